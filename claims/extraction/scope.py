"""The place where a value holds, never cut short."""

from bisect import bisect_left

from .clauses import is_verb
from .lexicon import words
from .lexicon.function_words import AUXILIARIES, CONJUNCTIONS, EDGES
from .lexicon.people import VERBS
from .lexicon.speech import SAYS
from .tokens import Tok, Tokens

_PLACE_LEADS = words("in across at throughout within around near inside outside")
_PLACE_WORDS = words(
    "world worldwide globally nationwide country region province city town capital state area "
    "district county village abroad elsewhere beyond continent mainland island overseas countryside "
    "suburbs border north south east west northern southern eastern western central"
)
_NOT_PLACES = words(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday"
)
# "shares in Vesta": what one holds or trusts in is no place.
_HELD_IN = words("shares share stake stakes stock holding investment investments interest confidence trust role hand")
_LANDS = words(
    "mountains mountain valley river desert coast coastline hospital hospitals airport islands peninsula delta strait "
    "forest prefecture municipality highlands lowlands basin belt metropolis suburb neighbourhood neighborhood"
)
_ADJECTIVES = ("ish", "ese", "ian", "ean", "can")
_DEMONYMS = words(
    "french german dutch swiss greek czech thai iraqi israeli saudi pakistani afghan roman welsh scots danish european "
    "asian african arab islamic christian muslim catholic jewish premier olympic"
)
_PLACE_OPENERS = _PLACE_WORDS | words("the of its a new whole entire both and or around across")
_MORE = words(
    "other others nearby neighbouring neighboring surrounding adjacent several some parts across its outlying "
    "adjoining the many most"
)
_MORE_PLACES = words(
    "towns villages cities countries districts areas provinces regions states islands suburbs territories border parts "
    "rest counties outskirts surroundings neighbourhoods neighborhoods places hinterland"
)
_EVERYWHERE = words("worldwide globally nationwide abroad")
_NO_PLACE_AFTER = words("that which who because when if") | SAYS
_LEADS = _PLACE_LEADS | _EVERYWHERE | _NO_PLACE_AFTER | words(", ، ( [ {")


def place_leads(tokens: Tokens, first: int, limit: int) -> list[int]:
    """The tokens of a sentence that begin a place or end the search for one: found once, read for each claim."""
    low = tokens.low
    found = [k for k in range(first, limit) if low[k] in _LEADS]
    return [k for k in found if low[k] not in _PLACE_LEADS or _may_open(tokens, k + 1)]


def _may_open(tokens: Tokens, k: int) -> bool:
    """Whether a place may begin at token k: 'China', 'the', 'northern', 'mainland China', not 'least 3'."""
    low = tokens.low
    if tokens.kind[k] is not Tok.WORD and tokens.kind[k] is not Tok.ACRONYM:
        return False
    return low[k] in _PLACE_OPENERS or low[k + 1] in _PLACE_WORDS or tokens.capital(k) or tokens.capital(k + 1)


def place(tokens: Tokens, after: int, begin: int, end: int, value_at: int, leads: list[int]) -> str | None:
    """The place where the value holds: to its right in the clause, shared by values joined with 'and'."""
    low, kind = tokens.low, tokens.kind
    here = bisect_left(leads, after)
    for k in leads[here : bisect_left(leads, end, here)]:
        word = low[k]
        what = kind[k]
        if what in (Tok.COMMA, Tok.OPEN) and k > after + 1:
            break
        if what is Tok.WORD:
            if word in _EVERYWHERE:
                return tokens.word(k)
            if word in _PLACE_LEADS:
                read = _place_phrase(tokens, k + 1, end)
                if read is not None:
                    return tokens.span(read[0], read[1])
            elif word in _NO_PLACE_AFTER:
                break
    for k in reversed(leads[bisect_left(leads, begin) : bisect_left(leads, value_at)]):
        word = low[k]
        if word in ("in", "across") and kind[k] is Tok.WORD and low[k - 1] not in _HELD_IN:
            read = _place_phrase(tokens, k + 1, value_at)
            if read is not None:
                return tokens.span(read[0], read[1])
        if word in SAYS:
            break
    return None


