"""All published verdicts as CSV or JSON Lines, written by PostgreSQL itself: constant memory, whatever the number."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from django.db import connection, models
from django.db.models import F, Func, QuerySet, TextField, Value

from claims.models import PublicClaim

BUFFER = 64 * 1024


class Format(Enum):
    CSV = "csv"
    JSONL = "jsonl"

    @property
    def media_type(self) -> str:
        return "text/csv; charset=utf-8" if self is Format.CSV else "application/jsonl"


# Name in the file, and the column of PublicClaim.
COLUMNS = {
    "verdict_id": "verdict_public_id",
    "claim_id": "public_id",
    "article_id": "article_public_id",
    "rating": "rating",
    "rating_label": "rating_label",
    "rating_number": "rating_number",
    "currency": "currency",
    "tests": "tests",
    "unproven_reason": "unproven_reason",
    "as_of": "as_of",
    "as_of_from": "as_of_from",
    "as_of_to": "as_of_to",
    "rationale": "rationale",
    "kind": "kind",
    "words": "words",
    "sentence": "sentence",
    "language": "language",
    "claimant": "claimant",
    "subject": "subject",
    "measure": "measure",
    "place": "place",
    "comparator": "comparator",
    "number": "number",
    "upper": "upper",
    "unit": "unit",
    "article_title": "article_title",
    "article_url": "article_url",
    "publisher": "publisher",
    "article_published_at": "article_published_at",
    "published_at": "published_at",
    "first_published_at": "first_published_at",
    "changed_at": "changed_at",
}
# A spreadsheet runs a cell that begins so as a formula, also with the full-width signs.
# Source: OWASP, "CSV Injection".
FORMULA_STARTS = [ord(sign) for sign in "=+-@\t\r\n＝＋－＠"]


class _Plain(Func):
    """A decimal without trailing zeros, as text."""

    template = "trim_scale(%(expressions)s)::text"
    output_field = TextField()


class _Instant(Func):
    """'2020-02-02T20:00:00.000000Z'."""

    template = """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
    output_field = TextField()


class _SafeCell(Func):
    """Text with an apostrophe before it where a spreadsheet would run it. The argument is a column."""

    template = (
        f"CASE WHEN ascii(%(expressions)s) IN ({', '.join(map(str, FORMULA_STARTS))}) "
        "THEN '''' || %(expressions)s ELSE %(expressions)s END"
    )
    output_field = TextField()


class _JsonObject(Func):
    function = "json_build_object"
    output_field = TextField()


def stream(rows: QuerySet[PublicClaim], form: Format) -> Iterator[bytes]:
    """The rows as bytes of a file, in chunks of some BUFFER bytes. Holds a database connection while it runs."""
    if form is Format.CSV:
        wanted = rows.order_by().values_list(*map(_cell, COLUMNS.values()))
        options = "FORMAT csv"
        # Django names the columns of expressions itself, so the heading is ours.
        yield (",".join(COLUMNS) + "\n").encode()
    else:
        pairs: list[Any] = []
        for name, column in COLUMNS.items():
            pairs += [Value(name), _typed(column)]
        wanted = rows.order_by().values_list(_JsonObject(*pairs))
        # Text-format COPY would double the backslashes of JSON; no control character occurs in JSON unescaped.
        options = r"FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'"
    yield from _copied(wanted, options)


def _copied(wanted: QuerySet[PublicClaim, Any], options: str) -> Iterator[bytes]:
    sql, parameters = wanted.query.sql_with_params()
    held = bytearray()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({sql}) TO STDOUT ({options})", parameters) as copy:
        for line in copy:
            held += line
            if len(held) >= BUFFER:
                yield bytes(held)
                held.clear()
    if held:
        yield bytes(held)


def _typed(column: str) -> Any:
    """Decimals as text, so that no digit is lost, and times in one form; the rest as it is."""
    field = PublicClaim._meta.get_field(column)
    if isinstance(field, models.DecimalField):
        return _Plain(F(column))
    if isinstance(field, models.DateTimeField):
        return _Instant(F(column))
    return F(column)


def _cell(column: str) -> Any:
    is_text = isinstance(PublicClaim._meta.get_field(column), models.CharField | models.TextField)
    return _SafeCell(F(column)) if is_text else _typed(column)
