"""Lengths of time: 'for three hours', 'half a century', 'two years and three months', 'the past decade'."""

from dataclasses import dataclass
from decimal import Decimal

from . import comparators
from .ages import read_age, read_tens
from .bare_ages import read_bare_age
from .claim import Comparator, Duration, Kind, decimal_text
from .date_parts import ENDED
from .found import Found
from .identifiers import title_case
from .lexicon import words
from .lexicon.calendar import LONG_FORMS, TENS_OF_YEARS, TIME_UNITS, UNIT_FORMS
from .lexicon.numbers import FRACTIONS, TENS
from .numbers import read_number
from .relative_dates import STEPS
from .scales import Number, scale_of
from .tenures import ends_behind, is_tenure
from .tokens import Tok, Tokens

# "over" bounds a length behind these, and spans it behind others: "spend it over five years".
_BOUNDED = words(
    "for after of lasting lasted in took taken take spent spanning be was is been than served serving well just ruled "
    "a the aged has have had with and spans spanned"
)
_BEFORE_UNIT = words(
    "full consecutive straight whole long more calendar successive business working trading further additional extra "
    "solid short other tumultuous turbulent intense difficult gruelling grueling happy dramatic frantic tense light "
    "earth martian"
)
# "a year" is a length of time behind these, and a rate behind a number or a noun ("$5 a day", "twice a week").
_MEASURES = words(
    "for after within in lasted lasting took takes take taking spent spend spends spending than during serving served "
    "every last past next coming entire whole least most only just about around nearly almost over under up to "
    "following another given give gave gives"
)
_LOOSE = frozenset({"for", "after", "within", "in", "than", "during"})
_IDLE_ONE = words("for in within after than only just least last under over nearly almost about around")
_LESSER = {
    "year": ("month", "week", "day"), "yr": ("month",), "month": ("day", "week"), "week": ("day",),
    "day": ("hour", "hr", "minute"), "hour": ("minute", "min", "second"), "hr": ("minute", "min"),
    "minute": ("second", "sec"), "min": ("second", "sec"),
}  # fmt: skip
# "half-century" is a score of fifty at cricket.
_CENTURY_LEADS = words("for after than nearly over almost in last past about around")
# "24 hours a day" says that it never stops.
_ALWAYS = {("24", "hour"), ("seven", "day"), ("365", "day"), ("7", "day"), ("twelve", "month"), ("12", "month")}
_CLOCKS = words("am pm a.m. p.m. gmt utc local et est edt bst cet hours hrs")
_UNITS = frozenset(UNIT_FORMS)
_JOINERS = frozenset({"to", "and", "or"})


@dataclass(slots=True)
class _Length:
    """So many of a unit from tokens i to j."""

    value: Decimal
    unit: str
    i: int
    j: int
    comparator: Comparator | None = None
    upper: Decimal | None = None


