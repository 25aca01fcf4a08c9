"""A claim's evidence as the desk shows it: the quote, its capture, and what the last re-check saw."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from claims.admin.wording import Piece, compared, day, seen_value
from claims.models import Claim, Evidence, Observation
from sources.models import Check, Source


@dataclass(frozen=True, slots=True)
class Row:
    """`state` is capturing, failed or captured. `before` and `after` are passages that differ, cut into pieces."""

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


def evidence_rows(claim: Claim, quotes: dict[int, str]) -> list[Row]:
    """Live evidence of a claim, oldest first, in three queries. `quotes` holds words typed but not taken, by key."""
    rows = list(
        claim.evidence.live()
        .select_related(
            "source__publisher",
            "source__latest_snapshot",
            "quoted_snapshot__blob",
            "quoted_snapshot__source",
            "added_by",
        )
        .defer("quoted_snapshot__blob__text")
    )
    seen = {
        one.evidence_id: one
        for one in Observation.objects.filter(evidence__in=rows)
        .order_by("evidence_id", "-pk")
        .distinct("evidence_id")
        .select_related("previous__snapshot", "snapshot")
    }
    checks = {
        one.source_id: one
        for one in Check.objects.filter(source__in=[row.source_id for row in rows])
        .order_by("source_id", "-last_at", "-pk")
        .distinct("source_id")
    }
    return [_row(one, seen.get(one.pk), checks.get(one.source_id), quotes.get(one.pk)) for one in rows]


def _row(evidence: Evidence, observation: Observation | None, check: Check | None, typed: str | None) -> Row:
    source = evidence.source
    quoted = evidence.quoted_snapshot
    failure = ""
    if quoted is None and source.health not in {Source.Health.NEW, Source.Health.OK}:
        failure = (check.message if check else "") or source.get_health_display()
    state = "failed" if failure else "captured" if quoted else "capturing"
    newer = source.latest_snapshot if quoted and source.latest_snapshot_id != quoted.pk else None
    previous = observation.previous if observation else None
    before: list[Piece] = []
    after: list[Piece] = []
    if observation and previous and previous.passage != observation.passage:
        before, after = compared(previous.passage, observation.passage)
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
    )


def _capture_url(snapshot_id: int, evidence: Evidence) -> str:
    page = reverse("admin:sources_snapshot_change", args=[snapshot_id])
    return f"{page}?evidence={evidence.pk}#at-quote"
