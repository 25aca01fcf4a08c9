"""People, their groups, and the record of what happened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from ledger import second_factor
from ledger.kept_admin import KeptAdmin, ReadOnlyAdmin
from ledger.models import Event, User, Verb, record

# Their own pages would show secrets.
admin.site.unregister([Group, StaticDevice, TOTPDevice])

LETS_PEOPLE_IN = Q(content_type__app_label="ledger", codename="change_user")


def administrators() -> QuerySet[User]:
    """Those who can sign in to the admin and change people's accounts there."""
    key = Permission.objects.filter(LETS_PEOPLE_IN)
    return User.objects.filter(
        Q(is_superuser=True) | Q(groups__permissions__in=key) | Q(user_permissions__in=key),
        is_active=True,
        is_staff=True,
    ).distinct()


def _one_at_a_time() -> None:
    """Until this transaction ends nobody else changes who administers: two could take it from each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('administrators'))")


class PersonForm(UserChangeForm):
    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        _one_at_a_time()
        person = self.instance
        others = administrators().exclude(pk=person.pk)
        if administrators().filter(pk=person.pk).exists() and not others.exists() and not self._will_administer(given):
            raise forms.ValidationError(
                _t("%(name)s is the last active administrator. Make somebody else an administrator first.")
                % {"name": person}
            )
        return given

    def _will_administer(self, given: dict[str, Any]) -> bool:
        """As the form stands; what it does not ask stays as it is."""
        person = self.instance
        if not given.get("is_active", person.is_active) or not given.get("is_staff", person.is_staff):
            return False
        if given.get("is_superuser", person.is_superuser):
            return True
        groups = given.get("groups", person.groups.all())
        own = given.get("user_permissions", person.user_permissions.all())
        key = Permission.objects.filter(LETS_PEOPLE_IN)
        return key.filter(Q(group__in=groups) | Q(pk__in=[one.pk for one in own])).exists()


class GroupForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        _one_at_a_time()
        key = Permission.objects.filter(LETS_PEOPLE_IN)
        kept = given.get("permissions", Permission.objects.none())
        gives = self.instance.permissions.filter(pk__in=key).exists()
        if gives and not kept.filter(pk__in=key).exists() and not _administers_without(self.instance):
            raise forms.ValidationError(
                _t("Nobody could change people's accounts any more. Leave “Can change user” with this group.")
            )
        return given


def _administers_without(group: Group) -> bool:
    """Whether anybody would still administer if `group` did not let them."""
    key = Permission.objects.filter(LETS_PEOPLE_IN)
    others = Group.objects.filter(permissions__in=key).exclude(pk=group.pk)
    by_other_ways = Q(is_superuser=True) | Q(groups__in=others) | Q(user_permissions__in=key)
    return administrators().filter(by_other_ways).exists()


@admin.register(User)
class UserAdmin(DjangoUserAdmin, KeptAdmin):  # type: ignore[type-arg]  # not generic when it runs
    """People are never deleted, since history names them: take away "active" instead."""

    form = PersonForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    list_display = ["username", "first_name", "last_name", "email", "is_active", "groups_shown", "last_login"]
    list_filter = ["is_active", "groups"]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Only a superuser changes a superuser, or an administrator could become one by a new password."""
        if isinstance(obj, User) and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        found = list(super().get_fieldsets(request, obj))
        if obj is not None and second_factor.is_on():
            found.append((_("Second factor"), {"fields": ["second_factor_shown"]}))
        return found

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        fields = ["last_login", "date_joined", "second_factor_shown"]
        return fields if request.user.is_superuser else [*fields, "is_superuser", "user_permissions"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("groups"))
    def groups_shown(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all()))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.second_factor_view)
        return [path("<int:user_id>/second-factor/", view, name="ledger_user_second_factor"), *super().get_urls()]

    @admin.display(description=_("second factor"))
    def second_factor_shown(self, user: User) -> SafeString:
        device = second_factor.device_of(user)
        state = _t("Set up on %(day)s.") % {"day": device.created_at.date()} if device else _t("Not set up.")
        address = reverse("admin:ledger_user_second_factor", args=[user.pk])
        return format_html('{} <a class="task-claim" href="{}">{}</a>', state, address, _t("See it, or take it away"))

    def second_factor_view(self, request: HttpRequest, user_id: int) -> HttpResponse:
        """Take the second factor from a person who lost it, for a reason."""
        assert isinstance(request.user, User)
        user = User.objects.filter(pk=user_id).first()
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None:
            raise Http404
        account, problem = reverse("admin:ledger_user_change", args=[user.pk]), ""
        if request.method == "POST":
            try:
                second_factor.remove(user, request.user, request.POST.get("reason", ""))
            except second_factor.FactorError as error:
                problem = str(error)
            else:
                messages.success(request, _t("%(name)s signs in by the password alone now.") % {"name": user})
                return HttpResponseRedirect(account)
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "subtitle": None,
            "title": _t("Second factor of %(name)s") % {"name": user},
            "device": second_factor.device_of(user),
            "problem": problem,
            "reason": request.POST.get("reason", ""),
            "back": account,
        }
        return TemplateResponse(request, "ledger/remove_second_factor.html", shown, status=400 if problem else 200)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The account; what it may is noted as it stands before any form writes."""
        user = super().get_object(request, object_id, from_field)
        if user is not None:
            user.before = _may(user)
        return user

    def save_related(self, request: HttpRequest, form: forms.ModelForm[User], formsets: Any, change: bool) -> None:
        """Record what changed once the groups are written too. Passwords are named, never kept."""
        user = form.instance
        super().save_related(request, form, formsets, change)
        assert isinstance(request.user, User)
        if change and not form.changed_data:
            return
        fields = [name for name in form.changed_data if not name.startswith("password")]
        record(
            Verb.USER_CHANGED,
            "user",
            user.pk,
            actor=request.user,
            old=getattr(user, "before", None) if change else None,
            new={"username": user.username, **_may(user), "fields": fields},
        )

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """As Django has it, and whoever sets another person's password is named in the history."""
        assert isinstance(request.user, User)
        with transaction.atomic():
            user = self.get_object(request, unquote(id))
            before = user.password if user else None
            response = super().user_change_password(request, id, form_url)
            if user is not None:
                user.refresh_from_db(fields=["password"])
                if user.password != before:
                    usable = user.has_usable_password()
                    new = {"username": user.username, "usable": usable}
                    record(Verb.PASSWORD_SET, "user", user.pk, actor=request.user, new=new)
        return response


