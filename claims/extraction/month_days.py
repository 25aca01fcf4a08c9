"""Months and days of months: '3 March 2020', 'March 3-5', 'in March', resolved where the year is left out."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import MONTH_LEADS, Tense, date_found, day_number, is_year, month_word, year_after
from .found import Found
from .lexicon.calendar import MONTHS
from .lexicon.identifiers import NAMED_EVENTS
from .tokens import Tok, Tokens


def named_event(tokens: Tokens, i: int) -> int:
    """The token after the day of a named event ('the September 11 attacks') at token i, or i itself."""
    if month_word(tokens, i):
        day = day_number(tokens, i + 1)
        if day is not None and tokens.low[day[1]] in NAMED_EVENTS:
            return day[1]
    day = day_number(tokens, i)
    if day is not None and month_word(tokens, day[1]) and tokens.low[day[1] + 1] in NAMED_EVENTS:
        return day[1] + 1
    return i


def from_month(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, begin: int = -1
) -> Found | None:
    low, kind = tokens.low, tokens.kind
    begin = i if begin < 0 else begin
    if not month_word(tokens, i):
        return None
    word = low[i]
    j = i + 1
    if kind[j] == Tok.STOP and len(word) <= 4 and low[j] == "." and tokens.touches(j) and word != "may":
        j += 1
    month = MONTHS[word]
    day = day_number(tokens, j)
    if (day is not None and kind[day[1]] in (Tok.PERCENT, Tok.TIME)) or (
        day and low[day[1]] in ("percent", "per", "million", "billion")
    ):
        day = None
    if day is not None and day[1] <= limit:
        return _month_and_day(tokens, begin, month, day[0], day[1], limit, published, tense)
    year = year_after(tokens, j)
    if year is None and low[j] in ("last", "this", "next") and low[j + 1] == "year" and j + 2 <= limit:
        if published is None:
            return date_found(tokens, begin, j + 2, None, "date.month")
        year = published.year + {"last": -1, "this": 0, "next": 1}[low[j]], j + 2
    if year is not None and year[1] <= limit:
        edtf: str | None = f"{year[0]:04}-{month:02}"
        return date_found(tokens, begin, year[1], edtf, "date.month")
    if len(word) <= 4 and word not in ("may", "june", "july", "sept"):
        return None
    # A bare "March" or "May" wants a word before it that only a date takes.
    if word in ("may", "march", "august") and low[begin - 1] not in MONTH_LEADS and not month_word(tokens, begin - 2):
        return None
    if low[begin - 1] in ("theresa", "brian", "elaine", "mrs", "ms", "mr") or low[j] == "violets":
        return None
    if tokens.capital(begin - 1) and kind[begin - 1] == Tok.WORD and low[begin - 1] not in MONTH_LEADS:
        return None
    edtf = resolve.month(published, month, future=tense.future(i), step=None) if published else None
    return date_found(tokens, begin, j, edtf, "date.month")


def _month_and_day(
    tokens: Tokens, begin: int, month: int, number: int, j: int, limit: int, published: date | None, tense: Tense
) -> Found | None:
    low, kind = tokens.low, tokens.kind
    year = year_after(tokens, j)
    last: tuple[int, int] | None = None
    if kind[j] in (Tok.HYPHEN, Tok.DASH) or low[j] in ("to", "and"):
        last = day_number(tokens, j + 1)
        if last is not None and (last[0] <= number or (low[j] == "and" and last[0] != number + 1)):
            last = None
        if last is not None:
            year = year_after(tokens, last[1])
    end = year[1] if year else last[1] if last else j
    if year is not None:
        first = f"{year[0]:04}-{month:02}-{number:02}" if resolve.valid(year[0], month, number) else None
    elif not resolve.valid(2000, month, number):
        return None
    else:
        first = resolve.month_day(published, month, number, future=tense.future(begin)) if published else None
    if year is not None and first is None:
        return None
    if last is not None and first is not None:
        return date_found(tokens, begin, end, f"{first}/{first[:8]}{last[0]:02}", "date.days")
    return date_found(tokens, begin, end, first, "date.day")


def day_month(
    tokens: Tokens, begin: int, day: tuple[int, int], limit: int, published: date | None, tense: Tense
) -> Found | None:
    """'3 March', '3rd March 2020', the month being at token day[1]."""
    low, kind = tokens.low, tokens.kind
    month = MONTHS[low[day[1]]]
    j = day[1] + 1
    if kind[j] == Tok.STOP and len(low[day[1]]) <= 4 and tokens.touches(j) and is_year(tokens, j + 1):
        j += 1
    year = year_after(tokens, j)
    if year is not None:
        if not resolve.valid(year[0], month, day[0]):
            return None
        return date_found(tokens, begin, year[1], f"{year[0]:04}-{month:02}-{day[0]:02}", "date.day")
    if not resolve.valid(2000, month, day[0]):
        return None
    edtf = resolve.month_day(published, month, day[0], future=tense.future(begin)) if published else None
    return date_found(tokens, begin, j, edtf, "date.day")
