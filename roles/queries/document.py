"""A team as the document that `export_team` writes and the engine reads."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from roles.models import Assessment, Capability, Member, MemberRole, Team

# The order in which judges are believed; tools are told apart from judgements.
JUDGES = [Assessment.Source.MANAGER, Assessment.Source.SELF]


def document(team: Team, labels: str = "name") -> dict:
    """Return `team` as plain data; members are labelled by "name" or by "id".

    Levels are those somebody assessed, a manager's before one's own. Assumed
    levels are not in it: whoever reads it works them out.
    """
    members = list(team.members.present().select_related("person"))
    answers = dict(team.layer_answers.values_list("layer", "maturity"))
    rows = list(team.maturities.values_list("capability", "level", "is_provided"))
    ratings = {key: level for key, level, _ in rows if level is not None}
    return {
        "team": team.name,
        "stage": team.stage_id,
        "drivers": team.drivers,
        "scope": dict(team.scopes.values_list("task", "share")),
        "layers": answers,
        "provided": [key for key, _, is_provided in rows if is_provided],
        "area_weights": dict(team.area_weights.values_list("area", "weight")) or None,
        "members": _members(team, members, labels),
        "maturity": dict(sorted({**prefilled(team, answers), **ratings}.items())),
    }


def prefilled(team: Team, answers: dict[str, int]) -> dict[str, int]:
    """Return the answer of its layer for what this stage asks something of."""
    if not team.stage_id:
        return {}
    return {
        capability.pk: answers[capability.layer_id]
        for capability in Capability.objects.filter(layer__in=answers)
        if capability.target(team.stage_id) > 0
    }


def _members(team: Team, members: list[Member], labels: str) -> list[dict]:
    by_id = {member.pk: str(member.pk) for member in members}
    names = member_names(members) if labels == "name" else by_id
    roles = defaultdict(list)
    rows = MemberRole.objects.filter(member__team=team).order_by("member", "position")
    for member, role in rows.values_list("member", "role"):
        roles[member].append(role)
    judged = _judged(team)
    return [
        {
            "name": names[member.pk],
            "roles": roles[member.pk],
            "seniority": member.seniority or None,
            "fte": member.fte,
            "annual_cost": _number(member.annual_cost),
            "start": member.start.isoformat() if member.start else None,
            "end": member.end.isoformat() if member.end else None,
            **_levels(judged[member.person_id]),
        }
        for member in members
    ]


def _judged(team: Team) -> dict[int, dict]:
    """Return person -> (skill, source) -> (verdict, level), the newest of each."""
    people = team.members.present().values("person")
    rows = Assessment.objects.filter(person__in=people).current().order_by("skill")
    fields = ["person", "skill", "source", "verdict", "level"]
    judged = defaultdict(dict)
    for person, skill, source, verdict, level in rows.values_list(*fields):
        judged[person][skill, source] = (verdict, level)
    return judged


def _levels(judged: dict) -> dict:
    """Sort what is known of one person into assessed, from tools, not applicable."""
    levels, not_applicable = {}, []
    for skill in dict.fromkeys(skill for skill, _ in judged):
        verdict, level = _verdict(
            judged[skill, s] for s in JUDGES if (skill, s) in judged
        )
        if verdict == Assessment.Verdict.LEVEL:
            levels[skill] = level
        elif verdict == Assessment.Verdict.NOT_APPLICABLE:
            not_applicable.append(skill)
    # Evidence from tools counts only where nobody judged the skill.
    tools = {
        skill: level
        for (skill, source), (verdict, level) in judged.items()
        if source == Assessment.Source.TOOLS and verdict == Assessment.Verdict.LEVEL
        if skill not in levels and skill not in not_applicable
    }
    return {"levels": levels, "from_tools": tools, "not_applicable": not_applicable}


def _verdict(said: Iterable[tuple]) -> tuple:
    """Return what the first judge says who has not withdrawn it."""
    standing = (row for row in said if row[0] != Assessment.Verdict.WITHDRAWN)
    return next(standing, (Assessment.Verdict.WITHDRAWN, None))


def member_names(members: list[Member]) -> dict[int, str]:
    """Return member -> a name that nobody else in the document has."""
    count = Counter(member.person.name for member in members)
    names, taken = {}, set(count)
    for member in members:
        person = member.person
        name = person.name
        if count[name] > 1:
            name = f"{name} ({person.number or person.email or member.pk})"
            # Somebody may be called just that.
            name = name if name not in taken else f"{person.name} ({member.pk})"
        taken.add(name)
        names[member.pk] = name
    return names


def _number(value: object) -> float | None:
    return None if value is None else float(value)
