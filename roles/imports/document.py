"""A preview, and what came of it, as plain data for automation."""

from collections.abc import Iterable

from roles.imports.difference import Difference
from roles.imports.mapping import Mapped
from roles.imports.preview import Preview
from roles.imports.problem import ImportProblem, as_dicts
from roles.imports.titles import TitleQuestion

# imported, or what would be: preview (--dry-run), refused
IMPORTED, PREVIEW, REFUSED = "imported", "preview", "refused"


def refusal_document(team: str, problems: Iterable[ImportProblem]) -> dict:
    """Return the answer to a file of which nothing can be read."""
    return {**_frame(team, REFUSED), "wrong": as_dicts(problems)}


def preview_document(team: str, status: str, preview: Preview) -> dict:
    """Return what an import does or would do; members by name, skills by id."""
    return {
        **_frame(team, status),
        "new": [_new(row) for row in preview.new],
        "changed": [_changed(row) for row in preview.changed],
        "same": [row.name for row in preview.same],
        "kept": list(preview.kept),
        "mapped": [_mapped(one) for one in preview.read.mapped],
        "unmapped": [
            {"column": one.column, "reason": one.reason}
            for one in preview.read.unmapped
        ],
        "left_out": [
            {"row": one.row, "label": one.label, "reason": one.reason}
            for one in preview.read.left_out
        ],
        "titles": [_title(one) for one in preview.titles],
        "wrong": as_dicts(preview.wrong),
        "notes": list(preview.notes),
    }


def _frame(team: str, status: str) -> dict:
    names = "new changed same kept mapped unmapped left_out titles wrong notes"
    return {"team": team, "status": status, **{name: [] for name in names.split()}}


def _new(row: Difference) -> dict:
    return {"name": row.name, "row": row.row, "roles": list(row.roles)}


def _changed(row: Difference) -> dict:
    changes = [
        {"field": one.label, "old": one.old, "new": one.new} for one in row.changes
    ]
    return {"name": row.name, "row": row.row, "changes": changes}


def _mapped(one: Mapped) -> dict:
    return {
        "column": one.column,
        "skill": one.skill,
        "target": one.target,
        "how": one.how,
    }


def _title(one: TitleQuestion) -> dict:
    how = "answered" if one.answered else "sure" if one.sure else "suggested"
    return {
        "title": one.title,
        "role": one.role,
        "how": how if one.role else "unknown",
        "people": one.people,
        "row": one.row,
    }
