"""What a plan could do besides, and at most how much it could add, by hand."""

import numpy as np
import pytest

from roles.engine.plan.candidates import candidates_of
from tests.engine.make import make_catalogue, make_member, make_team
from tests.engine.plan.make import CATALOGUE, idle_plan, make_question, no_counts

REPORTS = {"scope": {"pipes": 0}, "sources": 2}
IDLE = {"scope": {"pipes": 0, "reports": 0}}
LEA = make_member("Lea", "analyst", levels={"bi": 0})


def programme(*members, quarters=2, catalogue=CATALOGUE, team=REPORTS, **wishes):
    """Return the programme with all that may be decided."""
    small = make_team(*members, catalogue=catalogue, **team)
    question = make_question(400, quarters, **wishes)
    return idle_plan(small, question, catalogue)[1]


def starts(every, kind, found):
    """Return the option and quarter of each decision of each candidate, sorted."""
    one = every.decisions[kind]
    return sorted(
        [(int(one.option[place]), int(one.quarter[place])) for _, place in each.places]
        for each in found[kind]
    )


def test_a_hire_adds_at_most_what_its_first_hours_would():
    # 0.5 of her in quarter 2, then all of her twice, at 1.6 an FTE, less 28
    every = programme()

    best = candidates_of(every, no_counts(every), 0.0)["hire"][0]

    assert best.adds == pytest.approx((0.5 + 2) * 1.6 / 4 - 0.000028)


def test_a_contract_adds_at_most_what_its_least_would_at_first():
    # a quarter of a senior, who does 1.1, at 1.6, less 10
    every = programme(make_member("Cid", "cdo"), contractors=True)

    best = candidates_of(every, no_counts(every), 0.0)["contract"][0]

    assert best.adds == pytest.approx(0.25 * 1.1 * 1.6 / 4 - 0.00001)


def test_contracts_of_one_quarter_and_from_one_to_the_last():
    every = programme(make_member("Cid", "cdo"), quarters=3, contractors=True)

    found = starts(every, "contract", candidates_of(every, no_counts(every), 0.0))

    first = [run for run in found if run[0][0] == 0]
    assert first == [[(0, 2)], [(0, 2), (0, 3)], [(0, 3)]]


def test_the_steps_of_a_set_come_one_after_the_other():
    # bi to 1 makes able, to 2 a master: one step, or two
    every = programme(LEA, quarters=3)
    steps = every.problem.options.steps

    found = starts(every, "train", candidates_of(every, no_counts(every), 0.0))

    bi = [n for n, skill in enumerate(steps["skill"]) if skill == "bi"]
    of_bi = [each for each in found if {option for option, _ in each} <= set(bi)]
    low, high = sorted(bi, key=lambda n: steps["to"].iloc[n])
    assert [(low, 1), (high, 2)] in of_bi
    assert [(low, 2), (high, 3)] in of_bi
    assert [(high, 1)] not in of_bi


def test_of_a_set_only_what_is_missing():
    every = programme(LEA, quarters=3)
    steps, one = every.problem.options.steps, every.decisions["train"]
    is_low = ((steps["skill"] == "bi") & (steps["to"] == 1)).to_numpy()
    counts = no_counts(every)
    counts["train"][is_low[one.option] & (one.quarter == 1)] = 1

    found = starts(every, "train", candidates_of(every, counts, 0.0))

    options = [{option for option, _ in each} for each in found]
    assert not any(is_low[list(each)].any() for each in options)
    assert any(steps["to"].iloc[list(each)].tolist() == [2] for each in options)


def test_only_levels_whose_needs_stand():
    every = programme(
        make_member("Ana", "engineer"),
        quarters=4,
        catalogue=make_catalogue(needs=[("tests", "store")]),
        team={"maturity": {"store": 0, "tests": 0}, **IDLE},
    )
    raises, one = every.problem.options.raises, every.decisions["raise"]
    counts = no_counts(every)

    def levels(earliest):
        found = starts(every, "raise", candidates_of(every, counts, 0.0))
        pairs = [pair for (pair,) in found]
        names = {(raises["capability"].iloc[o], raises["to"].iloc[o]) for o, _ in pairs}
        assert min(quarter for _, quarter in pairs) == earliest
        return names

    assert levels(1) == {("store", 1)}
    store = (raises["capability"].iloc[one.option] == "store").to_numpy()
    first = store & (raises["to"].iloc[one.option] == 1).to_numpy()
    counts["raise"][np.flatnonzero(first & (one.quarter == 1))[0]] = 1
    assert levels(2) == {("store", 2), ("tests", 1)}
