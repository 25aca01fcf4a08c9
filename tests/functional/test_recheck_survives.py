"""What a dead worker and a broker without memory may cost: time, and nothing else."""

import threading
import time
from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from claims import recheck
from claims.models import Observation, ReviewTask
from sources.models import Arrival, Blob, Deletion, Host, Snapshot, Source
from sources.purging import delete_files
from sources.snapshots import add_source
from tests.claims.pages_of_sources import flood
from tests.functional.crashing import Crashes
from tests.functional.flooded import end_leases, flush_broker, make_due, tick
from tests.functional.workers import kill, wait_for, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

STEPS = {
    "after leasing": ("leaves", "lease_due", "checking/leases.py"),
    "in the middle of an answer": ("enters", "_body", "fetching/exchange.py"),
    "between storing bytes and their row": ("leaves", "store_bytes", "sources/snapshots.py"),
    "before what was fetched is committed": ("leaves", "update_states", "checking/writing.py"),
    "before the host is given back": ("enters", "Visits.note", "checking/run.py"),
    "while reading": ("enters", "readable", "fetching/reading.py"),
    "before the capture is committed": ("leaves", "add_snapshot", "sources/snapshots.py"),
    "between reading and judging": ("leaves", "read_arrived", "recheck/fetching.py"),
    "while judging": ("enters", "assess", "assessment/judge.py"),
    "before the task is committed": ("leaves", "open_task", "claims/queue.py"),
}


def test_a_worker_killed_while_it_fetches_and_a_flushed_broker_lose_and_double_nothing(flooded):
    site, env, log = flooded.site, flooded.env, flooded.log
    flooded.rises(41)
    site.hold = threading.Event()
    with worker(log, env) as first:
        seen = site.visits["/flood"]
        tick()
        wait_for(lambda: site.visits["/flood"] > seen, "the worker to ask for the page")
        kill(first)
    flush_broker()
    site.hold.set()
    assert Snapshot.objects.count() == 1
    assert Host.objects.get().leased_until > timezone.now(), "the dead worker's lease protects the host for a while"
    make_due()
    with worker(log, env):
        tick()
        wait_for(lambda: ReviewTask.objects.open().exists(), "the task")
        for _ in range(3):
            tick()
        wait_for(lambda: recheck.behind() == [], "everything to be assessed")
        time.sleep(1)
    flooded.check_that_nothing_is_lost_or_doubled(captures=2)
    assert "33 (2 Feb) became 41 (3 Feb)" in ReviewTask.objects.open().get().summary


def test_a_worker_killed_at_any_step_loses_and_doubles_nothing(flooded, tmp_path):
    crashes = Crashes(tmp_path / "crashes", STEPS)
    with worker(flooded.log, flooded.env | crashes.env):
        for number, step in enumerate(STEPS):
            toll = 41 + number
            flooded.rises(toll)
            crashes.plan(step)
            tick()
            wait_for(lambda: crashes.happened, f"a worker to die {step}")
            flush_broker()
            end_leases()
            tick()
            wait_for(lambda toll=toll: flooded.settled(toll), f"the page to be judged after a worker died {step}")
            flooded.check_that_nothing_is_lost_or_doubled(captures=number + 2)
            assert flooded.files() == set(Blob.objects.values_list("location", flat=True)), step
    Deletion.objects.update(since=timezone.now())
    delete_files()
    assert not Deletion.objects.exists()
    assert len(flooded.files()) == len(STEPS) + 1


def test_two_workers_and_many_ticks_fetch_a_due_source_once(flooded):
    site, env, log = flooded.site, flooded.env, flooded.log
    flooded.rises(41)
    seen = site.visits["/flood"]
    with worker(log, env), worker(log.with_name("second.log"), env):
        for _ in range(10):
            tick()
        wait_for(lambda: ReviewTask.objects.open().exists(), "the task")
        wait_for(lambda: recheck.behind() == [], "everything to be assessed")
        time.sleep(1)
    assert site.visits["/flood"] == seen + 1
    flooded.check_that_nothing_is_lost_or_doubled(captures=2)


def test_a_page_that_kills_its_readers_is_kept_unread_after_the_second_and_takes_no_other_along(flooded, tmp_path):
    crashes = Crashes(tmp_path / "crashes", STEPS)
    flooded.rises(41)
    flooded.site.pages["/other"] = (200, flood(day=3, toll=12))
    other, _ = add_source(flooded.site.url("/other"), actor=None, next_check_at=timezone.now())
    Source.objects.exclude(pk=other.pk).update(next_check_at=timezone.now() - timedelta(minutes=1))
    crashes.plan("while reading")
    with worker(flooded.log, flooded.env | crashes.env):
        tick()
        wait_for(lambda: crashes.happened, "the page to kill its first reader")
        crashes.plan("while reading")
        wait_for(lambda: Arrival.objects.count() == 2, "both pages")
        end_leases()
        tick()
        wait_for(lambda: crashes.happened, "the page to kill its second reader")
        end_leases()
        tick()
        wait_for(lambda: not Arrival.objects.exists(), "the page to be given up")
    source = flooded.evidence.source
    source.refresh_from_db()
    assert source.health == "unreadable"
    assert "took too long" in source.latest_snapshot.blob.problem
    assert source.next_check_at > timezone.now()
    other.refresh_from_db()
    assert other.health == "ok"
    assert "12 people" in other.latest_snapshot.blob.text


def test_a_page_that_takes_the_rules_too_long_is_noted_and_the_rest_is_assessed(flooded):
    site, env, log = flooded.site, flooded.env, flooded.log
    sentence = "As of 3 February 2020 the flood had killed 41 people in the Sarn delta, the ministry said."
    site.pages["/flood"] = (200, f"<html><body><article>{f'<p>{sentence}</p>' * 8000}</article></body></html>")
    make_due()
    recheck.recheck_due()
    recheck.read_arrived()
    assert recheck.behind() == [flooded.evidence.pk]
    with worker(log, env):
        current_app.send_task("claims.tasks.assess", args=[[flooded.evidence.pk]], soft_time_limit=1)
        wait_for(lambda: recheck.behind() == [], "the page to be given up", 60)
    noted = Observation.objects.order_by("-pk").first()
    assert noted.outcome == "not_assessed"
    assert noted.reason == "This capture could not be read by the rules: it took too long."
