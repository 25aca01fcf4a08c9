import datetime as dt
import threading
import uuid
from decimal import Context, Decimal

import pytest
from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from claims import recheck, review, tasks
from claims.models import Claim, Evidence, Observation, PublicClaim, Rating, ReviewTask, Verdict
from claims.recheck.assessing import exact_decimal
from claims.review import Draft, Notice
from ledger.models import Event
from sources import checking
from sources.checking.schedule import FAILURES_UNTIL_GONE
from sources.models import Check, Host, Snapshot, Source
from tests.claims.failing_tables import refuse
from tests.claims.pages_of_sources import QUOTE, flood
from tests.claims.published import publish
from tests.functional.workers import wait_for

pytestmark = pytest.mark.django_db


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
    while recheck.read_arrived():
        pass
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


SILENT = (
    200,
    "<html lang='en'><head><title>Ministry</title></head><body><article><h1>Ministry of Water</h1><p>Reports on "
    "the flood have moved to the archive of the ministry, where they can be asked for in writing.</p></article>",
)


def test_a_change_while_the_page_was_silent_is_still_news(evidence, site, rosa):
    site.pages["/flood"] = SILENT
    look_again(evidence)
    (task,) = open_tasks()
    review.close_task(task, rosa, note="The page is being moved.")
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    assert look_again(evidence).change == "later_period"
    (task,) = open_tasks()
    assert "33 (2 Feb) became 41 (3 Feb)" in task.summary


def test_a_page_that_turns_to_another_language_is_not_read_as_silence(evidence, site):
    site.pages["/flood"] = (
        200,
        "<html lang='fr'><head><title>Ministère</title></head><body><article><h1>La crue du delta</h1>"
        "<p>Au 3 février 2020, la crue avait tué 41 personnes, selon le ministère.</p></article></body></html>",
    )
    assert look_again(evidence).outcome == "not_assessed"
    assert open_tasks() == []


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
    for attempt in range(1, FAILURES_UNTIL_GONE + 1):
        Check.objects.filter(outcome="gone").update(first_at=F("first_at") - dt.timedelta(days=2))
        Source.objects.update(failing_since=F("failing_since") - dt.timedelta(days=2))
        look_again(evidence)
        source = Source.objects.get()
        assert source.failures == attempt
        assert source.next_check_at > timezone.now() + dt.timedelta(seconds=source.interval * 0.9)
        recheck.open_tasks_for_gone_sources()
        assert bool(open_tasks()) == (source.health == "gone") == (attempt == FAILURES_UNTIL_GONE)
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

    def leased(at: dt.datetime) -> int:
        return len(checking.lease_due(uuid.uuid4(), at, room=10, seconds=10))

    assert leased(now) == 1
    assert leased(now) == 0
    assert leased(now + dt.timedelta(minutes=10)) == 1, "a lease ends by itself when its worker died"


@pytest.mark.parametrize("toll", ["9" * 35, "1" + ",000" * 11, "0." + "0" * 12 + "1"])
def test_a_figure_that_no_column_holds_is_read_without_its_number(evidence, site, toll):
    site.pages["/flood"] = (200, flood(toll=toll))
    seen = look_again(evidence)
    assert seen.snapshot == Source.objects.get().latest_snapshot
    assert seen.number is None
    assert recheck.behind() == []


def test_a_figure_beyond_all_reckoning_leaves_nothing_undone(evidence, site):
    site.pages["/flood"] = (200, flood(toll="999 trillion trillion trillion"))
    recheck.capture(evidence.source)
    tasks.assess(recheck.behind())
    assert recheck.behind() == []
    assert Observation.objects.filter(snapshot=Source.objects.get().latest_snapshot).exists()


@given(st.decimals())
def test_a_number_is_kept_to_the_last_digit_or_not_at_all(number):
    kept = exact_decimal(str(number))
    fits = number.is_finite() and abs(number) < 10**30 and (number == 0 or number == round_to_ten_places(number))
    assert kept == (number if fits else None)


def round_to_ten_places(number: Decimal) -> Decimal:
    return number.quantize(Decimal("1e-10"), context=Context(prec=5000, Emax=999999, Emin=-999999))


