"""A reader's complaint: taken in, put in the queue, decided with an answer."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims import review
from claims.models import Complaint, ReviewTask
from claims.review import ReviewError
from ledger.models import Event, User
from tests.claims.review.reviewing import again, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

TEXT = "It was 35: see the ministry's table."


@pytest.fixture
def edwin(edwin) -> User:
    edwin.user_permissions.add(Permission.objects.get(codename="decide_complaint"))
    return User.objects.get(pk=edwin.pk)


def complain(claim, sender="s", **changes) -> Complaint:
    verdict = claim.verdicts.latest("pk")
    return review.receive_complaint(claim, verdict, **{"text": TEXT, "sender": sender, **changes})


def test_a_complaint_opens_a_task_and_leaves_neither_words_nor_person_in_history(killed, rosa):
    published(killed, rosa)
    killed.refresh_from_db()
    complaint = complain(killed, name="Pat Reader", email="pat@reader.example")
    task = ReviewTask.objects.open().get()
    assert (task.reason, complaint.public_id in task.summary) == ("complaint", True)
    received = Event.objects.get(verb="complaint.received")
    assert received.actor is None
    history = repr(list(Event.objects.values_list("old", "new", "reason")))
    for words in (TEXT, "Pat", "reader.example"):
        assert words not in history + task.summary
    version = killed.version
    killed.refresh_from_db()
    assert killed.version == version


def test_one_address_sends_a_few_and_is_forgotten_after_a_day(killed, rosa):
    published(killed, rosa)
    for _ in range(5):
        complain(killed)
    with pytest.raises(review.TooManyComplaintsError):
        complain(killed)
    Complaint.objects.update(received_at=timezone.now() - timedelta(hours=25))
    complain(killed, sender="other")
    assert not Complaint.objects.filter(sender="s").exists()


def test_a_rejected_complaint_has_a_reasoned_answer_and_closes_its_task(killed, rosa, edwin):
    published(killed, rosa)
    first, second = complain(killed), complain(killed)
    with pytest.raises(ReviewError, match="Write the answer"):
        review.decide_complaint(first, edwin, "rejected", " ")
    review.decide_complaint(first, edwin, "rejected", "The table is of March.")
    assert ReviewTask.objects.open().exists()
    review.decide_complaint(second, edwin, "rejected", "As above.")
    assert not ReviewTask.objects.open().exists()
    with pytest.raises(ReviewError, match="decided already"):
        review.decide_complaint(second, edwin, "rejected", "Twice.")


def test_an_upheld_complaint_needs_a_correction_that_came_after_it(killed, rosa, edwin):
    published(killed, rosa)
    again(killed, rosa, "mostly_accurate")
    old = killed.corrections.get()
    complaint = complain(killed)
    for correction in (None, old):
        with pytest.raises(ReviewError):
            review.decide_complaint(complaint, edwin, "upheld", "You are right.", correction)
    again(killed, rosa, "inaccurate", "It was 35.")
    assert ReviewTask.objects.open().get().reason == "complaint"
    new = killed.corrections.exclude(pk=old.pk).get()
    decided = review.decide_complaint(complaint, edwin, "upheld", "You are right.", new)
    assert (decided.correction, decided.decided_by) == (new, edwin)
    assert not ReviewTask.objects.open().exists()


def test_a_correction_that_is_held_back_has_put_nothing_right_yet(killed, rosa, edwin):
    published(killed, rosa)
    complaint = complain(killed)
    again(killed, rosa, "inaccurate", held_because="Lawyers.")
    with pytest.raises(ReviewError, match="have been shown"):
        review.decide_complaint(complaint, edwin, "upheld", "You are right.", killed.corrections.get())


def test_a_verdict_withdrawn_since_answers_an_upheld_complaint(killed, rosa, edwin):
    published(killed, rosa)
    complaint = complain(killed)
    review.withdraw(killed, edwin, "It cannot be held.")
    assert review.decide_complaint(complaint, edwin, "upheld", "You are right.").decision == "upheld"


def test_a_complaint_is_answered_and_its_task_not_merely_closed(killed, rosa, edwin):
    published(killed, rosa)
    complain(killed)
    with pytest.raises(ReviewError, match="waits for an answer"):
        review.close_task(ReviewTask.objects.open().get(), rosa, note="Nonsense.")


def test_only_those_who_decide_complaints_do_and_erase_who_sent_them(killed, rosa, edwin):
    published(killed, rosa)
    complaint = complain(killed, name="Pat Reader", email="pat@reader.example")
    with pytest.raises(PermissionDenied):
        review.decide_complaint(complaint, rosa, "rejected", "No.")
    with pytest.raises(PermissionDenied):
        review.erase_complainant(complaint, rosa, "Asked for.")
    review.erase_complainant(complaint, edwin, "They asked for it.")
    complaint.refresh_from_db()
    assert (complaint.name, complaint.email, complaint.text) == ("", "", TEXT)
    assert Event.objects.filter(verb="complaint.complainant_erased", actor=edwin).exists()
    with pytest.raises(ReviewError, match="no name"):
        review.erase_complainant(complaint, edwin, "Again.")
