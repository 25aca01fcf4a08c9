"""The extractor: an article in parts to the model, what it proposes confirmed or dropped."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import date

from claim_tracker_llm.confirming import Confirming, RefusedError
from claim_tracker_llm.endpoint import AnswerError, Endpoint
from claim_tracker_llm.settings import Settings
from claims.extraction import ExtractedClaim
from claims.extractors import Rereader

PART = 6_000
"""Characters sent in one request."""

TOTAL_SECONDS = 240.0
"""After these no further part of an article is sent."""

MOST_FAILURES = 2

logger = logging.getLogger("claim_tracker_llm")


def extract(text: str, published: date | None = None) -> list[ExtractedClaim]:
    """The model's claims of a text, in text order.

    What was left out, and which parts the model gave no answer to, is logged as a warning. Raises SettingsError for
    a missing or wrong setting, AnswerError where the model answers to no part.
    """
    settings = Settings.read()
    rereader = Rereader(text, published)
    parts = cut(rereader.sentences, PART, settings.characters)
    confirming = Confirming(rereader)
    claims: list[ExtractedClaim] = []
    dropped: Counter[str] = Counter()
    failures: list[str] = []
    with Endpoint(settings, TOTAL_SECONDS) as endpoint:
        for number, (first, limit) in enumerate(parts, 1):
            try:
                proposals = endpoint.ask(text[first:limit])
            except AnswerError as error:
                if number == 1:
                    raise
                failures.append(f"part {number} of {len(parts)}: {error}")
                if len(failures) == MOST_FAILURES:
                    break
                continue
            for proposal in proposals:
                try:
                    claims.append(confirming.confirmed(proposal, first, limit))
                except RefusedError as reason:
                    dropped[str(reason)] += 1
    _tell(len(claims), dropped, failures, parts, rereader)
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def cut(sentences: list[tuple[int, int]], size: int, most: int) -> list[tuple[int, int]]:
    """Parts of whole sentences, of `size` characters or a little more, `most` in all."""
    parts: list[tuple[int, int]] = []
    room = most
    for start, end in sentences:
        room -= end - start
        if room < 0:
            break
        if parts and end - parts[-1][0] <= size:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return parts


def _tell(
    kept: int, dropped: Counter[str], failures: list[str], parts: list[tuple[int, int]], rereader: Rereader
) -> None:
    if dropped:
        reasons = "; ".join(f"{count}: {reason}" for reason, count in dropped.most_common())
        logger.warning("Of %s proposals %s were dropped (%s).", kept + dropped.total(), dropped.total(), reasons)
    for failure in failures:
        logger.warning("The model gave no answer to %s.", failure)
    if len(failures) == MOST_FAILURES:
        logger.warning("What comes after was not sent.")
    read = parts[-1][1] if parts else 0
    if rereader.sentences and read < rereader.sentences[-1][1]:
        logger.warning(
            "Only the first %s of %s characters were sent; TRACKER_LLM_MOST_CHARACTERS allows no more.",
            f"{read:,}",
            f"{len(rereader.text):,}",
        )
