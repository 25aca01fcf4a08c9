"""Checks against a real server: what hostile answers, busy hosts and late workers may cost."""

import datetime as dt
import threading
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sources import checking
from sources.checking.leases import WRITING_SECONDS
from sources.models import Arrival, Blob, Check, Host, Snapshot, Source
from sources.purging import delete_files
from sources.snapshots import add_source, read_bytes
from tests.sources.answers import answer
from tests.sources.checked import PAGE, checked, due, html, read_all
from tests.sources.fetching.loopback import Site, page, redirect
from tests.sources.purged import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def refuse_captures_of(path: str) -> None:
    """From now on the database refuses to write down a capture of this page."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse_capture() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no room for this one'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER refuse_capture BEFORE INSERT ON sources_snapshot FOR EACH ROW "
            f"WHEN (NEW.final_url LIKE '%{path}') EXECUTE FUNCTION refuse_capture()"
        )


@pytest.mark.parametrize("name", ["ETag", "Last_Modified", "Server", "Content_Language"])
def test_a_header_that_is_no_text_stops_no_check(site, name):
    site.pages |= {"/odd": html(**{name: "caf\xe9\xc2\x85"}), "/plain": html(PAGE.replace(b"33", b"34"))}
    due(site, "/odd", "/plain")
    assert checked() == {"changed": 2}
    odd = Source.objects.get(url=site.url("/odd"))
    assert (odd.health, odd.etag, odd.last_modified) == ("ok", "", "")
    assert not Source.objects.due(timezone.now()).exists()
    kept = Snapshot.objects.get(source=odd).headers
    assert kept[name.lower().replace("_", "-")] == "caf\ufffd"


def test_a_validator_too_long_to_keep_is_not_kept_cut_short(site):
    site.pages["/"] = html(ETag=f'"{"x" * 1200}"')
    due(site, "/")
    checked()
    assert Source.objects.get().etag == ""


def test_an_answer_that_cannot_be_written_down_is_a_failed_check_and_the_batch_goes_on(site):
    site.pages |= {"/a": html(), "/b": html(PAGE.replace(b"33", b"34")), "/c": html(PAGE.replace(b"33", b"35"))}
    bad, *_others = due(site, "/a", "/b", "/c")
    refuse_captures_of("/a")
    assert checked() == {"unreachable": 1, "changed": 2}
    bad.refresh_from_db()
    assert (bad.health, bad.failures) == ("unreachable", 1)
    assert bad.next_check_at > timezone.now() + dt.timedelta(seconds=bad.interval * 0.9)
    noted = Check.objects.get(source=bad)
    assert noted.reason == "not_written_down"
    assert "could not be kept" in noted.message
    assert Host.objects.get().lease is None


def test_a_page_that_answers_with_what_was_purged_is_not_captured_again(site, captures_folder):
    site.pages["/"] = html(ETag='"1"')
    due(site, "/")
    checked()
    (file,) = [path for path in captures_folder.rglob("*") if path.is_file()]
    take_down(*Blob.objects.all())
    delete_files()
    for _ in range(2):
        Source.objects.update(next_check_at=timezone.now())
        checked()
    assert Snapshot.objects.count() == 1
    assert not file.exists()
    assert Blob.objects.get().location == ""
    latest = Check.objects.first()
    assert (latest.outcome, latest.reason, latest.count) == ("unchanged", "purged", 2)
    assert not Arrival.objects.exists()
    assert "was purged here" in latest.message
    assert Source.objects.get().etag == ""
    assert Source.objects.get().health == "ok"


def rest(site: Site) -> float:
    """Seconds for which the site is left in peace from now on."""
    host = Host.objects.get(key=f"http://{site.address}")
    assert host.lease is None
    return (host.next_allowed_at - timezone.now()).total_seconds()


def test_a_host_rests_for_the_delay_that_a_person_set_for_it(site):
    site.pages["/"] = html()
    due(site, "/")
    Host.objects.update(delay_seconds=3600)
    checked()
    assert 3590 < rest(site) <= 3600


def test_a_delay_shorter_than_that_of_the_settings_is_not_used(site, settings):
    settings.FETCH_HOST_DELAY_SECONDS = 60
    site.pages["/"] = html()
    due(site, "/")
    Host.objects.update(delay_seconds=1)
    checked()
    assert 50 < rest(site) <= 60


def test_the_delay_of_a_host_holds_within_a_batch(site):
    site.pages |= {"/a": html(), "/b": html()}
    due(site, "/a", "/b")
    Host.objects.update(delay_seconds=0.6)
    checked()
    first, second = [moment for path, _, moment in site.seen if path != "/robots.txt"]
    assert second - first >= 0.6


@pytest.mark.parametrize(("asked", "seconds"), [("120", 120), ("9" * 30, 7 * 24 * 3600)])
def test_a_host_rests_after_the_batch_as_its_robots_txt_asks(site, asked, seconds):
    site.pages |= {"/robots.txt": page(f"User-agent: *\nCrawl-delay: {asked}\n".encode()), "/": html()}
    due(site, "/")
    assert checked() == {"changed": 1}
    assert seconds - 10 < rest(site) <= seconds


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_host_rests_after_the_batch_as_its_retry_after_asks(site, status):
    site.pages |= {"/a": page(b"busy", status, Retry_After="600"), "/b": html()}
    due(site, "/a", "/b")
    checked()
    assert 590 < rest(site) <= 600
    assert "/b" not in site.paths()
    assert checked() == {}


def test_a_host_reached_by_a_redirect_rests_as_it_asks(site, settings):
    target = Site()
    try:
        settings.FETCH_ALLOWED_ADDRESSES |= {target.address}
        site.pages["/"] = redirect(target.url("/"))
        target.pages["/"] = page(b"busy", "429 Too Many Requests", Retry_After="600")
        due(site, "/")
        add_source(target.url("/other"), actor=None)
        checked()
        assert 590 < rest(target) <= 600
        assert rest(site) < 1
    finally:
        target.close()


def test_a_page_that_dawdles_beyond_the_budget_is_a_failed_check(site, settings):
    settings.FETCH_BUDGET_SECONDS = 2
    site.pages["/"] = site.hang
    due(site, "/")
    assert checked() == {"unreachable": 1}


def test_a_source_on_a_host_that_is_held_is_left_for_the_next_tick(site):
    site.pages |= {"/a": html(), "/b": html()}
    due(site, "/a")
    lone, _ = add_source(site.url("/b"), actor=None)
    lease = uuid.uuid4()
    [held] = checking.lease_due(lease, timezone.now(), room=10, seconds=10)
    assert checking.check_now(lone).outcomes == {}
    assert site.seen == []
    lone.refresh_from_db()
    assert lone.next_check_at <= timezone.now()
    assert Host.objects.get().lease == lease
    checking.release(lease, {held.host: 0})
    assert checking.check_now(lone).outcomes == {"changed": 1}


def test_a_source_on_a_host_that_rests_is_left_for_the_next_tick(site):
    site.pages["/"] = html()
    lone, _ = add_source(site.url("/"), actor=None)
    Host.objects.update(next_allowed_at=timezone.now() + dt.timedelta(minutes=1))
    assert checking.check_now(lone).outcomes == {}
    assert site.seen == []
    lone.refresh_from_db()
    assert lone.next_check_at <= timezone.now()


def test_an_answer_older_than_the_last_one_written_is_dropped(captures_folder):
    source, _ = add_source("https://one.example/", actor=None)
    assert checking.write_down([answer(source, PAGE.replace(b"33", b"41"))]) == {source.pk: "arrived"}
    late = answer(source, PAGE, seconds=-60)
    assert checking.write_down([late]) == {source.pk: "unchanged"}
    assert read_all() == ["changed"]
    source.refresh_from_db()
    assert "41 people" in source.latest_snapshot.blob.text
    assert Snapshot.objects.count() == 1
    assert len([path for path in captures_folder.rglob("*") if path.is_file()]) == 1


def test_a_clock_that_was_set_back_stops_no_check():
    source, _ = add_source("https://one.example/", actor=None, next_check_at=timezone.now())
    checking.write_down([answer(source, PAGE)])
    tomorrow = timezone.now() + dt.timedelta(days=1)
    Source.objects.update(last_checked_at=tomorrow, next_check_at=timezone.now())
    Host.objects.update(lease=uuid.uuid4(), leased_until=tomorrow)
    assert len(checking.lease_due(uuid.uuid4(), timezone.now(), room=10, seconds=10)) == 1
    checking.write_down([answer(source, PAGE.replace(b"33", b"41"))])
    source.refresh_from_db()
    assert timezone.now() - source.last_checked_at < dt.timedelta(minutes=1)
    assert source.next_check_at > timezone.now()


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_write_two_captures_of_one_change(captures_folder):
    source, _ = add_source("https://one.example/", actor=None)
    together = threading.Barrier(2)
    outcomes: list[str] = []
    tolls = [str(toll).encode() for toll in range(40, 52)]

    def work() -> None:
        try:
            for toll in tolls:
                response = answer(source, PAGE.replace(b"33", toll))
                together.wait(20)
                checking.write_down([response])
                together.wait(20)
                outcomes.extend(read_all())
                together.wait(20)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    while said := checking.read_arrived():
        outcomes.extend(said.values())
    assert outcomes.count("changed") == len(tolls)
    assert Snapshot.objects.count() == len(tolls)
    assert len([path for path in captures_folder.rglob("*") if path.is_file()]) == len(tolls)


def test_a_lease_lasts_longer_than_a_run_and_a_task_longer_than_either(site, settings):
    due(site, "/")
    now = timezone.now()
    checking.lease_due(uuid.uuid4(), now, room=10, seconds=10)
    lease = (Host.objects.get().leased_until - now).total_seconds()
    assert settings.FETCH_BUDGET_SECONDS + WRITING_SECONDS < lease < settings.CELERY_TASK_SOFT_TIME_LIMIT


def test_a_page_at_which_workers_died_twice_is_kept_and_not_read_a_third_time(site):
    site.pages["/"] = html()
    (source,) = due(site, "/")
    checking.check_due()
    Arrival.objects.update(readings=2)
    assert read_all() == ["changed"]
    source.refresh_from_db()
    assert source.health == "unreadable"
    assert "took too long" in source.latest_snapshot.blob.problem
    assert read_bytes(source.latest_snapshot.blob) == PAGE
    Source.objects.update(next_check_at=timezone.now())
    assert checked() == {"unchanged": 1}
    source.refresh_from_db()
    assert source.health == "unreadable", "that it answers does not make its page readable"


def test_a_lot_costs_the_same_queries_however_large(site):
    for number in range(40):
        site.pages[f"/{number}"] = html(PAGE.replace(b"33", str(number + 100).encode()))
    counts = []
    for number in (2, 40):
        Source.objects.update(next_check_at=None)
        due(site, *(f"/{n}" for n in range(number)))
        Source.objects.filter(url__in=[site.url(f"/{n}") for n in range(number)]).update(next_check_at=timezone.now())
        lease = uuid.uuid4()
        with CaptureQueriesContext(connection) as leasing:
            held = checking.lease_due(lease, timezone.now(), room=100, seconds=100)
        assert len(held) == number
        responses = [
            answer(Source(pk=one.source, url=one.url), PAGE + f"{number} {one.source}".encode()) for one in held
        ]
        with CaptureQueriesContext(connection) as writing:
            checking.write_down(responses)
        with CaptureQueriesContext(connection) as releasing:
            checking.release(lease, {one.host: 0 for one in held})
        counts.append((len(leasing), len(writing), len(releasing)))
    assert counts[0] == counts[1]


def test_quiet_hours_keep_a_host_in_peace_but_not_from_somebody_who_asks_now(site, settings):
    settings.NEWSROOM = {**settings.NEWSROOM, "zone": "Asia/Tokyo"}
    site.pages["/"] = html()
    (source,) = due(site, "/")
    here = timezone.now().astimezone(ZoneInfo("Asia/Tokyo"))
    hour = dt.timedelta(hours=1)
    Host.objects.update(quiet_from=(here - hour).time(), quiet_until=(here + hour).time())
    assert checked() == {}
    assert checking.check_now(source).outcomes == {"changed": 1}
    Host.objects.update(quiet_from=(here + hour).time(), quiet_until=(here - hour).time())
    Source.objects.update(next_check_at=timezone.now())
    assert checked() == {"unchanged": 1}


def test_a_store_that_is_full_says_nothing_of_the_source_which_is_asked_again_soon(site, captures_folder):
    site.pages["/"] = html()
    (source,) = due(site, "/")
    captures_folder.write_text("a file where the folder should be")
    assert checked() == {}
    source.refresh_from_db()
    assert (source.health, source.failures, source.etag) == ("new", 0, "")
    assert dt.timedelta(0) < source.next_check_at - timezone.now() <= dt.timedelta(minutes=5)
    captures_folder.unlink()
    Source.objects.update(next_check_at=timezone.now())
    assert checked() == {"changed": 1}
