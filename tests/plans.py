"""A plan with an answer worked out by hand, for what is shown and exported of it."""

from datetime import UTC, datetime

from roles.actions.plan import in_force
from roles.actions.wishes import check_wishes
from roles.models import Job, Plan, Team
from roles.queries.catalogue import version
from roles.queries.document import document

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
START = "2027-01-01"

# Two data engineers from the second quarter on, storage bought from 0 to 2, one
# level of SQL: 90,000 + 80,000 in Q1, 110,000 running each quarter from Q2 on.
HIRE = {
    "kind": "hire",
    "quarter": 1,
    "role": "data_engineer",
    "seniority": "mid",
    "count": 2,
    "joins": 2,
    "one_off": 66_000,
    "cost": 286_000,
    "running_cost": 440_000,
    "worth": 0.061,
}
RAISES = [
    {
        "kind": "raise",
        "quarter": quarter,
        "capability": "object_storage",
        "from": quarter - 1,
        "to": quarter,
        "mode": "buy",
        "cost": 30_000,
        "running_cost": 6_000,
        "worth": worth,
    }
    for quarter, worth in [(1, 0.034), (2, 0.02)]
]

# Half a validator in Q2 and a quarter of one in Q3, beside a quarter of a senior.
CONTRACTS = [
    {
        "kind": "contract",
        "quarter": quarter,
        "role": "model_validator",
        "seniority": seniority,
        "fte": fte,
        "cost": cost,
        "running_cost": 0,
        "worth": worth,
    }
    for quarter, seniority, fte, cost, worth in [
        (2, "mid", 0.5, 20_000, 0.012),
        (3, "mid", 0.25, 10_000, 0.007),
        (3, "senior", 0.25, 14_000, 0.008),
    ]
]
LEFT_OUT = [
    {
        "kind": "raise",
        "capability": "feature_store",
        "to": 1,
        "mode": "buy",
        "quarter": 2,
        "adds": 0.0021,
        "cost": 41_000,
        "running_cost": 4_000,
        "because": "money",
    },
    {
        "kind": "hire",
        "role": "ml_engineer",
        "seniority": "senior",
        "quarter": 1,
        "adds": 0.0082,
        "cost": 270_000,
        "running_cost": 260_000,
        "because": "money",
    },
]
BINDING = [
    {
        "rule": "landing",
        "quarter": 2,
        "about": "data_platform",
        "unit": "1 FTE more then",
        "needs": "",
        "worth": 0.0004,
    },
    {
        "rule": "budget",
        "quarter": 3,
        "about": "",
        "unit": "100,000 more by then",
        "needs": "",
        "worth": 0.011,
    },
]


def train(member: str, worth: float = 0.001) -> dict:
    return {
        "kind": "train",
        "quarter": 1,
        "member": member,
        "skill": "sql",
        "from": 1,
        "to": 2,
        "cost": 3_000,
        "running_cost": 0,
        "worth": worth,
        "confirm_first": True,
    }


def left_out_training(member: str, because: str = "little") -> dict:
    """Return one more level of Python that somebody does not learn."""
    return {
        "kind": "train",
        "member": member,
        "skill": "python",
        "to": 2,
        "quarter": 1,
        "adds": 0.0,
        "cost": 3_000,
        "running_cost": 0,
        "because": because,
    }


def make_answer(*actions: dict, **fields) -> dict:
    """Return an answer over three quarters: readiness 25, 23, 40, 60 and then 73."""
    return {
        "status": "optimal",
        "start": START,
        "quarters": 3,
        "readiness_now": 0.25,
        "readiness_by_quarter": [0.23, 0.40, 0.60],
        "readiness_nothing_done": [0.25, 0.25, 0.24],
        "readiness_closing": 0.73,
        "objective": 0.52,
        "bound": 0.522,
        "gap": 0.002,
        "spend_by_quarter": [99_000, 140_000, 113_000],
        "hiring_by_quarter": [99_000, 30_000, 0],
        "running_by_quarter": [0, 110_000, 113_000],
        "running_cost_afterwards": 452_000,
        "hire_tasks": [],
        "actions": list(actions),
        **fields,
    }


def make_plan(team: Team, *actions: dict, state: str = "done", **fields) -> Plan:
    """Store a plan of 2.1 million over three quarters; `team` needs the catalogue."""
    job = Job.objects.create(
        team=team,
        kind="plan",
        state=state,
        started_at=fields.pop("heard", NOW),
        message=fields.pop("message", ""),
        run=1,
    )
    wishes = {"budget": 2_100_000, "quarters": 3, "start": START}
    fields = {"answer": make_answer(*actions), **fields}
    return Plan.objects.create(
        team=team,
        job=job,
        question=check_wishes({**wishes, **fields.pop("wishes", {})}, None),
        inputs=document(team, labels="id"),
        tables=in_force(team.organisation),
        catalogue_version=version(),
        **fields,
    )
