"""A sign-in link lets one person in, once, for ten minutes, and not in production."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from ledger.models import Event, User, Verb
from tracker import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa() -> User:
    return User.objects.create_user("rosa", is_staff=True)


def path(user: User) -> str:
    return "/admin/sign-in/" + sign_in.make_link(user).split("/admin/sign-in/")[1]


def test_it_signs_its_user_in_and_says_so_in_the_history(client: Client, rosa: User) -> None:
    answer = client.get(path(rosa))
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert client.session["_auth_user_id"] == str(rosa.pk)
    assert Event.objects.filter(verb=Verb.SIGNED_IN, actor=rosa).count() == 1
    assert "no-store" in answer["Cache-Control"]


def test_it_works_once_and_so_does_every_link_made_with_it(client: Client, rosa: User) -> None:
    first, second = path(rosa), path(rosa)
    client.get(first)
    for used in (first, second):
        other = Client()
        answer = other.get(used)
        assert answer.status_code == 403
        assert b"used already" in answer.content
        assert "_auth_user_id" not in other.session


def test_it_ends_after_ten_minutes(client: Client, rosa: User, monkeypatch: pytest.MonkeyPatch) -> None:
    link = path(rosa)
    later = (timezone.now() + timedelta(seconds=sign_in.SECONDS + 2)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(link).status_code == 403


def test_a_changed_link_or_one_of_a_dismissed_person_lets_nobody_in(client: Client, rosa: User) -> None:
    link = path(rosa)
    assert client.get(link[:-3] + "xx/").status_code == 403
    rosa.is_active = False
    rosa.save()
    assert client.get(link).status_code == 403


def test_the_command_prints_a_link_and_names_the_people_there_are(client: Client, rosa: User) -> None:
    out = StringIO()
    call_command("sign_in_link", "rosa", port=9000, stdout=out)
    assert out.getvalue().startswith("http://127.0.0.1:9000/admin/sign-in/")
    with pytest.raises(CommandError, match=r"no active user 'ruth'. Known are: rosa"):
        call_command("sign_in_link", "ruth")


def test_production_has_no_links(settings, rosa: User) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="Production has no sign-in links"):
        call_command("sign_in_link", "rosa")
