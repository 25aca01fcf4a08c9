"""A number with its bounds and its unit: counts, money, percentages, measurements."""

from dataclasses import replace
from decimal import Decimal

from . import comparators, identifiers, measures, money, nouns, shares
from .claim import Change, ChangeMode, Comparator, Direction, Kind, Quantity
from .found import Found
from .lexicon.comparators import FROM_PRICE
from .lexicon.function_words import COMMON_VERBS, EDGES
from .lexicon.identifiers import IDLE_ONE, NOT_COUNTED
from .lexicon.numbers import FOLDS
from .numbers import WORDS_BELOW_HUNDRED, read_number
from .per import per_head_before, read_per
from .ranges import read_range, same_scale
from .scales import Number
from .tokens import Tok, Tokens
from .units import Unit, read_unit

_NEAR = 9
_THERMAL = frozenset({"temperature", "temperatures", "mercury", "thermometer", "thermometers", "highs", "lows"})
_LEADS = frozenset({"to", "of", "at", "hit", "reached", "reaching", "hitting", "around", "touched", "topped", "as"})
_QUAKES = frozenset({"quake", "earthquake", "aftershock", "tremor", "temblor", "earthquakes", "quakes", "aftershocks"})
_MEASURES = frozenset({"measured", "measuring", "registered", "at", "of", "registering"})
_STRETCHES = frozenset({"season", "leg", "round", "series", "episode", "game", "match", "session", "phase"})
_SPENT = frozenset({"for", "in", "after", "just", "well", "of", "played"})
_RANGE_WORDS = frozenset({"to", "and", "or"})
_WARMTH = {
    "colder": Direction.DOWN, "cooler": Direction.DOWN, "warmer": Direction.UP, "hotter": Direction.UP,
}  # fmt: skip
_HEIGHTS = frozenset({"snow", "snowfall", "sleet", "blizzards", "blizzard", "frost", "ground", "hills", "slopes"})
_SPEEDS = frozenset({"mile per hour", "kilometre per hour", "metre per second"})


