"""Re-checking sources: lease due hosts, fetch their due sources, write down what came of it.

The database is the truth. A lease ends by itself, so a killed worker loses nothing: what it did not write is due again.
A worker that outlives its lease does no harm either: what it writes is compared under the source's row lock, so that
the same bytes are one capture and an answer older than the last one written is dropped.
"""

import asyncio
import logging
import random
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from ledger.models import User, Verb, record
from sources.addresses import host_key
from sources.fetching import Outcome, Policy, Request, Response, RobotsCache, fetch_batch
from sources.fetching.guard import check_url
from sources.fetching.shapes import Failure
from sources.models import Blob, Check, Host, Snapshot, Source
from sources.snapshots import add_snapshot, keep_bytes, known_bytes

logger = logging.getLogger(__name__)

FAILURES_UNTIL_GONE = 3
LONGEST_BACKOFF = timedelta(days=7)
"""Nothing that a server asks for keeps us away for longer."""
DEATHS_UNTIL_UNREADABLE = 2
PURGED = "purged"
WRITING_SECONDS = 60
"""What a batch may take beyond its budget to write down what it fetched; the rest stays due."""

_FAILURES = {
    Outcome.GONE: Check.Outcome.GONE,
    Outcome.BLOCKED: Check.Outcome.BLOCKED,
    Outcome.UNREACHABLE: Check.Outcome.UNREACHABLE,
    Outcome.REFUSED: Check.Outcome.REFUSED,
}


class ReadingError(RuntimeError):
    """A page is not read, because workers died at it."""


@dataclass(slots=True)
class Tally:
    """How many sources a run looked at, by outcome, which of them changed, and the seconds of rest hosts asked for."""

    outcomes: dict[str, int] = field(default_factory=dict)
    changed: list[int] = field(default_factory=list)
    rests: dict[str, float] = field(default_factory=dict)

    def add(self, source_id: int, outcome: str) -> None:
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        if outcome in {Check.Outcome.CHANGED, Check.Outcome.MOVED}:
            self.changed.append(source_id)

    def note_rest(self, response: Response) -> None:
        """What the host that answered asked for, by robots.txt or by Retry-After."""
        wait = response.retry_after if response.status in {429, 503} else None
        asked = min(LONGEST_BACKOFF.total_seconds(), max(response.crawl_delay or 0, wait or 0))
        key = host_key(response.final_url)
        self.rests[key] = max(asked, self.rests.get(key, 0))


def policy(hosts: Iterable[Host] = ()) -> Policy:
    return Policy(
        user_agent=f"ClaimTracker/1 (fact-checking; +{settings.PUBLIC_URL}; {settings.NEWSROOM['contact']})",
        allowed_addresses=settings.FETCH_ALLOWED_ADDRESSES,
        host_delay=settings.FETCH_HOST_DELAY_SECONDS,
        host_delays={host.key: host.delay for host in hosts},
        budget=settings.FETCH_BUDGET_SECONDS,
        # Within the budget, so that a page that dawdles is told of as a failure, not given back for ever.
        total_timeout=min(60.0, settings.FETCH_BUDGET_SECONDS * 0.75),
    )


def refusal(url: str) -> str:
    """Why the fetcher will not dial this address, whatever its server says; empty if it may."""
    try:
        check_url(url, policy())
    except Failure as failure:
        return f"{url}: {failure.problem}."
    return ""


def lease_due(now: datetime, *, most_hosts: int = 200, most_sources: int = 2000) -> tuple[uuid.UUID, list[Source]]:
    """Take due hosts that nobody holds, and their due sources. Two callers never get the same host."""
    lease = uuid.uuid4()
    due = Source.objects.due(now).filter(host=OuterRef("pk"))
    with transaction.atomic():
        hosts = list(
            Host.objects.free(now)
            .filter(Exists(due))
            .order_by("pk")
            .select_for_update(skip_locked=True, no_key=True)[:most_hosts]
            .values_list("pk", flat=True)
        )
        Host.objects.filter(pk__in=hosts).update(lease=lease, leased_until=_lease_ends(now))
        sources = list(
            Source.objects.due(now)
            .filter(host__in=hosts)
            .select_related("host")
            .order_by("next_check_at", "pk")[:most_sources]
        )
    return lease, sources


