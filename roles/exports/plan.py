"""A plan as sheets: its lines, its quarters and what was asked."""

from django.utils.timezone import localdate

from roles.exports.sheets import Column, Kind, Sheet
from roles.reports.plan import PlanReport
from roles.reports.plan_line import Line
from roles.reports.plan_step import Step

POINTS = 100
CONFIRM = (
    "Starts from a level typical for the role, not a judgement of this person: "
    "confirm it first."
)
WITHIN = "Worth less than the search left open: a plan without it may be as good."
WORTH = (
    "Worth: by how much the objective would fall without the line, in points of 100. "
    "Lines help each other, so worths do not add up."
)
COST = "Cost: money within the horizon. Running: what a year costs after it."
ADDS = (
    "Would add: change of the objective, in points of 100, if the cost came on top of "
    "the budget. Of each kind the one action that would add most."
)
ONE_MORE = (
    "Is worth: change of the objective, in points of 100, if that much more were "
    "allowed, with all else as it is; the most that it can be worth."
)

SOLVER_FAILED = "The solver failed early: this is the best plan found by then."


def plan_sheets(report: PlanReport) -> list[Sheet]:
    """Return the plan, one sheet per question."""
    return [
        _lines(report),
        *([_left_out(report)] if report.left_out else []),
        *([_binding(report)] if report.binding else []),
        _quarters(report),
        _asked(report),
    ]


def _lines(report: PlanReport) -> Sheet:
    columns = [
        Column("Kind"),
        Column("What"),
        Column("From quarter", Kind.WHOLE),
        Column("There from quarter", Kind.WHOLE),
        Column("Contract until quarter", Kind.WHOLE),
        Column(f"Cost [{report.currency}]", Kind.MONEY, summed=True),
        Column(f"Running cost a year [{report.currency}]", Kind.MONEY, summed=True),
        Column("Worth [points of 100]", Kind.NUMBER),
        Column("Why"),
        Column("Steps"),
    ]
    rows = [_row(line, report.currency) for line in report.lines]
    return Sheet("Lines", columns, rows, [WORTH, COST])


def _row(line: Line, currency: str) -> list:
    return [
        line.kind_title,
        line.title,
        line.first,
        line.done,
        line.until,
        line.cost,
        line.running_cost,
        _points(line.worth),
        _why(line),
        "; ".join(_step(step, text, currency) for step, text in line.described),
    ]


def _why(line: Line) -> str:
    """Say what a line is for, and what to mind about it."""
    said = [f"{line.does}: {'; '.join(line.tasks)}."] if line.tasks else []
    said += [CONFIRM] if line.confirm_first else []
    return " ".join([*said, *([WITHIN] if line.within_margin else [])])


def _step(step: Step, text: str, currency: str) -> str:
    """Say what one step is, what it costs and what it is worth."""
    worth = "" if step.worth is None else f", worth {_points(step.worth):.2f} points"
    return f"Q{step.quarter}: {text} ({step.cost:,.0f} {currency}{worth})"


def _left_out(report: PlanReport) -> Sheet:
    columns = [
        Column("Kind"),
        Column("What"),
        Column("Quarter", Kind.WHOLE),
        Column("Would add [points of 100]", Kind.NUMBER),
        Column(f"Cost [{report.currency}]", Kind.MONEY),
        Column(f"Running cost a year [{report.currency}]", Kind.MONEY),
        Column("Why it is left out"),
    ]
    rows = [
        [
            row.kind_title,
            row.title,
            row.quarter,
            _points(row.adds),
            row.cost,
            row.running_cost,
            row.why,
        ]
        for row in report.left_out
    ]
    return Sheet("Left out", columns, rows, [ADDS])


def _binding(report: PlanReport) -> Sheet:
    columns = [
        Column("What binds"),
        Column("About"),
        Column("Quarter", Kind.WHOLE),
        Column("With"),
        Column("Is worth [points of 100]", Kind.NUMBER),
    ]
    rows = [
        [row.title, row.about, row.quarter, row.unit, _points(row.worth)]
        for row in report.binding
    ]
    return Sheet("What holds it back", columns, rows, [ONE_MORE])


def _quarters(report: PlanReport) -> Sheet:
    titles = ["One-off", "Running", "Contracts"]
    money = [f"{title} [{report.currency}]" for title in titles]
    sums = [f"{title} so far [{report.currency}]" for title in ["Spent", "Released"]]
    scores = ["Readiness [of 100]", "Readiness, nothing done [of 100]"]
    columns = [
        Column("Quarter", Kind.WHOLE),
        Column("From", Kind.DATE),
        *(Column(title, Kind.NUMBER) for title in scores),
        *(Column(title, Kind.MONEY, summed=True) for title in money),
        Column(f"Spend [{report.currency}]", Kind.MONEY, summed=True),
        *(Column(title, Kind.MONEY) for title in sums),
    ]
    rows = [
        [
            *(row.number, row.start),
            *(_points(row.readiness), _points(row.nothing_done)),
            *(row.one_off, row.running, row.contracts),
            *(row.spend, row.spent, row.released),
        ]
        for row in report.quarters
    ]
    return Sheet("Quarters", columns, rows, _outcome(report))


def _outcome(report: PlanReport) -> list[str]:
    """Say where readiness starts and ends, how sure it is, and what keeps costing."""
    now, then = report.answer["readiness_now"], report.answer["readiness_closing"]
    return [
        f"Readiness of 100: {_points(now):.1f} at the start, {_points(then):.1f} "
        "in the end, when all has landed and everybody is at full speed.",
        f"At most {report.better} better is possible.",
        *([SOLVER_FAILED] if report.status == "failed" else []),
        f"Left running: {report.left_running:,.0f} {report.currency} a year.",
    ]


def _asked(report: PlanReport) -> Sheet:
    asked = report.question
    people = asked["headcount"]
    rows = [
        ["Team", str(report.plan.team)],
        ["Plan", str(report.plan)],
        ["Asked on", localdate(report.plan.created_at).isoformat()],
        ["Catalogue", report.plan.catalogue_version],
        [f"New money [{report.currency}]", f"{asked['budget']:,.0f}"],
        ["Released", "evenly" if asked["release"] == "evenly" else "on the first day"],
        ["Quarters", str(asked["quarters"])],
        ["From", report.start.isoformat()],
        ["Headcount", "no cap" if people is None else f"at most {people}"],
        ["New people in a quarter", f"at most {asked['onboarding']}"],
        ["Today's work", "kept going" if asked["keep_going"] else "may fall back"],
        ["What stays running", _afterwards(asked)],
        ["Contracts", "may be made" if asked["contractors"] else "not on offer"],
        ["Members expected to leave", _leaving(asked)],
        ["Pay of known leavers", _pay(asked)],
        *(["Must be in the plan", one] for one in report.locked),
        *(["Must not be in it", one] for one in report.excluded),
        ["Good enough within [points of 100]", str(asked["gap"])],
        ["Time limit [s]", f"{asked['time_limit']:.0f}"],
    ]
    return Sheet("What was asked", [Column("Question"), Column("Answer")], rows)


def _afterwards(asked: dict) -> str:
    is_limited = asked["afterwards"]
    return "no more than the budget of a quarter" if is_limited else "not limited"


def _leaving(asked: dict) -> str:
    return "at the usual rate" if asked["attrition"] else "only known leavers"


def _pay(asked: dict) -> str:
    return "may be spent" if asked["leavers_pay"] else "not new money"


def _points(value: float | None) -> float | None:
    """Return a score or worth of 0-1 in points of 100."""
    return None if value is None else round(value * POINTS, 2)
