"""Months and days of months: '3 March 2020', 'March 3-5', 'in March', resolved where the year is left out."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import (
    MONTH_LEADS,
    Point,
    bare,
    day_number,
    is_year,
    month_end,
    month_word,
    stepped_year,
    year_after,
)
from .lexicon import words
from .lexicon.calendar import MONTHS
from .lexicon.function_words import DETERMINERS, EDGES
from .lexicon.identifiers import NAMED_EVENTS
from .lexicon.speech import SAYS
from .nouns import singular
from .tense import Tense, When
from .tokens import Tok, Tokens

_BIG = frozenset({"percent", "per", "million", "billion", "trillion", "thousand"})
_BESIDE_BEST = frozenset({"the", "its", "second", "third", "'s"})
# "Crude for July" is to be delivered then.
_TRADED = words("futures crude brent wti contract contracts gold wheat corn soybeans copper")
_DASHES = (Tok.HYPHEN, Tok.DASH)


def named_event(tokens: Tokens, i: int) -> int:
    """The token after the day of a named event ('the September 11 attacks') at token i, or i itself."""
    if month_word(tokens, i):
        day = day_number(tokens, month_end(tokens, i))
        if day is not None and tokens.low[day[1]] in NAMED_EVENTS:
            return day[1]
    day = day_number(tokens, i) if tokens.kind[i] is Tok.NUMBER else None
    if day is not None and month_word(tokens, day[1]) and tokens.low[day[1] + 1] in NAMED_EVENTS:
        return day[1] + 1
    return i


def from_month(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, begin: int = -1
) -> Point | None:
    """The date that the month at token i begins or is; `begin` is the token of what stands before it."""
    low = tokens.low
    begin = i if begin < 0 else begin
    if not month_word(tokens, i):
        return None
    month = MONTHS[low[i]]
    j = month_end(tokens, i)
    day = _day_behind(tokens, begin, j, limit)
    if day is not None:
        return _month_and_day(tokens, begin, month, day, limit, published, tense)
    k = j + 1 if (tokens.kind[j] is Tok.HYPHEN and tokens.touches(j)) or low[j] == "/" else j
    year = year_after(tokens, k) if low[k] != "in" else None
    if year is not None and year[1] <= limit:
        return Point(begin, year[1], f"{year[0]:04}-{month:02}", "date.month")
    step = stepped_year(tokens, j)
    if step is not None and step[1] <= limit:
        edtf = f"{published.year + step[0]:04}-{month:02}" if published else None
        return Point(begin, step[1], edtf, "date.month")
    if not _stands_as_month(tokens, i, begin, j, limit):
        return None
    # "in October and December 2017": the year is said once.
    if low[j] in ("and", "or") and month_word(tokens, j + 1) and j + 2 < limit:
        year = year_after(tokens, month_end(tokens, j + 1))
        if year is not None and MONTHS[low[j + 1]] > month and not day_number(tokens, month_end(tokens, j + 1)):
            return Point(begin, i + 1, f"{year[0]:04}-{month:02}", "date.month")
    if published is None:
        return Point(begin, i + 1, None, "date.month", loose=True)
    when = tense.at(i)
    if low[begin - 1] == "for" and (low[j] == "delivery" or not _TRADED.isdisjoint(low[max(0, i - 8) : i])):
        when = When.FUTURE
    edtf = resolve.month(published, month, when=when, step=None)
    if when is When.FUTURE and tense.last and len(tense.last) == 4 and tense.last > edtf[:4]:
        # "The 2026 games will be held in June."
        edtf = f"{tense.last}{edtf[4:]}"
    return Point(begin, i + 1, edtf, "date.month", loose=True)


def _stands_as_month(tokens: Tokens, i: int, begin: int, j: int, limit: int) -> bool:
    """Whether a month with neither day nor year is one: not April Jones, Mrs May, or the March on Rome."""
    low, kind = tokens.low, tokens.kind
    word = low[i]
    before = low[begin - 1]
    if kind[begin - 1] is Tok.WORD and tokens.capital(begin - 1) and before not in MONTH_LEADS:
        # "Theresa May", but "Since March": a capital lead opens its sentence.
        return (before in DETERMINERS or before.endswith("'s")) and _modifies(tokens, i + 1, limit)
    if before in ("mrs", "mr", "ms", "miss") or low[i + 1].startswith("'"):
        return False
    # "every June" comes again, "the hottest June" is compared with others.
    if before in ("every", "each", "any", "most") or (before.endswith("est") and low[begin - 2] in _BESIDE_BEST):
        return False
    if kind[j] in _DASHES and month_word(tokens, j + 1):
        return True
    if len(word) <= 4 and word not in ("may", "june", "july", "sept"):
        return before in ("in", "since", "by", "until", "last", "from") and j > i + 1
    led = (
        before in MONTH_LEADS
        or (kind[begin - 1] in _DASHES and month_word(tokens, begin - 2))
        or (before in ("and", "or", ",") and month_word(tokens, begin - 2))
    )
    if word in ("may", "march", "august") and not led:
        if before in DETERMINERS or before.endswith("'s"):
            return _modifies(tokens, i + 1, limit)
        return word != "march" and low[i + 1] in ("was", "is")
    # "by August Wilson" is a name, "in March Germany won" is not.
    named = kind[i + 1] is Tok.WORD and i + 1 < limit and (tokens.capital(i + 1) or low[i + 1] in SAYS)
    if named and before in ("by", "of", "and", "for") and not month_word(tokens, i + 1):
        return False
    return led or not named or month_word(tokens, i + 1)


def _modifies(tokens: Tokens, j: int, limit: int) -> bool:
    """Whether a noun follows, as in 'a March report', 'its May meeting'."""
    return j < limit and tokens.kind[j] is Tok.WORD and tokens.low[j] not in EDGES and not tokens.capital(j)


def _day_behind(tokens: Tokens, begin: int, j: int, limit: int) -> tuple[int, int] | None:
    """The day that follows a month at token j: '3', '3rd', 'the 3rd', 'third'; not '20 people' or '3 percent'."""
    low, kind = tokens.low, tokens.kind
    k = j + 1 if low[j] == "the" or (kind[j] is Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1)) else j
    day = day_number(tokens, k)
    if day is None or day[1] > limit:
        return None
    after = day[1]
    if kind[k] is Tok.WORD and (k == j and low[after] in ("time", "quarter", "half", "place", "day", "and", "round")):
        return None
    if kind[after] in (Tok.PERCENT, Tok.TIME, Tok.FRACTION) or low[after] in _BIG:
        return None
    if kind[after] in _DASHES and tokens.touches(after) and low[after + 1] in ("year", "day", "month", "week", "point"):
        return None
    counted = kind[after] is Tok.WORD and low[begin - 1] in ("in", "since", "during") and after == k + 1
    if counted and singular(low[after]) != low[after] and not is_year(tokens, after):
        return None
    return day


def _month_and_day(
    tokens: Tokens, begin: int, month: int, day: tuple[int, int], limit: int, published: date | None, tense: Tense
) -> Point | None:
    low, kind = tokens.low, tokens.kind
    number, j = day
    last: tuple[int, int] | None = None
    if kind[j] in _DASHES or low[j] in ("to", "and", "through", "until"):
        last = day_number(tokens, j + 1)
        if last is not None and (
            kind[j + 1] is not Tok.NUMBER
            or last[0] <= number
            or (low[j] == "and" and last[0] != number + 1 and low[begin - 1] != "between")
            or month_word(tokens, last[1])
            or singular(low[last[1]]) != low[last[1]]
            or low[last[1]] in _BIG
            or kind[last[1]] is Tok.PERCENT
        ):
            last = None
    return _finished(tokens, begin, month, number, last, last[1] if last else j, limit, published, tense)


def _finished(
    tokens: Tokens, begin: int, month: int, number: int, last: tuple[int, int] | None, j: int, limit: int,
    published: date | None, tense: Tense,
) -> Point | None:  # fmt: skip
    """The day, or the days from `number` to `last`, with the year that stands at token j or is left out."""
    year = year_after(tokens, j)
    step = None if year else stepped_year(tokens, j)
    if step is not None and published is not None:
        year = published.year + step[0], step[1]
    loose = year is None
    if year is not None and year[1] <= limit:
        first = f"{year[0]:04}-{month:02}-{number:02}" if resolve.valid(year[0], month, number) else None
        j = year[1]
        if first is None:
            return None
    elif not resolve.valid(2000, month, number):
        return None
    else:
        first = resolve.month_day(published, month, number, when=tense.at(begin)) if published else None
    if last is not None and first is not None:
        return Point(begin, j, f"{first}/{first[:8]}{last[0]:02}", "date.days", loose)
    return Point(begin, j, first, "date.day", loose)


def day_month(
    tokens: Tokens, begin: int, day: tuple[int, int], limit: int, published: date | None, tense: Tense
) -> Point | None:
    """'3 March', '3rd March 2020', the month being at token day[1]."""
    month = day[1]
    j = month_end(tokens, month)
    if j > month + 1 and not is_year(tokens, j) and tokens.kind[j] is not Tok.COMMA:
        j = month + 1
    hyphen = tokens.kind[j] is Tok.HYPHEN and tokens.touches(j) and is_year(tokens, j + 1)
    return _finished(
        tokens, begin, MONTHS[bare(tokens.low[month])], day[0], None, j + 1 if hyphen else j, limit, published, tense
    )


def days_before_month(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, begin: int = -1
) -> Point | None:
    """'3 March 2020', '3rd of March', '3-5 March', '3 and 4 March', '14-Feb-2020', beginning at the day."""
    low, kind = tokens.low, tokens.kind
    day = day_number(tokens, i)
    if day is None:
        return None
    begin = i if begin < 0 else begin
    j = day[1]
    if low[j] == "of" and month_word(tokens, j + 1):
        j += 1
    if kind[j] in _DASHES or low[j] in ("to", "and"):
        if kind[j] is Tok.HYPHEN and month_word(tokens, j + 1) and tokens.touches(j):
            return day_month(tokens, begin, (day[0], j + 1), limit, published, tense)
        second = day_number(tokens, j + 1)
        if second is not None and second[0] > day[0]:
            k = second[1] + 1 if low[second[1]] == "of" else second[1]
            if month_word(tokens, k) and k < limit:
                month = MONTHS[low[k]]
                return _finished(tokens, begin, month, day[0], second, k + 1, limit, published, tense)
    if low[day[1]] == "of" and low[day[1] + 1] in ("this", "last", "next") and low[day[1] + 2] == "month":
        return _day_of_step(day, begin, low[day[1] + 1], published)
    if month_word(tokens, j) and j < limit and (kind[i] is Tok.NUMBER or low[day[1]] == "of"):
        return day_month(tokens, begin, (day[0], j), limit, published, tense)
    return None


def _day_of_step(day: tuple[int, int], begin: int, step: str, published: date | None) -> Point:
    """'the 10th of this month', the month being at the token behind day[1]."""
    month = resolve.stepped(published, "month", {"last": -1, "this": 0, "next": 1}[step]) if published else None
    good = month is not None and resolve.valid(int(month[:4]), int(month[5:]), day[0])
    return Point(begin, day[1] + 3, f"{month}-{day[0]:02}" if good else None, "date.day")
