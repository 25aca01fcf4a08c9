"""Sources and people in the admin."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from ledger.models import Event, User
from sources.models import Publisher, Source
from sources.snapshots import add_source
from tests.claims.admin.test_bulk_pages import SOURCES, choose, press

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
    page = choose(as_rosa, SOURCES, "check_now", [ministry.pk])
    assert "1 record was done." in press(as_rosa, "check", page).content.decode()
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


def test_a_reviewer_adds_a_source_that_is_due_at_once(as_rosa, django_capture_on_commit_callbacks):
    office = Publisher.objects.create(name="Relief Office")
    data = {
        "url": "HTTPS://Relief.example:443/report#top",
        "publisher": office.pk,
        "kind": "official",
        "primary": "on",
        "interest": "It asks for money.",
        "independence_group": "relief",
    }
    with django_capture_on_commit_callbacks() as sent:
        answer = as_rosa.post(reverse("admin:sources_source_add"), data)
    assert answer.status_code == 302, answer.content.decode()
    assert len(sent) == 1
    source = Source.objects.get()
    assert (source.url, source.host.key) == ("https://relief.example/report", "https://relief.example:443")
    assert (source.publisher, source.kind, source.primary) == (office, "official", True)
    assert (source.interest, source.independence_group) == ("It asks for money.", "relief")
    assert source in Source.objects.due(timezone.now())
    event = Event.objects.about("source", source.public_id).get()
    assert (event.verb, event.actor.username) == ("source.added", "rosa")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "This field is required"),
        ("not an address", "Enter a valid URL"),
        ("ftp://ministry.example/toll", "must begin with http"),
        ("https://me:secret@ministry.example/toll", "user name"),
        ("https://MINISTRY.example/toll#now", "already exists"),
        ("http://10.0.0.1/toll", "10.0.0.1"),
        ("https://ministry.example:22/toll", "port 22"),
    ],
)
def test_a_bad_or_known_address_of_a_source_is_told_in_the_form(url, told, as_rosa, ministry):
    answer = as_rosa.post(reverse("admin:sources_source_add"), {"url": url, "kind": "other"})
    assert answer.status_code == 200
    assert told in str(answer.context["adminform"].form.errors["url"])
    assert Source.objects.get() == ministry


def test_only_those_who_may_add_a_source_get_the_form(as_rosa, as_nora):
    page = as_rosa.get(reverse("admin:sources_source_add"))
    assert list(page.context["adminform"].form.fields) == [
        "url",
        "publisher",
        "kind",
        "primary",
        "interest",
        "independence_group",
    ]
    assert (
        reverse("admin:sources_source_add") in as_rosa.get(reverse("admin:sources_source_changelist")).content.decode()
    )
    assert as_nora.get(reverse("admin:sources_source_add")).status_code == 403


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
    event = Event.objects.about("user", nora.pk).get()
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
    event = Event.objects.about("user", User.objects.get(username="rolf").pk).get()
    assert "flood-water-9" not in str(event.new)


def test_a_reviewer_changes_no_person(as_rosa, nora):
    url = reverse("admin:ledger_user_change", args=[nora.pk])
    assert as_rosa.post(url, person_form(nora)).status_code == 403


def test_a_password_set_for_another_is_kept_as_an_act_and_not_as_a_password(as_ada, nora):
    url = reverse("admin:auth_user_password_change", args=[nora.pk])
    for password, kept in (("short", 0), ("flood-water-9", 1)):
        as_ada.post(url, {"password1": password, "password2": password, "usable_password": "true"})
        assert Event.objects.about("user", nora.pk).count() == kept
    event = Event.objects.about("user", nora.pk).get()
    assert (event.verb, event.actor.username) == ("user.password_set", "ada")
    assert event.new == {"username": "nora", "usable": True}


def test_a_long_user_name_does_not_stop_its_change(as_ada, nora):
    User.objects.filter(pk=nora.pk).update(username="n" * 150)
    nora.refresh_from_db()
    url = reverse("admin:ledger_user_change", args=[nora.pk])
    assert as_ada.post(url, person_form(nora, last_name="Long")).status_code == 302
    assert Event.objects.about("user", nora.pk).get().new["username"] == "n" * 150


def group_form(group, *left_out):
    kept = group.permissions.exclude(codename__in=left_out)
    return {"name": group.name, "permissions": list(kept.values_list("pk", flat=True))}


def test_what_a_group_may_do_is_kept_with_what_it_might_before(as_ada):
    reviewer = Group.objects.get(name="reviewer")
    url = reverse("admin:auth_group_change", args=[reviewer.pk])
    assert as_ada.post(url, group_form(reviewer)).status_code == 302
    assert not Event.objects.about("group", reviewer.pk).exists()
    assert as_ada.post(url, group_form(reviewer, "review_claim")).status_code == 302
    event = Event.objects.about("group", reviewer.pk).get()
    assert set(event.old["permissions"]) - set(event.new["permissions"]) == {"claims.review_claim"}
    assert (event.verb, event.actor.username) == ("group.changed", "ada")


@pytest.mark.parametrize("taken_away", [{"is_active": ""}, {"is_staff": ""}, {"groups": []}])
def test_the_last_administrator_is_not_locked_out(taken_away, as_ada, ada, nora):
    administrator = Group.objects.get(name="administrator")
    url = reverse("admin:ledger_user_change", args=[ada.pk])
    form = {**person_form(ada, groups=[administrator.pk]), **taken_away}
    answer = as_ada.post(url, form)
    assert answer.status_code == 200
    assert "Ada is the last active administrator" in answer.content.decode()
    ada.refresh_from_db()
    assert ada.is_active
    assert ada.groups.get() == administrator
    nora.groups.add(administrator)
    assert as_ada.post(url, form).status_code == 302


def test_the_last_superuser_is_not_demoted_while_nobody_else_administers(as_root):
    root = User.objects.get(username="root")
    url = reverse("admin:ledger_user_change", args=[root.pk])
    assert "last active administrator" in as_root.post(url, person_form(root)).content.decode()
    assert as_root.post(url, person_form(root, is_superuser="on", last_name="Root")).status_code == 302


def test_the_group_that_lets_people_in_keeps_doing_so(as_ada, rosa):
    administrator = Group.objects.get(name="administrator")
    url = reverse("admin:auth_group_change", args=[administrator.pk])
    answer = as_ada.post(url, group_form(administrator, "change_user"))
    assert "Nobody could change people" in answer.content.decode()
    assert administrator.permissions.filter(codename="change_user").exists()
    User.objects.create_superuser("root")
    assert as_ada.post(url, group_form(administrator, "change_user")).status_code == 302


def test_a_publisher_is_added_and_changed_with_a_trace(as_rosa):
    data = {"name": "Delta Post", "site": "", "zone": "Asia/Dhaka"}
    assert as_rosa.post(reverse("admin:sources_publisher_add"), data).status_code == 302
    publisher = Publisher.objects.get(name="Delta Post")
    url = reverse("admin:sources_publisher_change", args=[publisher.pk])
    assert as_rosa.post(url, {**data, "zone": "Mars/One"}).status_code == 200
    assert as_rosa.post(url, {**data, "zone": "Asia/Tokyo"}).status_code == 302
    changed, added = Event.objects.about("publisher", publisher.pk)
    assert (added.verb, added.new["name"]) == ("publisher.added", "Delta Post")
    assert (changed.verb, changed.old, changed.new) == (
        "publisher.changed",
        {"zone": "Asia/Dhaka"},
        {"zone": "Asia/Tokyo"},
    )
    assert changed.actor.username == "rosa"


def test_a_hosts_delay_is_changed_with_a_trace(as_edwin, ministry):
    url = reverse("admin:sources_host_change", args=[ministry.host_id])
    assert as_edwin.post(url, {"delay_seconds": "30"}).status_code == 302
    event = Event.objects.about("host", ministry.host_id).get()
    assert (event.verb, event.old, event.new) == (
        "host.changed",
        {"delay_seconds": None},
        {"delay_seconds": "30"},
    )


def test_a_new_rating_scale_is_kept_with_its_words(as_ada):
    rows = {"ratings-TOTAL_FORMS": "1", "ratings-INITIAL_FORMS": "0"}
    word = {"position": "1", "code": "so", "label": "So", "number": "2", "definition": "It is so."}
    data = {"name": "Short", "version": "2", **rows, **{f"ratings-0-{name}": value for name, value in word.items()}}
    answer = as_ada.post(reverse("admin:claims_ratingscale_add"), data)
    assert answer.status_code == 302, answer.content.decode()
    event = Event.objects.get(verb="rating_scale.added")
    assert event.new == {"name": "Short", "version": 2, "ratings": [{"code": "so", "label": "So", "number": 2}]}
    assert event.actor.username == "ada"
