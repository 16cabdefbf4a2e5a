"""Forms for rows that two people may edit at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Difference:
    """A field in which what stands is not what was typed."""

    label: str
    stands: str


class VersionedForm(forms.Form):
    """A form that knows which versions of its rows its user has seen."""

    versions = ["version"]

    version = forms.IntegerField(widget=forms.HiddenInput)

    def over(self, stands: dict) -> "VersionedForm":
        """Return this form on top of what `stands` now; what was typed is kept."""
        data = self.data.copy()
        for name in self.versions:
            data[self.add_prefix(name)] = str(stands[name])
        again = self.again(data)
        again.full_clean()
        return again

    def again(self, data: dict) -> "VersionedForm":
        """Return a form of the same kind with other data."""
        return type(self)(data, prefix=self.prefix)

    def differences(self, stands: dict) -> list[Difference]:
        """Return the fields in which `stands` differs from what was typed."""
        return [
            Difference(self[name].label, self.in_words(name, stands.get(name)))
            for name, field in self.fields.items()
            if name not in self.versions
            and field.has_changed(stands.get(name), self[name].data)
        ]

    def in_words(self, name: str, value: object) -> str:
        """Return a stored value as the user would read it."""
        field = self.fields[name]
        values = value if isinstance(value, list) else [value]
        if isinstance(field, forms.ModelChoiceField):
            values = list(field.queryset.filter(pk__in=[v for v in values if v]))
        elif isinstance(field, forms.ChoiceField):
            names = dict(flat(field.choices))
            values = [names.get(str(one), "") for one in values if one is not None]
        text = ", ".join(str(one) for one in values if one not in (None, ""))
        return text or "nothing"


def flat(choices: Iterable) -> Iterator[tuple[str, str]]:
    """Yield key and label of each choice, out of groups too."""
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from flat(label)
        else:
            yield str(key), str(label)
