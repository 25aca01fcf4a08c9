import datetime as dt

import pytest
from django.utils import timezone

from claims import recheck, review
from claims.models import Claim, Evidence, Observation, Rating, ReviewTask, Verdict
from claims.review import Draft, Notice
from ledger.models import Event
from sources import checking
from sources.models import Check, Host, Snapshot, Source
from tests.claims.pages_of_sources import QUOTE, flood, serve_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "captures": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "captures"},
        },
    }
    settings.FETCH_HOST_DELAY_SECONDS = 0
    with serve_site() as running:
        settings.FETCH_ALLOWED_ADDRESSES = frozenset({running.address})
        yield running


@pytest.fixture
def evidence(site, killed, rosa) -> Evidence:
    """The claim has a published verdict that rests on the ministry's page, captured and read once.

    The article appeared on 3 February by its publisher's clock; the figure it gives is of the day before.
    """
    Claim.objects.filter(pk=killed.pk).update(as_of="2020-02-02")
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    attached = review.add_evidence(killed, rosa, site.url(), quote=QUOTE)
    recheck.capture(attached.source)
    recheck.assess_evidence(attached.pk)
    review.save_draft(
        killed,
        rosa,
        Draft(Rating.objects.in_use().get(code="accurate"), "2020-02-02", "The ministry counted 33 that day."),
    )
    review.publish(killed, rosa)
    attached.refresh_from_db()
    return attached


def look_again(evidence: Evidence) -> Observation | None:
    """What a tick and its tasks do once the source is due."""
    Source.objects.update(next_check_at=timezone.now())
    Host.objects.update(next_allowed_at=None)
    recheck.recheck_due()
    for evidence_id in recheck.behind():
        recheck.assess_evidence(evidence_id)
    return Observation.objects.filter(evidence=evidence).order_by("-pk").first()


def open_tasks() -> list[ReviewTask]:
    return list(ReviewTask.objects.open())


def test_a_first_capture_binds_the_quote_and_reads_the_value_without_a_task(evidence):
    first = Observation.objects.get()
    assert (first.change, first.outcome, first.observed) == ("first", "supports", "33")
    assert first.quote_anchored
    assert evidence.start is not None
    assert open_tasks() == []


def test_a_later_figure_opens_one_task_that_says_what_became_of_what(evidence, site):
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    seen = look_again(evidence)
    assert (seen.change, seen.outcome, seen.observed, seen.observed_as_of) == (
        "later_period",
        "superseded",
        "41",
        "2020-02-03",
    )
    (task,) = open_tasks()
    assert task.reason == "value_changed"
    assert "33 (2 Feb) became 41 (3 Feb)" in task.summary
    assert list(task.observations.all()) == [seen]
    assert Event.objects.filter(verb="task.opened", snapshot_id=seen.snapshot_id).exists()


def test_several_changes_join_the_open_task(evidence, site):
    for day, toll in ((3, 41), (4, 52)):
        site.pages["/flood"] = (200, flood(day=day, toll=toll))
        look_again(evidence)
    (task,) = open_tasks()
    assert "33 (2 Feb) became 52 (4 Feb)" in task.summary
    assert task.observations.count() == 2


def test_a_recheck_never_touches_the_verdict(evidence, site, killed):
    before = Verdict.objects.get()
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    look_again(evidence)
    killed.refresh_from_db()
    assert killed.current_verdict == before
    assert killed.status == "decided"
    assert Verdict.objects.count() == 1
    evidence.refresh_from_db()
    assert evidence.quoted_snapshot == Snapshot.objects.order_by("pk").first()


def test_a_restated_figure_for_the_same_date_is_told_from_a_later_one(evidence, site):
    site.pages["/flood"] = (200, flood(day=2, toll=29))
    seen = look_again(evidence)
    assert (seen.change, seen.outcome) == ("revised", "contradicts")
    (task,) = open_tasks()
    assert "33" in task.summary
    assert "29" in task.summary


def test_a_moved_menu_is_no_news(evidence, site):
    site.pages["/flood"] = (200, flood(menu="Home | Figures | Contact"))
    look_again(evidence)
    assert open_tasks() == []
    assert Snapshot.objects.count() == 1
    assert Check.objects.filter(outcome="unchanged").count() == 1


def test_runs_of_unchanged_are_one_row(evidence, site):
    for _ in range(4):
        look_again(evidence)
    run = Check.objects.get(outcome="unchanged")
    assert run.count == 4
    assert run.last_at > run.first_at


