"""Numbers without a figure in front: 'a million', 'half a mile', 'a third of', 'trillion-dollar'."""

from collections.abc import Callable
from decimal import Decimal

from . import comparators
from .lexicon import words
from .lexicon.calendar import TIME_UNITS
from .lexicon.currencies import NAMES
from .lexicon.function_words import AUXILIARIES, NOUN_EDGES
from .lexicon.numbers import FRACTIONS, HUNDRED, SCALES
from .lexicon.units import UNITS
from .scales import Number, hyphenated, scale_at, tail
from .tokens import Tok, Tokens

ARTICLES = frozenset({"a", "an"})
_BIG = frozenset(SCALES) | {HUNDRED, "dozen"}
_PARTS = words("half quarter third fifth sixth seventh eighth ninth tenth")
# Behind "half a" they are measured, not counted.
_MEASURED = words("percent percentage point degree goal")
_COMPARED = words("higher lower smaller larger bigger cheaper")
_OWNERS = words("the its their his her our my all those these")
_OTHER_HALF = words("first second other the opening last final latter early late back top bottom front")
# "half" before these is no share of them.
# "a fifth below its level", "a third more", "only a quarter trusted him".
_AGAINST = words("below above more less fewer")
_MERELY = words("only just barely hardly fully")
_NO_SHARE = words("time battle an a past way hour day term marathon board century mast moon brother sister dozen")
# Bounds that say nothing else before a fraction: "nearly a third", "more than a quarter".
_SURE = words("nearly almost than roughly approximately exactly least most precisely")


def article(
    tokens: Tokens, i: int, below_hundred: Callable[[Tokens, int], tuple[Decimal, int] | None]
) -> Number | None:
    """'a million', 'a dozen', 'a half', 'a quarter of a million', 'a few hundred', 'a couple of hundred'."""
    low = tokens.low
    word = low[i + 1]
    if word in SCALES or word == HUNDRED:
        value, j, _ = tail(tokens, Decimal(1), i + 1, False)
        if low[j] == "and" and word == HUNDRED:
            rest = below_hundred(tokens, j + 1)
            if rest is not None:
                return Number(value + rest[0], i, rest[1], scaled=True)
        return Number(value, i, j, scaled=True)
    if word == "dozen":
        return Number(Decimal(12), i, i + 2)
    if word == "mile":
        return Number(Decimal("1.5"), i, i + 1) if low[i + 2 : i + 5] == ["and", "a", "half"] else None
    if word in ("few", "couple"):
        k = i + 3 if low[i + 2] == "of" else i + 2
        if low[k] in _BIG:
            value, j, _ = tail(tokens, Decimal(2), k, False)
            return Number(value, i, j, vague=True, scaled=True)
        return None
    if word in ("half", "quarter"):
        k = i + 3 if hyphenated(tokens, i + 2) else i + 2
        if word == "half" and low[k] == "dozen":
            return Number(Decimal(6), i, k + 1)
        if low[k] in SCALES:
            value, j, _ = tail(tokens, FRACTIONS[word], k, False)
            return Number(value, i, j, scaled=True)
        if k > i + 2 and low[k] in UNITS:
            return Number(FRACTIONS[word], i, k)
    if word in _PARTS:
        return _part(tokens, i, i + 2, FRACTIONS[word])
    return None


def _part(tokens: Tokens, i: int, j: int, value: Decimal) -> Number | None:
    """A fraction that tokens i to j name: of a scale ('a quarter of a million') or of a thing ('a third of')."""
    low = tokens.low
    number = Number(value, i, j, part=True)
    whole = of_unit(tokens, number)
    if whole is not None:
        return whole
    after, before = low[j], low[i - 1]
    if after == "of":
        return number
    if before == "by" or (before in _SURE and after not in _NO_SHARE):
        return number
    if after in _AGAINST or (before in _MERELY and after.endswith("ed")):
        return number
    ends = tokens.kind[j + 1] is not Tok.WORD or low[j + 1] in NOUN_EDGES
    if after in _COMPARED and (ends or low[j + 1] == "than"):
        return number
    # "about a third said", but not "about a third runway".
    edge = tokens.kind[j] is not Tok.WORD or after in NOUN_EDGES or after in _COMPARED
    return number if edge and after not in ("to", "past") and _bound(tokens, i) else None


