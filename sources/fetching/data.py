"""Plain text, JSON and CSV as text that a reviewer can read: a table row as `cell | cell`."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

from .normal import decoded, normalised
from .shapes import Readable

MAX_CHARACTERS = 2_000_000
MAX_XML = 4_000_000
MAX_DEPTH = 60
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
NO_TEXT = "This file holds no text."

type Json = str | bool | list[Json] | dict[str, Json] | None


def read_text(body: bytes, charset: str | None) -> Readable:
    text = decoded(body, charset)
    if "\x00" in text[:4096]:
        return Readable("", "text", problem="This file is not text and could not be read.")
    return _readable("text", text)


def read_csv(body: bytes, charset: str | None) -> Readable:
    text = decoded(body, charset)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), dialect)
    try:
        return _readable("csv", "\n".join(_row(row) for row in rows if any(row)))
    except csv.Error:
        # A quote that is never closed: the lines as they stand are better than nothing.
        return _readable("csv", text)


def read_json(body: bytes, charset: str | None) -> Readable:
    text = decoded(body, charset or "utf-8")
    try:
        # Numbers stay as written: 1.10 is not 1.1 to a reader of figures.
        value: Json = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
        return _readable("json", "\n".join(_lines(value, "")))
    except (ValueError, RecursionError):
        broken = _readable("json", text)
        return Readable(broken.text, "json", problem="This file is not valid JSON; it is shown as it stands.")


def read_xml(body: bytes) -> Readable:
    """A feed or a file of figures, its elements and attributes as those of JSON."""
    from lxml import etree  # type: ignore[import-untyped]

    # Nothing is fetched, and no entity of its own is opened.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body[:MAX_XML], parser)
        if root is None:
            raise ValueError
        words = "\n".join(_lines(_opened(root, 0), ""))
    except (etree.XMLSyntaxError, ValueError, RecursionError):
        return Readable("", "text", problem="This XML file is damaged and could not be read.")
    read = _readable("text", words)
    if len(body) > MAX_XML:
        return replace(read, problem=f"Only the first {MAX_XML:,} bytes of this file were read.")
    return read


def _opened(element: Any, depth: int) -> Json:
    """An element without children or attributes is its words; any other a dict, of lists where names repeat."""
    words = _plain(" ".join((element.text or "").split()))
    inner: dict[str, Json] = {_name(key): str(value) for key, value in element.attrib.items()}
    many: dict[str, list[Json]] = {}
    if depth < MAX_DEPTH:
        for child in element:
            if isinstance(child.tag, str):
                many.setdefault(_name(child.tag), []).append(_opened(child, depth + 1))
    if not inner and not many:
        return words
    for name, values in many.items():
        inner[name] = values[0] if len(values) == 1 else values
    if words:
        inner["text"] = words
    return inner


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _plain(words: str) -> str:
    """The words of a field, which in feeds may be HTML."""
    return " ".join(unescape(_TAG.sub(" ", words)).split()) if "<" in words else words


def _readable(kind: str, text: str) -> Readable:
    words = normalised(text[:MAX_CHARACTERS])
    problem = None if words else NO_TEXT
    if len(text) > MAX_CHARACTERS:
        problem = f"Only the first {MAX_CHARACTERS:,} characters of this file were read."
    return Readable(words, kind, problem=problem)


def _row(cells: list[str]) -> str:
    words = [" ".join(cell.replace("|", "/").split()) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return " | ".join(words)


def _lines(value: Json, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _lines(inner, f"{path} {key}".strip())
    elif isinstance(value, list):
        if table := _table(value):
            if path:
                yield path
            yield from table
        elif all(not isinstance(item, dict | list) for item in value):
            yield _named(path, ", ".join(_scalar(item) for item in value))
        else:
            for number, item in enumerate(value, 1):
                yield from _lines(item, f"{path} {number}".strip())
    else:
        yield _named(path, _scalar(value))


def _table(items: list[Json]) -> list[str]:
    """Rows under one heading, if every item is an object of plain values."""
    columns: dict[str, None] = {}
    for item in items:
        if not isinstance(item, dict) or any(isinstance(inner, dict | list) for inner in item.values()):
            return []
        columns.update(dict.fromkeys(item))
    if not columns:
        return []
    return [_row(list(columns))] + [
        _row([_scalar(item.get(column)) for column in columns]) for item in items if isinstance(item, dict)
    ]


def _named(path: str, value: str) -> str:
    return f"{path}: {value}" if path else value


def _scalar(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
