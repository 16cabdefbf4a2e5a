"""The assessment written plainly: a team as it stands, solved as one programme."""

from datetime import date

from tests.independent.people import fits, is_there, resolved_levels
from tests.independent.programme import (
    Programme,
    Solution,
    constant,
    value_of,
)
from tests.independent.setting import setting_of
from tests.independent.state import (
    Worker,
    add_state,
    people_of,
    standing_today,
    ways_of,
)
from tests.independent.tables import Book


def members_on(book: Book, document: dict, day: date) -> list[Worker]:
    """Return the members who are there, in order of name."""
    return [
        Worker(
            member["name"],
            constant(member["fte"]),
            member["fte"],
            ways_of(fits(book, resolved_levels(book, member), member["roles"])),
        )
        for member in sorted(document["members"], key=lambda one: one["name"])
        if is_there(member, day)
    ]


def assessing_programme(book: Book, document: dict, day: date) -> Programme:
    """Return the assessment of a team as a programme."""
    setting = setting_of(book, document)
    programme = Programme()
    programme.goal = add_state(
        programme,
        setting,
        members_on(book, document, day),
        standing_today(setting),
    )
    return programme


def assessed(book: Book, document: dict, day: date) -> Solution:
    """Return the optimal allocation of a team."""
    solution = assessing_programme(book, document, day).solved()
    assert solution is not None
    return solution


def readiness(book: Book, document: dict, day: date) -> float:
    """Return the readiness of a team."""
    return assessed(book, document, day).objective


def area_scores(book: Book, document: dict, solution: Solution) -> dict[str, float]:
    """Return the people half of each area in a solution."""
    setting = setting_of(book, document)
    return {
        area: value_of(people_of(setting, area), solution.values) for area in book.areas
    }


def with_hire(document: dict, role: str, seniority: str) -> dict:
    """Return the team with one more person of a role."""
    hire = {
        **{"name": "one more", "roles": [role], "seniority": seniority, "fte": 1.0},
        **{"annual_cost": None, "start": None, "end": None},
        **{"levels": {}, "from_tools": {}, "not_applicable": []},
    }
    return document | {"members": [*document["members"], hire]}


def without(document: dict, name: str) -> dict:
    """Return the team without one of its members."""
    rest = [member for member in document["members"] if member["name"] != name]
    return document | {"members": rest}
