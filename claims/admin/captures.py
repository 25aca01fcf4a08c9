"""Captures: what a source said, as it was read, with a quote marked in it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.admin.highlight import Span, marked, part_of, parts
from claims.assessment.anchor import anchor
from claims.models import Evidence
from ledger.kept_admin import ReadOnlyAdmin
from sources.models import Snapshot


def asked_part(request: HttpRequest, pages: list[tuple[int, int]], default: int) -> int:
    """The part that `?part=` names, within what there is."""
    asked = request.GET.get("part", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else default
    return min(max(number, 1), len(pages))


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ["source", "fetched_at", "status", "media_type", "size"]
    list_select_related = ["source", "blob"]
    search_fields = ["source__url", "source__title", "blob__sha256"]
    search_help_text = _("Address or title of the source, or the hash")
    list_per_page = 50

    @admin.display(description=_("media type"))
    def media_type(self, snapshot: Snapshot) -> str:
        return snapshot.blob.media_type.split(";")[0]

    @admin.display(description=_("bytes"))
    def size(self, snapshot: Snapshot) -> str:
        return f"{snapshot.blob.size:,}"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("blob__text")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        captures = Snapshot.objects.select_related("source__publisher", "blob", "uploaded_by")
        snapshot = self.find(request, captures, object_id)
        if snapshot is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        text = snapshot.blob.text
        evidence = self._evidence(request, snapshot)
        span = self._quoted(evidence, snapshot)
        pages = parts(text)
        number = asked_part(request, pages, part_of(pages, span.start) if span else 1)
        shown = {
            "title": str(snapshot.source),
            "snapshot": snapshot,
            "evidence": evidence,
            "carried": f"&evidence={evidence.pk}" if evidence else "",
            "found": span is not None,
            "text": marked(text, [span] if span else [], *pages[number - 1]),
            "part": number,
            "parts": len(pages),
            "others": snapshot.source.snapshots.exclude(pk=snapshot.pk).defer("headers")[:10],
        }
        return self.page(request, "claims/admin/capture.html", shown)

    def _evidence(self, request: HttpRequest, snapshot: Snapshot) -> Evidence | None:
        asked = request.GET.get("evidence", "")
        if not asked.isdecimal() or not request.user.has_perm("claims.view_claim"):
            return None
        return Evidence.objects.select_related("claim").filter(pk=asked, source=snapshot.source_id).first()

    def _quoted(self, evidence: Evidence | None, snapshot: Snapshot) -> Span | None:
        """Where the quote stands in this capture, which may be another than the one it was taken from."""
        if evidence is None or not evidence.quote:
            return None
        if evidence.quoted_snapshot_id == snapshot.pk:
            found = (evidence.start, evidence.end)
        else:
            found = anchor(snapshot.blob.text, evidence.quote, evidence.prefix, evidence.suffix) or (None, None)
        start, end = found
        if start is None or end is None:
            return None
        return Span(key="quote", start=start, end=end, look="claim claim-focus")
