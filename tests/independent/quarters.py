"""Each quarter of a plan as a state: who is at work, and its readiness."""

from tests.independent.horizon import Horizon
from tests.independent.options import hires_on_offer, learning_share
from tests.independent.people import assumed_levels, fits, resolved_levels
from tests.independent.programme import (
    Expression,
    Programme,
    constant,
    times,
    total,
)
from tests.independent.state import Way, Worker, add_state, ways_of


def state_value(horizon: Horizon, quarter: int) -> float | None:
    """Return the readiness of a quarter, None where landing cannot be done."""
    programme = Programme()
    programme.goal = add_readiness(horizon, programme, quarter)
    solution = programme.solved()
    return None if solution is None else solution.objective


def add_readiness(horizon: Horizon, programme: Programme, quarter: int) -> Expression:
    """Add the allocation of a quarter and return its readiness."""
    return add_state(
        programme,
        horizon.setting,
        add_workers(horizon, programme, quarter),
        horizon.standing(quarter),
        horizon.landing(quarter),
        f"{quarter}: ",
    )


def add_workers(horizon: Horizon, programme: Programme, quarter: int) -> list[Worker]:
    """Return everybody at work in a quarter, with gates for sets."""
    learning = horizon.learning(quarter)
    workers = []
    for member in sorted(horizon.document["members"], key=lambda one: one["name"]):
        there = horizon.share_there(member, quarter) * horizon.survival(quarter)
        most = member["fte"] * there
        if most > 0:
            away = total(
                *(
                    times(learning_share(horizon.book, step), amount)
                    for step, amount in learning.get(member["name"], [])
                )
            )
            time = total(constant(most), times(-most, away))
            ways = add_ways(horizon, programme, member, quarter)
            workers.append(Worker(member["name"], time, most, ways))
    return [
        *workers,
        *hires_at_work(horizon, quarter),
        *contractors_at_work(horizon, quarter),
    ]


def add_ways(
    horizon: Horizon, programme: Programme, member: dict, quarter: int
) -> list[Way]:
    """Return a member's ways of working, those of a set behind its gate."""
    found = fits(horizon.book, resolved_levels(horizon.book, member), member["roles"])
    ways = ways_of(found)
    for place, chosen in enumerate(horizon.sets[member["name"]]):
        useful = [horizon.useful(step, quarter) for step in chosen.steps]
        if all(any(expression.values()) for expression in useful):
            label = f"{quarter}: {member['name']} set {place}"
            gate = programme.variable(label, 1.0)
            for row, expression in enumerate(useful):
                programme.at_most(f"{label} step {row}", gate, expression)
            ways.append(Way(f"set {place} ", chosen.task, chosen.fit, gate))
    return ways


def hires_at_work(horizon: Horizon, quarter: int) -> list[Worker]:
    """Return the hires of each role and seniority as one worker."""
    workers = []
    for hire in hires_on_offer(horizon.book):
        time = total(
            *(
                times(ramp(horizon, quarter - joining, quarter), amount)
                for joining in range(1, min(quarter, horizon.quarters) + 1)
                for other, amount in horizon.joining(joining)
                if other == hire
            )
        )
        if time:
            levels = assumed_levels(horizon.book, [hire.role], hire.seniority)
            ways = ways_of(fits(horizon.book, levels, [hire.role]))
            label = f"hire {hire.role} {hire.seniority}"
            workers.append(Worker(label, time, float("inf"), ways))
    return workers


def contractors_at_work(horizon: Horizon, quarter: int) -> list[Worker]:
    """Return the contractors of each role and seniority as one worker."""
    workers = []
    for contract, time in horizon.contracted(quarter).items():
        levels = assumed_levels(horizon.book, [contract.role], contract.seniority)
        ways = ways_of(fits(horizon.book, levels, [contract.role]))
        label = f"contract {contract.role} {contract.seniority}"
        workers.append(Worker(label, time, float("inf"), ways))
    return workers


def ramp(horizon: Horizon, quarters_here: int, quarter: int) -> float:
    """Return the speed of a hire, full from the third quarter."""
    if quarter == horizon.closing:
        return 1.0
    number = horizon.book.number
    speeds = [number["ramp_q1"], number["ramp_q2"]]
    return speeds[quarters_here] if quarters_here < 2 else 1.0
