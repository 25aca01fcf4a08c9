"""What stands behind a number: a percentage, a currency, a unit of measure, or a counted noun."""

from . import measures, money, nouns
from .claim import Kind
from .lexicon import words
from .lexicon.function_words import EDGES
from .lexicon.identifiers import NOT_COUNTED
from .lexicon.units import PERCENT_WORDS
from .numbers import WORDS_BELOW_HUNDRED, read_number
from .scales import Number, hyphenated
from .tokens import Tok, Tokens

_OF_WHICH = words("the its their these those his her our my your all last first past next previous final remaining")
_OWNER = 4
_MODEL = 4
_BE = words("were are was is")


class Unit:
    """A unit or counted noun after a number: kind, name, the token behind it, and the noun's token or -1."""

    __slots__ = ("j", "kind", "name", "noun")

    def __init__(self, kind: Kind, name: str, j: int, noun: int = -1) -> None:
        self.kind, self.name, self.j, self.noun = kind, name, j, noun


def read_unit(tokens: Tokens, j: int, limit: int, number: Number, sign: str | None) -> Unit | None:
    """The unit or counted noun that begins at token j."""
    low = tokens.low
    if j >= limit:
        return None
    hyphen = hyphenated(tokens, j)
    k = j + 1 if hyphen else j
    if number.vague and low[k] == "of" and low[k + 1] not in ("them", "whom"):
        # "hundreds of millions of dollars", "thousands of miles", "dozens of the houses".
        k += 1
        while k < limit and low[k] in ("the", "its", "their", "these", "those", "his", "her", "other", "more"):
            k += 1
    share = _percent(tokens, k)
    if share is not None:
        return share
    paid = money.after(tokens, k, number, sign, limit)
    if paid is not None:
        return Unit(Kind.MONEY, paid[0], paid[1])
    if number.part and not hyphen and low[k] == "of":
        return None
    measured = measures.read_measure(tokens, k, number)
    if measured is not None:
        return Unit(Kind.MEASUREMENT, measured[0], measured[1])
    if hyphen:
        return _modifier(tokens, k, limit)
    if k == j:
        k = _whole(tokens, j)
        if k < 0:
            before = number.i - 2
            if tokens.kind[before + 1] is Tok.COMMA and nouns.plural(low[before]):
                # "sonar readings, millions of them".
                return Unit(Kind.COUNT, nouns.name(tokens, before), j + 2)
            return Unit(Kind.COUNT, "person" if low[j + 1] == "whom" else "", j + 2)
    if low[k] == "magnitude":
        return Unit(Kind.MEASUREMENT, "magnitude", k + 1)
    if low[k] == "point" and number.value < 1:
        return Unit(Kind.COUNT, "point", k + 1, noun=k)
    if low[k] in _BE and not number.part:
        return _predicate(tokens, k, limit)
    head = nouns.counted(tokens, k, limit, many=number.value > 1)
    if head is None:
        return _models(tokens, k, limit) if number.value > 1 and tokens.capital(k) else None
    return Unit(Kind.COUNT, nouns.name(tokens, head[1]), head[1] + 1, noun=head[1])


def _percent(tokens: Tokens, k: int) -> Unit | None:
    """'percent', '%', 'per cent', 'percentage points', 'basis points' at token k."""
    low = tokens.low
    word = low[k]
    end = k + 1
    if word == "per" and low[k + 1] == "cent":
        end += 1
    elif word in ("bps", "bp") or (word == "basis" and low[_next(tokens, k)] in ("point", "points")):
        return Unit(Kind.PERCENTAGE, "basis point", _next(tokens, k) + 1 if word == "basis" else end)
    elif tokens.kind[k] is not Tok.PERCENT and word not in PERCENT_WORDS:
        return None
    point = _next(tokens, end - 1)
    if low[point] in ("point", "points"):
        return Unit(Kind.PERCENTAGE, "percentage point", point + 1)
    if word in ("pp", "ppt", "ppts"):
        return Unit(Kind.PERCENTAGE, "percentage point", end)
    return None if word == "percentage" else Unit(Kind.PERCENTAGE, "percent", end)


def _next(tokens: Tokens, k: int) -> int:
    """The word after token k, over a hyphen."""
    return k + 2 if hyphenated(tokens, k + 1) else k + 1


def _whole(tokens: Tokens, j: int) -> int:
    """Where the counted noun begins behind 'of': 'three of the boats', '41 of the 101 seats'; -1 for 'of them'."""
    low = tokens.low
    if low[j] != "of":
        return j
    if low[j + 1] in ("whom", "them"):
        return -1
    k = j
    if tokens.kind[j + 1] is Tok.NUMBER or low[j + 1] in WORDS_BELOW_HUNDRED:
        k = j + 1
    elif low[j + 1] in ("a", "an", "each"):
        k = j + 2
    elif low[j + 1] in _OF_WHICH:
        k = j + 2
        # "43 of the building's 60 flats", "12 of their last 13 games".
        while low[k] in _OF_WHICH or low[k].endswith(("'s", "s'")):
            k += 1
    elif tokens.capital(j + 1) or low[j + 1].endswith(("'s", "s'")):
        # "11 of City's last 14 games".
        owner = next((m for m in range(j + 1, j + _OWNER) if low[m].endswith(("'s", "s'"))), 0)
        if owner:
            k = owner + 1
            while low[k] in _OF_WHICH:
                k += 1
    if k > j:
        whole = read_number(tokens, k)
        if whole is not None:
            k = whole.j
    return k


def _modifier(tokens: Tokens, k: int, limit: int) -> Unit | None:
    """'five-nation tour', 'a 300-strong crew': the word behind the hyphen is what is counted."""
    low, kind = tokens.low, tokens.kind
    if low[k] in NOT_COUNTED or kind[k] != Tok.WORD or low[k] in EDGES or low[k] in WORDS_BELOW_HUNDRED:
        return None
    if low[k] == "strong":
        crew = k + 1
        if crew < limit and kind[crew] is Tok.WORD and low[crew] not in EDGES:
            return Unit(Kind.COUNT, nouns.singular(low[crew]), crew + 1, noun=crew)
        return Unit(Kind.COUNT, "person", k + 1)
    end = k
    while hyphenated(tokens, end + 1) and end - k < 4:
        end += 2
    return Unit(Kind.COUNT, nouns.singular(low[k]), end + 1, noun=k)


def _models(tokens: Tokens, k: int, limit: int) -> Unit | None:
    """'two F-16s', 'three Boeing 737s': things counted by the name of their model."""
    kind = tokens.kind
    j = k
    while j < min(limit, k + _MODEL) and (
        kind[j] in (Tok.WORD, Tok.HYPHEN) and (kind[j] is Tok.HYPHEN or tokens.capital(j))
    ):
        j += 1
    if j > k and kind[j] is Tok.NUMBER and tokens.low[j + 1] == "s" and tokens.touches(j + 1):
        return Unit(Kind.COUNT, tokens.span(k, j + 1).lower(), j + 2, noun=j + 1)
    return None


def _predicate(tokens: Tokens, k: int, limit: int) -> Unit | None:
    """'Of the 40, 12 were children': the noun stands behind the verb."""
    head = nouns.counted(tokens, k + 1, min(limit, k + 4), many=True)
    if head is None or not nouns.person_noun(tokens.low[head[1]]):
        return None
    return Unit(Kind.COUNT, nouns.singular(tokens.low[head[1]]), k, noun=-1)
