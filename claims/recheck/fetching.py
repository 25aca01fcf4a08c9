"""Fetching what is due, and binding quotes that wait to the first capture of their source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from claims.models import Evidence
from claims.recheck.rows import each, locked, locked_claim
from sources import checking
from sources.checking import Tally, check_due, check_now
from sources.models import Check, Source

CAPTURED = {Check.Outcome.CHANGED, Check.Outcome.MOVED}


def recheck_due(now: datetime | None = None, *, arrived: Callable[[], object] = lambda: None) -> Tally:
    """Fetch what is due. Reading what came, and assessing it, are steps of their own; `arrived` says that they wait."""
    return check_due(now, arrived=arrived)


def read_arrived() -> list[int]:
    """Read a few of the pages that came, and bind waiting quotes to first captures. Returns the sources read."""
    said = checking.read_arrived()
    each((source for source, outcome in said.items() if outcome in CAPTURED), pin_waiting)
    return list(said)


def capture(source: Source) -> Tally:
    """Fetch and read one source now, whatever its schedule; with the next tick where its host is held or rests."""
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
