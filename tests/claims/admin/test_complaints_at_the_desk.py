"""Complaints at the desk: open ones first, persons for the few, decided by a press that loses nothing."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from claims import review
from claims.models import Complaint
from tests.claims.published import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def complaint(killed, rosa) -> Complaint:
    publish(killed, rosa)
    verdict = killed.verdicts.get()
    return review.receive_complaint(
        killed, verdict, text="It was <b>35</b>.", name="Pat Reader", email="pat@reader.example", sender="s"
    )


def page_of(complaint: Complaint) -> str:
    return reverse("admin:claims_complaint_change", args=[complaint.pk])


def test_name_and_address_are_for_those_who_decide(as_rosa, as_edwin, complaint):
    assert Group.objects.get(name="editor").permissions.filter(codename="decide_complaint").exists()
    hers, his = (one.get(page_of(complaint)).content.decode() for one in (as_rosa, as_edwin))
    assert "pat@reader.example" in his
    assert "Pat Reader" not in hers
    assert "pat@reader.example" not in hers
    assert "<b>35" not in hers + his
    assert "It was &lt;b&gt;35" in hers


def test_a_decision_without_its_answer_or_correction_keeps_what_was_typed(as_edwin, as_rosa, complaint):
    typed = {"act": "decide", "decision": "upheld", "answer": "You are right."}
    answer = as_edwin.post(page_of(complaint), typed)
    html = answer.content.decode()
    assert (answer.status_code, "needs a correction" in html, "You are right." in html) == (400, True, True)
    assert as_rosa.post(page_of(complaint), typed | {"decision": "rejected"}).status_code == 403
    assert as_edwin.post(page_of(complaint), typed | {"decision": "rejected"}).status_code == 302
    complaint.refresh_from_db()
    assert complaint.decision == "rejected"
    assert as_edwin.post(page_of(complaint), {"act": "erase", "reason": "Asked for."}).status_code == 302
    assert "Pat Reader" not in as_edwin.get(page_of(complaint)).content.decode()


def test_open_complaints_come_first(as_edwin, edwin, complaint, killed):
    review.decide_complaint(complaint, edwin, "rejected", "No.")
    verdict = killed.verdicts.get()
    later = [review.receive_complaint(killed, verdict, text=text, sender="s") for text in ("First.", "Second.")]
    rows = as_edwin.get(reverse("admin:claims_complaint_changelist")).context["cl"].result_list
    assert [one.pk for one in rows] == [*(one.pk for one in later), complaint.pk]
