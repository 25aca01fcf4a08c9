"""What stands behind a number: a currency, a unit of measure, a counted noun, and the 'per' after it."""

from . import nouns
from .claim import Kind
from .lexicon import currencies, words
from .lexicon.function_words import EDGES
from .lexicon.identifiers import NOT_COUNTED
from .lexicon.units import CAPITAL_UNITS, LETTER_UNITS, PERCENT_WORDS, PREFIXED, TEMPERATURES, UNITS
from .numbers import Number, read_number
from .tokens import Tok, Tokens

_PER_WORDS = words(
    "day week month year hour minute second night quarter person head capita household barrel share "
    "tonne litre gallon decade ounce pound kilogram kilo mile kilometre unit vote child student "
    "season game match"
)


class Unit:
    """A unit or counted noun after a number: kind, name, the token behind it, and the noun's token or -1."""

    __slots__ = ("j", "kind", "name", "noun")

    def __init__(self, kind: Kind, name: str, j: int, noun: int = -1) -> None:
        self.kind, self.name, self.j, self.noun = kind, name, j, noun


def read_unit(tokens: Tokens, j: int, limit: int, number: Number, sign: str | None) -> Unit | None:
    """The unit or counted noun that begins at token j."""
    kind, low = tokens.kind, tokens.low
    if j >= limit:
        return None
    k = j
    hyphen = kind[j] == Tok.HYPHEN and tokens.touches(j) and tokens.touches(j + 1)
    if hyphen:
        k = j + 1
    word = low[k]
    if kind[k] == Tok.PERCENT:
        if low[k + 1] == "point" or low[k + 1] == "points":
            return Unit(Kind.PERCENTAGE, "percentage point", k + 2)
        return Unit(Kind.PERCENTAGE, "percent", k + 1)
    if word in PERCENT_WORDS or (word == "per" and low[k + 1] == "cent"):
        end = k + (2 if word == "per" else 1)
        if kind[end] == Tok.HYPHEN and low[end + 1] == "point":
            end += 1
        if low[end] in ("point", "points"):
            return Unit(Kind.PERCENTAGE, "percentage point", end + 1)
        return None if word == "percentage" else Unit(Kind.PERCENTAGE, "percent", end)
    if word == "basis" and low[k + 1] in ("point", "points"):
        return Unit(Kind.PERCENTAGE, "basis point", k + 2)
    money = _money(tokens, k, limit, number, sign)
    if money is not None:
        return money
    if number.part and not hyphen and word == "of":
        return None
    measured = _measure(tokens, k, number)
    if measured is not None:
        return measured
    if low[k] == "of" and low[k + 1] in ("whom", "them"):
        return Unit(Kind.COUNT, "person" if low[k + 1] == "whom" else "", k + 2)
    if low[k] == "of" and number.vague:
        k += 1
        while k < limit and low[k] in ("the", "its", "their", "these", "those", "his", "her", "other"):
            k += 1
    elif low[k] == "of" and kind[k + 1] is Tok.NUMBER:
        k += 1
    elif low[k] == "of" and low[k + 1] in ("the", "its", "their", "these", "those", "his", "her"):
        k += 2
    if k > j and not hyphen:
        # "41 of the 101 seats" counts seats.
        whole = read_number(tokens, k)
        if whole is not None:
            k = whole.j
    if hyphen:
        if low[k] in NOT_COUNTED or kind[k] != Tok.WORD or low[k] in EDGES:
            return None
        end = k
        while kind[end + 1] == Tok.HYPHEN and tokens.touches(end + 1) and tokens.touches(end + 2) and end - k < 4:
            end += 2
        return Unit(Kind.COUNT, nouns.singular(low[k]), end + 1, noun=k)
    head = nouns.counted(tokens, k, limit, many=number.value != 1)
    if head is None:
        return None
    name = low[head[1]]
    return Unit(Kind.COUNT, nouns.singular(name.removesuffix("'s")), head[1] + 1, noun=head[1])


def _money(tokens: Tokens, k: int, limit: int, number: Number, sign: str | None) -> Unit | None:
    """Money told by a sign before the number or by words after it, maybe with a nationality."""
    kind, low = tokens.kind, tokens.low
    if sign is not None:
        word = low[k]
        after = k
        if tokens.word(k) in currencies.CODES:
            return Unit(Kind.MONEY, tokens.word(k), k + 1)
        if word in ("usd", "dollars") or (word == "us" and tokens.word(k) == "US"):
            after = k + 1
        return Unit(Kind.MONEY, sign, after)
    if kind[k] == Tok.CURRENCY:
        return Unit(Kind.MONEY, currencies.SIGNS.get(low[k], "USD"), k + 1)
    if tokens.word(k) in currencies.CODES:
        return Unit(Kind.MONEY, tokens.word(k), k + 1)
    nation = None
    start = k
    for _ in range(3):
        word = low[k].rstrip(".") if kind[k] == Tok.ACRONYM else low[k]
        if word in currencies.NATIONS or word in ("new", "hong", "sri", "south"):
            nation = word if word in currencies.NATIONS else nation
            k += 1
        else:
            break
    word = low[k]
    if word == "p" and tokens.touches(k) and number.digits and tokens.word(k) == "p":
        return Unit(Kind.MONEY, "penny", k + 1)
    name = word if word in currencies.NAMES else nouns.singular(word)
    if name not in currencies.NAMES or kind[k] != Tok.WORD:
        return None
    # Ordinary words too: money only where nothing else can be meant.
    if name in ("real", "sum", "won", "sol") and nation is None and not (number.scaled or number.value >= 1000):
        return None
    if name == "pound" and nation is None and low[k + 1] in ("of", "in", "heavier", "lighter"):
        return None
    end = k + 1
    if name == "pound" and low[end] == "sterling":
        end += 1
    if start != k and nation is None:
        return None
    if name in currencies.HUNDREDTHS:
        return Unit(Kind.MONEY, "penny" if name in ("pence", "penny") else name, end)
    return Unit(Kind.MONEY, currencies.code(name, nation), end)


