"""The form of one layer: a maturity for each capability, in its own words."""

from collections.abc import Iterable, Mapping

from django import forms

from roles.actions.maturity import Rating
from roles.queries.maturity import Standing
from roles.reports.capability import CapabilityRow

NOT_RATED = ""


class LayerForm(forms.Form):
    """What a team says of the capabilities of one layer.

    Each capability has its own version, so that two people who rate different
    ones do not get in each other's way.
    """

    def __init__(self, *args, rows: Iterable[CapabilityRow], **kwargs):
        """Ask about each capability by its written anchors."""
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        for row in self.rows:
            anchors = [
                (str(n), f"{n}: {text}") for n, text in sorted(row.anchors.items())
            ]
            self.fields[row.capability] = forms.ChoiceField(
                choices=[(NOT_RATED, "Not rated"), *anchors],
                required=False,
                label=row.name,
                help_text=row.text,
                widget=forms.RadioSelect,
            )
            self.fields[f"{row.capability}-provided"] = forms.BooleanField(
                required=False,
                label="Provided by others: it needs no upkeep of this team",
            )
            self.fields[f"{row.capability}-version"] = forms.IntegerField(
                widget=forms.HiddenInput
            )

    def groups(self) -> list[dict]:
        """Return the capabilities, each with its three fields."""
        return [
            {
                "row": row,
                "level": self[row.capability],
                "provided": self[f"{row.capability}-provided"],
                "version": self[f"{row.capability}-version"],
            }
            for row in self.rows
        ]

    def ratings(self) -> dict[str, Rating]:
        """Return capability -> what is said of it, as the action takes it."""
        return {
            row.capability: Rating(
                level=level_of(self.cleaned_data[row.capability]),
                is_provided=self.cleaned_data[f"{row.capability}-provided"],
                version=self.cleaned_data[f"{row.capability}-version"],
            )
            for row in self.rows
        }

    def over(self, stands: Mapping[str, Standing]) -> "LayerForm":
        """Return this form on top of what `stands` now; what was typed is kept."""
        data = self.data.copy()
        for row in self.rows:
            version = stands[row.capability].version
            data[f"{row.capability}-version"] = str(version)
        again = type(self)(data, rows=self.rows)
        again.full_clean()
        return again


def level_of(answer: str) -> int | None:
    """Return an answer as a level, None where it is not rated."""
    return None if answer == NOT_RATED else int(answer)


def stands_of(stands: Mapping[str, Standing]) -> dict:
    """Return what stands as the form shows it; assumed is not rated."""
    shown = {}
    for key, one in stands.items():
        rated = one.level is not None and not one.is_assumed
        shown[key] = str(one.level) if rated else NOT_RATED
        shown[f"{key}-provided"] = one.is_provided
        shown[f"{key}-version"] = one.version
    return shown
