"""What a line of a plan shows in each quarter of a roadmap."""

from collections.abc import Callable, Iterable

from roles.reports.plan_step import Step


def cells_of(
    steps: list[Step], quarters: int, text: Callable[[list[Step], int], str]
) -> tuple[tuple[str, str], ...]:
    """Return (state, text) by quarter; work under way is told before what stands."""
    cells = []
    for quarter in range(1, quarters + 1):
        states = {step.state(quarter) for step in steps}
        order = ["landing", "ramp", "on", ""]
        state = next(one for one in order if one in states)
        cells.append((state, text(steps, quarter)))
    return tuple(cells)


def headcount(steps: Iterable[Step], quarter: int) -> str:
    """Say how many are there, and how many are being looked for."""
    there = sum(step.count for step in steps if step.stands <= quarter)
    sought = sum(step.count for step in steps if step.state(quarter) == "landing")
    said = [f"{there} there"] if there else []
    return ", ".join([*said, *([f"hiring {sought}"] if sought else [])])


def at_work(steps: Iterable[Step], quarter: int) -> str:
    """Say how much of a contract is at work."""
    fte = sum(step.fte for step in steps if step.quarter == quarter)
    return f"{fte:.2f} FTE" if fte else ""


def maturity(steps: list[Step], quarter: int) -> str:
    """Say which level is landing, else which stands."""
    landing = [step for step in steps if step.state(quarter) == "landing"]
    if landing:
        verb = "buying" if landing[-1].mode == "buy" else "building"
        return f"{verb} {landing[-1].level}"
    standing = [step.level for step in steps if step.stands <= quarter]
    return f"{max(standing)} stands" if standing else ""


def learning(steps: list[Step], quarter: int) -> str:
    """Say whether anybody learns, or has learnt."""
    states = {step.state(quarter) for step in steps}
    return "learning" if "landing" in states else "learnt" if "on" in states else ""
