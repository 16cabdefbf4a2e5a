"""A plan made again without one of its lines, beside the plan with it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from roles.engine.catalogue import Catalogue
from roles.engine.plan.answer import PlanAnswer
from roles.engine.plan.patterns import AMOUNTS
from roles.engine.plan.solve import Progress, solve_plan
from roles.engine.team import Team

# What makes two actions the same but for their quarter.
SAME = {
    "hire": ["role", "seniority"],
    "contract": ["role", "seniority"],
    "train": ["member", "skill", "to"],
    "raise": ["capability", "to"],
}
ROUNDING = 1e-6


@dataclass(frozen=True)
class Without:
    """A plan made again without a line.

    Attributes
    ----------
    answer : PlanAnswer, the best plan found without it
    lost : objective lost, negative where the new plan happens to be better. [0-1]
    at_least, at_most : what the best plans with and without it differ by. [0-1]
    comes, goes : list of dict
        What only the new, or only the old plan has, in any quarter: ``kind``, what
        makes it the same and ``count`` (hires), ``fte`` (contracts: of all quarters
        together).

    """

    answer: PlanAnswer
    lost: float | None
    at_least: float | None
    at_most: float | None
    comes: list[dict]
    goes: list[dict]


def replanned_without(
    catalogue: Catalogue,
    team: Team,
    planned: PlanAnswer,
    pattern: dict,
    on_progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Without:
    """Return the best plan without what a pattern matches, all else on offer.

    Parameters
    ----------
    catalogue, team : those of the plan
    planned : the plan to compare with, found for this team
    pattern : dict
        ``kind`` and any keys of that kind of action; see `problem.PlanQuestion`.
    on_progress, is_cancelled : see `solve.solve_plan`

    Returns
    -------
    Without

    Notes
    -----
    ``lost = objective with - objective without``, each within its own gap of the best,
    so the best plans differ by at least ``objective with - bound without`` and at most
    ``bound with - objective without``.

    References
    ----------
    Own definition; no outside source.

    """
    question = replace(planned.question, excluded=(*planned.question.excluded, pattern))
    answer = solve_plan(catalogue, team, question, on_progress, is_cancelled)
    return compared(planned, answer)


def compared(planned: PlanAnswer, answer: PlanAnswer) -> Without:
    """Return a plan made again beside the first."""
    comes, goes = differences(planned.actions, answer.actions)
    if answer.objective is None:
        return Without(answer, None, None, None, comes, goes)
    return Without(
        answer=answer,
        lost=planned.objective - answer.objective,
        at_least=max(planned.objective - answer.bound, 0.0),
        at_most=max(planned.bound - answer.objective, 0.0),
        comes=comes,
        goes=goes,
    )


def differences(old: list[dict], new: list[dict]) -> tuple[list[dict], list[dict]]:
    """Return what only the new and what only the old actions have, in any quarter."""
    before, after = _amounts(old), _amounts(new)
    return _listed(after, before), _listed(before, after)


def _amounts(actions: list[dict]) -> Counter:
    """Return how much there is of each action, by what makes it the same."""
    found: Counter = Counter()
    for action in actions:
        kind = action["kind"]
        same = (kind, *(action[key] for key in SAME[kind]))
        found[same] += action[AMOUNTS[kind]] if kind in AMOUNTS else 1
    return found


def _listed(more: Counter, less: Counter) -> list[dict]:
    """Return what the first have more of, by kind and name."""
    rows = []
    for (kind, *names), amount in sorted(more.items()):
        rest = amount - less[kind, *names]
        if rest > ROUNDING:
            row = {"kind": kind, **dict(zip(SAME[kind], names, strict=True))}
            rows.append(row | ({AMOUNTS[kind]: rest} if kind in AMOUNTS else {}))
    return rows
