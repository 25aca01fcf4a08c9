"""An article's full text with its published claims marked and linked. Only for texts that we may publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claims.pages.text import Part


@dataclass(frozen=True, slots=True)
class Span:
    """Where a claim stands in the text, in code points, and the address of its page."""

    start: int
    end: int
    url: str


def marked_paragraphs(text: str, spans: Iterable[Span], title: str = "") -> list[list[Part]]:
    """The text's lines as paragraphs, but for a first one that is the title.

    Where claims overlap, a link leads to the one with the fewest words.
    """
    narrow_first = sorted(spans, key=lambda span: (span.end - span.start, span.start))
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip() and not (at == 0 and line.strip() == title):
            lines.append(_parts(text, at, at + len(line), narrow_first))
        at += len(line) + 1
    return lines


def _parts(text: str, start: int, end: int, spans: list[Span]) -> list[Part]:
    here = [span for span in spans if span.start < end and span.end > start]
    cuts = sorted({start, end, *(at for span in here for at in (span.start, span.end) if start < at < end)})
    parts: list[Part] = []
    for first, last in pairwise(cuts):
        span = next((span for span in here if span.start <= first and span.end >= last), None)
        parts.append(Part(text[first:last], "words" if span else "", span.url if span else ""))
    return parts
