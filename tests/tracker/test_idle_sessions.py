"""A session of the desk ends some time after the last press, and whoever comes back goes on where they were."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledger import idle
from ledger.models import Event, User, Verb

pytestmark = pytest.mark.django_db

PAGE = "/admin/password_change/"


@pytest.fixture
def rosa() -> User:
    return User.objects.create_user("rosa", password="flood-water-9", is_staff=True)


@pytest.fixture
def desk(rosa: User, client: Client) -> Client:
    client.force_login(rosa)
    return client


@pytest.fixture
def later(monkeypatch):
    """Lets minutes pass."""
    clock = {"now": idle.time.time()}
    monkeypatch.setattr("ledger.idle.time.time", lambda: clock["now"])

    def pass_by(minutes: float) -> None:
        clock["now"] += minutes * 60

    return pass_by


def test_a_press_in_time_keeps_the_session_and_a_late_one_ends_it(desk, rosa, later):
    for _ in range(3):
        later(59)
        assert desk.get(PAGE).status_code == 200
    later(61)
    answer = desk.get(PAGE)
    assert answer["Location"] == f"/admin/login/?next={PAGE}"
    assert "nothing was pressed for 60 minutes" in desk.get(answer["Location"]).content.decode()
    event = Event.objects.about("user", rosa.pk).first()
    assert (event.verb, event.new) == (Verb.SIGNED_OUT, {"idle_minutes": 60})
    assert desk.post(answer["Location"], {"username": "rosa", "password": "flood-water-9"})["Location"] == PAGE


@pytest.mark.parametrize(("method", "says"), [("get", "fetch"), ("post", "watch")])
def test_a_page_that_asks_by_itself_keeps_no_session(desk, later, method, says):
    for _ in range(4):
        later(20)
        answer = getattr(desk, method)(PAGE, headers={"X-Requested-With": says})
    assert answer.status_code == 302
    assert desk.get(PAGE)["Location"].startswith("/admin/login/")


def test_a_press_that_a_script_sends_keeps_it(desk, later):
    for _ in range(4):
        later(20)
        desk.post(PAGE, headers={"X-Requested-With": "fetch"})
    assert desk.get(PAGE).status_code == 200


def test_presses_write_to_the_session_once_a_minute_at_most(desk, later):
    def writes() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(PAGE)
        return sum(query["sql"].startswith('UPDATE "django_session"') for query in queries.captured_queries)

    assert writes() == 0
    later(2)
    assert [writes(), writes()] == [1, 0]


def test_a_button_pressed_too_late_leads_back_to_its_page(desk, later):
    later(61)
    page = "http://testserver/admin/claims/claim/7/change/?part=2"
    answer = desk.post("/admin/claims/reviewtask/take-next/", headers={"Referer": page})
    assert answer["Location"].endswith("?next=http%3A//testserver/admin/claims/claim/7/change/%3Fpart%3D2")
    assert desk.post(answer["Location"], {"username": "rosa", "password": "flood-water-9"})["Location"] == page
    desk.logout()
    elsewhere = desk.post("/admin/claims/reviewtask/take-next/", headers={"Referer": "https://evil.example/"})
    assert elsewhere["Location"] == "/admin/login/?next=/admin/"
