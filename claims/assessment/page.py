"""The layout of a readable text: headings, prose and tables, and the date that the page gives itself."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import groupby

from .lines import Dated, Line, dates_in, holding
from .rows import Table, tables_of

CELL = " | "
_MAX_HEADING_WORDS = 16
_NUMBERED = re.compile(
    r"(?i)\b(?:report|no\.?|number|issue|update|week|part|volume|table|figure|bulletin|edition)\s*#?\d+"
)
_DATA_AS_OF = re.compile(
    r"(?i)\b(?:as (?:of|at)|data (?:to|through|until)|figures (?:to|for|as)|up to|status (?:on|as)|end of|"
    r"position (?:on|at)|(?:compiled|collected|counted|extracted|complete) (?:on|at|to|by|until|up to))\b"
)
_UPDATED = re.compile(r"(?i)\b(?:updated|published|posted|released|issued|modified|reviewed)\b")
_TIME = re.compile(r"(?i)\b\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\b|:\d{2}|GMT|UTC|CET|EST)|\d{1,2}:\d{2}")
_LONG_LINE = 400
_TOP_LINES = 15


class Page:
    """A text cut into lines with their headings. `stated` is the page's own date (EDTF), or None."""

    def __init__(self, text: str, fetched: str | None = None) -> None:
        self.text = text
        self.lines = list(_lines(text, _day(fetched)))
        self.tables: list[Table] = tables_of(self.lines)
        _set_headings(self.lines)
        self._fetched = fetched
        self.stated = _stated_date(self.lines)
        self.title = self.lines[0] if self.lines and self.lines[0].heading else None

    @cached_property
    def day(self) -> date | None:
        """The day that dates without a year are read against: the page's own, else that of fetching."""
        return _day(self.stated) or _day(self._fetched)

    def prose(self) -> str:
        """The text with table rows blanked out, every other character at its own offset."""
        if not any(line.row for line in self.lines):
            return self.text
        parts = []
        at = 0
        for row, run in groupby(self.lines, key=lambda line: line.row):
            if row:
                rows = list(run)
                first, last = rows[0].start, rows[-1].end
                parts += [self.text[at:first], _blank(last - first)]
                at = last
        return "".join([*parts, self.text[at:]])

    def line_at(self, offset: int) -> Line | None:
        """The line that an offset falls in."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return self.lines[low - 1] if low else None


def _blank(length: int) -> str:
    """So many characters that end a paragraph and begin another."""
    return "\n\n" + " " * (length - 4) + "\n\n" if length > 4 else "\n" * length


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf) if edtf else None
    except ValueError:
        return None


def _lines(text: str, fetched: date | None) -> Iterator[Line]:
    at = 0
    gap = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            row = CELL in raw
            # A long paragraph neither heads nor dates anything, and reading it for dates costs.
            dates = [] if row or len(raw) > _LONG_LINE else dates_in(raw, at, fetched)
            yield Line(raw, at, row, not row and _is_heading(raw, at, dates), gap, dates)
            gap = False
        else:
            gap = True
        at += len(raw) + 1


def _undisputed(line: Line) -> list[Dated]:
    """The dates of a heading that are not those of an update alone."""
    told = holding(line)
    return [] if len(told) == len(line.dates) and _UPDATED.search(line.text) else told


def _told_after(line: Line) -> str | None:
    """The date that "as of" or "data up to" leads to."""
    marks = list(_DATA_AS_OF.finditer(line.text))
    for mark in marks:
        after = [found for found in line.dates if found.start >= line.start + mark.end()]
        if after:
            return after[0].edtf
    return line.dates[-1].edtf if marks else None


def _only_dated(line: Line) -> bool:
    """Whether a line has no figures but its dates, times of day and its own number."""
    rest = line.text
    for found in reversed(line.dates):
        rest = rest[: found.start - line.start] + rest[found.end - line.start :]
    return not any(c.isdigit() for c in _TIME.sub("", _NUMBERED.sub("", rest)))


def _is_heading(raw: str, at: int, dates: list[Dated]) -> bool:
    """A short line without a full stop whose only figures are dates or its own number."""
    words = raw.strip()
    if words[-1] in ".!?;," or len(words.split()) > _MAX_HEADING_WORDS or words[0] in "-•*":
        return False
    for found in reversed(dates):
        raw = raw[: found.start - at] + raw[found.end - at :]
    return not any(c.isdigit() for c in re.sub(r"\b\d{1,2}:\d{2}\b", "", _NUMBERED.sub("", raw)))


def _set_headings(lines: list[Line]) -> None:
    run: list[Line] = []
    closed = False
    title = lines[0] if lines and lines[0].heading else None
    for line in lines:
        line.above = list(reversed(run))
        if title is not None and title is not line and title not in line.above:
            line.above.append(title)
        if line.heading:
            run = [line] if closed else [*run, line]
            closed = False
        else:
            closed = True


def _stated_date(lines: list[Line]) -> str | None:
    """The date that the page gives for itself or its data.

    First "as of ..." in a heading, then a date in a heading or alone on a line near the top, then a line near
    the top that says how far the data run and gives no other figure, then "Updated ...".
    """
    top = [line for line in lines[:_TOP_LINES] if line.dates]
    for line in top:
        if line.heading and (told := _told_after(line)):
            return told
    for line in top:
        if line.heading and len(days := _undisputed(line)) == 1 and len(days[0].edtf) > 4:
            return days[0].edtf
    for line in top:
        if _only_dated(line) and (told := _told_after(line)):
            return told
    for line in [*top, *(other for other in lines[-4:] if other.dates)]:
        if _UPDATED.search(line.text):
            return line.dates[0].edtf
    return None
