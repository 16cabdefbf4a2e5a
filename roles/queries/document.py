"""A team as the document that `export_team` writes and the engine reads."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Model
from django.utils import timezone

from roles.models import (
    AreaWeight,
    Assessment,
    Capability,
    LayerAnswer,
    Maturity,
    Member,
    MemberRole,
    TaskScope,
    Team,
)

# The order in which judges are believed; tools are told apart from judgements.
JUDGES = [Assessment.Source.MANAGER, Assessment.Source.SELF]
NOTHING = (Assessment.Verdict.WITHDRAWN, None, None)


def document(team: Team, labels: str = "name", *, evidence: bool = False) -> dict:
    """Return `team` as plain data; members are labelled by "name" or by "id".

    Levels are those somebody assessed, a manager's before one's own. Assumed
    levels are not in it: whoever reads it works them out. `evidence`: with the day of
    each level, and the person's own where a manager's counts. A plan is made from a
    document without: it does not change by a judgement that is made again.
    """
    return documents([team], labels, evidence=evidence)[team.pk]


def documents(
    teams: Iterable[Team], labels: str = "name", *, evidence: bool = False
) -> dict[int, dict]:
    """Return team -> its document, in as many queries for many teams as for one."""
    teams = list(teams)
    scopes = _by_team(TaskScope, teams, "task", "share")
    weights = _by_team(AreaWeight, teams, "area", "weight")
    answers = _by_team(LayerAnswer, teams, "layer", "maturity")
    maturities = _by_team(Maturity, teams, "capability", "level", "is_provided")
    capabilities = list(Capability.objects.all())
    members = _members(teams, labels, evidence)
    return {
        team.pk: {
            "team": team.name,
            "stage": team.stage_id,
            "drivers": team.drivers,
            "scope": dict(scopes[team.pk]),
            "layers": dict(answers[team.pk]),
            "provided": [key for key, _, is_so in maturities[team.pk] if is_so],
            "area_weights": dict(weights[team.pk]) or None,
            "members": members[team.pk],
            "maturity": _maturity(
                prefilled(team, dict(answers[team.pk]), capabilities),
                maturities[team.pk],
            ),
        }
        for team in teams
    }


def _by_team(
    model: type[Model], teams: list[Team], *fields: str
) -> dict[int, list[tuple]]:
    """Return team -> the values of `fields` in each of its rows."""
    rows = defaultdict(list)
    found = model.objects.filter(team__in=teams)
    for team, *values in found.values_list("team_id", *fields):
        rows[team].append(tuple(values))
    return rows


def prefilled(
    team: Team, answers: dict[str, int], capabilities: Iterable[Capability]
) -> dict[str, int]:
    """Return the answer of its layer for what this stage asks something of."""
    if not team.stage_id:
        return {}
    return {
        capability.pk: answers[capability.layer_id]
        for capability in capabilities
        if capability.layer_id in answers and capability.target(team.stage_id) > 0
    }


def _maturity(assumed: dict[str, int], rows: list[tuple]) -> dict[str, int]:
    """Return capability -> its rating, or else what its layer lets one assume."""
    rated = {key: level for key, level, _ in rows if level is not None}
    return dict(sorted({**assumed, **rated}.items()))


def members_of(teams: Iterable[Team]) -> dict[int, list[Member]]:
    """Return team -> its members with their people."""
    members = defaultdict(list)
    rows = Member.objects.present().filter(team__in=teams)
    for member in rows.select_related("person"):
        members[member.team_id].append(member)
    return members


def _members(teams: list[Team], labels: str, evidence: bool) -> dict[int, list[dict]]:
    """Return team -> what its document says of each member."""
    roles = _roles(teams)
    judged = _judged(teams)
    said = defaultdict(list)
    for team, members in members_of(teams).items():
        by_id = {member.pk: str(member.pk) for member in members}
        names = member_names(members) if labels == "name" else by_id
        for member in members:
            known = judged[member.person_id]
            row = {**_member(member, roles[member.pk]), **_levels(known)}
            if evidence:
                row["evidence"] = _evidence(known, row["levels"])
            said[team].append({"name": names[member.pk], **row})
    return said


def _member(member: Member, roles: list[str]) -> dict:
    """Return what is said of one member, but for the label and the levels."""
    return {
        "roles": roles,
        "seniority": member.seniority or None,
        "fte": member.fte,
        "annual_cost": _whole(member.annual_cost),
        "start": member.start.isoformat() if member.start else None,
        "end": member.end.isoformat() if member.end else None,
    }


def _roles(teams: list[Team]) -> dict[int, list[str]]:
    """Return member -> roles, the main one first."""
    rows = MemberRole.objects.filter(member__team__in=teams)
    roles = defaultdict(list)
    for member, role in rows.order_by("position").values_list("member", "role"):
        roles[member].append(role)
    return roles


def _judged(teams: list[Team]) -> dict[int, dict]:
    """Return person -> (skill, source) -> (verdict, level, day), the newest of each."""
    people = Member.objects.present().filter(team__in=teams).values("person")
    rows = Assessment.objects.filter(person__in=people).current().order_by("skill")
    fields = ["person", "skill", "source", "verdict", "level", "assessed_at"]
    judged = defaultdict(dict)
    for person, skill, source, verdict, level, at in rows.values_list(*fields):
        judged[person][skill, source] = (verdict, level, timezone.localdate(at))
    return judged


def _levels(judged: dict) -> dict:
    """Sort what is known of one person into assessed, from tools, not applicable."""
    levels, not_applicable = {}, []
    for skill in dict.fromkeys(skill for skill, _ in judged):
        verdict, level, _ = _verdict(judged, skill)
        if verdict == Assessment.Verdict.LEVEL:
            levels[skill] = level
        elif verdict == Assessment.Verdict.NOT_APPLICABLE:
            not_applicable.append(skill)
    # Evidence from tools counts only where nobody judged the skill.
    tools = {
        skill: level
        for (skill, source), (verdict, level, _) in judged.items()
        if source == Assessment.Source.TOOLS and verdict == Assessment.Verdict.LEVEL
        if skill not in levels and skill not in not_applicable
    }
    return {"levels": levels, "from_tools": tools, "not_applicable": not_applicable}


def _verdict(judged: dict, skill: str) -> tuple:
    """Return what the first judge of a skill says who has not withdrawn it."""
    said = (judged[skill, judge] for judge in JUDGES if (skill, judge) in judged)
    standing = (row for row in said if row[0] != Assessment.Verdict.WITHDRAWN)
    return next(standing, NOTHING)


def _evidence(judged: dict, levels: dict[str, int]) -> dict[str, dict]:
    """Return of each level its day, and the person's own where a manager's counts."""
    evidence = {}
    for skill in levels:
        evidence[skill] = {"on": _verdict(judged, skill)[2].isoformat()}
        verdict, level, _ = judged.get((skill, Assessment.Source.SELF), NOTHING)
        if verdict == Assessment.Verdict.LEVEL and level != levels[skill]:
            evidence[skill]["self"] = level
    return evidence


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


def _whole(value: Decimal | None) -> int | None:
    """Return money in whole units."""
    return None if value is None else round(value)
