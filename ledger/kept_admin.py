"""What every list of the admin has in common: nothing is deleted, and history is only read."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ShowFacets
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from ledger.paging import BoundedPaginator


class KeptAdmin(ModelAdmin):
    """Records that may be changed, and are never deleted."""

    list_fullwidth = True
    paginator: type[Paginator[Any]] = BoundedPaginator
    show_full_result_count = False
    # Counts beside every filter read the whole table once for each.
    show_facets = ShowFacets.NEVER

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_action_choices(
        self,
        request: HttpRequest,
        default_choices: list[tuple[str, Any]] | None = None,
        action_location: ActionLocation = ActionLocation.CHANGE_LIST,
    ) -> list[tuple[str, str]]:
        """As unfold has it, with the parameter that Django 6.1 added and unfold's own does not take yet."""
        choices = [("", _("Select action"))]
        return super(ModelAdmin, self).get_action_choices(request, choices, action_location)


class ReadOnlyAdmin(KeptAdmin):
    """Records that forms never write, whoever asks: history, and what only verbs change. Some have pages of our own."""

    def find[M: Model](self, request: HttpRequest, rows: QuerySet[M], key: str) -> M | None:
        """The record of `rows` with this key, as it stands in an address. Raises PermissionDenied."""
        found = rows.filter(pk=key).first() if key.isdecimal() else None
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        return found

    def page(self, request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
        """A page of our own within the admin's frame; `shown` is its context, `title` in it."""
        frame = {**self.admin_site.each_context(request), "subtitle": None, "opts": self.opts, "is_fullwidth": "1"}
        return TemplateResponse(request, template, frame | shown, status=status)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class ReadOnlyRows:
    """The same for rows inside another record's page."""

    extra = 0
    max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
