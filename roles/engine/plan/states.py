"""The states that a plan leads to: one a quarter and what remains."""

from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
import pandas as pd

from roles.engine.allocation import Blocks, Ways, allocate, ways_of
from roles.engine.catalogue import Catalogue
from roles.engine.fit import Fit
from roles.engine.plan.decisions import Decisions
from roles.engine.plan.options import Options, options_on_offer
from roles.engine.plan.patterns import check_patterns
from roles.engine.plan.problem import PlanQuestion, presence, survival
from roles.engine.plan.training import may_learn, with_training
from roles.engine.programme import Programme
from roles.engine.state import hire_fit, joined, member_fit
from roles.engine.team import Team
from roles.engine.work import Work, work_of


@dataclass(frozen=True)
class Problem:
    """A question laid over a team: what is on offer, who is there, what it is worth.

    ``presence`` is by the days members are there, ``survival`` the share of them who
    are expected to be left, by state. ``guests`` are members of other teams who may
    spend time here: groups of the ways after members and those who can be hired.
    """

    catalogue: Catalogue
    team: Team
    question: PlanQuestion
    work: Work
    options: Options
    presence: pd.DataFrame
    survival: np.ndarray
    ways: Ways
    guests: pd.Index

    @property
    def states(self) -> np.ndarray:
        """Return the numbers of the states: 1 to Q, and Q + 1, the closing one."""
        return np.arange(1, self.question.quarters + 2)

    @property
    def weights(self) -> np.ndarray:
        """Return what each state counts in the mean readiness of the plan."""
        closing = self.catalogue.assume("closing_quarters")
        counts = np.append(np.ones(self.question.quarters), closing)
        return counts / counts.sum()

    @property
    def heads(self) -> np.ndarray:
        """Return how many members are expected to be there in each quarter."""
        there = (self.presence.to_numpy() > 0).sum(axis=1)
        return (there * self.survival)[:-1]

    @property
    def time(self) -> np.ndarray:
        """Return the time members are expected to have, states x members. [FTE]"""
        fte = self.team.members["fte"].to_numpy()
        return self.presence.to_numpy() * fte * self.survival[:, None]


@dataclass(frozen=True)
class Model:
    """The programme of a plan: its problem, decisions, their variables, its states.

    ``at_work`` tells of each contract whether there is any of it.
    """

    problem: Problem
    programme: Programme
    decisions: dict[str, Decisions]
    taken: dict[str, np.ndarray]
    at_work: np.ndarray
    blocks: Blocks

    def whole(self, kind: str) -> np.ndarray:
        """Return the variables of decisions of a kind that are whole numbers."""
        return self.at_work if kind == "contract" else self.taken[kind]


def problem_of(
    catalogue: Catalogue, team: Team, question: PlanQuestion, *guests: Fit
) -> Problem:
    """Return the question laid over a team; refuse what it names and is not there.

    `guests` match members of other teams to tasks, one of them for each team.
    """
    check_patterns(catalogue, team, question)
    work = work_of(catalogue, team, raised=True)
    options = options_on_offer(catalogue, team, work)
    offers = list(zip(options.hires["role"], options.hires["seniority"], strict=True))
    fits = [member_fit(catalogue, team), hire_fit(catalogue, offers), *guests]
    people = reduce(joined, fits)
    return Problem(
        catalogue=catalogue,
        team=team,
        question=question,
        work=work,
        options=options,
        presence=presence(team, question),
        survival=survival(question, catalogue.assume("attrition_a_year")),
        ways=with_training(ways_of(people, work), options.sets, work),
        guests=people.fit.index[len(team.members) + len(offers) :],
    )


