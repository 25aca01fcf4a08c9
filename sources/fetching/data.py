"""Plain text, JSON and CSV as text that a reviewer can read: a table row as `cell | cell`."""

import csv
import io
import json
from collections.abc import Iterator

from .normal import decoded, normalised
from .shapes import Readable

MAX_CHARACTERS = 2_000_000
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
