"""Re-checking sources: lease due hosts, fetch their due sources, write down what came of it.

The database is the truth. A lease ends by itself, so a killed worker loses nothing: what it did not write is due again.
"""

import asyncio
import logging
import random
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from ledger.models import User, Verb, record
from sources.fetching import Outcome, Policy, Request, Response, RobotsCache, fetch_batch
from sources.models import Check, Host, Snapshot, Source
from sources.snapshots import add_snapshot, keep_bytes

logger = logging.getLogger(__name__)

FAILURES_UNTIL_GONE = 3
LONGEST_BACKOFF = timedelta(days=7)
PURGED = "purged"
WRITING_SECONDS = 60
"""What a batch may take beyond its budget to write down what it fetched; the rest stays due."""

_FAILURES = {
    Outcome.GONE: Check.Outcome.GONE,
    Outcome.BLOCKED: Check.Outcome.BLOCKED,
    Outcome.UNREACHABLE: Check.Outcome.UNREACHABLE,
    Outcome.REFUSED: Check.Outcome.REFUSED,
}


@dataclass(slots=True)
class Tally:
    """How many sources a run looked at, by outcome, and which of them changed."""

    outcomes: dict[str, int] = field(default_factory=dict)
    changed: list[int] = field(default_factory=list)

    def add(self, source_id: int, outcome: str) -> None:
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        if outcome in {Check.Outcome.CHANGED, Check.Outcome.MOVED}:
            self.changed.append(source_id)


def policy() -> Policy:
    return Policy(
        user_agent=f"ClaimTracker/1 (fact-checking; +{settings.PUBLIC_URL}; {settings.NEWSROOM['contact']})",
        allowed_addresses=settings.FETCH_ALLOWED_ADDRESSES,
        host_delay=settings.FETCH_HOST_DELAY_SECONDS,
        budget=settings.FETCH_BUDGET_SECONDS,
    )


def lease_due(now: datetime, *, most_hosts: int = 200, most_sources: int = 2000) -> tuple[uuid.UUID, list[Source]]:
    """Take due hosts that nobody holds, and their due sources. Two callers never get the same host."""
    lease = uuid.uuid4()
    ends = now + timedelta(seconds=settings.FETCH_BUDGET_SECONDS * 2 + 30)
    due = Source.objects.due(now).filter(host=OuterRef("pk"))
    with transaction.atomic():
        hosts = list(
            Host.objects.filter(Exists(due))
            .filter(Q(leased_until__isnull=True) | Q(leased_until__lte=now))
            .filter(Q(next_allowed_at__isnull=True) | Q(next_allowed_at__lte=now))
            .order_by("pk")
            .select_for_update(skip_locked=True)[:most_hosts]
            .values_list("pk", flat=True)
        )
        Host.objects.filter(pk__in=hosts).update(lease=lease, leased_until=ends)
        sources = list(Source.objects.due(now).filter(host__in=hosts).order_by("next_check_at", "pk")[:most_sources])
    return lease, sources


def release(lease: uuid.UUID) -> None:
    """Give the hosts of a lease back; each is left in peace for the delay of the settings."""
    rest = timezone.now() + timedelta(seconds=settings.FETCH_HOST_DELAY_SECONDS)
    Host.objects.filter(lease=lease).update(lease=None, leased_until=None, next_allowed_at=rest)


def responses(requests: Iterable[Request], rules: Policy) -> Iterator[Response]:
    """Fetch, and hand each answer over as it comes, outside the event loop, so that the caller may use the database."""
    with asyncio.Runner() as runner:
        answers = fetch_batch(list(requests), rules, robots=_robots())
        try:
            while True:
                try:
                    yield runner.run(_next(answers))
                except StopAsyncIteration:
                    return
        finally:
            if isinstance(answers, AsyncGenerator):
                runner.run(answers.aclose())


@lru_cache(maxsize=1)
def _robots() -> RobotsCache:
    """Kept for the life of the worker, so that robots.txt is not asked for with every batch."""
    return RobotsCache()


