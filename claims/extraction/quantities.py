"""A number with its bounds and its unit: counts, money, percentages, measurements."""

from decimal import Decimal

from . import comparators, nouns
from .changes import direction_near
from .claim import Comparator, Kind, Quantity
from .found import Found
from .identifiers import is_hour, is_name, is_score
from .lexicon import currencies
from .lexicon.calendar import TIME_UNITS
from .lexicon.identifiers import IDLE_ONE, NOT_COUNTED
from .numbers import Number, plain_digits, read_number
from .tokens import Tok, Tokens
from .units import Unit, read_per, read_unit

_RANGE_WORDS = frozenset({"to", "and", "or"})
_NUMBERS = (Tok.NUMBER, Tok.FRACTION, Tok.GLYPH)


def read_quantity(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The quantity whose number begins at token i, in the sentence of tokens first to limit."""
    low, kind = tokens.low, tokens.kind
    sign, begin = _currency_before(tokens, i, first)
    number = read_number(tokens, i, money=sign is not None)
    if number is None or number.j > limit:
        return None
    if sign is None and (is_name(tokens, number, first) or is_hour(tokens, number)):
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
    elif sign is None and is_score(tokens, number):
        return None
    else:
        j = number.j
    last = second or number
    sense = comparators.after(tokens, j)
    if sense is not None and comparator is None and not (low[j] == "at" and sense[1] < limit and low[sense[1]] == "as"):
        comparator, j = sense
    unit = read_unit(tokens, j, limit, last, sign)
    if number.value == 1 and low[i] in ("one", "1") and not _one_counts(tokens, number, unit, begin, first):
        return None
    if unit is None:
        if kind[j] == Tok.HYPHEN and tokens.touches(j) and (low[j + 1] in NOT_COUNTED or not number.digits):
            return None
        if second is not None and sign is None and number.plain and second.plain and low[number.j] not in _RANGE_WORDS:
            return None
        if number.part and sign is None:
            return _share(tokens, number, begin, first)
        unit = Unit(Kind.MONEY, sign, j) if sign else Unit(Kind.COUNT, "", j)
    if begin > first and "magnitude" in (low[begin - 1], low[begin - 2]) and unit.kind is Kind.COUNT:
        unit = Unit(Kind.MEASUREMENT, "magnitude", j)
    elif unit.name == "magnitude":
        unit.kind = Kind.MEASUREMENT
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
    if unit.name == "" and _years_old(tokens, number, begin, comparator, first):
        unit = Unit(Kind.AGE, "year", j)
    if upper is not None and second is not None:
        value, upper = _same_scale(tokens, number, second)
    quantity = Quantity(
        number=-value if negative else value,
        comparator=comparator or Comparator.EXACTLY,
        unit=unit.name,
        start=tokens.start[begin],
        end=tokens.end[(end if unit.kind == Kind.COUNT else max(end, unit.j)) - 1],
        upper=upper,
        vague=number.vague,
        per=read_per(tokens, unit.j, limit),
    )
    return Found(unit.kind, quantity, begin, max(end, j), unit.j, f"quantity.{unit.kind}", noun=unit.noun)


def _years_old(tokens: Tokens, number: Number, begin: int, comparator: Comparator | None, first: int) -> bool:
    """'children under five', 'men over 40': a bound behind a noun for people is one of age."""
    if comparator is None or begin <= first or tokens.low[begin] not in ("under", "over", "above", "below"):
        return False
    return number.value <= 100 and nouns.person_noun(tokens.low[begin - 1])


def _currency_before(tokens: Tokens, i: int, first: int) -> tuple[str | None, int]:
    """The currency sign or code before token i, and the token where the amount begins."""
    k = i - 1
    if k < first:
        return None, i
    if tokens.kind[k] == Tok.CURRENCY:
        sign = tokens.low[k]
        return currencies.SIGNS.get(sign) or currencies.PREFIXES.get(sign) or sign.upper(), k
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
    if nouns.singular(low[whole.j]) in TIME_UNITS or (low[j] == "in" and whole.plain and whole.value > 1000):
        return None
    if whole.value == 2000 or low[k] in ("a", "an"):
        return None
    share = (number.value * 100 / whole.value).quantize(Decimal("0.01"))
    value = Quantity(share, Comparator.EXACTLY, "percent", tokens.start[number.i], tokens.end[whole.j - 1])
    return Found(Kind.PERCENTAGE, value, number.i, whole.j, whole.j, "quantity.odds")


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
