"""A claim's evidence as the desk shows it: the quote, its capture, and what the last re-check saw."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from claims.admin.wording import Piece, compared, day, seen_value
from claims.models import Claim, Evidence, Observation
from sources.models import Check, Source, Upload

UPLOADS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Row:
    """`state` is capturing, reading, failed, purged or captured. `before` and `after` are passages that differ, in
    pieces. `uploads` are attached copies that wait for a worker, or that one could not keep."""

    evidence: Evidence
    state: str
    failure: str
    quote_found: bool
    quote_typed: str
    capture_url: str
    newer_url: str
    observation: Observation | None
    seen: str
    seen_as_of: str
    seen_before: str
    before: list[Piece]
    after: list[Piece]
    uploads: list[Upload]

    @property
    def is_failed(self) -> bool:
        return self.state == "failed"


def evidence_rows(claim: Claim, quotes: dict[int, str]) -> list[Row]:
    """Live evidence of a claim, oldest first, in four queries. `quotes` holds words typed but not taken, by key."""
    rows = list(
        claim.evidence.live()
        .select_related(
            "source__publisher",
            "source__latest_snapshot",
            "quoted_snapshot__blob",
            "quoted_snapshot__source",
            "quoted_snapshot__uploaded_by",
            "added_by",
        )
        .defer("quoted_snapshot__blob__text")
    )
    seen = {
        one.evidence_id: one
        for one in Observation.objects.filter(evidence__in=rows)
        .order_by("evidence_id", "-pk")
        .distinct("evidence_id")
        .select_related("previous__snapshot__blob", "snapshot__blob")
        .defer("previous__snapshot__blob__text", "snapshot__blob__text")
    }
    checks = {
        one.source_id: one
        for one in Check.objects.filter(source__in=[row.source_id for row in rows])
        .order_by("source_id", "-last_at", "-pk")
        .distinct("source_id")
    }
    uploads: dict[int, list[Upload]] = {}
    for upload in Upload.objects.telling().filter(source__in=[row.source_id for row in rows])[:UPLOADS_SHOWN]:
        uploads.setdefault(upload.source_id, []).append(upload)
    return [
        _row(
            one,
            seen.get(one.pk),
            checks.get(one.source_id),
            quotes.get(one.pk),
            uploads.get(one.source_id, []),
        )
        for one in rows
    ]


def _row(
    evidence: Evidence, observation: Observation | None, check: Check | None, typed: str | None, uploads: list[Upload]
) -> Row:
    source = evidence.source
    quoted = evidence.quoted_snapshot
    failure = ""
    if quoted is None and source.health not in {Source.Health.NEW, Source.Health.OK}:
        failure = (check.message if check else "") or source.get_health_display()
    is_read = any(upload.read_at is None for upload in uploads)
    state = "reading" if is_read and quoted is None else "failed" if failure else "captured" if quoted else "capturing"
    if quoted and quoted.blob.purged_for:
        state = "purged"
    newer = source.latest_snapshot if quoted and source.latest_snapshot_id != quoted.pk else None
    previous = observation.previous if observation else None
    before: list[Piece] = []
    after: list[Piece] = []
    if observation and previous and _passage(previous) != _passage(observation):
        before, after = compared(_passage(previous), _passage(observation))
    return Row(
        evidence=evidence,
        state=state,
        failure=failure,
        quote_found=evidence.start is not None,
        quote_typed=typed if typed is not None else evidence.quote,
        capture_url=_capture_url(quoted.pk, evidence) if quoted else "",
        newer_url=_capture_url(newer.pk, evidence) if newer else "",
        observation=observation,
        seen=seen_value(observation),
        seen_as_of=day(observation.observed_as_of) if observation else "",
        seen_before=seen_value(previous),
        before=before,
        after=after,
        uploads=uploads,
    )


def _passage(observation: Observation) -> str:
    """The words around a value, unless their capture was taken down: then nobody is shown them."""
    return "" if observation.snapshot.blob.is_taken_down else observation.passage


def _capture_url(snapshot_id: int, evidence: Evidence) -> str:
    page = reverse("admin:sources_snapshot_change", args=[snapshot_id])
    return f"{page}?evidence={evidence.pk}#at-quote"
