"""The values in a text's tables: row and column headings say what each cell counts, where and when."""

import re
from dataclasses import dataclass
from functools import partial

from claims.extraction.claim import DateValue, Kind, Quantity

from .cells import date_of, date_within, dates_within, is_number, quantity_of, unit_in
from .measures import basis_in, heading_measure, says_change
from .mention import Mention, date_from_above, names_above
from .page import Page
from .rates import per_in
from .rows import Cell, Row, Table
from .scope import names_in, says_world, scope_key

_MAX_HEADS = 3
_DATED_COLUMN = re.compile(r"(?i)\b(?:dates?|years?|days?|months?|weeks?|periods?|quarters?|from|since|as of)\b")
_EVENT = re.compile(
    r"(?i)\b(?:born|birth|died|death|founded|established|opened|opening|built|completed|published|publication|released?|"
    r"premiered?|signed|effective|start|end|date|year|in office|term|took office|left office|launched|formed|arrival)\b"
)
_DISTRICTS = re.compile(
    r"(?i)^(?:district|province|state|county|city|municipality|region|prefecture|department|town|village|area|country|"
    r"territory|country/territory|location|name|borough|canton|governorate|commune)\b"
)
_COUNTRIES = re.compile(r"(?i)\b(?:countr(?:y|ies)|territor(?:y|ies)|nations?|member states?|locations?)\b")
_PLACED = re.compile(r"\b(?:[Ii]n|[Oo]f|[Aa]cross|[Ff]or|[Ww]ithin)\s+(?:the\s+)?[A-Z]")
_TOTAL = re.compile(
    r"(?i)(?:(?:grand |over|sub-?)?total\b.*|all(?: [a-z]+){0,2}|.{1,40}\btotal|sum|overall|both sexes|.*\(total\))"
)


# "Deaths (new)" over "304 (45)": the word is about the number in brackets.
_BESIDE = re.compile(r"(?i)\((?:new|[^()]*\bnew\b[^()]*|\+[^()]*|change[^()]*|24 ?h(?:ours)?)\)")


@dataclass(slots=True)
class _Grid:
    """A table with its headings told from its body: `heads` has the words over each column, joined,
    `places` the columns that name places."""

    heads: list[str]
    stub: list[str]
    body: list[Row]
    attributes: bool
    places: frozenset[int] = frozenset()


def table_mentions(page: Page, fetched: str | None) -> list[Mention]:
    """A mention for every number and date in the body of every table."""
    mentions: list[Mention] = []
    for table in page.tables:
        grid = _grid(table, page)
        captions = [line.text for line in table.top.above]
        for row in grid.body:
            mentions += _of_row(page, table, grid, row, captions, fetched)
    return mentions


def _grid(table: Table, page: Page) -> _Grid:
    rows = table.rows
    count = 0 if table.pairs or _attributes(rows, page) else _heads(rows, page)
    heads = [[cell.text for cell in row.cells] for row in rows[:count]]
    if count > 1:
        widest = max(map(len, heads))
        heads = [_spread(row, widest) for row in heads[:-1]] + [heads[-1]]
    width = max((len(row) for row in heads), default=0)
    joined = [_joined([row[i] for row in heads if i < len(row)]) for i in range(width)]
    body = rows[count:]
    plain = next((i for row in body for i, c in enumerate(row.cells) if i and _figure(c, page)), 1)
    attributes = table.pairs or (count == 0 and len(rows[0].cells) == 2)
    places = frozenset(i for i, words in enumerate(joined) if _DISTRICTS.match(words))
    return _Grid(joined, joined[:plain], body, attributes, places)


def _joined(parts: list[str]) -> str:
    return " ".join(dict.fromkeys(part for part in parts if part)).replace("_", " ")


def _spread(row: list[str], width: int) -> list[str]:
    """A heading over several columns is said of each of them. Empty cells at the end of a row are not written."""
    spread: list[str] = []
    for text in row + [""] * (width - len(row)):
        spread.append(text or (spread[-1] if spread else ""))
    return spread


def _figure(cell: Cell, page: Page) -> bool:
    return is_number(cell.text) and date_of(cell.text, page.day) is None


