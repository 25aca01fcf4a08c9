"""EDTF dates as days: order, overlap, and how people write them short."""

import re
from calendar import monthrange
from datetime import date, timedelta

from claims.edtf_dates import EdtfError, bounds

_SIMPLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def days_of(edtf: str | None) -> tuple[date, date] | None:
    """First and last day that an EDTF string can mean, open sides as the ends of the calendar; None if unknown."""
    if not edtf or edtf.startswith("-"):
        # No calendar day is of a year before the first.
        return None
    match = _SIMPLE.fullmatch(edtf)
    try:
        if match:
            year, month = int(match[1]), int(match[2] or 0)
            if match[3]:
                day = date(year, month, int(match[3]))
                return day, day
            if not month:
                return date(year, 1, 1), date(year, 12, 31)
            if month <= 12:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        first, last = bounds(edtf)
    except (EdtfError, ValueError):
        return None
    return first or date.min, last or date.max


def overlap(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates have a day in common. An unknown date has none."""
    a, b = days_of(one), days_of(other)
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def later(one: str | None, other: str | None) -> bool:
    """Whether `one` begins after `other` has ended."""
    a, b = days_of(one), days_of(other)
    return a is not None and b is not None and a[0] > b[1]


def short_date(edtf: str, year: int | None = None) -> str:
    """'2 Feb', 'Feb 2020' or '2020'; the year of a day is left out where it is `year`."""
    match = _SIMPLE.fullmatch(edtf)
    if not match or (match[2] and int(match[2]) > 12):
        return edtf.replace("/", " to ")
    if not match[2]:
        return match[1]
    month = _MONTHS[int(match[2]) - 1]
    if not match[3]:
        return f"{month} {match[1]}"
    text = f"{int(match[3])} {month}"
    return text if year == int(match[1]) else f"{text} {match[1]}"


def year_of(edtf: str | None) -> int | None:
    """The year in which an EDTF date begins."""
    span = days_of(edtf)
    return None if span is None else span[0].year


def age_on(born: date, day: date) -> int:
    """Full years lived on a day. Someone born on 29 February is a year older on 1 March of a common year."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def time_between(start: date, end: date) -> tuple[int, int, int]:
    """Years, months and days from `start` to `end`, as people count a term of office.

    24 April 1990 to 20 March 2019 is 28 years, 10 months and 24 days. Whole months are counted first, from
    the starting day; the rest in days.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    if months_on(start, months) > end:
        months -= 1
    rest = (end - months_on(start, months)).days
    return months // 12, months % 12, rest


def months_on(start: date, months: int) -> date:
    """The same day so many months on, or the last day of a month that is too short."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def inclusive_days(start: date, end: date) -> int:
    """Days from `start` to `end`, both counted: 1 to 3 May is three days."""
    return (end - start) // timedelta(days=1) + 1
