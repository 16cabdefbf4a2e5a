"""What must hold of every plan and assessment, line by line of the model's page.

Where each line is tested on generated teams; files without a folder are beside this
one, those of the engine's own catalogue are in `tests/engine`.

| what must hold | assessment | plan |
|---|---|---|
| more levels never lower the optimum | test_answers, engine/test_properties | here |
| more maturity | test_answers, engine/test_properties | here |
| more money | has none | here, test_planning, engine/plan/test_properties |
| more people | test_assessment, engine/test_properties | here |
| nobody is over-allocated | test_assessment (certificate) | test_scip (states) |
| no quarter over budget, headcount | has none | test_scip, test_planning (checker) |
| no level without prerequisites, crew | has none | test_scip, test_planning (checker) |
| a validator never builds | engine/test_properties | here |
| coverage and kept in 0 to 1 | test_assessment | here |
| row order changes nothing | test_assessment | here, test_planning |
| no decisions: the assessment | is one | here (with attrition), test_planning |
| the bound is true | certificate | test_scip, test_brute_force, test_planning |
| worked by hand | engine/ | engine/plan/ |
| ordinary inputs | here | here |
| an infeasible lock names its rule | has none | here |
"""

from dataclasses import replace
from datetime import date

import pytest

from tests.independent.assessing import readiness, with_hire
from tests.independent.checker import violations
from tests.independent.engine_answers import engine_assessment
from tests.independent.people import resolved_levels
from tests.independent.plan_answers import engine_plan
from tests.independent.plan_strategies import SMALL
from tests.independent.plan_teams import make_document
from tests.independent.planning import planned
from tests.independent.questions import Question
from tests.independent.setting import rated_levels
from tests.independent.slices import Case, full_case, seeds
from tests.independent.strategies import TABLES, TODAY
from tests.independent.tables import DRIVERS, book_of
from tests.independent.wishes import in_words

NEAR = 1e-6
each_case = pytest.mark.parametrize("seed", seeds(1, 18))


def proved_case(seed: int) -> Case:
    """Return a case to be planned to the end, whose rules do not bind what is kept."""
    tables, document, question = full_case(seed)
    free = {"keep_going": False, "headcount": None, "locked": (), "gap": 0.0}
    return tables, document, replace(question, **free)


@each_case
def test_more_levels_never_lower_the_best_plan(seed):
    tables, document, question = proved_case(seed)
    book = book_of(tables)
    wiser = [
        member
        | {
            "levels": {
                s: min(v + 1, 4) for s, v in resolved_levels(book, member).items()
            }
        }
        | {"not_applicable": []}
        for member in document["members"]
    ]

    plan = engine_plan(document, question, tables=tables)
    more = engine_plan(document | {"members": wiser}, question, tables=tables)

    assert more["objective"] >= plan["objective"] - NEAR


@each_case
def test_more_maturity_never_lowers_the_best_plan(seed):
    tables, document, question = proved_case(seed)
    rated = rated_levels(book_of(tables), document)
    higher = {name: min(level + 1, 4) for name, level in rated.items()}

    plan = engine_plan(document, question, tables=tables)
    more = engine_plan(document | {"maturity": higher}, question, tables=tables)

    assert more["objective"] >= plan["objective"] - NEAR


@each_case
def test_more_money_never_lowers_the_best_plan(seed):
    tables, document, question = proved_case(seed)
    richer = replace(question, budget=question.budget + 100)

    plan = engine_plan(document, question, tables=tables)
    more = engine_plan(document, richer, tables=tables)

    assert more["objective"] >= plan["objective"] - NEAR


@each_case
def test_one_more_person_never_lowers_the_best_plan(seed):
    tables, document, question = proved_case(seed)
    role = tables["tasks"]["home_role"].iloc[0]
    larger = with_hire(document, role, "mid")

    plan = engine_plan(document, question, tables=tables)
    more = engine_plan(larger, question, tables=tables)

    assert more["objective"] >= plan["objective"] - NEAR


@each_case
def test_coverage_and_readiness_lie_between_0_and_1(seed):
    tables, document, question = proved_case(seed)

    plan = engine_plan(document, question, tables=tables)

    shares = [*plan["readiness_by_quarter"], plan["readiness_closing"]]
    shares += [one for area in plan["coverage_by_quarter"].values() for one in area]
    assert all(-NEAR <= share <= 1 + NEAR for share in shares)
    assert plan["bound"] <= 1 + NEAR


