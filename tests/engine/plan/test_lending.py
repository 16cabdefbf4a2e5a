"""People lent between teams: whose time it is, and what they do with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.engine.assessment import assess
from roles.engine.plan.portfolio import solve_portfolio
from roles.engine.team import Team
from tests.engine.make import TODAY, make_member, make_team
from tests.engine.plan.make import CATALOGUE, make_question
from tests.engine.strategies import FEWER, documents

ANA = make_member("Ana", "engineer", levels={"sql": 4, "python": 2})
BEN = make_member("Ben", "analyst")
REPORTS = {"pipes": 0, "reports": 0.5}  # half a person of reports is all the work
NEAR = 1e-5


def team(*members, **changes):
    """Return a team with half a person of reports to do, unless changed."""
    return make_team(*members, catalogue=CATALOGUE, **({"scope": REPORTS} | changes))


def lent(*teams, budget=0, quarters=1, **wishes):
    """Return what teams a, b, ... lend each other: (who, from, to, quarter) -> FTE."""
    question = make_question(budget, quarters, **wishes)
    answer = solve_portfolio(CATALOGUE, dict(zip("abc", teams, strict=False)), question)
    return {tuple(loan.values())[:4]: loan["fte"] for loan in answer.lent}


def test_who_has_time_works_where_it_is_needed_and_no_longer_than_that():
    # Ben has half his time left; the others lack that much.
    found = lent(team(BEN), team(), quarters=2)

    assert found == {
        ("Ben", "a", "b", quarter): pytest.approx(0.5, abs=NEAR)
        for quarter in (1, 2, 3)
    }


def test_nobody_is_lent_where_nobody_is_needed():
    other = make_member("Cleo", "analyst")

    assert lent(team(BEN), team(other)) == {}


def test_of_several_teams_the_one_lends_whose_member_is_able():
    # Ana of a has time, too, and cannot do reports.
    idle = {"scope": {"pipes": 0, "reports": 0}}

    found = lent(team(ANA, **idle), team(BEN, **idle), team())

    assert found == {
        ("Ben", "b", "c", quarter): pytest.approx(0.5, abs=NEAR) for quarter in (1, 2)
    }


def test_nobody_is_lent_twice_over():
    # All three lack half a person of reports, in quarters worth ever less: of the one
    # person there is, each gets at least the first two, and nobody more than all four.
    found = lent(team(BEN), team(), team(), keep_going=False)

    first = {to: fte for (_, _, to, quarter), fte in found.items() if quarter == 1}
    assert set(first) == {"b", "c"}
    assert all(0.25 - NEAR <= fte <= 0.375 + NEAR for fte in first.values())
    assert sum(first.values()) <= 0.75 + NEAR  # the rest is for home


def test_whoever_learns_can_lend_only_the_rest_of_the_time():
    # To do reports at home from then on, Cleo learns bi to 2: a fifth of her quarter.
    cleo = make_member("Cleo", "engineer", levels={"bi": 1, "sql": 4, "python": 2})
    home = team(cleo, scope={"pipes": 0, "reports": 2})
    away = team(scope={"pipes": 1, "reports": 0})

    found = lent(home, away, budget=12, keep_going=False)

    assert found["Cleo", "a", "b", 1] == pytest.approx(0.8, abs=NEAR)


def test_leavers_are_lent_as_long_as_they_are_there():
    leaver = BEN | {"end": "2026-03-31"}

    assert list(lent(team(leaver), team(), quarters=2)) == [("Ben", "a", "b", 1)]


def test_of_members_who_may_leave_the_expected_time_is_lent():
    # All of Ben is needed away: 0.81 of a year on, and the root of that mid-year.
    idle, open_work = team(BEN, scope={"pipes": 0, "reports": 0}), team(sources=6)

    found = lent(idle, open_work, quarters=4, attrition=True)

    assert found["Ben", "a", "b", 5] == pytest.approx(0.81, abs=NEAR)
    assert found["Ben", "a", "b", 1] == pytest.approx(0.81**0.125, abs=NEAR)


@pytest.mark.parametrize(
    ("keeps", "quarter", "closing"), [(True, 0.25, 0.5), (False, 0.5, 0.5)]
)
def test_lending_does_not_empty_a_team(keeps, quarter, closing):
    # One person of reports each, and Ben alone: half of each is worth most together,
    # 0.7 and 0.7. Kept going is a = 0.9: three quarters of the work. The closing state
    # is no quarter.
    full = {"scope": {"pipes": 0, "reports": 1}}

    found = lent(team(BEN, **full), team(**full), keep_going=keeps)

    assert found == {
        ("Ben", "a", "b", 1): pytest.approx(quarter, abs=NEAR),
        ("Ben", "a", "b", 2): pytest.approx(closing, abs=NEAR),
    }


@pytest.mark.parametrize(("role", "lends"), [("engineer", True), ("judge", False)])
def test_who_judges_builds_nothing_away_either(role, lends):
    # Able to run pipelines by level; at home there is nothing to do.
    able = make_member("Ana", role, levels={"sql": 4, "python": 2})
    home, away = (
        team(able, scope={"pipes": 0, "reports": 0}),
        team(scope={"reports": 0}),
    )

    assert bool(lent(home, away)) is lends


def test_guests_land_what_a_team_raises():
    # Nobody of b can build a store; it takes all of Ana for a quarter, and a tenth of
    # her from then on.
    home = team(ANA, scope={"pipes": 0, "reports": 0})
    away = team(scope={"pipes": 0, "reports": 0}, maturity={"store": 0})
    teams, question = {"a": home, "b": away}, make_question(200, 1)

    with_ana = solve_portfolio(CATALOGUE, teams, question)
    without = solve_portfolio(CATALOGUE, teams, question, lend=False)

    raised = [(one["kind"], one["to"]) for one in with_ana.teams["b"].actions]
    assert raised == [("raise", 1)]
    assert without.teams["b"].actions == []
    assert [loan["fte"] for loan in with_ana.lent] == pytest.approx([1, 0.1], abs=NEAR)


def with_guests(document, member, change):
    """Return a document with the time of a member changed, or that member added."""
    others = [one for one in document["members"] if one["name"] != member["name"]]
    fte = next(
        (o["fte"] for o in document["members"] if o["name"] == member["name"]), 0.0
    )
    changed = member | {"fte": min(max(fte + change, 0.0), 1.0)}
    return document | {"members": [*others, changed]}


def readiness(document):
    """Return the readiness of a document as it is assessed."""
    return assess(CATALOGUE, Team.from_document(document, CATALOGUE, TODAY)).readiness


def renamed(document, prefix):
    """Return a document whose members bear names of their own."""
    rows = [one | {"name": prefix + one["name"]} for one in document["members"]]
    return document | {"members": rows}


@pytest.mark.slow
@FEWER
@given(documents(2), documents(2), st.sampled_from([0.1, 0.5, 1.0]))
def test_lending_is_the_best_way_to_share_members_of_assessed_teams(a, b, share):
    # Without money, teams are what assessing them with the guests as members says; and
    # no member moved by a share of their time makes them better.
    documents = {"a": renamed(a, "a"), "b": renamed(b, "b")}
    teams = {k: Team.from_document(d, CATALOGUE, TODAY) for k, d in documents.items()}
    question = make_question(0, 1, keep_going=False)

    found = solve_portfolio(CATALOGUE, teams, question)

    moved = dict(documents)
    members = {m["name"]: m for d in documents.values() for m in d["members"]}
    for loan in (one for one in found.lent if one["quarter"] == 1):
        member, fte = members[loan["member"]], loan["fte"]
        moved[loan["from"]] = with_guests(moved[loan["from"]], member, -fte)
        moved[loan["to"]] = with_guests(moved[loan["to"]], member, fte)
    told = [found.teams[name].readiness[0] for name in "ab"]
    assert told == pytest.approx([readiness(moved[name]) for name in "ab"], abs=NEAR)
    for home, host in ("ab", "ba"):
        for member in documents[home]["members"]:
            fte = share * member["fte"]
            tried = readiness(with_guests(documents[home], member, -fte))
            tried += readiness(with_guests(documents[host], member, fte))
            assert tried <= sum(told) + NEAR


def test_empty_teams_lend_nothing():
    assert lent(team(), team()) == {}
