"""The entries of a list's menu of acts. Each leads to a page that says what it will do; none does anything yet."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from claims.admin.bulk.asking import asking_page
from claims.models import ReviewTask
from claims.review import bulk
from sources.models import Source


class BulkActs:
    """What a list with such a menu asks about the person: those without the right do not see the entry."""

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(bulk.PERMISSIONS[bulk.Act.ASSIGN])

    def has_dismiss_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(bulk.PERMISSIONS[bulk.Act.DISMISS])

    def has_check_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(bulk.PERMISSIONS[bulk.Act.CHECK])


@admin.action(description=_("Assign …"), permissions=["assign"])
def assign(_list: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    return _ask(request, queryset, "assign")


@admin.action(description=_("Dismiss …"), permissions=["dismiss"])
def dismiss(_list: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    return _ask(request, queryset, "dismiss")


@admin.action(description=_("Check now …"), permissions=["check"])
def check_now(_list: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    return _ask(request, queryset, "check")


@admin.action(description=_("Set the interval of checks …"), permissions=["check"])
def set_interval(_list: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    return _ask(request, queryset, "interval")


@admin.action(description=_("Export the verdicts …"), permissions=["view"])
def export(_list: Any, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    return _ask(request, queryset, "export")


def _ask(request: HttpRequest, queryset: QuerySet[Any], act: str) -> HttpResponse | None:
    """The page, for the rows as they are chosen at this moment: what joins the filter later is not done with."""
    key = "claim" if queryset.model is ReviewTask else "pk"
    keys = queryset.order_by(key).values_list(key, flat=True)[: bulk.MOST + 1]
    chosen = sorted(set(keys))
    if len(chosen) > bulk.MOST:
        messages.error(
            request,
            _("More than %(most)d records are chosen; that many are done in one act. Narrow the filter.")
            % {"most": bulk.MOST},
        )
        return None
    return asking_page(request, act, "source" if queryset.model is Source else "claim", chosen)
