"""What a plan is asked for."""

from datetime import date

from django import forms

from roles.actions.wishes import DEFAULTS
from roles.models import Team
from roles.reports.pattern import text_of

EXAMPLES = {
    "locked": "hire role=data_engineer quarter=1 count=2",
    "excluded": "raise capability=feature_store mode=buy",
}
DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PatternsField(forms.Field):
    """Patterns of actions, one a line."""

    def __init__(self, name: str, **options: object) -> None:
        """Take the name of the wish, whose example stands in the empty box."""
        attrs = {"rows": 3, "placeholder": EXAMPLES[name], "spellcheck": "false"}
        widget = forms.Textarea(attrs=attrs)
        super().__init__(required=False, widget=widget, **options)

    def prepare_value(self, value: str | list[str] | None) -> str:
        """Return what stands in the box."""
        return value if isinstance(value, str) else "\n".join(value or [])

    def to_python(self, value: str | None) -> list[str]:
        """Return the lines."""
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class PlanForm(forms.Form):
    """Budget and horizon first; everything else has a usual value."""

    budget = forms.FloatField(
        label="New money",
        help_text="For everything the plan does within its horizon, on top of "
        "today's payroll. In whole units, such as 2000000. Zero is an answer too.",
        widget=forms.NumberInput(attrs={"step": "any", "min": 0}),
    )
    quarters = forms.IntegerField(
        label="Quarters",
        help_text="How far to plan, 1 to 12. Further ahead takes longer to work out, "
        "and spreads the money thinner.",
        widget=forms.NumberInput(attrs={"min": 1, "max": 12}),
    )
    start = forms.DateField(
        label="First day",
        help_text="Quarter 1 begins here; usually the next quarter of the fiscal year.",
        widget=DATE,
    )
    onboarding = forms.IntegerField(
        label="New people in a quarter, at most",
        help_text="How many the team can take in well at once.",
        widget=forms.NumberInput(attrs={"min": 0}),
    )
    headcount = forms.IntegerField(
        required=False,
        label="Headcount, at most",
        help_text="People there, people hired, and contracts by their FTE. "
        "Empty: no cap.",
        widget=forms.NumberInput(attrs={"min": 0}),
    )
    gap = forms.FloatField(
        label="Good enough within, in points",
        help_text="The search ends once no plan can be better by more than this many "
        "points of readiness. Less is more exact, and takes longer.",
        widget=forms.NumberInput(attrs={"step": "any", "min": 0}),
    )
    time_limit = forms.IntegerField(
        label="Time limit, in seconds",
        help_text="The search ends here at the latest, with the best plan so far and "
        "how much better one could be.",
        widget=forms.NumberInput(attrs={"min": 1, "max": 3600}),
    )
    release = forms.ChoiceField(
        choices=[
            ("evenly", "The same amount each quarter; what is left carries over"),
            ("at_once", "All of it on the first day"),
        ],
        label="When the money is there",
        widget=forms.RadioSelect,
    )
    keep_going = forms.BooleanField(
        required=False,
        label="Keep today's work going",
        help_text="No quarter may fall far below what it would be with nothing done; "
        "improving takes time away from daily work.",
    )
    afterwards = forms.BooleanField(
        required=False,
        label="Leave no more running than the budget carries",
        help_text="What the plan costs a quarter once it is over may not exceed the "
        "budget of one quarter.",
    )
    leavers_pay = forms.BooleanField(
        required=False,
        label="Spend the pay of known leavers as well",
        help_text="What people who leave cost no longer counts as new money.",
    )

    contractors = forms.BooleanField(
        required=False,
        label="Contracts may be made",
        help_text="Roles may be filled on contract, quarter by quarter: at full speed "
        "from the first day, dearer than employees, and not there afterwards.",
    )
    attrition = forms.BooleanField(
        required=False,
        label="Expect people to leave",
        help_text="Time of members is expected to be lost at the usual rate of people "
        "who leave in a year; hires that make up for it are marked as backfills. "
        "Nobody is named as leaving.",
    )

    locked = PatternsField(
        "locked",
        label="Must be in the plan",
        help_text="One a line: hire, contract, train or raise, then what it is about, "
        "by ids of the catalogue and names of members.",
    )
    excluded = PatternsField(
        "excluded",
        label="Must not be in the plan",
        help_text="The same; a kind alone, such as train, leaves all of it out.",
    )

    FIRST = ("budget", "quarters", "start")
    SECOND = ("onboarding", "headcount", "gap", "time_limit")
    REFINE = (
        *("contractors", "attrition", "release"),
        *("keep_going", "afterwards", "leavers_pay", "locked", "excluded"),
    )

    @classmethod
    def usual(cls, team: Team, start: date) -> dict:
        """Return what the form holds before anybody types."""
        budget = None if team.budget is None else int(team.budget)
        return {**DEFAULTS, "budget": budget, "start": start}

    @classmethod
    def like(cls, question: dict) -> dict:
        """Return what the form holds where a plan is asked for once more."""
        texts = {
            name: [text_of(pattern) for pattern in question[name]] for name in EXAMPLES
        }
        # Numbers as people type them.
        whole = {
            name: int(value)
            for name, value in question.items()
            if isinstance(value, float) and value.is_integer()
        }
        return {**question, **whole, **texts}

    def first(self) -> list:
        """Return the fields that everybody fills in."""
        return [self[name] for name in self.FIRST]

    def second(self) -> list:
        """Return the fields that have a usual value."""
        return [self[name] for name in self.SECOND]

    def refine(self) -> list:
        """Return the fields that stand behind "refine"."""
        return [self[name] for name in self.REFINE]

    def is_refine_open(self) -> bool:
        """Tell whether something behind "refine" is wrong, or is to be looked at."""
        return any(
            self[name].errors or (name in EXAMPLES and self[name].value())
            for name in self.REFINE
        )
