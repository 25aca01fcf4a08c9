"""The rows of a text: tables, figures set out in columns, and lines of a label and its figure.

A readable text has a table's row as `cell | cell`. A PDF has only spaces between its columns, and a page of figures
often has a label and a number on one line ("Deaths: 659") or on two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from claims.extraction.lexicon.function_words import EDGES

from .lines import Line
from .measures import measure_in

NUMERIC = re.compile(
    r"^[\s~<>≈+\-−–$€£¥]*\d[\d,.\s\u00a0]*"
    r"(?:\s*(?:%|percent|per cent|thousand|million|billion|m|bn|k))?"
    r"\s*(?:[*†‡§]|\[\w+\]|\([\w\s%+\-−–,.:]*\))*\s*$",
    re.IGNORECASE,
)
_VALUE = (
    r"[~<>≈+\-−–]?\s?(?:[A-Z]{0,3}[$€£¥])?\s?\d[\d,.]*(?:\s?%)?(?:\s[^\W\d][\w.$€£/²³-]*){0,3}(?:\s\([^()]{1,40}\))*"
)
_WITH_UNIT = re.compile(_VALUE)
_PAIR = re.compile(rf"^\W{{0,3}}(?P<label>[^\W\d_][^:|\n]{{0,80}}?)\s?[:=]\s(?P<value>{_VALUE})\.?$")
_LISTED = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][^:|()\n]{0,60}?)\s\((?P<value>\d[\d,.]*)\)\.?$")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_FIGURE = r"(?:[+\-−–]?\d[\d,.]*%?|[-–—]|n/a|NA)"
_SPACED = re.compile(rf"^(?P<label>[^\W\d_][^\d|:;]*?)(?P<figures>(?:\s{_FIGURE})+)$")
_MAX_LABEL_WORDS = 8
_JOINERS = frozenset({"of", "and", "the", "for", "in", "to", "per"})


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where they begin."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the part of the text that they stand in."""

    cells: list[Cell]
    start: int
    end: int


@dataclass(slots=True)
class Table:
    """Rows that belong together. `top` is the line that they begin with, whose headings are over them all.

    `pairs` tells that each row is a label and its figure, without a row of headings.
    """

    rows: list[Row]
    top: Line
    pairs: bool = False


def tables_of(lines: list[Line]) -> list[Table]:
    """The tables of a text, in order. Every line that is part of one is marked as a row."""
    found = [*_piped(lines), *_spaced(lines), *_pairs(lines), *_stacked(lines)]
    return sorted(found, key=lambda table: table.top.start)


def _piped(lines: list[Line]) -> Iterator[Table]:
    run: list[Line] = []
    for line in lines:
        if line.row and not (run and line.gap):
            run.append(line)
            continue
        if run:
            yield Table([_cut(one) for one in run], run[0])
        run = [line] if line.row else []
    if run:
        yield Table([_cut(one) for one in run], run[0])


def _cut(line: Line) -> Row:
    cells = []
    at = line.start
    for raw in line.text.split("|"):
        text = raw.strip()
        cells.append(Cell(text, at + raw.index(text) if text else at))
        at += len(raw) + 1
    return Row(cells, line.start, line.end)


def _spaced(lines: list[Line]) -> Iterator[Table]:
    """Lines of a label and as many figures each, under a line that names as many columns."""
    matches = [None if line.row else _spaced_row(line) for line in lines]
    i = 0
    while i < len(lines):
        row = matches[i]
        j = i + 1
        while row and j < len(lines) and not lines[j].gap and (other := matches[j]) and _width(other) == _width(row):
            j += 1
        if row is not None and j - i >= 2:
            years = all(_YEAR.fullmatch(cell.text) for cell in row.cells[1:])
            top = i if years else i - 1
            head = row if years else _spaced_head(lines[top], _width(row)) if i else None
            if head is not None:
                rows = [head, *(one for one in matches[top + 1 : j] if one is not None)]
                for line in lines[top:j]:
                    line.row, line.heading = True, False
                yield Table(rows, lines[top])
        i = j


def _width(row: Row) -> int:
    return len(row.cells) - 1


