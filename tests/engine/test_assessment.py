from datetime import date

import pandas as pd
import pytest

from roles.engine.assessment import assess
from tests.engine.make import make_catalogue, make_document, make_member, make_team

CATALOGUE = make_catalogue()
ANA = make_member("Ana", "engineer")
BEN = make_member("Ben", "analyst")


def assessed(*members, catalogue=CATALOGUE, **changes):
    """Return the assessment of a team of the small catalogue."""
    return assess(catalogue, make_team(*members, catalogue=catalogue, **changes))


def test_two_people_and_two_tasks():
    # 1 FTE each of pipes and reports. Ana masters pipes: sql 4 of 4, python 3 of 2,
    # above (0 + 1) / 2: productivity 1 + 0.1 * 0.5 = 1.05; Ben does reports at 1.
    # Half a person each: pipes 0.525 = 0.25 * 1.6 + 0.25 * 1.2 + 0.025 * 0.8 = 0.72,
    # reports 0.5 = 0.4 + 0.3 = 0.7; (0.72 + 0.7) / 2 FTE = 0.71.
    found = assessed(ANA | {"fte": 0.5}, BEN | {"fte": 0.5})

    assert found.readiness == pytest.approx(0.71)
    assert found.readiness_full_scope is None
    assert found.tasks.loc["pipes", "covered"] == pytest.approx(0.525)
    assert found.tasks.loc["pipes", "shortage"] == pytest.approx(0.475)
    assert found.tasks.loc["reports", "coverage"] == pytest.approx(0.5)
    assert found.tasks.loc["pipes", "core_workload"] == pytest.approx(0.75)
    assert found.allocation.to_dict("records") == [
        {"member": "Ana", "task": "pipes", "fte": 0.5, "productivity": 1.05},
        {"member": "Ben", "task": "reports", "fte": 0.5, "productivity": 1.0},
    ]
    # the third quarter of pipes is next: 0.8 / 2 FTE; reports is at a step: 0.8 / 2
    assert found.worth_of_time.to_dict() == pytest.approx(
        {"pipes": 0.4, "reports": 0.4}
    )


def test_time_beyond_the_work_is_spare():
    # reports has 1 FTE, Ben does all of it; of Ana's time 1 / 1.05 is enough
    found = assessed(ANA, BEN)

    assert found.readiness == pytest.approx(1.0)
    assert found.spare["Ana"] == pytest.approx(1 - 1 / 1.05)
    assert found.spare["Ben"] == pytest.approx(0.0)


def test_work_stays_at_home_where_the_score_allows():
    # both can do reports alike at 1, Cem away from home at 0.8 * 1.25 = 1
    cem = make_member("Cem", "engineer", levels={"bi": 4})  # 1 + 0.1 * 2, 0.8 of it
    found = assessed(BEN, cem, scope={"pipes": 0}, sources=1)

    by_member = found.allocation.set_index("member")["task"]
    assert by_member.to_dict() == {"Ben": "reports"}


def learner(name, **changes):
    """Return somebody able at pipes, but no master: sql 3, python 2; fit 0.875."""
    return make_member(name, "engineer", levels={"sql": 3, "python": 2}, **changes)


def test_a_learner_alone_works_at_half_speed():
    # 0.875 * 0.5 = 0.4375 of 1: 0.25 * 1.6 + 0.1875 * 1.2 = 0.625; all of the area
    found = assessed(learner("Lea"), sources=0)

    assert found.readiness == pytest.approx(0.625)
    assert found.allocation.loc[0, "productivity"] == pytest.approx(0.4375)


def test_a_master_carries_two_learners_for_each_unit_of_own_time():
    # Ana 0.1 carries 0.2 of Lea's 0.4: 0.105 + 0.2 * 0.875 + 0.2 * 0.4375 = 0.3675;
    # 0.25 * 1.6 + 0.1175 * 1.2 = 0.541
    found = assessed(ANA | {"fte": 0.1}, learner("Lea", fte=0.4), sources=0)

    assert found.readiness == pytest.approx(0.541)
    assert found.tasks.loc["pipes", "covered"] == pytest.approx(0.3675)


def test_nothing_kept_without_people_and_nothing_done():
    # infrastructure: importance * target 2 + 4, all rated: share 0.5; nobody keeps it
    found = assessed(maturity={"store": 2, "tests": 4})

    assert found.readiness == 0
    assert found.kept.to_dict() == {"store": 0, "tests": 0}
    assert found.areas.loc["data_management", "infrastructure"] == 0
    assert len(found.allocation) == 0


