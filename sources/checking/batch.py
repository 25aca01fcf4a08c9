"""Checking sources in a batch, or one out of its turn."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from ledger.models import User, Verb, record
from sources.addresses import host_key
from sources.checking.asking import policy, responses
from sources.checking.leases import lease_due, lease_host, release
from sources.checking.writing import LONGEST_BACKOFF, write_down
from sources.fetching import Outcome, Request, Response
from sources.models import Check, Source

logger = logging.getLogger(__name__)

WRITING_SECONDS = 60
"""What a batch may take beyond its budget to write down what it fetched; the rest stays due."""


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
