"""Old captures go when nothing rests on them, and only then."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from claims import retention, review
from claims.models import ReviewTask
from claims.queue import close_tasks
from ledger.models import Event, Heartbeat
from sources.models import Arrival, Blob, Snapshot, Upload
from sources.snapshots import add_snapshot, add_source, captures, keep_bytes
from tests.claims.review.reviewing import PAGE, QUOTE, draft, in_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

URL = "https://ministry.example/flood"
LONG_AGO = timezone.now() - dt.timedelta(days=400)


def capture(number: int, days_ago: int = 400, url: str = URL) -> Snapshot:
    """A capture of the ministry's page with this toll, as it came so many days ago."""
    source, _ = add_source(url, actor=None)
    blob = keep_bytes(PAGE.replace(b"33", str(number).encode()), "text/html", url=url)
    at = timezone.now() - dt.timedelta(days=days_ago)
    snapshot = add_snapshot(source, blob, fetched_at=at, final_url=url, status=200)
    source.save()
    Blob.objects.filter(pk=blob.pk).update(kept_at=at)
    return snapshot


@pytest.fixture
def captured() -> list[Snapshot]:
    """Three captures of one page: two old ones, and the newest."""
    return [capture(31), capture(32, 390), capture(33, 380)]


def purgeable(days: int = 30) -> set[str]:
    return set(retention.purgeable(timezone.now() - dt.timedelta(days=days)).values_list("pk", flat=True))


def test_the_newest_capture_of_a_source_stays_however_old(captured):
    assert purgeable() == {captured[0].blob_id, captured[1].blob_id}


def test_what_was_the_newest_until_yesterday_stays(captured):
    capture(34, 0)
    assert captured[2].blob_id not in purgeable()


def test_what_was_kept_or_seen_again_lately_stays(captured):
    Blob.objects.filter(pk=captured[0].blob_id).update(kept_at=timezone.now())
    capture(32, 2)
    capture(35, 1.5)
    assert purgeable() == {captured[2].blob_id}


def test_what_evidence_quotes_stays_even_when_it_was_removed(captured, killed, rosa):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, URL, quote=QUOTE)
    capture(40, 300)
    capture(41, 200)
    assert captured[2].blob_id not in purgeable()
    review.remove_evidence(evidence, rosa)
    assert captured[2].blob_id not in purgeable()


def test_what_a_verdict_rests_on_stays_when_the_evidence_has_moved_on(captured, killed, rosa):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, URL, quote=QUOTE)
    review.save_draft(killed, rosa, draft())
    review.publish(killed, rosa)
    capture(40, 300)
    review.take(killed, rosa)
    review.requote(evidence, rosa, QUOTE.replace("33", "40"))
    capture(41, 200)
    assert captured[2].blob_id not in purgeable()
    assert captured[1].blob_id in purgeable()


def test_what_an_open_task_tells_of_stays_until_it_is_closed(captured, killed, rosa):
    from claims import recheck

    in_review(killed, rosa)
    review.add_evidence(killed, rosa, URL, quote=QUOTE)
    seen = recheck.assess_evidence(killed.evidence.get().pk)
    newer = capture(40, 300)
    seen = recheck.assess_evidence(killed.evidence.get().pk)
    assert seen.snapshot == newer
    task = ReviewTask.objects.open().first()
    task.observations.add(seen)
    capture(41, 200)
    assert newer.blob_id not in purgeable()
    close_tasks(killed, ReviewTask.Resolution.VERDICT_STANDS, actor=rosa)
    assert newer.blob_id in purgeable()


def test_what_is_on_hold_stays(captured, lea):
    hold = review.hold_capture(captured[0].blob, lea, "A court asks.")
    assert purgeable() == {captured[1].blob_id}
    review.lift_hold(hold, lea, "Settled.")
    assert captured[0].blob_id in purgeable()


def test_what_has_just_come_in_again_stays(captured, rosa):
    source = captured[0].source
    came = {"source": source, "size": 1, "location": "elsewhere", "media_type": "text/html"}
    Arrival.objects.create(**came, sha256=captured[0].blob_id, fetched_at=timezone.now(), final_url=URL, status=200)
    Upload.objects.create(**came, sha256=captured[1].blob_id, name="a.html", saved_at=LONG_AGO, uploaded_by=rosa)
    assert purgeable() == set()


def test_bytes_that_no_capture_names_go_too(captured):
    orphan = keep_bytes(b"<p>The same words in another page.</p>", "text/html", url=URL)
    assert orphan.pk not in purgeable()
    Blob.objects.filter(pk=orphan.pk).update(kept_at=LONG_AGO)
    assert orphan.pk in purgeable()


def test_batches_purge_everything_once_and_leave_events_and_captures(
    captured, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(retention, "BATCH", 1)
    locations = [one.blob.location for one in captured]
    with django_capture_on_commit_callbacks(execute=True):
        assert [one.captures for one in retention.purge_old(30)] == [1, 1]
    assert [captures().exists(one) for one in locations] == [False, False, True]
    assert Snapshot.objects.count() == 3
    assert Event.objects.filter(verb="capture.purged", actor=None).count() == 2
    assert Blob.objects.filter(purged_for="retention", purge_reason__contains="30 days").count() == 2
    assert list(retention.purge_old(30)) == []


def test_the_tick_purges_only_where_a_newsroom_says_so_and_once_an_hour(captured, settings, monkeypatch):
    now = timezone.now()
    assert settings.KEEP_CAPTURES_DAYS == 0
    assert retention.purge_due(now) == 0
    settings.KEEP_CAPTURES_DAYS = 395
    assert retention.purge_due(now) == 1
    settings.KEEP_CAPTURES_DAYS = 30
    assert retention.purge_due(now + dt.timedelta(minutes=59)) == 0
    assert retention.purge_due(now + dt.timedelta(minutes=61)) == 1
    # More than one tick may do is left for the next, without waiting an hour.
    Heartbeat.objects.filter(name=retention.HEARTBEAT).delete()
    monkeypatch.setattr(retention, "BATCH", 1)
    monkeypatch.setattr(retention, "BATCHES_A_TICK", 1)
    capture(40, 300)
    capture(41, 200)
    assert retention.purge_due(now) == 1
    assert not Heartbeat.objects.filter(name=retention.HEARTBEAT).exists()


def test_the_command_counts_first_and_purges_when_asked(captured, capsys):
    call_command("purge_captures", days=30, dry_run=True)
    assert "2 captures" in capsys.readouterr().out
    assert not Blob.objects.exclude(purged_for="").exists()
    call_command("purge_captures", days=30)
    assert "2 captures" in capsys.readouterr().out
    assert Blob.objects.exclude(purged_for="").count() == 2


def test_the_command_wants_to_know_how_old(captured):
    with pytest.raises(Exception, match="TRACKER_KEEP_CAPTURES_DAYS"):
        call_command("purge_captures")
    with pytest.raises(Exception, match="1 or more"):
        call_command("purge_captures", days=0)
