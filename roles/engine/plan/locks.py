"""What must be in a plan, and why it cannot be where it is nowhere on offer."""

from collections.abc import Mapping
from dataclasses import replace

from roles.engine.levels import resolve_levels
from roles.engine.plan.patterns import least_of, options_matching, text_of
from roles.engine.plan.states import Model, Problem, decisions_on_offer
from roles.engine.plan.training import HIGHEST_TRAINED, NEVER_TRAINED


def include_what_is_locked(model: Model) -> None:
    """Include what is locked: sum over what matches >= its count, or its FTE."""
    problem, locked = model.problem, model.problem.question.locked
    least = [least_of(pattern, problem.catalogue) for pattern in locked]
    rules = model.programme.rules("locked", (len(locked),), at_least=least)
    for rule, pattern in zip(rules, locked, strict=True):
        kind = pattern["kind"]
        matching = model.decisions[kind].matching(pattern, problem.options.of(kind))
        model.programme.add(rule, model.taken[kind][matching], 1.0)


def nowhere_on_offer(problem: Problem) -> str:
    """Return which locked action is nowhere on offer and why, in words, or nothing."""
    decisions = decisions_on_offer(problem)
    for pattern in problem.question.locked:
        kind = pattern["kind"]
        one, options = decisions[kind], problem.options.of(kind)
        most = one.upper[one.matching(pattern, options)].sum()
        if most < least_of(pattern, problem.catalogue):
            because = _because(problem, pattern, most)
            return f"{text_of(pattern)!r} is locked and cannot be had: {because}."
    return ""


def _because(problem: Problem, pattern: Mapping, most: float) -> str:
    """Return why a locked action is not to be had, or not as much as is locked."""
    kind, question = pattern["kind"], problem.question
    if question.excluded:
        alone = replace(question, excluded=(), locked=(pattern,))
        if not nowhere_on_offer(replace(problem, question=alone)):
            return "it is excluded, too"
    matching = options_matching(pattern, problem.options.of(kind))
    if kind in {"hire", "contract"}:
        return _no_people(problem, pattern, bool(matching.any()), most)
    if not matching.any():
        none = {"train": _nothing_to_learn, "raise": _nothing_to_raise}
        return none[kind](problem, pattern)
    if kind == "train":
        return "it would not be learnt by the last quarter, or the member is not there"
    return "it would stand only after the last quarter"


def _no_people(
    problem: Problem, pattern: Mapping, is_offered: bool, most: float
) -> str:
    """Return why nobody, or not as many, can be hired or contracted."""
    question = problem.question
    if pattern["kind"] == "contract" and not question.contractors:
        return "no contracts are on offer"
    if not is_offered:
        for_hire = "nobody of that role and seniority is on offer"
        return for_hire + ("" if pattern["kind"] == "hire" else " under contract")
    if most or not question.onboarding:
        cap = f"with {question.onboarding} who may join in a quarter"
        return f"{cap} there can be {most:g} at most"
    if pattern["kind"] == "hire":
        return "whoever is hired then joins only after the last quarter"
    if pattern.get("quarter") == 1 or question.quarters == 1:
        return "contracts begin in the second quarter"
    return "too few people are at work for the share of contractors"


def _nothing_to_learn(problem: Problem, pattern: Mapping) -> str:
    """Return why a step of training is not on offer."""
    member, skill, to = (pattern.get(key) for key in ("member", "skill", "to"))
    if skill in NEVER_TRAINED:
        return f"{skill} is never trained"
    if to is not None and to > HIGHEST_TRAINED:
        return f"nobody is trained beyond level {HIGHEST_TRAINED}"
    levels, origins = resolve_levels(problem.catalogue, problem.team)
    if member is not None and skill is not None:
        if origins.loc[member, skill] == "not_applicable":
            return f"{skill} does not apply to {member}"
        if to is not None and levels.loc[member, skill] >= to:
            return f"{member} has level {levels.loc[member, skill]:g} already"
    return "it would open no task with work here"


def _nothing_to_raise(problem: Problem, pattern: Mapping) -> str:
    """Return why a level of a capability is not on offer."""
    name, to, maturity = (
        pattern.get("capability"),
        pattern.get("to"),
        problem.team.maturity,
    )
    if name is None:
        return "no level to raise matches it"
    if name not in maturity.index:
        return f"the maturity of {name} is not rated"
    if name in problem.team.provided:
        return f"{name} is provided by others"
    if to is not None and maturity[name] >= to:
        return f"{name} is at level {maturity[name]:g} already"
    levels = options_matching(
        {key: value for key, value in pattern.items() if key != "mode"},
        problem.options.raises,
    )
    if levels.any():
        return "it cannot be bought"
    return "it is above the target and takes no work off a task here"
