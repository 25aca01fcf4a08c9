"""The re-check judge on cases from a file or standard input, without database or network."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.core.management.base import CommandError

from claims.assessment import Assessment, Outcome, assess
from claims.extraction import ExtractedClaim, extract_claims
from claims.management.one_line import OneLineCommand
from sources.fetching import readable


class CaseError(ValueError):
    """The line is not a case. The message says what is wrong with it."""


class Command(OneLineCommand):
    help = "Judge claims against source texts: JSON lines in, JSON lines out. Uses no database and no network."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cases", help="a file of cases, one JSON object a line, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        failed = False
        for line in answers(_lines(options["cases"])):
            failed = failed or "error" in line
            self.stdout.write(json.dumps(line, ensure_ascii=False))
        if failed:
            sys.exit(2)


def _lines(path: str) -> Iterator[bytes]:
    if path == "-":
        yield from sys.stdin.buffer
        return
    try:
        with open(path, "rb") as file:
            yield from file
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}. Give a file of cases, or -.", returncode=2) from error


def answers(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not blank, in order; an error in the place of a line that is no case."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _answer(line)
        except CaseError as error:
            yield {"id": None, "line": number, "error": str(error)}


def _answer(line: bytes) -> dict[str, Any]:
    try:
        case = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CaseError("The line is not UTF-8 text.") from None
    except ValueError as error:
        raise CaseError(f"The line is not JSON: {error}.") from None
    except RecursionError:
        raise CaseError("The line is nested too deeply.") from None
    if not isinstance(case, dict) or "id" not in case:
        raise CaseError('The line is not a case: an object with "id", "claim" and "source" is needed.')
    claim, source = _object(case, "claim"), _object(case, "source")
    text = claim.get("text")
    if not isinstance(text, str):
        raise CaseError('"claim" has no "text".')
    published = _when(claim, "published")
    fetched_at = _when(source, "fetched_at")
    found = most_telling(extract_claims(text, published), claim.get("kind"))
    return {"id": case["id"], **_assessed(found, source, fetched_at).to_dict()}


def _assessed(claim: ExtractedClaim | None, source: dict[str, Any], fetched_at: date | None) -> Assessment:
    html, text, language = source.get("html"), source.get("text"), None
    if isinstance(html, str):
        page = readable(html.encode("utf-8", "replace"), "text/html; charset=utf-8", "about:blank", charset="utf-8")
        if page.problem and not page.text:
            return Assessment(Outcome.NOT_ASSESSED, page.problem)
        text, language = page.text, page.language
    if not isinstance(text, str):
        raise CaseError('"source" has neither "html" nor "text".')
    if claim is None:
        return Assessment(Outcome.NOT_ASSESSED, "The claim has no number, date or quoted words that could be compared.")
    return assess(claim, text, fetched_at, language=language)


def most_telling(claims: list[ExtractedClaim], kind: object = None) -> ExtractedClaim | None:
    """The most check-worthy claim that has a value, of the kind asked for where one is."""
    valued = [c for c in claims if c.value is not None and (kind is None or str(c.kind) == kind)]
    return max(valued, key=lambda c: c.check_worthiness, default=None)


def _object(case: dict[str, Any], key: str) -> dict[str, Any]:
    value = case.get(key)
    if not isinstance(value, dict):
        raise CaseError(f'"{key}" is missing or not an object.')
    return value


def _when(part: dict[str, Any], key: str) -> date | None:
    value = part.get(key)
    if value is None:
        return None
    try:
        if not isinstance(value, str):
            raise ValueError
        if len(value) == 10:
            return date.fromisoformat(value)
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
    except ValueError:
        raise CaseError(
            f'"{key}" is {value!r}: write a date such as 2020-02-02, or a date and time with an offset.'
        ) from None
    return moment
