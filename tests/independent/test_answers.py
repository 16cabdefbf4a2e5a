"""What the engine says beyond the score: people away, people more, worth of time."""

from datetime import date

import pytest
from hypothesis import given

from roles.engine.assessment import demand, key_people, next_hires
from tests.independent.assessing import (
    assessing_programme,
    readiness,
    with_hire,
    without,
)
from tests.independent.engine_answers import engine_assessment, engine_team
from tests.independent.options import annual_cost, hires_on_offer
from tests.independent.people import fits, is_there, resolved_levels
from tests.independent.setting import workloads
from tests.independent.strategies import ORDINARY, TABLES, TODAY, documents
from tests.independent.tables import Book, book_of

BOOK = book_of(TABLES)
NEAR = 1e-6
LITTLE = 0.02


def able_people(book: Book, document: dict, day: date) -> dict[str, set[str]]:
    """Return by task who is able to do it."""
    able: dict[str, set[str]] = {task: set() for task in book.tasks}
    for member in document["members"]:
        if is_there(member, day):
            levels = resolved_levels(book, member)
            for task, fit in fits(book, levels, member["roles"]).items():
                able[task] |= {member["name"]} if fit.able else set()
    return able


@ORDINARY
@given(documents())
def test_key_people_are_those_without_whom_readiness_falls(document):
    now = readiness(BOOK, document, TODAY)
    able = able_people(BOOK, document, TODAY)
    work = workloads(BOOK, document)

    found = key_people(*engine_team(TABLES, document, TODAY)).set_index("member")

    for name, row in found.iterrows():
        lost = now - readiness(BOOK, without(document, name), TODAY)
        stopped = {t for t, names in able.items() if names == {name} and work[t] > 0}
        assert row["readiness_lost"] == pytest.approx(lost, abs=NEAR)
        assert set(row["tasks_stopped"]) == stopped
    assert set(found.index) == {
        m["name"] for m in document["members"] if is_there(m, TODAY)
    }


@ORDINARY
@given(documents(most=2))
def test_next_hires_gain_what_one_more_person_adds(document):
    now = readiness(BOOK, document, TODAY)

    found = next_hires(*engine_team(TABLES, document, TODAY))

    found = found.set_index(["role", "seniority"])
    for hire in hires_on_offer(BOOK):
        more = readiness(BOOK, with_hire(document, hire.role, hire.seniority), TODAY)
        row = found.loc[hire.role, hire.seniority]
        assert row["readiness_gained"] == pytest.approx(more - now, abs=NEAR)
        assert row["annual_cost"] == pytest.approx(annual_cost(BOOK, hire))
    assert found["readiness_gained"].is_monotonic_decreasing


@ORDINARY
@given(documents())
def test_worth_of_time_bounds_what_a_little_more_adds(document):
    answer = engine_assessment(TABLES, document, TODAY)

    for task, worth in answer.worth_of_time.items():
        programme = assessing_programme(BOOK, document, TODAY)
        row, bound = programme.rows[f"coverage {task}"]
        programme.rows[f"coverage {task}"] = row, bound + LITTLE
        gain = programme.solved().objective - answer.readiness
        assert gain <= worth * LITTLE + NEAR


@ORDINARY
@given(documents())
def test_demand_is_the_work_of_the_formulas(document):
    found = demand(*engine_team(TABLES, document, TODAY))

    assert found["workload"].to_dict() == pytest.approx(workloads(BOOK, document))


@ORDINARY
@given(documents())
def test_full_scope_is_the_readiness_without_scopes(document):
    answer = engine_assessment(TABLES, document, TODAY)

    full = readiness(BOOK, document | {"scope": {}}, TODAY)
    expected = full if document["scope"] else None
    assert answer.readiness_full_scope == pytest.approx(expected, abs=NEAR)


@ORDINARY
@given(documents())
def test_one_level_more_never_lowers_readiness(document):
    now = engine_assessment(TABLES, document, TODAY).readiness
    raised = [
        member
        | {"levels": {s: min(v + 1, 4) for s, v in member["levels"].items()}}
        | {"not_applicable": []}
        for member in document["members"]
    ]

    more = engine_assessment(TABLES, document | {"members": raised}, TODAY)

    assert more.readiness >= now - 1e-9


@ORDINARY
@given(documents())
def test_more_maturity_never_lowers_readiness(document):
    document["maturity"] = dict.fromkeys(BOOK.capabilities, 1) | document["maturity"]
    now = engine_assessment(TABLES, document, TODAY).readiness
    higher = {c: min(level + 1, 4) for c, level in document["maturity"].items()}

    more = engine_assessment(TABLES, document | {"maturity": higher}, TODAY)

    assert more.readiness >= now - 1e-9
