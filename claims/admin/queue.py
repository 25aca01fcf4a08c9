"""The queue: open review tasks, most pressing first."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims.admin.home import waiting_tasks
from claims.admin.screen.address import claim_url
from claims.models import Claim, ReviewTask
from claims.review import ReviewError, take
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User

TRIED = 20
"""Tasks tried in turn when others take the first ones at the same moment."""


class State(admin.SimpleListFilter):
    """Open tasks, unless others are asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("waiting for someone")), ("mine", _("mine")), ("closed", _("closed"))]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield {**first, "display": _("open")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[ReviewTask]) -> QuerySet[ReviewTask]:
        if self.value() == "closed":
            return queryset.filter(open_key__isnull=True)
        still_open = queryset.filter(open_key__isnull=False)
        if self.value() == "waiting":
            return still_open.filter(assignee__isnull=True)
        return still_open.filter(assignee_id=request.user.pk) if self.value() == "mine" else still_open


@admin.register(ReviewTask)
class ReviewTaskAdmin(ReadOnlyAdmin):
    list_display = ["priority", "reason", "claim_shown", "due_on", "assignee", "article_shown", "opened_shown"]
    list_display_links = None
    list_filter = [State, "reason", "assignee"]
    list_select_related = ["claim__article", "assignee"]
    search_fields = ["summary", "claim__words", "claim__article__title"]
    search_help_text = _("Words of the claim, what to look at, or title of the article")
    ordering = ["-priority", "opened_at", "pk"]
    list_before_template = "claims/admin/take_next.html"
    list_per_page = 50

    @admin.display(description=_("claim and what to look at"))
    def claim_shown(self, task: ReviewTask) -> SafeString:
        return format_html(
            '<a class="task-claim" href="{}">{}</a>{}',
            claim_url(task.claim_id),
            task.claim,
            format_html('<p class="task-summary">{}</p>', task.summary) if task.summary else "",
        )

    @admin.display(description=_("article"))
    def article_shown(self, task: ReviewTask) -> str:
        return task.claim.article.title[:60]

    @admin.display(description=_("opened"), ordering="opened_at")
    def opened_shown(self, task: ReviewTask) -> str:
        return date_format(task.opened_at, "j M, H:i")

    def get_urls(self) -> list[URLPattern]:
        own = path("take-next/", self.admin_site.admin_view(self.take_next), name="claims_reviewtask_take_next")
        return [own, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A task has no page of its own: its claim's screen is where it is done."""
        task = self.find(request, ReviewTask.objects.all(), object_id)
        if task is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(claim_url(task.claim_id))

    def take_next(self, request: HttpRequest) -> HttpResponse:
        """Take the claim of the most pressing task that nobody has, and go to its screen."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        assert isinstance(request.user, User)
        for task in waiting_tasks().exclude(claim__status=Claim.Status.AWAITING_APPROVAL)[:TRIED]:
            try:
                take(task.claim, request.user)
            except ReviewError:
                continue
            messages.success(request, _t("It is yours now."))
            return HttpResponseRedirect(claim_url(task.claim_id))
        messages.info(request, _t("Nothing waits in the queue that nobody has taken."))
        return HttpResponseRedirect(reverse("admin:claims_reviewtask_changelist"))
