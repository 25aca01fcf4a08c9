"""Ages of groups and at limits: 'aged 18 to 24', 'over-65s', 'people older than 40', 'the retirement age to 67'."""

from . import comparators
from .ages import BOUNDS, age_after, age_found, people
from .claim import Comparator
from .date_parts import ENDED
from .found import Found
from .lexicon.ages import AGE_GROUPS, LIMITS, OLDEST, TO_LIMIT, YOUNG_AND_OLD
from .nouns import person_noun, plural
from .numbers import read_number
from .scales import Number
from .tokens import Tok, Tokens

_DASHES = (Tok.HYPHEN, Tok.DASH)


def cued(tokens: Tokens, i: int, k: int, first: int) -> bool:
    """Whether 'aged', 'at the age of', 'between the ages of' leads to the number at token i."""
    low = tokens.low
    lead = low[k]
    if k < first:
        return False
    if lead in ("aged", "ages") or (lead == "age" and low[k - 1] not in ("the", "an", "any") and _at_age(low, k)):
        return True
    if lead == "of" and low[k - 1] in ("age", "ages"):
        return low[k - 2] in (
            "the",
            "minimum",
            "average",
            "median",
            "mean",
            "tender",
            "ripe",
            "an",
            "a",
            "old",
            "between",
        )
    if lead in ("between", "over", "under", "from") and low[k - 1] in ("aged", "ages"):
        return True
    if (
        lead in ("is", "was")
        and low[k - 1] == "age"
        and low[k - 2] in ("average", "median", "mean", "minimum", "retirement", "whose")
    ):
        return True
    if lead == "as" and low[k - 1] in ("young", "old") and low[k - 2] == "as":
        return True
    if lead in ("to", "from", "at", "is", "was", "be") and _limit(tokens, k, first):
        return True
    if lead == "of" and low[k - 1] in YOUNG_AND_OLD and _not_counting(tokens, i + 1):
        return True
    # The second of two: "aged four and six", "aged 4, 6 and 9".
    if lead in ("and", "or", ",") and low[k - 2] in ("aged", "ages"):
        return True
    return lead in ("and", "or") and tokens.kind[k - 2] is Tok.COMMA and low[k - 4] in ("aged", "ages")


def _not_counting(tokens: Tokens, j: int) -> bool:
    """Whether no counted noun or range stands at token j: 'a boy of 16 lost it'."""
    return tokens.kind[j] in ENDED or (tokens.kind[j] is Tok.WORD and not plural(tokens.low[j]))


def _limit(tokens: Tokens, k: int, first: int) -> bool:
    """Whether 'the retirement age' stands before token k, no other words than of its rise between."""
    low = tokens.low
    m = k - 1
    while m > first and k - m < 14 and (low[m] in TO_LIMIT or tokens.kind[m] is Tok.NUMBER):
        m -= 1
    if low[m] in ("limit", "consent"):
        return low[m - 1] in ("age", "of")
    return low[m] == "age" and low[m - 1] in LIMITS


def _at_age(low: list[str], k: int) -> bool:
    """Whether 'age' at token k leads to a number: 'a man of age 87', but not 'came of age 20 years ago'."""
    return low[k - 1] != "of" or person_noun(low[k - 2])


def listed(tokens: Tokens, number: Number, i: int, k: int, first: int) -> Found:
    """The age at a cue, with its range or bound: '18 to 24', '65 and over'."""
    low, kind = tokens.low, tokens.kind
    j = number.j
    begin, comparator, upper = i, None, None
    lead = low[k]
    joined = (kind[j] in _DASHES and len(low[j]) == 1) or low[j] == "to" or (low[j] == "and" and lead == "between")
    if low[j] == "and" and lead == "of" and low[k - 1] == "ages":
        joined = True
    joined = joined and lead not in ("to", "from", "at")
    second = read_number(tokens, j + 1) if joined else None
    if second is not None and number.value < second.value < OLDEST and second.value == int(second.value):
        upper, j, comparator = second.value, second.j, Comparator.BETWEEN
    else:
        following = age_after(tokens, j)
        if following is not None:
            comparator, j = following
        elif lead in BOUNDS:
            comparator, begin = BOUNDS[lead], k
        elif lead == "of" and low[k - 2] == "the":
            bound = comparators.before(tokens, k - 2, first)
            if bound is not None:
                comparator, begin = bound
    bound = comparators.before(tokens, i, first) if begin == i else None
    if bound is not None:
        begin, comparator = bound[1], comparator or bound[0]
    if low[j] == "years":
        j += 1
    return age_found(tokens, begin, j, number.value, upper, comparator)


def old_group(tokens: Tokens, number: Number, first: int) -> Found | None:
    """'over-65s', 'under 18s', 'people over 65', 'older than 40', '65 and older', '18 or younger'."""
    low, kind = tokens.low, tokens.kind
    i, j = number.i, number.j
    k = i - 2 if kind[i - 1] is Tok.HYPHEN and tokens.touches(i) else i - 1
    if k < first:
        return None
    many = low[j] == "s" and tokens.touches(j)
    if low[k] in BOUNDS and many and not (tokens.capital(k) and k > first):
        return age_found(tokens, k, j + 1, number.value, None, BOUNDS[low[k]])
    dash = kind[j] in _DASHES and tokens.touches(j)
    if dash and low[j + 2] == "age" and low[j + 3] in AGE_GROUPS:
        # "the 18-24 age group"
        second = read_number(tokens, j + 1)
        if second is not None and number.value < second.value < OLDEST:
            return age_found(tokens, i, j + 2, number.value, second.value, Comparator.BETWEEN)
    if kind[i - 1] is Tok.HYPHEN:
        return None
    also = low[k - 1] in ("than", "and", "or") and not {"aged", "ages"}.isdisjoint(low[max(first, k - 14) : k])
    if low[k] in BOUNDS and k > first and (people(low[k - 1]) or also):
        return age_found(tokens, k, j, number.value, None, BOUNDS[low[k]]) if _ends_age(tokens, j) else None
    if low[k] == "than" and low[k - 1] in ("older", "younger") and _ends_age(tokens, j):
        sense = Comparator.MORE_THAN if low[k - 1] == "older" else Comparator.LESS_THAN
        return age_found(tokens, k - 1, j, number.value, None, sense)
    if low[j] in ("and", "or") and low[j + 1] in ("older", "younger") and not person_noun(low[j + 2]):
        sense = Comparator.AT_LEAST if low[j + 1] == "older" else Comparator.AT_MOST
        return age_found(tokens, i, j + 2, number.value, None, sense)
    if low[j] in ("and", "or") and low[j + 1] in ("over", "above", "under") and people(low[k]):
        sense = Comparator.AT_MOST if low[j + 1] == "under" else Comparator.AT_LEAST
        return age_found(tokens, i, j + 2, number.value, None, sense)
    return None


def _ends_age(tokens: Tokens, j: int) -> bool:
    """Whether no counted noun follows, so that the bare number is an age."""
    return tokens.kind[j] in ENDED or tokens.kind[j] is Tok.OPEN or tokens.low[j] in (
        "are", "were", "who", "have", "had", "can", "will", "should", "must", "may", "to", "in", "and", "or", "get",
        "with", "at", "on", "for", "live", "from", "is", "without", "need", "died",
    )  # fmt: skip
