"""The Django app of TeamPlan."""

from django.apps import AppConfig


class RolesConfig(AppConfig):
    """Roles, teams and plans."""

    name = "roles"
    default_auto_field = "django.db.models.BigAutoField"
