"""Arithmetic from a day of publication to EDTF: weekdays by tense, months without a year, 'two weeks ago'."""

from datetime import date, timedelta

from .lexicon.calendar import QUARTER, TIME_UNITS
from .tense import When

# A day nine months gone and without a year is rather the one to come.
_SOON = (1, 2)
_LONG_GONE = 270


def day(value: date) -> str:
    """The EDTF of a calendar day."""
    return value.isoformat()


def valid(year: int, month: int, number: int) -> bool:
    """Whether such a day is in the calendar."""
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


def weekday(published: date, wanted: int, *, future: bool, step: str | None) -> str | None:
    """The day a weekday name means: the nearest on the side that the tense tells, publication day included.

    `step` is 'last' or 'next' where the text says so: then publication day itself is excluded.
    """
    ahead = (wanted - published.weekday()) % 7
    if step == "next" or (future and step != "last"):
        ahead = ahead or (7 if step == "next" else 0)
    else:
        ahead = ahead - 7 if ahead or step == "last" else 0
    return _shifted(published, ahead)


def weekday_of(published: date, wanted: int, step: int) -> str | None:
    """'Monday of last week' (step -1), 'Friday of this week' (0), 'Tuesday of next week' (1)."""
    return _shifted(published, wanted - published.weekday() + 7 * step)


def weekday_after(edtf: str, wanted: int) -> str | None:
    """'the following Friday' after a day that the text gave."""
    at = date.fromisoformat(edtf)
    return _shifted(at, (wanted - at.weekday() - 1) % 7 + 1)


def _shifted(published: date, days: int) -> str | None:
    try:
        return day(published + timedelta(days=days))
    except OverflowError:
        return None


def relative_day(published: date, days: int) -> str | None:
    """The day so many days from publication."""
    return _shifted(published, days)


def month(published: date, wanted: int, *, when: When, step: str | None) -> str:
    """A month without a year: the nearest on the side that the tense tells."""
    year = published.year
    if step == "this":
        pass
    elif step == "last":
        year -= wanted >= published.month
    elif step == "next":
        year += wanted <= published.month
    elif when is When.FUTURE or (when is When.UNTOLD and (wanted - published.month) % 12 in _SOON):
        year += wanted < published.month
    else:
        year -= wanted > published.month
    return f"{year:04}-{wanted:02}"


def month_day(published: date, wanted: int, number: int, *, when: When) -> str | None:
    """A day and month without a year: the nearest such day on the side that the tense tells."""
    days = [
        date(year, wanted, number)
        for year in range(max(published.year - 1, 1), min(published.year + 2, 10000))
        if valid(year, wanted, number)
    ]
    past = [one for one in days if one <= published]
    ahead = [one for one in days if one >= published]
    if when is When.FUTURE:
        return day(ahead[0]) if ahead else None
    if past and (when is When.PAST or (published - past[-1]).days < _LONG_GONE):
        return day(past[-1])
    return day(ahead[0]) if ahead else day(past[-1]) if past else None


def stepped(published: date, unit: str, step: int) -> str | None:
    """'last week', 'this month', 'next year', 'last decade': step -1, 0 or 1."""
    if unit == "year":
        return f"{published.year + step:04}"
    if unit == "month":
        return _months(published, step)
    if unit == "week":
        monday = published - timedelta(days=published.weekday())
        first = _shifted(monday, 7 * step)
        last = _shifted(monday, 7 * step + 6)
        return f"{first}/{last}" if first and last else None
    if unit == "weekend":
        ahead = 5 - published.weekday()
        if step < 0:
            ahead -= 7
        elif step > 0 and ahead <= 0:
            ahead += 7
        first, last = _shifted(published, ahead), _shifted(published, ahead + 1)
        return f"{first}/{last}" if first and last else None
    if unit == "decade":
        return f"{published.year // 10 + step}X"
    if unit == "century":
        return f"{published.year // 100 + step}XX"
    if unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + step
        return f"{index // 4:04}-{QUARTER + 1 + index % 4}"
    if unit == "night":
        return _shifted(published, step) if step else day(published)
    return None


def _months(published: date, step: int) -> str | None:
    index = published.year * 12 + published.month - 1 + step
    return f"{index // 12:04}-{index % 12 + 1:02}" if 12 <= index < 120000 else None


def ago(published: date, unit: str, halves: int) -> str | None:
    """'three years ago' (6 halves), 'half a century ago' (1), as precise as its unit."""
    designator, factor = TIME_UNITS[unit]
    if abs(halves) > 2 * 10**4:
        return None
    if designator == "Y":
        if halves * factor % 2:
            return _months(published, -halves * factor * 6)
        year = published.year - halves * factor // 2
        return f"{year:04}" if 0 < year <= 9999 else None
    if designator == "M":
        return _months(published, -halves // 2)
    if designator in ("W", "D"):
        return _shifted(published, -halves * factor * (7 if designator == "W" else 1) // 2)
    return _shifted(published, -(halves // 48)) if designator == "TH" and halves >= 48 else None


def before(edtf: str | None, published: date | None, unit: str, count: int) -> str | None:
    """'a year earlier' than a date told before in the sentence, or than publication where none was."""
    at = (edtf or "").rsplit("/", 1)[-1]
    designator, factor = TIME_UNITS[unit]
    if designator == "Y" and at[:4].isdigit():
        year = int(at[:4]) - count * factor
        return f"{year:04}" if 0 < year <= 9999 else None
    if len(at) == 10:
        return ago(date.fromisoformat(at), unit, 2 * count)
    if len(at) == 7 and designator == "M" and at[5:] <= "12":
        return _months(date(int(at[:4]), int(at[5:]), 1), -count)
    if edtf is None and published is not None:
        return ago(published, unit, 2 * count)
    return None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8."""
    century, rest = divmod(year, 100)
    golden = year % 19
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * week) // 451
    month, number = divmod(shift + week - 7 * late + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(year: int, wanted_month: int, wanted: int, nth: int) -> date:
    """The nth such weekday (Monday is 0) of a month."""
    first = date(year, wanted_month, 1)
    return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (nth - 1))


def nearest(days: list[date], published: date, when: When) -> str | None:
    """Of one day a year, in order, the nearest on the side that the tense tells; the last one gone where untold."""
    past = [one for one in days if one <= published]
    ahead = [one for one in days if one >= published]
    if when is When.FUTURE:
        return day(ahead[0]) if ahead else None
    if when is When.UNTOLD and ahead and past and (ahead[0] - published).days * 4 < (published - past[-1]).days:
        return day(ahead[0])
    return day(past[-1]) if past else None


def quarter(published: date, number: int, when: When) -> str:
    """A quarter without a year: the last one that began, or the next one to come."""
    now = (published.month + 2) // 3
    year = published.year
    if when is When.FUTURE:
        year += number < now
    else:
        year -= number > now
    return f"{year:04}-{QUARTER + number}"
