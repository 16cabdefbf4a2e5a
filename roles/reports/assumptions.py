"""Every number of the model, in force for an organisation, with basis and source."""

from dataclasses import dataclass

from roles.models import (
    Assumption,
    Capability,
    Organisation,
    OwnAssumption,
    OwnSalary,
    Relief,
    Role,
    RoleSkill,
    Salary,
    ScaleStage,
    Seniority,
    SourceText,
    Task,
)
from roles.queries.catalogue import PRICES, SALARY_COLUMN
from roles.reports.catalogue import sourced

COLUMN_NAMES = {"junior": "Junior", "mid": "Mid", "senior": "Senior"}


@dataclass(frozen=True)
class ValueRow:
    """A number: what counts here, what the catalogue says, on what it rests."""

    key: str
    name: str
    meaning: str
    unit: str
    value: float
    default: float
    reason: str
    basis: str
    source: str
    works: list[SourceText]

    @property
    def is_own(self) -> bool:
        """Whether the organisation set it."""
        return bool(self.reason)


@dataclass(frozen=True)
class AssumptionsReport:
    """All numbers of the catalogue, those of `organisation` laid over them."""

    organisation: Organisation | None
    assumptions: list[ValueRow]
    salaries: list[ValueRow]
    executives: list[tuple[Role, float | None]]
    tasks: list[Task]
    capabilities: list[Capability]
    reliefs: list[Relief]
    profiles: list[RoleSkill]
    stages: list[ScaleStage]
    sources: list[SourceText]

    @property
    def own(self) -> int:
        """How many values are the organisation's own."""
        return sum(row.is_own for row in [*self.assumptions, *self.salaries])


def assumptions_report(organisation: Organisation | None) -> AssumptionsReport:
    """Report every number, with the values of `organisation` where it has its own."""
    capabilities = Capability.objects.select_related("owner_task")
    reliefs = Relief.objects.select_related("capability", "task")
    profiles = RoleSkill.objects.select_related("role", "skill")
    salaries = sourced(Salary.objects.select_related("role").order_by("role__position"))
    return AssumptionsReport(
        organisation=organisation,
        assumptions=assumption_rows(organisation),
        salaries=salary_rows(organisation, salaries),
        executives=[(row.role, row.executive) for row in salaries],
        tasks=sourced(Task.objects.select_related("home_role")),
        capabilities=sourced(capabilities),
        reliefs=sourced(reliefs.order_by("task__position", "capability__position")),
        profiles=sourced(profiles.order_by("role__position", "skill__position")),
        stages=sourced(ScaleStage.objects.all()),
        sources=list(SourceText.objects.all()),
    )


def assumption_rows(organisation: Organisation | None) -> list[ValueRow]:
    """Return the assumptions as they count in `organisation`."""
    own = {
        row.assumption_id: row
        for row in OwnAssumption.objects.filter(organisation=organisation)
    }
    factor = float(organisation.price_factor) if organisation else 1.0
    return [
        ValueRow(
            key=row.pk,
            name=row.name,
            meaning=row.meaning,
            unit=unit_in(row.unit, organisation),
            value=own[row.pk].value
            if row.pk in own
            else row.value * (factor if row.pk in PRICES else 1),
            default=row.value,
            reason=own[row.pk].reason if row.pk in own else "",
            basis=row.basis,
            source=row.source,
            works=row.works,
        )
        for row in sourced(Assumption.objects.all())
    ]


def unit_in(unit: str, organisation: Organisation | None) -> str:
    """Return the unit, in the organisation's money."""
    if organisation is None:
        return unit
    return unit.replace("kUSD", f"k{organisation.currency}")


def salary_rows(organisation: Organisation | None, salaries: list) -> list[ValueRow]:
    """Return base salaries a year, in whole units, by role and seniority."""
    own = {
        (row.role_id, row.seniority): row
        for row in OwnSalary.objects.filter(organisation=organisation)
    }
    pairs = [(salary, key) for salary in salaries for key in Seniority.values]
    return [
        salary_row(organisation, salary, seniority, mine)
        for salary, seniority in pairs
        if (mine := own.get((salary.role_id, seniority))) is not None
        or getattr(salary, SALARY_COLUMN[seniority]) is not None
    ]


def salary_row(
    organisation: Organisation | None,
    salary: Salary,
    seniority: str,
    mine: OwnSalary | None,
) -> ValueRow:
    """Return one salary as it counts in `organisation`."""
    factor = float(organisation.salary_factor) if organisation else 1.0
    thousands = getattr(salary, SALARY_COLUMN[seniority])
    default = float("nan") if thousands is None else thousands * 1000
    return ValueRow(
        key=f"salary-{salary.role_id}-{seniority}",
        name=f"{salary.role.name}, {COLUMN_NAMES[seniority].lower()}",
        meaning="base salary a year",
        unit=organisation.currency if organisation else "USD",
        value=float(mine.amount) if mine else default * factor,
        default=default,
        reason=mine.reason if mine else "",
        basis=salary.basis,
        source=salary.source,
        works=salary.works,
    )
