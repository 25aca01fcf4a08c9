"""Titles of works between quotation marks: 'the film "Ten Days"', '"12 Angry Men"'. Their figures count nothing."""

from .lexicon import words
from .tokens import Tok, Tokens

_WORKS = words(
    "film films movie song songs album albums book books novel novels poem play plays show series sitcom drama musical "
    "opera programme program documentary podcast single track game episode memoir bestseller "
    "comedy thriller western sequel hit essay painting exhibition sculpture column tune ballad anthem trilogy"
)
_SMALL = words("a an and at but by for from in into is it nor of off on or out over the to up vs with")
_NAMED = words("called titled entitled named")
_MARKS = (Tok.QUOTE, Tok.APOSTROPHE)
_LONGEST = 10
_LEAD = 3


def titles(tokens: Tokens, first: int, limit: int) -> list[tuple[int, int]]:
    """The character spans of the titles in the sentence of tokens first to limit."""
    kind = tokens.kind
    marks = [k for k in range(first, limit) if kind[k] in _MARKS]
    spans: list[tuple[int, int]] = []
    closed = -1
    for at, k in enumerate(marks):
        # "the album's", "the workers' union": no mark that opens.
        if k <= closed or (kind[k] is Tok.APOSTROPHE and (not tokens.touches(k + 1) or tokens.low[k + 1] == "s")):
            continue
        end = next((m for m in marks[at + 1 : at + 4] if kind[m] is kind[k] and 1 < m - k <= _LONGEST), -1)
        if end > 0 and _title(tokens, k, end, first, limit):
            spans.append((tokens.start[k], tokens.end[end]))
            closed = end
    return spans


def _title(tokens: Tokens, k: int, end: int, first: int, limit: int) -> bool:
    """Whether the words between the marks at tokens k and end are a title."""
    low, kind = tokens.low, tokens.kind
    if kind[end - 1] in (Tok.COMMA, Tok.STOP) or kind[k - 1] in (Tok.COLON, Tok.CURRENCY) or tokens.touches(k):
        return False
    if low[k - 1] in _NAMED or not _WORKS.isdisjoint(low[max(first, k - _LEAD) : k]):
        return True
    if kind[k] is Tok.APOSTROPHE:
        return False
    inside = [m for m in range(k + 1, end) if kind[m] is Tok.WORD]
    capitals = sum(tokens.capital(m) for m in inside)
    if capitals < 2 or not all(tokens.capital(m) or (low[m] in _SMALL and m > k + 1) for m in inside):
        return False
    # In a headline of capitals a saying has them too.
    around = (m for m in (*range(first, k), *range(end + 1, limit)) if kind[m] is Tok.WORD and len(low[m]) > 3)
    return any(not tokens.capital(m) for m in around)
