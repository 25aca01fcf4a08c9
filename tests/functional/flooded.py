"""A claim with a published verdict on a page that goes on changing, and what a re-check may never lose or double."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redis
from celery import current_app
from django.utils import timezone

from claims import recheck, review
from claims.ingest import Details, ingest_text
from claims.models import Evidence, Observation, Rating, ReviewTask, Verdict
from claims.review import Draft
from ledger.models import Event, Heartbeat
from sources.models import Arrival, Blob, Check, Deletion, Host, Snapshot, Source
from tests.claims.conftest import person
from tests.claims.pages_of_sources import QUOTE, Site, flood, serve_site
from tests.claims.sample import ARTICLE
from tests.functional.workers import environment


@dataclass
class Flooded:
    """The page is read once, and its claim's verdict published; no message is under way."""

    site: Site
    evidence: Evidence
    env: dict[str, str]
    log: Path
    captures: Path

    def rises(self, toll: int) -> None:
        """The page says another figure, for another day, and is due."""
        self.site.pages["/flood"] = (200, flood(day=toll - 38, toll=toll))
        make_due()

    def settled(self, toll: int) -> bool:
        """The newest figure was captured, read and judged, and the worker rests."""
        newest = Source.objects.select_related("latest_snapshot__blob").get().latest_snapshot
        return (
            f"{toll} people" in newest.blob.text
            and recheck.behind() == []
            and not Arrival.objects.exists()
            and not Host.objects.filter(lease__isnull=False).exists()
        )

    def check_that_nothing_is_lost_or_doubled(self, captures: int) -> None:
        (task,) = ReviewTask.objects.open()
        assert task.reason == "value_changed"
        assert Snapshot.objects.count() == captures
        assert Event.objects.filter(verb="source.captured").count() == captures
        assert list(Check.objects.values_list("outcome", "count")) == [("changed", 1)] * captures
        readings = Observation.objects.filter(evidence=self.evidence)
        assert readings.count() == captures == readings.values("snapshot").distinct().count()
        assert task.observations.count() == captures - 1
        assert Verdict.objects.count() == 1
        assert recheck.behind() == []
        source = Source.objects.get()
        assert (source.health, source.failures) == ("ok", 0)

    def files(self) -> set[str]:
        """What lies in the store, but for what is noted to be deleted."""
        lying = {str(path.relative_to(self.captures)) for path in self.captures.rglob("*") if path.is_file()}
        assert lying >= set(Blob.objects.values_list("location", flat=True))
        return lying - set(Deletion.objects.values_list("location", flat=True))


@contextmanager
def flooded_claim(settings: Any, folder: Path) -> Iterator[Flooded]:
    store = {"location": str(folder / "captures")}
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
        yield Flooded(site, evidence, env, folder / "worker.log", folder / "captures")


def flush_broker() -> None:
    with _broker() as client:
        client.flushall()


def nothing_in_work() -> bool:
    """Whether the broker waits for no worker to be done with a message."""
    with _broker() as client:
        return not client.hlen("unacked") and not client.llen("celery")


def _broker() -> redis.Redis:
    return redis.Redis.from_url(current_app.conf.broker_url.replace("redis+socket://", "unix://"))


def make_due() -> None:
    """Time passes: the source is due, and leases of whoever died and notes of lost messages have run out."""
    Source.objects.update(next_check_at=timezone.now())
    end_leases()


def end_leases() -> None:
    Host.objects.update(leased_until=None, lease=None, next_allowed_at=None)
    Arrival.objects.update(leased_until=None)
    Heartbeat.objects.filter(name__startswith="queued ").delete()


def tick() -> None:
    current_app.send_task("claims.tasks.tick")
