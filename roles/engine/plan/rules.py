"""The rules of a plan, one per function; those of a state are in `allocation`.

Each adds its terms to the model; decisions are counted by option and quarter, states
are the quarters and, last, the closing state. The rules of money and heads count
several teams of one programme together, by the question of the first.
"""

import numpy as np

from roles.engine.allocation import readiness_terms
from roles.engine.plan.contract import rise_of_contracts
from roles.engine.plan.money import money_of, money_saved
from roles.engine.plan.states import Model

PRICE_OF_MONEY = 0.001 / 1000  # readiness per thousand: 0.001 a million


def work_once_joined(model: Model) -> None:
    """Work once joined: time of a role <= sum of ramp * hires who have joined."""
    hires, one = model.problem.options.hires, model.decisions["hire"]
    assume, states = model.problem.catalogue.assume, model.problem.states
    joins = one.quarter + hires["lead"].to_numpy(dtype=int)[one.option]
    quarters_in = states[:, None] - joins
    ramp = np.where(quarters_in == 0, assume("ramp_q1"), 1.0)
    ramp[quarters_in == 1] = assume("ramp_q2")
    ramp[quarters_in < 0] = 0.0
    ramp[-1] = 1.0  # the closing state finds everybody at full speed
    rules = model.blocks.capacity[:, len(model.problem.team.members) + one.option]
    model.programme.add(rules, model.taken["hire"], -ramp)


def learn_in_working_time(model: Model) -> None:
    """Learn in working time: time + learn_share * fte * learning <= fte."""
    problem, one = model.problem, model.decisions["train"]
    steps = problem.options.steps
    person = steps["person"].to_numpy(dtype=int)[one.option]
    share = steps["share"].to_numpy(dtype=float)[one.option]
    learning = one.under_way(problem.states, steps["quarters"])
    rules = model.blocks.capacity[:, person]
    time = problem.time[:, person]
    model.programme.add(rules, model.taken["train"], learning * share * time)


def work_as_learnt(model: Model) -> None:
    """Work as learnt: time in the ways a set opens <= fte if each of its steps is done.

    One rule for each step of each set.
    """
    problem, one = model.problem, model.decisions["train"]
    sets, ways = problem.options.sets, problem.ways
    done = one.stands(problem.states, problem.options.steps["quarters"])
    opened = np.unique(ways.option[ways.option >= 0])
    for column in ("first", "second"):
        step = sets[column].to_numpy(dtype=int)[opened]
        with_step = opened[step >= 0]
        step = step[step >= 0]
        shape = (len(problem.states), len(with_step))
        rules = model.programme.rules(f"learnt, {column} step", shape, at_most=0.0)
        place = np.full(len(sets), -1)
        place[with_step] = np.arange(len(with_step))
        way = np.flatnonzero(ways.option >= 0)
        way = way[place[ways.option[way]] >= 0]
        model.programme.add(
            rules[:, place[ways.option[way]]], model.blocks.time[:, way], 1.0
        )
        person = sets["person"].to_numpy(dtype=int)[with_step]
        time = problem.time[:, person]
        which, decision = np.nonzero(step[:, None] == one.option)
        values = -time[:, which] * done[:, decision]
        model.programme.add(rules[:, which], model.taken["train"][decision], values)


def land_what_starts(model: Model) -> None:
    """Land what starts: upkeep + effort of what is landing <= work of the owner."""
    problem, one = model.problem, model.decisions["raise"]
    raises = problem.options.raises
    landing = one.under_way(problem.states, raises["lead"])
    owner = raises["owner"].to_numpy(dtype=int)[one.option]
    effort = raises["effort"].to_numpy(dtype=float)[one.option]
    rules = model.blocks.upkeep[:, owner]
    model.programme.add(rules, model.taken["raise"], landing * effort)


