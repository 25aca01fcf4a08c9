"""The form for complaints: without cookie or script, closed to programs, and nothing typed is lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from claims import review
from claims.models import Complaint
from claims.pages import complain
from tests.claims.published import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

TEXT = "It was 35, not <b>30</b>."


@pytest.fixture
def url(killed, rosa, monkeypatch) -> str:
    monkeypatch.setattr(complain, "SOONEST", -1)
    publish(killed, rosa)
    return reverse("complain", args=[killed.public_id])


def stamp(client: Client, url: str) -> str:
    found = re.search(r'name="stamp" value="([^"]+)"', client.get(url).content.decode())
    assert found
    return found[1]


def send(client: Client, url: str, **typed):
    return client.post(url, {"stamp": stamp(client, url), "text": TEXT, **typed})


def test_a_complaint_is_sent_without_cookie_or_token_and_gets_a_reference(url, killed):
    client = Client(enforce_csrf_checks=True)
    answer = send(client, url, name="Pat", email="pat@reader.example", evidence_url="https://ministry.example/t")
    complaint = Complaint.objects.get()
    assert (answer.status_code, not client.cookies) == (302, True)
    assert complaint.public_id in client.get(answer["Location"]).content.decode()
    assert (complaint.text, complaint.verdict, complaint.email) == (
        TEXT,
        killed.verdicts.latest("pk"),
        "pat@reader.example",
    )
    assert re.fullmatch(r"[0-9a-f]{64}", complaint.sender)
    assert "127.0.0.1" not in repr(complaint.__dict__)


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ({"text": " "}, 400, "Say what is wrong."),
        ({"text": "x" * 5001}, 400, "5000"),
        ({"email": "pat"}, 400, "name@example.org"),
        ({"evidence_url": "javascript:alert(1)"}, 400, "web address"),
        ({"website": "https://spam.example"}, 400, "Leave this field empty"),
        ({"stamp": "forged"}, 400, "form is incomplete"),
        ({"text": "x" * 70000}, 413, "too much"),
        ({"name": "a\x00b"}, 400, "Null characters"),
    ],
)
def test_what_cannot_be_taken_is_told_and_what_was_typed_stays(client, url, typed, status, words):
    answer = send(client, url, **{"name": "Pat Reader", **typed})
    html = answer.content.decode()
    assert (answer.status_code, words in html) == (status, True)
    assert status == 413 or "name" in typed or 'value="Pat Reader"' in html
    assert "<b>30" not in html
    assert not Complaint.objects.exists()
    assert answer["Cache-Control"] == "no-store"


def test_a_form_that_is_sent_at_once_comes_from_a_program(client, url, monkeypatch):
    monkeypatch.setattr(complain, "SOONEST", 60)
    answer = send(client, url)
    assert (answer.status_code, "quicker than people write" in answer.content.decode()) == (400, True)
    assert not Complaint.objects.exists()


def test_one_address_is_stopped_and_another_is_not(client, url):
    for _ in range(5):
        assert send(client, url).status_code == 302
    assert send(client, url).status_code == 429
    assert send(Client(REMOTE_ADDR="2001:db8::1"), url).status_code == 302
    Complaint.objects.update(received_at=Complaint.objects.first().received_at - timedelta(hours=2))
    assert send(client, url).status_code == 302


def test_only_a_verdict_that_readers_see_is_complained_about(client, url, killed, edwin):
    assert url in client.get(killed.get_absolute_url()).content.decode()
    review.hide(killed, edwin, "A letter came.")
    assert client.get(url).status_code == 404
    assert client.post(url, {"text": TEXT}).status_code == 404
