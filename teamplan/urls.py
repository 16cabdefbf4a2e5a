"""Addresses of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("roles.pages.urls")),
]

handler404 = "roles.pages.errors.not_found"
handler403 = "roles.pages.errors.not_allowed"
handler500 = "roles.pages.errors.broken"
