"""A claim's evidence as the desk shows it: the quote, its capture, and what the last re-check saw."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef
from django.db.models.functions import Left, Right
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.check_state import CheckState, check_state
from claims.admin.wording import Piece, compared, day, seen_value
from claims.assessment import Agency, agency_in, group_name
from claims.models import Claim, Evidence, Observation
from sources.models import Arrival, Check, Source, Upload

UPLOADS_SHOWN = 50
BYLINE = 3000
"""Characters of the beginning and of the end of a text in which a byline is looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """`state` is capturing, reading, failed, purged or captured. `before` and `after` are passages that differ, in
    pieces. `uploads` are attached copies that wait for a worker, or that one could not keep. `agency` is one that the
    text of a source without a group names as its origin. `group_words` stands above the first of several sources that
    count as one.
    """

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
    checks: CheckState
    agency: Agency | None
    group_words: str = ""

    @property
    def is_failed(self) -> bool:
        return self.state == "failed"


def evidence_rows(claim: Claim, quotes: dict[int, str]) -> list[Row]:
    """Live evidence of a claim, oldest first, sources of one group together, in four queries.

    `quotes` holds words typed but not taken, by key.
    """
    rows = list(
        claim.evidence.live()
        .select_related(
            "source__publisher",
            "source__host",
            "source__latest_snapshot",
            "quoted_snapshot__blob",
            "quoted_snapshot__source",
            "quoted_snapshot__uploaded_by",
            "added_by",
        )
        .defer("quoted_snapshot__blob__text")
        .annotate(
            is_fetched=Exists(Arrival.objects.filter(source=OuterRef("source"))),
            beginning=Left("quoted_snapshot__blob__text", BYLINE),
            end_of_text=Right("quoted_snapshot__blob__text", BYLINE),
        )
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
    found = [
        _row(
            one,
            seen.get(one.pk),
            checks.get(one.source_id),
            quotes.get(one.pk),
            uploads.get(one.source_id, []),
        )
        for one in rows
    ]
    return _grouped(found)


def _grouped(rows: list[Row]) -> list[Row]:
    """Rows of one independence group follow the first of them, which says so."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.evidence.source.independence_group or f"#{row.evidence.pk}", []).append(row)
    result = []
    for group, members in groups.items():
        if len(members) > 1:
            told = _("%(group)s: %(number)d sources that count as one") % {
                "group": group_name(group),
                "number": len(members),
            }
            members[0] = replace(members[0], group_words=told)
        result += members
    return result


def independence(rows: list[Row]) -> str:
    """'3 sources, 2 independent'; empty without evidence."""
    if not rows:
        return ""
    voices = {row.evidence.source.independence_group or f"#{row.evidence.source_id}" for row in rows}
    sources = ngettext("%(number)d source", "%(number)d sources", len(rows)) % {"number": len(rows)}
    return _("%(sources)s, %(voices)d independent") % {"sources": sources, "voices": len(voices)}


def _agency(evidence: Evidence) -> Agency | None:
    """Never taken for set: a person says whether the source repeats it."""
    if evidence.source.independence_group or evidence.source.kind == Source.Kind.WIRE:
        return None
    text = "\n".join(str(getattr(evidence, name) or "") for name in ("beginning", "end_of_text"))
    return agency_in(text)


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
        checks=check_state(source, is_fetched=bool(getattr(evidence, "is_fetched", False))),
        agency=_agency(evidence),
    )


def _passage(observation: Observation) -> str:
    """The words around a value, unless their capture was taken down: then nobody is shown them."""
    return "" if observation.snapshot.blob.is_taken_down else observation.passage


def _capture_url(snapshot_id: int, evidence: Evidence) -> str:
    page = reverse("admin:sources_snapshot_change", args=[snapshot_id])
    return f"{page}?evidence={evidence.pk}#at-quote"
