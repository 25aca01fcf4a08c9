"""Acts on many records: how far each is, and what was refused and why."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims.admin.bulk.asking import ask_view, ended, record_url
from claims.admin.check_state import length
from claims.models import BulkJob, Claim
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User

REFUSED_PER_PAGE = 100


@admin.register(BulkJob)
class BulkJobAdmin(ReadOnlyAdmin):
    list_display = ["act", "number_shown", "by", "asked_shown", "state_shown"]
    list_display_links = ["act"]
    list_filter = ["act", "by"]
    list_select_related = ["by"]
    list_per_page = 50

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever sees claims sees what was done to many of them."""
        return request.user.has_perm("claims.view_claim")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description=_("records"))
    def number_shown(self, job: BulkJob) -> int:
        return len(job.keys)

    @admin.display(description=_("asked"), ordering="asked_at")
    def asked_shown(self, job: BulkJob) -> str:
        return date_format(job.asked_at, "j M Y, H:i")

    @admin.display(description=_("came to"))
    def state_shown(self, job: BulkJob) -> str:
        if job.finished_at is None:
            return _t("%(done)d of %(all)d so far") % {"done": job.done, "all": len(job.keys)}
        return ended(job)

    def get_urls(self) -> list[URLPattern]:
        asking = path("ask/<slug:act>/<slug:of>/", self.admin_site.admin_view(ask_view), name="claims_bulkjob_ask")
        return [asking, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """How far it is; at the end what was done, and each record that was refused, with the reason."""
        job = self.find(request, BulkJob.objects.select_related("by"), object_id)
        if job is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        of = "source" if job.is_of_sources else "claim"
        refused = Paginator(job.refused, REFUSED_PER_PAGE).get_page(request.GET.get("page"))
        shown = {
            "title": _t("%(act)s: %(number)d records") % {"act": _name(job), "number": len(job.keys)},
            "job": job,
            "number": len(job.keys),
            "percent": 100 * job.done // max(1, len(job.keys)),
            "given": _given(job),
            "ended": ended(job) if job.finished_at else "",
            "refused": [{"url": record_url(of, one["key"]), **one} for one in refused],
            "page": refused,
        }
        return self.page(request, "claims/admin/bulk_job.html", shown)


def _name(job: BulkJob) -> str:
    name = job.get_act_display()
    return f"{name[:1].upper()}{name[1:]}"


def _given(job: BulkJob) -> list[tuple[str, str]]:
    """With what it was asked for, in words."""
    given, said = job.given, []
    match job.act:
        case BulkJob.Act.DISMISS:
            said.append((_t("Dismissed as"), str(Claim.DismissalReason(given["reason"]).label)))
        case BulkJob.Act.ASSIGN:
            to = User.objects.filter(pk=given["to"]).first() if given["to"] is not None else None
            said.append((_t("To"), str(to) if to else _t("nobody")))
        case BulkJob.Act.INTERVAL:
            seconds = given["seconds"]
            said.append((_t("Checked every"), length(seconds) if seconds else _t("as values change")))
    if note := given.get("note"):
        said.append((_t("Note"), note))
    return said
