"""Finding a passage in a text as it stands there, and the sentences around it. Offsets are code points."""

from __future__ import annotations

import re
from datetime import date

from claims.assessment import anchor
from claims.extraction import ExtractedClaim, extract_claims
from claims.extraction.claim import Kind
from claims.extraction.sentences import split
from claims.extraction.tokens import Tokens
from claims.extractors import Rereader

LONGEST_PASSAGE = 2000
"""Characters of a passage that a claim is made of."""

_AROUND = 4000
_MOST = 200
"""Places of the same words that are looked at."""

Span = tuple[int, int]


def find_words(text: str, words: str, near: int, within: Span | None = None) -> Span | None:
    """Where `words` stand in `text`, the nearest to `near`; None where they do not.

    As they are; else but for white space; else, `within` a sentence, a little worn as `anchor` allows.
    """
    words = words.strip()
    first, limit = within or (0, len(text))
    if not words:
        return None
    found = _all(re.escape(words), text, first, limit) or _all(
        r"\s+".join(re.escape(part) for part in words.split()), text, first, limit
    )
    if found:
        return min(found, key=lambda span: abs(span[0] - near))
    worn = anchor(text[first:limit], words, near=max(0, near - first)) if within else None
    return (worn[0] + first, worn[1] + first) if worn else None


def all_places(text: str, words: str) -> list[Span]:
    """Every place of these words, but for white space; at most some hundred."""
    parts = words.split()
    return _all(r"\s+".join(re.escape(part) for part in parts), text, 0, len(text)) if parts else []


def _all(pattern: str, text: str, first: int, limit: int) -> list[Span]:
    found = []
    for match in re.compile(pattern).finditer(text, first, limit):
        found.append(match.span())
        if len(found) == _MOST:
            break
    return found


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences that lie wholly or partly between two offsets; none for what is white space."""
    first, limit = _window(text, start, end)
    tokens = Tokens(text[first:limit])
    spans = [
        (first + tokens.start[one.first], first + tokens.end[one.limit - 1])
        for one in split(tokens)
        if one.limit > one.first
    ]
    return [span for span in spans if span[0] < end and start < span[1]]


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence that holds a passage, or from the first to the last of those that do."""
    held = sentences(text, start, end)
    return (min(held[0][0], start), max(held[-1][1], end)) if held else (start, end)


def proposals(text: str, start: int, end: int, published: date | None) -> list[ExtractedClaim]:
    """What the extractor reads in a passage, each as a claim of exactly these words; last, that it states something."""
    first, limit = _window(text, start, end)
    reader = Rereader(text[first:limit], published)
    here = [_moved(one, first) for one in reader.values(start - first, end - first)]
    here = here or [_moved(one, start) for one in extract_claims(text[start:end], published) if one.value]
    around = sentence_around(text, start, end)
    inside = [one for one in here if one.value and start <= one.value.start and one.value.end <= end]
    fit = [one for one in inside or here if one.value and around[0] <= one.value.start and one.value.end <= around[1]]
    plain = reader.statement(start - first, end - first)
    if plain is not None:
        fit.append(_moved(plain, first))
    else:
        fit.append(ExtractedClaim(Kind.STATEMENT, "", start, end, "", None, 0.3, "statement"))
    kept: dict[object, ExtractedClaim] = {}
    for one in fit:
        one.text, one.start, one.end = text[start:end], start, end
        one.sentence = text[around[0] : around[1]]
        kept.setdefault((one.kind, one.value), one)
    return list(kept.values())


def _moved(claim: ExtractedClaim, by: int) -> ExtractedClaim:
    if claim.value is not None:
        claim.value.start += by
        claim.value.end += by
    return claim


def _window(text: str, start: int, end: int) -> Span:
    """A stretch of whole lines around a passage, long enough for its sentences."""
    first = text.rfind("\n", 0, max(0, start - _AROUND)) + 1
    limit = text.find("\n", min(len(text), end + _AROUND))
    return max(first, start - 5 * _AROUND), min(limit if limit >= 0 else len(text), end + 5 * _AROUND)
