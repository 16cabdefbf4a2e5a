"""What should a team do, in which order, and what does it buy?"""

import math
from dataclasses import dataclass
from datetime import date, datetime

from roles.models import Job, Plan
from roles.queries.job import is_worker_busy
from roles.queries.plan import asked, changes
from roles.reports.binding import Binding, binding_of
from roles.reports.left_out import LeftOut, left_out_of
from roles.reports.pattern import pattern_text
from roles.reports.plan_line import Line, lines_of
from roles.reports.plan_quarter import Quarter, quarters_of
from roles.reports.plan_words import Words
from roles.reports.reason import reason_of

POINTS = 100


@dataclass(frozen=True)
class PlanReport:
    """One plan as it stands: its question, how far it is, and its answer.

    `state` is that of the job, or "lost" (its worker died) or "stuck" (no worker
    took it). Without an answer `quarters` and `lines` are empty. With `people`
    false nobody is named. `locked` and `excluded` say in words what must be in it
    and what must not; `reason` says why there is no plan.
    """

    plan: Plan
    people: bool
    state: str
    currency: str
    start: date
    changed: tuple[str, ...]
    quarters: tuple[Quarter, ...]
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    binding: tuple[Binding, ...]
    locked: tuple[str, ...]
    excluded: tuple[str, ...]
    reason: str

    @property
    def question(self) -> dict:
        """What was asked."""
        return asked(self.plan)

    @property
    def answer(self) -> dict:
        """What came out, or so far; empty before there is anything."""
        return self.plan.answer or {}

    @property
    def status(self) -> str:
        """The status: optimal, time_limit, cancelled, failed, infeasible."""
        return self.answer.get("status", "")

    @property
    def ended(self) -> str:
        """How the search ended, in a word or a few."""
        return ended(self.status)

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes."""
        return self.state not in ("waiting", "running", "stuck")

    @property
    def is_feasible(self) -> bool:
        """Whether there is a plan to show."""
        return bool(self.quarters)

    @property
    def points_open(self) -> float:
        """By how much a better plan may be better. [0-1]"""
        return max(self.answer["bound"] - self.answer["objective"], 0)

    @property
    def better(self) -> str:
        """By how much a better plan may be better, in words."""
        return points_better(self.points_open)

    @property
    def spend(self) -> float:
        """Money within the horizon."""
        return self.quarters[-1].spent if self.quarters else 0

    @property
    def one_off(self) -> float:
        """Money within the horizon that is spent once."""
        return sum(quarter.one_off for quarter in self.quarters)

    @property
    def running(self) -> float:
        """Money within the horizon for pay and upkeep."""
        return sum(quarter.running for quarter in self.quarters)

    @property
    def contracted(self) -> float:
        """Money within the horizon for contracts."""
        return sum(quarter.contracts for quarter in self.quarters)

    @property
    def left_running(self) -> float:
        """Money a year that the plan leaves running."""
        return self.answer.get("running_cost_afterwards", 0)

    @property
    def lost(self) -> float:
        """Time of members who are expected to leave within the horizon. [FTE]"""
        rows = self.answer.get("expected_losses") or []
        return sum(row["fte"] for row in rows)

    @property
    def backfills(self) -> int:
        """How many openings make up for it."""
        return sum(line.backfills for line in self.lines)

    @property
    def dip(self) -> Quarter | None:
        """The quarter in which landing costs most, where readiness falls at first."""
        dips = [quarter for quarter in self.quarters if quarter.is_dip]
        return min(dips, key=lambda quarter: quarter.readiness) if dips else None

    @property
    def hires(self) -> tuple[Line, ...]:
        """The lines of roles to hire."""
        return self.of_kind("hire")

    @property
    def contracts(self) -> tuple[Line, ...]:
        """The lines of roles on contract."""
        return self.of_kind("contract")

    @property
    def raises(self) -> tuple[Line, ...]:
        """The lines of capabilities to raise."""
        return self.of_kind("raise")

    @property
    def trainings(self) -> tuple[Line, ...]:
        """The lines of people to train."""
        return self.of_kind("train")

    def of_kind(self, kind: str) -> tuple[Line, ...]:
        """Return the lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)


def plan_report(plan: Plan, *, people: bool, now: datetime) -> PlanReport:
    """Report one plan; `people` says whether its reader may see who learns what."""
    shown, words, question = has_plan(plan), Words(plan, people), asked(plan)
    return PlanReport(
        plan=plan,
        people=people,
        state=state_of(plan.job, now),
        currency=plan.tables["currency"],
        start=date.fromisoformat(question["start"]),
        changed=tuple(changes(plan)),
        quarters=quarters_of(plan) if shown else (),
        lines=tuple(lines_of(plan, words)) if shown else (),
        left_out=tuple(left_out_of(plan, words)) if shown else (),
        binding=tuple(binding_of(plan, words)) if shown else (),
        locked=tuple(pattern_text(words, one) for one in question["locked"]),
        excluded=tuple(pattern_text(words, one) for one in question["excluded"]),
        reason=reason_of(plan, words.people),
    )


def ended(status: str) -> str:
    """Return how a search ended; plan and bound hold where the solver failed."""
    return "the best before the solver failed" if status == "failed" else status


def points_better(value: float) -> str:
    """Return what a search left open [0-1] in points, rounded up.

    Below 1 point two decimals, as what counts as good enough is given in hundredths.

    >>> points_better(0.0025), points_better(0.00241), points_better(0.0342)
    ('0.25 points', '0.25 points', '3.5 points')

    """
    # A little less, so that the dust of reckoning does not lift it a step.
    open_points = max(value * POINTS - 1e-6, 0)
    digits = 2 if open_points <= 1 - 1 / POINTS else 1
    step = 10**digits
    shown = math.ceil(open_points * step) / step
    return f"{shown:.{digits}f} point{'' if shown == 1 else 's'}"


def has_plan(plan: Plan) -> bool:
    """Tell whether the answer holds a plan, and not the reason why there is none."""
    return bool(plan.answer) and not plan.answer.get("reason")


def state_of(job: Job | None, now: datetime) -> str:
    """Return the state of a job, told from one whose worker is not there."""
    if job is None:
        return "done"
    if job.is_lost(now):
        return "lost"
    if job.is_stuck(now) and not is_worker_busy(now):
        return "stuck"
    return job.state
