"""Dates in words and digits, resolved against the day of publication into EDTF; two that frame a time are one."""

from datetime import date

from . import calendar_math as resolve
from . import earlier, relative_dates, years
from .claim import DateValue
from .date_parts import Point, date_found, is_year
from .found import Found
from .lexicon import words
from .lexicon.calendar import (
    EARLY_LATE,
    EDGES_OF_TIME,
    LONG_FORMS,
    MONTHS,
    RELATIVE_DAYS,
    SEASONS,
    TENS_OF_YEARS,
    WEEKDAYS,
)
from .lexicon.numbers import ORDINALS
from .month_days import days_before_month, from_month
from .named_days import NAMED_STARTERS, named_day
from .quarters import quarter_code, quarter_words, season, year_quarter
from .relative_dates import STEPS
from .tense import Tense, When
from .tokens import Tok, Tokens

_EARLIER_LATER = frozenset({"earlier", "later"})
_UNITS = frozenset({"day", "week", "month", "year"})
_TO = words("to until till through")
_MOVED = words("moved postponed delayed pushed brought rescheduled changed switched shifted")
# "early late", "the end of the end": nothing that has an end or a beginning.
_NO_WHOLE = EARLY_LATE | EDGES_OF_TIME | {"the"}
_DASHES = (Tok.HYPHEN, Tok.DASH)


def _with_possessive(names: dict[str, int]) -> frozenset[str]:
    return frozenset(names) | {f"{name}'s" for name in names}


_WEEKDAYS = _with_possessive(WEEKDAYS)
_DAYS = _with_possessive(RELATIVE_DAYS)
STARTERS = (
    frozenset(MONTHS) | _WEEKDAYS | frozenset(SEASONS) | _DAYS | frozenset(STEPS) | EARLY_LATE | EDGES_OF_TIME
    | frozenset(ORDINALS) | frozenset(TENS_OF_YEARS) | NAMED_STARTERS | _EARLIER_LATER | _UNITS
    | {"the", "weekend", "ad", "a.d.", "twenty"} | frozenset(LONG_FORMS)
)  # fmt: skip


def read_date(
    tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense, *, stretches: bool = True
) -> Found | None:
    """The date that begins at token i of the sentence, or None; with `stretches` two that frame a time are one."""
    point = _point(tokens, i, first, limit, published, tense)
    if point is None or point.j > limit:
        return None
    if stretches:
        point = _joined(tokens, point, first, limit, published, tense)
    if point.edtf is not None:
        tense.last = point.edtf
        if tense.stand_in:
            alone = read_date(tokens, i, first, limit, None, Tense(tokens, first, limit), stretches=stretches)
            if alone is None or (isinstance(alone.value, DateValue) and alone.value.edtf is None):
                point.rule += ".dateline"
    return date_found(tokens, point)


