"""Ages: 'the 70-year-old', 'Jane Doe, 45,', 'aged 18 to 24', 'over-65s', 'in her 60s', 'turned 50'."""

from decimal import Decimal

from . import comparators
from .claim import Comparator, Kind, Quantity
from .date_parts import bare
from .found import Found
from .lexicon import words
from .lexicon.calendar import MONTHS, TENS_OF_YEARS, WEEKDAYS
from .lexicon.speech import PERSON_TITLES
from .nouns import person_noun, singular
from .numbers import read_number
from .scales import Number
from .tokens import Tok, Tokens

_OLDEST = 130
_AGED = words("aged age ages ageing aging")
_JUST = words("just only about around nearly almost")
_DASHES = (Tok.HYPHEN, Tok.DASH)
_POSSESSIVES = words("his her their my our its")
_PERSONAL = words("he she i who")
_TURNS = words("turned turns turning turn")
_BE = words("is was am 's are were")
_BOUNDS = {
    "under": Comparator.LESS_THAN, "over": Comparator.MORE_THAN, "above": Comparator.MORE_THAN,
    "below": Comparator.LESS_THAN,
}  # fmt: skip
_ENDED = (Tok.COMMA, Tok.STOP, Tok.CLOSE, Tok.END, Tok.NEWLINE, Tok.DASH, Tok.COLON, Tok.QUOTE)
_AFTER_AGE = words("when and but at years or on last this next in")
_ANYONE = words("those anyone everyone anybody everybody")
# "the retirement age to 64 from 62".
_LIMITS = words("retirement pension voting drinking minimum maximum legal average median mean school marriage consent")
_TO_LIMIT = words(
    "to from of at is was be will just only about and has been by rise rises rising rose raised increase increased go "
    "going goes fall lowered cut set should would"
)
_YOUNG_AND_OLD = words("girl boy man woman child daughter son baby toddler youth student")
_KIN = words("son daughter wife husband brother sister mother father nephew niece grandson granddaughter partner twins")
_LIFE = words("joined married died retired graduated emigrated orphaned widowed enlisted debuted wed quit")
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
    elif low[i - 1] not in ("aged", "age") and not (low[i - 1] in _JUST and low[i - 2] == "aged"):
        return None
    if comparator is None:
        following = _after(tokens, j)
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
    return _found(tokens, begin, j, value, upper if comparator is Comparator.BETWEEN else None, comparator, unit)


def _after(tokens: Tokens, j: int) -> tuple[Comparator, int] | None:
    for length in (2, 1):
        sense = _OLDER.get(tuple(tokens.low[j : j + length]))
        if sense is not None:
            return sense, j + length
    return comparators.after(tokens, j)


def _found(
    tokens: Tokens, begin: int, j: int, value: Decimal, upper: Decimal | None, comparator: Comparator | None,
    unit: str = "year",
) -> Found:  # fmt: skip
    quantity = Quantity(
        value, comparator or Comparator.EXACTLY, unit, tokens.start[begin], tokens.end[j - 1], upper=upper
    )
    return Found(Kind.AGE, quantity, begin, j, j, "age")


def read_bare_age(tokens: Tokens, number: Number, first: int, limit: int) -> Found | None:
    """An age told by a bare number and the words about it, or None."""
    low, i = tokens.low, number.i
    if number.scaled or number.vague or (number.digits and len(low[i]) > 4):
        return None
    if number.value > _OLDEST:
        return None
    k = i - 1
    while k > first and low[k] in _JUST:
        k -= 1
    if _cued(tokens, i, k, first):
        return _listed(tokens, number, i, k, first)
    if number.value != int(number.value):
        return None
    return (
        _old_group(tokens, number, first)
        or _apposed(tokens, number, first, limit)
        or _told(tokens, number, k, first, limit)
    )


def _cued(tokens: Tokens, i: int, k: int, first: int) -> bool:
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
    if lead == "is" or lead == "was":
        return low[k - 1] == "age" and low[k - 2] in ("average", "median", "mean", "minimum", "retirement", "whose")
    if lead in ("to", "from", "at") and _limit(tokens, k, first):
        return True
    if lead == "of" and low[k - 1] in _YOUNG_AND_OLD and (tokens.kind[i + 1] in _ENDED or low[i + 1] in ("and", "who")):
        return True
    # The second of two: "aged four and six", "aged 4, 6 and 9".
    if lead in ("and", "or", ",") and low[k - 2] in ("aged", "ages"):
        return True
    return lead in ("and", "or") and tokens.kind[k - 2] is Tok.COMMA and low[k - 4] in ("aged", "ages")


