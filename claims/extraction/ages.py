"""Ages of people, animals and things: 'the 70-year-old', '10 days old', 'in her 60s', 'over-60s'."""

from decimal import Decimal

from . import comparators
from .claim import Comparator, Kind, Quantity
from .date_parts import bare
from .found import Found
from .lexicon.ages import ANYONE, JUST, POSSESSIVES
from .lexicon.calendar import TENS_OF_YEARS
from .nouns import person_noun
from .numbers import read_number
from .tokens import Tok, Tokens

BOUNDS = {
    "under": Comparator.LESS_THAN, "over": Comparator.MORE_THAN, "above": Comparator.MORE_THAN,
    "below": Comparator.LESS_THAN,
}  # fmt: skip
_OLDER = {
    ("and", "up"): Comparator.AT_LEAST, ("and", "upwards"): Comparator.AT_LEAST, ("or", "up"): Comparator.AT_LEAST,
    ("upwards",): Comparator.AT_LEAST, ("and", "younger"): Comparator.AT_MOST, ("and", "below"): Comparator.AT_MOST,
    ("or", "below"): Comparator.AT_MOST,
}  # fmt: skip


def read_age(
    tokens: Tokens, i: int, first: int, value: Decimal, unit: str, j: int, comparator: Comparator | None,
    upper: Decimal | None,
) -> Found | None:  # fmt: skip
    """The age whose length of time stands at tokens i to j: '-old', 'old' or 'of age' behind it, 'aged' before it."""
    low, kind = tokens.low, tokens.kind
    if kind[j] is Tok.HYPHEN and bare(low[j + 1]) in ("old", "olds"):
        j += 2
    elif bare(low[j]) in ("old", "olds") or (low[j] == "of" and low[j + 1] == "age"):
        j += 1 if low[j] != "of" else 2
    elif (low[i - 1] in BOUNDS and people(low[i - 2])) or (low[i - 1] == "than" and low[i - 2] in ("younger", "older")):
        # "babies under six months", "infants younger than 6 months"
        pass
    elif low[i - 1] == "of" and low[i - 2] == "age" and low[i - 3] == "the":
        bound = comparators.before(tokens, i - 3, first)
        if bound is not None:
            return age_found(tokens, bound[1], j, value, None, bound[0], unit)
    elif low[i - 1] not in ("aged", "age") and not (low[i - 1] in JUST and low[i - 2] == "aged"):
        return None
    if comparator is None:
        following = age_after(tokens, j)
        second = read_number(tokens, j + 1) if unit == "month" and low[j] == "to" else None
        if following is not None:
            comparator, j = following
        elif second is not None and low[second.j] in ("years", "months"):
            # "aged six months to five years"
            comparator, upper = Comparator.BETWEEN, second.value * (12 if low[second.j] == "years" else 1)
            j = second.j + 1
    begin = i
    bound = comparators.before(tokens, i, first)
    if bound is not None:
        begin = bound[1]
        comparator = comparator or bound[0]
    if unit in ("decade", "century"):
        factor = 10 if unit == "decade" else 100
        value, unit = value * factor, "year"
        upper = None if upper is None else upper * factor
    return age_found(tokens, begin, j, value, upper if comparator is Comparator.BETWEEN else None, comparator, unit)


def people(word: str) -> bool:
    """Whether a folded word counts people whose age may be told."""
    return (person_noun(word) or word in ANYONE) and word not in ("police", "troops")


def age_after(tokens: Tokens, j: int) -> tuple[Comparator, int] | None:
    for length in (2, 1):
        sense = _OLDER.get(tuple(tokens.low[j : j + length]))
        if sense is not None:
            return sense, j + length
    return comparators.after(tokens, j)


def age_found(
    tokens: Tokens, begin: int, j: int, value: Decimal, upper: Decimal | None, comparator: Comparator | None,
    unit: str = "year",
) -> Found:  # fmt: skip
    quantity = Quantity(
        value, comparator or Comparator.EXACTLY, unit, tokens.start[begin], tokens.end[j - 1], upper=upper
    )
    return Found(Kind.AGE, quantity, begin, j, j, "age")


def read_tens(tokens: Tokens, i: int, first: int) -> Found | None:
    """'in her 60s', 'in his late thirties', 'over-60s', beginning at the decade."""
    low = tokens.low
    word = low[i]
    digits = "".join(c for c in word if c.isdigit())
    value = Decimal(digits) if len(digits) in (2, 3) else Decimal(TENS_OF_YEARS.get(word, 0))
    if not value or word[0] in "'’":
        return None
    k = i - 1
    if tokens.kind[k] is Tok.HYPHEN:
        k -= 1
    if low[k] in BOUNDS and not (tokens.capital(k) and k > first):
        return age_found(tokens, k, i + 1, value, None, BOUNDS[low[k]])
    if low[k] in ("early", "mid", "late"):
        k -= 1
    begin = k + 1
    # "in their 40s and 50s"
    if low[k] in ("and", "or", "to") and tokens.kind[k - 1] is Tok.DECADE:
        begin, k = i, k - 2
    if low[k] not in POSSESSIVES or low[k - 1] not in ("in", "into", "of", "reached", "from", "well"):
        return None
    return age_found(tokens, begin, i + 1, value, value + 9, Comparator.BETWEEN)