@admin.register(Group)
class GroupAdmin(KeptAdmin, DjangoGroupAdmin):
    form = GroupForm

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: forms.ModelForm[Group], formsets: Any, change: bool) -> None:
        """Record what the group may do now, and what it might before."""
        assert isinstance(request.user, User)
        group = form.instance
        old = {"name": form.initial.get("name"), "permissions": _permissions(group)}
        super().save_related(request, form, formsets, change)
        new = {"name": group.name, "permissions": _permissions(group)}
        if new != old:
            record(Verb.GROUP_CHANGED, "group", group.pk, actor=request.user, old=old, new=new)


def _may(user: User) -> dict[str, Any]:
    """What makes out what a person may do."""
    return {
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "permissions": _named(user.user_permissions),
        "active": user.is_active,
        "staff": user.is_staff,
        "superuser": user.is_superuser,
    }


def _permissions(group: Group) -> list[str]:
    return _named(group.permissions)


def _named(permissions: Any) -> list[str]:
    return [f"{one.content_type.app_label}.{one.codename}" for one in permissions.select_related("content_type")]


class OfRecord(admin.SimpleListFilter):
    title = _("kind of record")
    parameter_name = "subject_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(kind, kind) for kind in Event.objects.kinds_of_record()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        return queryset.filter(subject_type=self.value()) if self.value() else queryset


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor_shown", "verb", "subject_type", "subject_id", "reason"]
    list_filter = ["verb", OfRecord]
    list_select_related = ["actor"]
    sortable_by = ("at",)
    list_display_links = ["at"]
    search_fields = ["subject_id", "reason", "actor__username"]
    search_help_text = _("Public id of a claim, article or source; a name; words of a reason")
    ordering = ["-at", "-pk"]
    list_per_page = 50

    @admin.display(description=_("who"))
    def actor_shown(self, event: Event) -> str:
        return str(event.actor) if event.actor else str(_("the system"))
