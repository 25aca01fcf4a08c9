"""One act on many records: done by the single verb, refused one by one, resumed after a death."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from claims import review, tasks
from claims.models import BulkJob, Claim, ReviewTask
from claims.review import ReviewError, bulk
from ledger.models import Event, User
from sources.models import Source
from sources.snapshots import add_source
from tests.claims.review.reviewing import captured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

DISMISS = {"of": "claim", "reason": "opinion", "note": "A column."}


def many(article, number) -> list[int]:
    made = Claim.objects.bulk_create(
        Claim(article=article, kind="count", words=f"claim {n}", sentence=f"claim {n}", check_worthiness="0.1")
        for n in range(number)
    )
    return [claim.pk for claim in made]


def statuses(keys) -> set[str]:
    return set(Claim.objects.filter(pk__in=keys).values_list("status", flat=True))


def test_few_are_done_at_once_and_what_is_refused_stops_no_other(article, killed, injured, rosa, edwin):
    review.select(killed, edwin, "harm")
    review.take(killed, edwin)
    keys = [*many(article, 3), killed.pk, injured.pk]
    job = bulk.ask(bulk.Act.DISMISS, keys, rosa, DISMISS)
    assert (job.done, job.finished_at is not None) == (5, True)
    assert job.refused == [{"key": killed.pk, "name": str(killed), "why": "Edwin is working on this claim."}]
    assert statuses({*keys} - {killed.pk}) == {"dismissed"}
    injured.refresh_from_db()
    assert injured.version == 2
    single = Event.objects.about("claim", injured.public_id).first()
    assert (single.verb, single.actor, single.reason) == ("claim.dismissed", rosa, "A column.")
    asked, finished = Event.objects.filter(subject_type="bulkjob").order_by("pk")
    assert (asked.verb, asked.new["records"], asked.new["reason"]) == ("bulk.asked", 5, "opinion")
    assert (finished.verb, finished.new) == ("bulk.finished", {"act": "dismiss", "done": 4, "refused": 1})


def test_what_is_said_to_be_refused_is_what_is_refused(article, killed, injured, budget, rosa, edwin):
    review.select(killed, edwin, "harm")
    review.take(killed, edwin)
    review.dismiss(injured, edwin, "opinion")
    keys = [*many(article, 2), killed.pk, injured.pk, budget.pk]
    before = Event.objects.count()
    said = bulk.refusals(bulk.Act.DISMISS, keys, rosa)
    assert Event.objects.count() == before
    job = bulk.ask(bulk.Act.DISMISS, keys, rosa, DISMISS)
    assert [(one["key"], one["why"]) for one in job.refused] == [(one.key, one.why) for one in said]
    assert len(said) == 2


def test_claims_are_assigned_to_a_person_and_given_back(killed, injured, budget, rosa):
    root = User.objects.create_superuser("root")
    for claim in (killed, injured):
        review.select(claim, rosa, "harm")
    keys = [killed.pk, injured.pk, budget.pk]
    assert [one.key for one in bulk.refusals(bulk.Act.ASSIGN, keys, root)] == [budget.pk]
    job = bulk.ask(bulk.Act.ASSIGN, keys, root, {"of": "claim", "to": rosa.pk, "note": ""})
    assert [one["key"] for one in job.refused] == [budget.pk]
    assert set(ReviewTask.objects.open().values_list("assignee", flat=True)) == {rosa.pk}
    job = bulk.ask(bulk.Act.ASSIGN, keys, root, {"of": "claim", "to": None, "note": ""})
    assert [one["key"] for one in job.refused] == [budget.pk]
    assert set(ReviewTask.objects.open().values_list("assignee", flat=True)) == {None}


def test_an_interval_brings_the_next_check_forward_and_wakes_no_paused_source(rosa):
    later = timezone.now() + dt.timedelta(days=30)
    due, _ = add_source("https://ministry.example/a", actor=None, next_check_at=later)
    paused, _ = add_source("https://ministry.example/b", actor=None, next_check_at=None)
    bulk.ask(bulk.Act.INTERVAL, [due.pk, paused.pk], rosa, {"of": "source", "seconds": 7200})
    for source in (due, paused):
        source.refresh_from_db()
    assert (due.interval_seconds, paused.interval_seconds) == (7200, 7200)
    assert due.next_check_at < timezone.now() + dt.timedelta(hours=3)
    assert paused.next_check_at is None
    event = Event.objects.about("source", due.public_id).first()
    assert (event.verb, event.actor, event.new["interval_seconds"]) == ("source.changed", rosa, 7200)
    with pytest.raises(ReviewError, match="between one minute"):
        bulk.ask(bulk.Act.INTERVAL, [due.pk], rosa, {"of": "source", "seconds": 5})
    bulk.ask(bulk.Act.INTERVAL, [due.pk], rosa, {"of": "source", "seconds": None})
    assert Source.objects.get(pk=due.pk).interval_seconds is None


def test_claims_without_a_source_are_not_checked(killed, injured, rosa, django_capture_on_commit_callbacks):
    captured()
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    review.add_evidence(killed, rosa, "https://ministry.example/flood")
    Source.objects.update(next_check_at=None)
    job = bulk.ask(bulk.Act.CHECK, [killed.pk, injured.pk], rosa, {"of": "claim"})
    assert [one["key"] for one in job.refused] == [injured.pk]
    assert Source.objects.due(timezone.now()).count() == 1


def test_a_person_without_the_right_asks_for_nothing(article, nora, rosa):
    keys = many(article, 2)
    with pytest.raises(PermissionDenied):
        bulk.ask(bulk.Act.DISMISS, keys, nora, DISMISS)
    with pytest.raises(PermissionDenied):
        bulk.ask(bulk.Act.ASSIGN, keys, rosa, {"of": "claim", "to": rosa.pk, "note": ""})
    assert not BulkJob.objects.exists()


@pytest.mark.parametrize("given", [{**DISMISS, "reason": "because"}, DISMISS])
def test_what_no_record_could_be_done_with_is_refused_as_a_whole(given, rosa, article):
    keys = range(bulk.MOST + 1) if given is DISMISS else many(article, 1)
    with pytest.raises(ReviewError):
        bulk.ask(bulk.Act.DISMISS, keys, rosa, given)
    assert not BulkJob.objects.exists()


@pytest.fixture
def big(article, rosa) -> BulkJob:
    """A job of three lots, of which a worker has done the first."""
    keys = many(article, 2 * bulk.LOT + 20)
    job = bulk.ask(bulk.Act.DISMISS, keys, rosa, DISMISS)
    assert (job.done, statuses(keys)) == (0, {"candidate"})
    assert bulk.do_next_lot()
    job.refresh_from_db()
    assert (job.done, job.finished_at) == (bulk.LOT, None)
    return job


def test_a_job_is_done_in_lots_and_gone_on_with_where_it_stopped(big):
    tasks.run_bulk_jobs()
    big.refresh_from_db()
    assert (big.done, big.refused) == (len(big.keys), [])
    assert Event.objects.filter(verb="claim.dismissed").count() == len(big.keys)
    assert Event.objects.filter(verb="bulk.finished").count() == 1
    assert not bulk.do_next_lot()


def test_a_right_that_was_taken_away_meanwhile_is_missed(big, rosa):
    rosa.groups.clear()
    tasks.run_bulk_jobs()
    big.refresh_from_db()
    assert len(big.refused) == len(big.keys) - bulk.LOT
    assert "Rosa may not do this" in big.refused[0]["why"]


def test_an_error_at_one_record_is_noted_and_stops_no_other(article, rosa, caplog):
    keys = many(article, 3)
    Claim.objects.filter(pk=keys[1]).update(version=2_147_483_647)
    job = bulk.ask(bulk.Act.DISMISS, keys, rosa, DISMISS)
    assert [(one["key"], "error of ours" in one["why"]) for one in job.refused] == [(keys[1], True)]
    assert statuses([keys[0], keys[2]]) == {"dismissed"}
    assert "Bulk act" in caplog.text
