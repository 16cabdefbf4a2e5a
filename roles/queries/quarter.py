"""When quarters begin."""

import calendar
from datetime import date

MONTHS = 3


def months_later(day: date, months: int) -> date:
    """Return `day` some months on; the 31st becomes the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def quarter_start(start: date, number: int) -> date:
    """Return the first day of quarter `number`, 1 the first, of a plan from `start`."""
    return months_later(start, MONTHS * (number - 1))


def next_quarter(today: date, fiscal_month: int) -> date:
    """Return the first day after `today` on which a fiscal quarter begins."""
    first = date(today.year, today.month, 1)
    passed = (today.month - fiscal_month) % MONTHS
    return months_later(first, MONTHS - passed)
