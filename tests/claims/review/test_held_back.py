"""A verdict that is approved and waits for legal review: readers keep what they had, and get it on release."""

import pytest

from claims import review
from claims.models import Correction, Publication, PublicClaim, VerdictDraft
from claims.review import Notice, ReviewError
from tests.claims.review.reviewing import draft, in_hours, public_history, published, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def test_a_first_verdict_held_back_is_not_public_until_it_is_released(killed, rosa, edwin):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    verdict = review.publish(killed, rosa, held_because="The lawyers read it first.")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict) == ("decided", verdict)
    assert not PublicClaim.objects.visible().exists()
    review.release_verdict(killed, edwin, "They agree.")
    assert PublicClaim.objects.visible().get().verdict == verdict


def test_readers_keep_the_verdict_before_one_that_is_held_back(killed, rosa, edwin):
    first = published(killed, rosa)
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("inaccurate"))
    second = review.publish(killed, rosa, notice=Notice("correction", "We misread it."), held_because="A letter came.")
    row = PublicClaim.objects.visible().get()
    assert (row.verdict, row.document["corrections"]) == (first, [])
    review.release_verdict(killed, edwin, "Settled.")
    row = PublicClaim.objects.visible().get()
    assert row.verdict == second
    assert public_history() == ["inaccurate", "accurate"]
    told, released = row.document["corrections"][0], Publication.objects.latest("pk")
    assert (told["notice"], told["at"]) == ("We misread it.", released.effective_at.isoformat())
    assert Correction.objects.get().at < released.effective_at


def test_a_verdict_held_back_is_taken_back_and_its_words_are_the_draft_again(killed, rosa, edwin):
    published(killed, rosa)
    review.take(killed, rosa)
    changed = draft("inaccurate", sources_exception="The court's own record.")
    review.save_draft(killed, rosa, changed)
    review.publish(killed, rosa, notice=Notice("correction", "We misread it."), held_because="A letter came.")
    review.cancel_schedule(killed, edwin, "The letter was right.")
    assert VerdictDraft.objects.get().sources_exception == "The court's own record."
    assert PublicClaim.objects.visible().get().rating == "accurate"


def test_only_an_editor_publishes_in_place_of_what_is_held_back(killed, rosa, edwin):
    published(killed, rosa)
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("inaccurate"))
    held = review.publish(killed, rosa, notice=Notice("correction", "We misread it."), held_because="A letter came.")
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("misleading"))
    with pytest.raises(ReviewError, match="Only an editor"):
        review.publish(killed, rosa, notice=Notice("correction", "It is complicated."))
    review.publish(killed, edwin, notice=Notice("correction", "It is complicated."))
    assert held.publications.latest("pk").act == Publication.Act.CANCELLED
    assert PublicClaim.objects.visible().get().rating == "misleading"


def test_a_verdict_is_held_or_given_a_time_and_not_both(killed, rosa):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    with pytest.raises(ReviewError, match="not both"):
        review.publish(killed, rosa, held_because="Lawyers.", not_before=in_hours(2))
