"""Numbers that name and do not count: 'Boeing 737', 'Covid-19', 'P5+1', 'page 12', '2 pm', 'won 3-1'."""

import re

from . import nouns
from .lexicon import comparators, words
from .lexicon.calendar import MONTHS, WEEKDAYS
from .lexicon.changes import DOWN, UP
from .lexicon.events import DISTANCES, RACES
from .lexicon.function_words import COMMON_VERBS, NOUN_EDGES
from .lexicon.identifiers import (
    AIRLINERS,
    CALLED,
    CAPITAL_NAMERS,
    COUNTED_OFF,
    EMERGENCY,
    IDIOMS,
    LOWER_NAMERS,
    NAMERS,
    NUMBERED_NAMES,
    NUMBERED_THINGS,
    PLACES_IN_ORDER,
    SPELLED_NAMES,
    WHERE,
)
from .lexicon.numbers import ONES, ORDINAL_ENDINGS, ORDINALS, TENS
from .lexicon.people import VERBS
from .lexicon.units import PERCENT_WORDS, UNITS
from .scales import Number
from .tokens import Tok, Tokens

_JOINTS = (Tok.HYPHEN, Tok.DASH, Tok.APOSTROPHE)
_NUMBERS = (Tok.NUMBER, Tok.FRACTION, Tok.GLYPH)
_HOURS = words("am pm a.m. p.m. gmt utc bst est cet hrs edt et pst pdt ist")
_DETERMINED = words("this that last next each every per a the his her their its second third one full whole")
_SHORT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WICKETS = frozenset("0123456789")
_BACK = 12
_POSTAL = frozenset({"zip", "postcode", "postcodes", "postal"})
_POSTAL_BACK = 60
_TITLE_WINDOW = 8
_LOWER_IN_TITLES = frozenset({"with", "from", "after", "over", "into", "than", "near", "amid"})
_NO_SPEED = frozenset({"0", "zero"})
# Behind "the 300" they tell that it was counted before: "the 300 who fled", "of the 300, 40 came".
_COUNTED_BEFORE = words("who that which were are have had already still of whom could would")
# Signs that may touch the digits of a count.
_SIGNS = frozenset({"~", "+", "<", ">", "=", "±", "≥", "≤"})
_BEFORE_DIGITS = (
    Tok.CURRENCY, Tok.OPEN, Tok.QUOTE, Tok.APOSTROPHE, Tok.DASH, Tok.HYPHEN, Tok.COMMA, Tok.COLON
)  # fmt: skip


def is_name(tokens: Tokens, number: Number, first: int, limit: int) -> bool:
    """Whether the number is part of a name or an identifier: 'Boeing 737', 'Covid-19', 'page 12', 'Big Four'."""
    kind, low = tokens.kind, tokens.low
    i, k = number.i, number.i - 1
    if number.digits and _glued(tokens, number):
        return True
    if k > first and tokens.touches(i) and kind[k] in _JOINTS and low[k - 1] != "magnitude" and _joined(tokens, number):
        return True
    if kind[number.j] is Tok.HYPHEN and tokens.touches(number.j) and low[number.j + 1] in ONES and number.plain:
        # "7-Eleven", but "7-20" is read as a range or score.
        return True
    if kind[i] is Tok.WORD and tokens.capital(i):
        return _spelled_name(tokens, number, first, limit)
    if kind[i] not in _NUMBERS and low[i] not in _SHORT:
        return False
    if k < first:
        return (
            kind[number.j] == Tok.STOP
            and number.plain
            and kind[number.j + 1] == Tok.WORD
            and tokens.start[number.j + 1] > tokens.end[number.j]
        )
    word = low[k]
    if word == "+" and tokens.touches(i) and tokens.touches(k) and kind[k - 1] in (Tok.IDENTIFIER, Tok.ACRONYM):
        return True
    if word == "under" and kind[i - 2] is Tok.NUMBER and tokens.capital(k):
        # "Forbes 30 Under 30".
        return True
    if low[number.j] == "under" and tokens.capital(number.j) and kind[number.j + 1] is Tok.NUMBER:
        return True
    if word in ("#", "/", "@", "_", "№"):
        return True
    if kind[i] in _NUMBERS and tokens.touches(i) and kind[k] not in _BEFORE_DIGITS and word not in _SIGNS:
        return not _decimal_or_about(tokens, k)
    if kind[k] == Tok.STOP and low[k - 1] in ("no", "nos", "art", "sec", "fig", "vol") and tokens.capital(k - 1):
        return True
    if number.plain and len(low[i]) == 5 and low[i].isdigit() and _is_postcode(tokens, i, first):
        return True
    if number.plain and kind[k - 1] is Tok.NUMBER and _ends(tokens, number.j) and _listed(tokens, k, first):
        return True
    if kind[k] is Tok.COMMA and kind[k - 1] is Tok.NUMBER and number.plain and k - 2 > first:
        # "in the journal Nature Ice 17, 402".
        return tokens.capital(k - 2) and low[k - 2] not in MONTHS and _ends(tokens, number.j)
    if kind[k] not in (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER):
        return False
    if number.plain and (word == "the" or word in ORDINALS):
        if number.value >= 1000 and tokens.capital(number.j):
            # "the 12851 Samudra Express".
            return tokens.capital(number.j + 1)
        return _is_model(tokens, k, number.j, first) or _is_numbered(tokens, number.j)
    return not number.scaled and _named_by(tokens, number, first, limit)


