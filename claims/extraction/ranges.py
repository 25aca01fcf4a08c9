"""Two numbers that bound one value: 'between 20 and 30', '3-5 million', '£3m-£5m', 'ten or eleven'."""

from decimal import Decimal

from .lexicon import words
from .lexicon.changes import PAST
from .moves import direction_near, moving_word
from .numbers import plain_digits, read_number
from .scales import Number
from .tokens import Tok, Tokens

_JOINTS = frozenset({"to", "and", "or", "through"})
# "went from 12 to 19": two values, whose order tells the direction.
CARRIED = words("taking takes took taken bringing brings brought pushing pushed sending sent")
WENT = CARRIED | words("went gone go goes going moved moving jumped swung shifted climbed expanded extended changed")
# "rose 14 to 659" is a step and an end, "rise 5 to 10 percent" a range.
_STEP = 4
_CARRIED = 14


def read_range(
    tokens: Tokens, number: Number, begin: int, first: int, limit: int, sign: str | None
) -> tuple[Number, int, int] | None:
    """A second number that makes a range with the first: it, where the range begins, and the token after."""
    kind, low = tokens.kind, tokens.low
    j = number.j
    if kind[j] is Tok.HYPHEN and tokens.touches(j) and not tokens.touches(j + 1) and low[j + 1] in ("to", "or"):
        # "an 8- to 16-metre mirror".
        j += 1
    word = low[j]
    opened = low[begin - 1] if begin > first else ""
    dash = kind[j] in (Tok.HYPHEN, Tok.DASH) and len(word) == 1
    if not dash and word not in _JOINTS:
        # "from 3% to 5%", "20 kg to 30 kg" are read as two by the caller.
        return None
    if word in ("and", "or") and opened != "between" and not (word == "or" and number.value < 100):
        return None
    k = j + 1
    if kind[k] == Tok.CURRENCY and sign is not None:
        k += 1
    second = read_number(tokens, k, money=sign is not None)
    if second is None or second.j > limit or second.part != number.part:
        return None
    low_end, high_end = same_scale(tokens, number, second)
    if high_end <= low_end:
        return None
    if word == "or" and not (second.value == number.value + 1 and not second.scaled):
        return None
    if dash and not tokens.touches(j) and kind[j] == Tok.HYPHEN:
        return None
    if word == "to" and opened == "from":
        moved = direction_near(tokens, begin - 1, first) is not None or carried(tokens, begin - 1, first)
        if moved:
            return None
    if word == "to" and opened != "from" and steps(tokens, begin, first, low_end, high_end):
        return None
    if opened in ("between", "from"):
        begin -= 1
    return second, begin, second.j


def carried(tokens: Tokens, begin: int, first: int) -> bool:
    """Whether 'from' at token begin follows a verb that takes something from one value to another."""
    low = tokens.low
    for k in range(begin - 1, max(first - 1, begin - _CARRIED), -1):
        if low[k] in WENT:
            return low[k] in CARRIED or begin - k <= 4
        if tokens.kind[k] in (Tok.COMMA, Tok.DASH, Tok.COLON, Tok.NUMBER):
            return False
    return False


def steps(tokens: Tokens, begin: int, first: int, low_end: Decimal, high_end: Decimal) -> bool:
    """'rose by 14 to 659': an amount and where it led, told by the verb's tense or the second's size."""
    lead = tokens.low[begin - 1]
    if lead in ("lost", "added", "shed", "gained"):
        return high_end > low_end * _STEP
    verb = moving_word(tokens, begin, first)
    if verb is None:
        return False
    if lead not in ("by", verb):
        return False
    return verb in PAST or high_end > low_end * _STEP


def same_scale(tokens: Tokens, number: Number, second: Number) -> tuple[Decimal, Decimal]:
    """'3 to 5 million' means three million to five million."""
    if second.scaled and not number.scaled and number.value < 1000 and not second.vague:
        bare = read_bare(tokens, second)
        if bare:
            factor = second.value / bare
            if number.value <= bare:
                return number.value * factor, second.value
    return number.value, second.value


def read_bare(tokens: Tokens, number: Number) -> Decimal:
    """The first figure of a scaled number without its scale: 5 of 'five million'."""
    word = tokens.low[number.i]
    if tokens.kind[number.i] == Tok.NUMBER:
        return Decimal(plain_digits(word))
    first = read_number(tokens, number.i)
    factor = Decimal(1)
    while first is not None and factor * 1000 <= first.value:
        factor *= 1000
    return number.value / factor
