"""The quarters of a plan: readiness and money."""

from dataclasses import dataclass
from datetime import date

from roles.models import Plan
from roles.queries.quarter import quarter_start

DIP = 0.005  # half a point; less is shown as nothing


@dataclass(frozen=True)
class Quarter:
    """One quarter of a plan: scores 0-1, money in whole units.

    `running` is pay and upkeep, without `contracts`.
    """

    number: int
    start: date
    readiness: float
    nothing_done: float | None
    one_off: float
    running: float
    contracts: float
    spend: float
    spent: float
    released: float
    is_dip: bool


def quarters_of(plan: Plan) -> tuple[Quarter, ...]:
    """Return readiness and money by quarter."""
    answer, question = plan.answer, plan.question
    start = date.fromisoformat(question["start"])
    readiness, spends = answer["readiness_by_quarter"], answer["spend_by_quarter"]
    recurring = answer.get("running_by_quarter") or [0] * len(spends)
    nothing = answer.get("readiness_nothing_done") or [None] * len(spends)
    contracts = contracts_by_quarter(answer)
    return tuple(
        Quarter(
            number=place + 1,
            start=quarter_start(start, place + 1),
            readiness=readiness[place],
            nothing_done=nothing[place],
            one_off=spend - recurring[place],
            running=recurring[place] - contracts[place],
            contracts=contracts[place],
            spend=spend,
            spent=sum(spends[: place + 1]),
            released=released(question, place + 1),
            is_dip=readiness[place] < answer["readiness_now"] - DIP,
        )
        for place, spend in enumerate(spends)
    )


def contracts_by_quarter(answer: dict) -> list[float]:
    """Return what contracts cost in each quarter: they are paid while they last."""
    found = [0.0] * len(answer["spend_by_quarter"])
    for action in answer["actions"]:
        if action["kind"] == "contract":
            found[action["quarter"] - 1] += action["cost"]
    return found


def released(question: dict, quarter: int) -> float:
    """Return the money that may be spent by the end of a quarter."""
    if question["release"] == "at_once":
        return question["budget"]
    return question["budget"] * quarter / question["quarters"]
