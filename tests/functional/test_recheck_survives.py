"""What a dead worker and a broker without memory may cost: time, and nothing else."""

import json
import random
import time

import pytest
import redis
from celery import current_app
from django.utils import timezone

from claims import recheck, review
from claims.ingest import Details, ingest_text
from claims.models import Evidence, Observation, Rating, ReviewTask, Verdict
from claims.review import Draft
from sources.models import Arrival, Check, Host, Snapshot, Source
from tests.claims.conftest import person
from tests.claims.pages_of_sources import QUOTE, flood, serve_site
from tests.claims.sample import ARTICLE
from tests.functional.workers import environment, kill, wait_for, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


@pytest.fixture
def setting(settings, tmp_path, broker):
    """A claim with a published verdict on a page that has changed since, and due; no message is under way."""
    store = {"location": str(tmp_path / "captures")}
    settings.STORAGES = {
        **settings.STORAGES,
        "captures": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": store},
    }
    settings.FETCH_HOST_DELAY_SECONDS = 0
    with serve_site() as site:
        settings.FETCH_ALLOWED_ADDRESSES = frozenset({site.address})
        rosa = person("rosa", "reviewer")
        article = ingest_text(ARTICLE, Details(published=timezone.datetime(2020, 2, 2).date()), actor=rosa).article
        claim = article.claims.get(kind="casualty_count", measure="killed")
        review.select(claim, rosa, "harm")
        review.take(claim, rosa)
        evidence = review.add_evidence(claim, rosa, site.url(), quote=QUOTE)
        recheck.capture(evidence.source)
        recheck.assess_evidence(evidence.pk)
        rating = Rating.objects.in_use().get(code="accurate")
        review.save_draft(claim, rosa, Draft(rating, "2020-02-02", "The ministry counted 33 that day."))
        review.publish(claim, rosa)
        flush_broker()
        env = environment(
            TRACKER_CAPTURES_OPTIONS=json.dumps(store),
            TRACKER_FETCH_ALLOWED_ADDRESSES=site.address,
            TRACKER_FETCH_HOST_DELAY_SECONDS="0",
            TRACKER_CHECK_INTERVAL_SECONDS="3600",
        )
        yield site, evidence, env, tmp_path / "worker.log"


def flush_broker() -> None:
    with redis.Redis.from_url(current_app.conf.broker_url.replace("redis+socket://", "unix://")) as client:
        client.flushall()


def make_due() -> None:
    """Time passes: the source is due, and the lease of whoever died has run out."""
    Source.objects.update(next_check_at=timezone.now())
    Host.objects.update(leased_until=None, lease=None, next_allowed_at=None)
    Arrival.objects.update(leased_until=None)


def tick() -> None:
    current_app.send_task("claims.tasks.tick")


def check_that_nothing_is_lost_or_doubled(evidence: Evidence, captures: int) -> None:
    (task,) = ReviewTask.objects.open()
    assert task.reason == "value_changed"
    assert Snapshot.objects.count() == captures
    readings = Observation.objects.filter(evidence=evidence)
    assert readings.count() == captures == readings.values("snapshot").distinct().count()
    assert task.observations.count() == captures - 1
    assert Verdict.objects.count() == 1
    assert recheck.behind() == []


def test_a_worker_killed_while_it_fetches_and_a_flushed_broker_lose_and_double_nothing(setting):
    import threading

    site, evidence, env, log = setting
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    site.hold = threading.Event()
    make_due()
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
    check_that_nothing_is_lost_or_doubled(evidence, captures=2)
    assert "33 (2 Feb) became 41 (3 Feb)" in ReviewTask.objects.open().get().summary


def test_workers_killed_at_any_moment_leave_one_task_and_one_reading_a_capture(setting):
    site, evidence, env, log = setting

    def the_last_page_is_kept() -> bool:
        return Check.objects.filter(snapshot__blob__text__contains="43 people").exists()

    moments = random.Random(7)
    for round_ in range(3):
        site.pages["/flood"] = (200, flood(day=3 + round_, toll=41 + round_))
        make_due()
        with worker(log, env) as doomed:
            tick()
            time.sleep(moments.uniform(0, 0.6))
            kill(doomed)
        flush_broker()
    make_due()
    with worker(log, env):
        tick()
        wait_for(the_last_page_is_kept, "the last page", 60)
        tick()
        wait_for(lambda: recheck.behind() == [], "everything to be assessed")
        wait_for(lambda: ReviewTask.objects.open().exists(), "the task")
    newest = Source.objects.get().latest_snapshot
    assert "43 people" in newest.blob.text
    readings = Observation.objects.filter(evidence=evidence)
    assert readings.filter(snapshot=newest).count() == 1
    assert readings.count() == readings.values("snapshot").distinct().count()
    assert ReviewTask.objects.open().count() == 1
    assert Verdict.objects.count() == 1


def test_two_workers_and_many_ticks_fetch_a_due_source_once(setting):
    site, evidence, env, log = setting
    site.pages["/flood"] = (200, flood(day=3, toll=41))
    make_due()
    seen = site.visits["/flood"]
    with worker(log, env), worker(log.with_name("second.log"), env):
        for _ in range(10):
            tick()
        wait_for(lambda: ReviewTask.objects.open().exists(), "the task")
        wait_for(lambda: recheck.behind() == [], "everything to be assessed")
        time.sleep(1)
    assert site.visits["/flood"] == seen + 1
    check_that_nothing_is_lost_or_doubled(evidence, captures=2)


def test_a_page_that_kills_its_readers_is_kept_unread_after_the_second(setting):
    site, _evidence, env, log = setting
    site.pages["/flood"] = (200, f"<html><body><article><p>{'<b>x</b> y ' * 400_000}</p></article></body></html>")
    for deaths in (1, 2):
        make_due()
        with worker(log, env) as doomed:
            tick()
            wait_for(lambda n=deaths: Arrival.objects.filter(readings=n).exists(), "the page to be read")
            kill(doomed)
        flush_broker()
    make_due()
    with worker(log, env):
        tick()
        wait_for(lambda: not Arrival.objects.exists(), "the page to be given up")
    source = Source.objects.get()
    assert source.health == "unreadable"
    assert "took too long" in source.latest_snapshot.blob.problem
    assert source.next_check_at > timezone.now()


def test_a_page_that_takes_the_rules_too_long_is_noted_and_the_rest_is_assessed(setting):
    site, evidence, env, log = setting
    sentence = "As of 3 February 2020 the flood had killed 41 people in the Sarn delta, the ministry said."
    site.pages["/flood"] = (200, f"<html><body><article>{f'<p>{sentence}</p>' * 8000}</article></body></html>")
    make_due()
    recheck.recheck_due()
    recheck.read_arrived()
    assert recheck.behind() == [evidence.pk]
    with worker(log, env):
        current_app.send_task("claims.tasks.assess", args=[[evidence.pk]], soft_time_limit=1)
        wait_for(lambda: recheck.behind() == [], "the page to be given up", 60)
    noted = Observation.objects.order_by("-pk").first()
    assert noted.outcome == "not_assessed"
    assert noted.reason == "This capture could not be read by the rules: it took too long."
