"""Accounts that are made or changed from the command line leave word in the history, as those at the desk do."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from ledger.models import Event, User, Verb

pytestmark = pytest.mark.django_db


def test_a_superuser_made_by_command_is_in_the_history(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "flood-water-9")
    call_command("createsuperuser", username="root", email="root@example.org", interactive=False, verbosity=0)
    event = Event.objects.about("user", User.objects.get(username="root").pk).get()
    assert (event.verb, event.actor, event.new["superuser"]) == (Verb.USER_CHANGED, None, True)
    assert event.reason == "manage.py createsuperuser"


def test_a_password_set_by_command_is_in_the_history_without_the_password(monkeypatch):
    rosa = User.objects.create_user("rosa")
    User.objects.create_user("edwin")
    monkeypatch.setattr("getpass.getpass", lambda prompt: "flood-water-9")
    call_command("changepassword", "rosa", verbosity=0)
    event = Event.objects.get()
    assert (event.verb, event.subject_id, event.actor) == (Verb.PASSWORD_SET, str(rosa.pk), None)
    assert "flood" not in str(event.new)


def test_what_a_superuser_gives_a_person_beside_groups_is_kept_before_and_after():
    root, rosa = User.objects.create_superuser("root"), User.objects.create_user("rosa")
    may = Permission.objects.get(codename="take_down_blob")
    client = Client()
    client.force_login(root)
    form = {
        "username": "rosa",
        "is_active": "on",
        "is_staff": "on",
        "user_permissions": [may.pk],
        "date_joined_0": "2020-01-01",
        "date_joined_1": "00:00:00",
    }
    assert client.post(reverse("admin:ledger_user_change", args=[rosa.pk]), form).status_code == 302
    event = Event.objects.about("user", rosa.pk).get()
    assert event.actor == root
    assert (event.old["permissions"], event.old["staff"]) == ([], False)
    assert (event.new["permissions"], event.new["staff"]) == (["sources.take_down_blob"], True)
