"""Writing down what came of fetching a source: its check, its capture, its health, and when it is due again."""

import random
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ledger.models import Verb, record
from sources.fetching import Outcome, Response
from sources.models import Blob, Check, Snapshot, Source
from sources.snapshots import add_snapshot, keep_bytes, known_bytes

FAILURES_UNTIL_GONE = 3
DEATHS_UNTIL_UNREADABLE = 2
LONGEST_BACKOFF = timedelta(days=7)
"""Nothing that a server does or asks for keeps us away for longer."""
PURGED = "purged"

_FAILURES = {
    Outcome.GONE: Check.Outcome.GONE,
    Outcome.BLOCKED: Check.Outcome.BLOCKED,
    Outcome.UNREACHABLE: Check.Outcome.UNREACHABLE,
    Outcome.REFUSED: Check.Outcome.REFUSED,
}


class ReadingError(RuntimeError):
    """A page is not read, because workers died at it."""


def write_down(source_id: int, response: Response) -> Check.Outcome:
    """One transaction: the check, the capture if the content changed, the source's health and its next check."""
    blob = None
    if response.outcome is Outcome.OK and response.body is not None:
        blob = known_bytes(response.body) or _read(source_id, response, response.body)
    with transaction.atomic():
        source = Source.objects.select_for_update(no_key=True).get(pk=source_id)
        if source.last_checked_at and source.last_checked_at > response.fetched_at:
            # Our lease had run out, and another worker wrote down what it fetched later.
            Source.objects.filter(pk=source_id).update(broken_off=0)
            return Check.Outcome.UNCHANGED
        before = source.health
        source.last_checked_at = response.fetched_at
        source.broken_off = 0
        snapshot: Snapshot | None = None
        if response.outcome in _FAILURES:
            outcome = _FAILURES[response.outcome]
            _note_failure(source, response)
        else:
            outcome = Check.Outcome.UNCHANGED
            source.health, source.failures = Source.Health.OK, 0
            source.failing_since = source.gone_since = None
            if blob is not None and not blob.location:
                # No validators are kept, so that the next check finds out by itself whether the page still says this.
                source.etag = source.last_modified = ""
                response = _purged(source, response)
            elif blob is not None:
                source.etag = _kept_whole(response.etag, 1000)
                source.last_modified = _kept_whole(response.last_modified, 200)
                if blob.problem:
                    source.health = Source.Health.UNREADABLE
                latest = source.latest_snapshot
                if latest is None or (
                    latest.blob_id != blob.pk and (blob.problem or latest.blob.problem or latest.blob.text != blob.text)
                ):
                    snapshot = add_snapshot(
                        source,
                        blob,
                        fetched_at=response.fetched_at,
                        final_url=response.final_url,
                        status=response.status,
                        headers=response.headers,
                    )
                    outcome = Check.Outcome.CHANGED
            moved_to = response.permanent_url or ""
            if moved_to and moved_to != source.moved_to:
                source.moved_to = moved_to[:2000]
                outcome = Check.Outcome.MOVED
            _schedule(source, response.fetched_at, _jittered(source.interval))
        source.save()
        _note_check(source, outcome, response, snapshot)
        if source.health != before and before != Source.Health.NEW:
            record(
                Verb.SOURCE_STATE_CHANGED,
                "source",
                source.public_id,
                actor=None,
                old={"health": before},
                new={"health": source.health},
                reason=response.message,
            )
    return outcome


def _read(source_id: int, response: Response, body: bytes) -> Blob:
    """Read and keep new bytes, noting that it was begun: a page at which workers die is not tried for ever.

    Raises ReadingError for such a page.
    """
    source = Source.objects.filter(pk=source_id)
    if source.filter(broken_off__gte=DEATHS_UNTIL_UNREADABLE).exists():
        raise ReadingError(f"Workers died while reading {response.final_url[:200]}.")
    source.update(broken_off=F("broken_off") + 1)
    return keep_bytes(body, response.content_type, url=response.final_url, charset=response.charset)


def _purged(source: Source, response: Response) -> Response:
    told = "it answers with what was purged here, so nothing was kept of it."
    return replace(response, reason=PURGED, message=f"{source.url[:200]}: {told}")


def _kept_whole(validator: str | None, longest: int) -> str:
    """A validator that was cut short would match nothing."""
    return validator if validator and len(validator) <= longest else ""


def _note_failure(source: Source, response: Response) -> None:
    source.failures += 1
    source.failing_since = source.failing_since or response.fetched_at
    health = {
        Outcome.BLOCKED: Source.Health.BLOCKED,
        Outcome.REFUSED: Source.Health.REFUSED,
    }.get(response.outcome, Source.Health.UNREACHABLE)
    if response.outcome is Outcome.GONE and source.failures >= FAILURES_UNTIL_GONE:
        health = Source.Health.GONE
        source.gone_since = source.gone_since or timezone.now()
    source.health = health
    wait = min(source.interval * 2 ** min(source.failures - 1, 16), LONGEST_BACKOFF.total_seconds())
    _schedule(source, response.fetched_at, max(_jittered(wait), response.retry_after or 0))


def _schedule(source: Source, after: datetime, seconds: float) -> None:
    """The next check, unless a person paused them by clearing the date."""
    if source.next_check_at is not None:
        source.next_check_at = after + timedelta(seconds=seconds)


def _jittered(seconds: float) -> float:
    """Up to a tenth more, so that sources added together do not stay together."""
    return seconds * (1 + random.random() / 10)  # noqa: S311 (spreads load, guards nothing)


def _note_check(source: Source, outcome: Check.Outcome, response: Response, snapshot: Snapshot | None) -> None:
    """A row a check; runs of `unchanged` are one row."""
    if outcome == Check.Outcome.UNCHANGED:
        last = source.checks.order_by("-last_at", "-pk").first()
        same_run = last and last.outcome == outcome and (last.reason == PURGED) == (response.reason == PURGED)
        if last and same_run and last.last_at <= response.fetched_at:
            Check.objects.filter(pk=last.pk).update(last_at=response.fetched_at, count=F("count") + 1)
            return
    Check.objects.create(
        source=source,
        outcome=outcome,
        reason=response.reason,
        message=response.message,
        status=response.status,
        first_at=response.fetched_at,
        last_at=response.fetched_at,
        snapshot=snapshot,
    )
