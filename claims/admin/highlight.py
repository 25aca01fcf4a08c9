"""A text with marked spans, cut where any span begins or ends. Spans may nest and overlap."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LONGEST_PART = 40_000
"""Characters of a text shown on one page."""


@dataclass(frozen=True, slots=True)
class Span:
    """`start` and `end` in code points of the text. `look` becomes the class, `url` makes it a link.

    `beside` spans, such as the passages of notes, hide no other: they are drawn as well as what is marked there.
    """

    key: str
    start: int
    end: int
    look: str
    title: str = ""
    url: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Text under the same spans throughout. `begins` are the keys of the spans that start with it."""

    text: str
    over: Span | None
    depth: int
    begins: tuple[str, ...]
    beside: Span | None = None


def segments(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> Iterator[Segment]:
    """The text from `start` to `end` in order. Where spans overlap, the one that ends first shows: the narrower."""
    end = len(text) if end is None else min(end, len(text))
    inside = sorted(
        (span for span in spans if span.start < end and span.end > start and span.end > span.start),
        key=lambda span: (span.start, -span.end),
    )
    cuts = sorted({start, end, *(min(max(at, start), end) for span in inside for at in (span.start, span.end))})
    live: list[tuple[int, int, int, Span]] = []
    beside: list[tuple[int, int, int, Span]] = []
    upcoming = 0
    for left, right in pairwise(cuts):
        begins = []
        while upcoming < len(inside) and inside[upcoming].start <= left:
            span = inside[upcoming]
            heapq.heappush(beside if span.beside else live, (span.end, -span.start, upcoming, span))
            begins.append(span.key)
            upcoming += 1
        for layer in (live, beside):
            while layer and layer[0][0] <= left:
                heapq.heappop(layer)
        over, note = (layer[0][3] if layer else None for layer in (live, beside))
        yield Segment(text[left:right], over, len(live), tuple(begins), note)


def marked(
    text: str, spans: Iterable[Span], start: int = 0, end: int | None = None, *, tab_stops: bool = True
) -> SafeString:
    """The text as escaped HTML, each span's beginning an anchor `at-KEY`."""
    return format_html_join(
        "", "{}{}", ((_anchors(one), _piece(one, tab_stops)) for one in segments(text, spans, start, end))
    )


def _anchors(segment: Segment) -> SafeString:
    return format_html_join("", '<span id="at-{}"></span>', ((key,) for key in segment.begins))


def _piece(segment: Segment, tab_stops: bool) -> SafeString:
    span, words = segment.over, _beside(segment, tab_stops)
    if span is None:
        return words
    look = f"{span.look} nested" if segment.depth > 1 else span.look
    mark = format_html('<mark class="{}" title="{}">{}</mark>', look, span.title, words)
    if not span.url:
        return mark
    if tab_stops and span.key in segment.begins:
        return format_html('<a href="{}">{}</a>', span.url, mark)
    return format_html('<a href="{}" tabindex="-1">{}</a>', span.url, mark)


def _beside(segment: Segment, tab_stops: bool) -> SafeString:
    """The words, with what is drawn beside other marks. It is no link within another's link."""
    span = segment.beside
    if span is None:
        return format_html("{}", segment.text)
    if not span.url or (segment.over and segment.over.url):
        return format_html('<span class="{}" title="{}">{}</span>', span.look, span.title, segment.text)
    link = '<a class="{}" href="{}" title="{}">{}</a>'
    if not tab_stops or span.key not in segment.begins:
        link = '<a class="{}" href="{}" title="{}" tabindex="-1">{}</a>'
    return format_html(link, span.look, span.url, span.title, segment.text)


def parts(text: str, longest: int = LONGEST_PART) -> list[tuple[int, int]]:
    """Where to cut a long text into pages: at a line end near the limit if there is one, else at a space."""
    cuts = [0]
    while len(text) - cuts[-1] > longest:
        limit = cuts[-1] + longest
        at = max(text.rfind("\n", cuts[-1] + longest // 2, limit), 0) or text.rfind(" ", cuts[-1] + longest // 2, limit)
        cuts.append(at + 1 if at > cuts[-1] else limit)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def part_of(pages: list[tuple[int, int]], offset: int) -> int:
    """The number, from 1, of the part that holds `offset`."""
    return next((number for number, (_, end) in enumerate(pages, 1) if offset < end), len(pages))


def window(text: str, start: int, end: int, before: int = 350, after: int = 900) -> tuple[int, int]:
    """A stretch around a span that begins and ends at a line or a space, with so many characters on each side."""
    left = max(0, start - before)
    if left:
        cut = text.find(" ", left, start)
        left = cut + 1 if cut >= 0 else left
    right = min(len(text), end + after)
    if right < len(text):
        cut = max(text.rfind("\n", end, right), text.rfind(" ", end, right))
        right = cut if cut >= 0 else right
    return left, right
