"""Writes out the words of an HTML tree as a reader sees them: blocks apart, table rows on one line."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeGuard

from lxml import etree  # type: ignore[import-untyped]

_UNREAD = {
    "script", "style", "noscript", "template", "svg", "canvas", "head", "iframe", "object", "nav", "button",
    "select", "textarea", "input", "dialog", "audio", "video", "map", "datalist",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "details", "div", "dl", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "main",
    "ol", "p", "pre", "section", "summary", "table", "ul", "caption", "menu",
    # as trafilatura names them
    "head", "list", "quote",
}  # fmt: skip
_LINES = {"li", "dt", "dd", "tr", "br", "option", "row", "item", "lb"}
_ROWS = {"tr", "row"}
_CELLS = {"td", "th", "cell"}
_AROUND = re.compile(
    r"cookie-?(banner|consent|notice|bar|law|policy)|cookieconsent|onetrust|gdpr|consent-(banner|bar)|"
    r"cookiebot|didomi|qc-cmp|sp_message|truste_|osano-|usercentrics|fc-consent|cmplz-|borlabs|iubenda-cs|axeptio|"
    r"cookiescript|klaro|mw-editsection|skip-?(link|to)|breadcrumb|share-?(bar|buttons|tools)|social-?(links|share)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROLES_AROUND = {"navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar"}
# How many places one cell may take, and all spanning cells of a page together.
MAX_SPAN = 200
MAX_SPANNED = 20_000
MAX_COLUMNS = 500
MAX_CELL = 600


def written(root: etree._Element, *, extracted: bool = False) -> str:
    """The text of the tree below `root`; `extracted` if trafilatura made it (its `head` is a heading)."""
    writer = _Writer()
    layout_tables = {table for table in root.iter("table") if _is_layout(table)}
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            if event in ("comment", "pi"):
                writer.add(element.tail)
            continue
        if event == "start":
            if not extracted and element is not root and is_around(element):
                writer.block_for(tag)
                walk.skip_subtree()
                continue
            if tag == "table" and element not in layout_tables:
                writer.table(list(_rows(element)))
                walk.skip_subtree()
                continue
            writer.block_for(tag)
            writer.add(element.text)
        else:
            writer.block_for(tag)
            if element is not root:
                writer.add(element.tail)
    return writer.text()


def is_around(element: etree._Element) -> bool:
    """True for what stands around a page's words: menus, scripts, banners, and what is hidden."""
    tag = element.tag
    if tag in _UNREAD:
        return True
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true" or get("role") in _ROLES_AROUND:
        return True
    if (style := get("style")) and _HIDDEN.search(style):
        return True
    if tag == "sup" and "reference" in (get("class") or ""):
        return True
    if tag == "footer":
        return not any(up.tag in ("article", "main", "blockquote") for up in element.iterancestors())
    if tag in ("html", "body", "main", "article"):
        return False
    return bool(_AROUND.search(f"{get('id') or ''} {get('class') or ''}"))


class _Writer:
    """Collects text, and the breaks between, so that adjoining blocks make one break."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._break = ""

    def block_for(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break = "\n\n"
        elif tag in _LINES or tag in _CELLS:
            self._break = self._break or "\n"

    def add(self, text: str | None) -> None:
        if not text:
            return
        words = " ".join(text.split())
        if not words:
            if self._parts and not self._break:
                self._parts.append(" ")
            return
        if self._break:
            self._parts.append(self._break)
            self._break = ""
        elif text[0].isspace():
            self._parts.append(" ")
        self._parts.append(words)
        if text[-1].isspace():
            self._parts.append(" ")

    def table(self, rows: list[str]) -> None:
        self._break = "\n\n"
        for row in rows:
            self.add(row)
            self._break = "\n"
        self._break = "\n\n"

    def text(self) -> str:
        return "".join(self._parts)


def _is_element(element: etree._Element) -> TypeGuard[etree._Element]:
    return isinstance(element.tag, str)


def _is_layout(table: etree._Element) -> bool:
    """True if the table only places things on the page."""
    if table.get("role") in ("presentation", "none"):
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return True
    if next(table.iterdescendants("th"), None) is not None:
        return False
    cells = islice(table.iterdescendants("td", "cell"), 200)
    return any(sum(len(words) for words in cell.itertext()) > MAX_CELL for cell in cells)


def _rows(table: etree._Element) -> Iterator[str]:
    """One line a row. A cell that spans columns leaves empty ones after it; one that spans rows is
    repeated, so that every row carries its headings in their columns. Empty cells at the end are left out."""
    caption = next(table.iterchildren("caption"), None)
    if caption is not None and (words := _words(caption)):
        yield words
    hanging: dict[int, tuple[int, str]] = {}
    for row in table.iterdescendants(*_ROWS):
        cells = _cells(row, hanging)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield " | ".join(cells)


def _cells(row: etree._Element, hanging: dict[int, tuple[int, str]]) -> list[str]:
    """The cells of a row by column. `hanging` has those that reach down from above: by column, for how many
    rows yet, and their words; it is brought up to date for the row below."""
    cells: list[str] = []
    starting: dict[int, tuple[int, str]] = {}

    def fill() -> None:
        while len(cells) in hanging:
            cells.append(hanging[len(cells)][1])

    for cell in row.iterchildren(*_CELLS):
        fill()
        if len(cells) > MAX_COLUMNS:
            break
        words = _words(cell).replace("|", "/")
        if "rowspan" not in cell.attrib and "colspan" not in cell.attrib:
            if hanging:
                starting[len(cells)] = (1, words)
            cells.append(words)
            continue
        down, across = _number(cell.get("rowspan", "1")), _number(cell.get("colspan", "1"))
        for column, content in enumerate([words] + [""] * (across - 1), len(cells)):
            starting[column] = (down, content)
        cells += [words] + [""] * (across - 1)
    fill()
    for column in list(hanging):
        left, words = hanging.pop(column)
        starting.setdefault(column, (left, words))
    hanging.update({column: (left - 1, words) for column, (left, words) in starting.items() if left > 1})
    return cells


def clamp_spans(root: etree._Element) -> None:
    """Takes back spans that no real table has: a few bytes of them ask for millions of cells."""
    cells = [cell for cell in root.iter("td", "th") if "rowspan" in cell.attrib or "colspan" in cell.attrib]
    areas = [_number(cell.get("rowspan", "1")) * _number(cell.get("colspan", "1")) for cell in cells]
    everywhere = sum(areas) > MAX_SPANNED
    for cell, area in zip(cells, areas, strict=True):
        if everywhere or not 1 <= area <= MAX_SPAN:
            cell.attrib.pop("rowspan", None)
            cell.attrib.pop("colspan", None)


def _number(value: str) -> int:
    value = value.strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _words(element: etree._Element) -> str:
    """The words of a cell on one line."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inside in walk:
        if not isinstance(inside.tag, str):
            continue
        apart = inside.tag in _BLOCKS or inside.tag in _LINES
        if event == "start":
            if inside is not element and is_around(inside):
                walk.skip_subtree()
                continue
            parts += [" " if apart else "", inside.text or ""]
        else:
            parts += [" " if apart else "", (inside.tail or "") if inside is not element else ""]
    return " ".join("".join(parts).split())
