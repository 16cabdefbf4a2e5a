"""The plan programme in its plainest form, for an independent bound."""

from dataclasses import asdict, dataclass
from datetime import date

from tests.independent.horizon import Horizon
from tests.independent.options import (
    Hire,
    Raise,
    Step,
    hires_on_offer,
    hiring_lead,
    learning_quarters,
    prerequisite_levels,
    raise_lead,
    raises_on_offer,
)
from tests.independent.people import resolved_levels
from tests.independent.programme import (
    Expression,
    Programme,
    Solution,
    constant,
    times,
    total,
    value_of,
)
from tests.independent.quarters import add_readiness, state_value
from tests.independent.tables import Book

PROVED = 1e-5
KINDS = {Hire: "hire", Step: "train", Raise: "raise"}
PRICE_OF_MONEY = 0.001 / 1000  # readiness per thousand: 0.001 a million


@dataclass(frozen=True)
class Question:
    """What is asked of a plan; money in thousands."""

    budget: float
    quarters: int
    start: date
    headcount: int | None = None
    onboarding: int = 3
    keep_going: bool = True
    afterwards: bool = True
    release: str = "evenly"

    def released(self, quarter: int) -> float:
        """Return the money that may be spent by the end of a quarter."""
        if self.release == "at_once":
            return self.budget
        return self.budget * quarter / self.quarters


def nothing_done(book: Book, document: dict, question: Question) -> list[float]:
    """Return readiness by quarter, and of the closing state, without a plan."""
    horizon = Horizon(book, document, question.start, question.quarters)
    return [state_value(horizon, q) for q in range(1, question.quarters + 2)]


def plan_programme(book: Book, document: dict, question: Question) -> Programme:
    """Return the whole plan programme."""
    programme = Programme()
    horizon = Horizon(book, document, question.start, question.quarters)
    add_decisions(programme, horizon, question)
    return complete(programme, horizon, question)


def complete(programme: Programme, horizon: Horizon, question: Question) -> Programme:
    """Return the programme with every rule, once its decisions are there."""
    book, document = horizon.book, horizon.document
    add_order(programme, horizon)
    add_training_order(programme, horizon)
    add_money(programme, horizon, question)
    add_people(programme, horizon, question)
    every = range(1, horizon.closing + 1)
    states = [add_readiness(horizon, programme, q) for q in every]
    if question.keep_going:
        floor = book.number["keep_share"]
        least = nothing_done(book, document, question)[:-1]
        for quarter, (state, now) in enumerate(zip(states, least, strict=False), 1):
            programme.at_most(f"keep going {quarter}", constant(floor * now), state)
    programme.goal = objective(horizon, states)
    return programme


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


def add_decisions(programme: Programme, horizon: Horizon, question: Question) -> None:
    """Add a variable for each thing that may start in each quarter."""
    book, last = horizon.book, question.quarters
    lengths: dict[Hire | Step | Raise, int] = {}
    for hire in hires_on_offer(book):
        lengths[hire] = hiring_lead(book, hire) + 1
    for sets in horizon.sets.values():
        for chosen in sets:
            lengths |= {s: learning_quarters(book, s) for s in chosen.steps}
    for raising in raises_on_offer(horizon.setting):
        lengths[raising] = raise_lead(book, raising)
    for decision, length in lengths.items():
        most = float(last * question.onboarding) if isinstance(decision, Hire) else 1.0
        for quarter in range(1, last + 2 - length):
            if may_start(horizon, decision, quarter):
                horizon.taken[decision, quarter] = programme.variable(
                    f"{decision} in {quarter}", most, whole=True
                )


def may_start(horizon: Horizon, decision: Hire | Step | Raise, quarter: int) -> bool:
    """Return whether a learner is there while learning; others may always start."""
    if not isinstance(decision, Step):
        return True
    member = next(
        m for m in horizon.document["members"] if m["name"] == decision.member
    )
    length = learning_quarters(horizon.book, decision)
    return all(
        horizon.share_there(member, q) > 0 for q in range(quarter, quarter + length)
    )


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


def add_money(programme: Programme, horizon: Horizon, question: Question) -> None:
    """Spend so far stays within what is released; so does what is left running."""
    spent: Expression = {}
    for quarter in range(1, question.quarters + 1):
        spent = total(spent, horizon.spend(quarter))
        released = constant(question.released(quarter))
        programme.at_most(f"budget {quarter}", spent, released)
    if question.afterwards:
        most = constant(question.budget / question.quarters)
        programme.at_most("afterwards", horizon.running_afterwards(), most)


def add_people(programme: Programme, horizon: Horizon, question: Question) -> None:
    """Heads stay within the cap and joiners within what onboarding can carry."""
    for quarter in range(1, question.quarters + 1):
        joining = total(*(amount for _, amount in horizon.joining(quarter)))
        most = constant(question.onboarding)
        programme.at_most(f"onboarding {quarter}", joining, most)
        if question.headcount is not None:
            joined = total(*(amount for _, amount in horizon.joined(quarter)))
            heads = total(constant(horizon.heads(quarter)), joined)
            programme.at_most(
                f"headcount {quarter}", heads, constant(question.headcount)
            )


def planned(
    book: Book, document: dict, question: Question, seconds: float = 30.0
) -> Solution | None:
    """Return the best plan found, and what bounds every plan."""
    return plan_programme(book, document, question).solved_whole(seconds)


def actions_of(
    book: Book, document: dict, question: Question, solution: Solution
) -> list[dict]:
    """Return the actions that a solution takes, as a plan document names them."""
    horizon = Horizon(book, document, question.start, question.quarters)
    add_decisions(Programme(), horizon, question)
    actions = []
    for (decision, quarter), amount in horizon.taken.items():
        count = round(value_of(amount, solution.values))
        if count:
            kind = KINDS[type(decision)]
            action = {"kind": kind, "quarter": quarter, **asdict(decision)}
            actions.append(action | ({"count": count} if kind == "hire" else {}))
    return actions
