"""The values in a text's tables: row and column headings say what each cell counts, where and when."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.extraction.claim import Comparator, DateValue, Kind, Quantity
from claims.extraction.numbers import read_number
from claims.extraction.quantities import read_quantity
from claims.extraction.tokens import Tokens

from .measures import basis_in, measure_in, says_change
from .mention import Mention, date_from_above, heading_names
from .page import CELL, Line, Page, dates_in
from .scope import names_in, says_world, scope_key

_HEAD_SCALE = re.compile(r"(?i)\b(?:in\s+)?(thousand|million|billion)s?\b|\(000s?\)|,000s?\b")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_NUMERIC = re.compile(
    r"^[\s~<>≈+\-−–$€£¥]*\d[\d,.\s\u00a0]*"
    r"(?:\s*(?:%|percent|per cent|thousand|million|billion|m|bn|k))?"
    r"\s*(?:[*†‡§]|\[\w+\]|\([\w\s%+\-,.]*\))*\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")


@dataclass(slots=True)
class _Cell:
    text: str
    start: int
    edtf: str | None

    @property
    def number(self) -> bool:
        return self.edtf is None and bool(_NUMERIC.match(self.text))


def table_mentions(page: Page, fetched: str | None) -> list[Mention]:
    """A mention for every number and date in the body of every table."""
    mentions: list[Mention] = []
    for rows in page.tables():
        cells = [_cells(row, page.day) for row in rows]
        head = cells[0] if len(cells) > 1 and _is_head(cells) else None
        for row, line in list(zip(cells, rows, strict=True))[1 if head else 0 :]:
            mentions += _of_row(page, rows[0], line, row, head, fetched)
    return mentions


def _cells(row: Line, page_day: date | None) -> list[_Cell]:
    cells = []
    at = row.start
    for raw in row.text.split(CELL):
        lead = len(raw) - len(raw.lstrip())
        text = raw.strip()
        cells.append(_Cell(text, at + lead, _cell_date(text, page_day)))
        at += len(raw) + len(CELL)
    return cells


def _cell_date(text: str, page_day: date | None) -> str | None:
    """The date that a cell is, where it is nothing else: '28 June 2020', '2018', '1 Feb'."""
    if _YEAR.fullmatch(text):
        return text
    if not any(c.isdigit() for c in text) or len(text) > 40:
        return None
    dates = dates_in(text, 0, page_day)
    if len(dates) != 1:
        return None
    rest = text[: dates[0].start] + text[dates[0].end :]
    return dates[0].edtf if len(re.sub(r"[^\w]|(?i:\b(?:as of|by|to|end of|the|on)\b)", "", rest)) <= 2 else None


def _is_head(cells: list[list[_Cell]]) -> bool:
    first = cells[0]
    if any(cell.number for cell in first):
        return False
    below = cells[1]
    years = sum(cell.edtf is not None for cell in first)
    # A first row of dates heads the columns; a date in its first cell only is a row of the body.
    return years == 0 or years > 1 or (len(first) > 1 and first[0].edtf is None and below[0].edtf is None)


def _of_row(
    page: Page, top: Line, line: Line, row: list[_Cell], head: list[_Cell] | None, fetched: str | None
) -> list[Mention]:
    labels = [c for i, c in enumerate(row) if not c.number and c.edtf is None and c.text]
    dates = [c for i, c in enumerate(row) if c.edtf is not None and (i == 0 or not c.text.isdigit() or _dates(head, i))]
    label = labels[0].text if labels and row[0] is labels[0] else ""
    above = [over.text for over in top.above]
    mentions = []
    for i, cell in enumerate(row):
        column = head[i] if head and i < len(head) else None
        if cell in dates and (i > 0 and len(row) > 1 and not any(c.number for c in row)):
            mentions.append(_dated_cell(page, line, row, cell, column, above))
            continue
        if i == 0 or not cell.text or (cell.edtf is not None and cell in dates):
            continue
        value = _quantity(cell, column.text if column else "", above[0] if above else "", label)
        if value is None:
            continue
        mentions.append(_number_cell(page, top, line, cell, value, column, label, labels, dates, fetched))
    return mentions


def _dates(head: list[_Cell] | None, i: int) -> bool:
    return bool(head and i < len(head) and re.search(r"(?i)\b(?:date|year|day|month|week|period)\b", head[i].text))


def _number_cell(
    page: Page, top: Line, line: Line, cell: _Cell, value: Quantity, column: _Cell | None, label: str,
    labels: list[_Cell], dates: list[_Cell], fetched: str | None,
) -> Mention:  # fmt: skip
    head = column.text if column and column.edtf is None else ""
    other = [c.text for c in labels if c.text != label]
    caption = [over.text for over in top.above]
    measure = measure_in(head) or measure_in(label) or next((m for m in map(measure_in, caption) if m), None)
    own = " ".join(part for part in (label, *other, head) if part)
    mention = Mention(
        value=value,
        kind=Kind.CASUALTY_COUNT if measure and measure != "population" else Kind.COUNT,
        start=value.start,
        end=value.end,
        passage=(line.start, line.end),
        own=own,
        words=" ".join([own, *caption]),
        measure=measure,
        change=says_change(head) or (measure_in(label) is not None and says_change(label)),
        basis=basis_in(head) or basis_in(label),
        label=label or None,
        near=[n for part in (label, *other) for n in names_in(part)] + [n for n in names_in(head) if not n.first],
        above=[names for names in map(heading_names, caption) if names],
        world=says_world(label) or scope_key(label) == "worldwide" or says_world(head),
        row=True,
    )
    if value.unit == "percent" and measure and not says_change(own):
        mention.kind = Kind.PERCENTAGE
    if column is not None and column.edtf:
        mention.as_of, mention.dated = column.edtf, "text"
    elif dates:
        mention.as_of, mention.dated = dates[0].edtf, "text"
    else:
        date_from_above(mention, top, page, fetched)
    return mention


def _dated_cell(
    page: Page, line: Line, row: list[_Cell], cell: _Cell, column: _Cell | None, above: list[str]
) -> Mention:
    own = " ".join(c.text for c in row if c is not cell) + (f" {column.text}" if column else "")
    return Mention(
        value=DateValue(cell.edtf, cell.text, cell.start, cell.start + len(cell.text)),
        kind=Kind.DATE,
        start=cell.start,
        end=cell.start + len(cell.text),
        passage=(line.start, line.end),
        own=own,
        words=" ".join([own, *above]),
        label=row[0].text if row[0] is not cell else None,
        near=names_in(own),
        above=[names for names in (names_in(words) for words in above) if names],
        row=True,
    )


def _quantity(cell: _Cell, head: str, caption: str, label: str) -> Quantity | None:
    """The number in a cell, scaled and given its unit by the headings: 'Population (millions)'."""
    if not cell.number and not (cell.edtf and cell.text.isdigit()):
        return None
    tokens = Tokens(cell.text)
    for i in range(tokens.count):
        found = read_quantity(tokens, i, 0, tokens.count)
        if found is not None and isinstance(found.value, Quantity):
            value = found.value
            number, comparator, unit, upper = value.number, value.comparator, value.unit, value.upper
            start, end = value.start, value.end
            break
        plain = read_number(tokens, i)
        if plain is not None:
            number, comparator, unit, upper = plain.value, Comparator.EXACTLY, "", None
            start, end = tokens.start[plain.i], tokens.end[plain.j - 1]
            break
    else:
        return None
    scale = _HEAD_SCALE.search(head) or _HEAD_SCALE.search(label) or _HEAD_SCALE.search(caption)
    if (
        scale
        and number < Decimal(10) ** 7
        and not re.search(r"(?i)million|billion|thousand|bn|per\s+(?:million|thousand)", cell.text)
    ):
        factor = _SCALES[scale[1].lower()] if scale[1] else 1000
        if not re.search(rf"(?i)per\s+(?:\w+\s+)?{scale[1] or '000'}", f"{head} {label} {caption}"):
            number *= factor
    if not unit and re.search(r"%|\bper ?cent\b|\bpercent", f"{head} {label}"):
        unit = "percent"
    return Quantity(number, comparator, unit or "", cell.start + start, cell.start + end, upper)
