"""Words of rise and fall near a value."""

from .claim import Direction
from .lexicon import words
from .lexicon.changes import DOWN, FACTORS, UP
from .tokens import Tok, Tokens

_REACH = 7
# "shot down 26 drones", "set up 12 camps": no rise or fall.
_PHRASAL = words(
    "shot broke tracked hunted put set stepped gunned pulled torn tore turned blew blown rounded picked made ended "
    "signed lined backed held showed gave given opened blowing setting putting takes took shooting cleaned"
)
# "edged up to 4.1 percent" moves, "costs up to 40" bounds.
_MOVERS = words(
    "is was were are went gone edged ticked inched crept moved jumped shot climbed pushed came nudged picked"
)
_BREAKS = words("and but which that while whereas")


def moving_word(tokens: Tokens, i: int, first: int) -> str | None:
    """The word of rise or fall shortly before token i in the same clause."""
    low, kind = tokens.low, tokens.kind
    for k in range(i - 1, max(first - 1, i - _REACH - 1), -1):
        word = low[k]
        if kind[k] in (Tok.DASH, Tok.COLON) or word in _BREAKS:
            return None
        if kind[k] is not Tok.WORD:
            continue
        if word in ("up", "lower") and low[k + 1] in ("to", "than") and low[k - 1] not in _MOVERS:
            continue
        if word in ("up", "down") and low[k - 1] in _PHRASAL:
            continue
        if word in UP or word in DOWN or word in FACTORS:
            return word
    return None


def way_of(word: str) -> Direction:
    """The direction that a word of rise or fall tells."""
    return Direction.DOWN if word in DOWN or word.startswith("halv") else Direction.UP


def direction_near(tokens: Tokens, i: int, first: int) -> Direction | None:
    """The rise or fall told by a word shortly before token i of the same clause."""
    word = moving_word(tokens, i, first)
    return None if word is None else way_of(word)
