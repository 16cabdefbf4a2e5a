"""Whether money, readiness and objective are what the actions make them."""

from tests.independent.assessing import readiness
from tests.independent.checked import Checked, amount_of, decision_of
from tests.independent.horizon import Horizon
from tests.independent.options import (
    Contract,
    Decision,
    Hire,
    Step,
    annual_cost,
    contract_cost,
    hiring_lead,
    raise_cost,
    raise_lead,
    raise_upkeep,
)
from tests.independent.planning import PRICE_OF_MONEY
from tests.independent.programme import value_of
from tests.independent.quarters import state_value
from tests.independent.questions import MONEY

CENT = 0.01
ROUNDED = 0.5 + CENT  # documents may tell money in whole units
NEAR = 1e-6


def money_faults(checked: Checked) -> list[str]:
    """Spend is what the actions cost, within what is released, now and later."""
    plan, question, faults = checked.plan, checked.question, []
    spent = freed = 0.0
    for quarter in range(1, checked.last + 1):
        spend = value_of(checked.horizon.spend(quarter), {})
        spent, freed = spent + spend, freed + checked.horizon.freed(quarter)
        told = plan["spend_by_quarter"][quarter - 1]
        if abs(spend * MONEY - told) > ROUNDED:
            faults.append(f"spend of quarter {quarter} is {spend * MONEY}, not {told}")
        if spent > question.released(quarter) + freed + CENT / MONEY:
            faults.append(f"budget: {spent:.3f} thousand by quarter {quarter}")
    running = value_of(checked.horizon.running_afterwards(), {})
    most = question.budget / question.quarters + CENT / MONEY
    if question.afterwards and running > most:
        faults.append(f"afterwards: {running:.3f} thousand a quarter is left running")
    costs = sum(action["cost"] for action in plan["actions"])
    told = len(plan["actions"]) + checked.last
    if abs(costs - sum(plan["spend_by_quarter"])) > ROUNDED * told:
        faults.append("costs of the actions do not add up to the spend")
    return faults


def cost_faults(checked: Checked) -> list[str]:
    """Each action costs what the catalogue says, in the horizon and after it."""
    faults = []
    for action in checked.plan["actions"]:
        decision, quarter = decision_of(action), action["quarter"]
        count = amount_of(action)
        cost, running = costs_of(checked.horizon, decision, quarter)
        if abs(cost * count * MONEY - action["cost"]) > ROUNDED:
            faults.append(f"cost of {decision} in quarter {quarter}")
        if abs(running * count * MONEY - action["running_cost"]) > ROUNDED:
            faults.append(f"running cost of {decision} in quarter {quarter}")
    return faults


def costs_of(horizon: Horizon, decision: Decision, quarter: int) -> tuple:
    """Return the cost of one within the horizon and a year after [thousands]."""
    book, after = horizon.book, horizon.closing
    if isinstance(decision, Contract):
        return contract_cost(book, decision), 0.0
    if isinstance(decision, Step):
        return book.number["learn_cost_kusd"], 0.0
    if isinstance(decision, Hire):
        year = annual_cost(book, decision)
        at_work = after - quarter - hiring_lead(book, decision)
        return book.number["cost_per_hire_share"] * year + at_work * year / 4, year
    kept = after - quarter - raise_lead(book, decision)
    upkeep = raise_upkeep(book, decision)
    return raise_cost(book, decision) + kept * upkeep, 4 * upkeep


def readiness_faults(checked: Checked) -> list[str]:
    """Readiness of every state is what the allocation gives, nothing less is kept."""
    horizon, plan, faults = checked.horizon, checked.plan, now_faults(checked)
    told = [*plan["readiness_by_quarter"], plan["readiness_closing"]]
    still = Horizon(checked.book, checked.document, horizon.question)
    floor = checked.book.number["keep_share"]
    worth = []
    for quarter, said in enumerate(told, 1):
        found = state_value(horizon, quarter)
        if found is None:
            tasks = ", ".join(horizon.landing(quarter))
            return [*faults, f"landing: no crew in quarter {quarter} for {tasks}"]
        worth.append(found)
        if abs(found - said) > NEAR:
            faults.append(f"readiness of quarter {quarter} is {found}, not {said}")
        if checked.question.keep_going and quarter <= checked.last:
            least = floor * state_value(still, quarter)
            if found < least - NEAR:
                faults.append(f"keep going: {found} in quarter {quarter}")
    return faults + objective_faults(checked, worth)


def now_faults(checked: Checked) -> list[str]:
    """Readiness now is the assessment on the first day."""
    now = readiness(checked.book, checked.document, checked.question.start)
    told = checked.plan["readiness_now"]
    return [] if abs(now - told) < NEAR else [f"readiness now is {now}, not {told}"]


def objective_faults(checked: Checked, worth: list[float]) -> list[str]:
    """Objective, bound and gap follow from readiness and spend."""
    plan, faults = checked.plan, []
    weight = checked.book.number["closing_quarters"]
    spend = sum(
        value_of(checked.horizon.spend(q), {}) for q in range(1, checked.last + 1)
    )
    mean = (sum(worth[:-1]) + weight * worth[-1]) / (checked.last + weight)
    objective = mean - PRICE_OF_MONEY * spend
    if abs(objective - plan["objective"]) > NEAR:
        faults.append(f"objective is {objective}, not {plan['objective']}")
    if abs(plan["bound"] - plan["objective"] - plan["gap"]) > NEAR:
        faults.append("gap is not bound minus objective")
    if plan["status"] == "optimal" and plan["gap"] > checked.question.gap + NEAR:
        faults.append("called optimal, but the gap is wider than asked for")
    if plan["gap"] < -NEAR:
        faults.append("bound lies below the objective")
    return faults
