"""Why locked actions cannot be had: the rule they break, and what would mend it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from roles.engine.matrix import INFINITY
from roles.engine.plan.explain import Build
from roles.engine.plan.named import beyond, free, restore, rows_of, waiting
from roles.engine.plan.patterns import text_of
from roles.engine.plan.states import Model, Problem, decisions_on_offer
from roles.engine.programme import Outcome, Solution

SECONDS = 5.0  # for the smallest change of one rule
ROUNDING = 1e-6
# Money is in thousands inside, in whole units in a text; readiness in points.
UNITS = {"budget": 1000, "afterwards": 1000, "keep_going": 100}
RULES = [
    *("budget", "afterwards", "headcount", "onboarding", "contractors"),
    *("landing", "keep_going", "learning", "prerequisites", "once"),
]
IN_ORDER = {"learning", "prerequisites", "once"}  # each row has slack of its own
LEAST = 1.0  # of what a rule allows, where it allows less
TEXTS = {
    "budget": "{amount:,.0f} more money by quarter {quarter}",
    "afterwards": "{amount:,.0f} more a quarter left running",
    "headcount": "a headcount higher by {amount:.2g}, from quarter {quarter} on",
    "onboarding": "{amount:.2g} more people to join in quarter {quarter}",
    "contractors": "{amount:.2g} FTE more under contract in quarter {quarter}",
    "landing": "{amount:.2g} FTE more of people able to do {task} in quarter {quarter}",
    "keep_going": "readiness {amount:.2g} points lower in quarter {quarter}",
    "learning": "a member to learn two steps at once in quarter {quarter}",
    "once": "one level to come twice",
}
NAMES = {
    "budget": "the money released",
    "afterwards": "the most that may be left running",
    "headcount": "the headcount",
    "onboarding": "the most who may join in a quarter",
    "contractors": "the share of contractors",
    "landing": "the people there to land what starts",
    "keep_going": "the readiness that each quarter keeps",
    "learning": "the order of learning",
    "prerequisites": "the order of levels",
    "once": "that each level comes once",
}


@dataclass(frozen=True)
class _Mend:
    """Rules with more than they allow, `size` of what they allow, in words."""

    rules: tuple[str, ...]
    size: float
    text: str


def why_infeasible(build: Build, problem: Problem) -> str:
    """Return which locked actions cannot be had, why, and what would mend it.

    Parameters
    ----------
    build : makes the programme of a plan from what may be decided
    problem : Problem, whose programme has no solution

    Returns
    -------
    str

    Notes
    -----
    The locks named are ones of which none could be left out without the others being
    possible. Of the rules, one at a time gets slack: what it lacks is minimised over
    all plans with these locks, and the rule that needs the smallest share of what it
    allows is named. If none alone mends it, the same with two. Money counts as a share
    of the budget (of a quarter of it), people of the cap, landing of the team's time,
    readiness of 1, an order not kept as all of one.

    References
    ----------
    Own definition; no outside source.

    """
    elastic = _Elastic(build(decisions_on_offer(problem)))
    locked = problem.question.locked
    names = [f"{text_of(locked[lock])!r}" for lock in elastic.conflict()]
    who = f"{' and '.join(names)} cannot be had"
    if len(names) > 1:
        who += " together"
    mend = elastic.smallest_mend()
    if mend is None:
        return f"{who}, though locked: no change of one rule, or of two, mends it."
    rules = " and ".join(NAMES[rule] for rule in mend.rules)
    return f"{who}, though locked. In the way: {rules}. It would take {mend.text}."


class _Elastic:
    """The programme of a plan, with slack that each rule may be given."""

    def __init__(self, model: Model):
        self._model, self._programme = model, model.programme
        self._locks = self._programme.block("locked")
        self._slack = {rule: self._slack_of(rule) for rule in RULES}

    def _slack_of(self, rule: str) -> np.ndarray:
        """Add slack, none yet: one for all rows of a rule, each task, or each row."""
        rows, group = rows_of(self._programme, rule), 0
        if rule == "landing":
            group = np.arange(len(rows)) % len(self._model.problem.work.owners)
        elif rule in IN_ORDER:
            group = np.arange(len(rows))
        groups = np.broadcast_to(group, rows.shape)
        size = (int(groups.max(initial=-1)) + 1,)
        slack = self._programme.variables(f"slack of {rule}", size, upper=0.0)
        sign = 1.0 if rule == "keep_going" else -1.0
        self._programme.add(rows, slack[groups], sign)
        return slack

    def conflict(self) -> list[int]:
        """Return locks that are at odds, none of which could be left out; keep those.

        Called off one by one: what still is at odds without a lock does not need it.
        """
        needed = list(range(len(self._locks)))
        for lock in range(len(self._locks)):
            free(self._programme, self._locks[lock : lock + 1])
            if self._solved(()) is not None:
                restore(self._programme, self._locks[lock : lock + 1])
            else:
                needed.remove(lock)
        return needed

    def smallest_mend(self) -> _Mend | None:
        """Return the smallest change of one rule, or else of two, that is enough."""
        for together in (1, 2):
            found = [
                self._mend(rules, solution)
                for rules in combinations(RULES, together)
                if (solution := self._solved(rules)) is not None
            ]
            if found:
                return min(found, key=lambda mend: (mend.size, mend.rules))
        return None

    def _solved(self, rules: Sequence[str]) -> Solution | None:
        """Return a plan with the least slack of some rules, or None."""
        programme = self._programme
        if not all(len(self._slack[rule]) for rule in rules):
            return None  # not asked for, so there is nothing to give way
        costs = np.zeros(programme.column_count)
        for rule in rules:
            programme.bound_variables(self._slack[rule], 0.0, INFINITY)
            costs[self._slack[rule]] = -1.0 / self._allowed(rule)
        programme.change_objective(costs)
        found = programme.solve(time_limit=SECONDS, gap=ROUNDING)
        for rule in rules:
            programme.bound_variables(self._slack[rule], 0.0, 0.0)
        if found.outcome is Outcome.INFEASIBLE:  # may hold values all the same
            return None
        return found if found.values is not None else None

    def _allowed(self, rule: str) -> float:
        """Return what a rule allows, of which slack is counted as a share."""
        problem, question = self._model.problem, self._model.problem.question
        allowed = {
            "budget": question.budget,
            "afterwards": question.budget / question.quarters,
            "headcount": question.headcount or 0.0,
            "onboarding": question.onboarding,
            "contractors": problem.heads.max(initial=0),
            "landing": problem.team.members["fte"].sum(),
        }
        return max(allowed.get(rule, 1.0), LEAST)

    def _mend(self, rules: Sequence[str], found: Solution) -> _Mend:
        """Return the slack of a plan in words."""
        slack = {rule: found.values[self._slack[rule]] for rule in rules}
        size = sum(slack[rule].sum() / self._allowed(rule) for rule in rules)
        parts = [
            part for rule in rules for part in self._said(rule, slack[rule], found)
        ]
        return _Mend(tuple(rules), float(size), ", and ".join(dict.fromkeys(parts)))

    def _said(self, rule: str, slack: np.ndarray, found: Solution) -> Iterator[str]:
        """Yield each slack of a rule with the first quarter that needs it."""
        rows, last = rows_of(self._programme, rule), self._model.problem.states[-1] - 1
        owners = self._model.problem.work.owners
        for group in np.flatnonzero(slack > ROUNDING):
            amount = slack[group] * UNITS.get(rule, 1)
            if rule == "landing":
                quarter = self._first_quarter(rows[group :: len(owners)], found)
                task = owners[group]
                yield TEXTS[rule].format(amount=amount, task=task, quarter=quarter)
            elif rule == "prerequisites":
                pair = group // last * last
                yield _without_waiting(self._model, rows[pair : pair + last])
            else:
                quarter = self._first_quarter(rows, found)
                yield TEXTS[rule].format(amount=amount, quarter=quarter)

    def _first_quarter(self, rows: np.ndarray, found: Solution) -> int:
        """Return the first quarter in which a plan is beyond the limits of rows."""
        values = found.values.copy()
        values[np.concatenate(list(self._slack.values()))] = 0.0
        over = beyond(self._programme, values)[rows] > ROUNDING
        wide = max(len(rows) // self._model.problem.question.quarters, 1)
        return int(over.argmax()) // wide + 1


def _without_waiting(model: Model, pair: np.ndarray) -> str:
    """Return that a level starts before what it needs stands."""
    (name, to), *needs = waiting(model, pair)
    before = f"level {needs[0][1]} of {needs[0][0]}" if needs else "what it needs"
    return f"level {to} of {name} to start before {before} stands"
