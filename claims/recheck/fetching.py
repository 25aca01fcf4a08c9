"""Fetching what is due, and binding quotes that wait to the first capture of their source."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from claims.models import Evidence
from claims.recheck.rows import each, locked, locked_claim
from sources.checking import Tally, check_due, check_now
from sources.models import Host, Source


def recheck_due(now: datetime | None = None) -> Tally:
    """Fetch what is due and bind waiting quotes to their first capture. Assessing is a step of its own."""
    tally = check_due(now)
    each(tally.changed, pin_waiting)
    return tally


def capture(source: Source) -> Tally:
    """Fetch one source now, whatever its schedule; with the next tick where its host is held or rests."""
    tally = check_now(source)
    pin_waiting(source.pk)
    return tally


def pin_waiting(source_id: int) -> None:
    """Bind evidence that was attached before its source was captured to the first capture there is."""
    waiting = Evidence.objects.live().filter(source=source_id, quoted_snapshot__isnull=True).order_by("pk")
    each(waiting.values_list("pk", flat=True), _pin)


def _pin(evidence_id: int) -> None:
    with transaction.atomic():
        locked_claim(evidence_id)
        evidence = locked(Evidence.objects.live().filter(pk=evidence_id, quoted_snapshot__isnull=True))
        if evidence is not None:
            evidence.pin(evidence.source.latest_snapshot)
            evidence.save()


def pin_all_waiting() -> None:
    each(waiting_for_capture(), pin_waiting)


def waiting_for_capture() -> list[int]:
    """Sources whose evidence was attached but not bound to the capture that has come since."""
    return list(
        Evidence.objects.live()
        .filter(quoted_snapshot__isnull=True, source__latest_snapshot__isnull=False)
        .values_list("source", flat=True)
        .distinct()
    )


def sources_due(now: datetime) -> bool:
    """Whether any source on a free host is due."""
    return Source.objects.due(now).filter(host__in=Host.objects.free(now)).exists()
