import gzip

import pytest
from django.db import transaction
from django.utils import timezone

from ledger.models import Event
from sources.models import Blob, Snapshot
from sources.purging import purge
from sources.snapshots import CaptureMissingError, add_snapshot, add_source, keep_bytes, read_bytes
from tests.sources.purged import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

PAGE = b"<html><head><title>Toll</title></head><body><article><p>The flood killed 33 people in the delta on Sunday, \
the ministry said in its evening report.</p></article></body></html>"


def test_the_same_bytes_are_kept_once_and_come_back_whole(captures_folder):
    first = keep_bytes(PAGE, "text/html", url="https://one.example/a")
    again = keep_bytes(PAGE, "text/html", url="https://two.example/b")
    assert first == again
    assert read_bytes(first) == PAGE
    assert "killed 33 people" in first.text
    assert first.title == "Toll"
    assert len([path for path in captures_folder.rglob("*") if path.is_file()]) == 1


def test_bytes_altered_in_the_store_are_noticed(captures_folder):
    blob = keep_bytes(PAGE, "text/html", url="https://one.example/a")
    (captures_folder / blob.location).write_bytes(gzip.compress(PAGE.replace(b"33", b"34")))
    with pytest.raises(CaptureMissingError, match="altered"):
        read_bytes(blob)
    (captures_folder / blob.location).write_bytes(b"not gzip")
    with pytest.raises(CaptureMissingError, match="cannot be read"):
        read_bytes(blob)
    (captures_folder / blob.location).unlink()
    with pytest.raises(CaptureMissingError, match="cannot be read"):
        read_bytes(blob)


def test_nothing_is_written_when_the_store_refuses(settings, tmp_path):
    (tmp_path / "captures").write_text("a file where the folder should be")
    with pytest.raises(OSError):
        keep_bytes(PAGE, "text/html", url="https://one.example/a")
    assert not Blob.objects.exists()


def test_bytes_that_hold_no_text_are_kept_with_the_reason():
    blob = keep_bytes(b"\x00\x01\x02" * 100, "application/octet-stream", url="https://one.example/a")
    assert blob.problem
    assert "\x00" not in blob.text


def test_a_capture_becomes_the_sources_latest_and_keeps_only_plain_headers():
    source, is_new = add_source("https://one.example/a", actor=None)
    assert is_new
    assert add_source("HTTPS://one.example:443/a#x", actor=None) == (source, False)
    blob = keep_bytes(PAGE, "text/html", url=source.url)
    with transaction.atomic():
        snapshot = add_snapshot(
            source,
            blob,
            fetched_at=timezone.now(),
            final_url=source.url,
            status=200,
            headers={"content-type": "text/html", "set-cookie": "id=secret"},
        )
        source.save()
    assert source.latest_snapshot == snapshot
    assert source.title == "Toll"
    assert Snapshot.objects.get().headers == {"content-type": "text/html"}


def test_bytes_that_were_taken_down_are_not_stored_again(captures_folder, django_capture_on_commit_callbacks):
    blob = keep_bytes(PAGE, "text/html", url="https://one.example/a")
    with django_capture_on_commit_callbacks(execute=True):
        take_down(blob)
        again = keep_bytes(PAGE, "text/html", url="https://one.example/a")
    assert (again.pk, again.location, again.text) == (blob.pk, "", "")
    assert Blob.objects.get().location == ""
    assert [path for path in captures_folder.rglob("*") if path.is_file()] == []


def test_bytes_that_nothing_rested_on_are_kept_again_when_they_are_said_again(
    captures_folder, django_capture_on_commit_callbacks
):
    blob = keep_bytes(PAGE, "text/html", url="https://one.example/a")
    with django_capture_on_commit_callbacks(execute=True):
        purge([blob.pk], Blob.PurgedFor.RETENTION, by=None, reason="Old.")
    assert [path for path in captures_folder.rglob("*") if path.is_file()] == []
    again = keep_bytes(PAGE, "text/html", url="https://one.example/a")
    assert read_bytes(again) == PAGE
    assert "killed 33 people" in Blob.objects.get().text
    assert (again.purged_for, again.purged_at, again.problem) == ("", None, "")
    assert [event.verb for event in Event.objects.about("blob", blob.pk)] == ["capture.kept_again", "capture.purged"]
