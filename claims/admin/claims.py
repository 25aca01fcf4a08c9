"""Claims: the list, and the screen that one claim is worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from claims import review
from claims.admin import bulk
from claims.admin.acts import Done, Typed, perform
from claims.admin.claim_filters import CLAIM_FILTERS, REPORTED
from claims.admin.exporting import download
from claims.admin.find import find
from claims.admin.merging import merge
from claims.admin.preview import preview_page
from claims.admin.reports import mistakes_view, selection_view
from claims.admin.screen import screen
from claims.admin.screen.holding import not_yours
from claims.admin.searching import FullText, find_claims
from claims.admin.splitting import split
from claims.admin.wording import claim_value
from claims.export_captures import of_verdict
from claims.models import Claim, Visit
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User


@admin.register(Claim)
class ClaimAdmin(bulk.BulkActs, FullText, ReadOnlyAdmin):
    """The list only finds claims; whatever changes one goes through its screen, and there through a verb."""

    list_display = ["words_shown", "kind", "value_shown", "status", "verdict_shown", "assignee", "article_shown"]
    list_display_links = ["words_shown"]
    list_filter = CLAIM_FILTERS
    list_filter_submit = True
    list_select_related = ["article", "assignee", "current_verdict__rating"]
    finds = staticmethod(find_claims)
    list_per_page = 50
    # By check-worthiness, which an index has ready: any other order would read every claim.
    sortable_by = ()
    actions = [bulk.assign, bulk.dismiss, bulk.check_now, bulk.export]

    @admin.display(description=_("claim"))
    def words_shown(self, claim: Claim) -> str:
        return str(claim)

    @admin.display(description=_("value"))
    def value_shown(self, claim: Claim) -> str:
        return claim_value(claim)

    @admin.display(description=_("verdict"))
    def verdict_shown(self, claim: Claim) -> str:
        return str(claim.current_verdict.rating) if claim.current_verdict else ""

    @admin.display(description=_("article"))
    def article_shown(self, claim: Claim) -> str:
        return claim.article.title[:60]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Also by what the numbers of the reports lead to."""
        return lookup in REPORTED or super().lookup_allowed(lookup, value, request)

    def find_view(self, request: HttpRequest) -> HttpResponse:
        """Search for claims, articles and sources at once."""
        return self.page(request, "claims/admin/find.html", {**find(request), "is_fullwidth": ""})

    def get_urls(self) -> list[URLPattern]:
        export = self.admin_site.admin_view(self.export_view)
        keep = self.admin_site.admin_view(self.open_view)
        shown = xframe_options_sameorigin(self.admin_site.admin_view(self.preview_view))
        return [
            path("find/", self.admin_site.admin_view(self.find_view), name="claims_claim_find"),
            path("selection/", self.admin_site.admin_view(selection_view), name="claims_claim_selection"),
            path("mistakes/", self.admin_site.admin_view(mistakes_view), name="claims_claim_mistakes"),
            path("<int:claim_id>/merge/", self.admin_site.admin_view(self.merge_view), name="claims_claim_merge"),
            path("<int:claim_id>/split/", self.admin_site.admin_view(self.split_view), name="claims_claim_split"),
            path("<int:claim_id>/warc/", export, name="claims_claim_warc"),
            path("<int:claim_id>/open/", keep, name="claims_claim_open"),
            path("<int:claim_id>/preview/", shown, name="claims_claim_preview"),
            *super().get_urls(),
        ]

    def merge_view(self, request: HttpRequest, claim_id: int) -> HttpResponse:
        """Find the claim that says the same, and merge into it."""
        return self._reshaped(request, claim_id, merge, "claims/admin/merge.html", _("Merge into another claim"))

    def split_view(self, request: HttpRequest, claim_id: int) -> HttpResponse:
        """Make two claims of one that says two things."""
        return self._reshaped(request, claim_id, split, "claims/admin/split.html", _("Split in two"))

    def _reshaped(
        self,
        request: HttpRequest,
        claim_id: int,
        act: Callable[[HttpRequest, Claim, User], tuple[dict[str, Any], int] | HttpResponse],
        template: str,
        title: Any,
    ) -> HttpResponse:
        claims = Claim.objects.select_related("article__publisher", "assignee", "current_verdict__rating")
        claim = self.find(request, claims, str(claim_id))
        if claim is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(claim_id))
        assert isinstance(request.user, User)
        answer = act(request, claim, request.user)
        if isinstance(answer, HttpResponse):
            return answer
        shown, status = answer
        return self.page(request, template, {**shown, "title": title, "is_fullwidth": ""}, status=status)

    def open_view(self, request: HttpRequest, claim_id: int) -> HttpResponse:
        """Its page tells that it is still open, or being left, and hears whether the claim is still theirs."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        claim = self.find(request, Claim.objects.select_related("assignee"), str(claim_id))
        if claim is None:
            raise Http404
        assert isinstance(request.user, User)
        if request.POST.get("act") == "leave":
            until = parse_datetime(request.POST.get("until", ""))
            if until is not None and timezone.is_aware(until):
                review.let_go(claim, request.user, until)
            return JsonResponse({})
        kept = review.keep_open(claim, request.user)
        return JsonResponse({"until": kept and kept.isoformat(), "said": "" if kept else not_yours(claim)})

    def preview_view(self, request: HttpRequest, claim_id: int) -> HttpResponse:
        """The public page as the draft would make it, for whoever may see the claim."""
        claims = Claim.objects.select_related("article__publisher", "current_verdict__rating")
        claim = self.find(request, claims, str(claim_id))
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if claim is None:
            raise Http404
        return preview_page(request, claim)

    def export_view(self, request: HttpRequest, claim_id: int) -> HttpResponseBase:
        """The captures behind the verdict that stands, as a WARC file."""
        claim = self.find(request, Claim.objects.select_related("current_verdict"), str(claim_id))
        verdict = claim.current_verdict if claim else None
        return download(request, of_verdict(verdict.public_id) if verdict else None)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        claims = Claim.objects.select_related(
            "article__publisher",
            "assignee",
            "current_verdict__rating",
            "current_verdict__author",
            "current_verdict__approver",
            "merged_into",
            "created_by",
        )
        claim = self.find(request, claims, object_id)
        if claim is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        assert isinstance(request.user, User)
        typed = Typed(claim=claim, user=request.user, data=request.POST, files=request.FILES)
        done = Done()
        if request.method == "POST":
            done = perform(typed)
            if not done.problem:
                messages.success(request, done.message)
                return HttpResponseRedirect(request.get_full_path())
            typed.claim = claims.get(pk=claim.pk)
        # A page that a script fetches to see what changed was not looked at.
        is_looked_at = request.headers.get("X-Requested-With") != "fetch"
        if is_looked_at and typed.claim.assignee_id == request.user.pk:
            typed.claim.locked_until = review.keep_open(typed.claim, request.user)
        shown = {**screen(typed, done), "title": str(claim)}
        if is_looked_at:
            Visit.objects.saw(request.user, typed.claim, timezone.now())
            review.see_mentions(request.user, typed.claim)
        return self.page(request, "claims/admin/claim.html", shown, status=done.status)