def _joined(tokens: Tokens, number: Number) -> bool:
    """'Covid-19', the 2 of '5–2', and the year of "a '59 model": a mark joins the digits to what stands before."""
    kind = tokens.kind
    i, k = number.i, number.i - 1
    if kind[k] is Tok.APOSTROPHE:
        short = number.plain and tokens.end[i] - tokens.start[i] == 2
        return short and not tokens.touches(k) and tokens.low[k] != "‘"
    small = kind[i] in _NUMBERS or tokens.low[i] in ONES or tokens.low[i] in TENS
    return (
        small
        and tokens.touches(k)
        and kind[k - 1] is not Tok.OPEN
        and (kind[k] is Tok.HYPHEN or kind[k - 1] is Tok.NUMBER)
    )


def _glued(tokens: Tokens, number: Number) -> bool:
    """'14th', '22H2', '5G', '401(k)': letters straight behind the digits that are no unit."""
    j = number.j
    if tokens.low[number.i] in ("4", "8") and tokens.word(number.i + 1) == "K" and tokens.touches(number.i + 1):
        return True
    if not tokens.touches(j):
        return False
    word = tokens.low[j]
    if word in ORDINAL_ENDINGS:
        # "11st" is a weight.
        last = tokens.low[number.i][-2:]
        return word != "st" or (last[-1] == "1" and last != "11")
    if tokens.kind[j] is Tok.IDENTIFIER:
        return word not in ("km2", "m2", "m3", "co2", "ft2")
    if tokens.kind[j] is Tok.OPEN:
        return tokens.touches(j + 1) and tokens.kind[j + 1] is Tok.WORD and len(tokens.low[j + 1]) == 1
    return tokens.word(j) in ("G", "D") and number.plain


def _decimal_or_about(tokens: Tokens, k: int) -> bool:
    """A point before the digits that is a decimal one (' .312') or ends 'c.'."""
    if tokens.kind[k] is not Tok.STOP or len(tokens.low[k]) != 1:
        return False
    return not tokens.touches(k) or tokens.low[k - 1] in comparators.ABBREVIATED


def _named_by(tokens: Tokens, number: Number, first: int, limit: int) -> bool:
    """Whether the word before the number names with it."""
    low = tokens.low
    k = number.i - 1
    word = low[k]
    capital = tokens.capital(k)
    if tokens.kind[number.j] is Tok.PERCENT or low[number.j] in PERCENT_WORDS:
        return False
    if word == "top" or (word in ("last", "final") and low[number.j] not in NOUN_EDGES and _ends(tokens, number.j)):
        return _ends(tokens, number.j) or tokens.kind[number.j] is not Tok.WORD or word == "top"
    if word in ("back", "front") and low[number.i] == "nine":
        return True
    if word == "of" and low[k - 1] == "class":
        return True
    if word == "of" and low[k - 1] == "out" and tokens.kind[k - 2] is Tok.NUMBER:
        return True
    if word in ("half", "quarter") or word in MONTHS or word in WEEKDAYS:
        return False
    if capital and (word in NAMERS or word in CAPITAL_NAMERS) and low[number.j] not in ("points", "point"):
        return True
    if word == "latter" or (word == "season" and low[k - 1] in _DETERMINED):
        return word == "latter"
    if word in LOWER_NAMERS and number.value < 1000:
        return True
    if word in PLACES_IN_ORDER and number.value < 1000:
        return _in_order(tokens, k, number.j)
    if not number.digits or not number.plain:
        return word == "of" and capital is False and low[k - 1] == "group" and tokens.capital(k - 1)
    if low[number.i] in AIRLINERS and low[number.j] in ("max", "dreamliner", "jet", "jets", "ng", "aircraft"):
        return True
    if low[number.i] in EMERGENCY and (low[number.j] in CALLED or word in CALLED):
        return True
    kind_before = tokens.kind[k - 1] if k > first else Tok.END
    name = capital or tokens.word(k) != word
    if (
        not name
        or word in NOUN_EDGES
        or word in UP
        or word in DOWN
        or word in VERBS
        or word.endswith(("ly", "'s", "s'"))
    ):
        return False
    if word in comparators.LAST_WORDS or word in ("toll", "total", "police", "rs", "minimum", "maximum"):
        return False
    if low[number.j] in ("points", "point"):
        return False
    if word in NUMBERED_NAMES:
        return True
    if low[k - 1] == "the" and nouns.plural(word):
        # "411 seats and the Conservatives 121".
        return False
    if low[k - 1] in (",", "and") and _counts_before(tokens, k - 1, first):
        return False
    # "iPhone 14 sold", "Reactor 4 was": a name takes the number where it counts nothing after it.
    return _ends(tokens, number.j) and not (
        title_case(tokens, k, first, limit) and k > first and kind_before not in (Tok.COMMA, Tok.OPEN)
    )


