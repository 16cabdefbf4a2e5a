"""An organisation's own value of a number of the catalogue."""

from django import forms
from django.core.exceptions import ValidationError

from roles.pages.forms.version import VersionedForm


class OwnValueForm(VersionedForm):
    """A value, and why it differs from the catalogue's."""

    value = forms.DecimalField(label="Own value", min_value=0, max_digits=14)
    reason = forms.CharField(
        max_length=200, help_text="Where it comes from; shown beside the value."
    )

    def add_errors(self, error: ValidationError) -> None:
        """Put what the action refused beside the field it is about."""
        for name, messages in error.message_dict.items():
            known = {"amount": "value"}.get(name, name)
            self.add_error(known if known in self.fields else None, messages)
