"""Which date of a sentence is the day a figure holds for, and which the day of what happened."""

from .claim import DateValue, Kind
from .found import Found
from .lexicon.speech import SAYS
from .tokens import Tokens

_HOLDING = (Kind.CASUALTY_COUNT, Kind.COUNT, Kind.MONEY, Kind.PERCENTAGE, Kind.MEASUREMENT, Kind.POPULATION)
_PLANS = frozenset({"will", "would", "shall", "must", "should", "could", "may", "might", "to"})


def as_of(tokens: Tokens, one: Found, dates: list[Found], begin: int, end: int) -> str | None:
    """The date that the clause of tokens begin to end names for its figure: 'as of 30 April', 'by Monday evening'."""
    if one.kind not in _HOLDING:
        return None
    low = tokens.low
    for day in dates:
        if not begin <= day.i < end or not isinstance(day.value, DateValue) or day.value.edtf is None:
            continue
        words = low[max(begin, day.i - 3) : day.j]
        lead = [word for word in words if word not in ("the", "end", "early", "late", "midday", "noon")][:2]
        if lead in (["as", "of"], ["as", "at"]) or (len(words) > 2 and words[1:3] in (["as", "of"], ["as", "at"])):
            return day.value.edtf
        by = low[day.i] == "by" or low[day.i - 1] == "by"
        if by and one.kind is Kind.CASUALTY_COUNT and _PLANS.isdisjoint(low[begin:end]):
            return day.value.edtf
    return None


def event(tokens: Tokens, one: Found, dates: list[Found], own: tuple[int, int], wide: tuple[int, int]) -> str | None:
    """The date of what is told: the nearest in the claim's own words, else in its clause, else the only one."""
    if one.kind is Kind.DATE:
        return None
    told = [
        day for day in dates
        if isinstance(day.value, DateValue) and day.value.edtf and not _dates_the_saying(tokens, day)
    ]  # fmt: skip
    for begin, end in (own, wide):
        near = [day for day in told if begin <= day.i < end]
        if near:
            best = min(near, key=lambda day: abs(day.i - one.i))
            return best.value.edtf if isinstance(best.value, DateValue) else None
    if len(told) == 1 and isinstance(told[0].value, DateValue):
        return told[0].value.edtf
    return None


def _dates_the_saying(tokens: Tokens, day: Found) -> bool:
    """'..., officials said on Monday': the day belongs to the saying."""
    low = tokens.low
    return any(low[k] in SAYS for k in range(max(0, day.i - 2), day.i))
