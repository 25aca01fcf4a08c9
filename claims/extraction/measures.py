"""Physical units after a number, speeds and other rates, and lengths told in two units ('6 feet 3 inches')."""

from decimal import Decimal

from .lexicon.numbers import ONES
from .lexicon.units import (
    CAPITAL_UNITS,
    DATA_RATES,
    LESSER,
    LETTER_UNITS,
    PREFIXED,
    RATES,
    TEMPERATURES,
    TORQUE,
    UNITS,
)
from .scales import Number, hyphenated
from .tokens import Tok, Tokens

_SPELLED_SHORT = frozenset({"stone", "st", "pint", "ha", "hp", "nm", "mi", "mp", "kt", "gt", "mg", "mb", "gal", "yd"})
_PER = frozenset({"per", "an", "a", "/", "every"})


def read_measure(tokens: Tokens, k: int, number: Number) -> tuple[str, int] | None:
    """The physical unit at token k behind a number: its name and the token after it."""
    kind, low = tokens.kind, tokens.low
    word = low[k]
    if kind[k] == Tok.GLYPH and word == "°":
        scale = tokens.word(k + 1) if tokens.touches(k + 1) or kind[k + 1] == Tok.WORD else ""
        degrees = CAPITAL_UNITS[scale] if scale in ("C", "F") else None
        return degrees or "degree", k + 2 if degrees else k + 1
    if word == "º" and tokens.word(k + 1) in ("C", "F"):
        return CAPITAL_UNITS[tokens.word(k + 1)], k + 2
    if word in ("part", "parts") and low[k + 1] == "per" and low[k + 2] in ("million", "billion", "trillion"):
        return f"part per {low[k + 2]}", k + 3
    if kind[k] not in (Tok.WORD, Tok.IDENTIFIER):
        return None
    torque = _torque(tokens, k)
    if torque is not None:
        return torque
    raw = tokens.word(k)
    if number.digits and raw in DATA_RATES:
        name, after = DATA_RATES[raw], k + 1
        if low[after] == "/" and low[after + 1] == "s" and tokens.touches(after):
            return f"{name} per second", after + 2
        return (name, after) if raw not in ("Gb", "Mb", "Kb", "kb") else (f"{name}", after)
    if word in PREFIXED:
        return _prefixed(tokens, k)
    name = UNITS.get(word, "")
    if name:
        if name == "degree":
            degrees = TEMPERATURES.get(low[k + 1])
            if degrees is not None and (len(low[k + 1]) > 1 or tokens.capital(k + 1)):
                return degrees, k + 2
        if word in _SPELLED_SHORT and not number.digits:
            return None
        if word in ("st", "oz") and tokens.capital(k):
            return None
        if word == "foot" and kind[k - 1] is not Tok.HYPHEN and low[k + 1] in ("passengers", "soldiers", "patrols"):
            return None
        return _rate(tokens, k + 1, name)
    if (
        raw in CAPITAL_UNITS
        and number.digits
        and (tokens.touches(k) or raw == "L" or (raw in ("C", "F") and not _opens(tokens, k)))
    ):
        return CAPITAL_UNITS[raw], k + 1
    if word in ("celsius", "fahrenheit", "centigrade", "kelvin"):
        return TEMPERATURES[word], k + 1
    if raw in ("C", "F"):
        return None
    if raw == "in" and hyphenated(tokens, k + 1):
        return None
    if raw in LETTER_UNITS and number.digits and (tokens.touches(k) or raw in ("m", "g", "l")):
        return _rate(tokens, k + 1, LETTER_UNITS[raw])
    return None


def _opens(tokens: Tokens, k: int) -> bool:
    """Whether a lone capital opens a name: '12 C students', 'the 5 F words'."""
    if tokens.kind[k + 1] is Tok.HYPHEN:
        return True
    return tokens.kind[k + 1] is Tok.WORD and tokens.low[k + 1] not in ("in", "on", "at", "and", "to", "or", "below")


def _torque(tokens: Tokens, k: int) -> tuple[str, int] | None:
    """'lb-ft', 'pound-feet', 'ft-lb', 'Nm', 'newton metres'."""
    low = tokens.low
    if tokens.word(k) == "Nm":
        return "newton metre", k + 1
    after = k + 2 if hyphenated(tokens, k + 1) else k + 1
    if low[after] == "." and low[after + 1] in ("ft", "lb"):
        after += 1
    name = TORQUE.get((low[k], low[after]))
    return (name, after + 1) if name else None


