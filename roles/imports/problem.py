"""What is wrong with a file, said so that it can be mended."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class ImportProblem:
    """One thing that is wrong: where it stands, and what would be right.

    `row` counts from 1 as spreadsheet programs do; `column` is its header, or its
    letter where it has none. Both are None where the whole file is meant.
    """

    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def as_dict(self) -> dict:
        """Return it as plain data."""
        return asdict(self)

    def __str__(self):
        place = [f"row {self.row}"] if self.row else []
        place += [f"column {self.column}"] if self.column else []
        shown = "" if self.value is None else f" {self.value!r}:"
        where = ", ".join(place)
        return f"{where}:{shown} {self.message}" if where else self.message


class ImportRefused(ValueError):
    """A file of which nothing can be taken over, with everything that is wrong."""

    def __init__(self, *problems: ImportProblem):
        super().__init__("; ".join(map(str, problems)))
        self.problems: list[ImportProblem] = list(problems)


def refuse(message: str, **place: object) -> ImportRefused:
    """Return the refusal of a file for one reason."""
    return ImportRefused(ImportProblem(message, **place))


def as_dicts(problems: Iterable[ImportProblem]) -> list[dict]:
    """Return problems as plain data."""
    return [problem.as_dict() for problem in problems]
