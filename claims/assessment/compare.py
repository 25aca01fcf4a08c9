"""Whether a value seen in a source agrees with the value claimed. One rule for each comparator.

`docs/comparison-rules.md` gives every rule in plain words with an example. Change RULES_VERSION in
`claims.assessment` whenever an answer here can change.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.extraction.claim import Comparator, DateValue, Duration, Quantity, Quotation, Ranking, Value
from claims.extraction.lexicon.calendar import MONTHS

from .days import days_of
from .wording import date_words, duration_words, number_words

# "about 800,000" is right from 720,000 to 880,000; "nearly 1.2 million" from 1.08 million up to 1.2 million.
TOLERANCE = Decimal("0.1")
# "dozens" is at least 24 and fewer than ten times that; so for every vague word.
VAGUE_SPAN = 10
# How many steps of its last digit "over 2.3 million" may mean: up to 2.5 million.
STEPS_OVER = 2
_SCALE_WORD = re.compile(r"(?i)(?:thousand|lakh|million|crore|billion|trillion|(?<=[\d\s])(?:k|m|mn|bn|tn))\b")
_DECIMALS = re.compile(r"\d\.(\d+)")
# How many of the base unit: exact by definition (international yard and pound, 1959; SI brochure).
_FACTORS = {
    "millimetre": ("metre", "0.001"), "centimetre": ("metre", "0.01"), "metre": ("metre", "1"),
    "kilometre": ("metre", "1000"), "inch": ("metre", "0.0254"), "foot": ("metre", "0.3048"),
    "yard": ("metre", "0.9144"), "mile": ("metre", "1609.344"), "nautical mile": ("metre", "1852"),
    "gram": ("gram", "1"), "milligram": ("gram", "0.001"), "kilogram": ("gram", "1000"),
    "tonne": ("gram", "1000000"), "kilotonne": ("gram", "1000000000"), "megatonne": ("gram", "1000000000000"),
    "pound": ("gram", "453.59237"), "ounce": ("gram", "28.349523125"),
    "litre": ("litre", "1"), "millilitre": ("litre", "0.001"), "cubic metre": ("litre", "1000"),
    "square metre": ("square metre", "1"), "hectare": ("square metre", "10000"),
    "square kilometre": ("square metre", "1000000"), "acre": ("square metre", "4046.8564224"),
    "square foot": ("square metre", "0.09290304"), "square mile": ("square metre", "2589988.110336"),
    "watt": ("watt", "1"), "kilowatt": ("watt", "1000"), "megawatt": ("watt", "1000000"),
    "gigawatt": ("watt", "1000000000"), "terawatt": ("watt", "1000000000000"),
    "kilowatt hour": ("watt hour", "1000"), "megawatt hour": ("watt hour", "1000000"),
    "gigawatt hour": ("watt hour", "1000000000"), "terawatt hour": ("watt hour", "1000000000000"),
    "kilometre per hour": ("metre per hour", "1000"), "mile per hour": ("metre per hour", "1609.344"),
}  # fmt: skip
_WORDS_FOR_CURRENCY = {"dollar": "USD", "euro": "EUR", "pound sterling": "GBP"}
_LOWER = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST})
_UPPER = frozenset({Comparator.LESS_THAN, Comparator.AT_MOST})


class Agreement(StrEnum):
    """AGREES: consistent. DISAGREES: cannot both hold. OPEN: the source's words allow either."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer, and a clause that says why: '305 is more than 300'."""

    agreement: Agreement
    why: str


