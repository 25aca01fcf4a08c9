"""Numbers that name and do not count: 'Boeing 737', 'Covid-19', 'P5+1', 'page 12', '2 pm', 'won 3-1'."""

from .lexicon import words
from .lexicon.identifiers import CAPITAL_NAMERS, NAMERS
from .lexicon.numbers import ORDINAL_ENDINGS
from .numbers import Number
from .tokens import Tok, Tokens

_NUMBERS = (Tok.NUMBER, Tok.FRACTION, Tok.GLYPH)
_HOURS = words("am pm a.m. p.m. gmt utc bst est cet hrs")


def is_name(tokens: Tokens, number: Number, first: int) -> bool:
    """Whether the number is part of a name or an identifier: 'Boeing 737', 'Covid-19', 'page 12'."""
    i = number.i
    # "22H2" is a version, "14th" an ordinal.
    behind = tokens.kind[number.j] is Tok.IDENTIFIER or tokens.low[number.j] in ORDINAL_ENDINGS
    if behind and number.digits and tokens.touches(number.j):
        return True
    kind, low = tokens.kind, tokens.low
    k = i - 1
    if k >= first and kind[i] is Tok.WORD and tokens.capital(i) and tokens.capital(k) and kind[k] is Tok.WORD:
        return True
    if kind[i] not in _NUMBERS and low[i] not in ("one", "two", "three", "four", "five", "six", "seven", "ten"):
        return False
    if k < first:
        return (
            kind[number.j] == Tok.STOP
            and number.plain
            and kind[number.j + 1] == Tok.WORD
            and tokens.start[number.j + 1] > tokens.end[number.j]
        )
    if kind[k] == Tok.HYPHEN and tokens.touches(k) and tokens.touches(i):
        if tokens.low[k - 1] == "magnitude":
            return False
        return number.digits or tokens.capital(k - 1)
    word = low[k]
    if word == "+" and tokens.touches(i) and tokens.touches(k) and kind[k - 1] in (Tok.IDENTIFIER, Tok.ACRONYM):
        return True
    if word in ("#", "/", "@", "_", "№"):
        return True
    if kind[i] in _NUMBERS and tokens.touches(i) and kind[k] not in (
        Tok.CURRENCY, Tok.OPEN, Tok.QUOTE, Tok.APOSTROPHE, Tok.DASH, Tok.HYPHEN, Tok.COMMA, Tok.COLON
    ) and word not in ("~", "+", "<", ">", "=", "±"):  # fmt: skip
        return True
    if kind[k] == Tok.STOP and low[k - 1] in ("no", "nos", "art", "sec", "fig", "vol") and tokens.capital(k - 1):
        return True
    if word in NAMERS and (tokens.capital(k) or word in ("page", "pages", "paragraph", "flight", "room", "junction")):
        return not number.scaled
    return bool(kind[k] in (Tok.WORD, Tok.ACRONYM) and tokens.capital(k) and word in CAPITAL_NAMERS)


def is_hour(tokens: Tokens, number: Number) -> bool:
    """'2 pm', '10.30am', '5 o'clock', '1800 GMT'."""
    j = number.j
    word = tokens.low[j]
    return (number.digits and word in _HOURS) or word == "o'clock"


def is_score(tokens: Tokens, number: Number) -> bool:
    """'won 3-1', '5-2-1': digits joined to digits that make no range."""
    j = number.j
    joined = tokens.kind[j] in (Tok.HYPHEN, Tok.DASH) and tokens.touches(j) and tokens.touches(j + 1)
    return number.digits and joined and tokens.kind[j + 1] is Tok.NUMBER
