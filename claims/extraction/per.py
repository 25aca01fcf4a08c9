"""The 'per' after a number and its unit: 'a day', 'per 100,000 people', '$100-a-barrel', '/litre'."""

from . import nouns
from .lexicon import words
from .lexicon.function_words import EDGES, NOUN_EDGES
from .numbers import read_number
from .tokens import Tok, Tokens

_PER_WORDS = words(
    "day week month year hour minute second night quarter person head capita household barrel share tonne ton litre "
    "liter gallon decade ounce pound kilogram kilo kg mile kilometre kilometer unit vote child student season game "
    "match hectare acre family worker employee patient passenger customer user piece pop time piece session trip "
    "plate bottle seat ticket weekend fortnight metre meter dose pupil resident barrels mwh kwh megawatt-hour bushel "
    "carat"
)
_ADVERBS = {
    "daily": "day", "annually": "year", "weekly": "week", "monthly": "month", "hourly": "hour", "yearly": "year",
    "apiece": "piece", "nightly": "night",
}  # fmt: skip
_NOT_PER = words("earlier ago later before after old")
_SUBSTANCE = 4
_BEFORE = 9


def read_per(tokens: Tokens, j: int, limit: int) -> tuple[str, int] | None:
    """What a value is counted for, where token j or the words of its substance lead to it, and the token after."""
    low, kind = tokens.low, tokens.kind
    if j >= limit:
        return None
    if low[j - 1] == "bpd":
        return "day", j
    read = _at(tokens, j)
    if read is not None or low[j] != "of":
        return read
    # "3 million tonnes of carbon dioxide a year".
    k = j + 1
    while k < min(limit, j + 1 + _SUBSTANCE):
        if low[k] in ("a", "an", "per", "each", "every") or low[k] in _ADVERBS:
            return _at(tokens, k)
        if kind[k] not in (Tok.WORD, Tok.IDENTIFIER, Tok.HYPHEN) or low[k] in NOUN_EDGES:
            return None
        k += 1
    return _at(tokens, k) if k < limit and low[k] in ("a", "per", "each") else None


def _at(tokens: Tokens, j: int) -> tuple[str, int] | None:
    low, kind = tokens.low, tokens.kind
    word = low[j]
    following = low[j + 1]
    if kind[j] is Tok.HYPHEN and following in ("a", "an", "per") and tokens.touches(j + 1):
        return (low[j + 3], j + 4) if low[j + 3] in _PER_WORDS else None
    if word == "a" and kind[j + 1] is Tok.HYPHEN and low[j + 2] in _PER_WORDS:
        return low[j + 2], j + 3
    if word in ("/", "a", "an", "each", "every", "per") and following in _PER_WORDS:
        return None if low[j + 2] in _NOT_PER and word in ("a", "an") else (following, j + 2)
    if word == "per" and kind[j + 1] in (Tok.NUMBER, Tok.WORD, Tok.IDENTIFIER):
        number = read_number(tokens, j + 1)
        if number is not None:
            k = number.j
            end = k + 1 if kind[k] == Tok.WORD and low[k] not in EDGES else k
            if end > k and not nouns.plural(low[k]) and kind[end] is Tok.WORD and nouns.plural(low[end]):
                end += 1
            if low[end] == "of" and kind[end + 1] is Tok.WORD and end > k:
                end += 2
            return tokens.span(j + 1, end), end
        if following in ("square", "cubic", "1", "sq"):
            return tokens.span(j + 1, j + 3), j + 3
        return (following, j + 2) if following not in ("cent", "se") else None
    if word == "for" and following in ("every", "each") and kind[j + 2] in (Tok.NUMBER, Tok.WORD):
        number = read_number(tokens, j + 2)
        if number is not None and kind[number.j] is Tok.WORD and low[number.j] not in EDGES:
            return tokens.span(j + 2, number.j + 1), number.j + 1
        return None
    unit = _ADVERBS.get(word)
    return (unit, j + 1) if unit else None


def per_head_before(tokens: Tokens, begin: int, first: int, after: int) -> tuple[str, int] | None:
    """'GDP per capita was $54,000': what stands before the amount, and the token behind the amount."""
    low = tokens.low
    for k in range(begin - 1, max(first, begin - _BEFORE), -1):
        if tokens.kind[k] in (Tok.NUMBER, Tok.COMMA, Tok.CURRENCY):
            return None
        if low[k] == "per":
            name = low[k + 2] if tokens.kind[k + 1] is Tok.HYPHEN else low[k + 1]
            return (name, after) if name in ("capita", "head", "person") else None
    return None
