"""A plan as text, for a terminal."""

from collections.abc import Iterator

from roles.reports.plan import PlanReport
from roles.reports.without import WithoutReport


def lines(report: PlanReport) -> Iterator[str]:
    """Yield the plan as text."""
    question, answer = report.question, report.answer
    if not report.is_feasible:
        yield f"There is no plan. {report.reason}"
        return
    now, then = answer["readiness_now"] * 100, answer["readiness_closing"] * 100
    yield (
        f"Best plan for {question['budget']:,.0f} {report.currency} over "
        f"{question['quarters']} quarter(s): readiness {now:.0f} to {then:.0f}."
    )
    yield f"At most {report.better} better is possible ({report.ended})."
    yield from quarter_lines(report)
    yield from action_lines(report)
    yield f"\nLeft running afterwards: {report.left_running:,.0f} a year"
    yield from left_out_lines(report)
    yield from binding_lines(report)


def quarter_lines(report: PlanReport) -> Iterator[str]:
    """Yield readiness and money by quarter."""
    heads = ["readiness", "one-off", "running", "contracts"]
    yield f"\n{'Quarter':<24}" + "".join(f"{head:>12}" for head in heads)
    for quarter in report.quarters:
        name = f"{quarter.number} from {quarter.start:%b %Y}"
        yield (
            f"{name:<24}{quarter.readiness * 100:>12.0f}{quarter.one_off:>12,.0f}"
            f"{quarter.running:>12,.0f}{quarter.contracts:>12,.0f}"
        )


def action_lines(report: PlanReport) -> Iterator[str]:
    """Yield the lines of the plan with their steps."""
    for line in report.lines:
        yield f"\n{line.kind_title}, {line.title}: {line.cost:,.0f}"
        for step, text in line.described:
            worth = "" if step.worth is None else f" [{step.worth * 100:+.2f} points]"
            yield f"  Q{step.quarter} {text}{worth}"


def left_out_lines(report: PlanReport) -> Iterator[str]:
    """Yield the best of each kind that is left out, and why it is."""
    if report.left_out:
        yield "\nLeft out"
    for row in report.left_out:
        adds = "" if row.adds is None else f" [{row.adds * 100:+.2f} points]"
        yield (
            f"  Q{row.quarter} {row.kind_title}, {row.title}: {row.cost:,.0f}{adds}. "
            f"{row.why}"
        )


def binding_lines(report: PlanReport) -> Iterator[str]:
    """Yield what holds the plan back, and what a unit more would be worth."""
    if report.binding:
        yield "\nHolds the plan back"
    for row in report.binding:
        about = f", {row.about}" if row.about else ""
        yield (
            f"  Q{row.quarter} {row.title}{about}: {row.unit} "
            f"[at most {row.worth * 100:+.2f} points]"
        )


def without_lines(report: WithoutReport) -> Iterator[str]:
    """Yield what the plan loses without a line, and what comes in its place."""
    yield f"\nWithout {report.title}"
    if report.lost is None:
        yield f"  There is no plan. {report.answer['reason']}"
        return
    low, high = report.at_least * 100, report.at_most * 100
    yield (
        f"  readiness {report.answer['readiness_closing'] * 100:.0f} in the end; "
        f"{report.lost * 100:.2f} points are lost (between {low:.2f} and {high:.2f})"
    )
    yield from (f"  + {report.said(row)}" for row in report.comes)
    yield from (f"  - {report.said(row)}" for row in report.goes)
