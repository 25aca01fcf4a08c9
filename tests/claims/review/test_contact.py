"""Hearing the claimant: what is noted, and what of it readers see."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from claims import review
from claims.models import Contact, PublicClaim
from claims.review import Notice, ReviewError
from ledger.models import Event
from tests.claims.review.reviewing import draft, in_review, published, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

ASKED = dt.date(2020, 2, 2)
QUESTION = {"whom": "The ministry's press office", "how": "by e-mail", "question": "How many?", "asked_on": ASKED}


def asked(claim, person, **changes) -> Contact:
    return review.ask_claimant(claim, person, **{**QUESTION, **changes})


def told(claim, person, reply="We counted 33, and we go on counting.", **changes) -> Contact:
    contact = asked(claim, person)
    return review.note_reply(contact, person, reply=reply, replied_on=ASKED, **changes)


def replies() -> list[str]:
    return [one["words"] for one in PublicClaim.objects.get().document["replies"]]


def test_a_question_and_its_reply_are_noted_with_who_did(killed, rosa):
    in_review(killed, rosa)
    contact = told(killed, rosa, quotable="We counted 33 … counting")
    assert (contact.by, contact.reply_by, contact.quotable) == (rosa, None, "We counted 33 … counting")
    verbs = list(Event.objects.filter(verb__startswith="claimant.").order_by("pk").values_list("verb", "actor"))
    assert verbs == [("claimant.asked", rosa.pk), ("claimant.replied", rosa.pk)]


def test_what_may_be_quoted_goes_public_with_the_next_verdict(killed, rosa):
    with_evidence(killed, rosa)
    told(killed, rosa, quotable="We counted 33")
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa)
    assert replies() == ["We counted 33"]


def test_a_reply_that_came_after_the_verdict_waits_for_the_next_one(killed, rosa, edwin):
    with_evidence(killed, rosa)
    contact = asked(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa)
    review.note_reply(contact, rosa, reply="We counted 33.", replied_on=ASKED, quotable="We counted 33.")
    review.hold(killed, edwin, "A letter came.")
    review.release_verdict(killed, edwin, "Settled.")
    assert replies() == []
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("mostly_accurate"))
    review.publish(killed, rosa, notice=Notice("update", "They replied."))
    assert replies() == ["We counted 33."]


def test_words_that_may_no_longer_be_quoted_leave_the_page_at_once(killed, rosa):
    with_evidence(killed, rosa)
    contact = told(killed, rosa, quotable="We counted 33")
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa)
    review.note_reply(contact, rosa, reply=contact.reply, replied_on=ASKED, quotable="")
    assert replies() == []


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda claim, person: asked(claim, person, whom=" "), "who was asked"),
        (lambda claim, person: asked(claim, person, asked_on=dt.date(2999, 1, 1)), "still to come"),
        (lambda claim, person: asked(claim, person, reply_by=dt.date(2020, 2, 1)), "before the day of the question"),
        (lambda claim, person: told(claim, person, reply=" "), "Write down"),
        (lambda claim, person: told(claim, person, quotable="We counted 34"), "does not stand in the reply"),
        (lambda claim, person: review.not_asked(claim, person, " "), "why nobody was asked"),
        (
            lambda claim, person: review.not_asked(asked(claim, person).claim, person, "No address."),
            "press office was asked",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_says_why(killed, rosa, act, words):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match=words):
        act(killed, rosa)


def test_nobody_notes_a_question_on_what_another_works_on_or_without_the_right(killed, rosa, nora):
    with pytest.raises(ReviewError, match="Take the claim first"):
        asked(killed, rosa)
    in_review(killed, rosa)
    with pytest.raises(PermissionDenied):
        asked(killed, nora)


def test_the_approver_is_warned_unless_somebody_asked_or_said_why_not(killed, rosa):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    assert any("Nobody asked" in one for one in review.readiness(killed).warnings)
    review.not_asked(killed, rosa, "The minister has resigned.")
    assert not any("Nobody asked" in one for one in review.readiness(killed).warnings)
    assert review.publish(killed, rosa)


def test_a_question_in_its_time_is_pointed_out(killed, rosa):
    published(killed, rosa)
    review.take(killed, rosa)
    asked(killed, rosa, reply_by=dt.date(2999, 1, 1))
    review.save_draft(killed, rosa, draft())
    assert any("has until 1 January 2999" in one for one in review.readiness(killed).warnings)
