"""Noun phrases read backwards from their last word: 'the head of the union', 'Smith of Leeds University'."""

from .lexicon import words
from .lexicon.function_words import AUXILIARIES, EDGES, PREPOSITIONS
from .lexicon.sayings import DOCUMENTS
from .lexicon.speech import GROUPS, NOT_PERSONS, PARTICLES, SAYS
from .names import INITIALS, NOT_NAMES, person_in
from .nouns import singular
from .tokens import Tok, Tokens

# Prepositions that carry a noun phrase on: "a spokesman for the airline", "scientists at the University of Leeds".
CARRY = words("of for from at in with on by behalf")
LEADS = words("the a an his her their its another one some many several two")


def phrase_ending(tokens: Tokens, k: int, floor: int, depth: int) -> tuple[int, int, bool] | None:
    """The noun phrase whose last token is k: its first token, the one after it, and whether it is a bare name."""
    kind, low = tokens.kind, tokens.low
    if k < floor or kind[k] not in (Tok.WORD, Tok.ACRONYM, Tok.IDENTIFIER, Tok.CLOSE):
        return None
    if kind[k] is Tok.CLOSE:
        m = k
        while m > floor and kind[m] is not Tok.OPEN and k - m < 8:
            m -= 1
        return phrase_ending(tokens, m - 1, floor, depth - 1) if kind[m] is Tok.OPEN and depth else None
    if tokens.capital(k) and low[k] not in NOT_NAMES:
        i = _run_begin(tokens, k, floor)
        whole = _carried(tokens, i, k, floor, depth)
        if whole is not None:
            return whole
        found = person_in(tokens, i, k + 1)
        if i == k and low[i - 1] == "old" and kind[i - 2] is Tok.HYPHEN and i - 6 >= floor:
            # 'the 24-year-old Uruguayan'
            return i - 6, k + 1, False
        if found is None:
            return _with_article(tokens, i, floor), k + 1, False
        return found[0], found[1], True
    word = low[k]
    if word in EDGES or (word.endswith(("ed", "ing")) and word not in GROUPS) or kind[k] is not Tok.WORD:
        return None
    i = k
    while i > floor and k - i < 7:
        before = low[i - 1]
        what = kind[i - 1]
        if before in LEADS:
            i -= 1 + (low[i - 2] == "the" and i - 2 >= floor)
            break
        if (
            (what is Tok.HYPHEN and tokens.touches(i - 1) and tokens.touches(i))
            or (what is Tok.WORD and before not in EDGES and before not in SAYS)
            or what in (Tok.ACRONYM, Tok.NUMBER)
        ):
            i -= 1
        else:
            break
    whole = _carried(tokens, i, k, floor, depth)
    if whole is not None:
        return whole
    opened = low[i] in LEADS
    if not opened and singular(word) not in GROUPS and i > floor and kind[i - 1] not in (Tok.QUOTE, Tok.COMMA):
        return None
    return i, k + 1, False


def _with_article(tokens: Tokens, i: int, floor: int) -> int:
    return i - 1 if i > floor and tokens.low[i - 1] in ("the", "a", "an") else i


def _run_begin(tokens: Tokens, k: int, floor: int) -> int:
    """The first token of the run of capitals that ends at token k."""
    kind, low = tokens.kind, tokens.low
    i = k
    while i > floor:
        what = kind[i - 1]
        if what is Tok.WORD or what is Tok.ACRONYM:
            if low[i - 1].endswith("'s") or low[i - 1] in NOT_NAMES:
                break
            if tokens.capital(i - 1):
                i -= 1
                continue
            if low[i - 1] in PARTICLES:
                i -= 1
                continue
        elif (what is Tok.HYPHEN and tokens.touches(i - 1) and tokens.touches(i)) or (
            what is Tok.STOP and len(low[i - 2]) <= 4 and tokens.touches(i - 1) and (
                len(low[i - 2]) == 1 or low[i - 2] in INITIALS
            )
        ):  # fmt: skip
            i -= 1
            continue
        break
    while i < k and kind[i] in (Tok.HYPHEN, Tok.STOP):
        i += 1
    return i


def _carried(tokens: Tokens, i: int, k: int, floor: int, depth: int) -> tuple[int, int, bool] | None:
    """The longer phrase that ends in a preposition's own: 'a spokesman for the airline', 'Smith of Leeds'."""
    low = tokens.low
    m = i - 1
    if m > floor and low[m] in ("the", "a", "an", "its", "their", "his", "her"):
        m -= 1
    if m > floor + 1 and low[m] == "to" and low[m - 1] in ("close", "familiar"):
        m -= 1
    elif m <= floor or not depth or low[m] not in CARRY or tokens.kind[m] is not Tok.WORD:
        return None
    if tokens.capital(m) or low[m - 1] in PREPOSITIONS or low[m - 1] in AUXILIARIES:
        return None
    if low[m] == "by" and low[m - 1] not in DOCUMENTS:
        return None
    head = phrase_ending(tokens, m - 1, floor, depth - 1)
    if head is None:
        return None
    if head[2] and not any(low[n] in NOT_PERSONS or low[n] in GROUPS for n in range(head[0], head[1])):
        return head
    return _with_article(tokens, head[0], floor), k + 1, False