def lease_host(host: Host, now: datetime) -> uuid.UUID | None:
    """Take one host out of its turn; None where a worker holds it or it still rests."""
    lease = uuid.uuid4()
    taken = Host.objects.free(now).filter(pk=host.pk).update(lease=lease, leased_until=_lease_ends(now))
    return lease if taken else None


def _lease_ends(now: datetime) -> datetime:
    """After the moment at which the longest task is stopped."""
    return now + timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT + 30)


def release(lease: uuid.UUID, rests: Mapping[str, float] | None = None) -> None:
    """Give the hosts of a lease back. Each rests for its delay, or for the seconds that it asked for if they are more.

    `rests` is by host key. A host that answered through a redirect rests too, whoever holds it.
    """
    now = timezone.now()
    asked = dict(rests or {})
    leased: dict[float, list[int]] = {}
    for host in Host.objects.filter(lease=lease):
        leased.setdefault(max(host.delay, asked.pop(host.key, 0)), []).append(host.pk)
    for seconds, hosts in leased.items():
        rested = now + timedelta(seconds=seconds)
        Host.objects.filter(pk__in=hosts, lease=lease).update(lease=None, leased_until=None, next_allowed_at=rested)
    for key, seconds in asked.items():
        rested = now + timedelta(seconds=seconds)
        Host.objects.filter(key=key).filter(Q(next_allowed_at__isnull=True) | Q(next_allowed_at__lt=rested)).update(
            next_allowed_at=rested
        )


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
    lease, sources = lease_due(now or timezone.now())
    tally = Tally()
    try:
        check(sources, tally)
    finally:
        release(lease, tally.rests)
    return tally


def check_now(source: Source) -> Tally:
    """Check one source out of its turn. Where its host is held or rests, the source is made due and nothing fetched."""
    now = timezone.now()
    lease = lease_host(source.host, now)
    tally = Tally()
    if lease is None:
        Source.objects.filter(pk=source.pk).update(next_check_at=now)
        return tally
    try:
        check([source], tally)
    finally:
        release(lease, tally.rests)
    return tally


def check_soon(source_ids: Iterable[int], *, actor: User) -> int:
    """Make these sources due now, those too that a person had paused. Returns how many."""
    now = timezone.now()
    with transaction.atomic():
        sources = list(Source.objects.select_for_update(no_key=True).filter(pk__in=list(source_ids)).order_by("pk"))
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


def check(sources: Iterable[Source], tally: Tally) -> None:
    """Fetch sources on hosts that are ours, and write down what came of each; one that cannot be stops no other."""
    by_id = {source.pk: source for source in sources}
    requests = [
        Request(key=source.pk, url=source.url, etag=source.etag or None, last_modified=source.last_modified or None)
        for source in by_id.values()
    ]
    ends = time.monotonic() + settings.FETCH_BUDGET_SECONDS + WRITING_SECONDS
    for response in responses(requests, policy(source.host for source in by_id.values())):
        tally.note_rest(response)
        source = by_id[int(str(response.key))]
        outcome = _write_down_or_note(source, response)
        if outcome is not None:
            tally.add(source.pk, outcome)
        if time.monotonic() > ends:
            break


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
        blob = known_bytes(response.body) or _read(source_id, response, response.body)
    with transaction.atomic():
        source = Source.objects.select_for_update(no_key=True).get(pk=source_id)
        if source.last_checked_at and source.last_checked_at > response.fetched_at:
            # Our lease had run out, and another worker wrote down what it fetched later.
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
