"""The form of one person's levels, and the filters of the matrix."""

from collections.abc import Iterable

from django import forms

from roles.models import Assessment, Level, Role, Skill
from roles.pages.forms.version import VersionedForm

NOT_ASSESSED, NOT_APPLICABLE = "", Assessment.Verdict.NOT_APPLICABLE.value
ANSWERS = [
    (NOT_ASSESSED, "not assessed"),
    *((str(level), f"{level}, {name.lower()}") for level, name in Level.choices),
    (NOT_APPLICABLE, "not applicable"),
]


class LevelsForm(VersionedForm):
    """What a manager says of each skill of a person."""

    def __init__(self, *args, skills: Iterable[Skill], **kwargs):
        """Ask about every skill of the catalogue; remember what was seen."""
        super().__init__(*args, **kwargs)
        self.skills = list(skills)
        for skill in self.skills:
            self.fields[skill.pk] = forms.ChoiceField(
                choices=ANSWERS,
                required=False,
                label=skill.name,
                # Only what differs from what was seen is saved.
                show_hidden_initial=True,
            )

    def again(self, data: dict) -> "LevelsForm":
        """Return a form of the same kind with other data."""
        return type(self)(data, skills=self.skills)

    def touched(self) -> list[str]:
        """Return the skills in which the user has changed something."""
        return [name for name in self.changed_data if name != "version"]

    def said(self) -> dict[str, int | str]:
        """Return skill -> what is new about it, as the action takes it."""
        return {name: said_of(self.cleaned_data[name]) for name in self.touched()}

    def over(self, stands: dict) -> "LevelsForm":
        """Return the form over what stands now; what was touched is kept."""
        data, touched = self.data.copy(), self.touched()
        for skill in self.skills:
            value = stands.get(skill.pk, NOT_ASSESSED)
            data[self.add_initial_prefix(skill.pk)] = value
            if skill.pk not in touched:
                data[self.add_prefix(skill.pk)] = value
        data[self.add_prefix("version")] = str(stands["version"])
        again = self.again(data)
        again.full_clean()
        return again

    def differences(self, stands: dict) -> list:
        """Return where somebody else has said something else since."""
        seen = {
            name: self.data.get(self.add_initial_prefix(name)) for name in self.fields
        }
        found = super().differences(stands)
        changed = {
            self.fields[skill.pk].label
            for skill in self.skills
            if stands.get(skill.pk, NOT_ASSESSED) != (seen[skill.pk] or NOT_ASSESSED)
        }
        return [one for one in found if one.label in changed]


class MatrixFilter(forms.Form):
    """Which rows and columns of the matrix to show."""

    name = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"data-search": ""})
    )
    role = forms.ModelChoiceField(
        Role.objects.all(), required=False, empty_label="All roles"
    )
    category = forms.ChoiceField(required=False)

    def __init__(self, *args, categories: Iterable[str], **kwargs):
        """Offer the categories that the skills have."""
        super().__init__(*args, **kwargs)
        names = [(name, name) for name in categories]
        self.fields["category"].choices = [("", "All skills"), *names]


def said_of(answer: str) -> int | str:
    """Return an answer of the form as the action takes it."""
    if answer == NOT_ASSESSED:
        return Assessment.Verdict.WITHDRAWN
    return answer if answer == NOT_APPLICABLE else int(answer)


def answer_of(assessment: Assessment) -> str:
    """Return an assessment as an answer of the form."""
    verdicts = Assessment.Verdict
    if assessment.verdict == verdicts.LEVEL:
        return str(assessment.level)
    return "" if assessment.verdict == verdicts.WITHDRAWN else NOT_APPLICABLE