def _and_more(tokens: Tokens, j: int, end: int) -> int:
    """The end of what a place is joined with: '(Kabul) and nearby towns', '(Peru) and across the border'."""
    low, kind = tokens.low, tokens.kind
    if low[j] not in ("and", "or"):
        return j
    if low[j + 1] in ("in", "near"):
        other = _place_phrase(tokens, j + 2, end) if _may_open(tokens, j + 2) else None
        return other[1] if other else j
    if low[j + 1] not in _MORE:
        return j
    for m in range(j + 1, min(end, j + 6)):
        if kind[m] is not Tok.WORD or is_verb(tokens, m):
            break
        if low[m] in _MORE_PLACES:
            named = low[m + 1] == "of" and tokens.capital(m + 2) and m + 3 <= end
            if named or (low[m] not in ("rest", "parts") and not is_verb(tokens, m + 1)):
                return m + 3 if named else m + 1
            break
        if low[m] in ("neighbouring", "neighboring", "nearby") and tokens.capital(m + 1) and m + 2 <= end:
            return m + 2
    return j


def _place_phrase(tokens: Tokens, k: int, end: int) -> tuple[int, int] | None:
    """'mainland China and beyond', 'the northern city of Kirkuk, Iraq': tokens of the phrase, or None."""
    low, kind = tokens.low, tokens.kind
    begin = k
    named = False
    j = k
    while j < end:
        word = low[j]
        if kind[j] in (Tok.WORD, Tok.ACRONYM):
            if tokens.capital(j):
                if word in _NOT_PLACES:
                    break
                named = True
            elif word in _PLACE_WORDS or (
                word in ("the", "of", "its", "a", "new", "whole", "entire", "both") and j - begin < 6
            ):
                named = named or word in _PLACE_WORDS
            elif word in ("and", "or") and (
                tokens.capital(j + 1) or low[j + 1] in _PLACE_WORDS or (low[j + 1] in ("the", "around", "across")
                and (low[j + 2] in _PLACE_WORDS or tokens.capital(j + 2)))
            ):  # fmt: skip
                if (
                    low[j + 1] in _NOT_PLACES
                    or low[j + 2] in AUXILIARIES
                    or (low[j + 2] in VERBS and tokens.capital(j + 1))
                ):
                    break
            elif (word in ("around", "across") and low[j + 1] == "the") or (
                word not in AUXILIARIES
                and word not in CONJUNCTIONS
                and j == begin
                and (tokens.capital(j + 1) or low[j + 1] in _PLACE_WORDS)
            ):
                pass
            else:
                break
            j += 1
            continue
        if kind[j] is Tok.HYPHEN and j > begin:
            j += 1
            continue
        if (
            kind[j] is Tok.COMMA
            and named
            and tokens.capital(j + 1)
            and (kind[j + 2] is Tok.COMMA or (low[j + 2] == "and" and (tokens.capital(j + 3) or low[j + 3] in _MORE)))
            and low[j + 1] not in _NOT_PLACES
        ):
            j += 1
            continue
        break
    while j > begin and (low[j - 1] in ("and", "or", "of", "the", "its", "a", ",", "around", "across", "new", "both")
                         or kind[j - 1] is Tok.HYPHEN):  # fmt: skip
        j -= 1
    while j > begin and j < end and low[j] in _LANDS and kind[j] is Tok.WORD:
        j += 1
    if named and j > begin:
        j = _and_more(tokens, j, end)
    # "in Week 3" names no place.
    if not named or j == begin or kind[j] is Tok.NUMBER:
        return None
    # "in English football": the name only says what sort of thing it is.
    last = low[j - 1]
    if last.endswith(_ADJECTIVES) or last in _DEMONYMS:
        behind = low[j]
        if kind[j] is Tok.WORD and not tokens.capital(j) and behind not in EDGES and not is_verb(tokens, j):
            return None
    return begin, j
