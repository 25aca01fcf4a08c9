"""Lengths of time: durations, tenures in office, and ages."""

from datetime import date
from decimal import Decimal

from . import comparators
from .claim import Comparator, DateValue, Duration, Kind, Quantity, decimal_text
from .date_parts import is_year
from .found import Found
from .lexicon import words
from .lexicon.calendar import MONTHS, TIME_UNITS, WEEKDAYS
from .nouns import singular
from .numbers import read_number
from .quantities import read_bare
from .tokens import Tok, Tokens

_OFFICE = words(
    "office power presidency throne helm rule reign tenure premiership leadership chancellorship "
    "papacy government incumbency mayor president chairman chairwoman chief governor minister leader "
    "king queen secretary coach manager premier chancellor director head speaker ruler dictator pope "
    "senator boss mandate charge captain editor commander monarch sultan emperor ceo"
)
_RULING = words(
    "ruled rules ruling led leads governed governing reigned headed heading chaired served presided "
    "ran run steered rule reign tenure premiership leadership incumbent dictatorship presidency "
    "chairmanship stewardship stint spell term terms career"
)
_NOT_OFFICE = words("sentence sentenced jail prison jailed war imprisonment sentences ban contract")


def read_duration(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The duration, tenure or age whose number begins at token i, or None."""
    low, kind = tokens.low, tokens.kind
    article = low[i] in ("a", "an") and kind[i] == Tok.WORD
    upper: Decimal | None = None
    if article and singular(low[i + 1]) in TIME_UNITS:
        return None
    number = read_number(tokens, i)
    if number is None or number.j > limit:
        return None
    value, j, begin = number.value, number.j, i
    comparator: Comparator | None = None
    if (kind[j] in (Tok.HYPHEN, Tok.DASH) and len(low[j]) == 1) or low[j] in ("to", "and", "or"):
        second = read_number(tokens, j + 1)
        if second is not None and second.value > value and (low[j] != "and" or low[i - 1] == "between"):
            k = second.j + 1 if kind[second.j] == Tok.HYPHEN else second.j
            if _time_unit(low[k]) and not (low[j] == "or" and second.value != value + 1):
                upper, j, comparator = second.value, second.j, Comparator.BETWEEN
                if low[i - 1] in ("between", "from"):
                    begin = i - 1
    sense = comparators.after(tokens, j)
    if sense is not None and comparator is None and _time_unit(low[sense[1]]):
        comparator, j = sense
    hyphen = kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1)
    k = j + 1 if hyphen else j
    if low[k] in ("full", "consecutive", "straight", "whole", "long", "more", "calendar", "successive") and not hyphen:
        k += 1
    unit = _time_unit(low[k])
    if unit is None or k >= limit:
        return _bare_age(tokens, i, first, limit)
    end = k + 1
    if tokens.kind[end] == Tok.APOSTROPHE:
        end += 1
    if hyphen and kind[end] == Tok.HYPHEN and low[end + 1] in ("old", "olds"):
        return _age(tokens, begin, first, end + 2, value, upper, comparator, unit)
    if low[end] == "old" or (low[end] == "of" and low[end + 1] == "age"):
        return _age(tokens, begin, first, end + (1 if low[end] == "old" else 2), value, upper, comparator, unit)
    if number.vague and low[k - 1] == "of":
        pass
    if low[end] in ("ago", "before", "old") and low[end] == "ago":
        return None
    iso = _iso(value, unit)
    if iso is None:
        return None
    following = comparators.after(tokens, end) if comparator is None else None
    if following is not None:
        comparator, end = following
    bound = comparators.before(tokens, begin, first)
    if bound is not None and not _spanned(tokens, bound[1], first):
        begin = bound[1]
        comparator = comparator or bound[0]
    iso, end = _and_less(tokens, iso, unit, end, limit)
    tenure = _is_tenure(tokens, begin, end, first, limit)
    duration = Duration(iso, comparator or Comparator.EXACTLY, tokens.start[begin], tokens.end[end - 1])
    kind_ = Kind.TENURE if tenure else Kind.DURATION
    return Found(kind_, duration, begin, end, end, f"duration.{kind_}")


def _spanned(tokens: Tokens, k: int, first: int) -> bool:
    """Whether 'over' at token k spans the time ('spend it over five years') and does not bound it."""
    if tokens.low[k] != "over":
        return False
    return k == first or tokens.low[k - 1] not in _BOUNDED


_BOUNDED = words(
    "for after of lasting lasted in took taken take spent spanning be was is been than served serving well just ruled "
    "a the aged"
)


def _and_less(tokens: Tokens, iso: str, unit: str, end: int, limit: int) -> tuple[str, int]:
    """'one hour and 52 minutes', 'two years and three months' as one length."""
    k = end + 1 if tokens.low[end] in ("and", ",") else end
    number = read_number(tokens, k) if unit in _LESSER else None
    if number is None or number.j >= limit or number.value != int(number.value):
        return iso, end
    lesser = _time_unit(tokens.low[number.j])
    if lesser is None or lesser not in _LESSER[unit]:
        return iso, end
    designator, factor = TIME_UNITS[lesser]
    mark = "T" if designator.startswith("T") and "T" not in iso else ""
    return f"{iso}{mark}{int(number.value * factor)}{designator[-1]}", number.j + 1


_LESSER = {
    "year": ("month", "week", "day"),
    "month": ("day", "week"),
    "day": ("hour", "hr"),
    "hour": ("minute", "min"),
    "hr": ("minute", "min"),
    "minute": ("second", "sec"),
    "min": ("second", "sec"),
}


def _time_unit(word: str) -> str | None:
    name = singular(word)
    if name in TIME_UNITS and TIME_UNITS[name][1]:
        return name
    return None


def _iso(value: Decimal, unit: str) -> str | None:
    """ISO 8601 for so many of a unit: fractions of years become months, of months weeks stay decimal."""
    designator, factor = TIME_UNITS[unit]
    total = value * factor
    if designator == "Y" and total != int(total) and (total * 12) == int(total * 12):
        return f"P{int(total * 12)}M"
    text = decimal_text(total)
    if len(text) > 24:
        return None
    return f"PT{text}{designator[1]}" if designator.startswith("T") else f"P{text}{designator}"


def _is_tenure(tokens: Tokens, begin: int, end: int, first: int, limit: int) -> bool:
    """Whether the length of time is someone's time in office, told by words close by."""
    low = tokens.low
    hyphen = tokens.kind[end - 2] == Tok.HYPHEN
    for k in range(end, min(limit, end + 6)):
        if tokens.kind[k] in (Tok.COMMA, Tok.DASH, Tok.COLON) and k > end:
            break
        if low[k] in _NOT_OFFICE:
            return False
        if low[k] in ("in", "at", "on", "as", "of") and any(low[m] in _OFFICE for m in range(k + 1, min(k + 5, limit))):
            return low[k] != "of" or low[k + 1] in ("rule", "leadership", "his", "her", "presidency")
        if hyphen and low[k] in _RULING:
            return low[k] not in ("career", "run", "spell") or low[k + 1] == "as"
    for k in range(begin - 1, max(first - 1, begin - 9), -1):
        if low[k] in ("office", "power") and low[k - 1] == "in" and low[begin - 1] == "for":
            return True
        if low[k] in _NOT_OFFICE or tokens.kind[k] in (Tok.DASH, Tok.COLON):
            return False
        if low[k] in ("ruled", "governed", "led", "reigned", "headed", "presided", "chaired"):
            return low[begin - 1] in ("for", "after", "during", "than") or tokens.low[begin - 2] == "for"
    return False


def _age(
    tokens: Tokens, i: int, first: int, j: int, value: Decimal, upper: Decimal | None,
    comparator: Comparator | None, unit: str,
) -> Found | None:  # fmt: skip
    begin = i
    bound = comparators.before(tokens, i, first)
    if bound is not None:
        begin = bound[1]
        comparator = comparator or bound[0]
    return _age_found(tokens, begin, j, value, upper, comparator, unit)


def _age_found(
    tokens: Tokens, begin: int, j: int, value: Decimal, upper: Decimal | None,
    comparator: Comparator | None, unit: str,
) -> Found:  # fmt: skip
    quantity = Quantity(
        value, comparator or Comparator.EXACTLY, unit, tokens.start[begin], tokens.end[j - 1], upper=upper
    )
    return Found(Kind.AGE, quantity, begin, j, j, "age")


def _bare_age(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """'aged 45', 'age of 12', 'Sarah Miller, 45, said'."""
    low, kind = tokens.low, tokens.kind
    if kind[i] != Tok.NUMBER and low[i - 1] not in ("aged", "age", "ages", "of", "and", "or"):
        return None
    number = read_number(tokens, i)
    if number is None or number.value > 130 or number.value != int(number.value) or number.scaled:
        return None
    j = number.j
    before = low[i - 1] if i > first else ""
    cue = before in ("aged", "age", "ages") or (before == "of" and low[i - 2] in ("age", "ages"))
    if before == "between" and low[i - 2] in ("aged", "ages"):
        cue = True
    if before in ("and", "or") and low[i - 3] in ("aged", "ages"):
        cue = True
    if cue:
        comparator, upper = None, None
        if (kind[j] in (Tok.HYPHEN, Tok.DASH) or low[j] in ("to", "and")) and kind[j + 1] == Tok.NUMBER:
            second = read_number(tokens, j + 1)
            if second is not None and second.value > number.value and second.value < 130:
                upper, j, comparator = second.value, second.j, Comparator.BETWEEN
        following = comparators.after(tokens, j)
        if following is not None and comparator is None:
            comparator, j = following
        return _age_found(tokens, i, j, number.value, upper, comparator, "year")
    if (
        kind[i - 1] == Tok.COMMA
        and (kind[j] == Tok.COMMA or (kind[j] == Tok.STOP and j >= limit - 1))
        and number.plain
        and i - 2 >= first
        and tokens.capital(i - 2)
        and kind[i - 2] == Tok.WORD
        and (tokens.capital(i - 3) or i - 2 == first or tokens.kind[i - 3] in (Tok.QUOTE, Tok.COMMA))
        and low[i - 2] not in MONTHS
        and low[i - 2] not in WEEKDAYS
        and 1 <= number.value <= 120
    ):
        return _age_found(tokens, i, j, number.value, None, None, "year")
    return None


def read_since(tokens: Tokens, i: int, first: int, limit: int, published: date | None) -> Found | None:
    """'has led the party since 1994', 'president from 1998 to 2006': a tenure with its dates."""
    low = tokens.low
    word = low[i]
    if word not in ("since", "from") or not is_year(tokens, i + 1):
        return None
    if not _holds_office(tokens, i, first):
        return None
    start = int(low[i + 1])
    j = i + 2
    until: int | None = None
    if word == "from":
        if low[j] not in ("to", "until", "till", "through") or not is_year(tokens, j + 1):
            return None
        until = int(low[j + 1])
        j += 2
    last = until if until is not None else published.year if published else None
    if last is None or last < start:
        return None
    value = Duration(
        f"P{last - start}Y", Comparator.ABOUT, tokens.start[i], tokens.end[j - 1],
        from_=str(start), to=None if until is None else str(until),
    )  # fmt: skip
    return Found(Kind.TENURE, value, i, j, j, "tenure.since")


def _holds_office(tokens: Tokens, i: int, first: int) -> bool:
    low = tokens.low
    for k in range(i - 1, max(first - 1, i - 10), -1):
        if tokens.kind[k] in (Tok.DASH, Tok.COLON) or low[k] in ("but", "while"):
            return False
        if low[k] in ("ruled", "led", "governed", "headed", "chaired", "reigned"):
            return True
        if low[k] in _OFFICE and low[k] not in ("government", "head", "manager", "director", "run", "king", "queen"):
            return low[i - 1] in _OFFICE or any(
                low[m] in ("been", "was", "served", "as", "in", "held", "is") for m in range(max(first, k - 5), k)
            )
    return False


def overlaps_date(found: Found, value: DateValue) -> bool:
    """Whether a date stands inside a found duration or tenure."""
    return found.value.start <= value.start and value.end <= found.value.end


__all__ = ["overlaps_date", "read_bare", "read_duration", "read_since"]
