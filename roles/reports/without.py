"""A plan made once more without one of its lines, beside the plan with it."""

from collections.abc import Callable
from dataclasses import dataclass

from roles.engine.plan.answer import PlanAnswer
from roles.engine.plan.without import replanned_without
from roles.models import Plan
from roles.reports.answer import Progress, answering, asked_of, bounded, in_documents
from roles.reports.pattern import pattern_text
from roles.reports.plan_document import People
from roles.reports.plan_words import TITLES, Words

KEYS = ["status", "reason", "readiness_closing", "objective", "bound", "gap"]


@dataclass(frozen=True)
class WithoutReport:
    """The best plan without what `pattern` matches, all else on offer.

    `lost` is the objective lost, between `at_least` and `at_most` for the best plans
    with and without it [0-1], all None where there is none; `comes` and `goes` are
    what only the new, or only the old plan has. `words` are those of the old plan.
    """

    pattern: dict
    answer: dict
    lost: float | None
    at_least: float | None
    at_most: float | None
    comes: list[dict]
    goes: list[dict]
    words: Words

    @property
    def title(self) -> str:
        """What it is made without, in words."""
        return pattern_text(self.words, self.pattern)

    def said(self, row: dict) -> str:
        """Say one action that comes or goes."""
        amount = f"{row['count']} x " if "count" in row else ""
        fte = f", {row['fte']:.2f} FTE-quarters" if "fte" in row else ""
        return f"{TITLES[row['kind']]}: {amount}{self.words.what(row)}{fte}"


def without_report(
    plan: Plan,
    pattern: dict,
    *,
    people: bool,
    on_progress: Progress,
    is_cancelled: Callable[[], bool],
) -> WithoutReport:
    """Make a plan that has an answer once more, without what `pattern` matches."""
    catalogue, team, question = asked_of(plan)
    kept = {key: plan.answer[key] for key in ("objective", "bound", "actions")}
    planned = PlanAnswer(question, plan.answer["status"], 0.0, **kept)
    with answering():
        found = replanned_without(
            *(catalogue, team, planned, pattern),
            in_documents(on_progress),
            is_cancelled,
        )
    return WithoutReport(
        pattern=pattern,
        answer=bounded(found.answer.to_document()),
        lost=found.lost,
        at_least=found.at_least,
        at_most=found.at_most,
        comes=found.comes,
        goes=found.goes,
        words=Words(plan, people),
    )


def without_document(report: WithoutReport, plan: Plan) -> dict:
    """Return the report as plain data, with names for ids; without, nobody is named."""
    people = People.of(plan, report.words.people)
    return {
        "pattern": people.shown(report.pattern),
        **{key: report.answer[key] for key in KEYS},
        **{key: getattr(report, key) for key in ("lost", "at_least", "at_most")},
        "comes": [people.shown(row) for row in report.comes],
        "goes": [people.shown(row) for row in report.goes],
    }
