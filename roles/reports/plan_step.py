"""One step of a plan: what is decided when, what it costs and what it is worth."""

from dataclasses import dataclass

from roles.models import Level, MaturityLevel, Plan

RAMP = 2  # quarters until somebody new gives full time


@dataclass(frozen=True)
class Step:
    """A decision in `quarter`; of use from `stands` on.

    Money in whole units, `worth` 0-1 or None where it is not worked out yet.
    `role` is whose main role learns, `level` what is reached, `fte` how much of a
    contract, `backfill` how many of a hire's count replace people expected to leave.
    """

    kind: str
    quarter: int
    stands: int
    subject: str
    cost: float
    running_cost: float
    worth: float | None
    margin: float
    count: int = 1
    backfill: int = 0
    fte: float = 0.0
    role: str = ""
    seniority: str = ""
    skill: str = ""
    start_level: int | None = None
    level: int | None = None
    mode: str = ""
    confirm_first: bool = False

    @property
    def within_margin(self) -> bool:
        """Worth less than what the search left open."""
        return self.worth is not None and self.worth < self.margin

    @property
    def level_name(self) -> str:
        """Return what the level that is reached is called."""
        if self.level is None:
            return ""
        scale = MaturityLevel if self.kind == "raise" else Level
        return scale(self.level).label.lower()

    def state(self, quarter: int) -> str:
        """Say what a quarter sees of it: nothing, "landing", "ramp" or "on"."""
        if quarter < self.quarter:
            return ""
        if self.kind == "contract" and quarter > self.quarter:
            return ""
        if quarter < self.stands:
            return "landing"
        if self.kind == "hire" and quarter < self.stands + RAMP:
            return "ramp"
        return "on"


def steps_of(plan: Plan) -> list[Step]:
    """Return the steps of the plan's answer, in the order of their quarters."""
    margin = plan.answer["gap"]
    make = {"hire": _hire, "contract": _contract, "train": _train, "raise": _raise}
    steps = [make[line["kind"]](plan, line, margin) for line in plan.answer["actions"]]
    return sorted(steps, key=lambda step: (step.quarter, step.kind, step.subject))


def _money(line: dict, margin: float) -> dict:
    return {
        "kind": line["kind"],
        "quarter": line["quarter"],
        "cost": line["cost"],
        "running_cost": line["running_cost"],
        "worth": line.get("worth"),
        "margin": margin,
    }


def _hire(plan: Plan, line: dict, margin: float) -> Step:
    return Step(
        **_money(line, margin),
        stands=line["joins"],
        subject=line["role"],
        role=line["role"],
        seniority=line["seniority"],
        count=line["count"],
        backfill=line.get("backfill", 0),
    )


def _contract(plan: Plan, line: dict, margin: float) -> Step:
    return Step(
        **_money(line, margin),
        stands=line["quarter"],
        subject=line["role"],
        role=line["role"],
        seniority=line["seniority"],
        fte=line["fte"],
    )


def _train(plan: Plan, line: dict, margin: float) -> Step:
    lasts = int(plan.tables["assumptions_in_force"][f"learn_quarters_{line['to']}"])
    roles = {row["name"]: row["roles"] for row in plan.inputs["members"]}
    return Step(
        **_money(line, margin),
        stands=line["quarter"] + lasts,
        subject=line["member"],
        role=roles[line["member"]][0],
        skill=line["skill"],
        start_level=line.get("from"),
        level=line["to"],
        confirm_first=bool(line.get("confirm_first")),
    )


def _raise(plan: Plan, line: dict, margin: float) -> Step:
    lead = plan.tables["lead_quarters"][line["capability"]]
    return Step(
        **_money(line, margin),
        stands=line["quarter"] + lead,
        subject=line["capability"],
        start_level=line.get("from", line["to"] - 1),
        level=line["to"],
        mode=line["mode"],
    )
