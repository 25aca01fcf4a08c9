"""Sources and people in the admin."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from ledger.models import Event, User
from sources.models import Source
from sources.snapshots import add_source

LATER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def ministry(rosa) -> Source:
    return add_source("https://ministry.example/toll", actor=rosa, next_check_at=LATER)[0]


def form_of(source, **changed):
    data = {
        "title": source.title,
        "kind": source.kind,
        "interest": source.interest,
        "independence_group": source.independence_group,
        "next_check_at_0": "2030-01-01",
        "next_check_at_1": "00:00:00",
        "interval_seconds": "",
    }
    for prefix in ("checks", "snapshots"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return {**data, **changed}


def test_check_now_makes_the_source_due_and_is_kept(as_rosa, ministry, django_capture_on_commit_callbacks):
    answer = as_rosa.post(
        reverse("admin:sources_source_changelist"),
        {"action": "check_now", "_selected_action": [ministry.pk], "index": "0"},
        follow=True,
    )
    assert "1 source is due now" in answer.content.decode()
    assert Source.objects.due(timezone.now()).get() == ministry
    event = Event.objects.about("source", ministry.public_id).first()
    assert (event.verb, event.actor.username) == ("source.changed", "rosa")


def test_what_is_known_of_a_source_is_mended_and_kept_with_what_it_was(as_rosa, ministry):
    url = reverse("admin:sources_source_change", args=[ministry.pk])
    answer = as_rosa.post(url, form_of(ministry, title="Toll of the flood", kind="official"))
    assert answer.status_code == 302, answer.content.decode()
    ministry.refresh_from_db()
    assert (ministry.title, ministry.kind) == ("Toll of the flood", "official")
    event = Event.objects.about("source", ministry.public_id).first()
    assert event.old == {"title": "", "kind": "other"}
    assert event.new == {"title": "Toll of the flood", "kind": "official"}


def test_mending_a_source_leaves_alone_what_a_worker_wrote_meanwhile(rosa, ministry):
    request = RequestFactory().post("/")
    request.user = rosa
    model_admin = admin.site._registry[Source]
    form = model_admin.get_form(request, ministry)(form_of(ministry, title="Toll"), instance=ministry)
    assert form.is_valid()
    Source.objects.filter(pk=ministry.pk).update(health="gone", failures=3)
    model_admin.save_model(request, form.save(commit=False), form, change=True)
    ministry.refresh_from_db()
    assert (ministry.title, ministry.health, ministry.failures) == ("Toll", "gone", 3)


def test_a_source_is_added_by_attaching_it_and_not_here(as_root):
    assert as_root.get(reverse("admin:sources_source_add")).status_code == 403


def person_form(user, **changed):
    joined = timezone.localtime(user.date_joined)
    return {
        "username": user.username,
        "first_name": user.first_name,
        "last_name": "",
        "email": "",
        "is_active": "on",
        "is_staff": "on",
        "date_joined_0": joined.strftime("%Y-%m-%d"),
        "date_joined_1": joined.strftime("%H:%M:%S"),
        **changed,
    }


def test_an_administrator_gives_a_group_and_it_is_kept(as_ada, nora):
    reviewer = Group.objects.get(name="reviewer")
    url = reverse("admin:ledger_user_change", args=[nora.pk])
    answer = as_ada.post(url, person_form(nora, groups=[reviewer.pk]))
    assert answer.status_code == 302, answer.content.decode()
    event = Event.objects.about("user", "nora").get()
    assert (event.old["groups"], event.new["groups"]) == ([], ["reviewer"])
    assert event.actor.username == "ada"


def test_an_administrator_makes_nobody_a_superuser(as_ada, nora):
    as_ada.post(reverse("admin:ledger_user_change", args=[nora.pk]), person_form(nora, is_superuser="on"))
    nora.refresh_from_db()
    assert not nora.is_superuser


def test_an_administrator_does_not_take_over_a_superuser(as_ada):
    root = User.objects.create_superuser("root")
    assert as_ada.post(reverse("admin:ledger_user_change", args=[root.pk]), person_form(root)).status_code == 403
    password = {"password1": "a long pass phrase", "password2": "a long pass phrase"}
    url = reverse("admin:auth_user_password_change", args=[root.pk])
    assert as_ada.post(url, password).status_code == 403


def test_a_person_is_added_with_a_password_that_no_event_keeps(as_ada):
    answer = as_ada.post(
        reverse("admin:ledger_user_add"),
        {"username": "rolf", "usable_password": "true", "password1": "flood-water-9", "password2": "flood-water-9"},
    )
    assert answer.status_code == 302, answer.content.decode()
    event = Event.objects.about("user", "rolf").get()
    assert "flood-water-9" not in str(event.new)


def test_a_reviewer_changes_no_person(as_rosa, nora):
    url = reverse("admin:ledger_user_change", args=[nora.pk])
    assert as_rosa.post(url, person_form(nora)).status_code == 403
