"""A claim's evidence as the desk shows it: the quote, its capture, and what the last re-check saw."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import Exists, F, IntegerField, OuterRef
from django.db.models.functions import Cast, Greatest, Left, Right, Substr
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.check_state import CheckState, check_state
from claims.admin.comparing import Compared, compared_quotes
from claims.admin.highlight import Span, marked, window
from claims.admin.progress import Progress, progress
from claims.admin.wording import Piece, compared, day, seen_value
from claims.assessment import Agency, agency_in, group_name
from claims.models import Claim, Evidence, Observation
from sources.models import Arrival, Check, Source, Upload

UPLOADS_SHOWN = 50
BYLINE = 3000
"""Characters of the beginning and of the end of a text in which a byline is looked for."""
AROUND = 900
"""Characters of a capture on either side of a quote that can be read on the claim's screen."""


@dataclass(frozen=True, slots=True)
class InContext:
    """A quote marked in its capture, with a little around it and with more. `cut_before`: the text begins earlier."""

    near: SafeString
    wide: SafeString
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Row:
    """`before` and `after` are passages of two re-checks that differ, in pieces. `uploads` are attached copies that
    wait for a worker, or that one could not keep. `agency` is one that the text of a source without a group names as
    its origin. `compared` is what the quote says of the claim, `voice` the group that the source counts with.
    `group_words` stands above the first of several sources that count as one.
    """

    evidence: Evidence
    progress: Progress
    quote_typed: str
    in_context: InContext | None
    compared: Compared | None
    capture_url: str
    newer_url: str
    pick_url: str
    changes_url: str
    observation: Observation | None
    seen: str
    seen_as_of: str
    seen_before: str
    before: list[Piece]
    after: list[Piece]
    uploads: list[Upload]
    checks: CheckState
    agency: Agency | None
    voice: str
    group_words: str = ""

    @property
    def state(self) -> str:
        return self.progress.state

    @property
    def is_failed(self) -> bool:
        return self.state in {"failed", "paused", "unreadable"}

    @property
    def is_told(self) -> bool:
        """Whether the last reading is the one that `compared` tells already."""
        return (
            self.compared is not None
            and self.observation is not None
            and self.observation.change == Observation.Change.FIRST
            and self.observation.reason == self.compared.reason
        )

    @property
    def is_at_odds(self) -> bool:
        """Whether the comparison proposes another stance than the one that a person gave."""
        return self.compared is not None and self.compared.stance not in {"", self.evidence.stance}


def evidence_rows(claim: Claim, quotes: dict[int, str]) -> list[Row]:
    """Live evidence of a claim, oldest first, sources of one group together, in five queries.

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
            around=Substr(
                "quoted_snapshot__blob__text",
                Greatest(Cast(F("start"), IntegerField()) + 1 - AROUND, 1),
                Cast(F("end") - F("start"), IntegerField()) + 2 * AROUND,
            ),
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
    compared_ = compared_quotes(claim, rows)
    found = [
        _row(
            one,
            seen.get(one.pk),
            checks.get(one.source_id),
            quotes.get(one.pk),
            uploads.get(one.source_id, []),
            compared_.get(one.pk),
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
    evidence: Evidence,
    observation: Observation | None,
    check: Check | None,
    typed: str | None,
    uploads: list[Upload],
    compared_: Compared | None,
) -> Row:
    source = evidence.source
    quoted = evidence.quoted_snapshot
    failure = ""
    if source.health not in {Source.Health.NEW, Source.Health.OK}:
        failure = (check.message if check else "") or source.get_health_display()
    newer = source.latest_snapshot if quoted and source.latest_snapshot_id != quoted.pk else None
    is_fetched = bool(getattr(evidence, "is_fetched", False))
    previous = observation.previous if observation else None
    before: list[Piece] = []
    after: list[Piece] = []
    if observation and previous and _passage(previous) != _passage(observation):
        before, after = compared(_passage(previous), _passage(observation))
    return Row(
        evidence=evidence,
        progress=progress(evidence, failure, uploads, is_fetched=is_fetched),
        quote_typed=typed if typed is not None else evidence.quote,
        in_context=_in_context(evidence),
        compared=compared_,
        capture_url=_capture_url(quoted.pk, evidence) if quoted else "",
        newer_url=_capture_url(newer.pk, evidence) if newer else "",
        pick_url=_capture_url((newer or quoted).pk, evidence, "#capture") if quoted else "",
        changes_url=changes_url(quoted.pk, newer.pk, evidence) if quoted and newer else "",
        observation=observation,
        seen=seen_value(observation),
        seen_as_of=day(observation.observed_as_of) if observation else "",
        seen_before=seen_value(previous),
        before=before,
        after=after,
        uploads=uploads,
        checks=check_state(source, is_fetched=is_fetched),
        agency=_agency(evidence),
        voice=group_name(source.independence_group) if source.independence_group else "",
    )


def _in_context(evidence: Evidence) -> InContext | None:
    """The quote where it stands; None where it stands nowhere, or nothing of its capture may be shown."""
    start, end = evidence.start, evidence.end
    text = getattr(evidence, "around", None)
    if start is None or end is None or not text:
        return None
    begins = min(start, AROUND)
    place = (begins, begins + end - start)
    near = Span(key=f"quote-{evidence.pk}", start=place[0], end=place[1], look="claim claim-focus")
    far = Span(key=f"wide-{evidence.pk}", start=place[0], end=place[1], look="claim claim-focus")
    stretch = window(text, *place, before=120, after=180)
    return InContext(
        near=marked(text, [near], *stretch),
        wide=marked(text, [far]),
        cut_before=start > begins or stretch[0] > 0,
        cut_after=stretch[1] < len(text),
    )


def _passage(observation: Observation) -> str:
    """The words around a value, unless their capture was taken down: then nobody is shown them."""
    return "" if observation.snapshot.blob.is_taken_down else observation.passage


def _capture_url(snapshot_id: int, evidence: Evidence, place: str = "#at-quote") -> str:
    page = reverse("admin:sources_snapshot_change", args=[snapshot_id])
    return f"{page}?evidence={evidence.pk}{place}"


def changes_url(old: int, new: int, evidence: Evidence | None) -> str:
    """The page that compares two captures of a source by words."""
    page = reverse("admin:sources_snapshot_changes", args=[new, old])
    return f"{page}?evidence={evidence.pk}" if evidence else page
