"""Sources, where they are served from, and who publishes them. Checks and captures are only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline
from unfold.decorators import display

from ledger.kept_admin import KeptAdmin, ReadOnlyRows
from ledger.models import User, Verb, record
from sources.addresses import AddressError, canonical_url
from sources.checking import refusal
from sources.models import Check, Host, Publisher, Snapshot, Source
from sources.snapshots import add_source

HEALTH_LOOKS = {
    Source.Health.OK: "success",
    Source.Health.NEW: "info",
    Source.Health.UNREACHABLE: "warning",
    Source.Health.UNREADABLE: "warning",
    Source.Health.BLOCKED: "warning",
    Source.Health.REFUSED: "danger",
    Source.Health.GONE: "danger",
}


ASKED = ["url", "publisher", "kind", "primary", "interest", "independence_group"]
"""What is asked of a new source. Its title is read from the page."""


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    def clean_url(self) -> str:
        """In one spelling, so that a page that is known already is recognised, and one that we would fetch."""
        try:
            address = canonical_url(self.cleaned_data["url"])
        except AddressError as error:
            raise forms.ValidationError(str(error)) from error
        if why_not := refusal(address):
            raise forms.ValidationError(why_not)
        return address


class CheckRows(ReadOnlyRows, TabularInline):
    model = Check
    fields = ["outcome", "first_at", "last_at", "count", "status", "message"]
    readonly_fields = fields
    per_page = 10


class SnapshotRows(ReadOnlyRows, TabularInline):
    model = Snapshot
    fk_name = "source"
    fields = ["fetched_at", "status", "final_url", "uploaded_by", "blob"]
    readonly_fields = fields
    per_page = 10
    show_change_link = True


@admin.register(Source)
class SourceAdmin(KeptAdmin):
    """Sources come in here or by being attached to a claim. What is known of one, and its schedule, are mended here."""

    form = SourceForm

    list_display = [
        "title_shown",
        "publisher",
        "kind",
        "primary",
        "health_shown",
        "failing_since",
        "last_changed_at",
        "next_check_at",
    ]
    list_display_links = ["title_shown"]
    list_filter: Sequence[Any] = ["health", "kind", "primary", "publisher"]
    list_select_related = ["publisher"]
    search_fields = ["url", "title", "publisher__name"]
    search_help_text = _("Address, title or publisher")
    list_per_page = 50
    fieldsets = [
        (None, {"fields": ["url", "title", "publisher", "kind", "primary", "interest", "independence_group"]}),
        (
            _("Checks"),
            {
                "fields": [
                    "next_check_at",
                    "interval_seconds",
                    "health",
                    "failing_since",
                    "failures",
                    "last_checked_at",
                    "last_changed_at",
                    "moved_to",
                ]
            },
        ),
    ]
    readonly_fields = [
        "url",
        "health",
        "failing_since",
        "failures",
        "last_checked_at",
        "last_changed_at",
        "moved_to",
    ]
    inlines = [CheckRows, SnapshotRows]

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": ASKED})]

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> Any:
        return super().get_readonly_fields(request, obj) if obj else []

    def get_inlines(self, request: HttpRequest, obj: Source | None) -> Any:
        return super().get_inlines(request, obj) if obj else []

    @admin.display(description=_("source"), ordering="title")
    def title_shown(self, source: Source) -> str:
        return str(source)[:100]

    @display(description=_("health"), ordering="health", label=HEALTH_LOOKS)
    def health_shown(self, source: Source) -> tuple[str, str]:
        return source.health, source.get_health_display()

    def save_model(self, request: HttpRequest, obj: Source, form: forms.ModelForm[Source], change: bool) -> None:
        """Write only what was typed: a worker may be writing the rest of the row at this moment."""
        if not change:
            self._add(request, obj, form)
            return
        if not form.changed_data:
            return
        obj.save(update_fields=form.changed_data)
        _record_change(Verb.SOURCE_CHANGED, request, obj, form)

    def _add(self, request: HttpRequest, obj: Source, form: forms.ModelForm[Source]) -> None:
        """Due at once, so that a worker captures it with its next batch."""
        assert isinstance(request.user, User)
        given = dict(form.cleaned_data)
        source, _is_new = add_source(given.pop("url"), actor=request.user, next_check_at=timezone.now(), **given)
        obj.pk = source.pk
        obj.refresh_from_db()


def _record_change(verb: Verb, request: HttpRequest, obj: Model, form: forms.ModelForm[Any]) -> None:
    """The Event of a form: what was typed, and what stood there before."""
    assert isinstance(request.user, User)
    record(
        verb,
        obj._meta.model_name or "",
        getattr(obj, "public_id", obj.pk),
        actor=request.user,
        old={name: _plain(form.initial.get(name)) for name in form.changed_data},
        new={name: _plain(form.cleaned_data[name]) for name in form.changed_data},
    )


def _plain(value: object) -> object:
    """A field's value as JSON holds it; a record by its key, as forms hold it at first."""
    if isinstance(value, Model):
        return value.pk
    return value if value is None or isinstance(value, bool | int | str) else str(value)


class HostForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    def clean(self) -> dict[str, Any] | None:
        """Quiet hours need both ends, and last less than the whole day."""
        given = super().clean() or self.cleaned_data
        begin, end = given.get("quiet_from"), given.get("quiet_until")
        if (begin is None) != (end is None):
            missing = "quiet_until" if end is None else "quiet_from"
            self.add_error(missing, _("Give both ends of the quiet hours, or neither."))
        elif begin is not None and begin == end:
            self.add_error("quiet_until", _("Quiet hours that end when they begin would never end."))
        return given


@admin.register(Host)
class HostAdmin(KeptAdmin):
    form = HostForm
    list_display = ["key", "delay_seconds", "quiet_from", "quiet_until", "next_allowed_at", "leased_until"]
    search_fields = ["key"]
    fields = ["key", "delay_seconds", ("quiet_from", "quiet_until"), "next_allowed_at", "leased_until"]
    readonly_fields = ["key", "next_allowed_at", "leased_until"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Host, form: forms.ModelForm[Host], change: bool) -> None:
        """Write only what was typed: a worker may hold the host at this moment."""
        if form.changed_data:
            obj.save(update_fields=form.changed_data)
            _record_change(Verb.HOST_CHANGED, request, obj, form)


@admin.register(Publisher)
class PublisherAdmin(KeptAdmin):
    list_display = ["name", "site", "zone"]
    search_fields = ["name", "site"]

    def save_model(self, request: HttpRequest, obj: Publisher, form: forms.ModelForm[Publisher], change: bool) -> None:
        if form.changed_data:
            obj.save()
            _record_change(Verb.PUBLISHER_CHANGED if change else Verb.PUBLISHER_ADDED, request, obj, form)
