"""The gaps of a team to take away: as sheets, and as what `assess` writes.

The document has scores of 0-1 and money in whole units, sheets have scores of 0-100.
"""

from roles.exports.sheets import Column, Kind, Sheet
from roles.reports.gaps import GapReport
from roles.reports.hire import HireOption
from roles.reports.person import Carried
from roles.reports.readiness import ReadinessReport

WORK = ["Work [FTE]", "Covered [FTE]", "Short [FTE]", "Core short [FTE]"]


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


def area_sheet(report: ReadinessReport) -> Sheet:
    """Return the focus areas and their scores."""
    titles = ["People [of 100]", "Infrastructure [of 100]", "Readiness [of 100]"]
    columns = [Column("Area"), *numbers("Weight", *titles), *numbers(*WORK[:2])]
    rows = [
        [
            area.name,
            round(area.weight, 4),
            score(area.people),
            score(area.infrastructure),
            score(area.readiness),
            round(area.workload, 2),
            round(area.covered, 2),
        ]
        for area in report.areas
    ]
    return Sheet(f"Readiness of {report.team}", columns, rows)


def task_sheet(report: GapReport) -> Sheet:
    """Return the tasks with work, without people."""
    columns = [Column("Task"), Column("Area"), Column("Home role"), *numbers(*WORK)]
    columns.append(Column("People able", Kind.WHOLE))
    rows = [
        [
            task.name,
            task.area_name,
            task.role_name,
            round(task.workload, 2),
            round(task.covered, 2),
            round(task.shortage, 2),
            round(task.core_shortage, 2),
            task.able,
        ]
        for task in report.work
    ]
    return Sheet(f"Tasks of {report.readiness.team}", columns, rows)


def hire_sheet(team: str, currency: str, options: tuple[HireOption, ...]) -> Sheet:
    """Return what one more person of each role and seniority would bring."""
    columns = [Column("Role"), Column("Seniority"), *numbers("Gained [points of 100]")]
    columns.append(Column(f"Loaded cost a year [{currency}]", Kind.MONEY))
    rows = [
        [
            option.role_name,
            option.seniority_name,
            score(option.readiness_gained),
            option.annual_cost,
        ]
        for option in options
    ]
    return Sheet(f"Next hire for {team}", columns, rows)


def numbers(*titles: str) -> list[Column]:
    """Return columns of numbers."""
    return [Column(title, Kind.NUMBER) for title in titles]


def score(value: float | None) -> float | None:
    """Return a score of 0-1 as one of 0-100."""
    return None if value is None else round(value * 100, 2)