def read_ago(tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """The date that is told by the time since then, beginning at a number, article or 'half', or None."""
    point = earlier.read_ago(tokens, i, limit, published, tense)
    if point is None:
        return None
    point.rule += ".dateline" if tense.stand_in else ""
    return date_found(tokens, point)


def _point(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    what, word = tokens.kind[i], tokens.low[i]
    if what is Tok.WORD:
        return _from_word(tokens, i, first, limit, published, tense)
    if what is Tok.NUMBER:
        return _from_digits(tokens, i, first, limit, published, tense)
    if what is Tok.DECADE:
        return years.decade(tokens, i)
    if what is Tok.ISO_DATE:
        year, month, number = word.split("-")
        if not resolve.valid(int(year), int(month), int(number)):
            return None
        return Point(i, i + 1, word, "date.iso")
    if what is Tok.SLASHED_DATE:
        return _slashed(i, i + 1, word.split("/"))
    if what is Tok.FRACTION:
        return years.slashed_years(tokens, i, first) or _slashed_day(tokens, i, first, published, tense)
    if what is Tok.IDENTIFIER:
        if word.startswith("fy"):
            return years.fiscal(tokens, i)
        if word[0] in "qh" and word[1:].isdigit():
            return quarter_code(tokens, i, limit, published, tense)
    if what is Tok.ACRONYM and word == "a.d.":
        return years.era_year(tokens, i)
    return None


def _from_word(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    low = tokens.low
    word = low[i]
    if word == "the":
        return _from_the(tokens, i, first, limit, published, tense)
    if word in MONTHS:
        return (word == "may" and named_day(tokens, i, published, tense)) or from_month(
            tokens, i, limit, published, tense
        )
    if word in _WEEKDAYS:
        return relative_dates.from_weekday(tokens, i, limit, published, tense)
    if word in _DAYS:
        return relative_dates.relative_day(tokens, i, published)
    if word in STEPS:
        return relative_dates.from_step(tokens, i, limit, published, tense)
    if word in EARLY_LATE or word in EDGES_OF_TIME:
        return _part_of(tokens, i, first, limit, published, tense)
    if word in SEASONS:
        return season(tokens, i, i, limit, published)
    if word in _EARLIER_LATER:
        if low[i + 1] in STEPS:
            return relative_dates.from_step(tokens, i + 1, limit, published, tense, i)
        return relative_dates.end_of(tokens, i, published) if low[i + 1] == "in" else None
    if word in ORDINALS or word == "twenty":
        return (
            years.century(tokens, i)
            or quarter_words(tokens, i, limit, published, tense)
            or days_before_month(tokens, i, limit, published, tense)
        )
    if word in NAMED_STARTERS:
        return named_day(tokens, i, published, tense)
    if word == "weekend":
        return relative_dates.weekend(tokens, i, published, tense)
    if word in _UNITS:
        if word == "year" and low[i + 1] in ("-", "end"):
            return relative_dates.year_end(tokens, i, published, tense)
        if word == "day" and low[i - 1] == "the" and tuple(low[i + 1 : i + 3]) in relative_dates.TWO_DAYS_OFF:
            return relative_dates.two_days_off(tokens, i, published)
        return earlier.the_day_before(tokens, i, published, tense)
    if word in TENS_OF_YEARS:
        return years.decade_word(tokens, i)
    if word == "ad":
        return years.era_year(tokens, i)
    return None


def _from_the(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    """'the 1990s', 'the third quarter of 2019', 'the 3rd of March', 'the end of 2019', 'the day before'."""
    word, what = tokens.low[i + 1], tokens.kind[i + 1]
    inner: Point | None = None
    if what in (Tok.DECADE, Tok.FRACTION) or word in ORDINALS or word in EDGES_OF_TIME or word in SEASONS:
        inner = _point(tokens, i + 1, first, limit, published, tense)
    elif what is Tok.NUMBER and not is_year(tokens, i + 1):
        inner = _from_digits(tokens, i + 1, first, limit, published, tense)
    if inner is not None:
        inner.i = i
    return inner


def _part_of(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    """'late 2016', 'early March', 'mid-1990s', 'late last year', 'early in 2016', 'the end of March'."""
    low, kind = tokens.low, tokens.kind
    j = i + 1
    if low[i] in EDGES_OF_TIME:
        if low[j] != "of":
            return None
        own = relative_dates.end_of(tokens, i, published)
        if own is not None:
            return own
    if kind[j] is Tok.HYPHEN or low[j] in ("in", "of"):
        j += 1
    if low[j] == "the":
        j += 1
    if j >= limit or (low[j] in WEEKDAYS or low[j] in RELATIVE_DAYS) or low[j] in _NO_WHOLE:
        return None
    if is_year(tokens, j):
        inner: Point | None = years.from_year(tokens, j, first, limit)
    elif low[j] in MONTHS:
        inner = from_month(tokens, j, limit, published, tense, j if low[j - 1] != "-" else i)
        if inner is None and tokens.capital(j):
            edtf = resolve.month(published, MONTHS[low[j]], when=tense.at(i), step=None) if published else None
            inner = Point(j, j + 1, edtf, "date.month", loose=True)
    elif kind[j] in (Tok.WORD, Tok.DECADE, Tok.NUMBER) and low[j] not in _UNITS and low[j] != "next":
        inner = _point(tokens, j, first, limit, published, tense)
    elif low[j] == "next":
        inner = relative_dates.from_step(tokens, j, limit, published, tense)
    else:
        inner = None
    if inner is None or (kind[j] is Tok.NUMBER and inner.rule == "date.day"):
        return None
    return Point(i, inner.j, inner.edtf, "date.part_of", inner.loose)


def _from_digits(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    """'3 March 2020', '2005', '1998-2005', '2019 Q3', '753 BC', '19th century', '14.02.2020' beginning at digits."""
    low, kind = tokens.low, tokens.kind
    if is_year(tokens, i):
        if kind[i + 2] is Tok.FRACTION and low[i + 1] == "/":
            return _slashed(i, i + 3, [*low[i + 2].split("/"), low[i]], order="month")
        return year_quarter(tokens, i) or years.from_year(tokens, i, first, limit)
    found = days_before_month(tokens, i, limit, published, tense)
    if found is not None and found.j <= limit:
        return found
    if (
        "." in low[i]
        and low[i + 1] == "."
        and is_year(tokens, i + 2)
        and tokens.touches(i + 1)
        and tokens.touches(i + 2)
    ):
        return _slashed(i, i + 3, [*low[i].split("."), low[i + 2]], order="day")
    if kind[i + 1] is Tok.WORD or kind[i + 1] is Tok.ACRONYM:
        return (
            years.era_year(tokens, i) or years.century(tokens, i) or quarter_words(tokens, i, limit, published, tense)
        )
    return None


def _slashed(i: int, j: int, parts: list[str], order: str = "") -> Point | None:
    """'25/12/2020' settles itself; '03/04/2020' stays unresolved, since writers differ. `order` tells what is first."""
    one, two, year = parts
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
    if len(year) != 4 or not one.isdigit() or not two.isdigit():
        return None
    a, b = int(one), int(two)
    ways = {"day": {(b, a)}, "month": {(a, b)}}.get(order, {(b, a), (a, b)})
    days = [f"{year}-{month:02}-{number:02}" for month, number in ways if resolve.valid(int(year), month, number)]
    if not days:
        return None
    return Point(i, j, days[0] if len(days) == 1 else None, "date.slashed")


def _slashed_day(tokens: Tokens, i: int, first: int, published: date | None, tense: Tense) -> Point | None:
    """'on 4/25': a day and month without a year, where 'on' stands before."""
    if i <= first or tokens.low[i - 1] != "on":
        return None
    one, two = (int(part) for part in tokens.low[i].split("/"))
    ways = [(month, number) for month, number in {(one, two), (two, one)} if resolve.valid(2000, month, number)]
    if not ways:
        return None
    edtf = None
    if len(ways) == 1 and published is not None:
        edtf = resolve.month_day(published, *ways[0], when=tense.at(i))
    return Point(i, i + 1, edtf, "date.slashed", loose=True)


def _joined(tokens: Tokens, one: Point, first: int, limit: int, published: date | None, tense: Tense) -> Point:
    """The stretch of time that the point begins ('from May to July 2019', 'May 30-June 2'), or the point itself."""
    low, kind = tokens.low, tokens.kind
    j = one.j
    opened = low[one.i - 1] if one.i > first else ""
    if kind[j] is Tok.COMMA and low[j + 1] in _TO:
        j += 1
    dash = kind[j] in _DASHES and len(low[j]) == 1
    if not (dash or low[j] in _TO or (low[j] == "and" and opened == "between")) or j + 1 >= limit:
        return one
    if opened == "from" and not _MOVED.isdisjoint(low[max(first, one.i - 7) : one.i]):
        return one
    k = j + 1
    two = _point(tokens, k, first, limit, published, tense)
    if two is None or two.j > limit or "/" in (two.edtf or "") or "/" in (one.edtf or ""):
        return one
    # "(8 April 1974 – 2 February 2013)" is a life, told by two days.
    if dash and not (one.loose or two.loose) and one.rule == "date.day" == two.rule and not tokens.touches(j):
        return one
    weekdays = one.rule == "date.weekday" == two.rule
    if weekdays and opened != "from":
        return one
    if published is None:
        one, two = (
            _read_beside(tokens, one, two, first, limit, tense),
            _read_beside(tokens, two, one, first, limit, tense),
        )
    edtf = _between(one, two, tense.at(one.i) is When.FUTURE)
    if edtf is None and one.edtf is not None and two.edtf is not None:
        return one
    return Point(one.i, two.j, edtf, "date.stretch")


def _read_beside(tokens: Tokens, point: Point, other: Point, first: int, limit: int, tense: Tense) -> Point:
    """A day without a year read by the year of the other end: 'July 1 to July 3, 1863', whenever it was written."""
    if point.edtf is not None or point.rule != "date.day" or other.edtf is None or other.loose:
        return point
    year = other.edtf[:4]
    again = _point(tokens, point.i, first, limit, date(int(year), 1, 1), tense) if year.isdigit() else None
    return again if again is not None and again.j == point.j else point


def _between(one: Point, two: Point, future: bool) -> str | None:
    """The EDTF interval of two dates: a year or week left out of one is that which puts it beside the other."""
    start, end = one.edtf, two.edtf
    if start is None or end is None:
        return None
    if one.rule == "date.weekday" == two.rule and start >= end:
        end = resolve.relative_day(date.fromisoformat(end), 7) or end
    elif one.loose and (not two.loose or not future) and one.rule != "date.weekday":
        start = end[:4] + start[4:]
        if start[4:] > end[4:]:
            start = f"{int(end[:4]) - 1:04}{start[4:]}"
    elif two.loose:
        end = start[:4] + end[4:] if len(start) > 4 else end
        if end[4:] < start[4:]:
            end = f"{int(start[:4]) + 1:04}{end[4:]}"
    return f"{start}/{end}" if start < end or start[:3] < end[:3] else None
