"""What waits on the desk, as sets of rows: the first page counts and shows them, and its links list the same rows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Article, Claim, Complaint, Mention, ReviewTask, Visit
from claims.review import to_approve
from ledger.models import User
from sources.models import Source

MOST_COUNTED = 1000
"""Beyond this a count says "1000+": nobody works by a longer list, and counting it all is slow."""

WORTH_A_LOOK = Decimal("0.3")
"""Check-worthiness from which a candidate keeps its article on the desk: a bare date or age does not."""


def count(rows: QuerySet[Any]) -> str:
    found = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED}+" if found > MOST_COUNTED else str(found)


def in_work(user: User) -> QuerySet[Claim]:
    return Claim.objects.filter(assignee=user, status__in=[Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL])


def changed_since_seen(user: User) -> QuerySet[Claim]:
    """Claims that this person looked at within the last month, and that changed since."""
    return Claim.objects.filter(pk__in=Visit.objects.outrun(user, timezone.now()).values("claim"))


def naming(user: User) -> QuerySet[Claim]:
    """Claims with a note that names this person and that they have not read."""
    unread = Mention.objects.filter(user=user, seen_at__isnull=True)
    return Claim.objects.filter(pk__in=unread.values("annotation__claim"))


def complained_of() -> QuerySet[Claim]:
    return Claim.objects.filter(pk__in=Complaint.objects.open().order_by().values("claim"))


def waiting_tasks() -> QuerySet[ReviewTask]:
    """Open tasks that nobody has taken, most pressing first."""
    return ReviewTask.objects.waiting().select_related("claim__article")


def overdue_tasks() -> QuerySet[ReviewTask]:
    return ReviewTask.objects.overdue(timezone.localdate())


def candidates_left() -> QuerySet[Claim]:
    return Claim.objects.filter(status=Claim.Status.CANDIDATE, check_worthiness__gte=WORTH_A_LOOK)


def to_triage() -> QuerySet[Article]:
    """Articles with a candidate worth a look that nobody selected or dismissed yet, newest first."""
    left = candidates_left().filter(article=OuterRef("pk"))
    return Article.objects.filter(Exists(left)).select_related("publisher")


def failing() -> QuerySet[Source]:
    return Source.objects.failing().select_related("publisher").order_by("failing_since", "pk")


class OnMyDesk(admin.SimpleListFilter):
    """Of the list of claims: what the panels of the first page hold."""

    title = _("on my desk")
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("in my work")),
            ("approve", _("waiting for my approval")),
            ("changed", _("changed since I looked")),
            ("named", _("a note names me")),
            ("complaints", _("a reader complained")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        assert isinstance(request.user, User)
        chosen = on_desk(self.value() or "", request.user)
        return queryset if chosen is None else queryset.filter(pk__in=chosen.order_by().values("pk"))


class ToTriage(admin.SimpleListFilter):
    """Of the list of articles: those that the first page says are to be looked through."""

    title = _("triage")
    parameter_name = "desk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("triage", _("to look through"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return queryset.filter(pk__in=to_triage().order_by().values("pk")) if self.value() == "triage" else queryset


def on_desk(name: str, user: User) -> QuerySet[Claim] | None:
    match name:
        case "mine":
            return in_work(user)
        case "approve":
            return to_approve(user)
        case "changed":
            return changed_since_seen(user)
        case "named":
            return naming(user)
        case "complaints":
            return complained_of()
    return None


def claims_url(name: str) -> str:
    return f"{reverse('admin:claims_claim_changelist')}?desk={name}"


def queue_url(**chosen: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in chosen.items())
    return f"{reverse('admin:claims_reviewtask_changelist')}?{query}"
