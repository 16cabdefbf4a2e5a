"""The plan programme in its plainest form, for an independent bound."""

from tests.independent.decisions import add_decisions, add_locks
from tests.independent.horizon import Horizon
from tests.independent.options import Raise, Step, prerequisite_levels
from tests.independent.people import resolved_levels
from tests.independent.programme import (
    Expression,
    Programme,
    Solution,
    constant,
    times,
    total,
)
from tests.independent.quarters import add_readiness, state_value
from tests.independent.questions import Question
from tests.independent.tables import Book

PROVED = 1e-5
PRICE_OF_MONEY = 0.001 / 1000  # readiness per thousand: 0.001 a million


def nothing_done(book: Book, document: dict, question: Question) -> list[float]:
    """Return readiness by quarter, and of the closing state, without a plan."""
    horizon = Horizon(book, document, question)
    return [state_value(horizon, q) for q in range(1, question.quarters + 2)]


def plan_programme(book: Book, document: dict, question: Question) -> Programme:
    """Return the whole plan programme."""
    programme = Programme()
    horizon = Horizon(book, document, question)
    add_decisions(programme, horizon)
    add_locks(programme, horizon)
    return complete(programme, horizon)


def complete(programme: Programme, horizon: Horizon) -> Programme:
    """Return the programme with every rule, once its decisions are there."""
    still = nothing_done(horizon.book, horizon.document, horizon.question)
    add_rules(programme, horizon)
    add_states(programme, horizon, still)
    return programme


def add_rules(programme: Programme, horizon: Horizon) -> None:
    """Add what holds between decisions, whatever readiness they lead to."""
    add_order(programme, horizon)
    add_training_order(programme, horizon)
    add_money(programme, horizon)
    add_people(programme, horizon)


def add_states(programme: Programme, horizon: Horizon, still: list[float]) -> None:
    """Add every quarter and the closing state, and what is to be the most.

    `still` is the readiness of each with nothing done, of which enough is kept.
    """
    every = range(1, horizon.closing + 1)
    states = [add_readiness(horizon, programme, q) for q in every]
    if horizon.question.keep_going:
        floor = horizon.book.number["keep_share"]
        for quarter in range(1, horizon.closing):
            least = constant(floor * still[quarter - 1])
            programme.at_most(f"keep going {quarter}", least, states[quarter - 1])
    programme.goal = objective(horizon, states)


def value_of_plan(programme: Programme) -> float:
    """Return the objective of the best plan, proved."""
    solution = programme.solved_whole()
    assert solution is not None
    assert solution.bound - solution.objective < PROVED
    return solution.objective


def objective(horizon: Horizon, states: list[Expression]) -> Expression:
    """Return mean readiness, the closing state counting more, minus spend."""
    weight = horizon.book.number["closing_quarters"]
    span = horizon.quarters + weight
    readiness = total(*states[:-1], times(weight, states[-1]))
    spend = total(*(horizon.spend(q) for q in range(1, horizon.closing)))
    return total(times(1 / span, readiness), times(-PRICE_OF_MONEY, spend))


def add_order(programme: Programme, horizon: Horizon) -> None:
    """A level starts once, after the lower one and what it stands on."""
    starts: dict[tuple[str, int, int], Expression] = {}
    for raising, quarter, amount in horizon.of_kind(Raise):
        key = raising.capability, raising.to, quarter
        starts[key] = total(starts.get(key, {}), amount)
    for (name, level, quarter), begun in starts.items():
        any_mode = Raise(name, level, "build")
        for other, least in prerequisite_levels(horizon.setting, any_mode).items():
            programme.at_most(
                f"{name} to {level} in {quarter} after {other}",
                begun,
                horizon.raised_to(other, least, quarter),
            )
    for name, level in {(name, level) for name, level, _ in starts}:
        once = [e for key, e in starts.items() if key[:2] == (name, level)]
        programme.at_most(f"{name} to {level} once", total(*once), constant(1))


def add_training_order(programme: Programme, horizon: Horizon) -> None:
    """A step starts once, after the lower level, one at a time a person."""
    base = {
        m["name"]: resolved_levels(horizon.book, m) for m in horizon.document["members"]
    }
    starts: dict[Step, list[Expression]] = {}
    for step, quarter, amount in horizon.of_kind(Step):
        starts.setdefault(step, []).append(amount)
        if step.to - 1 > base[step.member].get(step.skill, 0):
            lower = Step(step.member, step.skill, step.to - 1)
            useful = horizon.useful(lower, quarter)
            programme.at_most(f"{step} in {quarter} after lower", amount, useful)
    for step, amounts in starts.items():
        programme.at_most(f"{step} once", total(*amounts), constant(1))
    for quarter in range(1, horizon.closing):
        for member, steps in horizon.learning(quarter).items():
            running = total(*(amount for _, amount in steps))
            programme.at_most(f"{member} learns in {quarter}", running, constant(1))


def add_money(programme: Programme, horizon: Horizon) -> None:
    """Spend so far stays within what is released; so does what is left running."""
    question = horizon.question
    spent: Expression = {}
    for quarter in range(1, question.quarters + 1):
        spent = total(spent, horizon.spend(quarter), constant(-horizon.freed(quarter)))
        released = constant(question.released(quarter))
        programme.at_most(f"budget {quarter}", spent, released)
    if question.afterwards:
        most = constant(question.budget / question.quarters)
        programme.at_most("afterwards", horizon.running_afterwards(), most)


def add_people(programme: Programme, horizon: Horizon) -> None:
    """Heads, joiners and contractors stay within their caps."""
    question = horizon.question
    for quarter in range(1, question.quarters + 1):
        joining = total(
            *(amount for _, amount in horizon.joining(quarter)),
            *add_rises(programme, horizon, quarter),
        )
        most = constant(question.onboarding)
        programme.at_most(f"onboarding {quarter}", joining, most)
        heads = horizon.at_work(quarter)
        if question.headcount is not None:
            most = constant(question.headcount)
            programme.at_most(f"headcount {quarter}", heads, most)
        contracted = total(*horizon.contracted(quarter).values())
        share = times(horizon.book.number["contractor_share"], heads)
        programme.at_most(f"contractors {quarter}", contracted, share)


def add_rises(programme: Programme, horizon: Horizon, quarter: int) -> list[Expression]:
    """Add what contractors of each role and seniority rise by in a quarter."""
    before, rises = horizon.contracted(quarter - 1), []
    for contract, amount in horizon.contracted(quarter).items():
        label = f"rise of {contract} in {quarter}"
        rises.append(programme.variable(label))
        more = total(amount, times(-1.0, before.get(contract, {})))
        programme.at_most(f"{label} at least", more, rises[-1])
    return rises


def planned(
    book: Book, document: dict, question: Question, seconds: float = 30.0
) -> Solution | None:
    """Return the best plan found, and what bounds every plan."""
    return plan_programme(book, document, question).solved_whole(seconds)


def is_possible(book: Book, document: dict, question: Question) -> bool:
    """Return whether any plan keeps every rule."""
    programme = plan_programme(book, document, question)
    programme.goal = {}
    return programme.solved_whole() is not None
