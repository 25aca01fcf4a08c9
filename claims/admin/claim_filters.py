"""What the list of claims can be narrowed by. All of it stands in the address, so that a view can be kept and sent."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import DropdownFilter, RangeDateFilter, TextFilter

from claims import review
from claims.admin.desk_lists import OnMyDesk
from claims.admin.searching import MOST_GROUPS, publishers_named, typed
from claims.models import Article, Claim, ReviewTask
from ledger.public_id import read_public_id

REPORTED = {
    "article",
    "article__publisher",
    "article__publisher__isnull",
    "current_verdict__rating",
    "current_verdict__rating__isnull",
}
"""Further addresses that links of the desk lead to."""


class TakenBy(DropdownFilter):
    title = _("taken by")
    parameter_name = "taken"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        people = [(str(one.pk), str(one)) for one in review.reviewers()]
        return [("me", _("me")), ("nobody", _("nobody")), ("someone", _("someone")), *people]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        match self.value():
            case "me":
                return queryset.filter(assignee_id=request.user.pk)
            case "nobody":
                return queryset.filter(assignee__isnull=True)
            case "someone":
                return queryset.filter(assignee__isnull=False)
            case str(key) if key.isdecimal() and len(key) < 19:
                return queryset.filter(assignee=int(key))
        return queryset


class ValueChanged(admin.SimpleListFilter):
    """Claims whose check of the sources saw another value, which nobody has looked at yet."""

    title = _("a source that changed")
    parameter_name = "changed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("the value changed, and nobody has looked yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        if self.value() != "open":
            return queryset
        tasks = ReviewTask.objects.open().filter(reason=ReviewTask.Reason.VALUE_CHANGED)
        return queryset.filter(pk__in=tasks.order_by().values("claim"))


class InArticle(TextFilter):
    title = _("title or id of the article")
    parameter_name = "in"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        if not (words := typed(self.value() or "")):
            return queryset
        if public_id := read_public_id(words):
            named = list(Article.objects.filter(public_id=public_id).values_list("pk", flat=True))
            if named:
                return queryset.filter(article__in=named)
        return queryset.filter(
            article__in=list(Article.objects.saying(words).values_list("pk", flat=True)[:MOST_GROUPS])
        )


class OfPublisher(TextFilter):
    """Of a list whose rows have a publisher. It offers none to choose from: there may be thousands."""

    title = _("name of the publisher, or a part of it")
    parameter_name = "publisher"
    leads_to = "publisher"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not (words := typed(self.value() or "")):
            return queryset
        return queryset.filter(**{f"{self.leads_to}__in": publishers_named(words)})


class FromPublisher(OfPublisher):
    leads_to = "article__publisher"


CLAIM_FILTERS: list[Any] = [
    OnMyDesk,
    "status",
    "kind",
    TakenBy,
    "current_verdict__rating",
    "current_verdict__currency",
    ValueChanged,
    InArticle,
    FromPublisher,
    ("article__published_date", RangeDateFilter),
]
