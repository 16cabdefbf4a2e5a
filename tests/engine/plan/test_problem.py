from datetime import date

import pytest

from roles.engine.plan.problem import InvalidQuestion, PlanQuestion, presence
from tests.engine.make import make_member, make_team

START = date(2026, 1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"budget": -1},
        {"budget": float("nan")},
        {"quarters": 0},
        {"headcount": -1},
        {"onboarding": -1},
        {"gap": 2},
        {"time_limit": 0},
        {"release": "never"},
        {"contractors": None},
        {"attrition": 1},
        {"locked": [{"kind": "hire"}]},
        {"excluded": ("hire",)},
    ],
)
def test_refuses_what_cannot_be_asked(wrong):
    with pytest.raises(InvalidQuestion, match=next(iter(wrong))):
        PlanQuestion(**({"budget": 1, "quarters": 2, "start": START} | wrong))


def test_a_member_counts_by_the_days_they_are_there():
    # quarter 1 has 90 days, quarter 2 has 91; Ana leaves on the 45th, Ben comes on
    # 1 April, Cem leaves the day the closing state looks at the team
    team = make_team(
        make_member("Ana", "engineer", end="2026-02-14"),
        make_member("Ben", "engineer", start="2026-04-01"),
        make_member("Cem", "engineer", end="2026-07-01"),
    )

    found = presence(team, PlanQuestion(0, 2, START))

    assert found["Ana"].tolist() == [45 / 90, 0, 0]
    assert found["Ben"].tolist() == [0, 1, 1]
    assert found["Cem"].tolist() == [1, 1, 1]


def test_money_comes_evenly_or_at_once():
    evenly = PlanQuestion(40, 4, START)
    at_once = PlanQuestion(40, 4, START, release="at_once")

    assert evenly.released().tolist() == [10, 20, 30, 40]
    assert at_once.released().tolist() == [40, 40, 40, 40]
