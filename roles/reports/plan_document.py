"""A plan as the document that the command prints: names for ids."""

from roles.models import Plan
from roles.queries.plan import LEFT

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
    "actions",
]
WHAT = {
    "hire": ["role", "seniority", "count"],
    "train": ["member", "skill", "to"],
    "raise": ["capability", "to", "mode"],
}
MONEY = ["cost", "running_cost", "worth"]


def plan_document(plan: Plan, names: dict[str, str] | None) -> dict:
    """Return the answer of `plan`; without `names` nobody is named.

    Whose main role is to learn which skill stands there then, and no level, which
    would tell that of the only one in the role.
    """
    answer = plan.answer
    document = {key: answer.get(key) for key in KEYS}
    # With what was asked, the plan can be checked from two documents alone.
    document["question"] = plan.question
    document["spend_by_quarter"] = [whole(v) for v in answer["spend_by_quarter"]]
    if answer.get("reason"):
        document["reason"] = answer["reason"]
    roles = {row["name"]: row["roles"] for row in plan.inputs["members"]}
    document["actions"] = [
        action_of(action, names, roles) for action in answer.get("actions") or []
    ]
    return document


def action_of(action: dict, names: dict | None, roles: dict) -> dict:
    """Return one action as it is printed."""
    keys = ["kind", "quarter", *WHAT[action["kind"]], *MONEY]
    shown = {key: action.get(key) for key in keys}
    shown |= {key: whole(action[key]) for key in ("cost", "running_cost")}
    if action["kind"] == "train":
        if names is None:
            shown |= {"member": None, "to": None, "role": roles[action["member"]][0]}
        else:
            shown["member"] = names.get(action["member"], LEFT)
    return shown


def whole(amount: float) -> int:
    """Return money in whole units."""
    return round(amount)