def _attributes(rows: list[Row], page: Page) -> bool:
    """Whether a table of two columns sets out what is known of one thing: labels, and values of every sort."""
    if any(len(row.cells) > 2 for row in rows) or len(rows) < 2:
        return False
    first = rows[0].cells
    if len(first) < 2 or heading_measure(first[1].text) or unit_in(first[1].text):
        return False
    if date_of(first[0].text, page.day) or all(date_of(row.cells[0].text, page.day) for row in rows[1:]):
        return False
    values = [row.cells[1].text for row in rows[1:] if len(row.cells) == 2 and row.cells[1].text.strip(" -–—")]
    dated = any(
        date_of(row.cells[1].text, page.day) and _EVENT.search(row.cells[0].text) for row in rows if len(row.cells) == 2
    )
    return dated or any(not is_number(value) and any(c.isalpha() for c in value) for value in values)


def _heads(rows: list[Row], page: Page) -> int:
    """How many rows at the top head the columns."""
    if len(rows) < 2 or not _is_head(rows, page):
        return 0
    count = 1
    while count < min(_MAX_HEADS, len(rows) - 1) and _is_under_head(rows[count - 1], rows[count], page):
        count += 1
    return count


def _is_head(rows: list[Row], page: Page) -> bool:
    first, below = rows[0].cells, rows[1].cells
    if any(_figure(cell, page) for cell in first):
        return False
    dates = [date_of(cell.text, page.day) for cell in first]
    told = sum(one is not None for one in dates)
    # A first row of dates heads the columns; a date in its first cell only is a row of the body.
    return told == 0 or told > 1 or (len(first) > 1 and dates[0] is None and date_of(below[0].text, page.day) is None)


def _is_under_head(above: Row, row: Row, page: Page) -> bool:
    """Whether a row goes on heading the columns: it has no figure, and the row over it has headings that span."""
    if any(_figure(cell, page) for cell in row.cells):
        return False
    cells = row.cells
    again = cells[0].text == above.cells[0].text or not cells[0].text
    return again and (any(not cell.text for cell in above.cells[1:]) or len(above.cells) < len(cells))


def _of_row(page: Page, table: Table, grid: _Grid, row: Row, captions: list[str], fetched: str | None) -> list[Mention]:
    cells = row.cells
    edtf = [date_of(cell.text, page.day) for cell in cells]
    dates = [
        (i, day)
        for i, day in enumerate(edtf)
        if day is not None
        and (
            i == 0
            or not cells[i].text.isdigit()
            or _DATED_COLUMN.search(_head(grid, i))
            or _EVENT.search(_head(grid, i))
        )
    ]
    labels = [
        (i, c.text)
        for i, c in enumerate(cells)
        if c.text and edtf[i] is None and not is_number(c.text) and _is_label(c, i)
    ]
    figures = [i for i, c in enumerate(cells) if i and is_number(c.text) and i not in dict(dates)]
    holding = [(i, day) for i, day in dates if i == 0 or not _head(grid, i) or _DATED_COLUMN.search(_head(grid, i))]
    mentions = []
    for i, cell in enumerate(cells):
        if not cell.text:
            continue
        if i in dict(dates):
            if len(cells) > 1 and (not figures or (i and _EVENT.search(_head(grid, i)))):
                mentions.append(_dated(page, row, cell, edtf[i], i, grid, captions))
            continue
        if i == 0:
            continue
        event = grid.attributes and (cell.text.isdigit() or not is_number(cell.text)) and _EVENT.search(cells[0].text)
        if event and any(c.isdigit() for c in cell.text):
            for found in dates_within(cell.text, page.day):
                part = Cell(cell.text[found.start : found.end], cell.start + found.start)
                mentions.append(_dated(page, row, part, found.edtf, i, grid, captions))
            stretch = _stretch(page, row, cell, i, grid, captions)
            if stretch is not None:
                mentions.append(stretch)
            if cell.text.isdigit() or not cell.text[0].isdigit() or dates_within(cell.text, page.day):
                continue
        if not (is_number(cell.text) or (cell.text[0].isdigit() or cell.text[0] in "~<>+-−–$€£¥")):
            continue
        head = _head(grid, i)
        # A stub that is no heading of labels is said of the whole table: "in thousand euros".
        over = (*([grid.stub[0]] if grid.stub else []), *captions)
        value = quantity_of(cell.text, cell.start, (head, *(text for at, text in labels if at < i)), over)
        if value is not None:
            mentions.append(_number(page, table, grid, row, i, value, labels, holding, captions, fetched))
    return mentions


def _head(grid: _Grid, i: int) -> str:
    return grid.heads[i] if i < len(grid.heads) else ""


