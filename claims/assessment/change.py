"""What changed from one reading of a source to the next, by name and in one sentence."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from .compare import Agreement, compare_dates, duration_days
from .days import days_of, later, short_date, year_of
from .outcome import Outcome
from .redefine import REDEFINED
from .scope import same_scope
from .wording import value_words

# A figure that is made final, or corrected, is still the same count: a revision, not another definition.
_STAGES = frozenset({"provisional", "preliminary", "final", "revised", "updated", "corrected", "interim", "estimated"})
WITHDRAWN_WORDS = frozenset({"withdrawn", "retracted", "withdraws", "retracts", "withdrew"})


class Change(StrEnum):
    """How one reading differs from the one before; `name_change` has the rules."""

    FIRST = "first"
    SAME = "same"
    LATER_PERIOD = "later_period"
    REVISED = "revised"
    REDEFINED = "redefined"
    WITHDRAWN = "withdrawn"
    DISAPPEARED = "disappeared"


@dataclass(frozen=True, slots=True)
class Reading:
    """The part of an observation that a change is told by. `observed`, `observed_as_of` as in an Assessment."""

    outcome: Outcome | str
    observed: str | None = None
    observed_as_of: str | None = None
    observed_upper: str | None = None
    comparator: str | None = None
    scope: str | None = None
    basis: str | None = None


def name_change(before: Reading | None, after: Reading) -> Change:
    """Names the change by these rules, the first that fits:

    1. nothing was read before: first
    2. the page cannot be read now: same (it says nothing; that the page fails is told elsewhere)
    3. the source says that it withdraws the figure: withdrawn
    4. no value now: disappeared where there was one, else same
    5. a value now where there was none: first
    6. another scope, or another definition (not a stage such as provisional or final): redefined
    7. the same value, in whatever words and for whatever date: same
    8. another value for a later date: later period
    9. another value for the same, an earlier or an untold date: revised
    """
    if before is None or before.outcome == Outcome.NOT_ASSESSED:
        return Change.FIRST
    if after.outcome == Outcome.NOT_ASSESSED:
        return Change.SAME
    if _withdrawn(after):
        return Change.SAME if _withdrawn(before) else Change.WITHDRAWN
    if not after.observed:
        if not before.observed:
            return Change.SAME
        return Change.REDEFINED if after.outcome == Outcome.AMBIGUOUS else Change.DISAPPEARED
    if not before.observed:
        return Change.FIRST
    if _other_definition(before, after):
        return Change.REDEFINED
    if _same_value(before, after):
        return Change.SAME
    return Change.LATER_PERIOD if later(after.observed_as_of, before.observed_as_of) else Change.REVISED


def describe_change(scope: str, before: Reading, after: Reading, year: int | None = None, measure: str = "") -> str:
    """One sentence for a reviewer: "worldwide: deaths 305 (2 Feb) became 362 (3 Feb)".

    `measure` says what is counted, such as "deaths"; it may be empty. Days carry their year where the two readings
    differ in year, or where it is not `year` (the claim's own).
    """
    change = name_change(before, after)
    years = {year_of(r.observed_as_of) for r in (before, after) if r.observed_as_of}
    shown = next(iter(years)) if len(years) == 1 else None
    hidden = shown if year is None or shown == year else None
    was, now = _value(before), _value(after)
    then, since = _when(before, hidden), _when(after, hidden)
    counted = f"{measure} " if measure else ""
    match change:
        case Change.FIRST:
            text = f"{counted}{now}{since}, seen for the first time"
        case Change.SAME:
            text = (
                f"{counted}still {now}{since}"
                if after.observed
                else "still no value"
                if not before.observed
                else f"was {was}{then}"
            )
        case Change.LATER_PERIOD:
            text = f"{counted}{was}{then} became {now}{since}"
        case Change.REVISED:
            if days_of(before.observed_as_of) and days_of(before.observed_as_of) == days_of(after.observed_as_of):
                text = f"{counted}{was}{then} was restated as {now} for the same date"
            else:
                text = f"{counted}{was}{then} was restated as {now}{since}"
        case Change.REDEFINED:
            if after.observed:
                then, since = (
                    _when(before, hidden, _definition(before, after)),
                    _when(after, hidden, _definition(after, before)),
                )
                text = f"{counted}{was}{then} became {now}{since}, counted in another way"
            else:
                text = f"states several values that cannot be told apart; it was {counted}{was}{then}"
        case Change.WITHDRAWN:
            text = (
                f"the source has withdrawn its value; it was {counted}{was}{then}" if before.observed else "withdrawn"
            )
        case Change.DISAPPEARED:
            text = f"no longer states a value; it was {counted}{was}{then}"
    return f"{scope}: {text}" if scope else text


def _withdrawn(reading: Reading) -> bool:
    return not reading.observed and (reading.basis or "").casefold() in WITHDRAWN_WORDS


def _other_definition(before: Reading, after: Reading) -> bool:
    if before.scope and after.scope and not same_scope(before.scope, after.scope):
        return True
    one, other = _definition_words(before.basis), _definition_words(after.basis)
    if other == REDEFINED:
        return one != other
    if one == other:
        return _came_apart(before, after)
    return (one is not None and other is not None) or after.outcome == Outcome.AMBIGUOUS


def _came_apart(before: Reading, after: Reading) -> bool:
    """Whether the same figure, which settled the claim before, is now one that cannot be set against it."""
    settled = before.outcome not in (Outcome.AMBIGUOUS, Outcome.NOT_ASSESSED)
    return settled and after.outcome == Outcome.AMBIGUOUS and _same_value(before, after)


def _definition_words(basis: str | None) -> str | None:
    folded = (basis or "").casefold().strip()
    return None if not folded or folded in _STAGES else folded


def _same_value(before: Reading, after: Reading) -> bool:
    one, other = before.observed or "", after.observed or ""
    if one == other:
        return (before.observed_upper or one) == (after.observed_upper or other)
    if one.startswith("P") and other.startswith("P"):
        a, b = duration_days(one), duration_days(other)
        return a is not None and b is not None and a[0] == b[0]
    numbers = _number(one), _number(other)
    if numbers[0] is not None and numbers[1] is not None and before.comparator and after.comparator:
        return numbers[0] == numbers[1] and _number(before.observed_upper) == _number(after.observed_upper)
    if days_of(one) and days_of(other):
        return compare_dates(one, other).agreement is Agreement.AGREES
    return False


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None


def _value(reading: Reading) -> str:
    if not reading.observed:
        return "no value"
    return value_words(reading.observed, reading.comparator, reading.observed_upper)


def _when(reading: Reading, year: int | None, definition: str = "") -> str:
    day = short_date(reading.observed_as_of, year) if reading.observed_as_of else ""
    inside = ", ".join(part for part in (day, definition) if part)
    return f" ({inside})" if inside else ""


def _definition(reading: Reading, other: Reading) -> str:
    """The scope and definition of a reading, as far as they differ from the other's."""
    scope = reading.scope if reading.scope and not same_scope(reading.scope, other.scope or "") else None
    basis = reading.basis if reading.basis != other.basis else None
    return ", ".join(part for part in (scope, basis) if part)