def decisions_on_offer(problem: Problem) -> dict[str, Decisions]:
    """Return all that may start, in every quarter in which it still comes to count.

    Hires join by the last quarter; what is learnt or raised stands by the closing
    state; nobody learns in a quarter without being there. Nothing that is excluded.
    """
    options, last = problem.options, problem.question.quarters
    steps, hires, raises = options.steps, options.hires, options.raises
    learns = may_learn(steps, problem.presence.to_numpy()[:last] > 0)
    most = float(problem.question.onboarding)
    offered = {
        "hire": _starts(hires["lead"], last, most),
        "contract": _contracts(problem),
        "train": _starts(steps["quarters"] - 1, last, 1.0, learns),
        "raise": _starts(raises["lead"] - 1, last, 1.0),
    }
    for pattern in problem.question.excluded:
        kind = pattern["kind"]
        shut = offered[kind].matching(pattern, options.of(kind))
        offered[kind] = offered[kind].at(np.flatnonzero(~shut))
    return offered


def _starts(
    wait: pd.Series, last: int, upper: float, allowed: np.ndarray | None = None
) -> Decisions:
    """Return the quarters in which options with a wait can start."""
    quarters = np.arange(1, last + 1)
    possible = quarters + wait.to_numpy(dtype=int)[:, None] <= last
    if allowed is not None:
        possible &= allowed
    option, place = np.nonzero(possible)
    return Decisions(option, quarters[place], np.full(len(option), upper))


def _contracts(problem: Problem) -> Decisions:
    """Return what may be under contract: from the second quarter on, if at all.

    No more than can have been onboarded since, nor than the share of contractors
    allows with as many hires as can have joined.
    """
    question, assume = problem.question, problem.catalogue.assume
    quarters, onboarding = problem.states[:-1], question.onboarding
    people = problem.heads + onboarding * quarters
    most = np.minimum(onboarding * (quarters - 1), assume("contractor_share") * people)
    some = question.contractors & (most >= assume("contract_least"))
    option, place = np.nonzero(np.tile(some, (len(problem.options.contracts), 1)))
    return Decisions(option, quarters[place], most[place])


def model_of(
    problem: Problem,
    decisions: dict[str, Decisions],
    programme: Programme | None = None,
) -> Model:
    """Return the programme with its variables and states, before the plan's rules.

    With a `programme`, the team stands in it beside those that are there.
    """
    programme = Programme() if programme is None else programme
    taken = {
        kind: programme.variables(
            kind, one.option.shape, upper=one.upper, integer=kind != "contract"
        )
        for kind, one in decisions.items()
    }
    shape = taken["contract"].shape
    at_work = programme.variables("at work", shape, upper=1.0, integer=True)
    for kind in ("hire", "train", "raise"):
        programme.count_up(taken[kind], decisions[kind].option)
    members = problem.time
    # Newcomers have the time that decisions give them, guests that which is lent; see
    # `rules.work_once_joined`, `contract.work_while_contracted`, `lending`.
    others = len(problem.options.hires) + len(problem.guests)
    used = _used(problem, decisions)
    problem = replace(problem, ways=used)
    capacity = np.hstack([members, np.zeros((len(members), others))])
    blocks = allocate(programme, problem.work, used, capacity)
    return Model(problem, programme, decisions, taken, at_work, blocks)


def _used(problem: Problem, decisions: dict[str, Decisions]) -> Ways:
    """Return the ways that some decision, or none, opens: the others stay shut."""
    ways, sets, members = problem.ways, problem.options.sets, len(problem.team.members)
    contracted = problem.options.contracts["hire"].iloc[decisions["contract"].option]
    hires = np.arange(len(problem.options.hires))
    newcomers = np.append(decisions["hire"].option, contracted)
    unused = members + np.setdiff1d(hires, newcomers)
    learnt = np.isin(sets[["first", "second"]], [*decisions["train"].option, -1])
    opened = np.flatnonzero(learnt.all(axis=1))
    keep = ~np.isin(ways.group, unused)
    keep &= (ways.option < 0) | np.isin(ways.option, opened)
    return Ways(
        ways.group[keep],
        ways.task[keep],
        ways.rate[keep],
        ways.kind[keep],
        ways.option[keep],
    )
