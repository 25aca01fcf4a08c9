"""Complaints of readers: the list, open ones first, and the page on which one is decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from claims import review
from claims.admin.history import link_to_claim
from claims.models import Complaint, Correction
from claims.review import ReviewError
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User

DECIDES = "claims.decide_complaint"


class Open(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("waits for a decision")), ("decided", _("decided"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Complaint]) -> QuerySet[Complaint]:
        match self.value():
            case "open":
                return queryset.filter(decided_at__isnull=True)
            case "decided":
                return queryset.filter(decided_at__isnull=False)
        return queryset


@admin.register(Complaint)
class ComplaintAdmin(ReadOnlyAdmin):
    list_display = ["received_at", "text_shown", "claim_shown", "state_shown", "decided_by"]
    list_display_links = ["received_at", "text_shown"]
    list_filter = [Open, "decision"]
    list_select_related = ["claim", "decided_by"]
    search_fields = ["public_id", "text", "claim__words"]
    search_help_text = _("Reference, words of the complaint, or words of the claim")

    ordering = [F("decided_at").desc(nulls_first=True), "received_at", "pk"]

    @admin.display(description=_("complaint"))
    def text_shown(self, one: Complaint) -> str:
        return Truncator(one.text).words(16)

    @admin.display(description=_("claim"))
    def claim_shown(self, one: Complaint) -> SafeString:
        return link_to_claim(one.claim)

    @display(description=_("state"), label={"open": "warning", "decided": "success"})
    def state_shown(self, one: Complaint) -> tuple[str, str]:
        return ("decided", one.get_decision_display()) if one.decision else ("open", _t("waits for a decision"))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        rows = Complaint.objects.select_related(
            "claim__current_verdict__rating", "verdict__rating", "decided_by", "correction"
        )
        one = self.find(request, rows, object_id)
        if one is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        assert isinstance(request.user, User)
        problem, status = "", 200
        if request.method == "POST":
            try:
                messages.success(request, _act(one, request.user, request))
                return HttpResponseRedirect(request.get_full_path())
            except PermissionDenied as error:
                problem, status = str(error), 403
            except ReviewError as error:
                problem, status = str(error), 400
            one = rows.get(pk=one.pk)
        decides = request.user.has_perm(DECIDES)
        shown = {
            "title": _t("Complaint %(reference)s") % {"reference": one.public_id},
            "complaint": one,
            "decides": decides,
            "may": decides and one.decided_at is None,
            "person": [one.name, one.email] if decides and (one.name or one.email) else [],
            "corrections": review.corrections_since(one),
            "decisions": Complaint.Decision.choices,
            "typed": request.POST,
            "problem": problem,
        }
        return self.page(request, "claims/admin/complaint.html", shown, status=status)


def _act(one: Complaint, user: User, request: HttpRequest) -> str:
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise ReviewError(_t("This page does not know that button. Reload it and try again."))
    return act(one, user, request.POST)


def _decide(one: Complaint, user: User, typed: QueryDict) -> str:
    chosen = typed.get("correction", "")
    correction = Correction.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    review.decide_complaint(one, user, typed.get("decision", ""), typed.get("answer", ""), correction)
    return _t("Decided. Send the answer to the reader if they left an address.")


def _erase(one: Complaint, user: User, typed: QueryDict) -> str:
    review.erase_complainant(one, user, typed.get("reason", ""))
    return _t("Erased. The complaint itself stays.")


ACTS: dict[str, Callable[[Complaint, User, QueryDict], str]] = {"decide": _decide, "erase": _erase}
