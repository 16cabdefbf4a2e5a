"""Several teams in one programme: decisions of all of them, kind by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from roles.engine.catalogue import Catalogue
from roles.engine.plan import lending, rules
from roles.engine.plan.decisions import KINDS, Decisions
from roles.engine.plan.lending import Loans, loans_between
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.solve import team_model
from roles.engine.plan.states import Model, Problem, decisions_on_offer, problem_of
from roles.engine.programme import Programme
from roles.engine.state import member_fit
from roles.engine.team import Team


@dataclass(frozen=True)
class Portfolio:
    """One question laid over several teams.

    ``problems`` and ``weights`` (which add up to 1) are by team, in order of names.
    """

    catalogue: Catalogue
    question: PlanQuestion
    names: list[str]
    problems: list[Problem]
    weights: np.ndarray

    def first(self, kind: str) -> np.ndarray:
        """Return the number of each team's first option of a kind, and of none."""
        sizes = [len(problem.options.of(kind)) for problem in self.problems]
        return np.cumsum([0, *sizes])

    def team_of(self, kind: str, one: Decisions) -> np.ndarray:
        """Return the position of the team of each decision of a kind."""
        return np.searchsorted(self.first(kind), one.option, side="right") - 1

    def joined(self, parts: Sequence[dict[str, Decisions]]) -> dict[str, Decisions]:
        """Return the decisions of all teams, whose options are numbered through."""
        return {
            kind: Decisions(
                option=np.concatenate(
                    [
                        part[kind].option + first
                        for part, first in zip(parts, self.first(kind), strict=False)
                    ]
                ),
                quarter=np.concatenate([part[kind].quarter for part in parts]),
                upper=np.concatenate([part[kind].upper for part in parts]),
            )
            for kind in KINDS
        }

    def parted(self, decisions: Mapping[str, Decisions]) -> list[dict[str, Decisions]]:
        """Return the decisions of each team, with the numbers of its own options."""
        parts: list[dict] = [{} for _ in self.problems]
        for kind, one in decisions.items():
            team, first = self.team_of(kind, one), self.first(kind)
            for place, part in enumerate(parts):
                mine = one.at(np.flatnonzero(team == place))
                option = mine.option - first[place]
                part[kind] = Decisions(option, mine.quarter, mine.upper)
        return parts


@dataclass(frozen=True)
class PortfolioModel:
    """The programme of several teams; to a search it is like that of one."""

    problem: Portfolio
    programme: Programme
    decisions: dict[str, Decisions]
    teams: list[Model]
    loans: Loans

    @property
    def taken(self) -> dict[str, np.ndarray]:
        """Return the variables of the decisions of each kind."""
        return {
            kind: np.concatenate([team.taken[kind] for team in self.teams])
            for kind in KINDS
        }

    def whole(self, kind: str) -> np.ndarray:
        """Return the variables of decisions of a kind that are whole numbers."""
        return np.concatenate([team.whole(kind) for team in self.teams])


def portfolio_of(
    catalogue: Catalogue,
    teams: Mapping[str, Team],
    question: PlanQuestion,
    weights: np.ndarray,
    lend: bool,
) -> Portfolio:
    """Return one question laid over several teams, guests of each other if `lend`."""
    fits = {name: member_fit(catalogue, team) for name, team in teams.items()}
    problems = []
    for name, team in teams.items():
        guests = [fits[home] for home in teams if home != name and lend]
        problems.append(problem_of(catalogue, team, question, *guests))
    return Portfolio(catalogue, question, list(teams), problems, weights)


def offered(portfolio: Portfolio) -> dict[str, Decisions]:
    """Return all that may be decided for any of the teams."""
    return portfolio.joined([decisions_on_offer(one) for one in portfolio.problems])


def portfolio_model(
    portfolio: Portfolio,
    nothing_done: Sequence[np.ndarray],
    decisions: dict[str, Decisions],
) -> PortfolioModel:
    """Return the programme of several teams: what they keep each, share and lend.

    Money and heads are shared. Each team takes in only so many people at a time and
    contracts a share of its own people, and is kept going against what it would be
    alone, so that lending empties no team.
    """
    programme = Programme()
    parts = portfolio.parted(decisions)
    teams = [
        team_model(problem, nothing, part, programme)
        for problem, nothing, part in zip(
            portfolio.problems, nothing_done, parts, strict=True
        )
    ]
    loans = loans_between(programme, teams)
    lending.lend_own_time(teams, loans)
    lending.work_where_lent(teams, loans)
    rules.stay_within_budget(*teams)
    rules.leave_no_more_than_a_quarter_of_budget(*teams)
    rules.stay_within_headcount(*teams)
    for team, weight in zip(teams, portfolio.weights, strict=True):
        rules.onboard_few_at_a_time(team)
        rules.readiness_less_spend(team, weight)
    return PortfolioModel(portfolio, programme, decisions, teams, loans)