def _limit(tokens: Tokens, k: int, first: int) -> bool:
    """Whether 'the retirement age' stands before token k, no other words than of its rise between."""
    low = tokens.low
    m = k - 1
    while m > first and k - m < 6 and (low[m] in _TO_LIMIT or tokens.kind[m] is Tok.NUMBER):
        m -= 1
    return low[m] == "age" and low[m - 1] in _LIMITS


def _at_age(low: list[str], k: int) -> bool:
    """Whether 'age' at token k leads to a number: 'a man of age 87', but not 'came of age 20 years ago'."""
    return low[k - 1] != "of" or person_noun(low[k - 2])


def _listed(tokens: Tokens, number: Number, i: int, k: int, first: int) -> Found:
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
    if second is not None and number.value < second.value < _OLDEST and second.value == int(second.value):
        upper, j, comparator = second.value, second.j, Comparator.BETWEEN
    else:
        following = _after(tokens, j)
        if following is not None:
            comparator, j = following
        elif lead in _BOUNDS:
            comparator, begin = _BOUNDS[lead], k
        elif lead == "of" and low[k - 2] == "the":
            bound = comparators.before(tokens, k - 2, first)
            if bound is not None:
                comparator, begin = bound
    bound = comparators.before(tokens, i, first) if begin == i else None
    if bound is not None:
        begin, comparator = bound[1], comparator or bound[0]
    if low[j] == "years":
        j += 1
    return _found(tokens, begin, j, number.value, upper, comparator)


def _old_group(tokens: Tokens, number: Number, first: int) -> Found | None:
    """'over-65s', 'under 18s', 'people over 65', 'older than 40', '65 and older', '18 or younger'."""
    low, kind = tokens.low, tokens.kind
    i, j = number.i, number.j
    k = i - 2 if kind[i - 1] is Tok.HYPHEN and tokens.touches(i) else i - 1
    if k < first:
        return None
    many = low[j] == "s" and tokens.touches(j)
    if low[k] in _BOUNDS and many and not (tokens.capital(k) and k > first):
        return _found(tokens, k, j + 1, number.value, None, _BOUNDS[low[k]])
    if kind[i - 1] is Tok.HYPHEN:
        return None
    if low[k] in _BOUNDS and k > first and _people(low[k - 1]):
        return _found(tokens, k, j, number.value, None, _BOUNDS[low[k]]) if _ends_age(tokens, j) else None
    if low[k] == "than" and low[k - 1] in ("older", "younger") and _ends_age(tokens, j):
        sense = Comparator.MORE_THAN if low[k - 1] == "older" else Comparator.LESS_THAN
        return _found(tokens, k - 1, j, number.value, None, sense)
    if low[j] in ("and", "or") and low[j + 1] in ("older", "younger") and not person_noun(low[j + 2]):
        sense = Comparator.AT_LEAST if low[j + 1] == "older" else Comparator.AT_MOST
        return _found(tokens, i, j + 2, number.value, None, sense)
    if low[j] in ("and", "or") and low[j + 1] in ("over", "above", "under") and _people(low[k]):
        sense = Comparator.AT_MOST if low[j + 1] == "under" else Comparator.AT_LEAST
        return _found(tokens, i, j + 2, number.value, None, sense)
    return None


def _people(word: str) -> bool:
    return (person_noun(word) or word in _ANYONE) and word not in ("police", "troops")


def _ends_age(tokens: Tokens, j: int) -> bool:
    """Whether no counted noun follows, so that the bare number is an age."""
    return tokens.kind[j] in _ENDED or tokens.low[j] in (
        "are", "were", "who", "have", "had", "can", "will", "should", "must", "may", "to", "in", "and", "or", "get",
        "with", "at", "on", "for", "live", "from", "is", "without", "need", "died",
    )  # fmt: skip


