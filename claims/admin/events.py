"""The list of events as the desk shows it: without words of captures that were taken down."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.models import Evidence
from ledger.admin import EventAdmin
from ledger.models import Event
from sources.models import Blob

admin.site.unregister(Event)


@admin.register(Event)
class DeskEventAdmin(EventAdmin):
    exclude = ["old", "new"]
    readonly_fields = ["old_shown", "new_shown"]

    @admin.display(description=_("before"))
    def old_shown(self, event: Event) -> str:
        return _shown(event, event.old)

    @admin.display(description=_("after"))
    def new_shown(self, event: Event) -> str:
        return _shown(event, event.new)


def _shown(event: Event, held: dict[str, Any] | None) -> str:
    """What an event holds, as JSON. The history keeps a quote whose capture is gone, and nobody is shown it."""
    if not held:
        return "-"
    if held.get("quote") and _quotes_what_is_gone(event):
        held = {**held, "quote": str(_("Not shown: a capture of its source was taken down for legal reasons."))}
    return json.dumps(held, ensure_ascii=False, indent=2)


def _quotes_what_is_gone(event: Event) -> bool:
    """Whether a capture of the quoted source was taken down: an event does not always name the capture itself."""
    key = (event.new or {}).get("evidence") or (event.old or {}).get("evidence")
    if not isinstance(key, int):
        return False
    gone = Evidence.objects.filter(pk=key, source__snapshots__blob__purged_for=Blob.PurgedFor.TAKEDOWN)
    return gone.exists()
