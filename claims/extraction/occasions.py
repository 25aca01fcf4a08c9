"""Which date of a sentence is the day a figure holds for, and which the day of what happened."""

from itertools import pairwise

from .claim import QUANTITIES, DateValue, Kind
from .found import Found
from .lexicon.speech import SAYS
from .tokens import Tokens

_HOLDING = QUANTITIES - {Kind.AGE}
_VAGUE = frozenset({"the", "end", "early", "late", "midday", "noon", "on"})
_PLANS = frozenset({"will", "would", "shall", "must", "should", "could", "may", "might", "to"})


def as_of(tokens: Tokens, one: Found, dates: list[Found], begin: int, end: int) -> Found | None:
    """The date that the clause of tokens begin to end names for its figure: 'as of 30 April', 'by Monday evening'."""
    if not dates or one.kind not in _HOLDING:
        return None
    low = tokens.low
    for day in dates:
        if not begin <= day.i < end or not isinstance(day.value, DateValue) or day.value.edtf is None:
            continue
        words = [word for word in low[max(begin, day.i - 3) : day.j] if word not in _VAGUE]
        if any(pair in (("as", "of"), ("as", "at")) for pair in pairwise(words)):
            return day
        by = "by" in (low[day.i], low[day.i - 1])
        if by and one.kind is Kind.CASUALTY_COUNT and _PLANS.isdisjoint(low[begin:end]):
            return day
    return None


def event(
    tokens: Tokens, one: Found, dates: list[Found], held: Found | None, own: tuple[int, int], wide: tuple[int, int]
) -> str | None:
    """The date of what is told: the nearest in the claim's own words, else in its clause, else the only one.

    `held` is the date that its figure holds for, which is another matter.
    """
    if not dates or one.kind is Kind.DATE:
        return None
    told = [day for day in dates if day is not held and _tells(tokens, day)]
    for begin, end in (own, wide):
        near = [day for day in told if begin <= day.i < end]
        if near:
            best = min(near, key=lambda day: abs(day.i - one.i))
            return best.value.edtf if isinstance(best.value, DateValue) else None
    if len(told) == 1 and isinstance(told[0].value, DateValue):
        return told[0].value.edtf
    return None


def _tells(tokens: Tokens, day: Found) -> bool:
    """Whether a date is that of an event: in '..., officials said on Monday' it belongs to the saying."""
    if not isinstance(day.value, DateValue) or day.value.edtf is None:
        return False
    return not any(tokens.low[k] in SAYS for k in range(max(0, day.i - 2), day.i))
