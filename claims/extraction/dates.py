"""Dates in words and digits, resolved against the day of publication into EDTF."""

from datetime import date

from . import calendar_math as resolve
from .claim import DateValue
from .date_parts import MONTH_LEADS, Tense, date_found, day_number, is_year, month_word, year_after
from .found import Found
from .lexicon.calendar import (
    DAY_PARTS,
    EARLY_LATE,
    MONTHS,
    RELATIVE_DAYS,
    SEASONS,
    SHORT_WEEKDAYS,
    TIME_UNITS,
    WEEKDAYS,
)
from .lexicon.numbers import ORDINAL_ENDINGS, ORDINALS
from .month_days import day_month, from_month
from .nouns import singular
from .numbers import read_number
from .tokens import Tok, Tokens
from .years import decade, from_season, from_year, quarter, slashed

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_STEPPED = frozenset({"week", "month", "year", "weekend", "decade", "century", "quarter", "night", "season"})


STARTERS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SEASONS) | frozenset(RELATIVE_DAYS)
    | frozenset(_STEPS) | EARLY_LATE | {"earlier", "later", "the", "overnight", "mid", "turn", "fy", "ago"}
)  # fmt: skip


def read_date(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """The date that begins at token i of the sentence, or None."""
    kind, low = tokens.kind, tokens.low
    what, word = kind[i], low[i]
    if what == Tok.WORD:
        if word in MONTHS:
            return from_month(tokens, i, limit, published, tense)
        if word in WEEKDAYS:
            return _from_weekday(tokens, i, limit, published, tense, None, i)
        if word in RELATIVE_DAYS:
            return _relative_day(tokens, i, published)
        if word in _STEPS:
            return _from_step(tokens, i, i, limit, published, tense)
        if word in SEASONS:
            return from_season(tokens, i, i, limit)
        if word in EARLY_LATE:
            return _early(tokens, i, first, limit, published, tense)
        if word in ("earlier", "later") and low[i + 1] in _STEPS:
            return _from_step(tokens, i, i + 1, limit, published, tense)
        if word == "overnight":
            return None
        if word == "the":
            return _from_the(tokens, i, limit, published, tense)
        return None
    if what == Tok.ISO_DATE:
        year, month, number = word.split("-")
        if resolve.valid(int(year), int(month), int(number)):
            return date_found(tokens, i, i + 1, word, "date.iso")
        return None
    if what == Tok.SLASHED_DATE:
        return slashed(tokens, i)
    if what == Tok.DECADE:
        return decade(tokens, i)
    if what == Tok.NUMBER:
        return _from_digits(tokens, i, first, limit, published, tense)
    if what == Tok.IDENTIFIER and len(word) in (2, 6) and word[0] in "qh" and word[1] in "1234":
        return quarter(tokens, i)
    return None


def _from_weekday(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, step: str | None, begin: int
) -> Found | None:
    low, kind = tokens.low, tokens.kind
    if not tokens.capital(i):
        return None
    word = low[i]
    j = i + 1
    if word in SHORT_WEEKDAYS and not (kind[j] in (Tok.COMMA, Tok.STOP) and month_word(tokens, j + 1)):
        return None
    if low[j] in ("times", "telegraph", "mirror", "express", "post", "school", "service") and tokens.capital(j):
        return None
    # "Sunday, March 3" and "Sunday 3 March" are one date, and the fuller one.
    k = j + 1 if kind[j] in (Tok.COMMA, Tok.STOP) else j
    if month_word(tokens, k) and day_number(tokens, k + 1):
        return from_month(tokens, k, limit, published, tense, begin)
    day = day_number(tokens, k)
    if day is not None and month_word(tokens, day[1]) and k < limit:
        return day_month(tokens, begin, day, limit, published, tense)
    edtf = None
    if published is not None:
        edtf = resolve.weekday(published, WEEKDAYS[word], future=tense.future(i), step=step)
    return date_found(tokens, begin, _day_part(tokens, j), edtf, "date.weekday")


def _day_part(tokens: Tokens, j: int) -> int:
    return j + 1 if tokens.low[j] in DAY_PARTS else j


def _relative_day(tokens: Tokens, i: int, published: date | None) -> Found | None:
    low = tokens.low
    if low[i] == "today" and (low[i + 1] == "'s" or low[i - 1] in ("usa", "of")):
        return None
    edtf = resolve.relative_day(published, RELATIVE_DAYS[low[i]]) if published else None
    return date_found(tokens, i, _day_part(tokens, i + 1), edtf, "date.relative_day")


def _from_step(tokens: Tokens, begin: int, i: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'last year', 'this month', 'next Tuesday', 'last March', 'this spring'."""
    low = tokens.low
    step = _STEPS[low[i]]
    word = low[i + 1]
    name = {-1: "last", 0: "this", 1: "next"}[step]
    if word in ("past", "coming") and low[i] == "this":
        word = low[i + 2]
        i += 1
    if word in _STEPPED:
        if low[i - 1] in ("the", "over") and low[i] == "past":
            return None
        if word == "season":
            return None
        edtf = resolve.stepped(published, word, step) if published else None
        if word == "night" and step == -1 and published is not None:
            edtf = resolve.relative_day(published, -1)
        if low[i] in ("previous", "current") and published is not None and low[i] == "previous":
            edtf = None
        return date_found(tokens, begin, i + 2, edtf, "date.step")
    if word in WEEKDAYS and low[i] in ("last", "next", "this", "past", "coming"):
        return _from_weekday(tokens, i + 1, limit, published, tense, name if name != "this" else None, begin)
    if word in MONTHS and tokens.capital(i + 1) and low[i] in ("last", "next", "this"):
        j = i + 2
        if day_number(tokens, j) or is_year(tokens, j):
            return from_month(tokens, i + 1, limit, published, tense)
        edtf = resolve.month(published, MONTHS[word], future=False, step=name) if published else None
        return date_found(tokens, begin, j, edtf, "date.step_month")
    if word in SEASONS and (word != "fall" or low[i] in ("last", "this", "next")):
        if word == "fall" and low[i + 2] in ("in", "of"):
            return None
        edtf = f"{published.year + step:04}-{SEASONS[word]}" if published else None
        return date_found(tokens, begin, i + 2, edtf, "date.season")
    return None


def _early(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'late 2016', 'early March', 'mid-1990s', 'late last year', 'early in 2016'."""
    low, kind = tokens.low, tokens.kind
    j = i + 1
    if kind[j] == Tok.HYPHEN:
        j += 1
    if low[j] == "in":
        j += 1
    if low[j] == "the" and kind[j + 1] == Tok.DECADE:
        j += 1
    if j >= limit:
        return None
    inner: Found | None = None
    if is_year(tokens, j):
        inner = date_found(tokens, j, j + 1, low[j], "date.year")
    elif kind[j] == Tok.DECADE:
        inner = decade(tokens, j)
    elif low[j] in MONTHS:
        inner = from_month(tokens, j, limit, published, tense, j if low[j - 1] in MONTH_LEADS else -1)
    elif low[j] in ("last", "this", "next"):
        inner = _from_step(tokens, j, j, limit, published, tense)
    if inner is None or not isinstance(inner.value, DateValue):
        return None
    return date_found(tokens, i, inner.j, inner.value.edtf, "date.early_late")


def _from_the(tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'the 1990s', 'the third quarter of 2019', 'the 19th century', 'the end of 2019'."""
    low, kind = tokens.low, tokens.kind
    j = i + 1
    if kind[j] == Tok.DECADE:
        inner = decade(tokens, j)
        return (
            None
            if inner is None or not isinstance(inner.value, DateValue)
            else date_found(tokens, i, j + 1, inner.value.edtf, "date.decade")
        )
    rank = ORDINALS.get(low[j])
    k = j + 1
    if rank is None and kind[j] == Tok.NUMBER and low[k] in ORDINAL_ENDINGS and low[j].isdigit() and len(low[j]) <= 2:
        rank = int(low[j])
        k += 1
    if rank is None or k >= limit:
        return None
    if low[k] == "century" and 1 <= rank <= 21:
        return date_found(tokens, i, k + 1, f"{rank - 1:02}XX", "date.century")
    if low[k] in ("quarter", "half"):
        year = year_after(tokens, k + 1)
        if year is None and low[k + 1] == "of" and low[k + 2] in ("last", "this", "next") and low[k + 3] == "year":
            if published is None:
                return date_found(tokens, i, k + 4, None, "date.quarter")
            year = published.year + _STEPS[low[k + 2]], k + 4
        if year is not None and year[1] <= limit and rank <= (4 if low[k] == "quarter" else 2):
            code = (32 if low[k] == "quarter" else 39) + rank
            return date_found(tokens, i, year[1], f"{year[0]:04}-{code}", "date.quarter")
        return None
    # "the 3rd of March 2020"
    if kind[j] == Tok.NUMBER and low[k] == "of" and month_word(tokens, k + 1):
        return day_month(tokens, i, (rank, k + 1), limit, published, tense)
    return None


def _from_digits(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'3 March 2020', '3rd of March', '2005', '1998-2005', '2018-19', 'three years ago' in digits."""
    low, kind = tokens.low, tokens.kind
    day = day_number(tokens, i)
    if day is not None:
        j = day[1]
        if low[j] == "of" and j > i + 1 and month_word(tokens, j + 1):
            j += 1
        if kind[j] in (Tok.HYPHEN, Tok.DASH) or low[j] in ("to", "and"):
            second = day_number(tokens, j + 1)
            if second is not None and second[0] > day[0] and month_word(tokens, second[1]):
                inner = day_month(tokens, i, second, limit, published, tense)
                if inner is not None and isinstance(inner.value, DateValue) and inner.value.edtf:
                    edtf = f"{inner.value.edtf[:8]}{day[0]:02}/{inner.value.edtf}"
                    return date_found(tokens, i, inner.j, edtf, "date.days")
                return inner
        if month_word(tokens, j) and j < limit:
            return day_month(tokens, i, (day[0], j), limit, published, tense)
        return None
    if is_year(tokens, i):
        return from_year(tokens, i, first, limit)
    return None


def read_ago(tokens: Tokens, i: int, limit: int, published: date | None) -> Found | None:
    """'two weeks ago', 'a year earlier', '10 days ago', 'a decade ago' beginning at a number or article."""
    low = tokens.low
    number = None
    if low[i] in ("a", "an", "one") and singular(low[i + 1]) in TIME_UNITS:
        count, j = 1, i + 1
    else:
        number = read_number(tokens, i)
        if number is None or number.vague or number.value != int(number.value) or number.value > 10**5:
            return None
        count, j = int(number.value), number.j
    unit = singular(low[j])
    unit = "century" if unit == "centurie" else unit
    if unit not in TIME_UNITS or j >= limit:
        return None
    if low[j + 1] == "ago":
        edtf = resolve.ago(published, unit, count) if published else None
        return date_found(tokens, i, j + 2, edtf, "date.ago")
    return None
