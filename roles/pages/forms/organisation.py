"""Forms about an organisation, and about who sees its teams."""

from django import forms

from roles.actions.organisation import FIELDS
from roles.models import Access, Organisation
from roles.pages.forms.version import VersionedForm


class OrganisationForm(VersionedForm, forms.ModelForm):
    """What an organisation is called and counts in."""

    class Meta:
        model = Organisation
        fields = FIELDS


class AccessForm(forms.Form):
    """Whom to let see or change the team."""

    email = forms.EmailField(label="E-mail", help_text="As the user signs in.")
    right = forms.ChoiceField(
        choices=Access.Right,
        help_text=(
            "Viewers see scores, gaps and plans without people. Editors see and "
            "change everything about the team. Owners also say who may."
        ),
    )
