"""One worker, one run, over good, slow and hostile servers side by side."""

import json
from collections.abc import Iterator

import pytest
from django.utils import timezone

from sources.models import Arrival, Check, Host, Source
from sources.snapshots import add_source
from tests.functional.flooded import tick
from tests.functional.hostile import Hostile, Names
from tests.functional.workers import environment, peak_memory, wait_for, worker
from tests.sources.fetching.loopback import CERTIFICATE, Site, page

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

GOOD = 50
SLOW = {"/never", "/drip"}
EXPECTED = {
    "/never": ("unreachable", "total_timeout"),
    "/drip": ("unreachable", "total_timeout"),
    "/endless-headers": ("refused", "long_headers"),
    "/endless-body": ("refused", "too_large"),
    "/bomb": ("refused", "too_large"),
    "/wrong-length": ("unreachable", "broken_body"),
    "/broken-chunks": ("unreachable", "bad_answer"),
    "/bad-charset": ("changed", "ok"),
    "/loop": ("refused", "redirect_loop"),
    "/inward": ("refused", "inner_address"),
    "certificate": ("unreachable", "tls"),
    "matching certificate": ("changed", "ok"),
    "rebinding": ("changed", "ok"),
}


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    plain, secure = Site("0.0.0.0"), Site(tls=True)
    yield plain, secure
    plain.close()
    secure.close()


def add(url: str) -> int:
    return add_source(url, actor=None, next_check_at=timezone.now())[0].pk


def test_each_gets_its_own_outcome_and_none_holds_up_or_harms_another(sites, broker, tmp_path):
    plain, secure = sites
    hostile = Hostile(plain)
    for number in range(GOOD):
        plain.pages[f"/good/{number}"] = page(f"<p>Report {number}: boats sank.</p>".encode(), Content_Type="text/html")
    plain.pages["/"] = secure.pages["/"] = page(b"<p>Twelve boats sank on Sunday.</p>", Content_Type="text/html")
    names = Names(tmp_path / "names", pages="127.0.0.1", other="127.0.0.1", moving="127.0.2.1")
    good_hosts = [f"127.0.3.{number + 1}" for number in range(GOOD)]
    allowed = [f"{host}:{plain.port}" for host in (*good_hosts, *hostile.hosts.values(), "127.0.2.1")]
    env = environment(
        TRACKER_CAPTURES_OPTIONS=json.dumps({"location": str(tmp_path / "captures")}),
        TRACKER_FETCH_ALLOWED_ADDRESSES=",".join([*allowed, secure.address]),
        TRACKER_FETCH_HOST_DELAY_SECONDS="0",
        TRACKER_FETCH_BUDGET_SECONDS="16",
        SSL_CERT_FILE=str(CERTIFICATE),
        **names.env,
    )
    # The slow and the hostile ones are due the longest, and come first.
    odd = {what: add(url) for what, url in hostile.urls.items()}
    odd["certificate"] = add(secure.url(name="other.test"))
    odd["matching certificate"] = add(secure.url(name="pages.test"))
    odd["rebinding"] = add(plain.url(name="moving.test"))
    good = [add(plain.url(f"/good/{number}", name=host)) for number, host in enumerate(good_hosts)]
    with worker(tmp_path / "worker.log", env, processes=1) as running:
        before = peak_memory(running)
        tick()
        wait_for(lambda: Source.objects.filter(pk__in=good, last_checked_at__isnull=False).count() == GOOD, "the good")
        early = Check.objects.filter(source__in=[odd[what] for what in SLOW])
        assert not early.exists(), "nobody waited for the slow ones"
        wait_for(lambda: not Arrival.objects.exists(), "the pages to be read")
        wait_for(lambda: Check.objects.values("source").distinct().count() == GOOD + len(odd), "all others", 40)
        wait_for(lambda: not Host.objects.filter(lease__isnull=False).exists(), "all hosts to be given back")
        grown = peak_memory(running) - before
        Source.objects.filter(pk=odd["rebinding"]).update(next_check_at=timezone.now())
        names.point(moving="10.1.2.3")
        tick()
        moved = Check.objects.filter(source=odd["rebinding"]).exclude(outcome="changed")
        wait_for(moved.exists, "the name that moved inward")
    checks = {one.source_id: one for one in Check.objects.exclude(pk__in=moved)}
    assert {what: (checks[pk].outcome, checks[pk].reason) for what, pk in odd.items()} == EXPECTED
    assert {checks[pk].outcome for pk in good} == {"changed"}
    assert Check.objects.count() == GOOD + len(odd) + 1
    assert all(one.message.startswith(one.source.url) for one in Check.objects.select_related("source"))
    assert "10.1.2.3" in checks[odd["/inward"]].message
    assert (moved.get().outcome, moved.get().reason) == ("refused", "inner_address")
    assert not Arrival.objects.exists()
    # The bomb holds 2 GB. Some ten megabytes are usual here; pages of the largest size may add theirs.
    assert grown < 100, f"memory grew by {grown} MB"
