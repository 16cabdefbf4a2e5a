"""Decisions of several teams as those of one."""

import numpy as np

from roles.engine.plan.decisions import KINDS
from roles.engine.plan.portfolio_model import offered, portfolio_of
from roles.engine.plan.states import decisions_on_offer
from tests.engine.make import make_member, make_team
from tests.engine.plan.make import CATALOGUE, make_question

TEAMS = {
    "a": make_team(catalogue=CATALOGUE, maturity={"store": 0}),
    "b": make_team(
        make_member("Ben", "analyst"), catalogue=CATALOGUE, maturity={"tests": 1}
    ),
}


def test_the_decisions_of_teams_joined_and_parted_are_the_same():
    question = make_question(100, 3, contractors=True)
    portfolio = portfolio_of(CATALOGUE, TEAMS, question, np.ones(2) / 2, lend=False)

    every = offered(portfolio)
    parts = portfolio.parted(every)

    for problem, part in zip(portfolio.problems, parts, strict=True):
        own = decisions_on_offer(problem)
        for kind in KINDS:
            for field in ("option", "quarter", "upper"):
                told, known = (getattr(one[kind], field) for one in (part, own))
                assert told.tolist() == known.tolist()
    # No option of one team has the number of one of another.
    raises = every["raise"]
    teams = portfolio.team_of("raise", raises)
    own = [set(raises.option[teams == number]) for number in range(2)]
    assert all(own)
    assert not own[0] & own[1]
