"""Dates told from publication day: 'Sunday', 'last week', 'two weeks ago', 'a year earlier', 'the end of the year'."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import Point, bare, day_number, is_year, month_word, stepped_year, year_after
from .lexicon.calendar import (
    AFTER_NAMED_WEEKDAY,
    DAY_PARTS,
    EASTER_DAYS,
    FEASTS,
    FIXED_DAYS,
    MONTHS,
    NAMED_WEEKDAYS,
    NTH_DAYS,
    RELATIVE_DAYS,
    SEASONS,
    SHORT_WEEKDAYS,
    TIME_UNITS,
    UNIT_FORMS,
    WEEKDAYS,
)
from .lexicon.function_words import EDGES
from .month_days import days_before_month, from_month
from .numbers import read_number
from .tense import Tense, When
from .tokens import Tok, Tokens

STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_NAMES = {-1: "last", 0: "this", 1: "next"}
_STEPPED = frozenset({"week", "month", "year", "weekend", "decade", "century", "quarter", "night"})
# "the past decade", "the next year": as long a time up to now or from now, and no year of the calendar.
_LENGTHS = frozenset({"week", "month", "year", "decade", "century", "day", "hour", "fortnight"})
_NAMED: dict[tuple[str, ...], tuple[int, ...] | int] = {**FIXED_DAYS, **EASTER_DAYS, **NTH_DAYS}
NAMED_STARTERS = frozenset(phrase[0] for phrase in _NAMED) | frozenset(FEASTS)
_FEAST_LEADS = frozenset({"on", "since", "before", "after", "until", "by", "at", "over"})
# "that Sunday", "the following Friday": a day of the text's own time, not of publication's.
_ELSEWHEN = frozenset({"that", "one", "another", "following", "preceding", "subsequent"})
_THROUGH = frozenset({"to", "through"})
_ENDED = (Tok.STOP, Tok.COMMA, Tok.END, Tok.NEWLINE, Tok.CLOSE, Tok.COLON, Tok.DASH, Tok.QUOTE)
_AGO = frozenset({"ago", "earlier", "before", "previously"})
_AGO_MOST = 10**4


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


def named_day(tokens: Tokens, i: int, published: date | None, tense: Tense) -> Point | None:
    """'Christmas Day', 'Good Friday 2019', "New Year's Eve"."""
    low = tokens.low
    if not tokens.capital(i):
        return None
    phrase = next((p for n in (3, 2, 1) if (p := tuple(low[i : i + n])) in _NAMED), None)
    if phrase is None:
        phrase, j = FEASTS.get(low[i]), i + 1
        alone = tokens.kind[j] in _ENDED or low[j] in EDGES or is_year(tokens, j)
        if phrase is None or low[i - 1] not in _FEAST_LEADS or not alone:
            return None
    else:
        j = i + len(phrase)
    if len(phrase) == 1 and any(tokens.capital(k) and tokens.kind[k] is Tok.WORD for k in (i - 1, j)):
        return None
    year = year_after(tokens, j)
    step = stepped_year(tokens, j)
    if year is None and step is not None and published is not None:
        year = published.year + step[0], step[1]
    if year is not None:
        edtf: str | None = _named(phrase, year[0]).isoformat()
        return Point(i, year[1], edtf, "date.named_day")
    edtf = _nearest(phrase, published, tense.at(i)) if published is not None else None
    return Point(i, j, edtf, "date.named_day", loose=True)


def _nearest(phrase: tuple[str, ...], published: date, when: When) -> str | None:
    if not 1 < published.year < 9999:
        return None
    return resolve.nearest([_named(phrase, published.year + n) for n in (-1, 0, 1)], published, when)


def _named(phrase: tuple[str, ...], year: int) -> date:
    if phrase in FIXED_DAYS:
        return date(year, *FIXED_DAYS[phrase])
    if phrase in EASTER_DAYS:
        return date.fromordinal(resolve.easter(year).toordinal() + EASTER_DAYS[phrase])
    month, weekday, nth, more = NTH_DAYS[phrase]
    return date.fromordinal(resolve.nth_weekday(year, month, weekday, nth).toordinal() + more)


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
            return _from_the_text(tokens, i, published, tense, 1)
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
        return Point(begin, i + 2, _nearest(feast, published, when), "date.named_day")
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


def read_ago(tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    """'two weeks ago', 'half a century ago', 'a year earlier' beginning at a number, article or 'half'."""
    low = tokens.low
    if _AGO.isdisjoint(low[i + 2 : i + 12]):
        return None
    read = _count_of_time(tokens, i)
    if read is None or read[2] >= limit:
        return None
    halves, unit, j = read
    word = low[j]
    if word == "ago":
        edtf = resolve.ago(published, unit, halves) if published else None
        return Point(i, j + 1, edtf, "date.ago")
    if word == "earlier" or (word in ("before", "previously") and tokens.kind[j + 1] in _ENDED):
        if halves % 2 or low[j + 1] == "than" or TIME_UNITS[unit][0].startswith("T"):
            return None
        return _earlier(i, j + 1, unit, halves // 2, published, tense)
    return None


def _count_of_time(tokens: Tokens, i: int) -> tuple[int, str, int] | None:
    """How many halves of what unit of time stand at token i, and the token behind it."""
    low = tokens.low
    if low[i] in ("a", "an", "one") and (unit := UNIT_FORMS.get(low[i + 1])) and low[i + 1] == unit:
        half = low[i + 2 : i + 5] == ["and", "a", "half"]
        return 3 if half else 2, unit, i + 5 if half else i + 2
    k = i
    if low[i] == "half" and low[i + 1] in ("a", "an"):
        k = i + 2
        unit = UNIT_FORMS.get(low[k])
        return (1, unit, k + 1) if unit else None
    number = read_number(tokens, i)
    unit = UNIT_FORMS.get(low[number.j]) if number is not None else None
    if number is None or unit is None:
        return None
    if number.vague or number.value > _AGO_MOST or number.value * 2 != int(number.value * 2):
        return None
    return int(number.value * 2), unit, number.j + 1


def _earlier(i: int, j: int, unit: str, count: int, published: date | None, tense: Tense) -> Point:
    edtf = resolve.before(tense.last, published, unit, count) if published or tense.last else None
    return Point(i, j, edtf, "date.earlier")


def _from_the_text(tokens: Tokens, i: int, published: date | None, tense: Tense, count: int) -> Point | None:
    """'the previous year', 'the day before', told from the date that the sentence gave before."""
    unit = UNIT_FORMS.get(tokens.low[i + 1])
    if unit is None or unit not in ("day", "week", "month", "year") or tokens.low[i + 2] == "'s":
        return None
    return _earlier(i, i + 2, unit, count, published, tense)


def the_day_before(tokens: Tokens, i: int, published: date | None, tense: Tense) -> Point | None:
    """'the day before', 'the year before' with nothing behind it, beginning at its unit."""
    low = tokens.low
    unit = low[i]
    if low[i - 1] != "the" or low[i + 1] not in ("before", "earlier"):
        return None
    if tokens.kind[i + 2] not in _ENDED and low[i + 2] not in EDGES:
        return None
    if low[i + 2] in ("the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "last"):
        return None
    return _earlier(i - 1, i + 2, unit, 1, published, tense)


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