def keep_what_was_raised(model: Model) -> None:
    """Keep what was raised: kept <= levels standing today + levels that landed."""
    problem, one = model.problem, model.decisions["raise"]
    raises = problem.options.raises
    stands = one.stands(problem.states, raises["lead"])
    part = raises["part"].to_numpy(dtype=int)[one.option]
    rules = model.blocks.standing[:, part]
    model.programme.add(rules, model.taken["raise"], -stands)


def stay_within_budget(*models: Model) -> None:
    """Stay within the budget: spend so far <= money released so far."""
    question, programme = models[0].problem.question, models[0].programme
    saved = sum(money_saved(model.problem) for model in models)
    released = question.released() + saved
    rules = programme.rules("budget", released.shape, at_most=released)
    for model in models:
        for kind, taken in model.taken.items():
            money = money_of(model.problem, kind, model.decisions[kind])
            programme.add(rules[:, None], taken, money.spend.cumsum(axis=0))


def leave_no_more_than_a_quarter_of_budget(*models: Model) -> None:
    """Leave little running: cost a quarter of all that remains <= budget / quarters."""
    question, programme = models[0].problem.question, models[0].programme
    if not question.afterwards:
        return
    most = question.budget / question.quarters
    rules = programme.rules("afterwards", (1,), at_most=most)
    for model in models:
        for kind, taken in model.taken.items():
            money = money_of(model.problem, kind, model.decisions[kind])
            programme.add(rules, taken, money.running)


def stay_within_headcount(*models: Model) -> None:
    """Stay within headcount: members + hires who joined + FTE under contract <= cap."""
    question, programme = models[0].problem.question, models[0].programme
    if question.headcount is None:
        return
    room = question.headcount - sum(model.problem.heads for model in models)
    rules = programme.rules("headcount", room.shape, at_most=room)
    for model in models:
        hires, contracts = model.decisions["hire"], model.decisions["contract"]
        lead = model.problem.options.hires["lead"]
        joined = hires.stands(model.problem.states, lead)[:-1]
        programme.add(rules[:, None], model.taken["hire"], joined)
        programme.add(rules[contracts.quarter - 1], model.taken["contract"], 1.0)


def onboard_few_at_a_time(*models: Model) -> None:
    """Onboard few at a time: hires who join + rise of contracts <= cap."""
    question, programme = models[0].problem.question, models[0].programme
    shape, most = (question.quarters,), question.onboarding
    rules = programme.rules("onboarding", shape, at_most=most)
    for model in models:
        hires, contracts = model.decisions["hire"], model.decisions["contract"]
        lead = model.problem.options.hires["lead"].to_numpy(dtype=int)[hires.option]
        programme.add(rules[hires.quarter + lead - 1], model.taken["hire"], 1.0)
        programme.add(rules[contracts.quarter - 1], rise_of_contracts(model), 1.0)


def keep_going(model: Model, nothing_done: np.ndarray) -> None:
    """Keep going: readiness of a quarter >= keep_share * that with nothing done."""
    problem = model.problem
    if not problem.question.keep_going:
        return
    variables, values = readiness_terms(problem.work, model.blocks)
    least = problem.catalogue.assume("keep_share") * nothing_done[:-1]
    least = least - problem.work.score.constant
    rules = model.programme.rules("keep going", least.shape, at_least=least)
    model.programme.add(rules[:, None], variables[:-1], values)


def readiness_less_spend(model: Model, weight: float = 1.0) -> None:
    """Maximise the mean readiness of the states, less a little for the money spent.

    `weight` is that of the team among several; money is worth the same in each.
    """
    problem = model.problem
    price = PRICE_OF_MONEY / problem.question.price_level
    variables, values = readiness_terms(problem.work, model.blocks)
    mean = weight * problem.weights
    constant = weight * problem.work.score.constant
    model.programme.maximise(variables, mean[:, None] * values, constant)
    for kind, taken in model.taken.items():
        spend = money_of(problem, kind, model.decisions[kind]).spend.sum(axis=0)
        model.programme.maximise(taken, -price * spend)
