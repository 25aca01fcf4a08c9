"""Dates told by the time since then: 'two weeks ago', 'a year earlier', 'the day before', 'the previous month'."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import ENDED, Point
from .lexicon.calendar import TIME_UNITS, UNIT_FORMS
from .lexicon.function_words import EDGES
from .numbers import read_number
from .tense import Tense
from .tokens import Tokens

_AGO = frozenset({"ago", "earlier", "before", "previously"})
_AGO_MOST = 10**4


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
    if word == "earlier" or (word in ("before", "previously") and tokens.kind[j + 1] in ENDED):
        # "five weeks before" is a length of time, of which the text's own date may be far off.
        if halves != 2 or low[j + 1] == "than" or TIME_UNITS[unit][0].startswith("T"):
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


def from_the_text(tokens: Tokens, i: int, published: date | None, tense: Tense, count: int) -> Point | None:
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
    if tokens.kind[i + 2] not in ENDED and low[i + 2] not in EDGES:
        return None
    if low[i + 2] in ("the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "last", "yesterday"):
        return None
    return _earlier(i - 1, i + 2, unit, 1, published, tense)