@dataclass(frozen=True, slots=True)
class _Range:
    """The numbers that a phrase allows; `low_in` and `high_in` tell whether the ends themselves count."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    def has(self, number: Decimal) -> bool:
        above = self.low is None or number > self.low or (self.low_in and number == self.low)
        return above and (self.high is None or number < self.high or (self.high_in and number == self.high))

    def within(self, other: "_Range") -> bool:
        """Whether everything this allows, `other` allows too."""
        low = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (other.low_in or not self.low_in)))
        )
        high = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (other.high_in or not self.high_in)))
        )
        return low and high

    def meets(self, other: "_Range") -> bool:
        """Whether some number is allowed by both."""
        return _below(self.low, other.high, self.low_in and other.high_in) and _below(
            other.low, self.high, other.low_in and self.high_in
        )


def _below(low: Decimal | None, high: Decimal | None, touching: bool) -> bool:
    return low is None or high is None or low < high or (touching and low == high)


def compare(claimed: Value, seen: Value, claim_words: str = "", seen_words: str = "") -> Comparison:
    """Compares a claimed value with one seen for the same thing, measure and date.

    `claim_words` and `seen_words` are the words in which each is written: "33 million" is a rounded number,
    "33,000,000" is not.
    """
    if isinstance(claimed, Quantity) and isinstance(seen, Quantity):
        return compare_quantities(claimed, seen, claim_words, seen_words)
    if isinstance(claimed, DateValue) and isinstance(seen, DateValue):
        if claimed.edtf is None:
            return _compare_month(claimed.expression, seen.edtf)
        return compare_dates(claimed.edtf, seen.edtf)
    if isinstance(claimed, Duration) and isinstance(seen, Duration):
        return compare_durations(claimed, seen)
    if isinstance(claimed, Ranking) and isinstance(seen, Ranking):
        same = claimed.rank == seen.rank
        return Comparison(
            Agreement.AGREES if same else Agreement.DISAGREES,
            "it gives the same rank" if same else "it gives another rank",
        )
    if isinstance(claimed, Quotation) and isinstance(seen, Quotation):
        return Comparison(Agreement.AGREES, "it has these words")
    return Comparison(Agreement.OPEN, "the two are values of different kinds")


def same_unit(one: str, other: str) -> bool:
    """Whether two units can be compared without guessing: the same, or exactly convertible."""
    one, other = _WORDS_FOR_CURRENCY.get(one, one), _WORDS_FOR_CURRENCY.get(other, other)
    if one == other:
        return True
    a, b = _FACTORS.get(one), _FACTORS.get(other)
    return a is not None and b is not None and a[0] == b[0]


def dimension(unit: str) -> str | None:
    """The base unit that a unit is a multiple of: 'metre' for kilometres and miles; None where none is known."""
    factor = _FACTORS.get(unit)
    return None if factor is None else factor[0]


def converted(number: Decimal, unit: str, wanted: str) -> Decimal:
    """The number in the wanted unit; unchanged where no exact factor is known."""
    if unit == wanted or unit not in _FACTORS or wanted not in _FACTORS:
        return number
    return number * Decimal(_FACTORS[unit][1]) / Decimal(_FACTORS[wanted][1])


def compare_quantities(
    claimed: Quantity, seen: Quantity, claim_words: str = "", seen_words: str = "", *, round_figures: bool = True
) -> Comparison:
    """Two numbers, each with its comparator.

    exactly      "3,751" agrees with 3,751 alone; "33 million" with what rounds to it (32,960,000)
    about        within ten percent: "about 800,000" agrees with 790,000
    nearly       up to the number, at most ten percent below: "nearly 1.2 million" agrees with 1,187,442
    more_than    above it: "more than 300" agrees with 305, not with 300
    at_least     from it on: "at least 80" agrees with 80
    less_than    below it;  at_most: up to it;  between: from one to the other, both counted
    vague        "dozens": from 24 to 240

    Where the source itself gives a bound or a round number, the two ranges are compared: inside agrees, apart
    disagrees, and an overlap is open. "Over 2.3 million" in a source is not 3 million, or its writer would have
    said so: it reaches two steps of its last digit up, to 2.5 million. `round_figures` is false where the numbers
    are converted ones whose digits say nothing of that kind.
    """
    if not same_unit(claimed.unit, seen.unit):
        return Comparison(Agreement.OPEN, f"it counts in {seen.unit or 'another unit'}, not {claimed.unit or 'that'}")
    number = converted(seen.number, seen.unit, claimed.unit)
    upper = None if seen.upper is None else converted(seen.upper, seen.unit, claimed.unit)
    factor_changed = number != seen.number
    allowed = allowed_range(claimed, claim_words)
    stated = _stated_range(seen, number, upper, "" if factor_changed else seen_words)
    if seen.comparator is Comparator.MORE_THAN and round_figures and not (factor_changed or seen.vague):
        stated = _Range(number, number + STEPS_OVER * _last_step(number), low_in=False, high_in=False)
    seen_text = number_words(number, seen.comparator, upper)
    claim_text = number_words(claimed.number, claimed.comparator, claimed.upper)
    if stated.within(allowed):
        return Comparison(Agreement.AGREES, _agreement(claimed, seen, seen_text, claim_text))
    if number == claimed.number and _same_figure(claimed.comparator, seen.comparator):
        return Comparison(Agreement.AGREES, f"it gives the same figure, as {seen_text}")
    strict = claimed.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    if not stated.meets(allowed) or (strict and number == claimed.number and seen.comparator is Comparator.EXACTLY):
        return Comparison(Agreement.DISAGREES, f"{seen_text} is not {claim_text}")
    if _apart(claimed, seen, number, allowed, stated):
        return Comparison(Agreement.DISAGREES, f"{seen_text} is not {claim_text}")
    if allowed.has(number) and not _opposed(claimed.comparator, seen.comparator):
        # The figure that the source names fits; only what its "about" or "more than" leaves open does not.
        return Comparison(Agreement.AGREES, _agreement(claimed, seen, seen_text, claim_text))
    return Comparison(Agreement.OPEN, f"{seen_text} may or may not be {claim_text}")


_FIGURES = frozenset({Comparator.EXACTLY, Comparator.ABOUT, Comparator.NEARLY})


def _apart(claimed: Quantity, seen: Quantity, number: Decimal, allowed: _Range, stated: _Range) -> bool:
    """Whether two figures, neither of them a bound, only meet at the edges of their roundness: 7.1 and 7.2 percent."""
    figures = {claimed.comparator, seen.comparator} <= _FIGURES and not claimed.vague and not seen.vague
    return figures and not allowed.has(number) and not stated.has(claimed.number)


def _same_figure(claimed: Comparator, seen: Comparator) -> bool:
    """Whether one figure with these two comparators is one statement: '400' and 'about 400', 'more than 400'."""
    if claimed == seen or {claimed, seen} <= _LOWER or {claimed, seen} <= _UPPER:
        return True
    loose = seen in (Comparator.ABOUT, Comparator.NEARLY, Comparator.MORE_THAN, Comparator.AT_LEAST)
    return loose and claimed in (Comparator.EXACTLY, Comparator.ABOUT)


def _opposed(one: Comparator, other: Comparator) -> bool:
    return (one in _LOWER and other in _UPPER) or (one in _UPPER and other in _LOWER)


def _agreement(claimed: Quantity, seen: Quantity, seen_text: str, claim_text: str) -> str:
    if seen_text == claim_text:
        return f"it gives the same figure, {seen_text}"
    if claimed.comparator is Comparator.EXACTLY:
        return f"{seen_text} rounds to {claim_text}" if claimed.number != seen.number else f"it gives {seen_text}"
    return f"{seen_text} is {claim_text}"


def allowed_range(claimed: Quantity, words: str = "") -> _Range:
    """The numbers that the claim's words allow."""
    number = claimed.number
    if claimed.vague:
        return _Range(number, number * VAGUE_SPAN)
    margin = abs(number) * TOLERANCE
    match claimed.comparator:
        case Comparator.ABOUT:
            return _Range(number - margin, number + margin)
        case Comparator.NEARLY:
            return _Range(number - margin, number)
        case Comparator.MORE_THAN:
            return _Range(number, None, low_in=False)
        case Comparator.AT_LEAST:
            return _Range(number, None)
        case Comparator.LESS_THAN:
            return _Range(None, number, high_in=False)
        case Comparator.AT_MOST:
            return _Range(None, number)
        case Comparator.BETWEEN:
            return _Range(number, claimed.upper if claimed.upper is not None else number)
        case Comparator.EXACTLY:
            half = rounding(number, claimed.unit, words) / 2
            return _Range(number - half, number + half)


