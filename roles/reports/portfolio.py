"""What should several teams do under one budget, and whom do they lend each other?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from roles.engine.plan.portfolio import solve_portfolio
from roles.models import Plan
from roles.queries.plan import member_names
from roles.reports.answer import Progress, answering, asked_of, bounded, in_documents
from roles.reports.plan import PlanReport, plan_report, points_better
from roles.reports.plan_document import plan_document, whole

OF_ALL = ["status", "start", "objective", "bound", "gap"]
OF_A_TEAM = [
    *("readiness_now", "readiness_by_quarter", "readiness_closing"),
    *("spend_by_quarter", "actions", "expected_losses"),
]


@dataclass(frozen=True)
class PortfolioReport:
    """One plan for several teams, which is stored nowhere; people are named.

    `plans` are by team what is that team's part; `answer` is of all of them, its teams
    and who is lent called by slug and id.
    """

    plans: tuple[Plan, ...]
    answer: dict
    lend: bool

    @property
    def question(self) -> dict:
        """What was asked, of all teams."""
        return {**self.plans[0].question, "lend": self.lend}

    @property
    def currency(self) -> str:
        """The currency of all teams."""
        return self.plans[0].tables["currency"]

    @property
    def is_feasible(self) -> bool:
        """Whether there is a plan to show."""
        return bool(self.answer["teams"])

    @property
    def better(self) -> str:
        """By how much a better plan may be better, in words."""
        return points_better(self.answer["gap"])

    @property
    def lent(self) -> list[dict]:
        """Who is lent where and when; `quarter` is None in the closing state."""
        names = {plan.team.slug: member_names(plan) for plan in self.plans}
        closing = [{**loan, "quarter": None} for loan in self.answer["lent_closing"]]
        return [
            {**loan, "member": names[loan["from"]][loan["member"]]}
            for loan in self.answer["lent"] + closing
        ]

    def of_teams(self, now: datetime) -> list[PlanReport]:
        """Return the part of each team as a plan of its own is reported."""
        return [plan_report(plan, people=True, now=now) for plan in self.plans]


def portfolio_report(
    plans: Sequence[Plan],
    *,
    lend: bool,
    on_progress: Progress,
    is_cancelled: Callable[[], bool],
) -> PortfolioReport:
    """Plan teams of one organisation together; each is asked the same.

    `on_progress` gets the best answer so far (None before there is one), the bound
    and the seconds.
    """
    asked = {plan.team.slug: asked_of(plan) for plan in plans}
    catalogue, _, question = asked[plans[0].team.slug]
    teams = {slug: team for slug, (_, team, _) in asked.items()}
    told = in_documents(on_progress)
    with answering():
        found = solve_portfolio(
            catalogue, teams, question, lend, None, told, is_cancelled
        )
    for plan in plans:
        if plan.team.slug in found.teams:
            plan.answer = found.teams[plan.team.slug].to_document()
    return PortfolioReport(tuple(plans), bounded(found.to_document()), lend)


def portfolio_document(report: PortfolioReport) -> dict:
    """Return the report as the document that the command prints."""
    answer = report.answer
    document = {key: answer[key] for key in OF_ALL}
    document["question"] = report.question
    if answer["reason"]:
        document["reason"] = answer["reason"]
    document["spend_by_quarter"] = [whole(v) for v in answer["spend_by_quarter"]]
    document["teams"] = [team_of(plan) for plan in report.plans if plan.answer]
    lent, closing = [], []
    for loan in report.lent:
        (closing if loan["quarter"] is None else lent).append(loan)
    keys = ["member", "from", "to", "fte"]
    document["lent"] = lent
    document["lent_closing"] = [{key: loan[key] for key in keys} for loan in closing]
    return document


def team_of(plan: Plan) -> dict:
    """Return the part of one team as it is printed."""
    document = plan_document(plan, member_names(plan))
    named = {"team": plan.team.slug, "name": plan.team.name}
    return named | {key: document[key] for key in OF_A_TEAM}