def _bound(tokens: Tokens, i: int) -> bool:
    return comparators.before(tokens, i, max(0, i - 6)) is not None


def of_unit(tokens: Tokens, number: Number) -> Number | None:
    """'a quarter of a million', 'half a mile', 'three-quarters of a percentage point': the fraction as an amount."""
    low = tokens.low
    j = number.j
    k = j + 1 if low[j] == "of" else j
    if low[k] not in ARTICLES and not (low[k] == "one" and low[k + 1] in ("percent", "percentage")):
        return None
    if low[k + 1] in SCALES:
        whole, end, _ = tail(tokens, Decimal(1), k + 1, False)
        return Number(number.value * whole, number.i, end, scaled=True)
    if low[k + 1] == "dozen":
        return Number(number.value * 12, number.i, k + 2)
    word = low[k + 1]
    if (
        word in UNITS
        or word in NAMES
        or word in _MEASURED
        or word in TIME_UNITS
        or word in ("square", "cubic", "light")
    ):
        return Number(number.value, number.i, k + 1)
    return None


def bare(tokens: Tokens, i: int) -> Number | None:
    """'half a million', 'half of', 'half the', 'a third of', 'trillion-dollar', 'hundred-year'."""
    low, kind = tokens.low, tokens.kind
    word = low[i]
    if word == "half":
        if low[i + 1] in SCALES:
            value, j, _ = tail(tokens, FRACTIONS[word], i + 1, False)
            return Number(value, i, j, scaled=True)
        if hyphenated(tokens, i + 1):
            k = i + 4 if low[i + 2] in ARTICLES and hyphenated(tokens, i + 3) else i + 2
            if low[k] == "dozen":
                return Number(Decimal(6), i, k + 1)
            return (
                Number(FRACTIONS[word], i, k)
                if low[k] in UNITS or low[k] in TIME_UNITS or low[k] in _MEASURED
                else None
            )
        return _half(tokens, i)
    if word == "quarter" and low[i + 1] in SCALES:
        value, j, _ = tail(tokens, FRACTIONS[word], i + 1, False)
        return Number(value, i, j, scaled=True)
    if word == "quarter" and hyphenated(tokens, i + 1) and low[i + 2] in _MEASURED:
        return Number(FRACTIONS[word], i, i + 2)
    if word in ("quarter", "third"):
        return None
    many = low[i - 2] == "multi" and kind[i - 1] is Tok.HYPHEN
    if word != "dozen" and hyphenated(tokens, i + 1):
        scale = scale_at(tokens, i)
        if scale is not None:
            return Number(scale[0] * 2 if many else scale[0], i, scale[1], scaled=True, vague=many)
    return None


def _half(tokens: Tokens, i: int) -> Number | None:
    """'half of the fleet', 'half its staff', 'nearly half'."""
    low = tokens.low
    before, after = low[i - 1], low[i + 1]
    number = _part(tokens, i, i + 1, FRACTIONS["half"])
    if number is not None:
        return None if number.part and before in _OTHER_HALF else number
    if before in _OTHER_HALF or after in _NO_SHARE:
        return None
    if after in _OWNERS:
        return None if low[i + 2] in _NO_SHARE else Number(FRACTIONS["half"], i, i + 1, part=True)
    if before not in ("another", "all", "full") and _bound(tokens, i):
        return Number(FRACTIONS["half"], i, i + 1, part=True)
    if after in AUXILIARIES and (tokens.capital(i) or before in (",", "and", "but")):
        return Number(FRACTIONS["half"], i, i + 1, part=True)
    return None
