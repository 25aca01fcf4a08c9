import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims import review
from claims.models import (
    Correction,
    PublicClaim,
    ReviewTask,
)
from claims.read_model import due_for_refresh, refresh
from claims.review import ReviewError
from tests.claims.review.reviewing import again, draft, in_hours, public_history, published, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock of the code under test; rows keep the times they were given."""
    real = timezone.now

    def move(**by) -> None:
        monkeypatch.setattr(timezone, "now", lambda: real() + dt.timedelta(**by))

    return move


def test_a_scheduled_verdict_leaves_the_standing_one_up_until_its_time(killed, rosa, clock):
    first = published(killed, rosa)
    second = again(killed, rosa, "mostly_accurate", not_before=in_hours(1))
    row = PublicClaim.objects.visible().get()
    assert row.verdict == first
    assert row.document["corrections"] == []
    assert due_for_refresh(timezone.now()) == []
    clock(hours=2)
    assert due_for_refresh(timezone.now()) == [killed.pk]
    row = refresh(killed)
    assert row.verdict == second
    assert public_history() == ["mostly_accurate", "accurate"]
    assert row.document["corrections"][0]["at"] == row.published_at.isoformat()
    assert due_for_refresh(timezone.now()) == []


def test_two_scheduled_verdicts_come_one_after_the_other(killed, rosa, clock):
    published(killed, rosa)
    second = again(killed, rosa, "mostly_accurate", not_before=in_hours(1))
    third = again(killed, rosa, "inaccurate", not_before=in_hours(5))
    clock(hours=2)
    assert due_for_refresh(timezone.now()) == [killed.pk]
    assert refresh(killed).verdict == second
    clock(hours=6)
    assert due_for_refresh(timezone.now()) == [killed.pk]
    assert refresh(killed).verdict == third


def test_a_verdict_overtaken_before_its_time_never_enters_the_public_history(killed, rosa, clock):
    published(killed, rosa)
    again(killed, rosa, "inaccurate", not_before=in_hours(1))
    third = again(killed, rosa, "mostly_accurate", text="New figures, sooner.")
    clock(hours=2)
    assert due_for_refresh(timezone.now()) == []
    assert refresh(killed).verdict == third
    assert public_history() == ["mostly_accurate", "accurate"]


def test_stops_act_on_the_verdict_that_readers_see_not_on_the_scheduled_one(killed, rosa, edwin):
    first = published(killed, rosa)
    again(killed, rosa, "mostly_accurate", not_before=in_hours(1))
    review.hide(killed, edwin, "A name to check.")
    assert not PublicClaim.objects.visible().exists()
    review.release_verdict(killed, edwin, "Checked.")
    assert PublicClaim.objects.visible().get().verdict == first


def test_a_first_verdict_held_before_its_time_keeps_its_time_when_it_is_released(killed, rosa, edwin, clock):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa, not_before=in_hours(3))
    review.hold(killed, edwin, "Lawyers look at it.")
    review.release_verdict(killed, edwin, "Cleared.")
    assert not PublicClaim.objects.visible().exists()
    clock(hours=4)
    assert PublicClaim.objects.visible().exists()


def test_a_cancelled_schedule_gives_the_words_back_as_a_draft(killed, rosa, edwin):
    first = published(killed, rosa)
    again(killed, rosa, "inaccurate", not_before=in_hours(1))
    with pytest.raises(PermissionDenied):
        review.cancel_schedule(killed, rosa, "Too early.")
    review.cancel_schedule(killed, edwin, "Too early.")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict) == ("decided", first)
    assert killed.draft.rationale == "Rated inaccurate."
    assert PublicClaim.objects.visible().get().verdict == first
    third = again(killed, rosa, "mostly_accurate")
    assert PublicClaim.objects.visible().get().verdict == third
    assert public_history() == ["mostly_accurate", "accurate"]


def test_a_cancelled_first_verdict_sends_the_claim_back_to_the_queue(killed, rosa, edwin, clock):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa, not_before=in_hours(1))
    review.cancel_schedule(killed, edwin, "Hold the story.")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict) == ("selected", None)
    assert ReviewTask.objects.open().get().reason == "selected"
    clock(hours=2)
    assert not PublicClaim.objects.visible().exists()
    review.take(killed, rosa)
    second = review.publish(killed, rosa)
    assert PublicClaim.objects.visible().get().verdict == second


def test_what_readers_never_saw_needs_no_notice_and_is_no_part_of_the_history(killed, rosa, edwin):
    review.set_embargo(killed.article, edwin, in_hours(2))
    published(killed, rosa)
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("mostly_accurate"))
    review.publish(killed, rosa)
    review.set_embargo(killed.article, edwin, None)
    assert PublicClaim.objects.visible().get().rating == "mostly_accurate"
    assert public_history() == ["mostly_accurate"]
    assert not Correction.objects.exists()


def test_a_verdict_that_readers_saw_is_not_changed_in_silence_while_it_is_out_of_sight(killed, rosa, edwin):
    published(killed, rosa)
    review.set_embargo(killed.article, edwin, in_hours(2))
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft("mostly_accurate"))
    with pytest.raises(ReviewError, match="Tell them what changed"):
        review.publish(killed, rosa)
