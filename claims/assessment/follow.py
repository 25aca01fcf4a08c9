"""What a quoted passage says about which row or sentence a person relied on, once its figures have moved."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from .anchor import words_of
from .choose import choose, met_name
from .mention import prose_mentions
from .page import Page
from .scope import WORLD_NAME
from .tables import table_mentions
from .target import Target

_MASKED = re.compile(r"\d")
_ALIKE = 0.6
_CLEAR = 0.05


@dataclass(frozen=True, slots=True)
class Hint:
    """The target narrowed to the quoted scope, and the passage that the quote has become, if one is clear."""

    target: Target
    passage: tuple[int, int] | None


def follow(page: Page, quote: str, target: Target) -> Hint:
    """Reads the quote for its scope, and finds the passage that is the quote but for its figures and dates."""
    return Hint(_scoped(quote, target), _passage(page, quote))


def _scoped(quote: str, target: Target) -> Target:
    """Takes the quote's own scope ('worldwide') where its value is one for the claim's measure."""
    page = Page(quote)
    mentions = [*prose_mentions(page, None), *table_mentions(page, None)]
    choice = choose(target, mentions, (0, len(quote)))
    if choice is None:
        return target
    if choice.mention.world:
        return target.within((WORLD_NAME,))
    if choice.mention.near and not target.worldwide and met_name(target, choice.mention.near) is None:
        return target.within(tuple(choice.mention.near[:1]))
    return target


def _passage(page: Page, quote: str) -> tuple[int, int] | None:
    wanted = _mask(quote)
    scored = []
    for line in page.lines:
        for start, end in _pieces(line.text, line.start):
            likeness = SequenceMatcher(None, _mask(page.text[start:end]), wanted, autojunk=False).ratio()
            if likeness >= _ALIKE:
                scored.append((likeness, start, end))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEAR):
        return None
    return scored[0][1], scored[0][2]


def _pieces(text: str, offset: int) -> list[tuple[int, int]]:
    ends = [m.end() for m in re.finditer(r"[.!?][”\"')]?\s+(?=[A-Z\d“\"])", text)]
    edges = [0, *ends, len(text)]
    return [(offset + a, offset + b) for a, b in pairwise(edges) if b > a]


def _mask(text: str) -> list[str]:
    """The words of a passage with every figure and date word made the same."""
    return ["#" if _MASKED.search(w.key) else "@" if w.hard and w.key.isalpha() else w.key for w in words_of(text)]
