"""Making the claims of an article's newest text, once; a claim that the text repeats keeps its identity."""

from __future__ import annotations

import logging

from django.db import OperationalError, transaction

from claims.extraction import RULES_VERSION, extract_claims
from claims.extractors import RULES
from claims.ingest.asking import MATCH_TASK, ask_enabled
from claims.ingest.placing import carry_over, carry_over_mended, place
from claims.messages import send_once_after_commit
from claims.models import Article

logger = logging.getLogger(__name__)

SPLIT_AT_ONCE = 100_000
"""Longer texts are split by a worker when they come in through a web request."""


def split(article: Article) -> int:
    """Make the claims of the current version; those already known from earlier versions get an occurrence in it.

    Returns how many claims are new. Safe to repeat: a version that was split is left alone. Another text or another
    date of publication that comes in meanwhile is left to the next try.
    """
    seen = Article.objects.select_related("current_version", "publisher").get(pk=article.pk)
    version, when = seen.current_version, seen.published_when()
    if version is None or not _waits(seen):
        return 0
    # A long text takes seconds, in which nobody else's work on the article should have to wait.
    found = extract_claims(version.text, when)
    with transaction.atomic():
        # Not FOR UPDATE: a first publication inserts a row that refers to the article, and would wait for this.
        locked = (
            Article.objects.select_for_update(of=("self",), no_key=True).select_related("publisher").get(pk=article.pk)
        )
        if locked.current_version_id != version.pk or locked.published_when() != when or not _waits(locked):
            return 0
        taken = carry_over_mended(locked, version)
        made = place(locked, version, found, extractor=RULES, rules_version=RULES_VERSION, taken=taken)
        carry_over(locked, version)
        ask_enabled(version)
        if made:
            send_once_after_commit(MATCH_TASK)
        Article.objects.filter(pk=locked.pk).update(split_version=version)
    article.split_version_id = version.pk
    return made


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
