"""Running one extractor over a text. Whatever it does, what comes back is claims that stand in the text."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from .installed import ExtractorError, load, told
from .proposals import Place, Proposals, judge

MOST_NOTES = 20


def read(name: str, text: str, published: date | None = None, standing: Iterable[Place] = ()) -> Proposals:
    """The claims that the extractor `name` finds in `text`, but those of them that are `standing` there already.

    What does not fit the text is left out and counted. What the extractor's package logs as a warning while it works
    is kept as its notes. Raises ExtractorError where there is no such extractor, or where it fails.
    """
    extractor, package = load(name)
    with _notes(package) as notes:
        try:
            return judge(text, extractor(text, published), standing, notes)
        # SystemExit too: a plug-in that calls exit() must not end the worker.
        except (Exception, SystemExit) as error:
            raise ExtractorError(f"The extractor {name} failed: {told(error)}") from error


class _Notes(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread and len(self.lines) < MOST_NOTES:
            self.lines.append(" ".join(record.getMessage().replace("\x00", "").split())[:300])


@contextmanager
def _notes(package: str) -> Iterator[list[str]]:
    handler, logger = _Notes(), logging.getLogger(package)
    logger.addHandler(handler)
    try:
        yield handler.lines
    finally:
        logger.removeHandler(handler)
