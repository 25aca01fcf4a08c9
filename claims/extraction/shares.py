"""Fractions of something as percentages, and factors: 'one in five', 'a third of voters', 'three times', 'sixfold'."""

from decimal import Decimal

from . import comparators, nouns
from .claim import Change, ChangeMode, Comparator, Direction, Kind, Quantity
from .found import Found
from .lexicon import words
from .lexicon.calendar import TIME_UNITS
from .lexicon.changes import DOWN, UP
from .lexicon.function_words import EDGES
from .lexicon.numbers import FOLDS
from .moves import direction_near
from .numbers import read_number
from .scales import Number, hyphenated
from .tokens import Tok, Tokens

_RATED = frozenset(
    {"score", "scored", "scores", "rating", "rated", "rates", "mark", "marks", "gave", "awarded", "grade", "average"}
)
_NOT_COMPARED = words("winner number september october november december together another altogether")
_PERCENT = Decimal(100)
_CENT = Decimal("0.01")
_FINE = Decimal("0.0001")
# Behind "three times" they make it a factor.
_FACTORED = words(
    "the its their his her that what as more less higher lower greater larger bigger smaller faster longer likelier "
    "better worse cheaper slower stronger heavier fewer over earnings gdp income sales national normal average "
    "previous current annual"
)
# "three times more": three times as many, or three times on top? The least it can mean is told.
_AMBIGUOUS = words(
    "more higher greater larger bigger faster longer better stronger heavier likelier smaller lower less fewer "
    "cheaper slower worse"
)


def read_odds(tokens: Tokens, number: Number, begin: int, first: int, limit: int) -> Found | None:
    """'one in five', 'three out of ten' as a percentage."""
    low = tokens.low
    j = number.j
    if low[j] == "out" and low[j + 1] == "of":
        k = j + 2
    elif low[j] == "in" or (low[j] == "of" and low[j + 1] == "every"):
        k = j + 1
    elif hyphenated(tokens, j) and low[j + 1] == "in" and hyphenated(tokens, j + 2):
        k = j + 3
    else:
        return None
    if low[k] == "every":
        k += 1
    if "." in low[number.i] or (low[j] == "out" and _RATED.intersection(low[max(first, begin - 6) : begin])):
        return None
    if number.value > 99 or number.scaled or number.value != int(number.value) or low[k] in ("a", "an"):
        return None
    whole = read_number(tokens, k)
    if whole is None or whole.j > limit or not number.value < whole.value <= 10**6 or whole.vague:
        return None
    unit = whole.j + 1 if hyphenated(tokens, whole.j) else whole.j
    if nouns.singular(low[unit]) in TIME_UNITS or (low[j] == "in" and whole.plain and 1900 <= whole.value <= 2100):
        return None
    share = number.value * _PERCENT / whole.value
    share = share.quantize(_CENT if share >= 1 else _FINE)
    comparator, begin = comparators.before(tokens, begin, first) or (Comparator.EXACTLY, begin)
    value = Quantity(share, comparator, "percent", tokens.start[begin], tokens.end[whole.j - 1])
    return Found(Kind.PERCENTAGE, value, begin, whole.j, whole.j, "quantity.odds")


def read_share(tokens: Tokens, number: Number, begin: int, first: int) -> Found:
    """A fraction of something as a percentage: 'a third of voters', 'half of the city'."""
    comparator, begin = comparators.before(tokens, begin, first) or (Comparator.EXACTLY, begin)
    quantity = Quantity(
        number=(number.value * _PERCENT).quantize(_CENT).normalize() + 0,
        comparator=comparator,
        unit="percent",
        start=tokens.start[begin],
        end=tokens.end[number.j - 1],
    )
    return Found(Kind.PERCENTAGE, quantity, begin, number.j, number.j, "quantity.fraction")


def is_factor(tokens: Tokens, number: Number) -> bool:
    """Whether 'times' at token j multiplies: '1.3 times the mass', 'four times as much'."""
    j = number.j
    if tokens.low[j] != "times":
        return False
    lead = tokens.low[number.i - 1]
    if lead in UP or lead in DOWN:
        return not number.digits or number.value < 100
    after = tokens.low[j + 1]
    return after in _FACTORED or tokens.kind[j + 1] is Tok.CURRENCY or _compares(tokens, j + 1)


def _compares(tokens: Tokens, j: int) -> bool:
    """Whether token j is a comparative: 'brighter'."""
    word = tokens.low[j]
    return word.endswith("er") and len(word) > 5 and tokens.kind[j] is Tok.WORD and not nouns.person_noun(word) and (
        word not in _NOT_COMPARED and word not in EDGES
    )  # fmt: skip


def read_times(tokens: Tokens, number: Number, begin: int, first: int) -> Found:
    """A factor told by 'times': 'three times more' is the least of what it can mean."""
    low = tokens.low
    comparator, begin = comparators.before(tokens, begin, first) or (Comparator.EXACTLY, begin)
    j = number.j + 1
    vague = low[j] in _AMBIGUOUS or _compares(tokens, j)
    way = direction_near(tokens, begin, first) if tokens.low[begin - 1] in UP | DOWN else None
    change = None if way is None else Change(way, ChangeMode.FACTOR)
    value = Quantity(number.value, comparator, "", tokens.start[begin], tokens.end[j - 1], vague=vague, change=change)
    return Found(Kind.COUNT, value, begin, j, j, "quantity.factor")


def read_multiple(tokens: Tokens, i: int, first: int) -> Found | None:
    """'twice the average', 'twice as fast', 'twice', 'sixfold', 'a tenfold increase'."""
    low = tokens.low
    word = low[i]
    comparator, begin = comparators.before(tokens, i, first) or (Comparator.EXACTLY, i)
    if word in ("twice", "thrice"):
        times = low[i + 1] not in _FACTORED
        if hyphenated(tokens, i + 1):
            return None
        if times and low[i - 1] in ("think", "thinks", "thought", "once", "or"):
            return None
        amount = Decimal(2 if word == "twice" else 3)
        value = Quantity(amount, comparator, "time" if times else "", tokens.start[begin], tokens.end[i])
        return Found(Kind.COUNT, value, begin, i + 1, i + 1, "quantity.factor")
    if word in FOLDS:
        return _fold(tokens, Decimal(FOLDS[word]), i + 1, begin, first, comparator)
    return None


def read_fold(tokens: Tokens, number: Number, begin: int, first: int) -> Found | None:
    """'10-fold', 'four-fold', '20 fold'."""
    k = number.j + 1 if hyphenated(tokens, number.j) else number.j
    if tokens.low[k] not in ("fold", "folds"):
        return None
    comparator, begin = comparators.before(tokens, begin, first) or (Comparator.EXACTLY, begin)
    return _fold(tokens, number.value, k + 1, begin, first, comparator)


def _fold(
    tokens: Tokens, factor: Decimal, j: int, begin: int, first: int, comparator: Comparator
) -> Found:  # fmt: skip
    way = direction_near(tokens, begin, first)
    following = tokens.low[j]
    if way is None and (following in UP or following in DOWN):
        way = Direction.UP if following in UP else Direction.DOWN
    change = None if way is None else Change(way, ChangeMode.FACTOR)
    value = Quantity(factor, comparator, "", tokens.start[begin], tokens.end[j - 1], change=change)
    return Found(Kind.COUNT, value, begin, j, j, "quantity.factor")
