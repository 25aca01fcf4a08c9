"""What became of a captured text: the paragraphs that changed, compared word by word, in windows around them."""

from __future__ import annotations

import difflib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.admin.wording import LONGEST_COMPARED, Piece, compared

MOST_PARAGRAPHS = 1500
"""Paragraphs that changed, on either side: with more, those of one text that the other does not have are shown."""
LONGEST_COMPARING = 1.0
"""Seconds, after which further changes are shown as whole paragraphs."""
MOST_SHOWN = 120
LONGEST_SHOWN = 4000
"""Characters of a paragraph that are shown."""
AROUND = 1
"""Unchanged paragraphs on either side of a change."""


@dataclass(slots=True)
class Change:
    """A stretch that differs, in pieces, and the unchanged paragraphs around it. `skipped` of them stand before."""

    before: list[Piece]
    after: list[Piece]
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    skipped: int = 0


@dataclass(slots=True)
class Changes:
    """`coarse`: too much for words, so paragraphs are told alone. `left_out` changes are not shown."""

    shown: list[Change]
    left_out: int = 0
    coarse: bool = False


def changes(old: str, new: str) -> Changes:
    """The changes from one text to another, in the order of the newer one.

    Bounded by `MOST_PARAGRAPHS`, `LONGEST_COMPARED` words a change, and `LONGEST_COMPARING` in time.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    first = _same_from(before, after)
    last = _same_from(before[first:][::-1], after[first:][::-1])
    a, b = before[first : len(before) - last], after[first : len(after) - last]
    if max(len(a), len(b)) > MOST_PARAGRAPHS:
        return _only_here(a, b)
    ends = time.monotonic() + LONGEST_COMPARING
    found = Changes([])
    seen = 0
    for i, j, k, m in _stretches(a, b):
        if len(found.shown) >= MOST_SHOWN:
            found.left_out += 1
            continue
        left, right = "\n".join(a[i:j]), "\n".join(b[k:m])
        is_late = time.monotonic() > ends
        found.coarse = found.coarse or is_late
        pieces = _whole(left, right) if is_late else _pieces(left, right)
        at = first + k
        above = after[max(seen, at - AROUND) : at]
        below = after[first + m : first + m + AROUND]
        found.shown.append(
            Change(*pieces, [one[-300:] for one in above], [one[:300] for one in below], at - len(above) - seen)
        )
        seen = first + m
    return found


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _same_from(one: list[str], other: list[str]) -> int:
    """How many paragraphs both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _stretches(a: list[str], b: list[str]) -> Iterator[tuple[int, int, int, int]]:
    for kind, i, j, k, m in difflib.SequenceMatcher(None, a, b).get_opcodes():
        if kind != "equal":
            yield i, j, k, m


def _pieces(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    if not left or not right or max(len(left), len(right)) > LONGEST_COMPARED * 12:
        return _whole(left, right)
    before, after = compared(left, right)
    # `compared` marks nothing where there are too many words.
    return (before, after) if any(one.changed for one in [*before, *after]) else _whole(left, right)


def _whole(left: str, right: str) -> tuple[list[Piece], list[Piece]]:
    return [Piece(_cut(left), True)] if left else [], [Piece(_cut(right), True)] if right else []


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + " …"


def _only_here(a: list[str], b: list[str]) -> Changes:
    """The paragraphs that one text has and the other has not, or has less often."""
    gone, come = Counter(a) - Counter(b), Counter(b) - Counter(a)
    found = [Change([Piece(_cut(one), True)], []) for one in gone] + [
        Change([], [Piece(_cut(one), True)]) for one in come
    ]
    return Changes(found[:MOST_SHOWN], left_out=max(0, len(found) - MOST_SHOWN), coarse=True)
