"""Put what an action refused beside the field it is about."""

from django import forms
from django.core.exceptions import ValidationError


def add_refusal(form: forms.BaseForm, error: ValidationError) -> None:
    """Add `error` to the fields that it names, else to the form as a whole."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, messages in error.message_dict.items():
        form.add_error(name if name in form.fields else None, messages)
