"""What people can do: levels resolved, fit, productivity."""

from dataclasses import dataclass
from datetime import date

from tests.independent.tables import Book

WORKING = 2
SHIFT = {"junior": -1, "mid": 0, "senior": 1, None: 0}
NEAR = 1e-9


@dataclass(frozen=True)
class Fit:
    """How one person meets one task."""

    fit: float
    able: bool
    master: bool
    productivity: float


def clipped(level: float) -> int:
    """Return a level inside the scale."""
    return int(min(max(level, 0), 4))


def assumed_levels(book: Book, roles: list[str], seniority: str | None) -> dict:
    """Return what the roles let one assume: further roles a level lower."""
    levels: dict[str, int] = {}
    for place, role in enumerate(roles):
        for (owner, skill), mid in book.profile.items():
            if owner == role:
                level = clipped(clipped(mid + SHIFT[seniority]) - (place > 0))
                levels[skill] = max(levels.get(skill, 0), level)
    return levels


def resolved_levels(book: Book, member: dict) -> dict[str, int]:
    """Return the levels that count for a member, assessed before assumed."""
    levels = assumed_levels(book, member["roles"], member["seniority"])
    for skill, level in member["from_tools"].items():
        levels[skill] = max(levels.get(skill, 0), min(level, WORKING))
    levels.update(member["levels"])
    levels.update(dict.fromkeys(member["not_applicable"], 0))
    return levels


def fits(book: Book, levels: dict[str, int], roles: list[str]) -> dict[str, Fit]:
    """Return the fit to each task, with independence and home roles applied."""
    return {task: fit_to(book, task, levels, roles) for task in book.tasks}


def fit_to(book: Book, task: str, levels: dict[str, int], roles: list[str]) -> Fit:
    """Return how these levels meet one task."""
    number = book.number
    needs = book.needs[task]
    weights = sum(weight for _, _, weight in needs)
    best = [max(levels.get(skill, 0) for skill in skills) for skills, _, _ in needs]
    attained = [
        min(have / need[1], 1.0) for have, need in zip(best, needs, strict=True)
    ]
    fit = sum(a * need[2] for a, need in zip(attained, needs, strict=True)) / weights
    above = sum(
        max(have - need[1], 0.0) * need[2]
        for have, need in zip(best, needs, strict=True)
    )
    able = (
        may_do(book, task, roles)
        and min(attained) >= number["able_attainment"] - NEAR
        and fit >= number["able_fit"] - NEAR
    )
    bonus = min(
        1 + number["above_required_bonus"] * above / weights,
        number["above_required_cap"],
    )
    home = 1.0 if book.tasks[task]["home_role"] in roles else number["away_from_home"]
    productivity = able * fit ** number["fit_power"] * bonus * home
    master = able and fit >= number["master_fit"] - NEAR
    return Fit(fit, able, master, productivity)


def may_do(book: Book, task: str, roles: list[str]) -> bool:
    """Return whether independence lets somebody with these roles do the task."""
    guardians = {
        row["home_role"] for row in book.tasks.values() if row["independent"] == "yes"
    }
    if book.tasks[task]["independent"] == "yes":
        return book.tasks[task]["home_role"] in roles
    return not guardians & set(roles)


def is_there(member: dict, day: date) -> bool:
    """Return whether a member is on the team that day."""
    start, end = member["start"], member["end"]
    return not (
        (start and date.fromisoformat(start) > day)
        or (end and date.fromisoformat(end) < day)
    )
