"""A number with its bounds and its unit: counts, money, percentages, measurements."""

from dataclasses import replace
from decimal import Decimal

from . import comparators, nouns
from .changes import direction_near
from .claim import Comparator, Kind, Quantity
from .found import Found
from .lexicon import currencies, words
from .lexicon.calendar import TIME_UNITS
from .lexicon.function_words import EDGES
from .lexicon.identifiers import CAPITAL_NAMERS, IDLE_ONE, NAMERS, NOT_COUNTED
from .lexicon.units import CAPITAL_UNITS, LETTER_UNITS, PERCENT_WORDS, PREFIXED, TEMPERATURES, UNITS
from .numbers import Number, plain_digits, read_number
from .tokens import Tok, Tokens

_RANGE_WORDS = frozenset({"to", "and", "or"})
_NUMBERS = (Tok.NUMBER, Tok.FRACTION, Tok.GLYPH)


class Unit:
    """A unit or counted noun after a number: kind, name, the token behind it, and the noun's token or -1."""

    __slots__ = ("j", "kind", "name", "noun")

    def __init__(self, kind: Kind, name: str, j: int, noun: int = -1) -> None:
        self.kind, self.name, self.j, self.noun = kind, name, j, noun


def read_quantity(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The quantity whose number begins at token i, in the sentence of tokens first to limit."""
    low, kind = tokens.low, tokens.kind
    sign, begin = _currency_before(tokens, i, first)
    number = read_number(tokens, i, money=sign is not None)
    if number is None or number.j > limit:
        return None
    if sign is None and (_is_name(tokens, number, first) or _is_hour(tokens, number)):
        return None
    odds = _odds(tokens, number, limit)
    if odds is not None:
        return odds
    begin, negative = _minus(tokens, begin, first)
    upper, comparator, second = None, None, None
    joined = _range(tokens, number, begin, first, limit, sign)
    if joined is not None:
        second, begin, j = joined
        upper = second.value
        comparator = Comparator.BETWEEN
    else:
        j = number.j
    last = second or number
    sense = comparators.after(tokens, j)
    if sense is not None and comparator is None and not (low[j] == "at" and sense[1] < limit and low[sense[1]] == "as"):
        comparator, j = sense
    unit = _unit(tokens, j, limit, last, sign)
    if number.value == 1 and low[i] in ("one", "1") and not _one_counts(tokens, number, unit, begin, first):
        return None
    if unit is None:
        if kind[j] == Tok.HYPHEN and tokens.touches(j) and (low[j + 1] in NOT_COUNTED or not number.digits):
            return None
        if number.part and sign is None:
            return _share(tokens, number, begin, first)
        unit = Unit(Kind.MONEY, sign, j) if sign else Unit(Kind.COUNT, "", j)
    value = number.value
    if number.part and unit.kind is Kind.COUNT and low[number.j] == "of":
        return _share(tokens, number, begin, first)
    end = j
    if comparator is None:
        following = comparators.after(tokens, unit.j)
        if following is not None:
            comparator, end = following
            unit.j = max(unit.j, end)
    if comparator is None:
        bound = comparators.before(tokens, begin, first)
        if bound is not None:
            comparator, begin = bound
    elif comparator is not Comparator.BETWEEN:
        bound = comparators.before(tokens, begin, first)
        if bound is not None:
            begin = bound[1]
    if upper is not None and second is not None:
        value, upper = _same_scale(tokens, number, second)
    quantity = Quantity(
        number=-value if negative else value,
        comparator=comparator or Comparator.EXACTLY,
        unit=unit.name,
        start=tokens.start[begin],
        end=tokens.end[(end if unit.kind in (Kind.COUNT,) else max(end, unit.j)) - 1],
        upper=upper,
        vague=number.vague,
        per=_per(tokens, unit.j, limit),
    )
    return Found(unit.kind, quantity, begin, max(end, j), unit.j, f"quantity.{unit.kind}", noun=unit.noun)


def _currency_before(tokens: Tokens, i: int, first: int) -> tuple[str | None, int]:
    """The currency sign or code before token i, and the token where the amount begins."""
    k = i - 1
    if k < first:
        return None, i
    if tokens.kind[k] == Tok.CURRENCY:
        return currencies.SIGNS.get(tokens.low[k], "USD"), k
    if tokens.kind[k] == Tok.WORD and tokens.kind[i] == Tok.NUMBER:
        word = tokens.word(k)
        if word in currencies.CODES:
            return word, k
        if word.lower() in currencies.PREFIXES and tokens.capital(k):
            return currencies.PREFIXES[word.lower()], k
    if tokens.kind[k] == Tok.STOP and tokens.low[k - 1] == "rs" and tokens.touches(k):
        return "INR", k - 1
    return None, i


def _minus(tokens: Tokens, begin: int, first: int) -> tuple[int, bool]:
    """A sign before the number: 'minus 5', '-5' after a space, '−0.3'."""
    k = begin - 1
    if k < first:
        return begin, False
    if tokens.low[k] in ("minus", "negative") and tokens.low[k - 1] not in ("plus", "or"):
        return k, True
    dash = tokens.kind[k] in (Tok.HYPHEN, Tok.DASH) and len(tokens.low[k]) == 1
    if dash and tokens.touches(begin) and not tokens.touches(k) and tokens.kind[begin] in (Tok.NUMBER, Tok.CURRENCY):
        return k, True
    return begin, False


def _is_name(tokens: Tokens, number: Number, first: int) -> bool:
    """Whether the number is part of a name or an identifier: 'Boeing 737', 'Covid-19', 'page 12'."""
    i = number.i
    kind, low = tokens.kind, tokens.low
    k = i - 1
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
        return number.digits or tokens.capital(k - 1)
    word = low[k]
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
    if kind[k] in (Tok.WORD, Tok.ACRONYM) and tokens.capital(k) and word in CAPITAL_NAMERS:
        return True
    return False


def _odds(tokens: Tokens, number: Number, limit: int) -> Found | None:
    """'one in five', 'three out of ten' as a percentage."""
    low = tokens.low
    j = number.j
    k = j + 2 if low[j] == "out" and low[j + 1] == "of" else j + 1 if low[j] == "in" else 0
    if not k or number.value > 99 or number.scaled or number.value != int(number.value):
        return None
    whole = read_number(tokens, k)
    if whole is None or whole.j > limit or not number.value < whole.value <= 10**6 or whole.vague:
        return None
    if nouns.singular(low[whole.j]) in TIME_UNITS or low[j] == "in" and whole.plain and whole.value > 1000:
        return None
    if whole.value == 2000 or low[k] in ("a", "an"):
        return None
    share = (number.value * 100 / whole.value).quantize(Decimal("0.01"))
    value = Quantity(share, Comparator.EXACTLY, "percent", tokens.start[number.i], tokens.end[whole.j - 1])
    return Found(Kind.PERCENTAGE, value, number.i, whole.j, whole.j, "quantity.odds")


def _is_hour(tokens: Tokens, number: Number) -> bool:
    """'2 pm', '10.30am', '5 o'clock', '1800 GMT'."""
    j = number.j
    word = tokens.low[j]
    return number.digits and word in _HOURS or word == "o'clock"


_HOURS = words("am pm a.m. p.m. gmt utc bst est cet hrs")


def _range(
    tokens: Tokens, number: Number, begin: int, first: int, limit: int, sign: str | None
) -> tuple[Number, int, int] | None:
    """A second number that makes a range with the first: it, where the range begins, and the token after."""
    kind, low = tokens.kind, tokens.low
    j = number.j
    word = low[j]
    opened = low[begin - 1] if begin > first else ""
    dash = kind[j] in (Tok.HYPHEN, Tok.DASH) and len(word) == 1
    if not dash and word not in _RANGE_WORDS:
        # "from 3% to 5%", "$3m to $5m", "20 kg to 30 kg" are read as two by the caller.
        return None
    if word in ("and", "or") and opened != "between" and not (word == "or" and number.value < 100):
        return None
    k = j + 1
    if kind[k] == Tok.CURRENCY and sign is not None:
        k += 1
    second = read_number(tokens, k, money=sign is not None)
    if second is None or second.j > limit or second.part != number.part:
        return None
    low_end, high_end = _same_scale(tokens, number, second)
    if word == "or" and not (second.value == number.value + 1 and not second.scaled):
        return None
    if dash:
        if not number.digits and not second.digits and not number.scaled:
            pass
        if high_end <= low_end or (not tokens.touches(j) and kind[j] == Tok.HYPHEN):
            return None
    if word == "to" and opened != "from" and high_end <= low_end:
        return None
    if high_end <= low_end:
        return None
    if opened == "from" and word == "to" and direction_near(tokens, begin - 1, first) is not None:
        return None
    if opened in ("between", "from"):
        begin -= 1
    return second, begin, second.j


def _same_scale(tokens: Tokens, number: Number, second: Number) -> tuple[Decimal, Decimal]:
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


def _unit(tokens: Tokens, j: int, limit: int, number: Number, sign: str | None) -> Unit | None:
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
    elif low[k] == "of" and low[k + 1] in ("the", "its", "their", "these", "those", "his", "her"):
        k += 2
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
    if name in ("real", "sum", "sol", "som", "won", "rand", "dram", "sterling", "quid", "dong", "leu", "lev", "lei"):
        # Ordinary words and names: money only where nothing else can be meant.
        if name in ("real", "sum", "won", "sol") and nation is None and not (number.scaled or number.value >= 1000):
            return None
    if name == "pound" and nation is None and low[k + 1] in ("of", "in", "heavier", "lighter"):
        return None
    end = k + 1
    if name in ("pound",) and low[end] == "sterling":
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
        name = CAPITAL_UNITS.get(scale) if scale in ("C", "F") else None
        return Unit(Kind.MEASUREMENT, name or "degree", k + 2 if name else k + 1)
    if word in PREFIXED and kind[k] == Tok.WORD:
        after = k + 1
        if kind[after] in (Tok.HYPHEN, Tok.STOP) and tokens.touches(after):
            after += 1
        base = UNITS.get(low[after]) or LETTER_UNITS.get(low[after])
        if base is not None:
            joined = base if word == "metric" and base == "tonne" else f"{PREFIXED[word]} {base}"
            return Unit(Kind.MEASUREMENT, "tonne" if joined == "metric ton" else joined, after + 1)
        return None
    name = UNITS.get(word)
    if name is not None and kind[k] in (Tok.WORD, Tok.IDENTIFIER):
        if name == "degree":
            scale = TEMPERATURES.get(low[k + 1])
            if scale is not None and (len(low[k + 1]) > 1 or tokens.capital(k + 1)):
                return Unit(Kind.MEASUREMENT, scale, k + 2)
        if word in ("stone", "pint", "ha", "hp", "nm", "mi") and not number.digits:
            return None
        if tokens.touches(k + 1) and low[k + 1] in ("²", "³"):
            name = ("square " if low[k + 1] == "²" else "cubic ") + name
            k += 1
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
    if low[j] in ("per", "an", "a", "/") and low[j + 1] in ("hour", "h", "second", "s", "hr"):
        base = {"h": "hour", "hr": "hour", "s": "second"}.get(low[j + 1], low[j + 1])
        return Unit(Kind.MEASUREMENT, f"{name} per {base}", j + 2)
    return Unit(Kind.MEASUREMENT, name, j)


def _per(tokens: Tokens, j: int, limit: int) -> str | None:
    """'a day', 'per 100,000 people', 'each year': the words after the per."""
    low = tokens.low
    word = low[j]
    if j >= limit:
        return None
    if word == "a" and tokens.kind[j + 1] is Tok.HYPHEN and low[j + 2] in _PER_WORDS:
        return low[j + 2]
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


_PER_WORDS = words(
    "day week month year hour minute second night quarter person head capita household barrel share "
    "tonne litre gallon decade ounce pound kilogram kilo mile kilometre unit vote child student "
    "season game match"
)


def _one_counts(tokens: Tokens, number: Number, unit: Unit | None, begin: int, first: int) -> bool:
    """'one person was killed' counts; 'one of the', 'one day', 'no one' do not."""
    low = tokens.low
    j = number.j
    if low[j] in IDLE_ONE or (
        begin > first and low[begin - 1] in ("no", "any", "every", "each", "this", "that", "the")
    ):
        return False
    if unit is None:
        return number.digits or low[begin - 1] in ("least", "than")
    if unit.kind is not Kind.COUNT or number.digits:
        return True
    return nouns.person_noun(low[unit.noun]) or (
        begin > first and low[begin - 1] in ("least", "just", "only", "exactly")
    )


def _share(tokens: Tokens, number: Number, begin: int, first: int) -> Found:
    """A fraction of something as a percentage: 'a third of voters', 'half of the city'."""
    comparator, begin_at = comparators.before(tokens, begin, first) or (Comparator.EXACTLY, begin)
    quantity = Quantity(
        number=(number.value * 100).quantize(Decimal("0.01")).normalize() + 0,
        comparator=comparator,
        unit="percent",
        start=tokens.start[begin_at],
        end=tokens.end[number.j - 1],
    )
    return Found(Kind.PERCENTAGE, quantity, begin_at, number.j, number.j, "quantity.fraction")


def with_unit(found: Found, unit: str) -> Found:
    """The same quantity counted in another unit."""
    assert isinstance(found.value, Quantity)
    return replace(found, value=replace(found.value, unit=unit))