def _is_label(cell: Cell, i: int) -> bool:
    return i == 0 or not cell.text[0].isdigit()


def _number(
    page: Page, table: Table, grid: _Grid, row: Row, i: int, value: Quantity, labels: list[tuple[int, str]],
    dates: list[tuple[int, str]], captions: list[str], fetched: str | None,
) -> Mention:  # fmt: skip
    head = _head(grid, i)
    words = [text for at, text in labels if at != i]
    label = words[0] if labels and labels[0][0] == 0 else ""
    said = [head, *reversed(words)]
    share = value.unit in ("percent", "percentage point")
    measure = None
    if not share:
        measure = next((m for m in map(heading_measure, [*said, *captions]) if m), None)
    own = " ".join(part for part in (*words, head) if part)
    total = bool(label) and _TOTAL.fullmatch(label.strip(" :*")) is not None
    mention = Mention(
        value=value,
        kind=Kind.PERCENTAGE if share else Kind.CASUALTY_COUNT if measure and measure != "population" else Kind.COUNT,
        start=value.start,
        end=value.end,
        passage=(row.start, row.end),
        own=own,
        words=" ".join([own, *captions]),
        measure=measure,
        change=says_change(_BESIDE.sub(" ", head))
        or any(says_change(text) and heading_measure(text) is not None for text in words),
        basis=next((b for b in map(basis_in, said) if b), None),
        label=label or None,
        near=[n for text in words for n in names_in(text)],
        over=partial(names_above, tuple(captions)),
        world=_of_the_world(grid, label, head, total, captions),
        row=True,
        labels=tuple(words),
        head=head,
        total=total,
        attributes=grid.attributes,
        part_label=_part_label(grid, labels),
        per=per_in(own) or value.per or "",
    )
    day = date_within(head, page.day)
    if day is None and dates:
        day = dates[0][1]
    if day is None:
        day = next((d for d in (date_within(text, page.day) for text in words) if d), None)
    if day is not None:
        mention.as_of, mention.dated = day, "text"
    else:
        date_from_above(mention, table.top, page, fetched)
    return mention


def _of_the_world(grid: _Grid, label: str, head: str, total: bool, captions: list[str]) -> bool:
    """Whether a cell is for the whole world: its row or column says so, or it is the total of all countries."""
    if says_world(label) or says_world(head):
        return True
    if not total and scope_key(label) != "worldwide":
        return False
    if grid.stub and _COUNTRIES.search(" ".join(grid.stub)):
        return True
    return not any(_PLACED.search(caption) for caption in captions) and not any(map(_DISTRICTS.match, grid.stub))


def _part_label(grid: _Grid, labels: list[tuple[int, str]]) -> str:
    """The narrowest place that a row is for, where several columns name places: the district, not its province."""
    placed = [text for at, text in labels if at in grid.places]
    return placed[-1] if len(placed) > 1 else ""


def _dated(page: Page, row: Row, cell: Cell, edtf: str | None, i: int, grid: _Grid, captions: list[str]) -> Mention:
    others = [c.text for k, c in enumerate(row.cells) if k != i and c.text]
    head = _head(grid, i)
    own = " ".join([*others, head])
    names = (
        []
        if grid.attributes
        else [n for text in others for n in names_in(text) if not n.first or len(text.split()) <= 3]
    )
    return Mention(
        value=DateValue(edtf, cell.text, cell.start, cell.end),
        kind=Kind.DATE,
        start=cell.start,
        end=cell.end,
        passage=(row.start, row.end),
        own=own,
        words=" ".join([own, *captions]),
        label=row.cells[0].text if i else None,
        near=names,
        over=partial(names_above, tuple(captions)),
        row=True,
        attributes=grid.attributes,
    )


def _stretch(page: Page, row: Row, cell: Cell, i: int, grid: _Grid, captions: list[str]) -> Mention | None:
    """A cell of two days, "1 May 2003 to 12 February 2015", as one stretch of time."""
    found = dates_within(cell.text, page.day)
    if len(found) != 2 or not re.fullmatch(
        r"\s*(?:to|until|till|through|[-–—])\s*", cell.text[found[0].end : found[1].start]
    ):
        return None
    whole = Cell(cell.text[found[0].start : found[1].end], cell.start + found[0].start)
    return _dated(page, row, whole, f"{found[0].edtf}/{found[1].edtf}", i, grid, captions)
