"""Who works on a claim: the next one, taking over, assigning, and how long a screen counts as open."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils import timezone

from claims import review
from claims.models import Claim, ReviewTask
from claims.review import ReviewError, StaleClaimError
from ledger.models import Event
from tests.claims.conftest import person
from tests.claims.review.reviewing import draft, in_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def chief(db):
    """An editor who assigns."""
    from django.contrib.auth.models import Permission

    chief = person("chief", "editor")
    chief.user_permissions.add(Permission.objects.get(codename="assign_claim"))
    return chief


def fresh(claim):
    return Claim.objects.get(pk=claim.pk)


def test_a_claim_is_taken_over_with_a_reason_that_is_kept(killed, rosa, edwin):
    in_review(killed, rosa)
    seen = fresh(killed).version
    with pytest.raises(ReviewError, match="Say why"):
        review.take_over(killed, edwin, " ")
    review.take_over(killed, edwin, "Rosa is ill.", seen_version=seen)
    assert fresh(killed).assignee == edwin
    assert {task.assignee for task in ReviewTask.objects.open().filter(claim=killed)} == {edwin}
    event = Event.objects.get(verb="claim.taken_over")
    assert (event.actor, event.old["assignee"], event.new["assignee"]) == (edwin, "rosa", "edwin")
    assert event.reason == "Rosa is ill."


def test_what_the_former_person_saves_after_a_takeover_is_refused(killed, rosa, edwin):
    in_review(killed, rosa)
    seen = fresh(killed).version
    review.take_over(killed, edwin, "Rosa is ill.")
    with pytest.raises(StaleClaimError):
        review.save_draft(killed, rosa, draft(), seen_version=seen)
    assert not Event.objects.filter(verb="draft.saved").exists()


def test_there_is_nothing_to_take_over_where_nobody_else_works(killed, rosa, edwin):
    with pytest.raises(ReviewError, match="cannot be done"):
        review.take_over(killed, edwin, "why")
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match="already"):
        review.take_over(killed, rosa, "why")
    Claim.objects.filter(pk=killed.pk).update(assignee=None)
    with pytest.raises(ReviewError, match="Nobody has"):
        review.take_over(killed, edwin, "why")


def test_an_assigned_claim_is_the_persons_but_open_on_no_screen(killed, rosa, chief):
    review.select(killed, chief, "harm")
    review.assign(killed, chief, rosa, note="You know the ministry.")
    claim = fresh(killed)
    assert (claim.status, claim.assignee, claim.locked_until) == ("in_review", rosa, None)
    assert ReviewTask.objects.open().get(claim=killed).assignee == rosa
    event = Event.objects.get(verb="claim.assigned")
    assert (event.old["status"], event.new["assignee"], event.reason) == ("selected", "rosa", "You know the ministry.")
    review.assign(killed, chief, rosa)
    assert Event.objects.filter(verb="claim.assigned").count() == 1


def test_a_claim_goes_only_to_those_who_review(killed, chief, nora, rosa):
    review.select(killed, chief, "harm")
    rosa.is_active = False
    rosa.save()
    for other in (nora, rosa):
        with pytest.raises(ReviewError, match=f"{other} may not review"):
            review.assign(killed, chief, other)
    assert review.reviewers() == [chief]


def test_only_those_who_may_assign_do(killed, rosa, chief):
    review.select(killed, rosa, "harm")
    with pytest.raises(PermissionDenied):
        review.assign(killed, rosa, chief)


def test_an_open_screen_keeps_the_claim_open_and_leaving_lets_it_go(killed, rosa, edwin):
    in_review(killed, rosa)
    seen = fresh(killed)
    assert seen.is_open_at(timezone.now())
    Claim.objects.filter(pk=killed.pk).update(locked_until=timezone.now() - timedelta(minutes=1))
    assert not fresh(killed).is_open_at(timezone.now())
    assert review.keep_open(killed, rosa)
    assert not review.keep_open(killed, edwin)
    assert fresh(killed).is_open_at(timezone.now() + timedelta(minutes=14))
    assert not fresh(killed).is_open_at(timezone.now() + timedelta(minutes=16))
    until = fresh(killed).locked_until
    review.let_go(killed, edwin, until)
    review.let_go(killed, rosa, until - timedelta(seconds=1))
    assert fresh(killed).is_open_at(timezone.now())
    review.let_go(killed, rosa, until)
    claim = fresh(killed)
    assert not claim.is_open_at(timezone.now())
    assert (claim.assignee, claim.version) == (rosa, seen.version)


@pytest.mark.django_db(transaction=True)
def test_the_next_task_is_passed_over_while_another_takes_it(killed, injured, rosa, edwin):
    from django.db import transaction

    review.select(killed, rosa, "harm")
    review.select(injured, rosa, "harm")
    ReviewTask.objects.filter(claim=killed).update(priority=100)
    with transaction.atomic():
        ReviewTask.objects.select_for_update().get(claim=killed)

        def next_of_edwin():
            try:
                return review.take_next(edwin)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(next_of_edwin).result(20) == injured
    assert review.take_next(rosa) == killed
    assert review.take_next(rosa) is None
