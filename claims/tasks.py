"""What workers do. Thin: ids in, one call out; the verbs know the rest and can run twice."""

from celery import shared_task
from django.utils import timezone

from claims import ingest, recheck
from claims.messages import send
from claims.models import Article
from ledger.models import Heartbeat
from sources.models import Source


@shared_task(name="claims.tasks.tick")
def tick() -> None:
    """Once a period: find in the database what is due or behind, and hand it out."""
    now = timezone.now()
    Heartbeat.objects.update_or_create(name="tick", defaults={"at": now})
    recheck.publish_scheduled(now)
    recheck.open_tasks_for_gone_sources()
    for article_id in ingest.split_pending():
        send("claims.tasks.split_article", article_id)
    for source_id in recheck.waiting_for_capture():
        recheck.pin_waiting(source_id)
    _hand_out(recheck.behind())
    if recheck.sources_due(now):
        send("claims.tasks.recheck_due")


@shared_task(name="claims.tasks.recheck_due")
def recheck_due() -> None:
    """Fetch one batch of due sources, then hand out the evidence that rests on what changed."""
    recheck.recheck_due()
    _hand_out(recheck.behind())


@shared_task(name="claims.tasks.capture_source")
def capture_source(source_id: int) -> None:
    """Fetch one source that a reviewer just attached."""
    recheck.capture(Source.objects.get(pk=source_id))
    _hand_out(recheck.behind())


@shared_task(name="claims.tasks.assess")
def assess(evidence_ids: list[int]) -> None:
    for evidence_id in evidence_ids:
        recheck.assess_evidence(evidence_id)


@shared_task(name="claims.tasks.assess_evidence")
def assess_evidence(evidence_id: int) -> None:
    recheck.assess_evidence(evidence_id)


@shared_task(name="claims.tasks.split_article")
def split_article(article_id: int) -> None:
    ingest.split_or_note(Article.objects.get(pk=article_id))


def _hand_out(evidence_ids: list[int]) -> None:
    for start in range(0, len(evidence_ids), recheck.CHUNK):
        send("claims.tasks.assess", evidence_ids[start : start + recheck.CHUNK])
