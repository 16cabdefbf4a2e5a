"""The gaps of a team as the document that `assess` writes: scores 0-1, whole units."""

from roles.reports.gaps import GapReport
from roles.reports.person import Carried


def assessment_document(report: GapReport) -> dict:
    """Return the report as plain data, with the ids of the catalogue.

    Without people the lists about people are empty, and `people` says so.
    """
    readiness = report.readiness
    return {
        "team": readiness.team,
        "date": readiness.on.isoformat(),
        "people": report.people,
        "readiness": readiness.readiness,
        "readiness_full_scope": readiness.readiness_full_scope,
        "assumed_share": report.assumed_share,
        "areas": [
            {
                "area": area.area,
                "weight": area.weight,
                "people": area.people,
                "infrastructure": area.infrastructure,
                "readiness": area.readiness,
            }
            for area in readiness.areas
        ],
        "tasks": [
            {
                "task": task.task,
                "workload": task.workload,
                "covered": task.covered,
                "coverage": task.coverage,
                "shortage": task.shortage,
            }
            for task in report.tasks
        ],
        "allocation": carried(report.allocation),
        "upkeep": carried(report.upkeep),
        "kept": {row.capability: row.kept for row in report.kept},
        "skills": [
            {
                "skill": skill.skill,
                "level": skill.level,
                "work_fte": skill.work_fte,
                "people": skill.people,
            }
            for skill in report.skills
        ],
        "key_people": [
            {
                "member": person.name,
                "readiness_lost": person.readiness_lost,
                "tasks_stopped": list(person.tasks_stopped),
            }
            for person in report.key_people or ()
        ],
        "next_hires": [
            {
                "role": option.role,
                "seniority": option.seniority,
                "readiness_gained": option.readiness_gained,
                "annual_cost": option.annual_cost,
            }
            for option in report.next_hires or ()
        ],
    }


def carried(rows: tuple[Carried, ...]) -> list[dict]:
    """Return who carries what, by the names that the team's document has."""
    return [{"member": row.name, "task": row.task, "fte": row.fte} for row in rows]
