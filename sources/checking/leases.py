"""Whose turn a host is: leased to one worker at a time, left in peace afterwards for as long as it asks."""

import math
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from sources.models import Host, Source
from sources.models.source import LONGEST_LEASE

WRITING_SECONDS = 60
"""What a run may take beyond its budget to write down what it fetched; the rest stays due."""
MOST_HOSTS = 2000


class Due(NamedTuple):
    """A source to be fetched, on a host that is ours. `delay` is between two requests to it, in seconds."""

    source: int
    url: str
    etag: str
    last_modified: str
    host: int
    host_key: str
    delay: float


def lease_due(lease: uuid.UUID, now: datetime, *, room: int, seconds: float) -> list[Due]:
    """Take due hosts that nobody holds, the longest due first, and up to `room` of their due sources.

    Two callers never get the same host. No host gives more than it can be asked for within `seconds`, so that one with
    many sources leaves room for the others. Four queries, however many there are. A host that this lease holds still
    is not taken again, though its time seem over because the clock was set forward.
    """
    oldest = Source.objects.due(now).filter(host=OuterRef("pk")).order_by("next_check_at").values("next_check_at")[:1]
    with transaction.atomic():
        waiting = list(
            Host.objects.free(now)
            .exclude(lease=lease)
            .alias(due_since=Subquery(oldest))
            .filter(due_since__isnull=False)
            .order_by("due_since")
            .values_list("pk", flat=True)[: min(MOST_HOSTS, room)]
        )
        hosts = list(
            Host.objects.free(now)
            .filter(pk__in=waiting)
            .order_by("pk")
            .select_for_update(skip_locked=True, no_key=True)
        )
        Host.objects.filter(pk__in=[host.pk for host in hosts]).update(lease=lease, leased_until=_ends(now))
    # In a statement of its own: what the worker before us wrote down for these hosts is seen by now.
    due = _due_sources(hosts, now, room, seconds)
    with_sources = {one.host for one in due}
    release(lease, {host.pk: 0.0 for host in hosts if host.pk not in with_sources})
    return due


_DUE_SOURCES = """
    SELECT due.id, due.url, due.etag, due.last_modified, host.id
    FROM unnest(%s::bigint[], %s::int[]) AS host (id, most)
    CROSS JOIN LATERAL (
        SELECT id, url, etag, last_modified FROM sources_source
        WHERE host_id = host.id AND next_check_at <= %s ORDER BY next_check_at LIMIT host.most
    ) AS due
"""


def _due_sources(hosts: list[Host], now: datetime, room: int, seconds: float) -> list[Due]:
    if not hosts:
        return []
    share = max(1, room // len(hosts))
    most = [min(share, math.ceil(seconds / host.delay) + 1) if host.delay else share for host in hosts]
    with connection.cursor() as cursor:
        cursor.execute(_DUE_SOURCES, [[host.pk for host in hosts], most, now])
        rows = cursor.fetchall()
    by_id = {host.pk: (host.key, host.delay) for host in hosts}
    return [Due(source, url, etag, modified, host, *by_id[host]) for source, url, etag, modified, host in rows]


def lease_host(lease: uuid.UUID, source: Source, now: datetime) -> Due | None:
    """Take a source's host out of its turn, quiet hours or not; None where a worker holds it or it still rests."""
    host = source.host
    taken = Host.objects.rested(now).filter(pk=host.pk).update(lease=lease, leased_until=_ends(now))
    if not taken:
        return None
    return Due(source.pk, source.url, source.etag, source.last_modified, host.pk, host.key, host.delay)


def visited_since(host: Host, now: datetime) -> datetime | None:
    """When the worker that holds a host took it; None where none does."""
    ends = host.leased_until
    return ends - _length() if ends is not None and now < ends <= now + LONGEST_LEASE else None


def _ends(now: datetime) -> datetime:
    """After the moment at which a run stops by itself."""
    return now + _length()


def _length() -> timedelta:
    return timedelta(seconds=settings.FETCH_BUDGET_SECONDS + 2 * WRITING_SECONDS)


_RELEASE = """
    UPDATE sources_host SET lease = NULL, leased_until = NULL, next_allowed_at = GREATEST(next_allowed_at, done.rested)
    FROM unnest(%s::bigint[], %s::timestamptz[]) AS done (id, rested)
    WHERE sources_host.id = done.id AND lease = %s
"""


def release(lease: uuid.UUID, hosts: Mapping[int, float]) -> None:
    """Give these hosts of a lease back. Each rests for its seconds from now."""
    if not hosts:
        return
    now = timezone.now()
    with connection.cursor() as cursor:
        rested = [now + timedelta(seconds=seconds) for seconds in hosts.values()]
        cursor.execute(_RELEASE, [list(hosts), rested, lease])


_REST = """
    UPDATE sources_host SET next_allowed_at = GREATEST(next_allowed_at, asked.rested)
    FROM unnest(%s::text[], %s::timestamptz[]) AS asked (key, rested) WHERE sources_host.key = asked.key
"""


def rest(keys: Mapping[str, float]) -> None:
    """Leave hosts in peace that are not ours, but were visited through a redirect."""
    if not keys:
        return
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_REST, [list(keys), [now + timedelta(seconds=seconds) for seconds in keys.values()]])
