"""What holds a plan back: the rules that bind, and the worth of one more unit."""

from dataclasses import dataclass

from roles.models import Plan
from roles.reports.plan_words import Words
from roles.reports.reason import with_names

RULES = {
    "budget": "Money released",
    "afterwards": "What may be left running",
    "headcount": "Headcount",
    "onboarding": "New people in a quarter",
    "landing": "People to land what is bought and built",
    "learning": "Time to learn",
    "learners": "Masters who lead learners",
    "prerequisites": "What must stand before",
    "contractors": "Share of contractors",
    "keep_going": "Today's work, kept going",
}
# What `about` names, by the tables in which it is looked up.
TABLES = ["tasks", "capabilities", "roles", "focus_areas"]


@dataclass(frozen=True)
class Binding:
    """A rule that binds in a quarter, and what a unit more is worth at most. [0-1]

    `unit` is that much in words, such as "one person more from then on".
    """

    rule: str
    title: str
    quarter: int
    about: str
    unit: str
    worth: float


def binding_of(plan: Plan, words: Words) -> list[Binding]:
    """Return the rules that bind in the plan's answer, most worth first."""
    rows = [
        Binding(
            rule=row["rule"],
            title=RULES.get(row["rule"], row["rule"]),
            quarter=row["quarter"],
            about=about(words, row),
            unit=with_names(row["unit"]),
            worth=row["worth"],
        )
        for row in plan.answer.get("binding") or []
    ]
    return sorted(rows, key=lambda row: (-row.worth, row.title, row.quarter))


def about(words: Words, row: dict) -> str:
    """Say what a rule is about, and what that waits for; empty where it is all."""
    said = name_of(words, row.get("about") or "")
    needs = name_of(words, row.get("needs") or "")
    return f"{said}, which waits for {needs}" if needs else said


def name_of(words: Words, key: str) -> str:
    """Return the name of a row of the catalogue, with a level where there is one."""
    key, _, level = key.partition(" ")
    names = [words.names.tables[table].get(key) for table in TABLES]
    name = next((name for name in names if name), key)
    return f"{name} to {level}" if level else name
