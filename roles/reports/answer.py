"""The engine's answer to the question of a plan, as a document."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from roles.engine.catalogue import Catalogue
from roles.engine.plan.problem import InvalidQuestion, PlanQuestion
from roles.engine.plan.solve import solve_plan
from roles.engine.programme import SolveFailed
from roles.engine.team import Team
from roles.models import Plan
from roles.queries.catalogue import tables_with
from roles.queries.plan import asked

THOUSAND = 1000
POINTS = 100
# No readiness is above this, so no objective is: a bound before the search has one.
HIGHEST = 1.0


class Unanswerable(Exception):
    """The stored inputs cannot be planned for; says which value is in the way."""


@contextmanager
def answering() -> Iterator[None]:
    """Raise Unanswerable, in words, where the engine has no answer at all."""
    try:
        yield
    except InvalidQuestion as error:
        raise Unanswerable(str(error)) from error
    except SolveFailed as error:
        raise Unanswerable(f"The solver failed, so there is none: {error}.") from error


Progress = Callable[[dict | None, float, float], None]


def question_of(wishes: dict, price_level: float) -> PlanQuestion:
    """Return the engine's question: money in thousands, the gap in shares of 1."""
    return PlanQuestion(
        **{
            **wishes,
            "budget": wishes["budget"] / THOUSAND,
            "gap": wishes["gap"] / POINTS,
            "start": date.fromisoformat(wishes["start"]),
            "locked": tuple(wishes["locked"]),
            "excluded": tuple(wishes["excluded"]),
            "price_level": price_level,
        }
    )


def plan_answer(
    plan: Plan, on_progress: Progress, is_cancelled: Callable[[], bool]
) -> dict:
    """Work out the answer to `plan` from what is stored with it.

    `on_progress` gets the best answer so far (None before there is one), the bound
    and the seconds.
    """
    with answering():
        answer = solve_plan(*asked_of(plan), in_documents(on_progress), is_cancelled)
    return bounded(answer.to_document())


def asked_of(plan: Plan) -> tuple[Catalogue, Team, PlanQuestion]:
    """Return what the engine is asked of what, from what is stored with a plan."""
    try:
        question = question_of(asked(plan), plan.tables["price_factor"])
        catalogue = Catalogue.from_tables(tables_with(plan.tables))
        team = Team.from_document(plan.inputs, catalogue, on=question.start)
    except ValueError as error:
        raise Unanswerable(f"The inputs of this plan do not fit: {error}.") from error
    return catalogue, team, question


def in_documents(on_progress: Progress) -> Callable[..., None]:
    """Return what tells `on_progress` the engine's best answers as documents."""
    return lambda best, bound, seconds: on_progress(
        None if best is None else bounded(best.to_document()),
        min(bound, HIGHEST),
        seconds,
    )


def bounded(document: dict) -> dict:
    """Return an answer with a bound in any case; JSON knows no infinite one."""
    if document["bound"] is None:
        return document
    bound = min(document["bound"], HIGHEST)
    return {**document, "bound": bound, "gap": max(bound - document["objective"], 0.0)}
