"""Checks against a real server: what hostile answers, busy hosts and late workers may cost."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import timezone

from sources import checking
from sources.models import Blob, Check, Host, Snapshot, Source
from sources.snapshots import add_source
from tests.sources.fetching.loopback import Site, page

pytestmark = pytest.mark.django_db

PAGE = (
    b"<html><head><title>Report</title></head><body><article><p>As of 2 February 2020 the flood had killed 33 people "
    b"in the delta, the ministry said in its evening report.</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "captures": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "captures"},
        },
    }


@pytest.fixture
def site(settings) -> Iterator[Site]:
    running = Site()
    settings.FETCH_ALLOWED_ADDRESSES = frozenset({running.address})
    settings.FETCH_HOST_DELAY_SECONDS = 0
    yield running
    running.close()


def html(body: bytes = PAGE, **headers: str) -> bytes:
    return page(body, Content_Type="text/html", **headers)


def due(site: Site, *paths: str) -> list[Source]:
    """Sources that are due, the first the longest."""
    now = timezone.now()
    return [
        add_source(site.url(path), actor=None, next_check_at=now - dt.timedelta(minutes=len(paths) - place))[0]
        for place, path in enumerate(paths)
    ]


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
    assert checking.check_due().outcomes == {"changed": 2}
    odd = Source.objects.get(url=site.url("/odd"))
    assert (odd.health, odd.etag, odd.last_modified) == ("ok", "", "")
    assert not Source.objects.due(timezone.now()).exists()
    kept = Snapshot.objects.get(source=odd).headers
    assert kept[name.lower().replace("_", "-")] == "caf\ufffd"


def test_a_validator_too_long_to_keep_is_not_kept_cut_short(site):
    site.pages["/"] = html(ETag=f'"{"x" * 1200}"')
    due(site, "/")
    checking.check_due()
    assert Source.objects.get().etag == ""


def test_an_answer_that_cannot_be_written_down_is_a_failed_check_and_the_batch_goes_on(site):
    site.pages |= {"/a": html(), "/b": html(PAGE.replace(b"33", b"34")), "/c": html(PAGE.replace(b"33", b"35"))}
    bad, *_others = due(site, "/a", "/b", "/c")
    refuse_captures_of("/a")
    assert checking.check_due().outcomes == {"unreachable": 1, "changed": 2}
    bad.refresh_from_db()
    assert (bad.health, bad.failures) == ("unreachable", 1)
    assert bad.next_check_at > timezone.now() + dt.timedelta(seconds=bad.interval * 0.9)
    noted = Check.objects.get(source=bad)
    assert noted.reason == "not_written_down"
    assert "could not be read or kept" in noted.message
    assert Host.objects.get().lease is None


def test_a_page_that_answers_with_what_was_purged_is_not_captured_again(site, tmp_path):
    site.pages["/"] = html(ETag='"1"')
    due(site, "/")
    checking.check_due()
    (file,) = [path for path in (tmp_path / "captures").rglob("*") if path.is_file()]
    file.unlink()
    Blob.objects.update(location="", text="")
    Source.objects.update(etag="", last_modified="")
    for _ in range(2):
        Source.objects.update(next_check_at=timezone.now())
        checking.check_due()
    assert Snapshot.objects.count() == 1
    assert not file.exists()
    assert Blob.objects.get().location == ""
    latest = Check.objects.first()
    assert (latest.outcome, latest.reason, latest.count) == ("unchanged", "purged", 2)
    assert "was purged here" in latest.message
    assert Source.objects.get().etag == ""
    assert Source.objects.get().health == "ok"
