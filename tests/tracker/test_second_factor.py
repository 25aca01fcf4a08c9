"""A second factor: set up by each person, asked for at sign-in, taken away for a reason. Its secrets stay secret."""

import logging
import re
from base64 import b32decode

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from ledger import second_factor
from ledger.models import Event, User, Verb

pytestmark = pytest.mark.django_db

OWN, STEP = "/admin/second-factor/own/", "/admin/second-factor/"


@pytest.fixture
def rosa() -> User:
    return User.objects.create_user("rosa", is_staff=True)


@pytest.fixture
def ada() -> User:
    return User.objects.create_superuser("ada")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def code_of(key: bytes, *, steps: int = 0) -> str:
    return f"{totp(key, t0=-30 * steps):06d}"


def set_up(client: Client) -> tuple[bytes, list[str]]:
    """As a person does: reads the key off the page, and types the code that the app shows."""
    page = client.get(OWN).content.decode()
    (shown,) = re.findall(r'<code class="breaks">([A-Z2-7 ]+)</code>', page)
    key = b32decode(shown.replace(" ", ""))
    answer = client.post(OWN, {"act": "confirm", "code": code_of(key)})
    assert answer.status_code == 200
    return key, re.findall(r"<li><code>([a-z2-7]{8})</code></li>", answer.content.decode())


def test_it_is_set_up_with_a_square_a_key_and_recovery_codes_and_asked_for_from_then_on(rosa):
    first = signed_in(rosa)
    assert first.get("/admin/").status_code == 200
    assert "<svg" in first.get(OWN).content.decode()
    key, codes = set_up(first)
    assert len(codes) == 10
    assert first.get("/admin/").status_code == 200
    later = signed_in(rosa)
    assert later.get("/admin/claims/claim/?q=flood")["Location"] == f"{STEP}?next=/admin/claims/claim/%3Fq%3Dflood"
    given = {"code": code_of(key, steps=1), "next": "/admin/claims/claim/?q=flood"}
    assert later.post(STEP, given)["Location"] == "/admin/claims/claim/?q=flood"
    assert later.get("/admin/").status_code == 200
    set_event = Event.objects.get(verb=Verb.SECOND_FACTOR_SET)
    assert (set_event.actor, set_event.new) == (rosa, {"recovery_codes": 10})
    assert Event.objects.filter(verb=Verb.SIGNED_IN, new={"by": "code of the app"}).count() == 1


def test_nothing_of_the_desk_opens_before_it_is_given_and_other_sessions_are_asked_too(rosa):
    first, other = signed_in(rosa), signed_in(rosa)
    set_up(first)
    for path in ("/admin/", OWN, "/admin/password_change/", "/admin/ledger/user/", "/admin/autocomplete/"):
        assert other.get(path)["Location"].startswith(STEP), path
    assert other.post("/admin/claims/reviewtask/take-next/")["Location"].startswith(STEP)
    page = other.get(STEP).content.decode()
    assert "Queue" not in page
    assert other.post("/admin/logout/").status_code == 200


def test_a_code_works_once_and_wrong_ones_make_one_wait(rosa, caplog):
    key, _codes = set_up(signed_in(rosa))
    client = signed_in(rosa)
    assert client.post(STEP, {"code": code_of(key)}).status_code == 400
    assert "Too many wrong codes. Try again in 1 second" in client.post(STEP, {"code": "000000"}).content.decode()
    assert Event.objects.filter(verb=Verb.SIGN_IN_FAILED, new__at="second factor").count() == 1
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    assert client.post(STEP, {"code": code_of(key, steps=1)}).status_code == 302


def test_a_recovery_code_works_once_as_people_type_it(rosa):
    _key, codes = set_up(signed_in(rosa))
    typed = f" {codes[0][:4].upper()}-{codes[0][4:]} "
    assert signed_in(rosa).post(STEP, {"code": typed})["Location"] == "/admin/"
    assert signed_in(rosa).post(STEP, {"code": codes[0]}).status_code == 400
    assert Event.objects.get(verb=Verb.SIGNED_IN, new__by="recovery code").new["left"] == 9


def test_new_recovery_codes_put_the_old_ones_out_of_use(rosa):
    client = signed_in(rosa)
    _key, codes = set_up(client)
    answer = client.post(OWN, {"act": "renew_codes"}).content.decode()
    fresh = set(StaticToken.objects.values_list("token", flat=True))
    assert len(fresh) == 10
    assert not fresh & set(codes)
    assert all(code in answer for code in fresh)