def _listed(tokens: Tokens, k: int, first: int) -> bool:
    """'Pages 5, 6, 7 & 12', 'Articles 3 and 4': what follows in a list of numbered things."""
    m = k
    while m - 2 > first and k - m < _BACK and tokens.low[m] in (",", "&", "and", "or", "to"):
        if tokens.kind[m - 1] is not Tok.NUMBER:
            return False
        m -= 2
    if m == k:
        return False
    if tokens.low[m] == "the":
        return _is_model(tokens, m, m + 2, first)
    return tokens.capital(m) and (tokens.low[m] in NAMERS or nouns.singular(tokens.low[m]) in NAMERS)


def _is_postcode(tokens: Tokens, i: int, first: int) -> bool:
    """Whether five digits stand where ZIP codes were spoken of."""
    return not _POSTAL.isdisjoint(tokens.low[max(first, i - _POSTAL_BACK) : i])


def _is_model(tokens: Tokens, k: int, j: int, first: int) -> bool:
    """'the 737', 'the 911 and the 718': three digits without a noun between tokens k and j."""
    low = tokens.low
    if low[k] != "the" or len(low[k + 1]) != 3 or j != k + 2:
        return False
    if tokens.kind[j] is Tok.WORD and (tokens.touches(j) or low[j] in UNITS):
        return low[j] == "s" and tokens.touches(j)
    if low[k + 1] in AIRLINERS:
        return not nouns.plural(low[j]) or low[j] in NOUN_EDGES
    if k > first and low[k - 1] in ("of", "among"):
        return False
    return _ends(tokens, j) and low[j] not in _COUNTED_BEFORE and low[j] not in COMMON_VERBS


def _is_numbered(tokens: Tokens, j: int) -> bool:
    """'the 24 car won', 'her first 400 win': one thing behind a number above one is known by it."""
    word = tokens.low[j]
    if word not in NUMBERED_THINGS or tokens.capital(j):
        return False
    return tokens.kind[j + 1] is not Tok.WORD or tokens.low[j + 1] in NOUN_EDGES


def _in_order(tokens: Tokens, k: int, j: int) -> bool:
    """'day 3', 'round two', 'the bus 42 was late': the place of one in an order, with nothing counted behind."""
    low = tokens.low
    lead, following = low[k - 1], low[j]
    if lead in COUNTED_OFF or not _ends(tokens, j) or (low[k] == "turn" and lead not in WHERE):
        return False
    # "On the bus 42 were hurt."
    return lead != "the" or not (following in ("were", "are", "have", "had") or following in COMMON_VERBS)


def _counts_before(tokens: Tokens, k: int, first: int) -> bool:
    """'Norland counted 47 deaths, Estmark 12': the noun is left out behind the second name."""
    for m in range(k - 2, max(first, k - _BACK), -1):
        if tokens.kind[m] is Tok.NUMBER and tokens.kind[m + 1] in (Tok.WORD, Tok.PERCENT):
            return tokens.low[m + 1] not in NOUN_EDGES and not tokens.capital(m + 1)
    return False


def _ends(tokens: Tokens, j: int) -> bool:
    """Whether no noun or unit follows at token j."""
    if tokens.kind[j] in (Tok.PERCENT, Tok.GLYPH, Tok.CURRENCY, Tok.HYPHEN, Tok.DASH, Tok.NUMBER):
        return False
    word = tokens.low[j]
    return (
        tokens.kind[j] is not Tok.WORD
        or tokens.capital(j)
        or word.endswith("ed")
        or (word in NOUN_EDGES and word not in ("per", "to"))
    )