def _apposed(tokens: Tokens, number: Number, first: int, limit: int) -> Found | None:
    """'Sarah Miller, 45, said', 'her son, Tom, 12.', 'Sarah Miller (45)'."""
    kind, low = tokens.kind, tokens.low
    i, j = number.i, number.j
    if kind[i] is not Tok.NUMBER or not number.plain or not 1 <= number.value <= 120 or i - 2 < first:
        return None
    opener, closer = kind[i - 1], kind[j]
    if opener is Tok.COMMA:
        ended = closer is Tok.COMMA or (closer is Tok.STOP and j >= limit - 1)
        if not ended and not (low[j] in ("and", "who", "of", "from") and _full_name(tokens, i - 2, first)):
            return None
    elif opener is not Tok.OPEN or closer is not Tok.CLOSE or not _full_name(tokens, i - 2, first):
        return None
    name = i - 2
    if low[name] in _KIN and low[name - 1] in _POSSESSIVES:
        return _found(tokens, i, j, number.value, None, None)
    if opener is Tok.COMMA and closer is Tok.COMMA and _one_person(tokens, name, first):
        return _found(tokens, i, j, number.value, None, None)
    if kind[name] is not Tok.WORD or not tokens.capital(name) or low[name] in MONTHS or low[name] in WEEKDAYS:
        return None
    # A number among numbers is a list, not an age.
    if kind[j] is Tok.COMMA and kind[j + 1] is Tok.NUMBER and not tokens.capital(name - 1):
        return None
    alone = name == first or kind[name - 1] in (Tok.QUOTE, Tok.COMMA) or low[name - 1] in _POSSESSIVES
    kin = low[name - 1] in _KIN or low[name - 1] == "and"
    if not (tokens.capital(name - 1) or alone or kin or low[name - 1] in ("de", "van", "der", "von", "bin", "al", ".")):
        return None
    return _found(tokens, i, j, number.value, None, None)


def _one_person(tokens: Tokens, k: int, first: int) -> bool:
    """'a boy, 15,', 'the second driver, 40,': one person, named by no name."""
    low = tokens.low
    if not person_noun(low[k]) or singular(low[k]) != low[k]:
        return False
    return any(low[m] in ("a", "an", "the", "another", "his", "her", "their") for m in range(max(first, k - 3), k))


def _full_name(tokens: Tokens, k: int, first: int) -> bool:
    """Whether two capitalised words end at token k."""
    kind = tokens.kind
    return (
        k - 1 >= first
        and kind[k] is Tok.WORD
        and kind[k - 1] is Tok.WORD
        and tokens.capital(k)
        and tokens.capital(k - 1)
        and not tokens.word(k).isupper()
    )


def _told(tokens: Tokens, number: Number, k: int, first: int, limit: int) -> Found | None:
    """'turned 50', 'She was 82.', 'who is 45', 'At 19, he', 'the youngest victim was 71'."""
    low, kind = tokens.low, tokens.kind
    i, j, value = number.i, number.j, number.value
    if k < first or kind[j] in (Tok.PERCENT, Tok.HYPHEN) or value < 1:
        return None
    begin = k + 1
    ended = kind[j] in _ENDED or low[j] in _AFTER_AGE
    if low[k] in _TURNS and ended and low[j] not in ("at", "on"):
        return _found(tokens, begin, j, value, None, None)
    if low[k] in _BE and k > first:
        person = low[k - 1] in _PERSONAL
        oldest = any(word in ("youngest", "oldest", "eldest") for word in low[max(first, k - 6) : k])
        named = kind[k - 1] is Tok.WORD and tokens.capital(k - 1) and low[k - 2] in PERSON_TITLES
        last = kind[j] in _ENDED or (low[j] in ("when", "and", "years") and person)
        if last and ((person and value > 1) or oldest or named) and low[k - 1] != "i" and kind[j + 1] is not Tok.NUMBER:
            return _found(tokens, begin, j, value, None, None)
    if low[k] in ("oldest", "youngest", "eldest") and kind[j] in _ENDED:
        return _found(tokens, begin, j, value, None, None)
    lived = low[k] == "at" and kind[j] in _ENDED and 5 <= value <= 110 and kind[i] is Tok.NUMBER
    if lived and not _LIFE.isdisjoint(low[max(first, k - 5) : k]):
        return _found(tokens, begin, j, value, None, None)
    if low[k] == "at" and (k == first or kind[k - 1] in (Tok.COMMA, Tok.QUOTE)) and kind[j] is Tok.COMMA:
        who = low[j + 1]
        if 5 <= value <= 110 and (who in ("he", "she", "his", "her", "i") or (k == first and tokens.capital(j + 1))):
            return _found(tokens, begin, j, value, None, None)
    return None


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
    if low[k] in _BOUNDS and not (tokens.capital(k) and k > first):
        return _found(tokens, k, i + 1, value, None, _BOUNDS[low[k]])
    if low[k] in ("early", "mid", "late"):
        k -= 1
    begin = k + 1
    # "in their 40s and 50s"
    if low[k] in ("and", "or", "to") and tokens.kind[k - 1] is Tok.DECADE:
        begin, k = i, k - 2
    if low[k] not in _POSSESSIVES or low[k - 1] not in ("in", "into", "of", "reached", "from", "well"):
        return None
    return _found(tokens, begin, i + 1, value, value + 9, Comparator.BETWEEN)
