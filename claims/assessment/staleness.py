"""The day from which a claim cannot be true any more by the calendar alone, whatever its sources say.

Always the last day that comes into question: what is not known of a beginning is taken in the claim's favour, so that
nobody is called too early. `docs/comparison-rules.md` has the rules in plain words.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from claims.extraction.claim import Comparator, DateValue, Duration, ExtractedClaim, Kind, Modality, Quantity

from .compare import TOLERANCE
from .days import days_of, months_on
from .target import own_date
from .wording import date_words, number_words

RUNNING_DAYS = 30
"""A count "so far" that names no period is looked at again after so many days. Our own convention."""

_MONTHS_IN = {"century": 1200, "decade": 120, "year": 12, "month": 1}
_DAYS_IN = {"week": 7, "day": 1}
_MEAN_MONTH = Decimal("30.436875")
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_ISO_UNITS = ("year", "month", "week", "day")

_DIED = re.compile(r"(?i)\b(?:died|dies|dead|death|killed|murdered|drowned|deceased|the late)\b")
_AT_AN_EVENT = re.compile(r"(?i)\b(?:at (?:the )?age(?: of)?|(?:was|were|had been|when|turned|became|until|since))\s+$")
_BORN = re.compile(r"(?i)\bborn\b")
_HAS = r"(?:has|have|'s|’s|'ve|’ve)"
_HOLDS = re.compile(rf"(?i)\b{_HAS}\b|(?:'s|’s|'ve|’ve)\s|\b(?:is|are|remains?|continues?)\b")
_GOES_ON = re.compile(
    rf"(?i){_HAS}\s+(?:\w+ly\s+|now\s+|also\s+|already\s+|not\s+)?(?:been|gone|lasted|run|stood|held|\w+ed)\b"
)
_LASTING = re.compile(r"(?i)\b(?:for|lasted|endured|dragged on)\s+(?:(?:the\s+)?(?:past|last)\s+)?$")
_SET_BEFORE = re.compile(
    r"(?i)\b(?:jailed|imprisoned|sentenced|banned|barred|suspended|signed|extended|contracted|appointed|elected|hired|"
    r"named|reserved|guaranteed|delayed|postponed|closed|until|from)\b"
)
_SO_FAR = re.compile(
    r"(?i)\b(?:so far|thus far|to date|until now|till now|up to now|as yet|"
    r"since the (?:start|beginning) of (?:the|this) (?:year|month|week))\b"
)
_PERIOD = re.compile(r"(?i)\b(?:this|the) (year|month|week)$")
_THIS = re.compile(r"(?i)\bthis (year|month|week|quarter|decade)\b|\btoday\b()")


@dataclass(frozen=True, slots=True)
class Staleness:
    """`day` is the first on which the claim no longer holds; `reason` says why, in one clause without its end."""

    day: date
    reason: str


def goes_stale(claim: ExtractedClaim) -> Staleness | None:
    """When a claim stops being true by the calendar alone; None where no such day can be told.

    None too for what is denied or supposed, for what names its own past date, and where the day had come before the
    claim was made: then it was wrong, not stale.
    """
    if claim.negated or claim.modality in (Modality.DENIED, Modality.HYPOTHETICAL) or claim.kind is Kind.QUOTATION:
        return None
    said = days_of(claim.as_of)
    made = said[1] if said else None
    try:
        found = _found(claim, made)
    except (OverflowError, ValueError):
        # Beyond the ends of the calendar.
        return None
    return None if found is None or (made is not None and found.day <= made) else found


def _found(claim: ExtractedClaim, made: date | None) -> Staleness | None:
    value = claim.value
    if claim.modality is Modality.PLANNED:
        return _planned(claim)
    if claim.kind is Kind.AGE and isinstance(value, Quantity):
        return _age(claim, value, made)
    if isinstance(value, Duration):
        return _length(claim, value, made)
    return _so_far(claim, made)


def _planned(claim: ExtractedClaim) -> Staleness | None:
    """What is planned for a day has happened or not, once the day is over."""
    edtf = claim.value.edtf if isinstance(claim.value, DateValue) else claim.event_date
    span = days_of(edtf)
    if span is None or span[1] == date.max:
        return None
    day = span[1] + timedelta(days=1)
    return Staleness(day, f"it tells of a plan for {date_words(edtf or '')}, which has come about by then or not")


def _age(claim: ExtractedClaim, value: Quantity, made: date | None) -> Staleness | None:
    before = _around(claim)[0]
    if _DIED.search(claim.text) or _AT_AN_EVENT.search(before) or value.unit not in (*_MONTHS_IN, *_DAYS_IN):
        return None
    span = _allowed(value.comparator, value.number, value.upper)
    if span is None:
        return None
    least, limit = span
    who = claim.subject or "the person"
    who = who if who[:1].isupper() or who.startswith("the ") else f"the {who}"
    born = days_of(claim.event_date) if _BORN.search(claim.sentence) else None
    if born is not None and value.unit == "year" and limit == int(limit):
        day = _birthday(born[1], int(limit))
        if made is None or day > made:
            turned = f"turns {limit} that day" if born[0] == born[1] else f"is {limit} by then"
            return Staleness(day, f"{who}, born {date_words(claim.event_date or '')}, {turned}")
    if made is None:
        return None
    day = _after(made, limit - least, value.unit)
    said = f"{number_words(value.number, value.comparator, value.upper)} {_units(value.unit, value.number)} old"
    return Staleness(day, f"{who} was {said} on {date_words(made.isoformat())} and is older by then")


def _length(claim: ExtractedClaim, value: Duration, made: date | None) -> Staleness | None:
    """How long something has gone on; None where it is over, or where only its beginning is told ("since 1994")."""
    before, after = _around(claim)
    words = claim.text[len(before) : len(claim.text) - len(after)]
    length = _LENGTH.fullmatch(value.iso8601)
    if value.to or length is None or re.match(r"(?i)(?:since|from)\b", words) or re.search(r"(?i)\bhad\b", before):
        return None
    if claim.kind is Kind.TENURE:
        if not _HOLDS.search(before) and not _HOLDS.search(after):
            return None
    elif not (_GOES_ON.search(before) and _LASTING.search(before)) or _SET_BEFORE.search(before):
        return None
    unit, number = _last_unit(length, words)
    span = _allowed(value.comparator, number, None)
    if unit is None or span is None:
        return None
    least, limit = span
    days = []
    began = days_of(value.from_)
    if began is not None:
        days.append((_after(began[1], limit, unit), f"it began in {date_words(value.from_ or '')}"))
    if made is not None:
        days.append((_after(made, limit - least, unit), f"it had gone on so long by {date_words(made.isoformat())}"))
    if not days:
        return None
    day, why = min(days)
    return Staleness(day, f'{why}, and if it goes on, "{words.strip()}" is too short by then')


def _so_far(claim: ExtractedClaim, made: date | None) -> Staleness | None:
    found = _SO_FAR.search(claim.text) or _SO_FAR.match(claim.sentence.lstrip(" \"“'"))
    if found is None or made is None or claim.kind is Kind.DATE or own_date(claim)[1]:
        return None
    near = _PERIOD.search(found[0]) or _THIS.search(claim.text) or _THIS.search(claim.sentence)
    if near is None:
        day = made + timedelta(days=RUNNING_DAYS)
        return Staleness(
            day, f'it counts "{found[0].casefold()}", and {RUNNING_DAYS} days have gone by since it was said'
        )
    period = (near[1] or "day").casefold()
    told = near[0].casefold()
    return Staleness(_period_end(made, period), f'it counts "{found[0].casefold()}", and "{told}" is over by then')


def _period_end(day: date, period: str) -> date:
    """The first day after the year, month, week (Monday to Sunday) or other period that `day` lies in."""
    match period:
        case "decade":
            return date(day.year // 10 * 10 + 10, 1, 1)
        case "year":
            return date(day.year + 1, 1, 1)
        case "quarter":
            return months_on(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)
        case "month":
            return months_on(day.replace(day=1), 1)
        case "week":
            return day + timedelta(days=7 - day.weekday())
    return day + timedelta(days=1)


def _allowed(comparator: Comparator, number: Decimal, upper: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """The least length that the words allow, and the first that they do not; None where none is too long."""
    match comparator:
        case Comparator.EXACTLY:
            return number, number + 1
        case Comparator.BETWEEN if upper is not None:
            return number, upper + 1
        case Comparator.NEARLY:
            return number * (1 - TOLERANCE), number
        case Comparator.ABOUT:
            return number * (1 - TOLERANCE), number * (1 + TOLERANCE)
        case Comparator.LESS_THAN:
            return Decimal(0), number
        case Comparator.AT_MOST:
            return Decimal(0), number + 1
    return None


def _last_unit(length: re.Match[str], words: str) -> tuple[str | None, Decimal]:
    """The smallest unit that a length is told in, and the whole length in it: P28Y10M is 346 months."""
    told = [(unit, Decimal(part)) for unit, part in zip(_ISO_UNITS, length.groups(), strict=True) if part]
    if not told:
        return None, Decimal(0)
    unit = told[-1][0]
    if unit in _DAYS_IN and len(told) > 1:
        # Years and days have no common measure; the days are left out, in the claim's favour.
        told = [one for one in told if one[0] in _MONTHS_IN] or told[-1:]
        unit = told[-1][0]
    step = _MONTHS_IN.get(unit) or _DAYS_IN[unit]
    whole = sum((number * (_MONTHS_IN.get(name) or _DAYS_IN[name]) for name, number in told), Decimal(0)) / step
    for large, years in (("century", 100), ("decade", 10)):
        named = re.search(rf"(?i)\b{large[:-1]}", words)
        if named and unit == "year" and whole % years == 0:
            return large, whole / years
    return unit, whole


def _after(day: date, number: Decimal, unit: str) -> date:
    """`number` of a unit after a day. Whole months are counted in the calendar, parts of them at their mean length."""
    if unit in _DAYS_IN:
        return day + timedelta(days=ceil(number * _DAYS_IN[unit]))
    months = number * _MONTHS_IN[unit]
    whole = int(months)
    return months_on(day, whole) + timedelta(days=ceil((months - whole) * _MEAN_MONTH))


def _birthday(born: date, age: int) -> date:
    """The day someone reaches an age. Born on 29 February, that is 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _around(claim: ExtractedClaim) -> tuple[str, str]:
    """The claim's words before and after its value."""
    value = claim.value
    if value is None:
        return claim.text, ""
    return claim.text[: max(0, value.start - claim.start)], claim.text[max(0, value.end - claim.start) :]


def _units(unit: str, number: Decimal) -> str:
    return unit if number == 1 else {"century": "centuries"}.get(unit, f"{unit}s")