def _spelled_name(tokens: Tokens, number: Number, first: int, limit: int) -> bool:
    """'Big Four', 'the Six Nations', 'Group of Seven': a capital inside a sentence makes a name."""
    i = number.i
    low = tokens.low
    if (low[i], low[number.j]) in SPELLED_NAMES:
        return True
    if tokens.word(i).isupper() and len(low[i]) > 1:
        # "Gran among FOUR dead".
        return False
    if low[i] in ("a", "an"):
        return tokens.capital(i + 1) and not title_case(tokens, i, first, limit)
    if i == first:
        # "Forty Shades of Blue sold well."
        j = number.j
        titled = low[j + 1] == "of" and tokens.capital(j) and tokens.capital(j + 2) and nouns.plural(low[j])
        return titled and not nouns.person_noun(low[j]) and not title_case(tokens, i, first, limit)
    if tokens.kind[i - 1] is not Tok.WORD:
        return False
    if not title_case(tokens, i, first, limit):
        return True
    return tokens.capital(i - 1) and low[i - 1] in ("big", "group", "top", "gang", "famous", "magnificent", "fantastic")


def title_case(tokens: Tokens, i: int, first: int, limit: int) -> bool:
    """Whether the sentence is a headline whose words begin with capitals, so that a capital tells nothing."""
    capitals = 0
    if any(tokens.low[k] in ("was", "were", "had") and not tokens.capital(k) for k in range(max(first, i - 4), i)):
        return False
    for k in range(max(first, i - _TITLE_WINDOW), min(limit, i + _TITLE_WINDOW)):
        if tokens.kind[k] is Tok.WORD and len(tokens.low[k]) > 3:
            if tokens.capital(k):
                capitals += 1
            elif tokens.low[k] not in _LOWER_IN_TITLES:
                return False
    return capitals >= 3


def is_hour(tokens: Tokens, number: Number) -> bool:
    """'2 pm', '10.30am', '5 o'clock', '1800 GMT'."""
    j = number.j
    word = tokens.low[j]
    if number.digits and tokens.low[number.i - 1] == "the" and word in ("from", "to", "train", "service"):
        # "the 17.03 from Leeds".
        return re.fullmatch(r"[0-2]?[0-9]\.[0-5][0-9]", tokens.low[number.i]) is not None
    return (number.digits and word in _HOURS) or word == "o'clock"


def is_score(tokens: Tokens, number: Number) -> bool:
    """'won 3-1', '5-2-1': digits joined to digits that make no range."""
    j = number.j
    joined = tokens.kind[j] in (Tok.HYPHEN, Tok.DASH) and tokens.touches(j) and tokens.touches(j + 1)
    return number.digits and joined and tokens.kind[j + 1] is Tok.NUMBER


def _is_wickets(tokens: Tokens, number: Number, first: int) -> bool:
    """'47 for four', '212 for 3': a cricket score, either end of it."""
    low = tokens.low
    i, j = number.i, number.j
    if low[j] == "for" and (low[j + 1] in _SHORT or low[j + 1] in _WICKETS):
        return number.plain and (tokens.kind[j + 2] is not Tok.WORD or low[j + 2] in NOUN_EDGES)
    return number.value <= 10 and i - 2 >= first and low[i - 1] == "for" and tokens.kind[i - 2] is Tok.NUMBER


def from_rest(tokens: Tokens, begin: int, first: int) -> bool:
    """Whether a speed is the end of a test from rest: '0-60 mph', 'from 0 to 100 km/h'."""
    return begin - 2 >= first and tokens.low[begin - 2] in _NO_SPEED and tokens.low[begin - 1] in ("-", "–", "to", "—")


def is_race(tokens: Tokens, number: Number, j: int, begin: int, first: int) -> bool:
    """'the 100m', 'women's 200m butterfly', '5,000m title': a distance that names an event."""
    low = tokens.low
    if number.value not in DISTANCES and number.value != 40:
        return False
    if low[j] in RACES or (low[j] == "individual" and low[j + 1] in RACES) or low[j + 1] in RACES:
        return True
    lead = low[begin - 1] if begin > first else ""
    return lead in ("men's", "women's", "the") and _ends(tokens, j) and low[j] not in ("of", "long", "high")


def is_idiom(tokens: Tokens, number: Number, unit: str, noun: int, first: int) -> bool:
    """'a six-figure sum', 'five-star hotel', 'cut in two': figures of speech and numbered things."""
    low = tokens.low
    if unit in IDIOMS and not number.scaled:
        return number.value <= 10
    if unit == "" and _is_wickets(tokens, number, first):
        return True
    if unit == "" and number.plain and from_rest(tokens, number.i, first):
        return number.value in (60, 62, 100)
    if unit == "" and number.value == 2 and not number.digits:
        return low[number.i - 1] in ("in", "into") and number.i - 1 >= first
    # "12A", "747s": letters that touch the digits and are no unit name a thing.
    return noun == number.j and number.digits and not number.scaled and tokens.touches(noun)
