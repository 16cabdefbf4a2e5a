"""Forms of an import: the file and its team, and the questions it raises."""

import hashlib

from django import forms
from django.db.models import QuerySet

from roles.imports.header import Field
from roles.imports.preview import Preview
from roles.imports.reading import MAX_BYTES
from roles.imports.titles import TitleQuestion
from roles.imports.vocabulary import plain
from roles.models import Organisation, Role, Team

NEW = "new"
COSTS = {
    "loaded": "The whole cost, with benefits and taxes",
    "salary": "Salaries: add what comes on top",
    "ignore": "Leave the column out",
}


class UploadForm(forms.Form):
    """A file, and the team it is about."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="XLSX, ODS or CSV, at most 20 MB and 200,000 rows.",
    )
    team = forms.ChoiceField(label="Team")
    name = forms.CharField(
        max_length=100,
        required=False,
        label="Name of the new team",
        help_text="Only for a new team.",
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, help_text="Only for a new team."
    )

    def __init__(
        self,
        *args,
        teams: QuerySet[Team],
        organisations: QuerySet[Organisation],
        **kwargs,
    ):
        """Offer the teams the user may edit; ask whose a new one is only in doubt."""
        super().__init__(*args, **kwargs)
        self.teams = {f"{t.organisation.slug}/{t.slug}": t for t in teams}
        named = [(key, f"{t.name} ({t.organisation})") for key, t in self.teams.items()]
        self.fields["team"].choices = [(NEW, "A new team"), *named]
        self.fields["organisation"].queryset = organisations
        self.only = organisations[0] if len(organisations) == 1 else None
        if self.only:
            del self.fields["organisation"]

    def clean_file(self) -> bytes:
        """Return the bytes, unless there are too many of them."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                f"This file has {file.size / 1e6:.1f} MB; at most 20 MB are read."
            )
        return file.read()

    def clean(self) -> dict:
        """Ask for the name and the organisation of a new team."""
        cleaned = super().clean()
        team = self.teams.get(cleaned.get("team", ""))
        organisation = self.only or cleaned.get("organisation")
        if not team and cleaned.get("team") == NEW:
            if not cleaned.get("name", "").strip():
                self.add_error("name", "A new team needs a name.")
            if not organisation and "organisation" not in self.errors:
                self.add_error("organisation", "Say whose team it is.")
        cleaned["organisation"] = team.organisation if team else organisation
        return {**cleaned, "team": team}


class AnswersForm(forms.Form):
    """What titles mean, and what a column of money holds."""

    def __init__(self, *args, preview: Preview, cost: str = "", **kwargs):
        """Ask about each unsure title, with the suggestion filled in."""
        super().__init__(*args, **kwargs)
        roles = list(Role.objects.values_list("id", "name"))
        self.titles = {key_of(one): one for one in preview.to_ask}
        for key, one in self.titles.items():
            self.fields[key] = forms.ChoiceField(
                choices=[("", "Choose a role"), *roles],
                initial=one.role,
                label=one.title or "No title given",
                help_text=help_of(one),
            )
        self.has_cost = bool(preview.read.cost or cost)
        if self.has_cost:
            self.fields["cost"] = forms.ChoiceField(
                choices=list(COSTS.items()),
                initial=cost or preview.read.cost,
                label=question_about_money(preview),
            )

    def answers(self) -> dict[str, str]:
        """Return title -> role."""
        return {one.title: self.cleaned_data[key] for key, one in self.titles.items()}

    def cost(self) -> str:
        """Return what the column of money holds, "" where there is none."""
        return self.cleaned_data.get("cost", "")


def question_about_money(preview: Preview) -> str:
    """Name the column where it is read; left out, it has no name here."""
    labels = dict(preview.read.labels)
    label = labels.get(Field.LOADED) or labels.get(Field.SALARY)
    column = f"the column “{label}”" if label else "the column of money"
    return f"What does {column} hold?"


def key_of(one: TitleQuestion) -> str:
    """Return the field of a title; it stays whatever other titles come up."""
    digest = hashlib.sha256(plain(one.title).encode()).hexdigest()
    return f"title_{digest[:16]}"


def help_of(one: TitleQuestion) -> str:
    """Say how many people it is about, and whether the role is a suggestion."""
    people = "1 person" if one.people == 1 else f"{one.people} people"
    if one.answered:
        return f"{people}."
    return f"{people}. " + ("A suggestion." if one.role else "No role is known for it.")