def rounding(number: Decimal, unit: str, words: str) -> Decimal:
    """The step to which a written number is rounded, 0 where it is meant to the last unit.

    "33 million" is rounded to a million, "2.5 million" to a hundred thousand, "45 percent" to one, "2.5" to a
    tenth. Digits written out are meant exactly: "3,000 people" is not 3,079. Without the words, a whole
    number of millions counts as rounded.
    """
    if words:
        decimals = _DECIMALS.search(words)
        if _SCALE_WORD.search(words):
            scale = _scale(number, words)
            return scale / (10 ** len(decimals[1])) if decimals else scale
        if decimals:
            return Decimal(1).scaleb(-len(decimals[1]))
    elif number and number == number.to_integral_value() and number % 10**5 == 0 and abs(number) >= 10**6:
        return Decimal(10) ** (_trailing_zeros(int(abs(number))))
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return Decimal(1).scaleb(exponent)
    return Decimal(1) if unit in ("percent", "percentage point") else Decimal(0)


def _trailing_zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))


def _last_step(number: Decimal) -> Decimal:
    """One of the last digit that is not nought: 100,000 for 2.3 million, 100 for 300, 0.1 for 4.2."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _scale(number: Decimal, words: str) -> Decimal:
    """What one of the named scale is: a million in '33 million'."""
    lead = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    if lead:
        figure = Decimal(lead[0].replace(",", ""))
        if figure:
            return abs(number / figure).quantize(Decimal(1))
    return Decimal(10) ** (_trailing_zeros(int(abs(number))) if number == number.to_integral_value() else 0)


def _stated_range(seen: Quantity, number: Decimal, upper: Decimal | None, words: str) -> _Range:
    """What the source's own words allow; a rounded figure stands for all that rounds to it."""
    if seen.vague or seen.comparator is not Comparator.EXACTLY:
        stated = Quantity(number, seen.comparator, seen.unit, 0, 0, upper, seen.vague)
        return allowed_range(stated, words)
    half = rounding(number, seen.unit, words) / 2 if words else Decimal(0)
    return _Range(number - half, number + half)


