"""What holds for every assessment, on generated teams."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.engine.assessment import assess
from roles.engine.team import Team
from tests.engine.make import TODAY, make_catalogue, make_member
from tests.engine.strategies import FEW, SKILLS, documents

CATALOGUE = make_catalogue(
    relief=[("store", "pipes", 0.5), ("tests", "reports", 0.3)],
    needs=[("tests", "store")],
)
NEAR = 1e-7


def assessed(document):
    """Return the assessment of a document."""
    return assess(CATALOGUE, Team.from_document(document, CATALOGUE, TODAY))


@FEW
@given(documents())
def test_nobody_gives_more_time_than_there_is(document):
    found = assessed(document)

    used = pd.concat([found.allocation, found.upkeep]).groupby("member")["fte"].sum()
    for member in document["members"]:
        spent = used.get(member["name"], 0.0)
        assert spent <= member["fte"] + NEAR
        assert spent + found.spare[member["name"]] == pytest.approx(
            member["fte"], abs=1e-5
        )


@FEW
@given(documents())
def test_scores_and_shares_lie_between_0_and_1(document):
    found = assessed(document)

    assert -NEAR <= found.readiness <= 1 + NEAR
    assert found.tasks["coverage"].between(0, 1).all()
    assert (found.kept <= found.maturity + NEAR).all()
    assert (found.kept >= 0).all()
    weighted = (found.areas["weight"] * found.areas["readiness"]).sum()
    assert weighted == pytest.approx(found.readiness, abs=1e-6)


@FEW
@given(documents())
def test_done_work_and_relief_make_up_what_is_covered(document):
    found = assessed(document)

    done = found.allocation.assign(
        done=found.allocation["fte"] * found.allocation["productivity"]
    )
    done = done.groupby("task")["done"].sum().reindex(found.tasks.index).fillna(0)
    relief = CATALOGUE.relief.loc[found.kept.index].mul(found.kept / 4, axis=0).sum()
    covered = done + relief * found.tasks["workload"]
    assert (found.tasks["covered"] - covered).max() <= 1e-5


@FEW
@given(documents())
def test_judges_never_do_other_work(document):
    found = assessed(document)

    judges = {m["name"] for m in document["members"] if "judge" in m["roles"]}
    busy = pd.concat([found.allocation, found.upkeep])
    assert set(busy[busy["member"].isin(judges)]["task"]) <= {"checks"}
    assert set(busy[busy["task"] == "checks"]["member"]) <= judges


@FEW
@given(documents(), st.integers(0, 3), st.sampled_from(SKILLS))
def test_more_of_a_level_never_lowers_readiness(document, place, skill):
    before = assessed(document)
    if place >= len(document["members"]):
        return
    member = document["members"][place]
    level = before.levels.loc[member["name"], skill]
    levels = member["levels"] | {skill: int(min(level + 1, 4))}
    better = [*document["members"]]
    better[place] = member | {"levels": levels}

    after = assessed(document | {"members": better})

    assert after.readiness >= before.readiness - NEAR


@FEW
@given(documents(), st.sampled_from(["engineer", "analyst", "judge"]))
def test_one_more_person_never_lowers_readiness(document, role):
    more = [*document["members"], make_member("more", role)]

    after = assessed(document | {"members": more})

    assert after.readiness >= assessed(document).readiness - NEAR


@FEW
@given(documents())
def test_more_maturity_never_lowers_readiness(document):
    before = assessed(document)
    higher = {name: min(v + 1, 4) for name, v in document["maturity"].items()}

    after = assessed(document | {"maturity": higher})

    assert after.readiness >= before.readiness - NEAR


@FEW
@given(documents())
def test_row_order_changes_nothing(document):
    turned = document | {"members": document["members"][::-1]}

    pd.testing.assert_frame_equal(
        assessed(document).allocation, assessed(turned).allocation
    )
