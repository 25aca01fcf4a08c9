"""The first page: what waits for this person, what waits for anyone, what is broken, and how the desk gets on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.desk_lists import (
    WORTH_A_LOOK,
    candidates_left,
    changed_since_seen,
    claims_url,
    complained_of,
    count,
    failing,
    in_work,
    naming,
    overdue_tasks,
    queue_url,
    to_triage,
    waiting_tasks,
)
from claims.admin.flow import age_of_queue, throughput
from claims.models import Article, Claim, Complaint, Mention, ReviewTask
from claims.review import to_approve
from ledger.models import User

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Panel:
    """The first rows of a list, how many there are, and where the whole list is. `look` is empty, warn or bad."""

    label: str
    rows: list[Any]
    count: str
    url: str
    look: str = ""

    @property
    def is_empty(self) -> bool:
        return self.count == "0"


def add_panels(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add the panels of the first page to its context, as far as this person may see them."""
    user = request.user
    assert isinstance(user, User)
    now = timezone.now()
    today = timezone.localdate(now)
    panels: dict[str, Panel] = {}
    if user.has_perm("claims.review_claim"):
        rows = in_work(user).order_by("-taken_at", "pk")
        panels["mine"] = _panel(_("My claims in work"), rows, claims_url("mine"), _with_due)
    if user.has_perm("claims.view_reviewtask"):
        panels["waiting"] = _panel(_("Queue"), waiting_tasks(), queue_url(state="waiting"), shown=SHOWN + 2)
        panels["overdue"] = _counted(_("Overdue"), overdue_tasks(), queue_url(due="overdue"), "bad")
    if user.has_perm("claims.approve_verdict"):
        rows = to_approve(user).select_related("draft__author", "draft__rating").order_by("-check_worthiness", "pk")
        panels["approve"] = _panel(_("Waiting for my approval"), rows, claims_url("approve"))
    if user.has_perm("claims.view_claim"):
        panels["changed"] = _panel(_("Changed since I looked"), changed_since_seen(user), claims_url("changed"))
        panels["named"] = _panel(_("Notes that name me"), naming(user), claims_url("named"), _with_note(user))
    if user.has_perm("claims.decide_complaint"):
        rows = complained_of()
        panels["complaints"] = _panel(_("Complaints"), rows, claims_url("complaints"), _with_complaint, look="warn")
    if user.has_perm("claims.view_article"):
        articles = to_triage()
        url = f"{reverse('admin:claims_article_changelist')}?desk=triage"
        panels["articles"] = _panel(_("Articles to look through"), articles, url, with_candidates)
        context["worth_a_look"] = WORTH_A_LOOK
    if user.has_perm("sources.view_source"):
        url = f"{reverse('admin:sources_source_changelist')}?stands=failing"
        panels["failing"] = _panel(_("Sources that fail"), failing(), url, look="warn")
    if user.has_perm("claims.view_reviewtask"):
        context["throughput"] = throughput(now)
        context["age_of_queue"] = age_of_queue(now)
    context["panels"] = panels
    context["today"] = today
    return context


def _panel(
    label: str, rows: QuerySet[Any], url: str, prepared: Any = list, *, shown: int = SHOWN, look: str = ""
) -> Panel:
    if rows.model is Claim:
        rows = rows.select_related("article", "assignee")
    return Panel(label, prepared(list(rows[:shown])), count(rows), url, look)


def _counted(label: str, rows: QuerySet[Any], url: str, look: str) -> Panel:
    return Panel(label, [], count(rows), url, look)


def _with_due(claims: list[Claim]) -> list[dict[str, Any]]:
    tasks = ReviewTask.objects.open().filter(claim__in=claims).order_by().values_list("claim")
    due = dict(tasks.annotate(day=Min("due_on")))
    return [{"claim": claim, "due_on": due.get(claim.pk)} for claim in claims]


def _with_note(user: User) -> Any:
    def prepared(claims: list[Claim]) -> list[dict[str, Any]]:
        unread = Mention.objects.filter(user=user, seen_at__isnull=True, annotation__claim__in=claims)
        return _newest(claims, ((one.annotation.claim_id, one.annotation) for one in _by_age(unread)))

    return prepared


def _by_age(unread: QuerySet[Mention]) -> QuerySet[Mention]:
    return unread.select_related("annotation__author").order_by("annotation__added_at", "pk")[:100]


def _with_complaint(claims: list[Claim]) -> list[dict[str, Any]]:
    complaints = Complaint.objects.open().filter(claim__in=claims)[:100]
    return _newest(claims, ((one.claim_id, one) for one in complaints))


def _newest(claims: list[Claim], told: Iterable[tuple[int, Any]]) -> list[dict[str, Any]]:
    """Each claim with the last of what is told of it."""
    last = dict(told)
    return [{"claim": claim, "told": last.get(claim.pk)} for claim in claims]


def with_candidates(articles: list[Article]) -> list[dict[str, Any]]:
    """Each article with the number of its candidates worth a look."""
    left = candidates_left().filter(article__in=articles).order_by().values_list("article")
    counts = dict(left.annotate(number=Count("pk")))
    return [{"article": article, "candidates": counts.get(article.pk, 0)} for article in articles]
