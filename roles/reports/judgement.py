"""How much of an assessment hangs on numbers that rest on judgement?"""

from dataclasses import dataclass
from datetime import date

from roles.engine.judgement import ASSUMPTION, TASK, Moved, judgement
from roles.models import Assumption, Team
from roles.reports.inputs import WORDS, Inputs, engine_inputs, in_a_sentence


@dataclass(frozen=True)
class Change:
    """A number whose move changes the hires that are named first.

    `before` and `after` are its values, of a task its work [FTE]; `readiness` 0-1.
    """

    kind: str
    key: str
    name: str
    before: float
    after: float
    readiness: float
    hires: tuple[str, ...]
    hire_names: tuple[str, ...]


@dataclass(frozen=True)
class JudgementReport:
    """What stays when each number that rests on judgement moves by a quarter.

    `first_stays`, `three_stay` and `without_effect` count moves; readiness, `low` and
    `high` are 0-1.
    """

    team: str
    moves: int
    first_stays: int
    three_stay: int
    without_effect: int
    hires: tuple[str, ...]
    hire_names: tuple[str, ...]
    readiness: float
    low: float
    high: float
    changes: tuple[Change, ...]


def judgement_report(team: Team, today: date) -> JudgementReport:
    """Report what hangs on judgement; raise NotReady where context is missing."""
    inputs = engine_inputs(team, today)
    found = inputs.remembered("judgement", judgement)
    names = dict(Assumption.objects.values_list("pk", "name"))
    low, high = found.span
    return JudgementReport(
        team=inputs.name,
        moves=len(found.rows),
        first_stays=found.first_stays,
        three_stay=found.three_stay,
        without_effect=found.without_effect,
        hires=found.hires,
        hire_names=hire_names(inputs, found.hires),
        readiness=found.readiness,
        low=low,
        high=high,
        changes=tuple(change(inputs, names, row) for row in found.changing),
    )


def change(inputs: Inputs, assumptions: dict[str, str], row: Moved) -> Change:
    """Return one move with its names."""
    move = row.move
    if move.kind == ASSUMPTION:
        name = assumptions[move.key]
    elif move.kind == TASK:
        name = f"work of: {inputs.names.task(move.key)}"
    else:
        name = WORDS[move.key]
    return Change(
        kind=move.kind,
        key=move.key,
        name=name,
        before=move.before,
        after=move.after,
        readiness=row.readiness,
        hires=row.hires,
        hire_names=hire_names(inputs, row.hires),
    )


def hire_names(inputs: Inputs, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of roles as they stand within a sentence."""
    return tuple(in_a_sentence(inputs.names.role(role)) for role in roles)
