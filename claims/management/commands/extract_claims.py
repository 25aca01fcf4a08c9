"""`extract_claims`: the claims of a text on standard output, without the database."""

import json
import shutil
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from claims.extraction import ExtractedClaim, extract_claims
from claims.extractors import RULES, ExtractorError, UnknownExtractorError, read
from claims.management.one_line import OneLineCommand
from claims.when import parse_when

_USAGE = 2


class Command(OneLineCommand):
    help = "Split an English text into claims: one JSON object a line, or a table for people."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a UTF-8 text file, or - for standard input")
        parser.add_argument(
            "--published",
            metavar="WHEN",
            help="publication date (2020-02-02), or date and time with offset (2020-02-02T23:40+06:00)",
        )
        parser.add_argument(
            "--extractor",
            metavar="NAME",
            default=RULES,
            help=f"which extractor reads it (default {RULES})",
        )
        parser.add_argument("--format", choices=("jsonl", "table"), help="table on a terminal, otherwise jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        name: str = options["file"]
        try:
            published = parse_when(options["published"]) if options["published"] else None
        except ValueError as error:
            raise CommandError(f"--published: {error}.", returncode=_USAGE) from None
        claims = self._claims(options["extractor"], _read(name), published)
        if (options["format"] or ("table" if self.stdout.isatty() else "jsonl")) == "jsonl":
            for claim in claims:
                self.stdout.write(json.dumps(claim.to_dict(), ensure_ascii=False))
        else:
            for line in _table(claims):
                self.stdout.write(line)

    def _claims(self, extractor: str, text: str, published: date | None) -> list[ExtractedClaim]:
        if extractor == RULES:
            return extract_claims(text, published)
        try:
            found = read(extractor, text, published)
        except UnknownExtractorError as error:
            raise CommandError(f"--extractor: {error}", returncode=_USAGE) from None
        except ExtractorError as error:
            raise CommandError(str(error), returncode=1) from None
        for note in found.notes:
            self.stderr.write(note)
        for reason, count in found.dropped.items():
            self.stderr.write(f"Left out {count}: {reason}.")
        return found.claims


def _read(name: str) -> str:
    """The text of a file, or of standard input where the name is '-'."""
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CommandError(f"{name}: {reason}. Give the path of a text file, or - .", returncode=_USAGE) from None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        source = "Standard input" if name == "-" else name
        raise CommandError(
            f"{source} is not UTF-8 text (byte {error.start} cannot be read). Save it as UTF-8 and try again.",
            returncode=_USAGE,
        ) from None


def _table(claims: list[ExtractedClaim]) -> list[str]:
    """One line a claim: check-worthiness, kind, value, and its words cut to the width of the terminal."""
    if not claims:
        return ["No claims found."]
    rows = [
        (f"{claim.check_worthiness:.2f}", str(claim.kind), _value(claim), " ".join(claim.text.split()))
        for claim in claims
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    room = max(30, shutil.get_terminal_size().columns - sum(widths) - 6)
    lines = []
    for row in rows:
        words = row[3] if len(row[3]) <= room else row[3][: room - 1] + "…"
        lines.append("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), words]))
    return lines


def _value(claim: ExtractedClaim) -> str:
    value = claim.value.to_dict() if claim.value is not None else {"type": "none"}
    match value["type"]:
        case "quantity":
            upper = f"-{value['upper']}" if value["upper"] else ""
            bound = "" if value["comparator"] in ("exactly", "between") else value["comparator"].replace("_", " ")
            return " ".join(filter(None, [bound, value["number"] + upper, claim.measure or value["unit"]]))
        case "date":
            return value["edtf"] or f"{value['expression']} (needs --published)"
        case "duration":
            bound = "" if value["comparator"] == "exactly" else value["comparator"].replace("_", " ")
            return " ".join(filter(None, [bound, value["iso8601"]]))
        case "ranking":
            return "most recent" if value["most_recent"] else f"rank {value['rank']}"
        case "quotation":
            return f"by {value['speaker']}" if value["speaker"] else "speaker unclear"
    return ""
