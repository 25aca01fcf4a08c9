"""The clause that holds a value, what it is about, and the place where it holds, never cut short."""

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


def clause(tokens: Tokens, i: int, j: int, first: int, limit: int) -> tuple[int, int]:
    """The clause about tokens i to j: to the nearest semicolon, dash, or ', but' and its kin on either side."""
    low, kind = tokens.low, tokens.kind
    begin = first
    for k in range(i - 1, first - 1, -1):
        if _edge(tokens, k):
            begin = k + 1
            break
    end = limit
    for k in range(j, limit):
        if _edge(tokens, k):
            end = k
            break
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


def place(tokens: Tokens, after: int, begin: int, end: int, value_at: int) -> str | None:
    """The place where the value holds: to its right in the clause, shared by values joined with 'and'."""
    low, kind = tokens.low, tokens.kind
    k = after
    while k < end:
        word = low[k]
        what = kind[k]
        if what in (Tok.COMMA, Tok.OPEN) and k > after + 1:
            break
        if what is Tok.WORD:
            if word in ("worldwide", "globally", "nationwide", "abroad"):
                return tokens.word(k)
            if word in _PLACE_LEADS:
                read = _place_phrase(tokens, k + 1, end)
                if read is not None:
                    return tokens.span(read[0], read[1])
            elif word in ("that", "which", "who", "because", "when", "if") or word in SAYS:
                break
        k += 1
    for k in range(value_at - 1, begin - 1, -1):
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


def subject(tokens: Tokens, i: int, after: int, begin: int, measure: bool) -> str | None:
    """Who or what the clause is about: the noun phrase before its verb, or before the relative pronoun."""
    low, kind = tokens.low, tokens.kind
    verb = -1
    for k in range(i - 1, begin - 1, -1):
        if low[k] in ("that", "which", "who") and kind[k] is Tok.WORD and k > begin:
            return _phrase_before(tokens, k, begin)
    for k in range(begin, i):
        if (
            kind[k] is Tok.WORD
            and (low[k] in AUXILIARIES or (low[k] in VERBS and measure) or _past(low[k]))
            and k > begin
        ):
            verb = k
            break
    if verb > begin and verb - begin <= 14:
        return tokens.span(begin, verb) or None
    return None


def _past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in (
        "said", "rose", "fell", "won", "lost", "has", "told", "made", "took", "led", "began", "grew", "met", "left",
        "became", "came", "went", "got", "gave", "held", "kept", "spent", "paid", "cut", "hit", "saw", "sent", "shows",
        "says", "plans", "costs", "covers", "employs", "borders", "includes", "remains", "expects",
    )  # fmt: skip


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
