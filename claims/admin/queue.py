"""The queue: open review tasks, most pressing first."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from claims import review
from claims.admin import bulk
from claims.admin.screen.address import claim_url
from claims.admin.screen.holding import ASSIGNABLE
from claims.admin.searching import FullText, find_claims
from claims.models import Claim, ReviewTask
from claims.review import ReviewError
from ledger.kept_admin import ReadOnlyAdmin
from ledger.models import User


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


class Due(admin.SimpleListFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("overdue", _("overdue")), ("today", _("today or overdue")), ("week", _("within a week"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ReviewTask]) -> QuerySet[ReviewTask]:
        today = timezone.localdate()
        match self.value():
            case "overdue":
                return queryset.filter(due_on__lt=today)
            case "today":
                return queryset.filter(due_on__lte=today)
            case "week":
                return queryset.filter(due_on__lte=today + timedelta(days=7))
        return queryset


@admin.register(ReviewTask)
class ReviewTaskAdmin(bulk.BulkActs, FullText, ReadOnlyAdmin):
    actions = [bulk.assign, bulk.dismiss, bulk.check_now]
    list_display = [
        "pressing_shown",
        "reason",
        "claim_shown",
        "due_shown",
        "assignee_shown",
        "opened_shown",
    ]
    list_display_links = None
    list_filter = [State, Due, "reason", "assignee"]
    list_select_related = ["claim__article", "claim__assignee", "assignee"]
    ordering = ["-urgency", "pk"]
    list_before_template = "claims/admin/queue_lead.html"
    list_per_page = 50

    def find_rows(self, words: str, rows: Any) -> tuple[QuerySet[Any], bool]:
        """Tasks of the claims that match. Most claims have no task, so only those with one are looked at."""
        found = find_claims(words, Claim.objects.filter(pk__in=rows.order_by().values("claim")))
        return rows.filter(claim__in=found.keys), found.is_cut

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("claims.assign_claim")

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """With a column to assign from, for those who may."""
        shown = list(super().get_list_display(request))
        if not self.has_assign_permission(request) or request.GET.get("state") == "closed":
            return shown
        options = format_html_join("", '<option value="{}">{}</option>', ((one.pk, one) for one in review.reviewers()))

        @admin.display(description=_("assign"))
        def assign_shown(task: ReviewTask) -> SafeString:
            return self._assigning(task, options)

        return [*shown, assign_shown]

    def _assigning(self, task: ReviewTask, options: SafeString) -> SafeString:
        """A list of people and a button, of the form that stands above the list: forms do not nest."""
        if task.open_key is None or task.claim.status not in ASSIGNABLE:
            return SafeString()
        return format_html(
            '<span class="assigning"><select class="desk-input" name="to-{0}" form="assign-form" aria-label="{1}">'
            '<option value="">{2}</option>{3}</select>'
            '<button class="button button-small" name="task" value="{0}" form="assign-form" aria-label="{4}">{5}'
            "</button></span>",
            task.pk,
            _t("Assign to, for: %(claim)s") % {"claim": task.claim},
            _t("Choose a person"),
            options,
            _t("Assign: %(claim)s") % {"claim": task.claim},
            _t("Assign"),
        )

    @admin.display(description=_("priority"), ordering="-urgency")
    def pressing_shown(self, task: ReviewTask) -> SafeString:
        pressing = task.pressing(task.closed_at or timezone.now())
        told = _t("%(priority)d, and %(waiting)d for waiting") % {
            "priority": task.priority,
            "waiting": pressing - task.priority,
        }
        return format_html('<span title="{}">{}</span>', told, pressing)

    @admin.display(description=_("due"), ordering="due_on")
    def due_shown(self, task: ReviewTask) -> SafeString | str:
        if task.due_on is None:
            return ""
        day = date_format(task.due_on, "j M")
        if task.open_key is not None and task.due_on < timezone.localdate():
            return format_html('<span class="overdue">{}</span>', _t("overdue since %(day)s") % {"day": day})
        return day

    @admin.display(description=_("assigned to"), ordering="assignee")
    def assignee_shown(self, task: ReviewTask) -> SafeString | str:
        if task.assignee is None:
            return ""
        if task.claim.assignee_id == task.assignee_id and task.claim.is_open_at(timezone.now()):
            return format_html('{} <span class="held-open">{}</span>', task.assignee, _t("open now"))
        return str(task.assignee)

    @admin.display(description=_("claim and what to look at"))
    def claim_shown(self, task: ReviewTask) -> SafeString:
        return format_html(
            '<a class="task-claim" href="{}">{}</a>{}<p class="meta">{}</p>',
            claim_url(task.claim_id),
            task.claim,
            format_html('<p class="task-summary">{}</p>', task.summary) if task.summary else "",
            task.claim.article.title[:80],
        )

    @admin.display(description=_("opened"), ordering="opened_at")
    def opened_shown(self, task: ReviewTask) -> str:
        return date_format(task.opened_at, "j M, H:i")

    def get_urls(self) -> list[URLPattern]:
        return [
            path("take-next/", self.admin_site.admin_view(self.take_next), name="claims_reviewtask_take_next"),
            path("assign/", self.admin_site.admin_view(self.assign), name="claims_reviewtask_assign"),
            *super().get_urls(),
        ]

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
        claim = review.take_next(request.user)
        if claim is not None:
            messages.success(request, _t("It is yours now."))
            return HttpResponseRedirect(claim_url(claim.pk))
        messages.info(request, _t("Nothing waits in the queue that nobody has taken."))
        return HttpResponseRedirect(reverse("admin:claims_reviewtask_changelist"))

    def assign(self, request: HttpRequest) -> HttpResponse:
        """Assign the claim of one row, and go back to the list as it was filtered."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        assert isinstance(request.user, User)
        key = request.POST.get("task", "")
        task = self.find(request, ReviewTask.objects.select_related("claim"), key)
        person = request.POST.get(f"to-{key}", "")
        to = next((one for one in review.reviewers() if str(one.pk) == person), None)
        if task is None:
            messages.error(request, _t("This task is not there. Reload the list and try again."))
        elif to is None:
            messages.error(request, _t("Choose to whom the claim is assigned, then press the button beside the name."))
        else:
            try:
                review.assign(task.claim, request.user, to)
            except ReviewError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _t("Assigned to %(name)s.") % {"name": to})
        queue, chosen = reverse("admin:claims_reviewtask_changelist"), request.POST.get("list", "")
        return HttpResponseRedirect(f"{queue}{chosen}" if chosen.startswith("?") else queue)
