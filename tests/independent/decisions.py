"""The decisions of a plan as variables, and what a solution takes of them."""

from dataclasses import asdict

from tests.independent.horizon import Horizon
from tests.independent.options import (
    FIRST_CONTRACTED,
    KINDS,
    Contract,
    Decision,
    Hire,
    Step,
    contracts_on_offer,
    hires_on_offer,
    hiring_lead,
    learning_quarters,
    raise_lead,
    raises_on_offer,
)
from tests.independent.programme import Programme, constant, times, value_of
from tests.independent.wishes import in_words, least, matches, taken_of

LITTLE = 1e-7


def add_decisions(programme: Programme, horizon: Horizon) -> None:
    """Add a variable for each thing that may start in each quarter."""
    for decision, last in last_starts(horizon).items():
        for quarter in range(1, last + 1):
            if may_start(horizon, decision, quarter):
                horizon.taken[decision, quarter] = programme.variable(
                    f"{decision} in {quarter}", most_of(horizon, decision), whole=True
                )
    if horizon.question.contractors:
        for contract in contracts_on_offer(horizon.book):
            for quarter in range(FIRST_CONTRACTED, horizon.closing):
                most = horizon.question.onboarding * (quarter - 1)
                add_contract(programme, horizon, contract, quarter, most)


def last_starts(horizon: Horizon) -> dict[Hire | Decision, int]:
    """Return the last quarter in which each whole decision may start."""
    book, end = horizon.book, horizon.closing
    lasts: dict[Decision, int] = {}
    for hire in hires_on_offer(book):
        lasts[hire] = end - 1 - hiring_lead(book, hire)
    for sets in horizon.sets.values():
        for chosen in sets:
            lasts |= {s: end - learning_quarters(book, s) for s in chosen.steps}
    for raising in raises_on_offer(horizon.setting):
        lasts[raising] = end - raise_lead(book, raising)
    return lasts


def most_of(horizon: Horizon, decision: Decision) -> float:
    """Return how much of a decision there can be in one quarter."""
    hired = isinstance(decision, Hire)
    return float(horizon.question.onboarding) if hired else 1.0


def may_start(horizon: Horizon, decision: Decision, quarter: int) -> bool:
    """Return whether nothing excludes it and a learner is there while learning."""
    if is_excluded(horizon, decision, quarter):
        return False
    if not isinstance(decision, Step):
        return True
    member = next(
        m for m in horizon.document["members"] if m["name"] == decision.member
    )
    length = learning_quarters(horizon.book, decision)
    return all(
        horizon.share_there(member, q) > 0 for q in range(quarter, quarter + length)
    )


def is_excluded(horizon: Horizon, decision: Decision, quarter: int) -> bool:
    """Return whether the question excludes a decision in a quarter."""
    return any(matches(one, decision, quarter) for one in horizon.question.excluded)


def add_contract(
    programme: Programme,
    horizon: Horizon,
    contract: Contract,
    quarter: int,
    most: float,
) -> None:
    """Add the FTE of a contract in a quarter: none, or at least the least."""
    if is_excluded(horizon, contract, quarter):
        return
    label = f"{contract} in {quarter}"
    amount = programme.variable(label)
    had = programme.variable(f"{label} had", 1.0, whole=True)
    floor = times(horizon.book.number["contract_least"], had)
    programme.at_most(f"{label} least", floor, amount)
    programme.at_most(f"{label} most", amount, times(most, had))
    horizon.taken[contract, quarter] = amount


def add_locks(programme: Programme, horizon: Horizon) -> None:
    """What is locked is in the plan."""
    for place, pattern in enumerate(horizon.question.locked):
        name = f"locked {place}: {in_words(pattern)}"
        asked = constant(least(horizon.book, pattern))
        programme.at_most(name, asked, taken_of(horizon, pattern))


def actions_of(horizon: Horizon, values: dict[str, float]) -> list[dict]:
    """Return the actions that a solution takes, as a plan document names them."""
    actions = []
    for (decision, quarter), amount in horizon.taken.items():
        taken = value_of(amount, values)
        kind = KINDS[type(decision)]
        action = {"kind": kind, "quarter": quarter, **asdict(decision)}
        if isinstance(decision, Contract) and taken > LITTLE:
            actions.append(action | {"fte": taken})
        elif not isinstance(decision, Contract) and round(taken):
            amount = {"count": round(taken)} if kind == "hire" else {}
            actions.append(action | amount)
    return actions
