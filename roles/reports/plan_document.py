"""A plan as the document that the command prints: names for ids."""

from dataclasses import dataclass

from roles.models import Plan
from roles.queries.plan import LEFT, asked
from roles.reports.loss import expected_losses
from roles.reports.reason import reason_of

KEYS = [
    "status",
    "start",
    "readiness_now",
    "readiness_by_quarter",
    "readiness_closing",
    "objective",
    "bound",
    "gap",
    "spend_by_quarter",
]
WHAT = {
    "hire": ["role", "seniority", "count", "backfill"],
    "contract": ["role", "seniority", "fte"],
    "train": ["member", "skill", "to"],
    "raise": ["capability", "to", "mode"],
}
MONEY = ["cost", "running_cost"]
# Of what is left out: until when a contract lasts, and which steps of training it is.
MORE = {"contract": ["until"], "train": ["steps"]}


def plan_document(plan: Plan, names: dict[str, str] | None) -> dict:
    """Return the answer of `plan`; without `names` nobody is named.

    Whose main role is to learn which skill stands there then, and no level, which
    would tell that of the only one in the role; losses are of all roles.
    """
    answer, people = plan.answer, People.of(plan, names)
    document = {key: answer.get(key) for key in KEYS}
    # With what was asked, the plan can be checked from two documents alone.
    document["question"] = question_of(plan, people)
    document["spend_by_quarter"] = [whole(v) for v in answer["spend_by_quarter"]]
    if reason := reason_of(plan, names):
        document["reason"] = reason
    document["actions"] = [
        action_of(action, people) for action in answer.get("actions") or []
    ]
    document["left_out"] = [
        left_out_of(row, people) for row in answer.get("left_out") or []
    ]
    document["expected_losses"] = expected_losses(plan, names is not None)
    # In documents of plans made before they were worked out there are none.
    document["binding"] = answer.get("binding") or []
    return document


@dataclass(frozen=True)
class People:
    """What a document says of members: their names, or their main roles."""

    names: dict[str, str] | None
    roles: dict[str, list[str]]

    @classmethod
    def of(cls, plan: Plan, names: dict[str, str] | None) -> "People":
        """Return what the document of `plan` says."""
        roles = {row["name"]: row["roles"] for row in plan.inputs["members"]}
        return cls(names, roles)

    def shown(self, action: dict) -> dict:
        """Return an action, or a pattern of actions, as its reader may see it."""
        member = action.get("member")
        if member is None:
            return action
        if self.names is not None:
            return action | {"member": self.names.get(member, LEFT)}
        levels = {key: None for key in ("to", "steps") if key in action}
        return action | {"member": None, "role": self.roles[member][0]} | levels


def question_of(plan: Plan, people: People) -> dict:
    """Return what was asked, with names for ids."""
    question = asked(plan)
    patterns = {
        key: [people.shown(pattern) for pattern in question[key]]
        for key in ("locked", "excluded")
    }
    return question | patterns


def action_of(action: dict, people: People) -> dict:
    """Return one action as it is printed."""
    keys = ["kind", "quarter", *WHAT[action["kind"]], *MONEY, "worth"]
    shown = {key: action.get(key) for key in keys}
    if action["kind"] == "hire":
        shown["backfill"] = action.get("backfill", 0)
    return people.shown(in_whole(shown))


def left_out_of(row: dict, people: People) -> dict:
    """Return what is left out as it is printed."""
    kind = row["kind"]
    keys = ["kind", "quarter", *WHAT[kind], *MORE.get(kind, []), *MONEY]
    shown = {key: row[key] for key in keys if key in row}
    why = {key: row[key] for key in ("adds", "because", "rules") if key in row}
    return people.shown(in_whole(shown) | why)


def in_whole(action: dict) -> dict:
    """Return an action with its money in whole units."""
    return action | {key: whole(action[key]) for key in MONEY}


def whole(amount: float) -> int:
    """Return money in whole units."""
    return round(amount)
