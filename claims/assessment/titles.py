"""A year that only tells a title apart, "Long Pier (2008 film)": such a claim is about its other names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.claim import DateValue

from .page import Page
from .scope import names_in
from .target import Target
from .words import content, fold

_TITLE = re.compile(
    r"(?:\(|-LRB-)\s*\d{4}\s+(?:[a-z]+\s+)?(?:film|novel|book|album|song|play|series|musical|game|opera)\s*(?:\)|-RRB-)"
)
_SENTENCE = re.compile(r"\S[^.!?\n]{0,1000}[.!?]?")
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Named:
    """The sentence that tells of it, whether it names what the claim names, and the reason."""

    passage: tuple[int, int]
    agrees: bool
    reason: str


def named_there(target: Target, page: Page) -> Named | None:
    """Where the source tells in the claim's own words of what the claim says, and whom or what it names there.

    Only for a claim whose date is the year of a title, and a sentence that has most of its other words. With the
    claim's names there it agrees; with other names in their place it disagrees.
    """
    title = _TITLE.search(target.claim.text) if isinstance(target.value, DateValue) else None
    if title is None:
        return None
    names = names_in(target.claim.text)
    its_own = max((n for n in names if n.end <= title.start()), key=lambda n: n.end, default=None)
    others = [n for n in names if n is not its_own]
    named = {fold(word) for name in names for word in name.key.split()}
    told = content(_TITLE.sub(" ", target.claim.text)) - named
    if not others or not told:
        return None
    wanted = {word for name in others for word in name.key.split()}
    for start, end in _sentences(page.text):
        sentence = page.text[start:end]
        if len(told & content(sentence)) < _MOST * len(told):
            continue
        there = {word for n in names_in(sentence) if not (n.first and fold(n.key) in told) for word in n.key.split()}
        if wanted <= there:
            return Named((start, end), True, f"The source names {others[0].words} there too.")
        if there - wanted and not wanted & there:
            return Named((start, end), False, f"The source tells of it and does not name {others[0].words}.")
    return None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        yield found.span()
