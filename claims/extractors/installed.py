"""Which extractors are installed: entry points by name, the built-in rules among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib.metadata import EntryPoint, entry_points

from claims.extraction import ExtractedClaim, extract_claims

GROUP = "claim_tracker.extractors"

RULES = "rules"
"""The name of the built-in extractor."""

PERSON = "person"
"""What stands in place of an extractor's name where a person made the claim: no extractor has this name."""

Extractor = Callable[[str, date | None], list[ExtractedClaim]]
"""Text and publication (a date, an aware datetime, or None where it is not known) to claims in text order."""

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class ExtractorError(Exception):
    """An extractor cannot be used, or failed. The message says which one, and why."""


class UnknownExtractorError(ExtractorError):
    """No extractor of this name is installed."""


def known() -> list[str]:
    """Names of all installed extractors, the rules first."""
    return [RULES, *sorted({entry.name for entry in entry_points(group=GROUP)} - {RULES, PERSON})]


def load(name: str) -> tuple[Extractor, str]:
    """The extractor of this name, and the package whose log tells about its work. Raises ExtractorError."""
    if name == RULES:
        return extract_claims, extract_claims.__module__
    entry = _entry(name)
    try:
        function = entry.load()
    except (Exception, SystemExit) as error:
        raise ExtractorError(f"The extractor {name} ({entry.value}) cannot be loaded: {told(error)}") from error
    if not callable(function):
        raise ExtractorError(f"The extractor {name} ({entry.value}) is no function.")
    return function, entry.module.partition(".")[0]


def _entry(name: str) -> EntryPoint:
    found = {entry.value: entry for entry in entry_points(group=GROUP, name=name)}
    if not found:
        raise UnknownExtractorError(
            f"No extractor {name!r} is installed. There is: {', '.join(known())}. "
            "Install its package, or correct the name."
        )
    if len(found) > 1:
        raise ExtractorError(
            f"Several installed packages bring an extractor {name}: {', '.join(sorted(found))}. Uninstall all but one."
        )
    if not _NAME.fullmatch(name):
        raise ExtractorError(
            f"{name!r} cannot name an extractor: it takes a small letter, then small letters, digits, - and _, "
            "40 in all at most."
        )
    return next(iter(found.values()))


def told(error: BaseException) -> str:
    """An error in one line that is safe to store and to show. An extractor's own errors speak for themselves."""
    said = "".join(character for character in str(error)[:2000] if character.isprintable() or character.isspace())
    own = said.strip() and type(error).__module__ != "builtins"
    return " ".join((said if own else f"{type(error).__name__}: {said}").split())[:300]
