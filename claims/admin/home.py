"""The first page: what waits for this person, what waits for anyone, and what is broken."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest

from claims.models import Article, Claim, ReviewTask
from ledger.models import User
from sources.models import Source

SHOWN = 6
MOST_COUNTED = 1000
"""Beyond this a panel says "1000+": nobody works by a longer list, and counting it all is slow."""

WORTH_A_LOOK = Decimal("0.3")
"""Check-worthiness from which a candidate keeps its article on the desk: a bare date or age does not."""


def count(rows: QuerySet[Any]) -> str:
    found = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED}+" if found > MOST_COUNTED else str(found)


def in_work(user: User) -> QuerySet[Claim]:
    return (
        Claim.objects.filter(assignee=user, status__in=[Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL])
        .select_related("article")
        .order_by("-taken_at")
    )


def to_approve() -> QuerySet[Claim]:
    return (
        Claim.objects.filter(status=Claim.Status.AWAITING_APPROVAL)
        .select_related("article", "draft__author", "draft__rating")
        .order_by("-check_worthiness", "pk")
    )


def waiting_tasks() -> QuerySet[ReviewTask]:
    """Open tasks that nobody has taken, most pressing first."""
    return ReviewTask.objects.open().filter(assignee__isnull=True).select_related("claim__article")


def _left() -> QuerySet[Claim]:
    return Claim.objects.filter(status=Claim.Status.CANDIDATE, check_worthiness__gte=WORTH_A_LOOK)


def to_triage() -> QuerySet[Article]:
    """Articles with a candidate worth a look that nobody selected or dismissed yet, newest first."""
    return Article.objects.filter(Exists(_left().filter(article=OuterRef("pk")))).select_related("publisher")


def failing() -> QuerySet[Source]:
    return Source.objects.failing().select_related("publisher").order_by("failing_since", "pk")


def add_panels(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Add the panels of the first page to its context, as far as this person may see them."""
    user = request.user
    assert isinstance(user, User)
    if user.has_perm("claims.review_claim"):
        mine = in_work(user)
        context["mine"] = list(mine[:SHOWN])
        context["mine_count"] = count(mine)
    if user.has_perm("claims.view_reviewtask"):
        tasks = waiting_tasks()
        context["tasks"] = list(tasks[: SHOWN + 2])
        context["tasks_count"] = count(tasks)
    if user.has_perm("claims.approve_verdict"):
        approvals = to_approve()
        context["approvals"] = list(approvals[:SHOWN])
        context["approvals_count"] = count(approvals)
    if user.has_perm("claims.view_article"):
        articles = to_triage()
        context["articles"] = with_candidates(list(articles[:SHOWN]))
        context["articles_count"] = count(articles)
        context["worth_a_look"] = WORTH_A_LOOK
    if user.has_perm("sources.view_source"):
        broken = failing()
        context["failing"] = list(broken[:SHOWN])
        context["failing_count"] = count(broken)
    return context


def with_candidates(articles: list[Article]) -> list[dict[str, Any]]:
    """Each article with the number of its candidates worth a look."""
    left = _left().filter(article__in=articles).order_by().values_list("article")
    counts = dict(left.annotate(number=Count("pk")))
    return [{"article": article, "candidates": counts.get(article.pk, 0)} for article in articles]
