"""Asking further extractors to read a text. What is asked for stands in the database, so no lost message loses it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from claims.ingest.details import IngestError
from claims.messages import send_after_commit
from claims.models import Article, ArticleVersion, ExtractorRun
from ledger.models import User, Verb, record

RUN_TASK = "claims.tasks.run_extractor"
MATCH_TASK = "claims.tasks.match_claims"


def enabled() -> list[str]:
    """The extractors that read every new text after the rules; TRACKER_EXTRACTORS names them."""
    return list(settings.EXTRACTORS)


def ask_enabled(version: ArticleVersion) -> None:
    """Have the enabled extractors read a text that was just split. Texts that came in before stay as they are."""
    for name in enabled():
        run, made = ExtractorRun.objects.get_or_create(version=version, extractor=name)
        if made:
            send_after_commit(RUN_TASK, run.pk)


def ask(article: Article, actor: User, name: str) -> ExtractorRun:
    """Have an enabled extractor read the newest text of `article`, for the first time or again after it failed.

    Raises IngestError where it is not enabled, is at it, or has read the text; PermissionDenied.
    """
    if not actor.has_perm("claims.ingest_article"):
        raise PermissionDenied(f"{actor} may not have an article read again. An editor can.")
    if name not in enabled():
        raise IngestError(f"There is no extractor {name!r} here. TRACKER_EXTRACTORS names those that are in use.")
    with transaction.atomic():
        held = Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)
        version = held.current_version
        if version is None or held.split_version_id != version.pk:
            raise IngestError("The newest text of the article is not split yet. Try again once it is.")
        run, made = ExtractorRun.objects.get_or_create(version=version, extractor=name)
        if run.state == ExtractorRun.State.DONE:
            raise IngestError(f"{name} has read this text already.")
        if not made and run.state == ExtractorRun.State.WAITING:
            raise IngestError(f"{name} is asked already. Its claims show as soon as they are there.")
        ExtractorRun.objects.filter(pk=run.pk).update(
            state=ExtractorRun.State.WAITING,
            tries=0,
            busy_until=None,
            problem="",
            asked_at=timezone.now(),
            ended_at=None,
        )
        record(
            Verb.ARTICLE_EXTRACTOR_ASKED,
            "article",
            held.public_id,
            actor=actor,
            new={"extractor": name, "version": version.number},
        )
        send_after_commit(RUN_TASK, run.pk)
    run.refresh_from_db()
    return run
