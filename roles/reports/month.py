"""Months, and the fiscal years they belong to."""

from datetime import date


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies `months` after that of `day`.

    >>> add_months(date(2026, 11, 17), 3)
    datetime.date(2027, 2, 1)

    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def fiscal_year(day: date, first_month: int) -> str:
    """Name the fiscal year of `day`; one that spans two years carries both.

    >>> fiscal_year(date(2027, 3, 1), 4), fiscal_year(date(2027, 3, 1), 1)
    ('2026/27', '2027')

    """
    first = day.year if day.month >= first_month else day.year - 1
    return str(first) if first_month == 1 else f"{first}/{(first + 1) % 100:02}"