def test_a_person_may_take_their_own_away_unless_it_is_required(settings, rosa):
    client = signed_in(rosa)
    set_up(client)
    settings.SECOND_FACTOR = "required"
    assert client.post(OWN, {"act": "remove"}).status_code == 400
    settings.SECOND_FACTOR = "optional"
    assert client.post(OWN, {"act": "remove"}).status_code == 302
    assert not TOTPDevice.objects.exists()
    assert signed_in(rosa).get("/admin/").status_code == 200


def test_where_it_is_required_everybody_sets_one_up_first(settings, rosa):
    settings.SECOND_FACTOR = "required"
    client = signed_in(rosa)
    assert client.get("/admin/")["Location"] == f"{OWN}?next=/admin/"
    assert client.get(STEP)["Location"].startswith(OWN)
    set_up(client)
    assert client.get("/admin/").status_code == 200


def test_where_it_is_off_nobody_is_asked(settings, rosa):
    set_up(signed_in(rosa))
    settings.SECOND_FACTOR = "off"
    client = signed_in(rosa)
    assert client.get("/admin/").status_code == 200
    assert client.get(OWN)["Location"] == "/admin/"


def test_an_administrator_takes_it_away_for_a_reason(rosa, ada):
    set_up(signed_in(rosa))
    path = f"/admin/ledger/user/{rosa.pk}/second-factor/"
    client = signed_in(ada)
    assert path in client.get(f"/admin/ledger/user/{rosa.pk}/change/").content.decode()
    assert client.post(path, {"reason": " "}).status_code == 400
    assert client.post(path, {"reason": "Lost her phone; we spoke."}).status_code == 302
    event = Event.objects.get(verb=Verb.SECOND_FACTOR_REMOVED)
    assert (event.actor, event.subject_id, event.reason) == (ada, str(rosa.pk), "Lost her phone; we spoke.")
    assert signed_in(rosa).get("/admin/").status_code == 200


def test_nobody_without_the_right_takes_another_s_away(rosa, ada):
    from django.contrib.auth.models import Group

    set_up(signed_in(ada))
    rosa.groups.add(Group.objects.get(name="administrator"))
    path = f"/admin/ledger/user/{ada.pk}/second-factor/"
    assert signed_in(rosa).post(path, {"reason": "Why"}).status_code == 403, "a superuser's"
    with pytest.raises(PermissionDenied):
        second_factor.remove(ada, rosa, "Why")
    rosa.groups.set(Group.objects.filter(name="editor"))
    assert signed_in(rosa).post(path, {"reason": "Why"}).status_code == 403
    assert TOTPDevice.objects.filter(user=ada).exists()


def test_the_command_takes_it_away_where_nobody_else_can(ada, capsys):
    with pytest.raises(CommandError, match="has no second factor"):
        call_command("remove_second_factor", "ada", reason="Lost.")
    set_up(signed_in(ada))
    call_command("remove_second_factor", "ada", reason="Lost her phone.")
    assert Event.objects.get(verb=Verb.SECOND_FACTOR_REMOVED).reason == "Lost her phone."
    with pytest.raises(CommandError, match="no user 'rut'"):
        call_command("remove_second_factor", "rut", reason="Lost.")


def test_no_secret_and_no_code_stands_in_the_history_or_the_log(rosa, ada, caplog):
    caplog.set_level(logging.DEBUG)
    client = signed_in(rosa)
    key, codes = set_up(client)
    code = code_of(key, steps=1)
    signed_in(rosa).post(STEP, {"code": code})
    told = caplog.text + str(list(Event.objects.values()))
    for secret in (key.hex(), *codes, code):
        assert secret not in told
    shown = signed_in(ada).get(f"/admin/ledger/user/{rosa.pk}/change/").content.decode()
    assert key.hex() not in shown
    for address in ("otp_totp/totpdevice", "otp_static/staticdevice"):
        assert signed_in(ada).get(f"/admin/{address}/").status_code == 404


def test_a_square_that_was_left_open_is_worth_nothing_after_an_hour(rosa):
    client = signed_in(rosa)
    before = client.get(OWN).content
    assert TOTPDevice.objects.count() == 1
    first = TOTPDevice.objects.get().key
    assert client.get(OWN).content.count(b"<svg") == before.count(b"<svg")
    assert TOTPDevice.objects.get().key == first
    TOTPDevice.objects.update(created_at="2020-01-01T00:00:00Z")
    client.get(OWN)
    assert TOTPDevice.objects.get().key != first
