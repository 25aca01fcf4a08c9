"""Ages told by a bare number beside a person: 'Jane Doe, 45,', 'a boy, 15,', 'turned 50', 'She was 82.'."""

from .ages import age_found
from .date_parts import ENDED
from .found import Found
from .group_ages import cued, listed, old_group
from .lexicon.ages import AFTER_AGE, BE, JUST, KIN, LIFE, OLDEST, PERSONAL, POSSESSIVES, TURNS
from .lexicon.calendar import MONTHS, WEEKDAYS
from .lexicon.speech import PERSON_TITLES
from .nouns import person_noun, singular
from .scales import Number
from .tokens import Tok, Tokens


def read_bare_age(tokens: Tokens, number: Number, first: int, limit: int) -> Found | None:
    """An age told by a bare number and the words about it, or None."""
    low, i = tokens.low, number.i
    if number.scaled or number.vague or (number.digits and len(low[i]) > 4):
        return None
    if number.value > OLDEST:
        return None
    k = i - 1
    while k > first and low[k] in JUST:
        k -= 1
    if cued(tokens, i, k, first):
        return listed(tokens, number, i, k, first)
    if number.value != int(number.value):
        return None
    return (
        old_group(tokens, number, first)
        or _apposed(tokens, number, first, limit)
        or _told(tokens, number, k, first, limit)
    )


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
    if low[name] in KIN and low[name - 1] in POSSESSIVES:
        return age_found(tokens, i, j, number.value, None, None)
    if opener is Tok.COMMA and closer is Tok.COMMA and _one_person(tokens, name, first):
        return age_found(tokens, i, j, number.value, None, None)
    if kind[name] is not Tok.WORD or not tokens.capital(name) or low[name] in MONTHS or low[name] in WEEKDAYS:
        return None
    # A number among numbers is a list, not an age.
    if kind[j] is Tok.COMMA and kind[j + 1] is Tok.NUMBER and not tokens.capital(name - 1):
        return None
    alone = name == first or kind[name - 1] in (Tok.QUOTE, Tok.COMMA) or low[name - 1] in POSSESSIVES
    kin = low[name - 1] in KIN or low[name - 1] == "and"
    if not (tokens.capital(name - 1) or alone or kin or low[name - 1] in ("de", "van", "der", "von", "bin", "al", ".")):
        return None
    return age_found(tokens, i, j, number.value, None, None)


def _one_person(tokens: Tokens, k: int, first: int) -> bool:
    """'a boy, 15,', 'the second driver, 40,': one person, named by no name."""
    low = tokens.low
    if not person_noun(low[k]) or singular(low[k]) != low[k]:
        return False
    # A headline leaves the article out.
    if k - first < 3:
        return True
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
    ended = kind[j] in ENDED or low[j] in AFTER_AGE
    if low[k] in TURNS and ended and low[j] not in ("at", "on"):
        return age_found(tokens, begin, j, value, None, None)
    if low[k] in BE and k > first:
        person = low[k - 1] in PERSONAL
        oldest = any(word in ("youngest", "oldest", "eldest") for word in low[max(first, k - 6) : k])
        named = kind[k - 1] is Tok.WORD and tokens.capital(k - 1) and low[k - 2] in PERSON_TITLES
        last = kind[j] in ENDED or (low[j] in ("when", "and", "years") and person)
        if last and ((person and value > 1) or oldest or named) and low[k - 1] != "i" and kind[j + 1] is not Tok.NUMBER:
            return age_found(tokens, begin, j, value, None, None)
    if low[k] in ("oldest", "youngest", "eldest") and kind[j] in ENDED:
        return age_found(tokens, begin, j, value, None, None)
    lived = low[k] == "at" and kind[j] in ENDED and 5 <= value <= 110 and kind[i] is Tok.NUMBER
    if lived and not LIFE.isdisjoint(low[max(first, k - 5) : k]):
        return age_found(tokens, begin, j, value, None, None)
    if low[k] == "at" and (k == first or kind[k - 1] in (Tok.COMMA, Tok.QUOTE)) and kind[j] is Tok.COMMA:
        who = low[j + 1]
        if 5 <= value <= 110 and (who in ("he", "she", "his", "her", "i") or (k == first and tokens.capital(j + 1))):
            return age_found(tokens, begin, j, value, None, None)
    return None
