"""How much a claim asks to be checked: a linear score whose features a reviewer can read.

The score is the weight of the kind of claim plus the weights of what else is true of it, cut off at 0 and 1:

    harm to people         what befell them, the graver the more; their number, a hundredth for each power of ten
    money, shares, ranks   weighty kinds: they are what public arguments rest on
    who says it            a belief or a denial asks for a check more than a plain assertion; a plan, a guess or a
                           negation less, since nothing has happened that could be looked up
    how exactly            a vague number less; a small count, a short time or a bare year least of all: they are
                           often only furniture of the sentence ("two sides", "one day")
    where it stands        the headline and the first sentences are what readers take away
"""

from decimal import Decimal
from functools import lru_cache

from .claim import Comparator, DateValue, Duration, Kind, Location, Modality, Quantity, Value

# Source of the weights: our own judgement, set so that harm to people leads and bare dates come last.
_BASE = {
    Kind.CASUALTY_COUNT: (0.45, "counts people who came to harm"),
    Kind.POPULATION: (0.22, "gives a population"),
    Kind.COUNT: (0.18, "gives a count"),
    Kind.MONEY: (0.3, "gives a sum of money"),
    Kind.PERCENTAGE: (0.3, "gives a percentage"),
    Kind.MEASUREMENT: (0.22, "gives a measurement"),
    Kind.AGE: (0.1, "gives an age"),
    Kind.DATE: (0.08, "gives a date"),
    Kind.TENURE: (0.22, "gives a time in office"),
    Kind.DURATION: (0.14, "gives a length of time"),
    Kind.RANKING: (0.26, "ranks it among others"),
    Kind.QUOTATION: (0.16, "quotes someone"),
    Kind.STATEMENT: (0.12, "states a fact"),
}
_HARM = {
    "killed": 0.2, "injured": 0.14, "missing": 0.14, "infected": 0.17, "hospitalised": 0.13, "detained": 0.2,
    "displaced": 0.16, "abducted": 0.16, "arrested": 0.1, "evacuated": 0.08, "homeless": 0.12,
}  # fmt: skip
_SLIGHT = {"a small count": -0.09, "a short time": -0.05, "a bare year": -0.03}
_SMALL = 10
_YEAR = 4


def score(
    kind: Kind, value: Value | None, measure: str | None, modality: Modality, location: Location,
    *, named: bool, claimant: bool, negated: bool, early: bool,
) -> tuple[float, tuple[str, ...]]:  # fmt: skip
    """The check-worthiness of a claim from 0 to 1, and its reasons with what each adds, weightiest first."""
    size, vague, bounded, changed, slight = 0, False, False, False, ""
    if isinstance(value, Quantity):
        size = _size(value.number)
        vague, changed = value.vague, value.change is not None
        bounded = value.comparator is not Comparator.EXACTLY
        if kind is Kind.COUNT and value.upper is None and not vague and value.number <= _SMALL:
            slight = "a small count"
    elif isinstance(value, Duration):
        slight = "a short time" if kind is Kind.DURATION and _short(value.iso8601) else ""
    elif isinstance(value, DateValue) and value.edtf is not None and len(value.edtf) == _YEAR:
        slight = "a bare year"
    return _sum(
        kind, size, vague, bounded, changed, slight, measure, modality, location,
        named, claimant and kind is not Kind.QUOTATION, negated, early,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _sum(
    kind: Kind, size: int, vague: bool, bounded: bool, changed: bool, slight: str, measure: str | None,
    modality: Modality, location: Location, named: bool, claimant: bool, negated: bool, early: bool,
) -> tuple[float, tuple[str, ...]]:  # fmt: skip
    """The sum of the features, `size` in hundredths. Claims share few sets of features, so that sums are kept."""
    base, why = _BASE[kind]
    parts = [(base, why)]
    if measure is not None:
        parts.append((_HARM.get(measure, 0.06), f"says how many were {measure}"))
    if size:
        parts.append((0.01 * size, "a large number"))
    if vague:
        parts.append((-0.06, "a vague number"))
    elif bounded:
        parts.append((0.02, "a number with a bound"))
    if slight:
        parts.append((_SLIGHT[slight], slight))
    if changed:
        parts.append((0.05, "tells a change"))
    if modality in (Modality.BELIEVED, Modality.DENIED):
        parts.append((0.05, "disputed or uncertain"))
    elif modality is Modality.PLANNED:
        parts.append((-0.04, "not yet happened"))
    elif modality is Modality.HYPOTHETICAL:
        parts.append((-0.08, "hypothetical"))
    if claimant:
        parts.append((0.04, "attributed to a source"))
    if named:
        parts.append((0.03, "names who or where"))
    if location is Location.HEADLINE:
        parts.append((0.06, "in the headline"))
    elif early:
        parts.append((0.02, "near the top"))
    if negated:
        parts.append((-0.04, "says that something is not so"))
    parts.sort(key=lambda part: -abs(part[0]))
    total = round(min(1.0, max(0.0, sum(weight for weight, _ in parts))), 3)
    return total, tuple(f"{reason} ({weight:+.2f})" for weight, reason in parts)


def _size(number: Decimal) -> int:
    """One for each power of ten above ten, up to a billion."""
    return min(9, max(0, number.copy_abs().adjusted())) if number else 0


def _short(iso8601: str) -> bool:
    """Whether a length of time is one of hours or of a few days."""
    return iso8601.startswith("PT") or (iso8601.endswith("D") and len(iso8601) == len("P1D"))