def _prefixed(tokens: Tokens, k: int) -> tuple[str, int] | None:
    """'square miles', 'sq. km', 'light-years', 'metric tons'."""
    low, kind = tokens.low, tokens.kind
    after = k + 1
    if kind[after] in (Tok.HYPHEN, Tok.STOP) and tokens.touches(after):
        after += 1
    prefix = PREFIXED[low[k]]
    if prefix == "light":
        return ("light year", after + 1) if low[after] in ("year", "years") else None
    base = UNITS.get(low[after]) or LETTER_UNITS.get(low[after])
    if base is None:
        return None
    if prefix == "metric":
        return ("tonne" if base in ("ton", "tonne") else base), after + 1
    end = after + 2 if kind[after + 1] is Tok.STOP and low[after] in ("ft", "in", "m") and prefix == "square" and (
        tokens.kind[after + 2] is Tok.WORD and not tokens.capital(after + 2)
    ) else after + 1  # fmt: skip
    return f"{prefix} {base}", end


def _rate(tokens: Tokens, j: int, name: str) -> tuple[str, int]:
    """'metres per second', 'km/h', 'miles an hour', 'miles per gallon': two units make one."""
    low = tokens.low
    if tokens.touches(j) and low[j] in ("²", "³"):
        name = ("square " if low[j] == "²" else "cubic ") + name
        j += 1
    if low[j] not in _PER and not (low[j] == "-" and hyphenated(tokens, j) and low[j + 1] in ("per", "an")):
        return name, j
    if low[j] == "-":
        j += 1
        k = j + 2 if hyphenated(tokens, j + 1) else j + 1
    else:
        k = j + 1
    if low[k] in ("hour", "h", "second", "s", "hr", "sec"):
        base = {"h": "hour", "hr": "hour", "s": "second", "sec": "second"}.get(low[k], low[k])
        return (f"{name} per {base}", k + 1) if name in RATES else (name, j)
    if low[j] not in ("per", "/", "-"):
        return name, j
    base = ""
    if low[k] in PREFIXED:
        read = _prefixed(tokens, k)
        if read is not None:
            base, k = read[0], read[1] - 1
    else:
        base = UNITS.get(low[k], "") or LETTER_UNITS.get(low[k], "")
        if low[j] != "/" and len(low[k]) < 2:
            base = ""
    return (f"{name} per {base}", k + 1) if base else (name, j)


def lesser(tokens: Tokens, name: str, value: Decimal, j: int) -> tuple[Decimal, str, int] | None:
    """'6 feet 3 inches', '7 lb 4 oz', '6-foot-3': the whole in the lesser unit, and the token after."""
    kind, low = tokens.kind, tokens.low
    if name not in LESSER or value != int(value):
        return None
    unit, size, forms = LESSER[name]
    k = j + 1 if low[j] in (",", "and") or hyphenated(tokens, j) else j
    if kind[k] is Tok.NUMBER:
        if not low[k].replace(".", "", 1).isdigit() or len(low[k]) > 5:
            return None
        more = Decimal(low[k])
    else:
        more = Decimal(ONES.get(low[k], -1))
    if not 0 <= more < size:
        return None
    after = k + 2 if hyphenated(tokens, k + 1) else k + 1
    if low[after] in forms:
        return value * size + more, unit, after + 1
    if hyphenated(tokens, j) and name == "foot":
        return value * size + more, unit, k + 1
    return None


def feet_and_inches(tokens: Tokens, i: int) -> tuple[Decimal, int] | None:
    """5'11" and 5ft11: inches and the token after, or None."""
    kind, low = tokens.kind, tokens.low
    if kind[i + 1] is not Tok.APOSTROPHE or kind[i + 2] is not Tok.NUMBER or not tokens.touches(i + 2):
        return None
    if not (tokens.touches(i + 1) and low[i].isdigit() and low[i + 2].isdigit() and len(low[i]) == 1):
        return None
    if not 3 <= int(low[i]) <= 8 or int(low[i + 2]) > 11:
        return None
    end = i + 3
    while end < i + 5 and tokens.touches(end) and kind[end] in (Tok.QUOTE, Tok.APOSTROPHE):
        end += 1
    return Decimal(int(low[i]) * 12 + int(low[i + 2])), end
