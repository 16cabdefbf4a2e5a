"""The hiring plan as sheets: openings, money by month and year, headcount."""

from roles.exports.sheets import Column, Kind, Sheet
from roles.reports.hiring import HiringReport
from roles.reports.opening import Opening

NOT_AFTERWARDS = (
    "Contracts are no openings: they work at full speed from their first day, and cost "
    "nothing after their last quarter."
)
COUNTED = (
    "Counted for the cap: who is there on any day of the quarter, of members as many "
    "as are expected to be left, and contracts by their FTE."
)
NOBODY = (
    "What the usual rate of people who leave takes from the team by quarter. It names "
    "nobody: it is an expectation over all members."
)


def hiring_sheets(report: HiringReport) -> list[Sheet]:
    """Return the hiring plan, one sheet per question."""
    return [
        _openings(report),
        *([_contracts(report)] if report.contracts else []),
        *([_losses(report)] if report.losses else []),
        _months(report),
        _years(report),
        _headcount(report),
        _assumptions(report),
    ]


def _openings(report: HiringReport) -> Sheet:
    money = f"[{report.currency}]"
    is_counted = any(one.base.observations is not None for one in report.openings)
    columns = [
        Column("Opening", Kind.WHOLE),
        Column("Role"),
        Column("Seniority"),
        Column("Decided", Kind.DATE),
        Column("Start", Kind.DATE),
        Column("New or backfill"),
        Column(f"Base pay from {money}", Kind.MONEY),
        Column(f"Base pay typical {money}", Kind.MONEY),
        Column(f"Base pay to {money}", Kind.MONEY),
        Column("Source of base pay"),
        *([Column("Observations (n)", Kind.WHOLE)] if is_counted else []),
        Column(f"Loaded cost a year {money}", Kind.MONEY, summed=True),
        Column(f"One-off cost {money}", Kind.MONEY, summed=True),
        Column("Tasks it will carry [FTE]"),
        Column("Core skills (level 0-4)"),
        Column("Desired skills (level 0-4)"),
    ]
    rows = [_row(one, is_counted) for one in report.openings]
    return Sheet("Openings", columns, rows, [report.rest] if rows else [])


def _row(opening: Opening, is_counted: bool) -> list:
    return [
        opening.number,
        opening.role,
        opening.seniority,
        opening.decided,
        opening.start,
        opening.kind,
        opening.base.low,
        opening.base.typical,
        opening.base.high,
        opening.base.origin,
        *([opening.base.observations] if is_counted else []),
        opening.annual_cost,
        opening.one_off,
        "; ".join(f"{task} {fte:.1f}" for task, fte in opening.tasks),
        "; ".join(f"{skill} {level}" for skill, level in opening.core),
        "; ".join(f"{skill} {level}" for skill, level in opening.desired),
    ]


def _contracts(report: HiringReport) -> Sheet:
    columns = [
        Column("Role"),
        Column("Seniority"),
        *_by_quarter(report),
        Column("In all [FTE-quarters]", Kind.NUMBER, summed=True),
        Column(f"Cost [{report.currency}]", Kind.MONEY, summed=True),
    ]
    rows = [
        [one.role, one.seniority, *_times(*one.fte, one.fte_quarters), one.cost]
        for one in report.contracts
    ]
    return Sheet("Contracts", columns, rows, [NOT_AFTERWARDS])


def _losses(report: HiringReport) -> Sheet:
    columns = [
        Column("Main role"),
        *_by_quarter(report),
        Column("In all [FTE]", Kind.NUMBER, summed=True),
        Column("Openings that are backfills for it", Kind.WHOLE, summed=True),
    ]
    rows = [
        [one.role, *_times(*one.fte, one.total), one.backfills] for one in report.losses
    ]
    return Sheet("Expected to leave", columns, rows, [NOBODY])


def _times(*values: float) -> list[float]:
    """Return working times without the dust of reckoning. [FTE]"""
    return [round(value, 4) for value in values]


def _by_quarter(report: HiringReport) -> list[Column]:
    """Return a column of time for each quarter."""
    return [
        Column(f"Q{quarter} [FTE]", Kind.NUMBER, summed=True)
        for quarter in report.headcount.index
    ]


def _months(report: HiringReport) -> Sheet:
    columns = [
        Column("Month", Kind.DATE),
        Column("Fiscal year"),
        *_money_columns(report),
    ]
    rows = [
        [
            *(month, row.fiscal_year),
            *(row.one_off, row.recurring, row.contracts, row.total),
        ]
        for month, row in report.months.iterrows()
    ]
    return Sheet("Cost by month", columns, rows)


def _years(report: HiringReport) -> Sheet:
    rows = [
        [year, row.one_off, row.recurring, row.contracts, row.total]
        for year, row in report.years.iterrows()
    ]
    run_rate = (
        "Run-rate at the end: all openings filled cost "
        f"{report.run_rate:,.0f} {report.currency} a year."
    )
    columns = [Column("Fiscal year"), *_money_columns(report)]
    return Sheet("Cost by fiscal year", columns, rows, [run_rate])


def _money_columns(report: HiringReport) -> list[Column]:
    return [
        Column(f"{title} [{report.currency}]", Kind.MONEY, summed=True)
        for title in ["One-off", "Recurring", "Contracts", "Total"]
    ]


def _headcount(report: HiringReport) -> Sheet:
    titles = ["At the start", "Known joiners", "Hired", "Known leavers", "At the end"]
    columns = [Column("Quarter", Kind.WHOLE)]
    columns += [Column(f"{title} [people]", Kind.WHOLE) for title in titles]
    columns.append(Column("On contract [FTE]", Kind.NUMBER))
    columns.append(Column("Counted for the cap", Kind.NUMBER))
    rows = [
        [*people, *_times(on_contract, counted)]
        for *people, on_contract, counted in report.headcount.itertuples()
    ]
    return Sheet("Headcount", columns, rows, [COUNTED])


def _assumptions(report: HiringReport) -> Sheet:
    columns = [
        Column("Assumption"),
        Column("Value", Kind.NUMBER),
        *(Column(title) for title in ["Unit", "Basis", "Source"]),
    ]
    rows = report.assumptions[["title", "value", "unit", "basis", "source"]]
    rows = rows.to_numpy().tolist()
    return Sheet("Assumptions", columns, rows)
