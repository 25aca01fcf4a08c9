"""What the desk adds to the list of sources: a check at once, and the claims that rest on one."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.admin.claim_screen import claim_url
from claims.messages import send, send_after_commit
from claims.read_model import renamed
from ledger.models import User
from sources.admin import PublisherAdmin, SourceAdmin
from sources.checking import check_soon
from sources.models import Publisher, Source

admin.site.unregister([Source, Publisher])

SHOWN = {"title", "publisher", "kind", "primary", "interest", "independence_group"}
"""What readers are told of a source, and a reviewer may mend."""


@admin.register(Source)
class DeskSourceAdmin(SourceAdmin):
    actions = ["check_now"]
    list_display = [*SourceAdmin.list_display, "claims_resting"]
    readonly_fields = [*SourceAdmin.readonly_fields, "claims_listed"]
    fieldsets = [*SourceAdmin.fieldsets, (_("Claims that rest on it"), {"fields": ["claims_listed"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        live = Count("evidence", filter=Q(evidence__removed_at__isnull=True))
        return super().get_queryset(request).annotate(resting=live)

    def save_model(self, request: HttpRequest, obj: Source, form: forms.ModelForm[Source], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            send_after_commit("claims.tasks.recheck_due")
        elif SHOWN.intersection(form.changed_data):
            renamed(obj)

    @admin.display(description=_("claims"), ordering="resting")
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

    @admin.action(description=_("Check now"), permissions=["change"])
    def check_now(self, request: HttpRequest, queryset: QuerySet[Source]) -> None:
        """Make the chosen sources due, and ask a worker to look at once."""
        assert isinstance(request.user, User)
        number = check_soon(queryset.values_list("pk", flat=True), actor=request.user)
        send("claims.tasks.recheck_due")
        messages.success(
            request,
            ngettext(
                "%(number)d source is due now: a worker fetches it within a minute.",
                "%(number)d sources are due now: a worker fetches them within a minute.",
                number,
            )
            % {"number": number},
        )


@admin.register(Publisher)
class DeskPublisherAdmin(PublisherAdmin):
    def save_model(self, request: HttpRequest, obj: Publisher, form: forms.ModelForm[Publisher], change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            renamed(obj)
