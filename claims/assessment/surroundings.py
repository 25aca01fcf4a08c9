"""What tells of a passage what its values are of: the top of its page, the head of its table, the lines before it."""

from dataclasses import dataclass

from .page import CELL

_TOP = 600
_BEFORE = 1200
_AFTER = 400
_HEAD_LINES = 3
LONGEST_PASSAGE = 2000
"""Characters of a passage that are read; a longer one is cut off there."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A short text that stands for the page, and where the passage stands in it. Offsets in code points."""

    text: str
    start: int
    end: int


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """The passage from `start` to `end` with as much of its page as says what it is about.

    Bounded, so that a passage of a long page costs no more than one of a short page. Whole lines, as the judge reads
    them by their line ends.
    """
    end = min(end, start + LONGEST_PASSAGE)
    left = _line_start(text, max(0, start - _BEFORE)) if start > _BEFORE else 0
    left = max(left, start - 2 * _BEFORE)
    line_end = text.find("\n", min(len(text), end + _AFTER))
    right = min(len(text) if line_end < 0 else line_end, end + 2 * _AFTER)
    pieces = []
    top = _lines_within(text, 0, min(_TOP, left))
    if top:
        pieces.append(top)
    head = _table_head(text, left)
    if head:
        pieces.append(head)
    # A table whose head is repeated has to go on in the next line; anything else begins a paragraph.
    before = "".join(f"{piece}\n\n" for piece in pieces[:-1])
    if pieces:
        before += pieces[-1] + ("\n" if head else "\n\n")
    shift = len(before) - left
    return Surroundings(before + text[left:right], start + shift, end + shift)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _lines_within(text: str, start: int, end: int) -> str:
    """Whole lines between two offsets; of a single long line its beginning."""
    if end >= len(text):
        return text[start:end].strip("\n")
    cut = text.rfind("\n", start, end + 1)
    return text[start : cut if cut > start else end].strip("\n")


def _table_head(text: str, left: int) -> str:
    """The first rows of the table that `left` stands in the middle of; empty where it stands in none."""
    line_end = text.find("\n", left)
    if CELL not in text[left : len(text) if line_end < 0 else line_end]:
        return ""
    first = left
    while first > 0:
        above = _line_start(text, first - 1)
        if CELL not in text[above : first - 1]:
            break
        first = above
    lines = text[first:left].split("\n")[:_HEAD_LINES]
    caption = text[_line_start(text, first - 1) : first - 1] if first > 0 else ""
    return "\n".join(filter(None, [caption.strip()[:200], *(line[:_BEFORE] for line in lines)]))