def test_upkeep_takes_time_of_the_owner():
    # no work but upkeep (scope 0): people 1. store: 2 levels * 0.02 = 0.04 FTE of
    # pipes, tests: 4 * 0.1 = 0.4 FTE of reports; Ben keeps 0.1 / 0.1 = 1 level of it.
    # infrastructure (2 + 1) / 6 = 0.5; readiness 0.5 * 1 + 0.5 * 0.5
    found = assessed(
        ANA,
        BEN | {"fte": 0.1},
        scope={"pipes": 0, "reports": 0},
        maturity={"store": 2, "tests": 4},
    )

    assert found.readiness == pytest.approx(0.75)
    assert found.kept.to_dict() == pytest.approx({"store": 2, "tests": 1})
    assert found.upkeep_need.to_dict() == pytest.approx({"pipes": 0.04, "reports": 0.4})
    assert found.upkeep.set_index("member")["fte"].to_dict() == pytest.approx(
        {"Ana": 0.04 / 1.05, "Ben": 0.1}
    )
    assert found.layers.loc["ground", "infrastructure"] == pytest.approx(0.5)
    assert found.layers.loc["ground", "target"] == 3  # (2 + 4) / 2
    assert found.layers.loc["roof", "rated"] == 0


def test_what_others_provide_needs_no_upkeep():
    found = assessed(maturity={"store": 2}, provided=["store"], scope={"reports": 0})

    # store alone is rated: share of people 1 - 0.5 * 2 / 6 = 5 / 6; nobody works
    assert found.kept.to_dict() == {"store": 2}
    assert found.readiness == pytest.approx(1 / 6)


def test_maturity_above_the_target_earns_nothing_but_relieves():
    # store at 4 of 4 takes 0.4 of pipes away: 0.25 * 1.6 + 0.15 * 1.2 = 0.58 of all
    # work of the area; share 5 / 6 of people, 1 / 6 of infrastructure at its target
    catalogue = make_catalogue(relief=[("store", "pipes", 0.4)])
    found = assessed(
        catalogue=catalogue, maturity={"store": 4}, provided=["store"], sources=0
    )

    assert found.readiness == pytest.approx(5 / 6 * 0.58 + 1 / 6)


def test_an_area_with_nothing_rated_counts_people_alone():
    found = assessed(ANA, BEN)

    assert found.areas["infrastructure"].isna().all()
    assert found.readiness == pytest.approx(1.0)


def test_readiness_at_full_scope_stands_beside():
    # with reports at 0, Ana does all there is; in full she covers half of the area
    found = assessed(ANA, scope={"reports": 0})

    assert found.readiness == pytest.approx(1.0)
    assert found.readiness_full_scope == pytest.approx(0.5)


def test_who_is_not_there_counts_for_nothing():
    found = assessed(ANA, BEN | {"start": "2026-02-01"})

    assert found.readiness == pytest.approx(0.5)
    assert list(found.spare.index) == ["Ana"]
    assert found.skills.set_index("skill").loc["bi", "people"] == 0


def test_no_drivers_and_no_scope_leave_nothing_to_do():
    found = assessed(ANA, sources=0, scope={"pipes": 0})

    assert found.readiness == 1.0
    assert (found.tasks["coverage"] == 1).all()
    assert len(found.skills) == 0


def test_row_order_changes_nothing():
    names = [make_member(f"m{n}", "engineer", "analyst", fte=0.3) for n in range(4)]
    catalogue, turned = make_catalogue(), make_catalogue()
    document = make_document(*names, maturity={"store": 1, "tests": 2})
    back = {**document, "members": names[::-1], "maturity": {"tests": 2, "store": 1}}

    first, second = (
        assess(one, make_team(*doc["members"], maturity=doc["maturity"]))
        for one, doc in ((catalogue, document), (turned, back))
    )

    pd.testing.assert_frame_equal(first.allocation, second.allocation)
    pd.testing.assert_series_equal(first.kept, second.kept)


def test_looks_at_the_team_on_its_day():
    team = make_team(ANA | {"end": "2026-01-31"}, sources=0)

    assert assess(CATALOGUE, team).readiness == pytest.approx(1.0)
    assert assess(CATALOGUE, team.at(date(2026, 2, 1))).readiness == 0