def test_context_opens_no_task(evidence, site):
    Evidence.objects.update(stance="context")
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    assert look_again(evidence).change == "later_period"
    assert open_tasks() == []


def test_a_claim_with_a_date_of_its_own_hears_nothing_of_later_figures(evidence, site, killed):
    words = "As of 2 February 2020 the flood had killed more than 30 people in the Sarn delta"
    Claim.objects.filter(pk=killed.pk).update(
        words=words, sentence=f"{words}.", value_start=words.index("more than"), as_of="2020-02-02"
    )
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    assert look_again(evidence).change == "later_period"
    assert open_tasks() == []


def test_a_verdict_that_says_superseded_hears_of_a_later_figure_once(evidence, site, killed, rosa):
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    look_again(evidence)
    review.take(killed, rosa)
    review.save_draft(
        killed,
        rosa,
        Draft(
            Rating.objects.in_use().get(code="accurate"), "2020-02-02", "33 that day, 41 since.", currency="superseded"
        ),
    )
    review.publish(killed, rosa, notice=Notice("update", "41 by 3 February."))
    assert open_tasks() == []
    site.pages["/flood"] = (200, flood(day=4, toll=52))
    assert look_again(evidence).change == "later_period"
    assert open_tasks() == []


def test_a_value_that_vanished_is_said_to_have_vanished(evidence, site):
    site.pages["/flood"] = (
        200,
        "<html lang='en'><head><title>Ministry</title></head><body><article><h1>Ministry of Water</h1><p>Reports on "
        "the flood have moved to the archive of the ministry, where they can be asked for in writing.</p></article>",
    )
    assert look_again(evidence).change == "disappeared"
    (task,) = open_tasks()
    assert "33" in task.summary


def test_assessing_twice_adds_nothing(evidence, site):
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    look_again(evidence)
    Evidence.objects.update(assessed_through=Snapshot.objects.order_by("pk").first())
    assert recheck.behind() == [evidence.pk]
    assert recheck.assess_evidence(evidence.pk) is None
    assert recheck.behind() == []
    assert Observation.objects.count() == 2
    assert len(open_tasks()) == 1


def test_corrected_content_makes_the_evidence_due_again(evidence):
    assert recheck.behind() == []
    Claim.objects.update(revision=2)
    assert recheck.behind() == [evidence.pk]
    assert recheck.assess_evidence(evidence.pk).claim_revision == 2


def test_a_source_that_keeps_failing_is_gone_and_its_claims_get_a_task_once(evidence, site):
    del site.pages["/flood"]
    for attempt in range(1, checking.FAILURES_UNTIL_GONE + 1):
        look_again(evidence)
        source = Source.objects.get()
        assert source.failures == attempt
        assert source.next_check_at > timezone.now() + dt.timedelta(seconds=source.interval * 0.9)
        recheck.open_tasks_for_gone_sources()
        assert bool(open_tasks()) == (source.health == "gone") == (attempt == checking.FAILURES_UNTIL_GONE)
    recheck.open_tasks_for_gone_sources()
    assert [task.reason for task in open_tasks()] == ["source_gone"]
    assert Snapshot.objects.count() == 1
    site.pages["/flood"] = (200, flood())
    look_again(evidence)
    assert Source.objects.get().health == "ok"


def test_a_page_that_cannot_be_read_says_nothing_of_the_value(evidence, site):
    site.pages["/flood"] = (200, "<html><head><title>Just a moment...</title></head><body></body></html>")
    look_again(evidence)
    assert open_tasks() == []
    assert Observation.objects.filter(change="disappeared").count() == 0


def test_what_is_leased_by_one_worker_is_not_leased_by_another(evidence):
    Source.objects.update(next_check_at=timezone.now())
    Host.objects.update(next_allowed_at=None)
    now = timezone.now()
    lease, sources = checking.lease_due(now)
    assert len(sources) == 1
    assert checking.lease_due(now)[1] == []
    later = now + dt.timedelta(hours=1)
    assert len(checking.lease_due(later)[1]) == 1, "a lease ends by itself when its worker died"
    checking.release(lease)


def test_a_batch_costs_the_same_queries_however_large(evidence, site, django_assert_max_num_queries):
    from sources.snapshots import add_source

    site.pages |= {f"/page/{n}": (200, flood(toll=n)) for n in range(20)}
    for n in range(20):
        add_source(site.url(f"/page/{n}"), actor=None, next_check_at=timezone.now())
    with django_assert_max_num_queries(6):
        _lease, sources = checking.lease_due(timezone.now() + dt.timedelta(minutes=1))
    assert len(sources) == 20
