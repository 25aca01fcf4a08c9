"""The clause that holds a value, what it is about, and the place where it holds, never cut short."""

from bisect import bisect_left

from .lexicon import words
from .lexicon.function_words import AUXILIARIES, CONJUNCTIONS, DETERMINERS
from .lexicon.people import VERBS
from .lexicon.speech import SAYS
from .tokens import Tok, Tokens

_CLAUSE_OPENERS = words("but while whereas although though however")
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
_EVERYWHERE = words("worldwide globally nationwide abroad")
_PAST = words(
    "said rose fell won lost has told made took led began grew met left became came went got gave held kept spent "
    "paid cut hit saw sent shows says plans costs covers employs borders includes remains expects"
)
_RELATIVES = words("that which who")
_NO_PLACE_AFTER = _RELATIVES | words("because when if") | SAYS
_EDGES = (Tok.COMMA, Tok.DASH, Tok.COLON)
_LEADS = _PLACE_LEADS | _EVERYWHERE | _NO_PLACE_AFTER | {",", "،"}
_VERBS = AUXILIARIES | frozenset(VERBS) | _PAST


class Landmarks:
    """The tokens of one sentence by which its claims are bounded and placed: found once, read for each claim.

    `edges` divide clauses, `leads` begin places or end the search for one, `relatives` are pronouns, `verbs`
    may be the finite verb.
    """

    __slots__ = ("edges", "first", "leads", "limit", "relatives", "verbs")

    def __init__(self, tokens: Tokens, first: int, limit: int) -> None:
        low, kind = tokens.low, tokens.kind
        sentence = range(first, limit)
        self.first, self.limit = first, limit
        self.edges = [k for k in sentence if kind[k] in _EDGES and _edge(tokens, k)]
        self.leads = [k for k in sentence if low[k] in _LEADS or kind[k] is Tok.OPEN]
        self.relatives = [k for k in sentence if low[k] in _RELATIVES]
        self.verbs = [k for k in sentence if low[k] in _VERBS or low[k].endswith("ed")]


def clause(tokens: Tokens, i: int, j: int, marks: Landmarks) -> tuple[int, int]:
    """The clause about tokens i to j: to the nearest semicolon, dash, or ', but' and its kin on either side."""
    low, kind = tokens.low, tokens.kind
    first, limit, edges = marks.first, marks.limit, marks.edges
    at = bisect_left(edges, i)
    begin = edges[at - 1] + 1 if at else first
    at = bisect_left(edges, j, at)
    end = edges[at] if at < len(edges) else limit
    # A clause of two or three words does not read alone: take the whole sentence then.
    if end - begin < 4:
        begin, end = first, limit
    while begin < i and kind[begin] in (Tok.COMMA, Tok.QUOTE, Tok.CLOSE, Tok.COLON, Tok.DASH, Tok.APOSTROPHE):
        begin += 1
    while end > j and kind[end - 1] in (Tok.COMMA, Tok.STOP, Tok.COLON, Tok.DASH, Tok.NEWLINE):
        end -= 1
    if low[begin] in ("but", "and", "while") and begin < i:
        begin += 1
    return begin, end


def _edge(tokens: Tokens, k: int) -> bool:
    what = tokens.kind[k]
    if what is Tok.DASH:
        # "1998–2005" is one value; a dash between spaces divides.
        return not (tokens.touches(k) and tokens.touches(k + 1) and len(tokens.low[k]) == 1)
    if what is Tok.COLON:
        return tokens.low[k] == ";"
    return what is Tok.COMMA and tokens.low[k + 1] in _CLAUSE_OPENERS


def place(tokens: Tokens, after: int, begin: int, end: int, value_at: int, marks: Landmarks) -> str | None:
    """The place where the value holds: to its right in the clause, shared by values joined with 'and'."""
    low, kind = tokens.low, tokens.kind
    leads = marks.leads
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
        if word in ("in", "across") and kind[k] is Tok.WORD:
            read = _place_phrase(tokens, k + 1, value_at)
            if read is not None:
                return tokens.span(read[0], read[1])
        if word in SAYS:
            break
    return None


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
            and (kind[j + 2] is Tok.COMMA or (low[j + 2] == "and" and tokens.capital(j + 3)))
            and low[j + 1] not in _NOT_PLACES
        ):
            j += 1
            continue
        break
    while j > begin and (low[j - 1] in ("and", "or", "of", "the", "its", "a", ",", "around", "across", "new", "both")
                         or kind[j - 1] is Tok.HYPHEN):  # fmt: skip
        j -= 1
    return (begin, j) if named and j > begin else None


def subject(tokens: Tokens, i: int, begin: int, measure: bool, marks: Landmarks) -> str | None:
    """Who or what the clause is about: the noun phrase before its verb, or before the relative pronoun."""
    low, kind = tokens.low, tokens.kind
    verb = -1
    relatives, verbs = marks.relatives, marks.verbs
    at = bisect_left(relatives, i)
    if at and relatives[at - 1] > begin:
        return _phrase_before(tokens, relatives[at - 1], begin)
    for k in verbs[bisect_left(verbs, begin + 1) : bisect_left(verbs, i)]:
        if kind[k] is Tok.WORD and (low[k] in AUXILIARIES or (low[k] in VERBS and measure) or _past(low[k])):
            verb = k
            break
    if verb > begin and verb - begin <= 14:
        return tokens.span(begin, verb) or None
    return None


def _past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in _PAST


def _phrase_before(tokens: Tokens, k: int, begin: int) -> str | None:
    """The noun phrase that ends before token k: back to its determiner, a preposition or a verb."""
    low, kind = tokens.low, tokens.kind
    j = k - 1 if kind[k - 1] in (Tok.COMMA, Tok.DASH) else k
    i = j
    while i > begin and j - i < 8 and kind[i - 1] in (Tok.WORD, Tok.HYPHEN, Tok.ACRONYM, Tok.IDENTIFIER):
        word = low[i - 1]
        if word in DETERMINERS:
            i -= 1
            break
        if (
            word in AUXILIARIES
            or word in CONJUNCTIONS
            or word in ("over", "with", "by", "to", "for", "on", "in", "at", "from")
        ):
            break
        i -= 1
    return tokens.span(i, j) or None
