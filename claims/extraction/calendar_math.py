"""Arithmetic from a day of publication to EDTF: weekdays by tense, months without a year, 'two weeks ago'."""

from datetime import date, timedelta

from .lexicon.calendar import TIME_UNITS

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


def _shifted(published: date, days: int) -> str | None:
    try:
        return day(published + timedelta(days=days))
    except OverflowError:
        return None


def relative_day(published: date, days: int) -> str | None:
    """The day so many days from publication."""
    return _shifted(published, days)


def month(published: date, wanted: int, *, future: bool, step: str | None) -> str:
    """A month without a year: the nearest on the side that the tense tells."""
    year = published.year
    if step == "this":
        pass
    elif step == "last":
        year -= wanted >= published.month
    elif step == "next" or future or (wanted - published.month) % 12 in _SOON:
        year += wanted < published.month or (step == "next" and wanted == published.month)
    else:
        year -= wanted > published.month
    return f"{year:04}-{wanted:02}"


def month_day(published: date, wanted: int, number: int, *, future: bool) -> str | None:
    """A day and month without a year: the nearest such day on the side that the tense tells."""
    years = (published.year, published.year + 1) if future else (published.year, published.year - 1)
    for year in years:
        if not valid(year, wanted, number):
            continue
        found = date(year, wanted, number)
        if found >= published if future else 0 <= (published - found).days < _LONG_GONE:
            return day(found)
    if not future and valid(published.year, wanted, number) and date(published.year, wanted, number) > published:
        return day(date(published.year, wanted, number))
    if not future and valid(published.year + 1, wanted, number):
        return day(date(published.year + 1, wanted, number))
    return day(date(years[0], wanted, number)) if valid(years[0], wanted, number) else None


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
        saturday = published + timedelta(days=5 - published.weekday())
        if step < 0 and published.weekday() < 5:
            saturday -= timedelta(days=7)
        elif step < 0 or (step > 0 and published.weekday() >= 5):
            saturday += timedelta(days=7 * step)
        return f"{day(saturday)}/{day(saturday + timedelta(days=1))}"
    if unit == "decade":
        return f"{published.year // 10 + step}X"
    if unit == "century":
        return f"{published.year // 100 + step}XX"
    if unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + step
        return f"{index // 4:04}-{33 + index % 4}"
    if unit == "night":
        return _shifted(published, step) if step else day(published)
    return None


def _months(published: date, step: int) -> str | None:
    index = published.year * 12 + published.month - 1 + step
    return f"{index // 12:04}-{index % 12 + 1:02}" if 12 <= index < 120000 else None


def ago(published: date, unit: str, count: int) -> str | None:
    """'three years ago' (count 3) or 'in three years' (count -3), as precise as its unit."""
    designator, factor = TIME_UNITS.get(unit, ("", 0))
    if not factor or abs(count) > 10**6:
        return None
    if designator == "Y":
        year = published.year - count * factor
        return f"{year:04}" if 0 < year <= 9999 else None
    if designator == "M":
        return _months(published, -count)
    if designator in ("W", "D"):
        return _shifted(published, -count * factor * (7 if designator == "W" else 1))
    if designator == "TH" and count >= 24:
        return _shifted(published, -(count // 24))
    return None
