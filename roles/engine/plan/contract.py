"""The rules of contracts: people for some quarters, by FTE, who leave with the plan."""

import numpy as np

from roles.engine.plan.states import Model


def work_while_contracted(model: Model) -> None:
    """Work while contracted: time of a role <= FTE under contract + what hires give.

    At full speed from the first day; the closing state has no contracts.
    """
    problem, one = model.problem, model.decisions["contract"]
    hire = problem.options.contracts["hire"].to_numpy(dtype=int)[one.option]
    rules = model.blocks.capacity[one.quarter - 1, len(problem.team.members) + hire]
    model.programme.add(rules, model.taken["contract"], -1.0)


def contract_the_least_or_nothing(model: Model) -> None:
    """Contract the least or nothing: least * at work <= FTE <= most * at work."""
    one, fte = model.decisions["contract"], model.taken["contract"]
    least = model.problem.catalogue.assume("contract_least")
    for name, factor, sign in (("least", least, -1.0), ("most", one.upper, 1.0)):
        rules = model.programme.rules(f"{name} of a contract", fte.shape, at_most=0.0)
        model.programme.add(rules, fte, sign)
        model.programme.add(rules, model.at_work, -sign * factor)


def contract_a_share_of_people(model: Model) -> None:
    """Contract a share of people: FTE <= share * (members + hires who joined + FTE)."""
    problem, hires = model.problem, model.decisions["hire"]
    share = problem.catalogue.assume("contractor_share")
    most = share * problem.heads
    rules = model.programme.rules("contractors", most.shape, at_most=most)
    joined = hires.stands(problem.states, problem.options.hires["lead"])[:-1]
    model.programme.add(rules[:, None], model.taken["hire"], -share * joined)
    contracts = rules[model.decisions["contract"].quarter - 1]
    model.programme.add(contracts, model.taken["contract"], 1.0 - share)


def rise_of_contracts(model: Model) -> np.ndarray:
    """Return the rise of each contract: rise >= FTE - FTE of the quarter before."""
    one, fte = model.decisions["contract"], model.taken["contract"]
    rises = model.programme.variables("rise", fte.shape)
    rules = model.programme.rules("rise of contracts", fte.shape, at_most=0.0)
    model.programme.add(rules, fte, 1.0)
    model.programme.add(rules, rises, -1.0)
    is_next = (one.option[:, None] == one.option) & (
        one.quarter[:, None] == one.quarter + 1
    )
    later, earlier = np.nonzero(is_next)
    model.programme.add(rules[later], fte[earlier], -1.0)
    return rises
