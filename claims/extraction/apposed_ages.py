"""Ages beside a name or a person between commas: 'Jane Doe, 45,', 'a boy, 15,', 'her son, Tom, 12.'."""

from .ages import age_found
from .found import Found
from .lexicon import words
from .lexicon.ages import CHILDREN, KIN, NOT_AGED, PERSONS, POSSESSIVES
from .lexicon.calendar import MONTHS, WEEKDAYS
from .lexicon.function_words import EDGES
from .lexicon.numbers import ONES
from .lexicon.speech import PARTICLES
from .nouns import person_noun, singular
from .numbers import read_number
from .scales import Number
from .tokens import Tok, Tokens

# "in Texas, 45, including a child": a place and a count.
_PLACE_LEADS = words("in at near of on off around outside inside across to")


def apposed(tokens: Tokens, number: Number, first: int, limit: int) -> Found | None:
    """'Sarah Miller, 45, said', 'her son, Tom, 12.', 'Sarah Miller (45)'."""
    kind, low = tokens.kind, tokens.low
    i, j = number.i, number.j
    if not 1 <= number.value <= 120 or not (number.plain or kind[i] is Tok.WORD):
        return None
    # "Jutting, now 31,"
    comma = i - 2 if low[i - 1] in ("now", "then") else i - 1
    name = comma - 1
    if name < first:
        return _children(tokens, number, first, limit)
    children = _children(tokens, number, first, limit)
    if children is not None:
        return children
    opener, closer = kind[comma], kind[j]
    if opener is Tok.COMMA:
        ended = closer in (Tok.COMMA, Tok.COLON, Tok.DASH) or (closer is Tok.STOP and j >= limit - 1)
        of = low[j] in ("and", "who", "from") or (low[j] == "of" and tokens.capital(j + 1))
        if not ended and not (of and _full_name(tokens, name, first)):
            return None
    elif opener is not Tok.OPEN or closer is not Tok.CLOSE or not _full_name(tokens, name, first):
        return None
    if low[name] in KIN and (low[name - 1] in POSSESSIVES or low[name - 1] in ("a", "the", "one")):
        return age_found(tokens, i, j, number.value, None, None)
    if opener is Tok.COMMA and closer is Tok.COMMA and _one_person(tokens, name, first):
        return age_found(tokens, i, j, number.value, None, None)
    if kind[name] is not Tok.WORD or not tokens.capital(name) or low[name] in MONTHS or low[name] in WEEKDAYS:
        return None
    # A number among numbers is a list, not an age.
    if kind[j] is Tok.COMMA and kind[j + 1] is Tok.NUMBER and not tokens.capital(name - 1):
        return None
    if kind[i] is Tok.WORD and closer is not Tok.COMMA:
        return None
    alone = name == first or kind[name - 1] in (Tok.QUOTE, Tok.COMMA) or low[name - 1] in POSSESSIVES
    led = tokens.capital(name - 1) and low[name - 1] not in _PLACE_LEADS
    if not (led or alone or low[name - 1] not in _PLACE_LEADS or low[name - 1] == "and"):
        return None
    return age_found(tokens, i, j, number.value, None, None)


def _children(tokens: Tokens, number: Number, first: int, limit: int) -> Found | None:
    """Either age of 'their sons, 14 and 11,'."""
    kind, low = tokens.kind, tokens.low
    i, j = number.i, number.j
    last = low[i - 1] == "and" and kind[i - 3] is Tok.COMMA and kind[i - 2] in (Tok.NUMBER, Tok.WORD)
    comma = i - 3 if last else i - 1
    if comma <= first or kind[comma] is not Tok.COMMA or low[comma - 1] not in CHILDREN or number.value > 60:
        return None
    end = j if last else j + 2
    if not last and (low[j] != "and" or read_number(tokens, j + 1) is None):
        return None
    if kind[end] is not Tok.COMMA and not (kind[end] is Tok.STOP and end >= limit - 1):
        return None
    return age_found(tokens, i, j, number.value, None, None)


def _one_person(tokens: Tokens, k: int, first: int) -> bool:
    """'a boy, 15,', 'the second driver, 40,': one person, named by no name."""
    low = tokens.low
    if tokens.kind[k - 1] is Tok.HYPHEN and low[k - 2] == "of" and low[k] in ONES:
        # "the mother-of-three, 38,"
        return True
    person = person_noun(low[k]) or low[k] in PERSONS
    if (
        singular(low[k]) != low[k]
        or low[k] in NOT_AGED
        or low[k].endswith("ed")
        or low[k] in EDGES
        or (tokens.capital(k) and not person)
    ):
        return False
    # A headline leaves the article out.
    if person and (k - first < 3 or tokens.kind[k - 1] is Tok.COLON):
        return True
    return any(low[m] in ("a", "an", "the", "another", "his", "her", "their") for m in range(max(first, k - 3), k))


def _full_name(tokens: Tokens, k: int, first: int) -> bool:
    """Whether two capitalised words end at token k."""
    kind = tokens.kind
    if tokens.low[k - 1] in PARTICLES or tokens.low[k - 1] in ("ter", "ten"):
        return k - 2 >= first and tokens.capital(k) and tokens.capital(k - 2)
    return (
        k - 1 >= first
        and kind[k] is Tok.WORD
        and kind[k - 1] is Tok.WORD
        and tokens.capital(k)
        and tokens.capital(k - 1)
        and not tokens.word(k).isupper()
    )