def _spaced_row(line: Line) -> Row | None:
    text = line.text.strip()
    found = _SPACED.match(text)
    if found is None:
        return None
    words = found["label"].split()
    if len(words) > _MAX_LABEL_WORDS or any(w in EDGES and w not in _JOINERS for w in words):
        return None
    at = line.start + line.text.index(text)
    cells = [Cell(found["label"].strip(), at)]
    cells += [Cell(m[0], at + found.start("figures") + m.start()) for m in re.finditer(_FIGURE, found["figures"])]
    return Row(cells, line.start, line.end)


def _spaced_head(line: Line, width: int) -> Row | None:
    if line.row:
        return None
    words = [Cell(m[0], line.start + m.start()) for m in re.finditer(r"\S+", line.text)]
    if len(words) >= width and all(_YEAR.fullmatch(word.text) for word in words[-width:]):
        first = words[: len(words) - width]
        label = line.text[first[0].start - line.start : first[-1].end - line.start] if first else ""
        return Row([Cell(label, line.start), *words[-width:]], line.start, line.end)
    if any(c.isdigit() for c in line.text) or line.text.rstrip().endswith((".", ":", ";")):
        return None
    if len(words) == width + 1:
        return Row(words, line.start, line.end)
    if len(words) == width:
        return Row([Cell("", line.start), *words], line.start, line.end)
    return None


def _pairs(lines: list[Line]) -> Iterator[Table]:
    """Lines such as "Deaths: 659" and "Norvia (659)"."""
    rows = [None if line.row else _pair(line) for line in lines]
    for paired, group in groupby(zip(lines, rows, strict=True), key=lambda both: both[1] is not None):
        run = list(group)
        if not paired:
            continue
        for line, _ in run:
            line.row, line.heading = True, False
        yield Table([row for _, row in run if row is not None], run[0][0], pairs=True)


def _pair(line: Line) -> Row | None:
    text = line.text.strip()
    found = _PAIR.match(text) or _LISTED.match(text)
    if found is None or line.dates:
        return None
    label, value = found["label"], found["value"].rstrip()
    if len(label.split()) > _MAX_LABEL_WORDS or measure_in(re.sub(r"\([^()]*\)", "", value)):
        return None
    at = line.start + line.text.index(text)
    cells = [Cell(label, at + found.start("label")), Cell(value, at + found.start("value"))]
    return Row(cells, line.start, line.end)


def _stacked(lines: list[Line]) -> Iterator[Table]:
    """A label and its figure on two lines, in whichever order the page keeps to."""
    kinds = [_stack_kind(line) for line in lines]
    i = 0
    while i < len(lines):
        j = i
        while j < len(lines) and kinds[j]:
            j += 1
        if "n" in kinds[i:j]:
            yield from _stack(lines[i:j], kinds[i:j])
        i = max(j, i + 1)


def _stack_kind(line: Line) -> str:
    """'n' for a line that is a number, 'l' for one that can be its label, else ''."""
    text = line.text.strip()
    if line.row or line.dates:
        return ""
    if NUMERIC.match(text) or (_WITH_UNIT.fullmatch(text) and not measure_in(text)):
        return "n"
    plain = not any(c.isdigit() for c in text) and text[-1] not in ".!?;,:"
    return "l" if plain and len(text.split()) <= _MAX_LABEL_WORDS else ""


def _stack(lines: list[Line], kinds: list[str]) -> Iterator[Table]:
    numbers = [i for i, kind in enumerate(kinds) if kind == "n"]
    before = [i for i in numbers if i and kinds[i - 1] == "l"]
    after = [i for i in numbers if i + 1 < len(lines) and kinds[i + 1] == "l"]
    if len(before) == len(after) == len(numbers):
        told_before = sum(measure_in(lines[i - 1].text) is not None for i in before)
        label_first = told_before >= sum(measure_in(lines[i + 1].text) is not None for i in after)
    else:
        label_first = len(before) > len(after) or (len(before) == len(after) and bool(kinds) and kinds[0] == "l")
    for i in before if label_first else after:
        label, number = (lines[i - 1], lines[i]) if label_first else (lines[i + 1], lines[i])
        top = label if label_first else number
        cells = [_whole(label), _whole(number)]
        for line in (label, number):
            line.row, line.heading = True, False
        yield Table([Row(cells, min(label.start, number.start), max(label.end, number.end))], top, pairs=True)


def _whole(line: Line) -> Cell:
    text = line.text.strip()
    return Cell(text.lstrip("-•* "), line.start + line.text.index(text.lstrip("-•* ")))
