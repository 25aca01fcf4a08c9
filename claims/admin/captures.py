"""Captures: what a source said, as it was read, with a quote marked in it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.capture_acts import kept_of_source, perform
from claims.admin.capture_changes import changes
from claims.admin.comparing import compare_passage
from claims.admin.evidence_rows import changes_url
from claims.admin.exporting import PERMISSION, download
from claims.admin.highlight import Span, marked, part_of, parts
from claims.admin.screen.address import claim_url
from claims.admin.screen.standing import may_work
from claims.admin.wording import claim_value
from claims.assessment.anchor import anchor
from claims.export_captures import of_capture
from claims.models import Evidence
from claims.review import holds, takedown
from claims.review.quoting import LONGEST_QUOTE, too_long
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User
from sources.models import Deletion, Snapshot, Takedown


def asked_part(request: HttpRequest, pages: list[tuple[int, int]], default: int) -> int:
    """The part that `?part=` names, within what there is."""
    asked = request.GET.get("part", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 9 else default
    return min(max(number, 1), len(pages))


def _offset(text: str) -> int:
    """A count of characters as an address has it; -1 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 10 else -1


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ["source", "fetched_at", "status", "media_type", "size", "uploaded_by", "kept"]
    list_select_related = ["source", "blob", "uploaded_by"]
    search_fields = ["source__url", "source__title", "blob__sha256"]
    search_help_text = _("Address or title of the source, or the hash")
    list_per_page = 50
    sortable_by = ("fetched_at",)

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
        views = [
            ("warc", self.export_view),
            ("compare", self.compare_view),
            ("changes/<int:old_id>", self.changes_view),
        ]
        return [
            *(
                path(
                    f"<int:snapshot_id>/{place}/",
                    self.admin_site.admin_view(view),
                    name=f"sources_snapshot_{place.partition('/')[0]}",
                )
                for place, view in views
            ),
            *super().get_urls(),
        ]

    def export_view(self, request: HttpRequest, snapshot_id: int) -> HttpResponseBase:
        """This capture as a WARC file."""
        snapshot = self.find(request, Snapshot.objects.all(), str(snapshot_id))
        return download(request, of_capture(str(snapshot.pk)) if snapshot else None)

    def compare_view(self, request: HttpRequest, snapshot_id: int) -> HttpResponse:
        """What a passage of this capture says of the claim of `?evidence=`, as JSON. Nothing is stored."""
        snapshot = self.find(request, Snapshot.objects.select_related("blob"), str(snapshot_id))
        evidence = self._evidence(request, snapshot) if snapshot else None
        if snapshot is None or evidence is None:
            return JsonResponse({"problem": _("This capture or its claim is not there any more.")}, status=404)
        if snapshot.blob.purged_for:
            return JsonResponse({"problem": _("This capture was purged.")}, status=410)
        start, end = (_offset(request.GET.get(name, "")) for name in ("start", "end"))
        if not 0 <= start < end <= len(snapshot.blob.text):
            return JsonResponse({"problem": _("Select words in the text of the capture.")}, status=400)
        if end - start > LONGEST_QUOTE:
            return JsonResponse({"problem": too_long(end - start)}, status=400)
        found = compare_passage(evidence.claim, snapshot, start, end)
        proposal = ""
        if found.stance and found.stance != evidence.stance:
            proposal = _("The comparison proposes: %(stance)s.") % {"stance": found.stance_words}
        return JsonResponse(
            {
                "outcome": found.outcome,
                "words": found.words,
                "reason": found.reason,
                "stance": found.stance,
                "proposal": proposal,
            }
        )

    def changes_view(self, request: HttpRequest, snapshot_id: int, old_id: int) -> HttpResponse:
        """What became of an older capture's text in this one."""
        captures = Snapshot.objects.select_related("source__publisher", "blob")
        snapshot = self.find(request, captures, str(snapshot_id))
        old = captures.filter(pk=old_id, source=snapshot.source_id).first() if snapshot else None
        if snapshot is None or old is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(old_id if snapshot else snapshot_id))
        shows = not snapshot.blob.purged_for and not old.blob.purged_for
        shown = {
            "title": _("Changes of %(source)s") % {"source": snapshot.source},
            "snapshot": snapshot,
            "old": old,
            "evidence": self._evidence(request, snapshot),
            "changes": changes(old.blob.text, snapshot.blob.text) if shows else None,
        }
        return self.page(request, "claims/admin/capture_changes.html", shown)

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
            "text_start": pages[number - 1][0],
            "pick": self._picking(evidence, snapshot, request.user),
            "changes_url": self._changes_url(evidence, snapshot),
            "others": snapshot.source.snapshots.exclude(pk=snapshot.pk).defer("headers")[:10],
            **self._kept(snapshot, request.user),
            "problem": problem,
            "typed": request.POST,
        }
        return self.page(request, "claims/admin/capture.html", shown, status=status)

    def _picking(self, evidence: Evidence | None, snapshot: Snapshot, user: User) -> dict[str, Any] | None:
        """What the form that quotes a passage needs; None where this person may quote none."""
        if evidence is None or snapshot.blob.purged_for or not snapshot.blob.text:
            return None
        if evidence.removed_at or not may_work(evidence.claim, user):
            return None
        found = None
        if evidence.quoted_snapshot_id == snapshot.pk and evidence.start is not None and evidence.end is not None:
            found = compare_passage(evidence.claim, snapshot, evidence.start, evidence.end)
        return {
            "action": f"{claim_url(evidence.claim_id)}#evidence-{evidence.pk}",
            "claim": evidence.claim,
            "value": claim_value(evidence.claim),
            "compared": found,
            "longest": LONGEST_QUOTE,
            "stances": Evidence.Stance.choices,
            "compare_url": f"{reverse('admin:sources_snapshot_compare', args=[snapshot.pk])}?evidence={evidence.pk}",
        }

    def _changes_url(self, evidence: Evidence | None, snapshot: Snapshot) -> str:
        """From the quoted capture to this one, or from this one to the newest."""
        quoted = evidence.quoted_snapshot_id if evidence else None
        newest = snapshot.source.latest_snapshot_id
        if snapshot.pk != newest and newest is not None:
            return changes_url(snapshot.pk, newest, evidence)
        return changes_url(quoted, snapshot.pk, evidence) if quoted and quoted != snapshot.pk else ""

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
        return Evidence.objects.select_related("claim__assignee").filter(pk=asked, source=snapshot.source_id).first()

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
