"""Captures: what a source said, as it was read, with a quote marked in it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from claims.admin.capture_acts import kept_of_source, perform
from claims.admin.exporting import PERMISSION, download
from claims.admin.highlight import Span, marked, part_of, parts
from claims.assessment.anchor import anchor
from claims.export_captures import of_capture
from claims.models import Evidence
from claims.review import holds, takedown
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User
from sources.models import Deletion, Snapshot, Takedown


def asked_part(request: HttpRequest, pages: list[tuple[int, int]], default: int) -> int:
    """The part that `?part=` names, within what there is."""
    asked = request.GET.get("part", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else default
    return min(max(number, 1), len(pages))


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ["source", "fetched_at", "status", "media_type", "size", "uploaded_by", "kept"]
    list_select_related = ["source", "blob", "uploaded_by"]
    search_fields = ["source__url", "source__title", "blob__sha256"]
    search_help_text = _("Address or title of the source, or the hash")
    list_per_page = 50

    @admin.display(description=_("media type"))
    def media_type(self, snapshot: Snapshot) -> str:
        return snapshot.blob.media_type.split(";")[0]

    @admin.display(description=_("bytes"))
    def size(self, snapshot: Snapshot) -> str:
        return f"{snapshot.blob.size:,}"

    @admin.display(description=_("kept"))
    def kept(self, snapshot: Snapshot) -> str:
        return str(snapshot.blob.get_purged_for_display()) if snapshot.blob.purged_for else str(_("yes"))

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("blob__text")

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export_view)
        return [path("<int:snapshot_id>/warc/", export, name="sources_snapshot_warc"), *super().get_urls()]

    def export_view(self, request: HttpRequest, snapshot_id: int) -> HttpResponseBase:
        """This capture as a WARC file."""
        snapshot = self.find(request, Snapshot.objects.all(), str(snapshot_id))
        return download(request, of_capture(str(snapshot.pk)) if snapshot else None)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        captures = Snapshot.objects.select_related("source__publisher", "blob", "uploaded_by", "blob__purged_by")
        snapshot = self.find(request, captures, object_id)
        if snapshot is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        assert isinstance(request.user, User)
        problem, status = "", 200
        if request.method == "POST":
            done = perform(request.POST, snapshot, request.user)
            if not done.problem:
                messages.success(request, done.message)
                return HttpResponseRedirect(request.get_full_path())
            problem, status = done.problem, done.status
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
            **self._kept(snapshot, request.user),
            "problem": problem,
            "typed": request.POST,
        }
        return self.page(request, "claims/admin/capture.html", shown, status=status)

    def _kept(self, snapshot: Snapshot, user: User) -> dict[str, Any]:
        """What is decided about the bytes of this capture, and what this person may decide."""
        blob = snapshot.blob
        in_force = list(blob.holds.in_force().select_related("placed_by"))
        takedowns = list(blob.takedowns.select_related("asked_by", "decided_by"))
        asked = any(one.outcome == Takedown.Outcome.WAITING for one in takedowns)
        gone = bool(blob.purged_for)
        return {
            "holds": in_force,
            "takedowns": takedowns if user.has_perm("sources.view_takedown") else [],
            "undeleted": Deletion.objects.filter(sha256=blob.pk).first() if gone else None,
            "siblings": kept_of_source(snapshot).count() if not blob.is_taken_down else 0,
            "can": {
                "export": user.has_perm(PERMISSION),
                "hold": user.has_perm(holds.PERMISSION) and not gone,
                "lift": user.has_perm(holds.PERMISSION),
                "take_down": user.has_perm(takedown.PERMISSION)
                and not blob.is_taken_down
                and not asked
                and not in_force,
            },
        }

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
