"""Sign-in is locked for a while after too many failures: for one account, from one address, and it says how long."""

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.conf import settings as configured
from django.db.models import F
from django.test import Client, RequestFactory

from ledger.models import Event, User, Verb
from tracker import sign_in
from tracker.throttle import client_address

pytestmark = pytest.mark.django_db

PASSWORD = "flood-water-9"
HERE, ELSEWHERE = "203.0.113.7", "198.51.100.4"


@pytest.fixture
def rosa() -> User:
    return User.objects.create_user("rosa", password=PASSWORD, is_staff=True)


def tried(name: str, password: str, address: str = HERE):
    form = {"username": name, "password": password}
    return Client(REMOTE_ADDR=address).post("/admin/login/?next=/admin/claims/claim/", form)


@pytest.fixture
def locked(rosa: User) -> User:
    answers = [tried("rosa", "wrong").status_code for _ in range(configured.AXES_FAILURE_LIMIT)]
    assert answers == [200] * (configured.AXES_FAILURE_LIMIT - 1) + [429]
    return rosa


def test_the_page_says_what_happened_and_for_how_long(locked):
    answer = tried("rosa", PASSWORD)
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "failed 10 times from your connection. Try again in 15 minutes." in page
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - dt.timedelta(minutes=11))
    assert "Try again in 4 minutes." in tried("rosa", PASSWORD).content.decode()
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - dt.timedelta(minutes=4))
    assert tried("rosa", PASSWORD)["Location"] == "/admin/claims/claim/"


def test_nobody_locks_a_colleague_out_from_elsewhere(locked):
    assert tried("rosa", PASSWORD, ELSEWHERE).status_code == 302
    User.objects.create_user("edwin", password=PASSWORD, is_staff=True)
    assert tried("edwin", PASSWORD).status_code == 302


def test_a_success_in_time_begins_the_count_anew(rosa):
    for _ in range(2):
        assert tried("rosa", "wrong").status_code == 200
        assert tried("rosa", PASSWORD).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_a_sign_in_link_is_no_guess_and_opens(locked, client):
    path = "/admin/sign-in/" + sign_in.make_link(locked).split("/admin/sign-in/")[1]
    assert client.get(path)["Location"] == "/admin/"


def test_an_attack_leaves_one_failure_a_minute_and_one_lock_in_the_history(locked):
    for _ in range(3):
        tried("rosa", "wrong")
    failure, lock = Event.objects.about("user", locked.pk).order_by("pk")
    assert (failure.verb, failure.actor, failure.new["at"]) == (Verb.SIGN_IN_FAILED, None, "password")
    assert (lock.verb, lock.new) == (Verb.SIGN_IN_LOCKED, {"username": "rosa", "minutes": 15})


def test_a_name_that_is_no_account_s_is_not_kept(rosa):
    for _ in range(11):
        answer = tried(PASSWORD, "rosa")
    assert answer.status_code == 429
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "found"),
    [
        (False, ELSEWHERE, HERE),
        (True, ELSEWHERE, ELSEWHERE),
        (True, f"192.0.2.1, {ELSEWHERE}", ELSEWHERE),
        (True, None, HERE),
        (True, "nonsense", None),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (True, f"::ffff:{ELSEWHERE}", ELSEWHERE),
    ],
)
def test_a_header_is_believed_only_from_a_proxy_and_only_its_last_word(settings, behind_proxy, forwarded, found):
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=HERE)) == found
