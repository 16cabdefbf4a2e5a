"""The answer for several teams: what each does, what they lend, what it leads to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from roles.engine.plan.answer import UNIT, PlanAnswer, answer_of, counts_of, places_of
from roles.engine.plan.explain import Build, worths
from roles.engine.plan.lending import lent
from roles.engine.plan.portfolio_model import PortfolioModel
from roles.engine.plan.problem import PlanQuestion
from roles.engine.plan.why import explained

# What is said of each team; money, heads and the search are of all together.
OF_A_TEAM = [
    *("readiness_now", "readiness_by_quarter", "readiness_closing"),
    *("readiness_nothing_done", "spend_by_quarter", "running_cost_afterwards"),
    *("coverage_by_quarter", "expected_losses", "lines", "actions"),
]


@dataclass(frozen=True)
class PortfolioAnswer:
    """One plan for several teams, or why there is none. Money in thousands.

    Attributes
    ----------
    status : optimal (within the gap), time_limit, cancelled, failed or infeasible
    reason : text, where there is no plan
    weights : mapping of team -> its share in what is maximised; they add up to 1
    objective, bound : weighted mean of the teams' mean readiness, less the price of
        all spend; no plan can exceed the bound
    teams : mapping of team -> PlanAnswer, without objective and bound
    lent : list of dict, by quarter
        ``member``, ``from``, ``to`` (teams), ``quarter``, ``fte``; that of the quarter
        after the last one is of the closing state.

    """

    question: PlanQuestion
    status: str
    weights: dict[str, float]
    reason: str = ""
    objective: float | None = None
    bound: float | None = None
    teams: dict[str, PlanAnswer] = field(default_factory=dict)
    lent: list[dict] = field(default_factory=list)

    @property
    def gap(self) -> float | None:
        """Return how much better than this another plan could be at most."""
        return None if self.bound is None else max(self.bound - self.objective, 0.0)

    @property
    def spend(self) -> np.ndarray:
        """Return the new money of each quarter, of all teams. [thousands]"""
        spends = [team.spend for team in self.teams.values()]
        return sum(spends, np.zeros(self.question.quarters))

    def to_document(self) -> dict:
        """Return the plan as plain data: money in whole units, scores 0-1."""
        question, last = self.question, self.question.quarters
        teams = {name: team.to_document() for name, team in self.teams.items()}
        running = sum(team["running_cost_afterwards"] for team in teams.values())
        return {
            "status": str(self.status),
            "reason": self.reason,
            "start": question.start.isoformat(),
            "budget": question.budget * UNIT,
            "quarters": last,
            "headcount": question.headcount,
            "onboarding": question.onboarding,
            "objective": self.objective,
            "bound": self.bound,
            "gap": self.gap,
            "spend_by_quarter": [float(spend) * UNIT for spend in self.spend],
            "running_cost_afterwards": running,
            "teams": [
                {"team": name, "weight": self.weights[name]}
                | {key: team[key] for key in OF_A_TEAM}
                for name, team in teams.items()
            ],
            "lent": [loan for loan in self.lent if loan["quarter"] <= last],
            "lent_closing": [
                {key: loan[key] for key in ("member", "from", "to", "fte")}
                for loan in self.lent
                if loan["quarter"] > last
            ],
        }


def portfolio_answer(
    model: PortfolioModel,
    values: np.ndarray,
    *,
    status: str,
    bound: float,
    readiness_now: Sequence[float],
    nothing_done: Sequence[np.ndarray],
) -> PortfolioAnswer:
    """Return a solution of the programme as an answer, without worths."""
    portfolio, objective = model.problem, model.programme.value(values)
    told = zip(portfolio.names, model.teams, readiness_now, nothing_done, strict=True)
    teams = {}
    for name, team, now, nothing in told:
        answer = answer_of(
            *(team, values),
            **{"status": status, "bound": bound},
            **{"readiness_now": now, "nothing_done": nothing},
        )
        # The programme is that of all teams, and so are its value and bound.
        teams[name] = replace(answer, objective=None, bound=None)
    return PortfolioAnswer(
        question=portfolio.question,
        status=status,
        weights=dict(zip(portfolio.names, portfolio.weights.tolist(), strict=True)),
        objective=float(objective),
        bound=float(max(bound, objective)),
        teams=teams,
        lent=lent(model.loans, portfolio.names, model.teams, values),
    )


def with_worths(
    answer: PortfolioAnswer,
    build: Build,
    model: PortfolioModel,
    values: np.ndarray,
    time_left: Callable[[], float],
) -> PortfolioAnswer:
    """Return the answer with the worth of each action and line to all teams together.

    `values` are the plan in the programme over its own actions.
    """
    portfolio, counts = model.problem, counts_of(model, values)
    team_of = {kind: portfolio.team_of(kind, model.decisions[kind]) for kind in counts}
    places = places_of(model, counts)
    teams = {}
    for number, (name, team) in enumerate(answer.teams.items()):
        # The actions of a team stand in the same order among those of all.
        mine = [n for n, (k, place) in enumerate(places) if team_of[k][place] == number]

        def worth_of(lines: Sequence, mine: Sequence = mine) -> list[float | None]:
            among = [[mine[action] for action in line] for line in lines]
            return worths(build, model, values, among, time_left)

        teams[name] = explained(team, worth_of)
    return replace(answer, teams=teams)
