"""Read who is on a team, and what was said of each person's skills."""

from collections import defaultdict

from django.db.models import QuerySet

from roles.models import Assessment, LevelAnchor, Member, Person, Team


def people(team: Team) -> QuerySet[Member]:
    """Return the members of `team` by name, with person and roles, in two queries."""
    members = team.members.present().select_related("person")
    return members.prefetch_related("member_roles__role")


def history(person: Person) -> dict[str, list[Assessment]]:
    """Return skill -> all that was ever said of it, the newest first."""
    rows = person.assessments.select_related("assessed_by").order_by(
        "-assessed_at", "-pk"
    )
    by_skill = defaultdict(list)
    for row in rows:
        by_skill[row.skill_id].append(row)
    return dict(by_skill)


def judged(person: Person, source: str) -> dict[str, Assessment]:
    """Return skill -> what the newest row of one source says."""
    rows = person.assessments.filter(source=source).current()
    return {row.skill_id: row for row in rows}


def level_anchors() -> dict[str, dict[int, str]]:
    """Return category -> level -> what that level looks like."""
    anchors = defaultdict(dict)
    for row in LevelAnchor.objects.all():
        anchors[row.category][row.level] = row.text
    return dict(anchors)