def _measure(tokens: Tokens, k: int, number: Number) -> Unit | None:
    """A physical unit at token k."""
    kind, low = tokens.kind, tokens.low
    word = low[k]
    if kind[k] == Tok.GLYPH and word == "°":
        scale = tokens.word(k + 1) if tokens.touches(k + 1) or kind[k + 1] == Tok.WORD else ""
        degrees = CAPITAL_UNITS[scale] if scale in ("C", "F") else None
        return Unit(Kind.MEASUREMENT, degrees or "degree", k + 2 if degrees else k + 1)
    if word in ("part", "parts") and low[k + 1] == "per" and low[k + 2] in ("million", "billion", "trillion"):
        return Unit(Kind.MEASUREMENT, f"part per {low[k + 2]}", k + 3)
    if word in PREFIXED and kind[k] == Tok.WORD:
        after = k + 1
        if kind[after] in (Tok.HYPHEN, Tok.STOP) and tokens.touches(after):
            after += 1
        base = UNITS.get(low[after]) or LETTER_UNITS.get(low[after])
        if base is not None:
            joined = base if word == "metric" and base == "tonne" else f"{PREFIXED[word]} {base}"
            return Unit(Kind.MEASUREMENT, "tonne" if joined == "metric ton" else joined, after + 1)
        return None
    name = UNITS.get(word, "")
    if name and kind[k] in (Tok.WORD, Tok.IDENTIFIER):
        if name == "degree":
            degrees = TEMPERATURES.get(low[k + 1])
            if degrees is not None and (len(low[k + 1]) > 1 or tokens.capital(k + 1)):
                return Unit(Kind.MEASUREMENT, degrees, k + 2)
        if word in ("stone", "pint", "ha", "hp", "nm", "mi") and not number.digits:
            return None
        return _rate(tokens, k + 1, name)
    raw = tokens.word(k)
    if raw in CAPITAL_UNITS and number.digits and kind[k] == Tok.WORD and tokens.touches(k):
        return Unit(Kind.MEASUREMENT, CAPITAL_UNITS[raw], k + 1)
    if raw in LETTER_UNITS and number.digits and (tokens.touches(k) or raw == "m") and kind[k] == Tok.WORD:
        return _rate(tokens, k + 1, LETTER_UNITS[raw])
    return None


def _rate(tokens: Tokens, j: int, name: str) -> Unit:
    """'metres per second', 'km/h', 'miles an hour': a speed is one unit."""
    low = tokens.low
    if tokens.touches(j) and low[j] in ("²", "³"):
        return Unit(Kind.MEASUREMENT, ("square " if low[j] == "²" else "cubic ") + name, j + 1)
    if low[j] in ("per", "an", "a", "/") and low[j + 1] in ("hour", "h", "second", "s", "hr"):
        base = {"h": "hour", "hr": "hour", "s": "second"}.get(low[j + 1], low[j + 1])
        return Unit(Kind.MEASUREMENT, f"{name} per {base}", j + 2)
    return Unit(Kind.MEASUREMENT, name, j)


def read_per(tokens: Tokens, j: int, limit: int) -> str | None:
    """'a day', 'per 100,000 people', 'each year': the words after the per."""
    low = tokens.low
    word = low[j]
    if j >= limit:
        return None
    if word == "a" and tokens.kind[j + 1] is Tok.HYPHEN and low[j + 2] in _PER_WORDS:
        return low[j + 2]
    if low[j - 1] == "bpd":
        return "day"
    if low[j + 2] in ("earlier", "ago", "later", "before", "after", "old"):
        return None
    if word in ("a", "an", "each", "every", "per") and low[j + 1] in _PER_WORDS:
        return low[j + 1]
    if word == "per" and tokens.kind[j + 1] in (Tok.NUMBER, Tok.WORD):
        if tokens.kind[j + 1] == Tok.NUMBER or low[j + 1] in ("million", "thousand", "hundred"):
            number = read_number(tokens, j + 1)
            if number is not None:
                k = number.j
                return tokens.span(j + 1, k + 1 if tokens.kind[k] == Tok.WORD and low[k] not in EDGES else k)
            return tokens.span(j + 1, j + 3)
        return low[j + 1]
    return {"daily": "day", "annually": "year", "weekly": "week", "monthly": "month", "hourly": "hour"}.get(word)
