"""Making the claims of an article's newest text, once; a claim that the text repeats keeps its identity."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import OperationalError, transaction

from claims.extraction import RULES_VERSION, extract_claims
from claims.extraction.claim import ExtractedClaim
from claims.models import Article, ArticleVersion, Claim, Occurrence
from claims.models.evidence import CONTEXT
from claims.models.typed_value import columns

logger = logging.getLogger(__name__)

SPLIT_AT_ONCE = 100_000
"""Longer texts are split by a worker when they come in through a web request."""

Key = tuple[str, str, str]


def split(article: Article) -> int:
    """Make the claims of the current version; those already known from earlier versions get an occurrence in it.

    Returns how many claims are new. Safe to repeat: a version that was split is left alone. Another text or another
    date of publication that comes in meanwhile is left to the next try.
    """
    seen = Article.objects.select_related("current_version", "publisher").get(pk=article.pk)
    version, when = seen.current_version, _when(seen)
    if version is None or not _waits(seen):
        return 0
    # A long text takes seconds, in which nobody else's work on the article should have to wait.
    found = extract_claims(version.text, when)
    with transaction.atomic():
        # Not FOR UPDATE: a first publication inserts a row that refers to the article, and would wait for this.
        locked = (
            Article.objects.select_for_update(of=("self",), no_key=True).select_related("publisher").get(pk=article.pk)
        )
        if locked.current_version_id != version.pk or _when(locked) != when or not _waits(locked):
            return 0
        known = _known(locked)
        new, places = [], []
        for one in found:
            value_words = version.text[one.value.start : one.value.end] if one.value else ""
            same = known[(str(one.kind), one.text, value_words)]
            if same:
                claim = same.popleft()
            else:
                claim = Claim(
                    article=locked,
                    language=locked.language,
                    value_words=value_words,
                    rules_version=RULES_VERSION,
                    **columns(one),
                )
                new.append(claim)
            places.append((claim, one))
        Claim.objects.bulk_create(new, batch_size=500)
        Occurrence.objects.bulk_create([_occurrence(claim, version, one) for claim, one in places], batch_size=500)
        Article.objects.filter(pk=locked.pk).update(split_version=version)
    article.split_version_id = version.pk
    return len(new)


def _waits(article: Article) -> bool:
    return not article.splitting_problem and article.split_version_id != article.current_version_id


def split_or_note(article: Article) -> int:
    """Split as `split` does; a text that it fails on is noted with its article, and not tried again as it is."""
    try:
        return split(article)
    except OperationalError:
        # The database was away or busy: the text is not to blame, and the next tick tries again.
        raise
    except Exception as error:
        logger.exception("Article %s could not be split", article.public_id)
        told = " ".join(f"{type(error).__name__}: {error}".replace("\x00", "").split())[:300]
        # Another text may have come in meanwhile; this problem is not its own.
        Article.objects.filter(pk=article.pk, current_version=article.current_version_id).update(
            splitting_problem=f"Splitting failed: {told}. It is stored as it is; report this."
        )
        return 0


def split_pending(limit: int = 20) -> list[int]:
    """Articles whose newest text still waits to be split."""
    return list(Article.objects.waiting_to_be_split().values_list("pk", flat=True)[:limit])


def _known(article: Article) -> defaultdict[Key, deque[Claim]]:
    """The claims of earlier versions by their words. Those alike come in text order, since they were made in it.

    They are locked, so that none is merged away while it gets its place in the new text.
    """
    known: defaultdict[Key, deque[Claim]] = defaultdict(deque)
    held = article.claims.exclude(status=Claim.Status.MERGED).order_by("pk")
    for claim in held.select_for_update(of=("self",), no_key=True):
        known[(claim.kind, claim.words, claim.value_words)].append(claim)
    return known


def _occurrence(claim: Claim, version: ArticleVersion, found: ExtractedClaim) -> Occurrence:
    text = version.text
    sentence_start = _sentence_start(text, found)
    return Occurrence(
        claim=claim,
        version=version,
        start=found.start,
        end=found.end,
        exact=found.text,
        prefix=text[max(0, found.start - CONTEXT) : found.start],
        suffix=text[found.end : found.end + CONTEXT],
        sentence_start=sentence_start,
        sentence_end=sentence_start + len(found.sentence),
        value_start=found.value.start if found.value else None,
        value_end=found.value.end if found.value else None,
        location=str(found.location),
    )


def _sentence_start(text: str, found: ExtractedClaim) -> int:
    """The sentence that holds the claim: the last place it begins at or before the claim."""
    at = text.rfind(found.sentence, 0, found.start + len(found.sentence))
    while at > found.start:
        at = text.rfind(found.sentence, 0, at + len(found.sentence) - 1)
    return at if at >= 0 else found.start


def _when(article: Article) -> date | datetime | None:
    if article.published_at and article.publisher:
        return article.published_at.astimezone(ZoneInfo(article.publisher.zone))
    return article.published_date
