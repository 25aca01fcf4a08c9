"""What a figure is reckoned by, in the text's words: 'in real terms', 'seasonally adjusted', 'provisional'.

A figure by one basis is another figure than that by the next: a rise in real terms is none in cash.
"""

from bisect import bisect_left
from dataclasses import replace

from .claim import Kind, Quantity, Value
from .found import Found
from .lexicon import words
from .lexicon.bases import OF_COUNTS, OF_SUMS, REAL_THINGS, REPORTED
from .tokens import Tok, Tokens

_CUES = OF_COUNTS | frozenset(OF_SUMS)
_SUMS = (Kind.PERCENTAGE, Kind.MONEY, Kind.COUNT)
_BASED = (*_SUMS, Kind.CASUALTY_COUNT, Kind.POPULATION)
_BOUNDS = words("more than at least about around some over nearly almost up to only another a an the")
_NEAR = 6


def cues(tokens: Tokens, first: int, limit: int) -> list[int]:
    """The tokens of a sentence that may tell a basis: found once, read for each of its figures."""
    low = tokens.low
    return [k for k in range(first, limit) if low[k] in _CUES]


def based(tokens: Tokens, one: Found, begin: int, end: int, at: list[int], values: list[Found]) -> Value:
    """The value with its basis, where the clause of tokens begin to end gives one; `values` are all of the sentence."""
    value = one.value
    if not isinstance(value, Quantity) or one.kind not in _BASED:
        return value
    figures = [other for other in values if isinstance(other.value, Quantity) and begin <= other.i < end]
    for k in at[bisect_left(at, begin) : bisect_left(at, end)]:
        # Ahead of all figures it holds for each of them, behind one for that alone.
        owner = next((other for other in reversed(figures) if other.i <= k), None)
        if owner is not None and owner.i != one.i:
            continue
        if tokens.low[k] in OF_COUNTS:
            told = tokens.low[k] if _of_count(tokens, k, one, figures) else None
        else:
            told = _of_sum(tokens, k) if one.kind in _SUMS else None
        if told is not None:
            return replace(value, basis=told)
    return value


def _of_count(tokens: Tokens, k: int, one: Found, figures: list[Found]) -> bool:
    """Whether the word at token k tells of this figure: '12 suspected cases', 'the provisional toll is 12'."""
    low, kind = tokens.low, tokens.kind
    if k >= one.i:
        return k <= one.after and one.kind not in (Kind.PERCENTAGE, Kind.MONEY)
    if low[k] in ("confirmed", "suspected"):
        # "has confirmed 300 cases", "confirmed cases rose to 300"; not "confirmed that 300 had died".
        straight = low[k + 1] in REPORTED or all(low[m] in _BOUNDS for m in range(k + 1, one.i))
        return straight and one.kind is Kind.CASUALTY_COUNT and one.i == figures[0].i
    follow = [low[m] for m in range(k + 1, min(k + _NEAR, one.i)) if kind[m] is Tok.WORD]
    return not REPORTED.isdisjoint(follow)


def _of_sum(tokens: Tokens, k: int) -> str | None:
    """The words about the cue of token k that tell how sums are reckoned, if they do."""
    low, kind = tokens.low, tokens.kind
    for phrase in OF_SUMS[low[k]]:
        i = k - phrase.index(low[k])
        j = i + len(phrase)
        if kind[i + 1] is Tok.HYPHEN:
            # "inflation-adjusted"
            j += 1
        if tuple(low[m] for m in range(i, j) if kind[m] is not Tok.HYPHEN) == phrase:
            return tokens.span(i, j).lower()
    return "real" if low[k] == "real" and low[k + 1] in REAL_THINGS else None
