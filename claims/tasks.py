"""What workers do. Thin: ids in, one call out; the verbs know the rest and can run twice."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from celery import shared_task
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from claims import ingest, matching, recheck, retention
from claims.messages import begun, send, send_once
from claims.models import Article, BulkJob
from claims.review import bulk
from ledger.models import Heartbeat
from sources import uploads
from sources.checking import forget_lost_connection, hurry_dates_ahead, sources_due, waiting_arrivals
from sources.models import Source
from sources.purging import delete_files

logger = logging.getLogger(__name__)

ASSESS_SECONDS = 60
"""After these a message passes the rest of its evidence on, so that only a single slow page meets the time limit."""
READ_SECONDS = 20
BULK_SECONDS = 60
MATCH_SECONDS = 20
MOST_HANDED_OUT = 1000
"""Evidence that a tick hands out: what some workers assess until the next one."""
PASSING = (OperationalError, InterfaceError)


@shared_task(name="claims.tasks.tick")
def tick() -> None:
    """Once a period: find in the database what is due or behind, and hand it out.

    A step that fails stops no other. It stops the heartbeat though, so that /health tells of it.
    """
    now = timezone.now()
    steps: list[Callable[[], object]] = [
        lambda: hurry_dates_ahead(now),
        lambda: recheck.publish_scheduled(now),
        recheck.open_tasks_for_gone_sources,
        recheck.work_out_stale_days,
        lambda: recheck.open_tasks_for_stale_claims(now),
        _hand_out_articles,
        _hand_out_runs,
        matching.open_conflict_tasks,
        _hand_out_matching,
        recheck.pin_all_waiting,
        _hand_out_readings,
        lambda: _hand_out(recheck.behind(limit=MOST_HANDED_OUT)),
        lambda: _hand_out_checks(now),
        _hand_out_uploads,
        _hand_out_bulk_jobs,
        lambda: retention.purge_due(now),
        delete_files,
    ]
    failed = [step for step in steps if not _done(step)]
    if not failed:
        Heartbeat.objects.update_or_create(name="tick", defaults={"at": timezone.now()})


def _done(step: Callable[[], object]) -> bool:
    try:
        step()
    except Exception:
        logger.exception("A step of the tick failed; the others go on")
        # If it was the connection, the others get a new one.
        forget_lost_connection()
        return False
    return True


@shared_task(name="claims.tasks.recheck_due", autoretry_for=PASSING, retry_backoff=2, max_retries=3)
def recheck_due() -> None:
    """Fetch what is due; again at once while there is more, after what else is in the queue."""
    begun("claims.tasks.recheck_due")
    tally = recheck.recheck_due(arrived=lambda: send_once("claims.tasks.read_arrived"))
    if tally.outcomes and sources_due(timezone.now()):
        send_once("claims.tasks.recheck_due")


@shared_task(name="claims.tasks.read_arrived", autoretry_for=PASSING, retry_backoff=2, max_retries=3)
def read_arrived() -> None:
    """Read pages that came, and assess what rests on each while it is news; again while more wait."""
    begun("claims.tasks.read_arrived")
    ends = time.monotonic() + READ_SECONDS
    while sources := recheck.read_arrived():
        for evidence_id in recheck.behind(sources=sources, limit=recheck.CHUNK):
            recheck.assess_or_note(evidence_id)
        if time.monotonic() > ends:
            send_once("claims.tasks.read_arrived")
            return


@shared_task(name="claims.tasks.capture_source")
def capture_source(source_id: int) -> None:
    """Fetch one source that a reviewer just attached."""
    recheck.capture(Source.objects.get(pk=source_id))
    _hand_out(recheck.behind(sources=[source_id]))


@shared_task(name="claims.tasks.read_upload")
def read_upload(upload_id: int) -> None:
    """Make a capture of a file that a person attached, as a fetch would have."""
    snapshot = uploads.read_upload(upload_id)
    if snapshot is not None:
        recheck.pin_waiting(snapshot.source_id)
        _hand_out(recheck.behind(sources=[snapshot.source_id]))


@shared_task(name="claims.tasks.assess")
def assess(evidence_ids: list[int]) -> None:
    ends = time.monotonic() + ASSESS_SECONDS
    for place, evidence_id in enumerate(evidence_ids):
        if time.monotonic() > ends:
            send("claims.tasks.assess", evidence_ids[place:])
            return
        recheck.assess_or_note(evidence_id)


@shared_task(name="claims.tasks.assess_evidence")
def assess_evidence(evidence_id: int) -> None:
    recheck.assess_or_note(evidence_id)


@shared_task(name="claims.tasks.split_article")
def split_article(article_id: int) -> None:
    ingest.split_or_note(Article.objects.get(pk=article_id))


@shared_task(name="claims.tasks.match_claims", autoretry_for=PASSING, retry_backoff=2, max_retries=3)
def match_claims() -> None:
    """Compare new and mended claims with those on file; again while more wait."""
    begun("claims.tasks.match_claims")
    matching.match_claims(for_seconds=MATCH_SECONDS)
    if matching.waiting():
        send_once("claims.tasks.match_claims")


@shared_task(name="claims.tasks.run_extractor", soft_time_limit=ingest.LONGEST_RUN, time_limit=ingest.LONGEST_RUN + 60)
def run_extractor(run_id: int) -> None:
    ingest.run_extractor(run_id)


@shared_task(name=bulk.TASK, autoretry_for=PASSING, retry_backoff=2, max_retries=3)
def run_bulk_jobs() -> None:
    """Do lots of acts on many records until none is left; after a while behind what else is in the queue."""
    begun(bulk.TASK)
    ends = time.monotonic() + BULK_SECONDS
    while bulk.do_next_lot():
        if time.monotonic() > ends:
            send_once(bulk.TASK)
            return


def _hand_out(evidence_ids: list[int]) -> None:
    for start in range(0, len(evidence_ids), recheck.CHUNK):
        send("claims.tasks.assess", evidence_ids[start : start + recheck.CHUNK])


def _hand_out_articles() -> None:
    for article_id in ingest.split_pending():
        send("claims.tasks.split_article", article_id)


def _hand_out_runs() -> None:
    for run_id in ingest.runs_due():
        send("claims.tasks.run_extractor", run_id)


def _hand_out_uploads() -> None:
    for upload_id in uploads.waiting():
        send("claims.tasks.read_upload", upload_id)


def _hand_out_bulk_jobs() -> None:
    if BulkJob.objects.unfinished().exists():
        send_once(bulk.TASK)


def _hand_out_checks(now: datetime) -> None:
    if sources_due(now):
        send_once("claims.tasks.recheck_due")


def _hand_out_readings() -> None:
    if waiting_arrivals().exists():
        send_once("claims.tasks.read_arrived")


def _hand_out_matching() -> None:
    if matching.waiting():
        send_once("claims.tasks.match_claims")
