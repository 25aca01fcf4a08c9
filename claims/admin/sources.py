"""What the desk adds to the list of sources: a check at once, their copies, and the claims that rest on one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims import review
from claims.admin import bulk
from claims.admin.acts.evidence import will_be_checked
from claims.admin.attaching import CopyForm
from claims.admin.check_state import check_state, how_often
from claims.admin.claim_filters import OfPublisher
from claims.admin.exporting import PERMISSION, download
from claims.admin.screen.address import claim_url
from claims.admin.searching import FullText, find_sources
from claims.admin.source_health import OnHost, Standing, source_health
from claims.export_captures import of_source
from claims.messages import send_after_commit
from claims.models import Evidence
from claims.read_model import renamed
from claims.review import ReviewError, copies, takedown
from claims.review.checking import stopped_by_takedown
from ledger.models import User
from sources.admin import PublisherAdmin, SourceAdmin
from sources.models import Publisher, Source, Upload

admin.site.unregister([Source, Publisher])

SHOWN = {"title", "publisher", "kind", "primary", "interest", "independence_group"}
"""What readers are told of a source, and a reviewer may mend."""


COPIES_SHOWN = 50


@admin.register(Source)
class DeskSourceAdmin(bulk.BulkActs, FullText, SourceAdmin):
    actions = [bulk.check_now, bulk.set_interval]
    list_filter = (Standing, "health", "kind", "primary", OfPublisher, OnHost)
    finds = staticmethod(find_sources)
    list_filter_submit = True
    # The newest first, which the key has ready. Other orders would read every source.
    ordering = ("-pk",)
    sortable_by = ()
    list_display = [*SourceAdmin.list_display, "claims_resting"]
    change_form_outer_before_template = "claims/admin/source_check.html"
    readonly_fields = [
        *SourceAdmin.readonly_fields,
        "check_state_shown",
        "how_often_shown",
        "copies_linked",
        "claims_listed",
    ]
    fieldsets = [
        SourceAdmin.fieldsets[0],
        (
            _("Checks"),
            {"fields": ["check_state_shown", "how_often_shown", *SourceAdmin.fieldsets[1][1]["fields"]]},
        ),
        (_("Copies"), {"fields": ["copies_linked"]}),
        (_("Claims that rest on it"), {"fields": ["claims_listed"]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        stopped = obj is not None and obj.next_check_at is None and stopped_by_takedown().filter(pk=obj.pk).exists()
        return [*fields, "next_check_at"] if stopped and not request.user.has_perm(takedown.PERMISSION) else fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        live = Evidence.objects.live().filter(source=OuterRef("pk")).order_by().values("source")
        resting = Coalesce(Subquery(live.annotate(number=Count("pk")).values("number")), 0)
        return super().get_queryset(request).select_related("host", "publisher").annotate(resting=resting)

    def save_model(self, request: HttpRequest, obj: Source, form: forms.ModelForm[Source], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            send_after_commit("claims.tasks.recheck_due")
        elif SHOWN.intersection(form.changed_data):
            renamed(obj)

    def get_urls(self) -> list[URLPattern]:
        health = path("health/", self.admin_site.admin_view(self.health_view), name="sources_source_health")
        views = [("copies", self.copies_view), ("warc", self.export_view), ("check", self.check_view)]
        return [
            *(
                path(f"<int:source_id>/{name}/", self.admin_site.admin_view(view), name=f"sources_source_{name}")
                for name, view in views
            ),
            health,
            *super().get_urls(),
        ]

    def health_view(self, request: HttpRequest) -> HttpResponse:
        """What is due, late and failing, and the age of every queue."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        frame = {**self.admin_site.each_context(request), "subtitle": None, "opts": self.opts, "is_fullwidth": "1"}
        shown = {"title": _("Health of sources"), **source_health()}
        return TemplateResponse(request, "claims/admin/source_health.html", frame | shown)

    def _seen(self, request: HttpRequest, source_id: int) -> Source:
        """The source, for whoever may look at it. Raises PermissionDenied and Http404."""
        source = Source.objects.select_related("publisher").filter(pk=source_id).first()
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        if source is None:
            raise Http404
        return source

    def export_view(self, request: HttpRequest, source_id: int) -> HttpResponseBase:
        """Every capture of the source as a WARC file."""
        return download(request, of_source(self._seen(request, source_id).public_id))

    def copies_view(self, request: HttpRequest, source_id: int) -> HttpResponse:
        """What is kept of a source: export it, and attach a copy that a person saved."""
        source = self._seen(request, source_id)
        assert isinstance(request.user, User)
        problem, status = "", 200
        if request.method == "POST":
            try:
                review.attach_to_source(source, request.user, **CopyForm(request.POST, request.FILES).given())
            except PermissionDenied as error:
                problem, status = str(error), 403
            except ReviewError as error:
                problem, status = str(error), 400
            else:
                messages.success(request, _("Attached. A worker reads the file; then it stands here as a capture."))
                return HttpResponseRedirect(request.get_full_path())
        captures = source.snapshots.select_related("blob", "uploaded_by").defer("blob__text", "headers")
        uploads = Upload.objects.telling().filter(source=source)[:COPIES_SHOWN]
        shown = {
            **self.admin_site.each_context(request),
            "subtitle": None,
            "opts": self.opts,
            "is_fullwidth": "1",
            "title": _("Copies of %(source)s") % {"source": source},
            "source": source,
            "captures": captures[:COPIES_SHOWN],
            "captures_count": captures.count(),
            "uploads": uploads,
            "reading": any(upload.read_at is None for upload in uploads),
            "form": CopyForm(auto_id=False),
            "can": {
                "attach": request.user.has_perm(copies.PERMISSION),
                "export": request.user.has_perm(PERMISSION),
            },
            "problem": problem,
        }
        return TemplateResponse(request, "claims/admin/copies.html", shown, status=status)

    @admin.display(description=_("captures"))
    def copies_linked(self, source: Source) -> SafeString:
        return format_html(
            '<a class="task-claim" href="{}">{}</a>',
            reverse("admin:sources_source_copies", args=[source.pk]),
            _("See what is kept, attach a saved copy, export"),
        )

    @admin.display(description=_("claims"))
    def claims_resting(self, source: Source) -> int:
        return int(getattr(source, "resting", 0))

    @admin.display(description=_("claims"))
    def claims_listed(self, source: Source) -> SafeString | str:
        rows = source.evidence.live().select_related("claim")[:50]
        return (
            format_html_join(
                "",
                '<p><a class="task-claim" href="{}">{}</a></p>',
                ((claim_url(row.claim_id), row.claim) for row in rows),
            )
            or "-"
        )

    def check_view(self, request: HttpRequest, source_id: int) -> HttpResponse:
        """The button of the source's own page."""
        source = self._seen(request, source_id)
        assert isinstance(request.user, User)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            messages.success(request, will_be_checked(review.check_sources([source.pk], request.user)))
        except ReviewError as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:sources_source_change", args=[source.pk]))

    @admin.display(description=_("state"))
    def check_state_shown(self, source: Source) -> str:
        return check_state(source, is_fetched=source.arrivals.exists()).words

    @admin.display(description=_("checked every"))
    def how_often_shown(self, source: Source) -> str:
        return how_often(source)


@admin.register(Publisher)
class DeskPublisherAdmin(PublisherAdmin):
    def save_model(self, request: HttpRequest, obj: Publisher, form: forms.ModelForm[Publisher], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            renamed(obj)