def read_quantity(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """The quantity whose number begins at token i, in the sentence of tokens first to limit."""
    low, kind = tokens.low, tokens.kind
    if low[i] in ("twice", "thrice") or low[i] in FOLDS:
        return None if tokens.capital(i) and i > first else shares.read_multiple(tokens, i, first)
    if low[i] in ("a", "an") and low[i + 1] in FOLDS:
        return None
    sign, begin = money.before(tokens, i, first)
    number = read_number(tokens, i, money=sign is not None)
    if number is None or number.j > limit:
        return None
    if low[number.j] == "grand":
        grand = money.grand(tokens, number, sign)
        if grand is not None:
            sign = grand
            number = replace(number, value=number.value * 1000, j=number.j + 1, scaled=True, plain=False)
    begin, number = _point(tokens, number, begin, first)
    if sign is None:
        if identifiers.is_name(tokens, number, first, limit) or identifiers.is_hour(tokens, number):
            return None
        special = _special(tokens, number, begin, first, limit)
        if special is not None:
            return special
    begin, negative = _minus(tokens, begin, first)
    upper, comparator, second = None, None, None
    joined = read_range(tokens, number, begin, first, limit, sign)
    if joined is not None:
        second, begin, j = joined
        upper = second.value
        comparator = Comparator.BETWEEN
    elif sign is None and identifiers.is_score(tokens, number):
        return None
    else:
        j = number.j
    last = second or number
    sense = comparators.after(tokens, j)
    if sense is not None and comparator is None and not (low[j] == "at" and sense[1] < limit and low[sense[1]] == "as"):
        comparator, j = sense
    unit = read_unit(tokens, j, limit, last, sign)
    alone = sign is None and second is None and comparator is None and number.value == 1 and low[i] in ("one", "1")
    if alone and not _one_counts(tokens, number, unit, begin, first):
        return None
    if unit is None:
        if (
            kind[j] == Tok.HYPHEN
            and tokens.touches(j)
            and (low[j + 1] in NOT_COUNTED or low[j + 1] in EDGES or not number.digits)
        ):
            return None
        if number.digits and not number.scaled and kind[j] is Tok.WORD and tokens.touches(j):
            return None
        if number.plain and sign is None and low[i - 1] == "the" and tokens.capital(j) and kind[j] is Tok.WORD:
            # "the 5 Touring".
            return None
        if second is not None and sign is None and number.plain and second.plain:
            years = 1000 <= number.value < second.value <= 2100
            if years or low[number.j] not in _RANGE_WORDS:
                return None
        if number.part and sign is None:
            return shares.read_share(tokens, number, begin, first)
        unit = Unit(Kind.MONEY, sign, j) if sign else Unit(Kind.COUNT, "", j)
    if number.part and unit.kind is Kind.COUNT:
        return shares.read_share(tokens, number, begin, first)
    if sign is None and _is_no_claim(tokens, number, second, unit, begin, first, limit):
        return None
    unit = _understood(tokens, unit, number.value, begin, first, j)
    value, past = number.value, 0
    if second is None and unit.kind in (Kind.MEASUREMENT, Kind.MONEY):
        value, past = _two_units(tokens, unit, value)
    end = j
    following = comparators.after(tokens, unit.j)
    if following is not None and (comparator is None or comparator is Comparator.AT_LEAST):
        comparator, end = following
        unit.j = max(unit.j, end)
    bound = None if comparator is Comparator.BETWEEN else comparators.before(tokens, begin, first)
    if bound is not None and not (low[bound[1]] == "over" and _spans(tokens, number, unit, bound[1], begin)):
        begin = bound[1]
        if comparator is None or (comparator is Comparator.EXACTLY):
            comparator = bound[0]
    elif comparator is None and unit.kind is Kind.MONEY and _starting_price(tokens, begin, first, unit.j):
        comparator = Comparator.AT_LEAST
        begin -= 1
    if unit.name == "" and _years_old(tokens, number, begin, comparator, first):
        unit = Unit(Kind.AGE, "year", j)
    if upper is not None and second is not None:
        value, upper = same_scale(tokens, number, second)
    per = read_per(tokens, unit.j, limit)
    if per is None and unit.kind is Kind.MONEY and "per" in low[max(first, begin - _NEAR) : begin]:
        per = per_head_before(tokens, begin, first, unit.j)
    change = None
    if unit.kind is Kind.MEASUREMENT:
        if unit.name.startswith("degree") and low[unit.j] in _WARMTH:
            change = Change(_WARMTH[low[unit.j]], ChangeMode.BY)
        elif comparator is Comparator.MORE_THAN and low[begin] == "above" and _snow_line(tokens, begin, first):
            comparator = Comparator.EXACTLY
            begin += 1
    quantity = Quantity(
        number=-value if negative else value,
        comparator=comparator or Comparator.EXACTLY,
        unit=unit.name,
        start=tokens.start[begin],
        end=tokens.end[(end if unit.kind == Kind.COUNT else max(end, unit.j)) - 1],
        upper=upper,
        vague=number.vague,
        per=per[0] if per else None,
        change=change,
    )
    # A figure inside the "per" is no value of its own.
    if per and any(c.isdigit() for c in per[0]):
        past = per[1]
    return Found(unit.kind, quantity, begin, max(end, j, past), unit.j, f"quantity.{unit.kind}", noun=unit.noun)


def _special(tokens: Tokens, number: Number, begin: int, first: int, limit: int) -> Found | None:
    """Odds, factors, folds, and heights such as 5'11"."""
    odds = shares.read_odds(tokens, number, begin, first, limit)
    if odds is not None:
        return odds
    if shares.is_factor(tokens, number):
        return shares.read_times(tokens, number, begin, first)
    fold = shares.read_fold(tokens, number, begin, first)
    if fold is not None:
        return fold
    height = measures.feet_and_inches(tokens, number.i) if number.plain else None
    if height is None:
        return None
    value = Quantity(height[0], Comparator.EXACTLY, "inch", tokens.start[begin], tokens.end[height[1] - 1])
    return Found(Kind.MEASUREMENT, value, begin, height[1], height[1], "quantity.measurement")


def _point(tokens: Tokens, number: Number, begin: int, first: int) -> tuple[int, Number]:
    """'.312' begins at its point; the number becomes a decimal."""
    k = number.i - 1
    opened = begin == number.i and k >= first and tokens.low[k] == "." and tokens.touches(number.i)
    if not opened or tokens.touches(k) or not number.digits or not tokens.low[number.i].isdigit():
        return begin, number
    value = number.value if number.scaled else number.value.scaleb(-len(tokens.low[number.i]))
    return k, replace(number, value=value, plain=False)


def _is_no_claim(
    tokens: Tokens, number: Number, second: Number | None, unit: Unit, begin: int, first: int, limit: int
) -> bool:  # fmt: skip
    """Whether the unit shows that the number names: a race, a test of speed, a call for help, a figure of speech."""
    if unit.name in _SPEEDS and (number.value == 0 or identifiers.from_rest(tokens, begin, first)):
        return second is not None or number.value != 0
    if unit.name == "" and number.value == 0 and tokens.low[number.j] in ("to", "-", "–"):
        return tokens.kind[number.j + 1] is Tok.NUMBER
    if unit.name == "hour" and number.value == 24 and tokens.low[unit.j : unit.j + 2] == ["a", "day"]:
        return True
    if unit.kind is Kind.COUNT:
        return identifiers.is_idiom(tokens, number, unit.name, unit.noun, first)
    return unit.name in ("metre", "yard") and identifiers.is_race(tokens, number, unit.j, begin, first)


def _understood(tokens: Tokens, unit: Unit, value: Decimal, begin: int, first: int, j: int) -> Unit:
    """The unit that the sentence gives: 'a magnitude of 6.2', 'temperatures fell to 4'."""
    low = tokens.low
    if unit.name == "magnitude":
        return Unit(Kind.MEASUREMENT, "magnitude", unit.j)
    if unit.kind is not Kind.COUNT:
        return unit
    if begin > first and "magnitude" in (low[begin - 1], low[begin - 2]):
        return Unit(Kind.MEASUREMENT, "magnitude", j)
    back = range(begin - 1, max(first - 1, begin - 5), -1)
    if any(low[k] in ("magnitude", "magnitudes") for k in back) and unit.name == "" and value < 12:
        return Unit(Kind.MEASUREMENT, "magnitude", j)
    near = low[max(first, begin - _NEAR) : begin]
    if unit.name == "" and value < 60 and _THERMAL.intersection(near) and low[begin - 1] in _LEADS:
        return Unit(Kind.MEASUREMENT, "degree", j)
    if unit.name == "" and value < 10 and low[begin - 1] in _MEASURES and _QUAKES.intersection(near):
        return Unit(Kind.MEASUREMENT, "magnitude", j)
    if unit.name == "" and (low[j : j + 3] == ["on", "the", "richter"] or low[j : j + 2] == ["richter", "scale"]):
        return Unit(Kind.MEASUREMENT, "magnitude", j)
    return unit


def _two_units(tokens: Tokens, unit: Unit, value: Decimal) -> tuple[Decimal, int]:
    """The whole of '6 feet 3 inches' or '3 dollars 50' and the token behind it, else 0; moves the unit's end."""
    if unit.kind is Kind.MEASUREMENT:
        whole = measures.lesser(tokens, unit.name, value, unit.j)
        if whole is not None:
            value, unit.name, unit.j = whole
        return value, unit.j if whole else 0
    k = unit.j + 1 if tokens.low[unit.j] == "and" else unit.j
    part = read_number(tokens, k) if tokens.kind[k] is Tok.NUMBER or tokens.low[k] in WORDS_BELOW_HUNDRED else None
    if part is not None and part.value < 100 and tokens.low[part.j] in ("cents", "cent", "pence"):
        unit.j = part.j + 1
        return value + part.value / 100, unit.j
    cents = tokens.low[unit.j]
    named = tokens.low[unit.j - 1] in ("dollars", "euros", "pounds")
    if named and tokens.kind[unit.j] is Tok.NUMBER and len(cents) == 2 and cents.isdigit():
        unit.j += 1
        return value + Decimal(cents) / 100, unit.j
    return value, 0


def _starting_price(tokens: Tokens, begin: int, first: int, after: int) -> bool:
    """'costs from $799', 'prices start at £29,995'."""
    low = tokens.low
    lead, verb = low[begin - 1], low[begin - 2]
    if begin - 2 < first or lead not in ("from", "at") or low[after] in ("to", "until"):
        return False
    return verb in ("start", "starts", "starting", "begin", "begins") or (lead == "from" and verb in FROM_PRICE)


def _snow_line(tokens: Tokens, begin: int, first: int) -> bool:
    """'snow above 200m', 'ground above 300 metres': where something lies, not how high it may be."""
    return not _HEIGHTS.isdisjoint(tokens.low[max(first, begin - _NEAR) : begin])


def _spans(tokens: Tokens, number: Number, unit: Unit, over: int, begin: int) -> bool:
    """Whether 'over' tells a span: '34 episodes over two seasons'."""
    return over == begin - 1 and unit.name in _STRETCHES and number.value < 20 and tokens.low[over - 1] not in _SPENT


def _years_old(tokens: Tokens, number: Number, begin: int, comparator: Comparator | None, first: int) -> bool:
    """'children under five', 'men over 40': a bound behind a noun for people is one of age."""
    if comparator is None or begin <= first or tokens.low[begin] not in ("under", "over", "above", "below"):
        return False
    return number.value <= 100 and nouns.person_noun(tokens.low[begin - 1])


def _minus(tokens: Tokens, begin: int, first: int) -> tuple[int, bool]:
    """A sign before the number: 'minus 5', '-5' after a space, '−0.3'."""
    k = begin - 1
    if k < first:
        return begin, False
    if tokens.low[k] in ("minus", "negative") and tokens.low[k - 1] not in ("plus", "or"):
        return k, True
    dash = tokens.kind[k] in (Tok.HYPHEN, Tok.DASH) and len(tokens.low[k]) == 1 and tokens.kind[k - 1] is not Tok.NUMBER
    apart = not tokens.touches(k) or tokens.kind[k - 1] is Tok.OPEN
    if dash and tokens.touches(begin) and apart and tokens.kind[begin] in (Tok.NUMBER, Tok.CURRENCY):
        return k, True
    return begin, False


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
    before = low[begin - 1] if begin > first else ""
    lead = before in ("least", "just", "only", "exactly", "has", "have", "had", "with")
    return (
        nouns.person_noun(low[unit.noun])
        or lead
        or before in COMMON_VERBS
        or (before.endswith("ed") and before != "need")
    )
