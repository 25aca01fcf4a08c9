import pytest
from django.db import transaction

from claims import review
from claims.models import (
    Claim,
    ReviewTask,
)
from claims.review import ReviewError, StaleClaimError
from claims.review.rules import TRANSITIONS
from ledger.models import Event, User
from tests.claims.review.reviewing import in_review, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def test_a_candidate_makes_no_task_until_it_is_selected(killed, rosa):
    assert not ReviewTask.objects.exists()
    review.select(killed, rosa, "harm", note="A toll that others repeat.")
    task = ReviewTask.objects.open().get()
    assert (task.claim, task.reason) == (killed, "selected")
    event = Event.objects.get(verb="claim.selected")
    assert event.actor == rosa
    assert event.new == {"status": "selected", "selected_for": "harm"}
    assert event.reason == "A toll that others repeat."


def test_a_dismissed_claim_keeps_its_reason_and_leaves_the_queue(killed, rosa):
    review.select(killed, rosa, "reach")
    review.dismiss(killed, rosa, "opinion")
    killed.refresh_from_db()
    assert (killed.status, killed.dismissal_reason) == ("dismissed", "opinion")
    assert not ReviewTask.objects.open().exists()
    review.reopen(killed, rosa)
    killed.refresh_from_db()
    assert (killed.status, killed.dismissal_reason) == ("candidate", "")


def test_two_people_do_not_work_on_one_claim(killed, rosa, edwin):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match="Rosa is working"):
        review.take(killed, edwin)
    review.give_back(killed, rosa)
    review.take(killed, edwin)
    killed.refresh_from_db()
    assert killed.assignee == edwin


def test_who_saves_on_a_stale_view_is_told_and_nothing_is_lost(killed, rosa, edwin):
    seen = killed.version
    review.select(killed, rosa, "harm", seen_version=seen)
    with pytest.raises(StaleClaimError, match="changed this claim"):
        review.dismiss(killed, edwin, "opinion", seen_version=seen)
    killed.refresh_from_db()
    assert killed.status == "selected"


BEGINS_FROM = {
    "select": {"candidate"},
    "dismiss": {"candidate", "selected", "in_review"},
    "reopen": {"dismissed", "selected"},
    "take": {"selected", "in_review", "decided"},
    "give_back": {"in_review"},
    "return": {"awaiting_approval"},
    "take_over": {"in_review"},
    "assign": {"selected", "in_review", "decided"},
}


@pytest.mark.parametrize("status", list(Claim.Status.values))
@pytest.mark.parametrize("act", BEGINS_FROM)
def test_each_verb_begins_only_where_it_may(killed, rosa, edwin, status, act):
    acts = {
        "select": lambda: review.select(killed, edwin, "harm"),
        "dismiss": lambda: review.dismiss(killed, edwin, "opinion"),
        "reopen": lambda: review.reopen(killed, edwin),
        "take": lambda: review.take(killed, edwin),
        "give_back": lambda: review.give_back(killed, edwin),
        "take_over": lambda: review.take_over(killed, edwin, "Rosa is ill."),
        "assign": lambda: review.assign(killed, root, rosa),
        "return": lambda: review.return_to_author(killed, edwin, "Look again."),
    }
    root = User.objects.create_superuser("root")
    heir = killed.article.claims.exclude(pk=killed.pk).first() if status == "merged" else None
    if status == "decided":
        published(killed, rosa)
    else:
        Claim.objects.filter(pk=killed.pk).update(
            assignee=rosa if act == "take_over" else None,
            status=status,
            merged_into=heir,
            dismissal_reason="opinion" if status == "dismissed" else "",
        )
    if status in BEGINS_FROM[act]:
        acts[act]()
        assert Claim.objects.get(pk=killed.pk).status in TRANSITIONS[status] | {status}
    else:
        with pytest.raises(ReviewError):
            acts[act]()
        assert Claim.objects.get(pk=killed.pk).status == status


def test_closing_a_task_needs_a_reason_and_leaves_the_verdict_as_it_is(killed, rosa):
    from claims.queue import open_task

    verdict = published(killed, rosa)
    with transaction.atomic():
        task = open_task(Claim.objects.get(pk=killed.pk), ReviewTask.Reason.VALUE_CHANGED, "33 became 41", actor=None)
        again = open_task(Claim.objects.get(pk=killed.pk), ReviewTask.Reason.VALUE_CHANGED, "33 became 44", actor=None)
    assert task == again
    with pytest.raises(ReviewError, match="Say why"):
        review.close_task(again, rosa, note="")
    review.close_task(again, rosa, note="A later figure; the verdict is for 2 February.")
    assert not ReviewTask.objects.open().exists()
    killed.refresh_from_db()
    assert killed.current_verdict == verdict
