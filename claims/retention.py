"""Purging old captures that nothing rests on any more. Off until a newsroom sets a number of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Evidence, ReviewTask, VerdictBasis
from ledger.models import Heartbeat
from sources.models import Arrival, Blob, Hold, Snapshot, Source, Upload
from sources.purging import PurgedFor, purge

BATCH = 200
"""Captures purged in one transaction."""
BATCHES_A_TICK = 5
PERIOD = timedelta(hours=1)
"""Between two looks of the ticks at what is old."""
HEARTBEAT = "retention"
LATELY = timedelta(days=1)
"""A capture that was its source's newest until this long ago stays: someone may be about to quote it."""


@dataclass(frozen=True, slots=True)
class Purged:
    """How much a batch purged: captures, and their bytes before compression."""

    captures: int
    size: int


def purgeable(cutoff: datetime, now: datetime | None = None) -> QuerySet[Blob]:
    """Captures kept and last seen before `cutoff` that nothing rests on.

    Something rests on a capture if it is, or was within a day, the newest of a source; if evidence quotes it, or did;
    if a verdict names it; if an open task tells of it; if it is on hold; or if the same bytes have just come in again.
    """
    now = now or timezone.now()
    of_blob = Snapshot.objects.filter(blob=OuterRef("pk"))
    newer = Snapshot.objects.filter(
        source=OuterRef("source"), pk__gt=OuterRef("pk"), fetched_at__lt=now - LATELY, uploaded_by__isnull=True
    )
    same_bytes = {"sha256": OuterRef("pk")}
    return (
        Blob.objects.filter(purged_for="", kept_at__lt=cutoff)
        .exclude(Exists(of_blob.filter(fetched_at__gte=cutoff)))
        .exclude(Exists(of_blob.filter(~Exists(newer))))
        .exclude(Exists(Source.objects.filter(latest_snapshot__blob=OuterRef("pk"))))
        .exclude(Exists(Evidence.objects.filter(quoted_snapshot__blob=OuterRef("pk"))))
        .exclude(Exists(VerdictBasis.objects.filter(snapshot__blob=OuterRef("pk"))))
        .exclude(Exists(VerdictBasis.objects.filter(observation__snapshot__blob=OuterRef("pk"))))
        .exclude(Exists(ReviewTask.objects.open().filter(observations__snapshot__blob=OuterRef("pk"))))
        .exclude(Exists(Hold.objects.in_force().filter(blob=OuterRef("pk"))))
        .exclude(Exists(Arrival.objects.filter(Q(location=OuterRef("location")) | Q(**same_bytes))))
        .exclude(Exists(Upload.objects.unread().filter(Q(location=OuterRef("location")) | Q(**same_bytes))))
    )


def purge_old(days: int, now: datetime | None = None) -> Iterator[Purged]:
    """Purge what is older than `days` and nothing rests on, batch by batch, each whole in a transaction of its own."""
    now = now or timezone.now()
    cutoff = now - timedelta(days=days)
    while True:
        with transaction.atomic():
            keys = list(purgeable(cutoff, now).order_by("kept_at").values_list("pk", flat=True)[:BATCH])
            locked = Blob.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True, skip_locked=True)
            held_by_us = list(locked.values_list("pk", flat=True))
            # Once more, now that a hold or the end of a purge elsewhere has to wait for us.
            keys = list(purgeable(cutoff, now).filter(pk__in=held_by_us).values_list("pk", flat=True))
            done = purge(
                keys,
                PurgedFor.RETENTION,
                by=None,
                reason=_("Older than %(days)d days, and nothing rests on it.") % {"days": days},
            )
        if not done:
            return
        yield Purged(len(done), sum(blob.size for blob in done))


def purge_due(now: datetime) -> int:
    """The ticks' share of it: nothing unless a number of days is set, once an hour, some batches. Returns how many."""
    days = settings.KEEP_CAPTURES_DAYS
    if not days or Heartbeat.objects.filter(name=HEARTBEAT, at__gt=now - PERIOD).exists():
        return 0
    purged = 0
    for number, batch in enumerate(purge_old(days, now), 1):
        purged += batch.captures
        if number == BATCHES_A_TICK:
            # The next tick goes on.
            return purged
    Heartbeat.objects.update_or_create(name=HEARTBEAT, defaults={"at": now})
    return purged
