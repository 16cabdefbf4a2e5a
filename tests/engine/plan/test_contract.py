"""Contracts worked out by hand, and the rules they meet.

Reports is 1 FTE and all there is; a mid analyst under contract does it at full speed
from quarter 2 on and costs 1.6 * 80 / 4 = 32 a quarter. Nobody hired joins in time.
"""

import pytest

from roles.engine.plan.options import contracts_on_offer, hires_on_offer
from tests.engine.make import make_catalogue, make_member
from tests.engine.plan import make
from tests.engine.plan.make import what

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
TWO_REPORTS = {"scope": {"pipes": 0}, "sources": 4}  # 2 FTE
IDLE = [make_member("Cid", "cdo"), make_member("Dan", "cdo")]  # there, that is all


def late(**judgements):
    """Return the catalogue in which hires come late, and any share may be contracts.

    A senior does no more than a mid.
    """
    numbers = {"hire_lead_quarters": 9, "hire_lead_quarters_senior": 9}
    numbers |= {"above_required_bonus": 0, "contractor_share": 1}
    return make_catalogue(**(numbers | judgements))


def planned(*members, wishes=None, catalogue=None, **changes):
    """Return the best plan with contracts."""
    wishes = {"contractors": True} | (wishes or {})
    catalogue = catalogue or late()
    return make.planned(*members, wishes=wishes, catalogue=catalogue, **changes)


def under_contract(found):
    """Return the FTE under contract by quarter."""
    total = [0.0] * found.question.quarters
    for action in found.actions:
        if action["kind"] == "contract":
            total[action["quarter"] - 1] += action["fte"]
    return total


def test_one_contract():
    # quarter 1: 0; quarter 2: 1; closing: 0 again; 1 / 4, less 0.001 * 0.032 million
    found = planned(**REPORTS)

    assert what(found) == [("contract", 2, "analyst", "mid", pytest.approx(1))]
    assert found.readiness.tolist() == pytest.approx([0, 1, 0])
    assert found.objective == pytest.approx(0.25 - 0.000032)
    assert found.once.tolist() == [0, 0]
    assert found.recurring.tolist() == pytest.approx([0, 32])
    (action,) = found.to_document()["actions"]
    assert action["cost"] == pytest.approx(32_000)
    assert action["running_cost"] == 0
    assert action["worth"] == pytest.approx(0.25 - 0.000032)


def test_no_contract_where_none_is_wanted():
    assert planned(wishes={"contractors": False}, **REPORTS).actions == []


@pytest.mark.parametrize(
    ("budget", "fte"),
    [(32, 1), (16, 0.5), (8, 0.25), (7.9, 0)],  # a contract is for 0.25 at least
)
def test_contracts_the_least_or_nothing(budget, fte):
    assert under_contract(planned(budget=budget, **REPORTS)) == pytest.approx([0, fte])


@pytest.mark.parametrize(
    ("share", "fte"),
    [(0.2, 0.5), (0.3, 6 / 7), (0.4, 1)],  # share * 2 / (1 - share), of 1 FTE of work
)
def test_contracts_a_share_of_the_people_at_work(share, fte):
    found = planned(*IDLE, catalogue=late(contractor_share=share), **REPORTS)

    assert under_contract(found) == pytest.approx([0, fte])


def test_hires_who_joined_count_among_the_people_at_work():
    # Two are hired, as 20 a quarter each may remain, of 100 / 2: c <= 1/3 * (2 + c).
    # 56 of 100 being spent on them, there is money for 1.375 FTE.
    catalogue = make_catalogue(contractor_share=1 / 3, above_required_bonus=0)
    found = planned(catalogue=catalogue, **(REPORTS | {"sources": 8}))

    assert what(found) == [
        ("hire", 1, "analyst", "mid", 2),
        ("contract", 2, "analyst", "mid", pytest.approx(1)),
    ]


@pytest.mark.parametrize(("cap", "fte"), [(3, 1), (4, 2), (None, 2)])
def test_contracts_count_in_the_headcount(cap, fte):
    found = planned(*IDLE, budget=400, wishes={"headcount": cap}, **TWO_REPORTS)

    assert under_contract(found) == pytest.approx([0, fte])


@pytest.mark.parametrize(
    ("cap", "fte"), [(1, [0, 1, 2, 2]), (2, [0, 2, 2, 2]), (0, [0, 0, 0, 0])]
)
def test_the_rise_of_contracts_is_onboarded(cap, fte):
    found = planned(budget=400, quarters=4, wishes={"onboarding": cap}, **TWO_REPORTS)

    assert under_contract(found) == pytest.approx(fte)


def test_hires_who_join_and_contracts_share_the_onboarding():
    # An analyst hired joins in quarter 2 and leaves no room for a contract there.
    catalogue = make_catalogue(contractor_share=1)
    wishes = {"onboarding": 1}
    found = planned(budget=400, wishes=wishes, catalogue=catalogue, **TWO_REPORTS)

    assert what(found) == [("hire", 1, "analyst", "mid", 1)]


def test_contracts_are_worth_what_is_lost_without_them():
    # Two quarters of (3 + 2), 32 each; without the first the second stays as it is.
    found = planned(budget=200, quarters=3, **REPORTS)

    assert [action["worth"] for action in found.actions] == pytest.approx(
        [1 / 5 - 0.000032] * 2
    )
    (line,) = found.lines
    assert [line["kind"], line["key"]] == ["contract", "analyst"]
    assert line["worth"] == pytest.approx(2 / 5 - 0.000064)


def test_a_contract_shrinks_where_another_falls_away():
    # Onboarding of 1 a quarter: 1 FTE, then 2. Without the first, only 1 of the 2 can
    # rise in quarter 3. 1 of 2 FTE covers (1.6 + 1.2) / 4 = 0.7 of the work.
    found = planned(budget=400, quarters=3, wishes={"onboarding": 1}, **TWO_REPORTS)

    first, second = (action["worth"] for action in found.actions)
    assert first == pytest.approx((0.7 + 0.3) / 5 - 0.000064)
    assert second == pytest.approx(1 / 5 - 0.000064)


def test_people_under_contract_land_what_starts():
    # Ana alone lands nothing (see test_raise); what is landed in quarter 2 she keeps.
    found = planned(
        make_member("Ana", "engineer", fte=0.19),
        scope={"pipes": 0, "reports": 0},
        maturity={"store": 0},
    )

    kinds = [(action["kind"], action["quarter"]) for action in found.actions]
    assert kinds == [("contract", 2), ("raise", 2)]
    assert found.readiness[-1] == pytest.approx(11 / 12)


def test_nobody_under_contract_carries_what_remains():
    assert planned(**REPORTS).hire_tasks == []


def test_neither_juniors_nor_leaders_are_contracted():
    offered = make.CATALOGUE.offers()
    found = contracts_on_offer(make.CATALOGUE, hires_on_offer(make.CATALOGUE))

    assert ("engineer", "junior") in offered
    assert [(row.role, row.seniority) for row in found.itertuples()] == [
        *(("analyst", "mid"), ("analyst", "senior")),
        *(("engineer", "mid"), ("engineer", "senior")),
    ]
    assert found["cost"].tolist() == pytest.approx([32, 40, 40, 48])
    assert found["hire"].tolist() == [
        offered.index((row.role, row.seniority)) for row in found.itertuples()
    ]
