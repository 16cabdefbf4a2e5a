"""Whether each action may be taken, when it is, after what it needs."""

from tests.independent.checked import Checked
from tests.independent.options import (
    HIGHEST_TRAINED,
    NEVER_TRAINED,
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
from tests.independent.people import assumed_levels, resolved_levels
from tests.independent.programme import value_of


def hire_faults(checked: Checked) -> list[str]:
    """Hires are on offer and join by the last quarter."""
    offered, faults = set(hires_on_offer(checked.book)), []
    for hire, quarter, amount in checked.horizon.of_kind(Hire):
        count = value_of(amount, {})
        if hire not in offered:
            faults.append(f"{hire} is not on offer")
            continue
        if quarter < 1 or quarter + hiring_lead(checked.book, hire) > checked.last:
            faults.append(f"lead time: {hire} of quarter {quarter} joins too late")
        if count < 1 or count != int(count):
            faults.append(f"{hire} of quarter {quarter} is no number of people")
    return faults


def raise_faults(checked: Checked) -> list[str]:
    """Levels are on offer, start once, in order, and land by the closing state."""
    offered, faults = set(raises_on_offer(checked.horizon.setting)), []
    begun: set[tuple[str, int]] = set()
    for raising, quarter, _ in checked.horizon.of_kind(Raise):
        name = f"{raising.capability} to {raising.to}"
        if raising not in offered:
            faults.append(f"{name} by {raising.mode} is not on offer")
            continue
        if (raising.capability, raising.to) in begun:
            faults.append(f"{name} is started twice")
        begun.add((raising.capability, raising.to))
        if (
            quarter < 1
            or quarter + raise_lead(checked.book, raising) > checked.last + 1
        ):
            faults.append(f"lead time: {name} of quarter {quarter} lands too late")
        faults += order_faults(checked, raising, quarter)
    return faults


def order_faults(checked: Checked, raising: Raise, quarter: int) -> list[str]:
    """The lower level and each prerequisite stand before a level starts."""
    needed = prerequisite_levels(checked.horizon.setting, raising)
    return [
        f"order: {raising.capability} to {raising.to} starts in quarter {quarter} "
        f"before {name} stands at {level}"
        for name, level in needed.items()
        if value_of(checked.horizon.raised_to(name, level, quarter), {}) < 1
    ]


def training_faults(checked: Checked) -> list[str]:
    """Steps may be taught, follow each other, and are useful by the closing state."""
    horizon, faults = checked.horizon, []
    offered = {
        step
        for sets in horizon.sets.values()
        for chosen in sets
        for step in chosen.steps
    }
    begun: set[Step] = set()
    for step, quarter, _ in horizon.of_kind(Step):
        name = f"{step.member} learning {step.skill} to {step.to}"
        if step.skill in NEVER_TRAINED or step.to > HIGHEST_TRAINED:
            faults.append(f"never trained: {name}")
        elif step not in offered:
            faults.append(f"{name} is not on offer: no set of steps holds it")
        elif quarter + learning_quarters(checked.book, step) > checked.last + 1:
            faults.append(f"lead time: {name} from quarter {quarter} ends too late")
        if quarter < 1 or step in begun:
            faults.append(f"{name} starts twice or before the first quarter")
        begun.add(step)
        faults += lower_level_faults(checked, step, quarter)
    return faults + one_at_a_time_faults(checked)


def lower_level_faults(checked: Checked, step: Step, quarter: int) -> list[str]:
    """A step follows the level below it."""
    members = {m["name"]: m for m in checked.document["members"]}
    if step.member not in members:
        return [f"{step.member} is no member"]
    levels = resolved_levels(checked.book, members[step.member])
    now = levels.get(step.skill, 0)
    lower = Step(step.member, step.skill, step.to - 1)
    if step.to <= now:
        return [f"order: {step.member} is at {step.skill} {now} already"]
    if step.to > now + 1 and not value_of(checked.horizon.useful(lower, quarter), {}):
        return [
            f"order: {step.member} starts {step.skill} {step.to} in quarter "
            f"{quarter} before having {step.to - 1}"
        ]
    return []


def one_at_a_time_faults(checked: Checked) -> list[str]:
    """Nobody learns two things at once, or while away."""
    faults = []
    members = {m["name"]: m for m in checked.document["members"]}
    for quarter in range(1, checked.last + 1):
        for name, steps in checked.horizon.learning(quarter).items():
            if len(steps) > 1:
                faults.append(f"one step at a time: {name} in quarter {quarter}")
            if name in members:
                there = checked.horizon.share_there(members[name], quarter)
                if there == 0:
                    faults.append(f"{name} learns in quarter {quarter} while away")
    return faults


def confirmation_faults(checked: Checked) -> list[str]:
    """A step from a level that was assumed asks to confirm it first."""
    faults = []
    members = {m["name"]: m for m in checked.document["members"]}
    for action in checked.plan["actions"]:
        member = members.get(action.get("member"))
        if member is None or action["skill"] in member["from_tools"]:
            continue
        skill, levels = action["skill"], resolved_levels(checked.book, member)
        typical = assumed_levels(checked.book, member["roles"], member["seniority"])
        assumed = skill in typical and skill not in member["levels"]
        first = action["to"] == levels.get(skill, 0) + 1
        if first and action.get("confirm_first", assumed) != assumed:
            faults.append(f"confirm first: {action['member']} learning {skill}")
    return faults
