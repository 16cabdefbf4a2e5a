"""The gaps of a team to take away: as sheets, and as what `assess` writes.

The document has scores of 0-1 and money in whole units, sheets have scores of 0-100.
"""

from collections.abc import Iterable

from roles.exports.sheets import Column, Kind, Sheet
from roles.reports.confidence import ConfidenceReport
from roles.reports.gaps import GapReport
from roles.reports.hire import HireOption
from roles.reports.judgement import JudgementReport
from roles.reports.person import Carried, KeyPair, KeyPerson
from roles.reports.readiness import ReadinessReport
from roles.reports.role_fit import RoleFitRow

WORK = ["Work [FTE]", "Covered [FTE]", "Short [FTE]", "Core short [FTE]"]
# What the document says of a row.
AREA = ["area", "weight", "people", "infrastructure", "readiness"]
TASK = ["task", "workload", "covered", "coverage", "shortage"]
SKILL = ["skill", "level", "work_fte", "people"]
HIRE = ["role", "seniority", "readiness_gained", "annual_cost"]
CHANGE = ["kind", "key", "before", "after", "readiness", "hires"]


def assessment_document(report: GapReport) -> dict:
    """Return the report as plain data, with the ids of the catalogue.

    Without people the lists about people are empty, and `people` says so; the
    `people` of skills are None where their number would tell somebody's level.
    """
    readiness = report.readiness
    return {
        "team": readiness.team,
        "date": readiness.on.isoformat(),
        "people": report.people,
        "readiness": readiness.readiness,
        "readiness_full_scope": readiness.readiness_full_scope,
        "confidence": confidence(report.confidence),
        "assumed_share": report.assumed_share,
        "areas": picked(readiness.areas, AREA),
        "tasks": picked(report.tasks, TASK),
        "allocation": carried(report.allocation),
        "upkeep": carried(report.upkeep),
        "kept": {row.capability: row.kept for row in report.kept},
        "skills": picked(report.skills, SKILL),
        "key_people": missed(report.key_people or ()),
        "next_hires": picked(report.next_hires or (), HIRE),
        "role_fit": fitting(report.role_fit),
    }


def confidence(report: ConfidenceReport) -> dict:
    """Return the band of readiness and of each area, and what opens it."""
    areas = {
        key: {"low": low, "high": high} for key, (low, high) in report.areas.items()
    }
    return {
        "low": report.low,
        "high": report.high,
        "areas": areas,
        "because": report.because,
    }


def judgement_document(report: JudgementReport) -> dict:
    """Return what stays when judged numbers move, with the ids of the catalogue."""
    return {
        "moves": report.moves,
        "first_stays": report.first_stays,
        "three_stay": report.three_stay,
        "without_effect": report.without_effect,
        "hires": list(report.hires),
        "readiness": report.readiness,
        "low": report.low,
        "high": report.high,
        "changes": picked(report.changes, CHANGE),
    }


def picked(rows: Iterable, keys: list[str]) -> list[dict]:
    """Return of each row what these keys name."""
    return [{key: getattr(row, key) for key in keys} for row in rows]


def carried(rows: tuple[Carried, ...]) -> list[dict]:
    """Return who carries what, by the names that the team's document has."""
    return [{"member": row.name, "task": row.task, "fte": row.fte} for row in rows]


def missed(people: tuple[KeyPerson, ...]) -> list[dict]:
    """Return what is lost without each person, by the same names."""
    return [
        {
            "member": person.name,
            "readiness_lost": person.readiness_lost,
            "tasks_stopped": list(person.tasks_stopped),
        }
        for person in people
    ]


def missed_in_pairs(pairs: tuple[KeyPair, ...]) -> list[dict]:
    """Return what is lost without each two people, by the same names."""
    return [
        {
            "members": list(pair.names),
            "readiness_lost": pair.readiness_lost,
            "beyond": pair.beyond,
            "tasks_stopped": list(pair.tasks_stopped),
        }
        for pair in pairs
    ]


def fitting(rows: tuple[RoleFitRow, ...]) -> list[dict]:
    """Return which roles levels match, by the same names."""
    return [
        {
            "member": row.name,
            "skills": row.skills,
            "roles": row.scores,
            "better": row.better,
            "interests": picked(row.interests, ["skill", "short_fte"]),
        }
        for row in rows
    ]


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
            0 if task.is_stopped else task.able,
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