async def _next(answers: AsyncIterator[Response]) -> Response:
    return await anext(answers)


def check_due(now: datetime | None = None) -> Tally:
    """Lease, fetch and write down one batch of what is due. Sources not reached within the budget stay due."""
    now = now or timezone.now()
    lease, sources = lease_due(now)
    try:
        return check(sources)
    finally:
        release(lease)


def check_soon(source_ids: Iterable[int], *, actor: User) -> int:
    """Make these sources due now, those too that a person had paused. Returns how many."""
    now = timezone.now()
    with transaction.atomic():
        sources = list(Source.objects.select_for_update().filter(pk__in=list(source_ids)))
        for source in sources:
            record(
                Verb.SOURCE_CHANGED,
                "source",
                source.public_id,
                actor=actor,
                old={"next_check_at": source.next_check_at.isoformat() if source.next_check_at else None},
                new={"next_check_at": now.isoformat()},
            )
        Source.objects.filter(pk__in=[source.pk for source in sources]).update(next_check_at=now)
    return len(sources)


def check(sources: Iterable[Source]) -> Tally:
    """Fetch these sources now and write down what came of each. One that cannot be written down stops no other."""
    by_id = {source.pk: source for source in sources}
    requests = [
        Request(key=source.pk, url=source.url, etag=source.etag or None, last_modified=source.last_modified or None)
        for source in by_id.values()
    ]
    tally = Tally()
    ends = time.monotonic() + settings.FETCH_BUDGET_SECONDS + WRITING_SECONDS
    for response in responses(requests, policy()):
        source = by_id[int(str(response.key))]
        outcome = _write_down_or_note(source, response)
        if outcome is not None:
            tally.add(source.pk, outcome)
        if time.monotonic() > ends:
            break
    return tally


def _write_down_or_note(source: Source, response: Response) -> Check.Outcome | None:
    """Write an answer down; one that cannot be is a failed check, so that it waits its turn like any other failure.

    None where the database was in trouble: nothing is said of the source, which stays due.
    """
    try:
        return write_down(source.pk, response)
    except Exception as error:
        logger.exception("What %s answered could not be written down", source.url)
        if is_passing(error):
            return None
    try:
        return write_down(source.pk, _unwritable(source, response))
    except Exception:
        logger.exception("Nor could the failed check of %s", source.url)
        return None


def _unwritable(source: Source, response: Response) -> Response:
    """A failure in our own words alone: what broke the first try may stand anywhere in the answer."""
    return replace(
        response,
        outcome=Outcome.UNREACHABLE,
        reason="not_written_down",
        message=f"{source.url[:200]}: it answered, but its answer could not be read or kept; attach a saved copy.",
        final_url=source.url,
        permanent_url=None,
        headers={},
        body=None,
    )


def is_passing(error: Exception) -> bool:
    """Whether the database was in trouble for a reason of its own (a deadlock, a lost connection, no room).

    Class 54 is not: a value over one of PostgreSQL's limits stays over it.
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return not (getattr(error.__cause__, "sqlstate", None) or "").startswith("54")


def write_down(source_id: int, response: Response) -> Check.Outcome:
    """One transaction: the check, the capture if the content changed, the source's health and its next check."""
    blob = None
    if response.outcome is Outcome.OK and response.body is not None:
        blob = keep_bytes(response.body, response.content_type, url=response.final_url, charset=response.charset)
    with transaction.atomic():
        source = Source.objects.select_for_update().get(pk=source_id)
        before = source.health
        source.last_checked_at = response.fetched_at
        snapshot: Snapshot | None = None
        if response.outcome in _FAILURES:
            outcome = _FAILURES[response.outcome]
            _note_failure(source, response)
        else:
            outcome = Check.Outcome.UNCHANGED
            source.health, source.failures, source.failing_since = Source.Health.OK, 0, None
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