def test_a_change_seen_after_a_capture_that_could_not_be_read_is_news(evidence, site):
    site.pages["/flood"] = (200, "<html><body></body></html>")
    assert look_again(evidence).outcome == "not_assessed"
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    assert look_again(evidence).change == "later_period"
    (task,) = open_tasks()
    assert "33 (2 Feb) became 41 (3 Feb)" in task.summary


def gone(url: str, since: dt.datetime, failing_since: dt.datetime | None = None) -> None:
    Source.objects.filter(url=url).update(
        health="gone", gone_since=since, failing_since=failing_since or since, failures=3
    )


@pytest.fixture
def second(evidence, site, killed, rosa) -> Evidence:
    """A second source of the same claim, which is under review again."""
    review.take(killed, rosa)
    return review.add_evidence(killed, rosa, site.url("/second"))


def test_a_second_source_that_goes_is_told_once_in_the_open_task(evidence, second):
    gone(evidence.source.url, timezone.now() - dt.timedelta(days=3))
    recheck.open_tasks_for_gone_sources()
    # It began to fail before the task was opened.
    gone(second.source.url, timezone.now(), failing_since=timezone.now() - dt.timedelta(days=4))
    before = Event.objects.count()
    for _ in range(5):
        recheck.open_tasks_for_gone_sources()
    (task,) = open_tasks()
    assert str(evidence.source) in task.summary
    assert str(second.source) in task.summary
    assert [event.verb for event in Event.objects.order_by("pk")[before:]] == ["task.updated"]


def test_a_task_closed_by_a_person_is_not_opened_again_for_what_it_told(evidence, second, killed, rosa):
    gone(evidence.source.url, timezone.now() - dt.timedelta(days=3))
    recheck.open_tasks_for_gone_sources()
    gone(second.source.url, timezone.now())
    recheck.open_tasks_for_gone_sources()
    (task,) = open_tasks()
    ReviewTask.objects.update(open_key=None, closed_at=timezone.now(), resolution="verdict_stands")
    recheck.open_tasks_for_gone_sources()
    assert open_tasks() == []
    gone(evidence.source.url, timezone.now())
    recheck.open_tasks_for_gone_sources()
    assert [one.pk for one in open_tasks()] != [task.pk]


def test_a_source_that_goes_again_while_its_task_is_open_leaves_no_trace(evidence):
    gone(evidence.source.url, timezone.now() - dt.timedelta(days=3))
    recheck.open_tasks_for_gone_sources()
    gone(evidence.source.url, timezone.now())
    before = Event.objects.count()
    assert recheck.open_tasks_for_gone_sources() == 1
    assert recheck.open_tasks_for_gone_sources() == 0
    assert Event.objects.count() == before


def test_one_scheduled_verdict_that_fails_holds_no_other_back(article, rosa, site):
    claims = list(article.claims.filter(kind="casualty_count").order_by("pk"))[:2]
    later = timezone.now() + dt.timedelta(days=1)
    for claim in claims:
        publish(claim, rosa)
        publish(claim, rosa, "inaccurate", notice=("update", "Counted anew."), not_before=later)
    bad, good = claims
    refuse("claims_publicclaim", f"NEW.claim_id = {bad.pk}", before="UPDATE")
    before = PublicClaim.objects.get(claim=good).changed_at
    with pytest.raises(ExceptionGroup):
        recheck.publish_scheduled(later + dt.timedelta(minutes=1))
    assert PublicClaim.objects.get(claim=good).changed_at > before


@pytest.mark.django_db(transaction=True)
def test_binding_and_assessing_one_evidence_never_wait_for_each_other(evidence):
    Evidence.objects.update(quoted_snapshot=None, start=None, end=None)
    ended: list[object] = []

    def bind() -> None:
        try:
            ended.append(recheck.pin_waiting(evidence.source_id))
        except OperationalError as error:
            ended.append(error)
        finally:
            connection.close()

    with transaction.atomic():
        # What `assess_evidence` does, with time between its two locks.
        Claim.objects.select_for_update(of=("self",), no_key=True).get(evidence=evidence.pk)
        binding = threading.Thread(target=bind)
        binding.start()
        wait_for(someone_waits, "the other to wait for the claim")
        locked = Evidence.objects.order_by("pk").select_for_update(of=("self",), no_key=True).get(pk=evidence.pk)
        assert locked.quoted_snapshot_id is None
    binding.join(30)
    assert ended == [None]
    evidence.refresh_from_db()
    assert evidence.quoted_snapshot_id is not None


def someone_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])
