"""The words that verdicts are given in. A scale is never changed: a new one is added under the next version."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from unfold.admin import TabularInline

from claims.models import Rating, RatingScale
from ledger.kept_admin import KeptAdmin
from ledger.models import User, Verb, record


class RatingRows(TabularInline):
    model = Rating
    fields = ["position", "code", "label", "number", "definition"]
    extra = 6
    can_delete = False
    ordering = ["position"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """Named for those who hear the page: a column's heading is not the label of its fields."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None:
            field.widget.attrs["aria-label"] = capfirst(field.label)
        return field

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

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm[RatingScale], formsets: Any, change: bool
    ) -> None:
        """Record the scale once its ratings are written too."""
        super().save_related(request, form, formsets, change)
        assert isinstance(request.user, User)
        scale = form.instance
        ratings = list(scale.ratings.order_by("position").values("code", "label", "number"))
        new = {"name": scale.name, "version": scale.version, "ratings": ratings}
        record(Verb.RATING_SCALE_ADDED, "ratingscale", scale.pk, actor=request.user, new=new)
