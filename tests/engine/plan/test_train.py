"""One step of training worked out by hand, and the rules it meets.

Reports is 1 FTE and asks for bi 2. With bi 1 a person is able at 0.5, half of that
alone; with bi 2 a master at 1. Learning it takes a fifth of a quarter and costs 3.
"""

import pytest

from roles.engine.plan.training import training_on_offer
from roles.engine.work import work_of
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import CATALOGUE, planned, what

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
LEA = make_member("Lea", "analyst", levels={"bi": 1})
STEP = [("train", 1, "Lea", "bi", 2)]


def test_one_step():
    # quarter 1: 0.8 * 0.25 = 0.2 * 1.6 = 0.32 (0.4 with nothing done); then 1.
    # (0.32 + 1 + 2) / 4 = 0.83, less 0.001 * 0.003 million
    found = planned(LEA, budget=6, wishes={"keep_going": False}, **REPORTS)

    assert what(found) == STEP
    assert found.readiness.tolist() == pytest.approx([0.32, 1, 1])
    assert found.nothing_done.tolist() == pytest.approx([0.4, 0.4, 0.4])
    assert found.objective == pytest.approx(0.83 - 0.000003)
    assert found.actions[0]["from"] == 1
    assert found.actions[0]["confirm_first"] is False


@pytest.mark.parametrize(("share", "actions"), [(0.9, []), (0.8, STEP)])
def test_no_quarter_falls_far_below_what_it_would_be(share, actions):
    # learning takes 0.32 of 0.4, a share of 0.8
    catalogue = make_catalogue(keep_share=share)

    assert what(planned(LEA, budget=6, catalogue=catalogue, **REPORTS)) == actions


def test_steps_from_an_assumed_level_are_to_be_confirmed():
    lea = make_member("Lea", "analyst", seniority="junior")  # bi 1, assumed
    found = planned(lea, budget=6, wishes={"keep_going": False}, **REPORTS)

    assert found.actions[0]["confirm_first"] is True


def test_one_step_at_a_time_and_in_order():
    # bi 0: to 1 then to 2, a quarter each, useful from quarter 2 and 3
    lea = make_member("Lea", "analyst", levels={"bi": 0})
    found = planned(lea, budget=12, wishes={"keep_going": False}, **REPORTS)

    assert what(found) == [("train", 1, "Lea", "bi", 1), ("train", 2, "Lea", "bi", 2)]
    # quarter 2: 0.8 of her time at 0.25 while she learns on
    assert found.readiness.tolist() == pytest.approx([0, 0.32, 1])


def test_nobody_learns_while_away():
    late = LEA | {"start": "2026-04-01"}
    found = planned(late, budget=12, wishes={"keep_going": False}, **REPORTS)

    assert what(found) == [("train", 2, "Lea", "bi", 2)]


def offered(*members, catalogue=CATALOGUE, **changes):
    """Return the sets on offer as (member, steps, task, master)."""
    team = make_team(*members, catalogue=catalogue, **changes)
    work = work_of(catalogue, team, raised=True)
    steps, sets = training_on_offer(catalogue, team, work)
    names = [f"{s.skill} {s.to}" for s in steps.itertuples()]
    return [
        (
            tuple(names[n] for n in (one.first, one.second) if n >= 0),
            work.workload.index[one.task],
            one.master,
        )
        for one in sets.itertuples()
    ]


def test_offers_the_smallest_sets_that_open_or_master_a_task():
    # reports: bi to 1 makes able, both levels make a master
    dan = make_member("Dan", "engineer", levels={"bi": 0})

    assert offered(dan) == [
        (("bi 1",), "reports", False),
        (("bi 1", "bi 2"), "reports", True),
    ]


def test_never_teaches_to_expert_nor_what_does_not_apply_nor_what_has_no_work():
    # pipes: sql 3 of 4 could be a master at 4, which is expert
    plain = {"levels": {"sql": 3, "python": 3}, "not_applicable": ["bi"]}

    assert offered(make_member("Dan", "engineer", **plain)) == []
    assert offered(make_member("Dan", "engineer"), sources=0) == []


def test_a_leader_alone_learns_for_direction_alone():
    assert offered(make_member("Cid", "cdo", levels={"bi": 1})) == []
    assert offered(make_member("Cid", "cdo", "analyst", levels={"bi": 1})) != []


def test_any_of_is_learnt_either_way():
    # pipes: sql 4; python or r from 0 to 1 makes able: 1 + 0.5 over 2 = 0.75
    dan = make_member("Dan", "engineer", levels={"sql": 4, "python": 0, "r": 0})

    found = offered(dan, scope={"reports": 0})

    assert (("python 1",), "pipes", False) in found
    assert (("r 1",), "pipes", False) in found
    assert (("python 1", "python 2"), "pipes", True) in found
    assert not any(len({s.split()[0] for s in steps}) > 1 for steps, _, _ in found)