@each_case
def test_validators_never_build(seed):
    tables, document, question = proved_case(seed)
    tables = tables | {name: TABLES[name] for name in ("tasks", "task_skills")}
    judges = [m | {"roles": ["model_validator"]} for m in document["members"]]
    no_one_else = ({"kind": "hire"}, {"kind": "contract"}, *question.excluded)
    question = replace(question, excluded=no_one_else)

    plan = engine_plan(document | {"members": judges}, question, tables=tables)

    # but what keeps validation itself going is theirs
    owners = tables["capabilities"].set_index("id")["owner_task"]
    raised = [a["capability"] for a in plan["actions"] if a["kind"] == "raise"]
    assert set(owners[raised]) <= {"validate_models", "test_models"}


@each_case
def test_row_order_changes_nothing(seed):
    tables, document, question = proved_case(seed)
    turned = {
        name: table.sample(frac=1, random_state=seed) for name, table in tables.items()
    }
    backwards = document | {"members": document["members"][::-1]}

    plan = engine_plan(document, question, tables=tables)
    same = engine_plan(backwards, question, tables=turned)

    assert same["objective"] == pytest.approx(plan["objective"], abs=1e-9)
    assert described(same) == described(plan)


def described(plan: dict) -> list[tuple]:
    """Return what is decided, contracts to a hundredth of an FTE."""
    keys = ("kind", "quarter", "role", "seniority", "count", "member", "skill")
    return [
        (
            *(action.get(key) for key in (*keys, "capability", "to", "mode")),
            round(action.get("fte", 0.0), 2),
        )
        for action in plan["actions"]
    ]


@each_case
def test_without_decisions_a_quarter_is_the_assessment_of_who_is_left(seed):
    tables, document, question = proved_case(seed)
    people = [m | {"start": None, "end": None} for m in document["members"]]
    document = document | {"members": people}
    nothing = {"budget": 0.0, "leavers_pay": False}
    question = replace(question, **nothing, quarters=3, attrition=True)

    plan = engine_plan(document, question, tables=tables)

    # the middles of the three quarters, and their end
    for years, found in zip(
        (0.5 / 4, 1.5 / 4, 2.5 / 4, 3 / 4),
        [*plan["readiness_by_quarter"], plan["readiness_closing"]],
        strict=True,
    ):
        share = (1 - book_of(tables).number["attrition_a_year"]) ** years
        fewer = [member | {"fte": member["fte"] * share} for member in people]
        answer = engine_assessment(tables, document | {"members": fewer}, TODAY)
        assert found == pytest.approx(answer.readiness, abs=NEAR)


ORDINARY = {
    "no team": {"members": []},
    "no work": {"drivers": dict.fromkeys(DRIVERS, 0)},
    "nothing rated": {"layers": {}, "maturity": {}},
    "nothing at all": {
        **{"members": [], "drivers": dict.fromkeys(DRIVERS, 0)},
        **{"layers": {}, "maturity": {}},
    },
}


@pytest.mark.parametrize(
    ("inputs", "budget"), [*((one, 500.0) for one in ORDINARY), ("no work", 0.0)]
)
def test_ordinary_inputs_are_assessed_and_planned(inputs, budget):
    tables, document, question = full_case(1)
    document = document | ORDINARY[inputs]
    question = Question(budget, 2, question.start, gap=0.0, attrition=True)
    book = book_of(tables)

    answer = engine_assessment(tables, document, TODAY)
    plan = engine_plan(document, question, tables=tables)

    now = readiness(book, document, TODAY)
    assert answer.readiness == pytest.approx(now, abs=NEAR)
    assert violations(book, document, plan) == []
    best = planned(book, document, question).objective
    assert plan["objective"] == pytest.approx(best, abs=NEAR)


@pytest.mark.parametrize(
    "lock",
    [
        {"kind": "hire", "role": "data_engineer", "count": 4},  # of 3 who may join
        {"kind": "hire", "role": "data_engineer", "quarter": 2},  # joins in quarter 3
        {"kind": "hire", "role": "data_engineer", "count": 3},  # for 300 thousand
        {"kind": "contract", "role": "data_engineer", "fte": 1.5},  # beside 4 people
        {"kind": "raise", "capability": "model_store", "to": 1, "quarter": 1},
        {"kind": "train", "member": "dee", "skill": "leadership", "to": 1},
    ],
)
def test_an_infeasible_lock_is_named(lock):
    document = make_document()
    document["members"][2]["end"] = None
    question = Question(100.0, 2, date(2026, 1, 1), locked=(lock,))

    plan = engine_plan(document, question, tables=SMALL)

    assert violations(book_of(SMALL), document, plan) == []
    assert plan["status"] == "infeasible"
    assert in_words(lock) in plan["reason"]