def compare_dates(claimed: str | None, seen: str | None) -> Comparison:
    """Two EDTF dates, each as precise as it is written.

    "2016" agrees with 2 September 2016, which lies in it. "2 September 2016" agrees with a source that says
    only September 2016: as far as the source goes. Dates with no day in common disagree.
    """
    a, b = days_of(claimed), days_of(seen)
    if a is None or b is None or claimed is None or seen is None:
        return Comparison(Agreement.OPEN, "one of the two dates cannot be told")
    if b[0] > a[1] or a[0] > b[1]:
        return Comparison(Agreement.DISAGREES, f"{date_words(seen)} is not {date_words(claimed)}")
    if a == b:
        return Comparison(Agreement.AGREES, f"it gives {date_words(seen)}")
    if a[0] <= b[0] and b[1] <= a[1]:
        return Comparison(Agreement.AGREES, f"{date_words(seen)} lies in {date_words(claimed)}")
    if b[0] <= a[0] and a[1] <= b[1]:
        return Comparison(Agreement.AGREES, f"it says {date_words(seen)}, which has {date_words(claimed)} in it")
    return Comparison(Agreement.OPEN, f"{date_words(seen)} only overlaps {date_words(claimed)}")


def _compare_month(words: str, seen: str | None) -> Comparison:
    """A month whose year cannot be told, "in July", against a full date: as far as the claim goes."""
    month = next((MONTHS[word] for word in re.findall(r"[a-z]+", words.casefold()) if word in MONTHS), None)
    span = days_of(seen)
    if month is None or span is None or seen is None or re.search(r"\d", words) or span[0].month != span[1].month:
        return Comparison(Agreement.OPEN, "one of the two dates cannot be told")
    if span[0].month == month:
        return Comparison(Agreement.AGREES, f"{date_words(seen)} is in that month")
    return Comparison(Agreement.DISAGREES, f"{date_words(seen)} is in another month")


_DURATION = re.compile(
    r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
# A Gregorian year is 365.2425 days on the average of its 400-year cycle, a month a twelfth of it.
_YEAR = Decimal("365.2425")
_IN_DAYS = (_YEAR, _YEAR / 12, Decimal(7), Decimal(1), Decimal(1) / 24, Decimal(1) / 1440, Decimal(1) / 86400)


def duration_days(iso8601: str) -> tuple[Decimal, Decimal] | None:
    """An ISO 8601 duration in days, and its smallest stated unit in days; None where it cannot be read."""
    match = _DURATION.fullmatch(iso8601)
    parts = [] if match is None else [(Decimal(p), f) for p, f in zip(match.groups(), _IN_DAYS, strict=True) if p]
    if not parts:
        return None
    return sum((p * f for p, f in parts), Decimal(0)), parts[-1][1]


def compare_durations(claimed: Duration, seen: Duration) -> Comparison:
    """Two lengths of time under the claim's comparator.

    "nearly three decades" agrees with 28 years 10 months: at most ten percent short. A bare "five years"
    agrees with five full years or what rounds to five: 5 years 4 months, 4 years 8 months. "more than 50
    years" agrees with "over five decades".
    """
    a, b = duration_days(claimed.iso8601), duration_days(seen.iso8601)
    if a is None or b is None:
        return Comparison(Agreement.OPEN, "one of the two lengths of time cannot be told")
    seen_text = duration_words(seen.iso8601, seen.comparator)
    claim_text = duration_words(claimed.iso8601, claimed.comparator)
    unit = Decimal(1)
    want = Quantity(a[0] / unit, claimed.comparator, "day", 0, 0)
    have = Quantity(b[0] / unit, seen.comparator, "day", 0, 0)
    if claimed.comparator is Comparator.EXACTLY and seen.comparator is Comparator.EXACTLY:
        near = -a[1] / 2 <= b[0] - a[0] < a[1] or abs(b[0] - a[0]) <= Decimal("0.5")
        return Comparison(
            Agreement.AGREES if near else Agreement.DISAGREES,
            f"it gives {seen_text}" if near else f"{seen_text} is not {claim_text}",
        )
    result = compare_quantities(want, have, "1", "1", round_figures=False)
    why = {
        Agreement.AGREES: f"{seen_text} is {claim_text}" if seen_text != claim_text else f"it gives {seen_text}",
        Agreement.DISAGREES: f"{seen_text} is not {claim_text}",
        Agreement.OPEN: f"{seen_text} may or may not be {claim_text}",
    }[result.agreement]
    return Comparison(result.agreement, why)
