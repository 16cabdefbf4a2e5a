"""What a plan leaves out: the best of each kind, and why it is not in it."""

from dataclasses import dataclass

from roles.models import Plan
from roles.reports.binding import RULES
from roles.reports.plan_words import TITLES, Words

WHY = {
    "money": "The money does more elsewhere in the plan.",
    "margin": "It would fit in: the plan was good enough without it.",
    "little": "It would add nothing to this plan.",
}


@dataclass(frozen=True)
class LeftOut:
    """The best action of one kind that is not in a plan.

    `adds` is what it would add [0-1] if its cost came on top of the budget; None
    where it cannot be had at all. Money in whole units.
    """

    kind: str
    title: str
    quarter: int
    adds: float | None
    cost: float
    running_cost: float
    why: str

    @property
    def kind_title(self) -> str:
        """What its kind is called."""
        return TITLES[self.kind]

    @property
    def adds_something(self) -> bool:
        """Whether the plan would be better with it."""
        return bool(self.adds)


def left_out_of(plan: Plan, words: Words) -> list[LeftOut]:
    """Return what the plan's answer leaves out, most first."""
    rows = [
        LeftOut(
            kind=row["kind"],
            title=title_of(row, words),
            quarter=row["quarter"],
            adds=row["adds"],
            cost=row["cost"],
            running_cost=row["running_cost"],
            why=why_left_out(row),
        )
        for row in plan.answer.get("left_out") or []
    ]
    return sorted(rows, key=lambda row: -(row.adds or 0))


def title_of(row: dict, words: Words) -> str:
    """Say what an action is; of a contract also how much of it, and until when."""
    said = words.what(row)
    if row["kind"] != "contract":
        return said
    return f"{said}, {row['fte']:.2f} FTE until quarter {row['until']}"


def why_left_out(row: dict) -> str:
    """Say why an action is not in the plan."""
    if row["because"] != "rules":
        return WHY[row["because"]]
    names = [RULES[rule].lower() for rule in row.get("rules", []) if rule in RULES]
    if not names:
        return "Other rules than money rule it out."
    return f"Ruled out, whatever the money, by: {', '.join(names)}."
