"""A saved copy that a person attaches becomes a capture like a fetched one, and says whose it is."""

import datetime as dt
from io import BytesIO

import pytest
from django.utils import timezone

from ledger.models import Event, User
from sources import uploads
from sources.checking import policy
from sources.models import Blob, Snapshot, Source, Upload
from sources.purging import delete_files
from sources.snapshots import add_snapshot, add_source, keep_bytes, read_bytes
from sources.uploads import UploadError, attach, read_upload
from tests.sources.purged import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

PAGE = b"<html><head><title>Toll</title></head><body><p>The flood killed 33 people in the delta.</p></body></html>"
SAVED = dt.datetime(2026, 11, 1, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def source() -> Source:
    return add_source("https://walled.example/toll", actor=None)[0]


@pytest.fixture
def rosa(django_user_model) -> User:
    return django_user_model.objects.create_user("rosa")


def attached(source, rosa, body=PAGE, name="toll.html", saved_at=SAVED) -> Upload:
    return attach(source, BytesIO(body), name, saved_at, actor=rosa)


def files(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_saved_page_becomes_the_sources_capture_with_the_name_of_who_attached_it(source, rosa, captures_folder):
    upload = attached(source, rosa)
    assert uploads.waiting() == [upload.pk]
    snapshot = read_upload(upload.pk)
    source.refresh_from_db()
    assert source.latest_snapshot == snapshot
    assert (snapshot.uploaded_by, snapshot.fetched_at, snapshot.status) == (rosa, SAVED, None)
    assert snapshot.final_url == source.url
    assert read_bytes(snapshot.blob) == PAGE
    assert "killed 33 people" in snapshot.blob.text
    assert source.title == "Toll"
    assert uploads.waiting() == []
    assert read_upload(upload.pk) is None
    assert len(files(captures_folder)) == 1
    verbs = list(Event.objects.filter(actor=rosa).values_list("verb", flat=True).order_by("pk"))
    assert verbs == ["source.file_attached", "source.captured"]


def test_an_attached_copy_makes_the_next_check_ask_for_the_whole_page(source, rosa):
    Source.objects.update(etag='"1"', last_modified="yesterday", health="blocked")
    read_upload(attached(source, rosa).pk)
    source.refresh_from_db()
    assert (source.etag, source.last_modified, source.health) == ("", "", "blocked")


def test_a_copy_older_than_the_newest_capture_is_kept_beside_it(source, rosa):
    newest = add_snapshot(
        source,
        keep_bytes(PAGE.replace(b"33", b"40"), "text/html", url=source.url),
        fetched_at=SAVED + dt.timedelta(days=1),
        final_url=source.url,
    )
    source.save()
    older = read_upload(attached(source, rosa).pk)
    source.refresh_from_db()
    assert source.latest_snapshot == newest
    assert older.source == source


def test_the_same_file_as_the_newest_capture_adds_none(
    source, rosa, captures_folder, django_capture_on_commit_callbacks
):
    first = read_upload(attached(source, rosa).pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert read_upload(attached(source, rosa).pk) == first
    assert Snapshot.objects.count() == 1
    assert len(files(captures_folder)) == 1


@pytest.mark.parametrize(
    ("name", "body", "problem"),
    [
        ("page.mhtml", PAGE, "Save the page as HTML or PDF"),
        ("page", PAGE, "Save the page as HTML or PDF"),
        ("page.html", b" \n", "is empty"),
        ("page.html", b"x" * (uploads.LARGEST_FILE + 1), "larger than 10 MB"),
    ],
    ids=["another kind", "no ending", "empty", "too large"],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_way_out(source, rosa, captures_folder, name, body, problem):
    with pytest.raises(UploadError, match=problem):
        attached(source, rosa, body, name)
    assert not Upload.objects.exists()
    assert files(captures_folder) == []


def test_a_copy_from_the_future_is_refused(source, rosa):
    with pytest.raises(UploadError, match="in the future"):
        attached(source, rosa, saved_at=timezone.now() + dt.timedelta(days=1))


def test_the_limit_is_that_of_the_fetcher():
    assert policy().max_bytes == uploads.LARGEST_FILE


def test_a_file_that_says_nothing_is_kept_with_the_reason(source, rosa):
    snapshot = read_upload(attached(source, rosa, b"%PDF-1.7 broken", "scan.pdf").pk)
    assert snapshot.blob.problem


def test_what_was_taken_down_is_not_let_in_again_by_hand(
    source, rosa, captures_folder, django_capture_on_commit_callbacks
):
    waits = attached(source, rosa)
    with django_capture_on_commit_callbacks(execute=True):
        take_down(keep_bytes(PAGE, "text/html", url=source.url))
    with pytest.raises(UploadError, match="taken down here"):
        attached(source, rosa)
    with django_capture_on_commit_callbacks(execute=True):
        assert read_upload(waits.pk) is None
    waits.refresh_from_db()
    assert "taken down here" in waits.problem
    assert files(captures_folder) == []
    assert Blob.objects.get().text == ""


def test_a_file_at_which_workers_die_is_given_up(source, rosa, captures_folder, django_capture_on_commit_callbacks):
    upload = attached(source, rosa)
    for number in range(uploads.READINGS):
        assert uploads._lease(upload.pk) is not None
        assert uploads._lease(upload.pk) is None, "another worker has it"
        assert uploads.waiting() == []
        Upload.objects.update(leased_until=timezone.now(), readings=number + 1)
    with django_capture_on_commit_callbacks(execute=True):
        assert read_upload(upload.pk) is None
    upload.refresh_from_db()
    assert "workers broke off" in upload.problem
    assert uploads.waiting() == []
    assert files(captures_folder) == []
    assert Event.objects.filter(verb="source.file_refused").count() == 1


def test_a_refused_file_that_the_store_does_not_delete_is_deleted_by_a_later_tick(
    source, rosa, captures_folder, tmp_path, django_capture_on_commit_callbacks
):
    upload = attached(source, rosa)
    Upload.objects.update(readings=uploads.READINGS)
    away = captures_folder.rename(tmp_path / "away")
    captures_folder.write_text("a file where the folder should be")
    with django_capture_on_commit_callbacks(execute=True):
        assert read_upload(upload.pk) is None
    captures_folder.unlink()
    away.rename(captures_folder)
    assert len(files(captures_folder)) == 1
    assert delete_files() == 1
    assert files(captures_folder) == []


def test_a_store_in_trouble_costs_no_attached_file(
    source, rosa, captures_folder, tmp_path, django_capture_on_commit_callbacks
):
    upload = attached(source, rosa)
    away = captures_folder.rename(tmp_path / "away")
    captures_folder.write_text("a file where the folder should be")
    for _ in range(uploads.READINGS + 1):
        assert read_upload(upload.pk) is None
        Upload.objects.update(leased_until=timezone.now())
    captures_folder.unlink()
    away.rename(captures_folder)
    with django_capture_on_commit_callbacks(execute=True):
        assert read_upload(upload.pk) is not None


def test_nothing_is_noted_of_a_file_that_the_store_does_not_take(source, rosa, settings, tmp_path):
    (tmp_path / "captures").write_text("a file where the folder should be")
    with pytest.raises(UploadError, match="could not be stored"):
        attached(source, rosa)
    assert not Upload.objects.exists()
