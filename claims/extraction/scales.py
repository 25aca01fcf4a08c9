"""A number as read, and what multiplies it: 'million', 'crore', 'bn', 'k', 'and a half'."""

from dataclasses import dataclass
from decimal import Decimal

from . import nouns
from .lexicon import currencies
from .lexicon.events import CROWD_EDGES, CROWDS, LENGTH_WORDS, RACES
from .lexicon.function_words import EDGES
from .lexicon.numbers import FRACTIONS, HUNDRED, ONES, SCALES, SHORT_SCALES
from .tokens import Tok, Tokens

MOST = Decimal(10) ** 30
_BACK = 14
_AND_A = frozenset({"a", "an", "one"})
_NAMED_SCALES = frozenset(SCALES) | {HUNDRED}


@dataclass(slots=True)
class Number:
    """A number read from tokens i to j, j excluded.

    `digits` tells that it begins with digits, `scaled` that a scale word or suffix follows, `part` that it is
    a fraction of something ("half of", "a third"), `plain` that it is a bare run of digits ("2005").
    """

    value: Decimal
    i: int
    j: int
    vague: bool = False
    digits: bool = False
    scaled: bool = False
    part: bool = False
    plain: bool = False


def hyphenated(tokens: Tokens, j: int) -> bool:
    """Whether token j is a hyphen between two words without spaces."""
    return tokens.kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1)


def scale_at(tokens: Tokens, j: int) -> tuple[Decimal, int] | None:
    """A scale word at token j, maybe after a hyphen: its factor and the next token."""
    if hyphenated(tokens, j):
        j += 1
    word = tokens.low[j]
    factor = SCALES.get(word)
    if factor is not None:
        return factor, j + 1
    if word == HUNDRED:
        return Decimal(100), j + 1
    if word in ("dozen", "dozens"):
        return Decimal(12), j + 1
    return None


def _short_scale(tokens: Tokens, j: int, money: bool, value: Decimal) -> Decimal | None:
    """A suffix such as "bn" or "k" at token j, behind a number of that value."""
    word = tokens.low[j]
    factor = SHORT_SCALES.get(word)
    if factor is None or tokens.kind[j] != Tok.WORD:
        return None
    touching = tokens.touches(j)
    if word == "k":
        race = tokens.low[j + 1] in RACES or (tokens.low[j + 1] in ("run", "runs") and value <= 100)
        return factor if touching and not race and tokens.word(j) in ("k", "K") else None
    if word == "m":
        return factor if money or (touching and _millions(tokens, j + 1)) else None
    if word == "t" or (word == "b" and (money or tokens.word(j) == "b")):
        return factor if touching and money else None
    if word == "b":
        return factor if touching and nouns.counted(tokens, j + 1, tokens.count, many=True) else None
    if word in ("mm", "cr"):
        return factor if money else None
    return factor


def _millions(tokens: Tokens, j: int) -> bool:
    """Whether a bare "m" before token j means millions: '4.6m people', '3m euros', not '10m high' or '400m hurdles'."""
    low = tokens.low
    k = j + 1 if hyphenated(tokens, j) else j
    if low[k].rstrip(".") in currencies.NATIONS and nouns.singular(low[k + 1]) in currencies.NAMES:
        return True
    if low[k] in currencies.NAMES or nouns.singular(low[k]) in currencies.NAMES or tokens.word(k) in currencies.CODES:
        return True
    if low[k] in CROWD_EDGES or tokens.kind[k] is not Tok.WORD:
        return k == j and any(word in CROWDS for word in low[max(0, j - _BACK) : j - 2])
    if (
        k != j
        or (low[k] in EDGES and low[k] not in ("daily", "weekly", "monthly"))
        or low[k] in RACES
        or low[k] in LENGTH_WORDS
    ):
        return False
    head = nouns.counted(tokens, k, tokens.count, many=True)
    return head is not None and low[head[1]] not in RACES and low[head[1]] not in LENGTH_WORDS


def and_fraction(tokens: Tokens, j: int) -> tuple[Decimal, int] | None:
    """'and a half', '-and-a-half', 'and three quarters' at token j: the fraction and the next token."""
    low = tokens.low
    if hyphenated(tokens, j):
        if low[j + 1] == "and" and low[j + 3] in _AND_A and low[j + 5] in FRACTIONS and hyphenated(tokens, j + 4):
            return FRACTIONS[low[j + 5]], j + 6
        return None
    if low[j] != "and":
        return None
    if low[j + 1] in _AND_A:
        k = j + 3 if hyphenated(tokens, j + 2) else j + 2
        if low[k] in FRACTIONS:
            return FRACTIONS[low[k]], k + 1
    count = ONES.get(low[j + 1])
    k = j + 3 if hyphenated(tokens, j + 2) else j + 2
    if count and count > 1 and low[k] in ("quarters", "thirds", "fifths", "tenths", "fourths", "eighths"):
        return FRACTIONS[low[k]] * count, k + 1
    return None


def tail(tokens: Tokens, value: Decimal, j: int, money: bool, *, grown: bool = False) -> tuple[Decimal, int, bool]:
    """Scales and halves after a first figure: '2.5 million', '2 and a half million', '3 hundred thousand'.

    `grown` tells that the figure has a scale already, of which "and a half" is a part.
    """
    scaled = False
    half = and_fraction(tokens, j)
    if half is not None:
        value += half[0] * scale_of(value) if grown else half[0]
        j = half[1]
    while True:
        scale = scale_at(tokens, j)
        if scale is None:
            short = None if scaled else _short_scale(tokens, j, money, value)
            if short is None:
                break
            scale = short, j + 1
        value *= scale[0]
        j = scale[1]
        scaled = True
        if value > MOST:
            break
    if scaled:
        half = and_fraction(tokens, j)
        if half is not None:
            value += half[0] * scale_of(value)
            j = half[1]
    return value, j, scaled


def scale_of(value: Decimal) -> Decimal:
    """The largest power of a thousand not above the value: what "and a half" after a scale means."""
    factor = Decimal(1)
    while factor * 1000 <= value:
        factor *= 1000
    return factor
