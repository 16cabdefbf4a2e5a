"""What a plan leaves out, on cases worked out by hand; see `test_hire` and others."""

import pytest
from hypothesis import given

from roles.engine.plan.left_out import left_out
from roles.engine.plan.solve import solve_plan
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_member, make_team
from tests.engine.plan.make import (
    CATALOGUE,
    idle_plan,
    make_question,
    planned,
)
from tests.engine.strategies import FEWER, documents

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
IDLE = {"scope": {"pipes": 0, "reports": 0}}
CID = make_member("Cid", "cdo")


def by_kind(found):
    """Return what a plan leaves out by kind."""
    return {one["kind"]: one for one in found.left_out}


def test_a_hire_that_the_money_does_not_reach():
    # 0.675 less the price of 28; see `test_hire.test_one_hire`
    found = planned(budget=27, wishes={"afterwards": False}, **REPORTS)

    (hire,) = found.left_out
    assert [hire["kind"], hire["quarter"]] == ["hire", 1]
    assert [hire["role"], hire["seniority"], hire["count"]] == ["analyst", "mid", 1]
    assert hire["adds"] == pytest.approx(0.675 - 0.000028)
    assert [hire["because"], hire["rules"]] == ["money", []]
    assert hire["cost"] == pytest.approx(28)
    assert hire["running_cost"] == pytest.approx(80)
    (told,) = found.to_document()["left_out"]
    assert told["cost"] == pytest.approx(28_000)


def test_money_is_given_for_what_is_left_running_too():
    # 20 a quarter, of 39 / 2
    assert planned(budget=39, **REPORTS).left_out[0]["because"] == "money"


def test_a_hire_that_has_nothing_to_do():
    found = planned(make_member("Ben", "analyst"), budget=400, **REPORTS)

    hire = by_kind(found)["hire"]
    assert [hire["because"], hire["rules"]] == ["little", []]
    assert hire["adds"] == pytest.approx(0, abs=1e-9)


def test_a_hire_that_the_headcount_forbids():
    found = planned(CID, budget=400, wishes={"headcount": 1}, **REPORTS)

    hire = by_kind(found)["hire"]
    assert [hire["because"], hire["rules"]] == ["rules", ["headcount"]]
    assert hire["adds"] == pytest.approx(0, abs=1e-9)


def test_what_fits_a_plan_that_is_proved_no_further_than_its_gap():
    team = make_team(catalogue=CATALOGUE, **REPORTS)

    (hire,) = left_out(*idle_plan(team, make_question(400)))

    assert hire["because"] == "margin"
    assert hire["adds"] == pytest.approx(0.675 - 0.000028)


def test_the_least_of_a_contract():
    # Cid and a quarter of a person: a fifth of all are contractors. A senior does 1.1:
    # quarter 2: 0.25 * 1.6 + 0.025 * 1.2 = 0.43, / 4, less 1.6 * 100 / 4 / 4 = 10
    wishes = {"contractors": True, "onboarding": 1}
    found = planned(CID, budget=7, wishes=wishes, **REPORTS)

    contract = by_kind(found)["contract"]
    assert [contract["quarter"], contract["until"], contract["fte"]] == [2, 2, 0.25]
    assert contract["cost"] == pytest.approx(10)
    assert contract["adds"] == pytest.approx(0.43 / 4 - 0.00001)
    assert contract["because"] == "money"


def test_a_set_of_two_steps_counts_as_one():
    # quarter 2: 0.32 while she learns on, then 1; see `test_train`
    lea = make_member("Lea", "analyst", levels={"bi": 0})
    found = planned(lea, budget=0, wishes={"keep_going": False}, **REPORTS)

    train = by_kind(found)["train"]
    assert [train["member"], train["skill"], train["to"]] == ["Lea", "bi", 2]
    assert train["steps"] == [
        {"quarter": 1, "skill": "bi", "from": 0, "to": 1},
        {"quarter": 2, "skill": "bi", "from": 1, "to": 2},
    ]
    assert train["quarter"] == 1
    assert train["cost"] == pytest.approx(6)
    assert train["adds"] == pytest.approx(0.58 - 0.000006)


def test_training_that_would_let_a_quarter_fall_too_far():
    # 0.32 of 0.4; a master to lead her would mend it, too
    lea = make_member("Lea", "analyst", levels={"bi": 1})
    found = planned(lea, budget=6, **REPORTS)

    train = by_kind(found)["train"]
    assert train["because"] == "rules"
    assert train["rules"] == ["learners", "keep_going"]


def test_the_next_level_of_a_capability():
    # 1 / 12 in quarter 2 and in the closing state, which counts twice; building is 10
    ana = make_member("Ana", "engineer")
    found = planned(
        ana, budget=0, wishes={"onboarding": 0}, maturity={"store": 0}, **IDLE
    )

    (store,) = found.left_out
    assert [store["capability"], store["to"], store["mode"]] == ["store", 1, "build"]
    assert store["adds"] == pytest.approx(3 / 12 / 4 - 0.00001)
    assert [store["cost"], store["running_cost"]] == pytest.approx([10, 0])


@pytest.mark.slow
@FEWER
@given(documents(3))
def test_nothing_adds_less_than_nothing_nor_more_than_its_bound(document):
    catalogue = make_catalogue(needs=[("tests", "store")])
    team = Team.from_document(document, catalogue, TODAY)
    question = make_question(150, 3, contractors=True, onboarding=2)

    found = solve_plan(catalogue, team, question)

    kinds = [one["kind"] for one in found.left_out]
    assert len(kinds) == len(set(kinds))
    for one in found.left_out:
        assert one["adds"] >= 0
        assert (one["adds"] > 1e-6) == (one["because"] in ("money", "margin"))
        # Whoever is given all that money again, with all on offer, gains as much.
        more = make_question(
            150 + 4 * (one["cost"] + one["running_cost"]),
            3,
            contractors=True,
            onboarding=2,
            release="at_once",
        )
        if one["adds"] > 1e-6:
            best = solve_plan(catalogue, team, more)
            assert best.objective >= found.objective + one["adds"] - 1e-6
