"""Dates told from publication day: 'Sunday', 'last week', 'over the weekend', 'the end of the year'."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import Point, bare, day_number, is_year, month_end, month_word, year_after
from .earlier import from_the_text
from .lexicon.calendar import (
    AFTER_NAMED_WEEKDAY,
    DAY_PARTS,
    FEASTS,
    MONTHS,
    NAMED_WEEKDAYS,
    RELATIVE_DAYS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from .month_days import days_before_month, from_month
from .named_days import nearest_named
from .tense import Tense, When
from .tokens import Tok, Tokens

STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_NAMES = {-1: "last", 0: "this", 1: "next"}
_STEPPED = frozenset({"week", "month", "year", "weekend", "decade", "century", "quarter", "night"})
# "the past decade", "the next year": as long a time up to now or from now, and no year of the calendar.
_LENGTHS = frozenset({"week", "month", "year", "decade", "century", "day", "hour", "fortnight"})
# "that Sunday", "the following Friday": a day of the text's own time, not of publication's.
_ELSEWHEN = frozenset({"that", "one", "another", "following", "preceding", "subsequent"})
# "the last Sunday in April": nought is the last.
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "final": 0}
_THROUGH = frozenset({"to", "through"})
TWO_DAYS_OFF = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}


def from_weekday(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, step: str | None = None, begin: int = -1
) -> Point | None:
    """A weekday and the date beside it, the nearest on the side of publication that the tense tells."""
    low, kind = tokens.low, tokens.kind
    if not tokens.capital(i):
        return None
    begin = i if begin < 0 else begin
    word = bare(low[i])
    j = i + 1
    if word in SHORT_WEEKDAYS and not (
        (kind[j] in (Tok.COMMA, Tok.STOP) and (month_word(tokens, j + 1) or day_number(tokens, j + 1)))
        or (month_word(tokens, j) or (kind[j] is Tok.NUMBER and month_word(tokens, j + 1)))
    ):
        return None
    before = low[i - 1]
    if before in ("every", "each", "any"):
        return None
    if (before in NAMED_WEEKDAYS and tokens.capital(i - 1)) or (before == "on" and low[i - 2] == "mail"):
        return None
    if low[j] in AFTER_NAMED_WEEKDAY and tokens.capital(j):
        return None
    if before in _NTH and low[j] in ("in", "of") and month_word(tokens, j + 1):
        return _nth_of_month(tokens, i, published, tense)
    # "Monday to Friday" comes again every week, "from Monday to Friday" is once.
    if low[j] in _THROUGH and low[j + 1] in WEEKDAYS and before != "from":
        return None
    if before in _THROUGH and low[i - 2] in WEEKDAYS and low[i - 3] != "from":
        return None
    # "Sunday, March 3" and "Sunday 3 March" are one date, and the fuller one.
    k = j + 1 if kind[j] in (Tok.COMMA, Tok.STOP) else j
    if low[k] == "the":
        k += 1
    fuller = None
    if month_word(tokens, k):
        fuller = from_month(tokens, k, limit, published, tense, begin)
    elif kind[k] is Tok.NUMBER or low[k - 1] == "the":
        fuller = days_before_month(tokens, k, limit, published, tense, begin)
    if fuller is not None and fuller.j <= limit and fuller.rule.startswith("date.day"):
        return fuller
    end = j + 1 if bare(low[j]) in DAY_PARTS else j
    if published is None or before in _ELSEWHEN:
        at = tense.last if before == "following" else None
        edtf = resolve.weekday_after(at, WEEKDAYS[word]) if at and len(at) == 10 else None
        return Point(begin, end, edtf, "date.weekday", loose=True)
    of = end + 1 if low[end] == "of" else end
    if low[of] in ("last", "next", "this") and bare(low[of + 1]) == "week" and of + 2 <= limit:
        edtf = resolve.weekday_of(published, WEEKDAYS[word], {"last": -1, "this": 0, "next": 1}[low[of]])
        return Point(begin, of + 2, edtf, "date.weekday")
    future = tense.at(begin) is When.FUTURE
    edtf = resolve.weekday(published, WEEKDAYS[word], future=future, step=step)
    if edtf == published.isoformat() and future and low[begin - 1] == "from":
        edtf = resolve.relative_day(published, 7)
    return Point(begin, end, edtf, "date.weekday", loose=step is None)


def _nth_of_month(tokens: Tokens, i: int, published: date | None, tense: Tense) -> Point:
    """'first Monday of May', 'last Sunday in April 2023' by its weekday at token i."""
    low = tokens.low
    nth, wanted, month = _NTH[low[i - 1]], WEEKDAYS[bare(low[i])], MONTHS[low[i + 2]]
    j = month_end(tokens, i + 2)
    named = year_after(tokens, j)
    if named is not None:
        year, j = named
    elif published is not None:
        year = int(resolve.month(published, month, when=tense.at(i - 1), step=None)[:4])
    else:
        return Point(i - 1, j, None, "date.nth_weekday")
    found = resolve.nth_weekday(year, month, wanted, nth or 5)
    if not nth and found.month != month:
        found = resolve.nth_weekday(year, month, wanted, 4)
    return Point(i - 1, j, resolve.day(found), "date.nth_weekday")


def relative_day(tokens: Tokens, i: int, published: date | None) -> Point | None:
    """'today', "yesterday's", 'tomorrow evening'; not the newspaper USA Today."""
    low = tokens.low
    word = bare(low[i])
    if word == "today" and (tokens.capital(i) and low[i - 1] in ("usa", "sports", "russia", "psychology", "radio")):
        return None
    if word == "today" and low[i - 1] in ("of", "until") and low[i - 2] not in ("as", "end"):
        return None
    if word in ("yesterday", "tomorrow") and low[i - 1] == "of":
        return None
    # "Better Luck Tomorrow" is a title.
    if tokens.capital(i) and tokens.capital(i - 1) and tokens.kind[i - 1] is Tok.WORD and word == low[i]:
        return None
    edtf = resolve.relative_day(published, RELATIVE_DAYS[word]) if published else None
    end = i + 2 if bare(low[i + 1]) in DAY_PARTS else i + 1
    return Point(i, end, edtf, "date.relative_day")


def two_days_off(tokens: Tokens, i: int, published: date | None) -> Point:
    """'the day before yesterday', 'the day after tomorrow' beginning behind its article."""
    step = TWO_DAYS_OFF[tokens.low[i + 1], tokens.low[i + 2]]
    edtf = resolve.relative_day(published, step) if published else None
    return Point(i - 1, i + 3, edtf, "date.relative_day")


def from_step(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, begin: int = -1
) -> Point | None:
    """'last year', 'this month', 'next Tuesday', 'last March', 'this spring', 'the previous year'."""
    low = tokens.low
    begin = i if begin < 0 else begin
    lead, step = low[i], STEPS[low[i]]
    if lead == "this" and low[i + 1] in ("past", "coming", "last", "next"):
        i += 1
        step = STEPS[low[i]]
    word = bare(low[i + 1])
    if low[i + 1] == "calendar" or low[i + 1] == "fiscal" or low[i + 1] == "financial":
        i += 1
        word = bare(low[i + 1])
    if word in _STEPPED:
        if lead == "previous":
            return from_the_text(tokens, i, published, tense, 1)
        # "the last week of July" is no last week, "found guilty last month of fraud" is.
        if low[i + 2] == "of" and step and (month_word(tokens, i + 3) or is_year(tokens, i + 3)):
            return None
        if low[begin - 1] in ("the", "this", "its", "his", "her", "their") and lead != "this" and word in _LENGTHS:
            return None
        if word == "night" and step != -1:
            return None
        edtf = resolve.stepped(published, word, step) if published else None
        if word == "weekend" and step == 0 and published is not None:
            edtf = _this_weekend(published, tense.at(begin))
        return Point(begin, i + 2, edtf, "date.step")
    if word in DAY_PARTS and lead == "this":
        return Point(begin, i + 2, published.isoformat() if published else None, "date.step")
    if word in WEEKDAYS and lead != "previous":
        name = _NAMES[step] if step else None
        return from_weekday(tokens, i + 1, limit, published, tense, name, begin)
    if word in MONTHS and tokens.capital(i + 1) and lead in ("last", "next", "this"):
        return _step_month(tokens, begin, i, limit, published, tense)
    if (feast := FEASTS.get(word)) and tokens.capital(i + 1) and published is not None:
        when = When.FUTURE if step == 1 else When.PAST if step else tense.at(begin)
        return Point(begin, i + 2, nearest_named(feast, published, when), "date.named_day")
    if word in SEASONS and not (word == "fall" and low[i + 2] in ("in", "of")):
        edtf = f"{published.year + step:04}-{SEASONS[word]}" if published else None
        return Point(begin, i + 2, edtf, "date.season")
    return None


def _step_month(tokens: Tokens, begin: int, i: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    j = i + 2
    if (day_number(tokens, j) and tokens.kind[j] is Tok.NUMBER) or is_year(tokens, j):
        return from_month(tokens, i + 1, limit, published, tense)
    month = MONTHS[bare(tokens.low[i + 1])]
    edtf = resolve.month(published, month, when=When.UNTOLD, step=tokens.low[i]) if published else None
    return Point(begin, j, edtf, "date.step_month")


def _this_weekend(published: date, when: When) -> str | None:
    """'this weekend' in Monday's or Tuesday's paper is the one gone, unless the tense tells otherwise."""
    gone = when is When.PAST or (when is When.UNTOLD and published.weekday() < 2)
    return resolve.stepped(published, "weekend", -1 if gone and published.weekday() < 5 else 0)


def weekend(tokens: Tokens, i: int, published: date | None, tense: Tense) -> Point | None:
    """'over the weekend', 'at the weekend', 'by the weekend'."""
    low = tokens.low
    if low[i - 1] not in ("the", "past") or low[i + 1] in ("of", "before", "after") or tokens.kind[i + 1] is Tok.HYPHEN:
        return None
    if low[i - 2] not in (
        "over",
        "at",
        "during",
        "by",
        "on",
        "before",
        "after",
        "through",
        "until",
        "for",
        "of",
        "the",
    ):
        return None
    edtf = None
    if published is not None:
        when = When.FUTURE if low[i - 2] == "by" else tense.at(i - 1)
        gone = when is not When.FUTURE and published.weekday() < 5
        edtf = resolve.stepped(published, "weekend", -1 if gone else 0)
    return Point(i - 1, i + 1, edtf, "date.weekend")


def end_of(tokens: Tokens, i: int, published: date | None) -> Point | None:
    """'end of the year', 'later in the week', 'start of this month' where the time named is publication's own."""
    low = tokens.low
    if low[i + 1] not in ("of", "in"):
        return None
    j = i + 3 if low[i + 2] in ("the", "this") else i + 2
    unit = bare(low[j])
    if unit not in ("year", "month", "week", "decade", "century") or low[j + 1] == "of" or is_year(tokens, j + 1):
        return None
    if low[i + 2] not in ("the", "this") and not (low[i] == "end" and low[i - 1] in ("by", "the", "at", "before")):
        return None
    edtf = resolve.stepped(published, unit, 0) if published else None
    if edtf is not None and low[i] == "end" and unit == "year":
        edtf += "-12"
    return Point(i, j + 1, edtf, "date.end_of")


def year_end(tokens: Tokens, i: int, published: date | None, tense: Tense) -> Point | None:
    """'by year-end', 'at year end': December of this year, or of the last where the tense is past in its first half."""
    k = i + 2 if tokens.kind[i + 1] is Tok.HYPHEN else i + 1
    if tokens.low[k] != "end":
        return None
    year = year_after(tokens, k + 1)
    if year is not None:
        return Point(i, year[1], f"{year[0]:04}-12", "date.end_of")
    edtf = None
    if published is not None:
        gone = tense.at(i) is When.PAST and published.month < 7 and tokens.low[i - 1] != "by"
        edtf = f"{published.year - gone:04}-12"
    return Point(i, k + 1, edtf, "date.end_of")
