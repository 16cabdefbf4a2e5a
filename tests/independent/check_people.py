"""Whether people fit in: contracts, caps, and what is expected of attrition."""

from math import floor

from tests.independent.checked import Checked, decision_of
from tests.independent.options import (
    FIRST_CONTRACTED,
    Contract,
    Hire,
    contracts_on_offer,
    hiring_lead,
)
from tests.independent.programme import value_of

NEAR = 1e-6


def contract_faults(checked: Checked) -> list[str]:
    """Contracts are on offer, from the second quarter, and not too small."""
    asked, faults = checked.question, []
    offered = set(contracts_on_offer(checked.book)) if asked.contractors else set()
    least = checked.book.number["contract_least"]
    for contract, quarter, amount in checked.horizon.of_kind(Contract):
        fte = value_of(amount, {})
        name = f"{contract} in quarter {quarter}"
        if contract not in offered:
            faults.append(f"{contract} is not on offer")
        if not FIRST_CONTRACTED <= quarter <= checked.last:
            faults.append(f"lead time: {name} is not from 2 to {checked.last}")
        if fte < least - NEAR:
            faults.append(f"contract least: {name} is of {fte:g} FTE")
    return faults


def people_faults(checked: Checked) -> list[str]:
    """Headcount, onboarding and contractors stay within their caps."""
    question, horizon, faults = checked.question, checked.horizon, []
    share = checked.book.number["contractor_share"]
    for quarter in range(1, checked.last + 1):
        joining = sum(value_of(a, {}) for _, a in horizon.joining(quarter))
        joining += risen(checked, quarter)
        heads = value_of(horizon.at_work(quarter), {})
        contracted = sum(value_of(a, {}) for a in horizon.contracted(quarter).values())
        if joining > question.onboarding + NEAR:
            faults.append(f"onboarding: {joining:g} join in quarter {quarter}")
        if question.headcount is not None and heads > question.headcount + NEAR:
            faults.append(f"headcount: {heads:g} people in quarter {quarter}")
        if contracted > share * heads + NEAR:
            faults.append(f"contractors: {contracted:g} FTE in quarter {quarter}")
    return faults


def risen(checked: Checked, quarter: int) -> float:
    """Return what contractors rise by in a quarter, by role and seniority [FTE]."""
    before = checked.horizon.contracted(quarter - 1)
    return sum(
        max(value_of(amount, {}) - value_of(before.get(contract, {}), {}), 0.0)
        for contract, amount in checked.horizon.contracted(quarter).items()
    )


def attrition_faults(checked: Checked) -> list[str]:
    """Expected losses are told, and the hires that make up for them."""
    plan, horizon, faults = checked.plan, checked.horizon, []
    rows = plan.get("expected_losses", [])  # told with attrition only
    told = {(row["role"], row["quarter"]): row["fte"] for row in rows}
    for role in checked.book.roles:
        for quarter in range(1, checked.last + 1):
            found = horizon.expected_loss(role, quarter)
            said = told.pop((role, quarter), 0.0)
            if abs(found - said) > NEAR:
                faults.append(f"expected loss: {found} {role} in quarter {quarter}")
    if told:
        faults.append(f"expected loss of what is no role or quarter: {list(told)}")
    return faults + backfill_faults(checked)


def backfill_faults(checked: Checked) -> list[str]:
    """The first hires of a role make up for its members expected to have left."""
    lost: dict[str, float] = {}
    made_up: dict[str, int] = {}
    faults = []
    joins = joining_actions(checked)
    for quarter in range(1, checked.last + 1):
        for role in checked.book.roles:
            more = checked.horizon.expected_loss(role, quarter)
            lost[role] = lost.get(role, 0.0) + more
        for action in joins.get(quarter, []):
            role = action["role"]
            open_places = floor(lost[role] + 0.5) - made_up.get(role, 0)
            found = min(action["count"], max(open_places, 0))
            made_up[role] = made_up.get(role, 0) + found
            if action.get("backfill", 0) != found:
                faults.append(f"backfill: {found} of {role} joining in {quarter}")
    return faults


def joining_actions(checked: Checked) -> dict[int, list[dict]]:
    """Return the hires by the quarter of their first day."""
    joins: dict[int, list[dict]] = {}
    for action in checked.plan["actions"]:
        decision = decision_of(action)
        if isinstance(decision, Hire):
            first = action["quarter"] + hiring_lead(checked.book, decision)
            joins.setdefault(first, []).append(action)
    return joins
