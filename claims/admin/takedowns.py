"""Takedowns: what was asked for, and the page on which a second person decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from claims import review
from claims.review import ReviewError, takedown
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User
from sources.models import Hold, Snapshot, Takedown

LOOKS = {"waiting": "warning", "confirmed": "success", "refused": "info"}
LISTED = 50


@admin.register(Takedown)
class TakedownAdmin(ReadOnlyAdmin):
    list_display = ["asked_at", "reason_shown", "asked_by", "outcome_shown", "decided_by"]
    list_display_links = ["asked_at", "reason_shown"]
    list_filter = ["outcome"]
    list_select_related = ["asked_by", "decided_by"]
    search_fields = ["reason", "named__blob__sha256"]
    search_help_text = _("Words of the reason, or the hash of a capture")
    ordering = ["-pk"]

    @admin.display(description=_("why"))
    def reason_shown(self, one: Takedown) -> str:
        return one.reason[:100]

    @display(description=_("outcome"), ordering="outcome", label=LOOKS)
    def outcome_shown(self, one: Takedown) -> tuple[str, str]:
        return one.outcome, one.get_outcome_display()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        asked = Takedown.objects.select_related("asked_by", "decided_by")
        one = self.find(request, asked, object_id)
        if one is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        assert isinstance(request.user, User)
        problem, status = "", 200
        if request.method == "POST":
            try:
                messages.success(request, _decide(one, request))
                return HttpResponseRedirect(request.get_full_path())
            except PermissionDenied as error:
                problem, status = str(error), 403
            except ReviewError as error:
                problem, status = str(error), 400
            one = asked.get(pk=one.pk)
        waits = one.outcome == Takedown.Outcome.WAITING
        keys = list(one.named.values_list("blob", flat=True))
        captures = Snapshot.objects.filter(blob__in=keys).select_related("source", "blob").defer("blob__text")
        shown = {
            "title": _t("Takedown %(number)d") % {"number": one.pk},
            "takedown": one,
            "files": len(keys),
            "captures": captures[:LISTED],
            "captures_count": captures.count(),
            "held": set(Hold.objects.in_force().filter(blob__in=keys).values_list("blob", flat=True)),
            "claims": review.claims_showing(keys).select_related("public")[:LISTED],
            "waits": waits,
            "is_own": one.asked_by_id == request.user.pk,
            "may": waits and request.user.has_perm(takedown.PERMISSION),
            "problem": problem,
            "note": request.POST.get("note", ""),
        }
        return self.page(request, "claims/admin/takedown.html", shown, status=status)


def _decide(one: Takedown, request: HttpRequest) -> str:
    assert isinstance(request.user, User)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise ReviewError(_t("This page does not know that button. Reload it and try again."))
    return act(one, request.user, request.POST.get("note", ""))


def _confirm(one: Takedown, user: User, note: str) -> str:
    review.confirm_takedown(one, user, note)
    return _t("Taken down. The files are deleted from the store now.")


def _refuse(one: Takedown, user: User, note: str) -> str:
    review.refuse_takedown(one, user, note)
    return _t("Refused. Everything stays as it was.")


ACTS: dict[str, Callable[[Takedown, User, str], str]] = {"confirm": _confirm, "refuse": _refuse}
