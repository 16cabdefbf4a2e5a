"""How well a plan stands when things come otherwise, and what would be planned then."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from roles.engine.catalogue import Catalogue
from roles.engine.fan_out import Asked, Told, fan_out
from roles.engine.plan.best import Best, best_plan
from roles.engine.plan.chosen import LINES, Line, amounts
from roles.engine.plan.draws import Spread, drawn
from roles.engine.plan.problem import InvalidQuestion, PlanQuestion
from roles.engine.plan.solve import nothing_done
from roles.engine.plan.states import problem_of
from roles.engine.plan.value import Valued, value_of
from roles.engine.programme import SolveFailed
from roles.engine.team import Team

PERCENTILES = {"p10": 10, "p50": 50, "p90": 90}
AGAIN_GAP = 0.01  # readiness within which a plan made again is good enough
AGAIN_SECONDS = 300.0  # rarely taken: what takes this long depends on the machine
SAME = 1e-6


@dataclass(frozen=True)
class Robustness:
    """A plan in many draws; see `to_document`.

    Attributes
    ----------
    planned : Valued, the plan as it is
    draws : list of Valued, the plan in each draw
    failed : in how many draws more the solver failed
    again : list of dict of line -> amount, the plan made again in some draws
    is_within : list of bool: each of these is proved to be within a point of the best

    """

    seed: int
    spread: Spread
    planned: Valued
    draws: list[Valued]
    failed: int
    again: list[dict[Line, float]]
    is_within: list[bool]
    is_cancelled: bool

    def to_document(self) -> dict:
        """Return what came out as plain data.

        Returns
        -------
        dict
            ``status``: done or cancelled, which leaves what was there; ``seed``;
            ``draws`` done; ``failed``: draws in which the solver failed, in no other
            number; ``replans`` done; ``replans_within``: of these, proved to be
            within a point of the best; ``spread``: list of ``id``, ``value``,
            ``meaning``; ``readiness_by_quarter``, ``readiness_closing`` and
            ``objective``, each with ``plan`` (as planned), ``p10``, ``p50``, ``p90``
            (as planned where there was no draw yet); ``lines``: list of ``kind`` with
            ``role``; ``member`` and ``skill``; or ``capability``; ``planned``: amount
            in the plan (hires; FTE of contracts, summed over quarters; steps;
            levels); ``stays``: share of the draws in which all of it comes about;
            ``comes_back``: share of the plans made again with some of it, ``again``:
            amount in them on average (None where there was none).

        """
        by_state = self._spread_of("readiness")
        return {
            "status": "cancelled" if self.is_cancelled else "done",
            "seed": self.seed,
            "draws": len(self.draws),
            "failed": self.failed,
            "replans": len(self.again),
            "replans_within": sum(self.is_within),
            "spread": self.spread.to_document(),
            "readiness_by_quarter": {key: v[:-1] for key, v in by_state.items()},
            "readiness_closing": {key: v[-1] for key, v in by_state.items()},
            "objective": self._spread_of("objective"),
            "lines": self._lines(),
        }

    def _spread_of(self, name: str) -> dict[str, object]:
        """Return a number of the plan, and its percentiles over the draws."""
        values = [getattr(one, name) for one in self.draws or [self.planned]]
        found = {
            key: np.percentile(values, share, axis=0).tolist()
            for key, share in PERCENTILES.items()
        }
        return {"plan": np.asarray(getattr(self.planned, name)).tolist()} | found

    def _lines(self) -> list[dict]:
        """Return the lines of the plan, then others that were planned again."""
        planned = self.planned.amounts
        other = {line for one in self.again for line in one} - planned.keys()
        found = []
        for line in [*planned, *sorted(other)]:
            amount = planned.get(line, 0.0)
            kept = [one.amounts.get(line, 0.0) >= amount - SAME for one in self.draws]
            again = np.array([one.get(line, 0.0) for one in self.again])
            named = dict(zip(["kind", *LINES[line[0]]], line, strict=True))
            figures = {
                "planned": amount,
                "stays": _mean(kept) if amount else None,
                "comes_back": _mean(again > 0),
                "again": _mean(again),
            }
            found.append({**named, **figures})
        return found


def _mean(values: Sequence) -> float | None:
    """Return the mean, None of nothing."""
    return float(np.mean(values)) if len(values) else None


def robustness(
    catalogue: Catalogue,
    team: Team,
    question: PlanQuestion,
    actions: Sequence[dict],
    *,
    draws: int,
    replans: int,
    seed: int,
    spread: Spread | None = None,
    on_progress: Told | None = None,
    is_cancelled: Asked | None = None,
) -> Robustness:
    """Return what a plan comes to in many draws, and what is planned in some of them.

    Parameters
    ----------
    catalogue : Catalogue
    team : Team
    question : PlanQuestion
    actions : of the plan; see `answer.PlanAnswer`
    draws : in how many the plan is valued
    replans : in how many of these, the first ones, the plan is made again
    seed : of all dice; each draw has its own, spawned from it
    spread : how far things come otherwise; the usual spread if None
    on_progress : called with (done, all)
    is_cancelled : asked now and then; true leaves what is there so far

    Returns
    -------
    Robustness

    Raises
    ------
    InvalidQuestion
        If there are no draws, more plans than draws, or a seed below 0.

    Notes
    -----
    Decisions stay as planned, as far as they can be done; see `value_of`. A hire who
    would be late beyond the horizon falls away. A plan made again keeps to all rules
    of the question but what it was told to hold in any case.

    References
    ----------
    Own definition; no outside source.

    """
    _check(draws, replans, seed)
    spread = spread or Spread.of(catalogue)
    seeds = np.random.SeedSequence(seed).spawn(draws)
    actions = list(actions)
    given = (catalogue, team, question, actions, spread)
    valued = [partial(_value_in_draw, *given, one) for one in seeds]
    again = [partial(_plan_in_draw, *given, one) for one in seeds[:replans]]
    found = fan_out([*valued, *again], on_progress, is_cancelled)
    tried = [result for place, result in found.items() if place < draws]
    made = [result for place, result in found.items() if place >= draws]
    made = [best for best in made if best is not None and best.actions is not None]
    return Robustness(
        seed=seed,
        spread=spread,
        planned=value_of(catalogue, team, question, actions),
        draws=[one for one in tried if one is not None],
        failed=tried.count(None),
        again=[amounts(best.actions) for best in made],
        is_within=[best.gap <= AGAIN_GAP + SAME for best in made],
        is_cancelled=len(found) < draws + len(again),
    )


def _check(draws: int, replans: int, seed: int) -> None:
    """Refuse what cannot be drawn."""
    wrong = {
        "draws": draws < 1,
        "replans": not 0 <= replans <= draws,
        "seed": seed < 0,
    }
    if bad := [name for name, is_wrong in wrong.items() if is_wrong]:
        raise InvalidQuestion(f"cannot be: {bad}")


def _value_in_draw(*given: object) -> Valued | None:
    """Return what the plan comes to in a draw, None if the solver fails."""
    catalogue, _, question, *_ = given
    team, actions = drawn(*given)
    try:
        return value_of(catalogue, team, _as_drawn(question), actions)
    except SolveFailed:  # one draw of many: the others stand without it
        return None


def _plan_in_draw(*given: object) -> Best | None:
    """Return what would be planned if one knew of the draw, None if that fails."""
    catalogue, _, question, *_ = given
    team, _ = drawn(*given)
    wishes = {"gap": AGAIN_GAP, "time_limit": AGAIN_SECONDS, "locked": ()}
    problem = problem_of(catalogue, team, replace(_as_drawn(question), **wishes))
    try:
        return best_plan(problem, nothing_done(problem))
    except SolveFailed:
        return None


def _as_drawn(question: PlanQuestion) -> PlanQuestion:
    """Return the question for members whose leaving is drawn, not expected."""
    return replace(question, attrition=False)
