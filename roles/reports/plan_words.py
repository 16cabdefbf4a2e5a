"""What the parts of a plan are called, and what they are for."""

from collections import Counter

from roles.models import Level, MaturityLevel, Plan, Seniority
from roles.queries.catalogue import base_tables
from roles.queries.plan import LEFT, anchors, member_names
from roles.reports.inputs import Names, in_a_sentence

LEAST_FTE = 0.05  # less is shown as nothing
TITLES = {
    "hire": "Hire",
    "contract": "Contract",
    "raise": "Buy and build",
    "train": "Train",
}
ANY = {
    "hire": "any role",
    "contract": "any role",
    "raise": "any capability",
    "train": "anybody",
}
MODES = {"buy": "by buying", "build": "by building"}


class Words:
    """What the parts of one plan are called, and what they are for."""

    def __init__(self, plan: Plan, people: bool) -> None:
        """Read the names; those of people only where they may be seen."""
        answer = plan.answer or {}
        self.tables = base_tables()
        self.names = Names.of(self.tables)
        self.people = member_names(plan) if people else None
        self.roles = {row["name"]: row["roles"] for row in plan.inputs["members"]}
        # An answer on the way does not know yet who will carry what.
        self.hire_tasks = answer.get("hire_tasks") or []
        actions = answer.get("actions") or []
        raised = [line for line in actions if line["kind"] == "raise"]
        self.anchors = anchors([line["capability"] for line in raised])

    def name(self, kind: str, key: str) -> str:
        """Return the name of a catalogue row; its id where it is gone."""
        return self.names.tables[kind].get(key, key)

    def member(self, key: str) -> str:
        """Return who is meant: a name, or for those who see nobody the main role."""
        if self.people is not None:
            return self.people.get(key, LEFT)
        return f"one {in_a_sentence(self.name('roles', self.roles[key][0]))}"

    def what(self, action: dict) -> str:
        """Say what an action is, or what a pattern of actions has in common."""
        said = [self.subject(action)]
        if seniority := action.get("seniority"):
            said.append(Seniority(seniority).label.lower())
        # One who learns may take several steps; of a skill the last one counts.
        steps = {step.get("skill"): step for step in action.get("steps") or [action]}
        for step in steps.values():
            said += self.step({**action, **step})
        if mode := action.get("mode"):
            said.append(MODES[mode])
        return ", ".join(said)

    def step(self, step: dict) -> list[str]:
        """Say which skill is learnt, and which level of it or of maturity reached.

        The level that somebody reaches tells where they stand: only those who may
        see people see it.
        """
        said = [self.name("skills", step["skill"])] if "skill" in step else []
        if "to" in step and ("member" not in step or self.people is not None):
            scale = MaturityLevel if step["kind"] == "raise" else Level
            said.append(f"to {step['to']} ({scale(step['to']).label.lower()})")
        return said

    def subject(self, action: dict) -> str:
        """Return the role, the capability or the member that an action is about."""
        if "role" in action:
            return self.name("roles", action["role"])
        if "capability" in action:
            return self.name("capabilities", action["capability"])
        if "member" in action:
            return self.member(action["member"])
        return ANY[action["kind"]]

    def tasks(self, stem: str, column: str, key: str) -> tuple[str, ...]:
        """Return the tasks that a table ties to `key`, by name."""
        table = self.tables[stem]
        found = table.loc[table[column] == key, "id" if stem == "tasks" else "task"]
        return tuple(self.name("tasks", task) for task in found)

    def carried(self, role: str) -> tuple[str, ...]:
        """Return what hires of a role will do, most time first; else its home tasks."""
        time = Counter()
        for row in self.hire_tasks:
            time[row["task"]] += row["fte"] if row["role"] == role else 0
        shown = [(task, fte) for task, fte in time.most_common() if fte >= LEAST_FTE]
        if not shown:
            return self.tasks("tasks", "home_role", role)
        return tuple(
            f"{self.name('tasks', task)} ({fte:.1f} FTE)" for task, fte in shown
        )

    def tasks_asking(self, skill: str) -> tuple[str, ...]:
        """Return the tasks that ask for `skill`, by name."""
        table = self.tables["task_skills"]
        asks = (
            table["skill_or_any_of"].str.split("|").map(lambda any_of: skill in any_of)
        )
        return tuple(
            dict.fromkeys(self.name("tasks", t) for t in table.loc[asks, "task"])
        )
