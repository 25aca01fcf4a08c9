"""A database or a broker that dies and comes back, a store without room: the worker goes on by itself."""

import hashlib
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.utils import timezone

from claims.models import ReviewTask
from sources.models import Blob, Check, Deletion, Source
from sources.purging import delete_files
from tests.claims.pages_of_sources import flood
from tests.functional.flooded import end_leases, make_due, nothing_in_work, tick
from tests.functional.workers import family, wait_for, worker
from tracker.embedded import paths, processes
from tracker.embedded.client import hold, missing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


@contextmanager
def down(service: str, how: signal.Signals) -> Iterator[None]:
    """The embedded server is ended by a signal, and started again at the end."""
    if service not in configured.EMBEDDED:
        pytest.skip(f"the {service} of these tests is not ours to restart")
    connection.close()
    data_dir = configured.DATA_DIR
    server = processes.recorded(paths.run_file(data_dir, service), "server")
    assert server is not None
    processes.send(server, how)
    wait_for(lambda: missing(data_dir, [service]), "the server to be gone")
    yield
    hold(data_dir, [service], durable=False).close()


def keep_ticking(done: Callable[[], bool], what: str) -> None:
    """As beat does: a message may be lost with a connection, and the next tick makes up for it."""
    ends = time.monotonic() + 60
    while not done():
        assert time.monotonic() < ends, f"Waited 60 s for {what}."
        tick()
        with suppress(AssertionError):
            wait_for(done, what, 3)


def test_a_worker_goes_on_by_itself_after_the_database_and_then_the_broker_died(flooded):
    flooded.rises(41)
    flooded.site.hold = threading.Event()
    with worker(flooded.log, flooded.env) as running:
        seen = flooded.site.visits["/flood"]
        tick()
        wait_for(lambda: flooded.site.visits["/flood"] > seen, "the worker to ask for the page")
        with down("postgres", signal.SIGQUIT):
            flooded.site.hold.set()
        # The run that lost its database could not give the host back: its lease ends by itself.
        end_leases()
        keep_ticking(lambda: flooded.settled(41), "the page to be judged")
        flooded.check_that_nothing_is_lost_or_doubled(captures=2)
        flooded.rises(42)
        # A broker that dies over a message in work ends Celery's worker (kombu 5.7), which is then started anew.
        wait_for(nothing_in_work, "the worker to rest")
        with down("valkey", signal.SIGKILL):
            pass
        keep_ticking(lambda: flooded.settled(42), "the next page to be judged")
        assert running.poll() is None
    flooded.check_that_nothing_is_lost_or_doubled(captures=3)
    Deletion.objects.update(since=timezone.now())
    delete_files()
    assert flooded.files() == set(Blob.objects.values_list("location", flat=True))


def limit_files(pids: list[int], size: int) -> None:
    for pid in pids:
        _soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits the room of another process")
def test_a_store_without_room_blames_no_source_leaves_nothing_half_written_and_is_told_of(flooded):
    noise = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(20_000))
    flooded.site.pages["/flood"] = (200, flood(day=3, toll=41).replace("</body>", f"<!-- {noise} --></body>"))
    make_due()
    with worker(flooded.log, flooded.env) as running:
        limit_files(family(running), 300_000)
        tick()
        wait_for(lambda: "disk is full" in Client().get("/health").content.decode(), "the trouble to be told of")
        wait_for(lambda: Source.objects.get().next_check_at > timezone.now(), "the check to be put off")
        source = Source.objects.get()
        assert (source.health, source.failures) == ("ok", 0)
        assert Check.objects.count() == 1
        assert not ReviewTask.objects.open().exists()
        assert len([path for path in flooded.captures.rglob("*") if path.is_file()]) == 1
        limit_files(family(running), resource.RLIM_INFINITY)
        make_due()
        tick()
        wait_for(lambda: flooded.settled(41), "the page to be judged")
    flooded.check_that_nothing_is_lost_or_doubled(captures=2)
    assert "did not take" in Path(flooded.log).read_text()
