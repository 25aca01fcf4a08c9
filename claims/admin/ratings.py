"""The words that verdicts are given in. A scale is never changed: a new one is added under the next version."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from unfold.admin import TabularInline

from claims.models import Rating, RatingScale
from ledger.kept_admin import KeptAdmin


class RatingRows(TabularInline):
    model = Rating
    fields = ["position", "code", "label", "number", "definition"]
    extra = 6
    can_delete = False
    ordering = ["position"]

    def has_change_permission(self, request: HttpRequest, obj: RatingScale | None = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: RatingScale | None = None) -> bool:
        return obj is None and super().has_add_permission(request, obj)


@admin.register(RatingScale)
class RatingScaleAdmin(KeptAdmin):
    list_display = ["name", "version", "added_at"]
    inlines = [RatingRows]

    def has_change_permission(self, request: HttpRequest, obj: RatingScale | None = None) -> bool:
        return False
