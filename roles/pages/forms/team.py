"""Forms about a team: making one, its context, and what is behind "refine"."""

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html

from roles.models import (
    DRIVERS,
    MOST_DRIVER,
    MOST_MONEY,
    MOST_SCOPE,
    MOST_WEIGHT,
    Capability,
    Driver,
    FocusArea,
    Layer,
    Organisation,
    ScaleStage,
    Task,
    Team,
    up_to,
)
from roles.pages.forms.layer import LAYER_ANSWERS
from roles.pages.forms.number import WORDS, number_field, plain
from roles.pages.forms.version import VersionedForm


class TeamForm(forms.Form):
    """A new team: its name, and whose it is where there is a choice."""

    name = forms.CharField(max_length=100, help_text="As people at work call it.")
    organisation = forms.ModelChoiceField(Organisation.objects.none())

    def __init__(self, *args, organisations: QuerySet[Organisation], **kwargs):
        """Offer the organisations of the user; the only one is taken unasked."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.only = organisations[0] if len(organisations) == 1 else None
        if self.only:
            del self.fields["organisation"]

    def clean(self) -> dict:
        """Fill in the organisation that was not asked for."""
        cleaned = super().clean()
        return {**cleaned, "organisation": self.only} if self.only else cleaned


class StageField(forms.ModelChoiceField):
    """The scale stage, with what it means."""

    widget = forms.RadioSelect

    def label_from_instance(self, stage: ScaleStage) -> str:
        """Return name and description."""
        return format_html(
            "<strong>{}.</strong> <small>{}</small>", stage.name, stage.text
        )


class ContextForm(VersionedForm):
    """What a manager must give: stage, drivers, an answer for each layer; budget."""

    stage = StageField(
        ScaleStage.objects.all(),
        required=False,
        empty_label=None,
        label="How much are your applications used?",
    )
    budget = forms.DecimalField(
        validators=up_to(MOST_MONEY),
        max_digits=14,
        decimal_places=2,
        required=False,
        error_messages=WORDS,
        label="New money for the next plan",
    )

    def __init__(self, *args, currency: str = "", **kwargs):
        """Ask for the drivers and layers that the catalogue has."""
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields[
            "budget"
        ].help_text = (
            f"Whole {currency or 'units'} beyond today's payroll. Empty: not known yet."
        )
        for driver in Driver.objects.all():
            self.fields[DRIVERS[driver.pk]] = driver_field(driver)
        self.layers = list(Layer.objects.all())
        for layer in self.layers:
            self.fields[f"layer_{layer.pk}"] = layer_field(layer)
        self.order_fields(["stage", *DRIVERS.values(), *self.fields])

    def again(self, data: dict) -> "ContextForm":
        """Return a form of the same kind with other data."""
        return type(self)(data, currency=self.currency)

    @property
    def drivers(self) -> list[forms.BoundField]:
        """The four numbers."""
        return [self[name] for name in DRIVERS.values() if name in self.fields]

    @property
    def layer_answers(self) -> list[forms.BoundField]:
        """The answers, one per layer, from the ground."""
        return [self[f"layer_{layer.pk}"] for layer in self.layers]

    def values(self) -> dict:
        """Return what the action sets on the team."""
        return {
            name: self.cleaned_data[name]
            for name in ["stage", "budget", *DRIVERS.values()]
        }

    def layer_values(self) -> dict[str, int | None]:
        """Return layer -> answer, None where it is not rated."""
        return {
            layer.pk: self.cleaned_data[f"layer_{layer.pk}"] for layer in self.layers
        }


def context_of(team: Team) -> dict:
    """Return what stands, as `ContextForm` shows it."""
    answers = {
        f"layer_{layer}": maturity
        for layer, maturity in team.layer_answers.values_list("layer", "maturity")
    }
    drivers = {name: plain(getattr(team, name)) for name in DRIVERS.values()}
    return {
        "version": team.version,
        "stage": team.stage_id,
        "budget": plain(team.budget),
        **drivers,
        **answers,
    }


def driver_field(driver: Driver) -> forms.FloatField:
    """Return the field of one driver, with its example."""
    return number_field(
        MOST_DRIVER,
        required=False,
        label=driver.name,
        help_text=f"{driver.text} {driver.example}",
    )


def layer_field(layer: Layer) -> forms.TypedChoiceField:
    """Return the question about one layer, with its five answers in words."""
    answers = [
        (level, f"{level}: {words}")
        for level, words in enumerate(LAYER_ANSWERS.get(layer.pk, []))
    ]
    return forms.TypedChoiceField(
        choices=[("", "Not rated yet"), *answers],
        coerce=int,
        empty_value=None,
        required=False,
        label=layer.name,
        help_text=layer.text,
        widget=forms.RadioSelect,
    )


class RefineForm(VersionedForm):
    """What has a default: weights of areas, scope of tasks, provided by others."""

    def __init__(self, *args, **kwargs):
        """Ask about the areas, tasks and capabilities that the catalogue has."""
        super().__init__(*args, **kwargs)
        self.areas = list(FocusArea.objects.all())
        self.tasks = list(Task.objects.select_related("home_role"))
        for area in self.areas:
            self.fields[f"weight_{area.pk}"] = number_field(
                MOST_WEIGHT, required=False, label=area.name
            )
        for task in self.tasks:
            self.fields[f"scope_{task.pk}"] = number_field(MOST_SCOPE, label=task.name)
        self.fields["provided"] = forms.MultipleChoiceField(
            choices=by_layer(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label="Provided by others",
        )

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """One weight per area."""
        return [self[f"weight_{area.pk}"] for area in self.areas]

    @property
    def scope_fields(self) -> list[forms.BoundField]:
        """One share per task."""
        return [self[f"scope_{task.pk}"] for task in self.tasks]

    def clean(self) -> dict:
        """Refuse weights that are all 0."""
        weights = self.weights()
        if weights and not any(weights.values()):
            raise forms.ValidationError("At least one area must weigh more than 0.")
        return self.cleaned_data

    def weights(self) -> dict[str, float]:
        """Return the weights that were given; none means derived."""
        given = {
            area.pk: self.cleaned_data.get(f"weight_{area.pk}") for area in self.areas
        }
        return {area: weight for area, weight in given.items() if weight is not None}

    def scopes(self) -> dict[str, float]:
        """Return task -> share done by this team."""
        return {task.pk: self.cleaned_data[f"scope_{task.pk}"] for task in self.tasks}


def by_layer() -> list[tuple[str, list]]:
    """Return the capabilities as choices, grouped by layer."""
    groups: dict[str, list] = {}
    for capability in Capability.objects.select_related("layer").order_by(
        "layer__position", "position"
    ):
        group = groups.setdefault(capability.layer.name, [])
        group.append((capability.pk, capability.name))
    return list(groups.items())


def refined(team: Team, tasks: list[Task]) -> dict:
    """Return what stands, as `RefineForm` shows it."""
    scopes = dict(team.scopes.values_list("task", "share"))
    weights = team.area_weights.values_list("area", "weight")
    provided = team.maturities.filter(is_provided=True)
    return {
        "version": team.version,
        **{f"scope_{task.pk}": plain(scopes.get(task.pk, 1)) for task in tasks},
        **{f"weight_{area}": plain(weight) for area, weight in weights},
        "provided": list(provided.values_list("capability", flat=True)),
    }
