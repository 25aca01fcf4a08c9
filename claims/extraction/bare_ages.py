"""Ages told by a bare number beside a person: 'Jane Doe, 45,', 'a boy, 15,', 'turned 50', 'She was 82.'."""

from . import comparators
from .ages import age_found
from .apposed_ages import apposed
from .date_parts import ENDED, bare
from .found import Found
from .group_ages import cued, listed, old_group
from .lexicon.ages import AFTER_AGE, BE, I_AM, JUST, LIFE, OLDEST, PERSONAL, TURNS
from .lexicon.calendar import MONTHS, WEEKDAYS
from .lexicon.identifiers import WHERE
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
        or apposed(tokens, number, first, limit)
        or _told(tokens, number, k, first, limit)
    )


def _told(tokens: Tokens, number: Number, k: int, first: int, limit: int) -> Found | None:
    """'turned 50', 'She was 82.', 'who is 45', 'At 19, he', 'the youngest victim was 71'."""
    low, kind = tokens.low, tokens.kind
    i, j, value = number.i, number.j, number.value
    if k < first or kind[j] in (Tok.PERCENT, Tok.HYPHEN) or value < 1:
        return None
    bound = comparators.before(tokens, i, first)
    begin, comparator = (bound[1], bound[0]) if bound is not None else (k + 1, None)
    ended = kind[j] in ENDED or low[j] in AFTER_AGE
    dated = low[j] == "on" and (bare(low[j + 1]) in WEEKDAYS or low[j + 1] in MONTHS or kind[j + 1] is Tok.NUMBER)
    corner = low[k] == "turn" and low[k - 1] in WHERE
    if low[k] in TURNS and not corner and ended and (low[j] not in ("at", "on") or dated):
        return age_found(tokens, begin, j, value, None, comparator)
    if low[k] in I_AM and value > 4 and (kind[j] in ENDED or low[j] in ("and", "years")):
        return age_found(tokens, begin, j, value, None, comparator)
    if low[k] in BE and k > first:
        person = low[k - 1] in PERSONAL or (low[k - 1] == "and" and "who" in low[max(first, k - 14) : k] and value > 17)
        one = person_noun(low[k - 1]) and singular(low[k - 1]) == low[k - 1] and value > 4
        oldest = any(word in ("youngest", "oldest", "eldest") for word in low[max(first, k - 6) : k])
        named = kind[k - 1] is Tok.WORD and tokens.capital(k - 1) and low[k - 2] in PERSON_TITLES
        last = kind[j] in ENDED or (low[j] in ("when", "and", "years") and person)
        if last and ((person and value > 1) or oldest or named or one) and kind[j + 1] is not Tok.NUMBER:
            return age_found(tokens, begin, j, value, None, comparator)
    if low[k] in ("oldest", "youngest", "eldest") and kind[j] in ENDED:
        return age_found(tokens, begin, j, value, None, comparator)
    if low[k] in ("at", "by") and low[j] in ("he", "she") and 4 < value < 110:
        return age_found(tokens, begin, j, value, None, comparator)
    lived = low[k] == "at" and kind[j] in ENDED and 5 <= value <= 110
    near = low[max(first, k - 5) : k]
    if lived and not LIFE.isdisjoint(near) and "number" not in near:
        return age_found(tokens, begin, j, value, None, comparator)
    if low[k] == "at" and (k == first or kind[k - 1] in (Tok.COMMA, Tok.QUOTE)) and kind[j] is Tok.COMMA:
        who = low[j + 1]
        if 5 <= value <= 110 and (who in ("he", "she", "his", "her", "i") or (k == first and tokens.capital(j + 1))):
            return age_found(tokens, begin, j, value, None, comparator)
    return None