def read_duration(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The duration, tenure or age whose number begins at token i, or None."""
    low = tokens.low
    if tokens.kind[i] is Tok.TIME:
        return _clocked(tokens, i)
    if tokens.kind[i] is Tok.DECADE or low[i] in TENS_OF_YEARS:
        return read_tens(tokens, i, first)
    if low[i] in ("a", "an", "the", "half") and tokens.kind[i] is Tok.WORD:
        length = _unit_alone(tokens, i, first)
        if length is not None:
            return _found(tokens, length, first, limit) if length.j <= limit else None
        if low[i] == "the":
            return None
    if low[i] in LONG_FORMS:
        return _found(tokens, _Length(Decimal(1), LONG_FORMS[low[i]], i, i + 1), first, limit)
    if low[i] in STEPS:
        length = _past_unit(tokens, i)
        return _found(tokens, length, first, limit) if length is not None and length.j <= limit else None
    number = read_number(tokens, i)
    if number is None or number.j > limit:
        return None
    length = _counted(tokens, number, first, limit) if low[i] != "half" else None
    if length is None:
        return read_bare_age(tokens, number, first, limit)
    aged = read_age(tokens, length.i, first, length.value, length.unit, length.j, length.comparator, length.upper)
    if aged is not None:
        return aged if aged.j <= limit else None
    if low[length.j] == "ago" and length.value <= 10**4:
        return None
    return _found(tokens, length, first, limit)


def _clocked(tokens: Tokens, i: int) -> Found | None:
    """A time run or swum: 'in 2:03:38', 'in 3:29.91', 'a time of 1:43.05'; not an hour of the day."""
    low = tokens.low
    parts = low[i].split(":")
    tenths = low[i + 1] == "." and tokens.kind[i + 2] is Tok.NUMBER and tokens.touches(i + 1) and tokens.touches(i + 2)
    if low[i - 1] not in ("in", "of", "clocked", "ran", "clocking", "timed") or not (tenths or len(parts) == 3):
        return None
    j = i + 3 if tenths else i + 1
    if low[j] in _CLOCKS:
        return None
    seconds = f"{int(parts[-1])}.{low[i + 2]}" if tenths else f"{int(parts[-1])}"
    hours = f"{int(parts[0])}H" if len(parts) == 3 else ""
    iso = f"PT{hours}{int(parts[-2])}M{seconds}S"
    value = Duration(iso, Comparator.EXACTLY, tokens.start[i], tokens.end[j - 1])
    return Found(Kind.DURATION, value, i, j, j, "duration.clocked")


def _second(tokens: Tokens, j: int) -> tuple[Decimal, int, str, Decimal] | None:
    """The number that a range runs to ('-30', 'to 30', '- to 30'): it, the token behind, what joins it, and its scale.

    The scale is that of '45 to 55 million', which the first number shares, or nought.
    """
    low, kind = tokens.low, tokens.kind
    if kind[j] is Tok.HYPHEN and low[j + 1] in _JOINERS:
        j += 1
    if not ((kind[j] in (Tok.HYPHEN, Tok.DASH) and len(low[j]) == 1) or low[j] in _JOINERS):
        return None
    second = read_number(tokens, j + 1)
    if second is None:
        return None
    return second.value, second.j, low[j], scale_of(second.value) if second.scaled else Decimal(0)


def _counted(tokens: Tokens, number: Number, first: int, limit: int) -> _Length | None:
    """'20 to 30 minutes', 'two and a half years', '72-hour', '10 business days' beginning at a number."""
    low, kind = tokens.low, tokens.kind
    value, i, j = number.value, number.i, number.j
    if (
        low[i - 1] == "to"
        and low[i - 2] in UNIT_FORMS
        and kind[j] in ENDED
        and "from" in low[max(first, i - 7) : i - 2]
    ):
        # "cut from six months to four"
        return _Length(value, UNIT_FORMS[low[i - 2]], i, j)
    if _UNITS.isdisjoint(low[j : j + 9]):
        return None
    begin = i
    comparator: Comparator | None = None
    upper: Decimal | None = None
    second = _second(tokens, j)
    if second is not None and second[3] and not number.scaled and value < 1000:
        value *= second[3]
    if second is not None and second[0] > value and (second[2] != "and" or low[i - 1] == "between"):
        k = second[1] + 1 if kind[second[1]] is Tok.HYPHEN else second[1]
        if UNIT_FORMS.get(low[k]) and not (second[2] == "or" and second[0] != value + 1):
            upper, j, comparator = second[0], second[1], Comparator.BETWEEN
            if low[i - 1] in ("between", "from"):
                begin = i - 1
    sense = comparators.after(tokens, j) if comparator is None else None
    if sense is not None and UNIT_FORMS.get(low[sense[1]]):
        comparator, j = sense
    hyphen = kind[j] is Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1)
    k = j + 1 if hyphen else j
    if not hyphen and (low[k] in _BEFORE_UNIT or (kind[k] is Tok.HYPHEN)):
        k += 1
    unit = UNIT_FORMS.get(low[k])
    if unit is None or k >= limit or (low[k - 1] == "light" and unit == "year") or number.vague:
        return None
    if (
        low[k] == "second"
        and value != 1
        and not (hyphen and (number.digits or (low[i - 1] in ("a", "the") and value < 20)))
    ):
        # "the twenty-second", "two second-half goals": an ordinal.
        return None
    if hyphen and low[k] == "second" and low[i] in TENS and low[i - 1] != "a":
        return None
    if tokens.capital(k) and i > first and not number.digits and not title_case(tokens, i, first, limit):
        # "the Six-Day War", "One Hundred Years of Solitude": a name.
        return None
    if value == 1 and unit in ("day", "second", "minute") and not number.digits and not hyphen:
        before = low[begin - 1] if begin > first else ""
        if before not in _IDLE_ONE and low[k + 1] not in ("later", "earlier", "after", "before"):
            return None
    if (low[i], unit) in _ALWAYS and low[k + 1] in ("a", "per") and UNIT_FORMS.get(low[k + 2]):
        return None
    end = k + 1
    if kind[end] is Tok.APOSTROPHE:
        end += 1
    return _Length(value, unit, begin, end, comparator, upper)


def _unit_alone(tokens: Tokens, i: int, first: int) -> _Length | None:
    """'for a year', 'more than a century', 'half an hour', 'a quarter of a century', 'a year-long ban'."""
    low, kind = tokens.low, tokens.kind
    before = low[i - 1] if i > first else ""
    if low[i] == "half" or low[i + 1] in ("half", "quarter"):
        return _part(tokens, i, before)
    unit = UNIT_FORMS.get(low[i + 1])
    if unit is None or low[i + 1] != unit or tokens.capital(i + 1):
        return None
    j = i + 2
    if kind[j] is Tok.HYPHEN and low[j + 1] in ("long", "old"):
        return _Length(Decimal(1), unit, i, j + 2) if low[j + 1] == "long" else None
    if low[i] == "the" or (unit in ("second", "minute") and before not in ("than", "just", "under", "over")):
        return None
    bound = comparators.before(tokens, i, first)
    if bound is None and (before not in _MEASURES or (before == "in" and unit == "day")):
        return None
    if bound is None and before == "to" and low[i - 2] not in ("up", "sentenced", "close", "amounts"):
        return None
    if before in _LOOSE and bound is None and low[j] in ("when", "that", "which", "where", "ago", "marked", "earlier"):
        return None
    if before in ("in", "during") and low[j] == "of":
        return None
    return _Length(Decimal(1), unit, i, j)


def _part(tokens: Tokens, i: int, before: str) -> _Length | None:
    """'half an hour', 'a half-century', 'a quarter of a century', 'a quarter-century'."""
    low, kind = tokens.low, tokens.kind
    k = i if low[i] == "half" else i + 1
    part = FRACTIONS[low[k]]
    j = k + 1
    if low[j] == "of" and low[j + 1] in ("a", "an"):
        j += 2
    elif low[j] in ("a", "an") and low[k] == "half":
        j += 1
    elif kind[j] is Tok.HYPHEN:
        j += 1
        if low[j] == "century" and before not in _CENTURY_LEADS:
            return None
    unit = UNIT_FORMS.get(low[j])
    if unit is None or (low[k] == "quarter" and unit not in ("century", "hour")) or unit != low[j]:
        return None
    return _Length(part, unit, i, j + 1)


def _past_unit(tokens: Tokens, i: int) -> _Length | None:
    """'the past decade', 'over the next year', 'its last century' for as long a time up to now or from now."""
    low = tokens.low
    if low[i] not in ("past", "last", "next", "coming", "previous") or low[i - 1] != "the":
        return None
    unit = UNIT_FORMS.get(low[i + 1])
    if unit is None or low[i + 1] != unit or low[i + 2] in ("of", "before", "to"):
        return None
    if low[i] != "past" and (
        unit == "day" or low[i - 2] not in ("over", "in", "for", "during", "within", "throughout")
    ):
        return None
    return _Length(Decimal(1), unit, i - 1, i + 2)


def _found(tokens: Tokens, length: _Length, first: int, limit: int) -> Found | None:
    """The claim: bounds before and behind, a lesser unit added, a tenure told from mere duration."""
    low = tokens.low
    begin, end, comparator = length.i, length.j, length.comparator
    iso, end = _with_lesser(tokens, length, limit)
    if iso is None:
        return None
    following = comparators.after(tokens, end) if comparator is None else None
    if following is not None:
        comparator, end = following
    bound = comparators.before(tokens, begin, first)
    if bound is not None and not (low[bound[1]] == "over" and not _bounds(tokens, bound[1], first)):
        begin = bound[1]
        comparator = comparator or bound[0]
    kind = Kind.TENURE if is_tenure(tokens, begin, end, first, limit) else Kind.DURATION
    start, until = ends_behind(tokens, end, limit)
    value = Duration(
        iso, comparator or Comparator.EXACTLY, tokens.start[begin], tokens.end[end - 1], from_=start, to=until
    )
    return Found(kind, value, begin, end, end, f"duration.{kind}")


def _bounds(tokens: Tokens, k: int, first: int) -> bool:
    """Whether 'over' at token k bounds the time and does not span it."""
    return k > first and tokens.low[k - 1] in _BOUNDED


def _with_lesser(tokens: Tokens, length: _Length, limit: int) -> tuple[str | None, int]:
    """ISO 8601 for a length and what is added to it: 'one hour and 52 minutes', 'a year and a half'."""
    low = tokens.low
    value, unit, end = length.value, length.unit, length.j
    if low[end] == "and" and low[end + 1] in ("a", "an") and low[end + 2] in ("half", "quarter", "third"):
        value, end = value + FRACTIONS[low[end + 2]], end + 3
        return _iso(value, unit), end
    iso = _iso(value, unit)
    while iso is not None and unit in _LESSER:
        k = end
        while low[k] in (",", "and") and k < end + 2:
            k += 1
        number = read_number(tokens, k)
        if number is None or number.j >= limit:
            break
        lesser = UNIT_FORMS.get(low[number.j])
        if lesser is None or lesser not in _LESSER[unit]:
            break
        designator, factor = TIME_UNITS[lesser]
        if number.value != int(number.value) and designator != "TS":
            break
        mark = "T" if designator.startswith("T") and "T" not in iso else ""
        iso, end, unit = f"{iso}{mark}{decimal_text(number.value * factor)}{designator[-1]}", number.j + 1, lesser
    return iso, end


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
