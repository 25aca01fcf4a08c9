"""The task that tells of a claim which the calendar has made untrue."""

import datetime as dt

import pytest
from django.utils import timezone

from claims import recheck, review
from claims.ingest import Details, ingest_text
from claims.models import Claim, Publication, ReviewTask
from ledger.models import Event
from tests.claims.published import publish, taken

pytestmark = pytest.mark.django_db

TEXT = "The mayor of Sarn\nLena Ostrova, 61, has led the town for six years."


@pytest.fixture
def today() -> dt.date:
    return timezone.localdate()


@pytest.fixture
def tenure(rosa, today, site) -> Claim:
    """An article of today says for how long the mayor has led the town."""
    ingested = ingest_text(TEXT, Details(published=today), actor=rosa)
    return ingested.article.claims.get(kind="tenure")


def at(day: dt.date, hour: int = 12) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), dt.UTC)


def stale_tasks() -> list[ReviewTask]:
    return list(ReviewTask.objects.filter(reason="goes_stale"))


def test_the_day_is_worked_out_when_the_claim_comes_in(tenure, today):
    assert tenure.goes_stale_on > today + dt.timedelta(days=364)
    assert recheck.work_out_stale_days() == 0


def test_changed_content_has_its_day_worked_out_again(tenure):
    Claim.objects.filter(pk=tenure.pk).update(revision=2, words="Lena Ostrova led the town for six years")
    assert recheck.work_out_stale_days() == 1
    tenure.refresh_from_db()
    assert tenure.goes_stale_on is None
    assert recheck.work_out_stale_days() == 0


def test_a_published_claim_gets_one_task_when_its_day_comes(tenure, rosa):
    publish(tenure, rosa)
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on - dt.timedelta(days=1))) == 0
    assert stale_tasks() == []
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on)) == 1
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on)) == 0
    (task,) = stale_tasks()
    assert task.due_on == tenure.goes_stale_on
    assert "“six years” is out of date since" in task.summary
    assert "may need to say that it is outdated now" in task.summary
    assert Event.objects.filter(verb="task.opened", new__reason="goes_stale").count() == 1


def test_a_closed_task_is_not_opened_again_for_the_same_day(tenure, rosa):
    publish(tenure, rosa)
    recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on))
    review.close_task(stale_tasks()[0], rosa, note="She has left office.")
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on + dt.timedelta(days=1))) == 0
    assert len(stale_tasks()) == 1
    assert not ReviewTask.objects.open().filter(reason="goes_stale").exists()


def test_a_claim_under_review_hears_of_it_too(tenure, rosa):
    taken(tenure, rosa)
    recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on))
    assert "still to be written" in stale_tasks()[0].summary


def test_a_candidate_makes_no_work(tenure):
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on)) == 0


def test_a_verdict_given_after_the_day_knew_of_it(tenure, rosa, today):
    Claim.objects.filter(pk=tenure.pk).update(goes_stale_on=today - dt.timedelta(days=100))
    publish(tenure, rosa)
    assert recheck.open_tasks_for_stale_claims() == 0


def test_a_verdict_that_says_superseded_hears_nothing(tenure, rosa):
    publish(tenure, rosa, currency="superseded")
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on)) == 0


def test_a_withdrawn_verdict_hears_nothing(tenure, rosa, edwin):
    publish(tenure, rosa)
    review.withdraw(tenure, edwin, "It was about another mayor.")
    assert Publication.objects.filter(act="withdrawn").exists()
    assert recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on)) == 0


def test_the_verdict_stays_as_it_was(tenure, rosa):
    verdict = publish(tenure, rosa)
    recheck.open_tasks_for_stale_claims(at(tenure.goes_stale_on))
    tenure.refresh_from_db()
    assert (tenure.status, tenure.current_verdict) == ("decided", verdict)
