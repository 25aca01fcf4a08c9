"""Whose turn a host is: leased to one worker at a time, left in peace afterwards for as long as it asks."""

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sources.models import Host, Source


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
