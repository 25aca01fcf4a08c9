"""Checking what is due, host by host as they come free, or one source out of its turn."""

import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ledger.models import Event, User, Verb, record_all
from sources.addresses import host_key
from sources.checking.asking import Asking, asking
from sources.checking.leases import WRITING_SECONDS, Due, lease_due, lease_host, release, rest
from sources.checking.reading import read_arrived
from sources.checking.schedule import LONGEST_BACKOFF
from sources.checking.writing import ARRIVED, write_down
from sources.fetching import Response
from sources.models import Arrival, Host, Source

MOST_TOGETHER = 500
"""Answers written down in one transaction."""
LONGEST_WAIT = 0.25
"""Seconds after which answers are written down, be they ever so few."""
MOST_WAITING = 2000
"""Sources that one run holds at a time; as hosts are done with, others take their place."""
MOST_IN_A_RUN = 20_000
"""After which a run ends, so that other work in the queue has its turn."""
LEASE_AGAIN_SECONDS = 1.0
LONGEST_READING = 60.0
READ_AGAIN_SECONDS = 0.1


@dataclass(slots=True)
class Tally:
    """How many sources a run looked at, by what came of it: an outcome of a check, or `arrived`."""

    outcomes: dict[str, int] = field(default_factory=dict)

    def add(self, outcome: str) -> None:
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1


@dataclass(slots=True)
class Visits:
    """The hosts that a run holds: how many of their sources are still out, and the rest that each asked for."""

    lease: uuid.UUID
    out: dict[int, int] = field(default_factory=dict)
    delays: dict[int, float] = field(default_factory=dict)
    host_of: dict[int, int] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    rests: dict[str, float] = field(default_factory=dict)

    def begin(self, due: Iterable[Due]) -> None:
        for one in due:
            self.out[one.host] = self.out.get(one.host, 0) + 1
            self.delays[one.host] = one.delay
            self.ids[one.host_key] = one.host
            self.host_of[one.source] = one.host

    def note(self, response: Response) -> None:
        """One is back; with it the rest that the host which answered asks for, by robots.txt or by Retry-After."""
        host = self.host_of.pop(int(str(response.key)))
        self.out[host] -= 1
        wait = response.retry_after if response.status in {429, 503} else None
        asked = min(LONGEST_BACKOFF.total_seconds(), max(response.crawl_delay or 0, wait or 0))
        if not asked and response.final_url == response.url:
            return
        key = host_key(response.final_url)
        if self.ids.get(key) != host:
            asked = max(asked, settings.FETCH_HOST_DELAY_SECONDS)
        self.rests[key] = max(asked, self.rests.get(key, 0))

    def release_done(self) -> None:
        """Give back the hosts of which nothing is out any more."""
        done = {host: self.delays.pop(host) for host, out in self.out.items() if not out}
        for host in done:
            del self.out[host]
        elsewhere = {}
        for key, seconds in self.rests.items():
            host = self.ids.get(key, 0)
            if host in done:
                done[host] = max(done[host], seconds)
            elif host not in self.out:
                elsewhere[key] = seconds
        self.rests = {key: seconds for key, seconds in self.rests.items() if self.ids.get(key) in self.out}
        release(self.lease, done)
        rest(elsewhere)

    def release_all(self) -> None:
        self.out = dict.fromkeys(self.out, 0)
        self.release_done()


def check_due(now: datetime | None = None, *, arrived: Callable[[], object] = lambda: None) -> Tally:
    """Fetch what is due, and write down what came of it, until nothing is due on a free host or the time is over.

    `arrived` is called when new bytes wait to be read. Sources that were not reached stay due. Raises OperationalError
    or InterfaceError where the database is in trouble; nothing that was written down is lost, and the rest stays due.
    """
    tally = Tally()
    visits = Visits(uuid.uuid4())
    ends = time.monotonic() + settings.FETCH_BUDGET_SECONDS
    lease_at = 0.0
    leased = 0
    with asking() as servers:
        try:
            while time.monotonic() < ends + WRITING_SECONDS:
                left = ends - time.monotonic()
                due: list[Due] = []
                room = min(MOST_WAITING - servers.waiting, MOST_IN_A_RUN - leased)
                if left > 0 and room >= MOST_WAITING // 2 and time.monotonic() >= lease_at:
                    due = lease_due(visits.lease, now or timezone.now(), room=room, seconds=left)
                    lease_at = 0.0 if due else time.monotonic() + LEASE_AGAIN_SECONDS
                if not due and not servers.waiting:
                    break
                leased += len(due)
                visits.begin(due)
                taken = _take(servers, due, visits, tally, arrived)
                if left <= 0 and not taken:
                    break
        finally:
            visits.release_all()
    return tally


def _take(
    servers: Asking, due: list[Due], visits: Visits, tally: Tally, arrived: Callable[[], object] = lambda: None
) -> int:
    """Ask, write down what is back, and give back the hosts that are done with. How many answers there were."""
    responses = servers.answers(due, most=MOST_TOGETHER, seconds=LONGEST_WAIT)
    said = write_down(responses) if responses else {}
    for response in responses:
        visits.note(response)
    visits.release_done()
    for outcome in said.values():
        tally.add(outcome)
    if ARRIVED in said.values():
        arrived()
    return len(responses)


def check_now(source: Source) -> Tally:
    """Check one source out of its turn, and read what came, since somebody waits for it.

    Where its host is held or rests, the source is made due and nothing fetched.
    """
    now = timezone.now()
    tally = Tally()
    visits = Visits(uuid.uuid4())
    due = lease_host(visits.lease, source, now)
    if due is None:
        Source.objects.filter(pk=source.pk).update(next_check_at=now)
        return tally
    ends = time.monotonic() + settings.FETCH_BUDGET_SECONDS
    with asking() as servers:
        try:
            visits.begin([due])
            _take(servers, [due], visits, tally)
            while servers.waiting and time.monotonic() < ends:
                _take(servers, [], visits, tally)
        finally:
            visits.release_all()
    if tally.outcomes.pop(ARRIVED, 0):
        _read(source, tally)
    return tally


def _read(source: Source, tally: Tally) -> None:
    """Read what came of one source, or wait for the worker that is at it already."""
    ends = time.monotonic() + LONGEST_READING
    while time.monotonic() < ends and Arrival.objects.filter(source=source).exists():
        said = read_arrived(source=source.pk)
        for outcome in said.values():
            tally.add(outcome)
        if not said:
            time.sleep(READ_AGAIN_SECONDS)
    if not tally.outcomes:
        tally.add(ARRIVED)


def check_soon(source_ids: Iterable[int], *, actor: User) -> int:
    """Make these sources due now, those too that a person had paused. Returns how many."""
    now = timezone.now()
    with transaction.atomic():
        sources = list(Source.objects.select_for_update(no_key=True).filter(pk__in=list(source_ids)).order_by("pk"))
        record_all(
            Event(
                verb=Verb.SOURCE_CHANGED,
                subject_type="source",
                subject_id=source.public_id,
                actor=actor,
                old={"next_check_at": source.next_check_at.isoformat() if source.next_check_at else None},
                new={"next_check_at": now.isoformat()},
            )
            for source in sources
        )
        Source.objects.filter(pk__in=[source.pk for source in sources]).update(next_check_at=now)
    return len(sources)


def sources_due(now: datetime) -> bool:
    """Whether any source on a free host is due."""
    return Source.objects.due(now).filter(host__in=Host.objects.free(now)).exists()
