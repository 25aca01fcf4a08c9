import pytest

from claims import review
from claims.models import ReviewTask
from claims.review import ReviewError
from ledger.models import Event
from tests.claims.review.reviewing import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def test_a_second_review_is_for_somebody_who_did_not_write_the_verdict(killed, rosa, edwin, settings):
    published(killed, rosa)
    task = review.ask_second_review(killed, edwin, "Is the day right?")
    assert (task.reason, task.summary) == ("second_review", "Is the day right?")
    assert Event.objects.get(verb="claim.second_review_asked").reason == "Is the day right?"
    with pytest.raises(ReviewError, match="asked for already"):
        review.ask_second_review(killed, edwin, "And the place?")
    settings.FOUR_EYES = True
    with pytest.raises(ReviewError, match="somebody else"):
        review.take(killed, rosa)
    with pytest.raises(ReviewError, match="somebody else"):
        review.close_task(task, rosa, note="It is fine.")
    review.take(killed, edwin)
    review.close_task(task, edwin, note="It is right.")
    assert not ReviewTask.objects.open().exists()


def test_a_newsroom_of_one_reviews_its_own(killed, rosa):
    published(killed, rosa)
    review.ask_second_review(killed, rosa, "Sleep over it.")
    assert review.wrote_what_is_reviewed(review.take(killed, rosa), rosa)


def test_a_second_review_is_asked_of_a_decided_claim_and_with_a_question(killed, rosa):
    with pytest.raises(ReviewError, match="cannot be done"):
        review.ask_second_review(killed, rosa, "Why?")
    published(killed, rosa)
    with pytest.raises(ReviewError, match="Say what"):
        review.ask_second_review(killed, rosa, " ")
