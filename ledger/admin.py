"""People, their groups, and the record of what happened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from ledger.kept_admin import KeptAdmin, ReadOnlyAdmin
from ledger.models import Event, User, Verb, record

admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(DjangoUserAdmin, KeptAdmin):  # type: ignore[type-arg]  # not generic when it runs
    """People are never deleted, since history names them: take away "active" instead."""

    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "first_name", "last_name", "email", "is_active", "groups_shown", "last_login"]
    list_filter = ["is_active", "groups"]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only a superuser changes a superuser, or an administrator could become one by a new password."""
        if isinstance(obj, User) and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fields = ["last_login", "date_joined"]
        return fields if request.user.is_superuser else [*fields, "is_superuser", "user_permissions"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("groups"))
    def groups_shown(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all()))

    def save_related(self, request: HttpRequest, form: forms.ModelForm[User], formsets: Any, change: bool) -> None:
        """Record what changed once the groups are written too. Passwords are named, never kept."""
        user = form.instance
        before = sorted(user.groups.values_list("name", flat=True)) if change else []
        super().save_related(request, form, formsets, change)
        assert isinstance(request.user, User)
        if change and not form.changed_data:
            return
        record(
            Verb.USER_CHANGED,
            "user",
            user.username,
            actor=request.user,
            old={"groups": before},
            new={
                "groups": sorted(user.groups.values_list("name", flat=True)),
                "active": user.is_active,
                "staff": user.is_staff,
                "superuser": user.is_superuser,
                "fields": [name for name in form.changed_data if not name.startswith("password")],
            },
        )


@admin.register(Group)
class GroupAdmin(KeptAdmin, DjangoGroupAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor_shown", "verb", "subject_type", "subject_id", "reason"]
    list_filter = ["verb", "subject_type"]
    list_select_related = ["actor"]
    list_display_links = ["at"]
    search_fields = ["subject_id", "reason", "actor__username"]
    search_help_text = _("Public id of a claim, article or source; a name; words of a reason")
    ordering = ["-at", "-pk"]
    list_per_page = 50

    @admin.display(description=_("who"))
    def actor_shown(self, event: Event) -> str:
        return str(event.actor) if event.actor else str(_("the system"))
