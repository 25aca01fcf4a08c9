"""Captures leave as WARC 1.1 that other tools read, check and replay to the same bytes."""

import datetime as dt
import hashlib
import subprocess
import sys
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from warcio.archiveiterator import ArchiveIterator

from sources.models import Blob, Snapshot
from sources.purging import purge
from sources.snapshots import CaptureMissingError, add_snapshot, add_source, captures, keep_bytes
from sources.warc import write_warc
from tests.sources.purged import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

AT = dt.datetime(2020, 2, 2, 12, 0, 0, 250000, tzinfo=dt.UTC)
HEADERS = {"content-type": "text/html; charset=utf-8", "etag": '"1"', "server": "nginx\r\nX-Forged: 1"}


def capture(number: int, **changes) -> Snapshot:
    source, _ = add_source("https://one.example/a?b=1", actor=None)
    body = f"<html><body><p>The flood killed {number} people in the delta.</p></body></html>".encode()
    snapshot = add_snapshot(
        source,
        keep_bytes(body, "text/html", url=source.url),
        **{
            "fetched_at": AT + dt.timedelta(hours=number),
            "final_url": source.url,
            "status": 200,
            "headers": HEADERS,
            **changes,
        },
    )
    source.save()
    return snapshot


def written(**options) -> bytes:
    pieces = write_warc(Snapshot.objects.all(), filename="one.warc.gz", description="Captures of one", **options)
    return b"".join(piece for piece, _captures in pieces)


def records(data: bytes) -> list:
    """Type, headers, status line, HTTP headers and body of each record, digests checked."""
    found = []
    for record in ArchiveIterator(BytesIO(data), check_digests="raise"):
        http = record.http_headers
        found.append(
            {
                "type": record.rec_type,
                "format": record.format,
                "head": dict(record.rec_headers.headers),
                "version": record.rec_headers.protocol,
                "status": http and http.statusline,
                "http": dict(http.headers) if http else {},
                "body": record.content_stream().read(),
            }
        )
    return found


def test_a_capture_is_replayed_to_the_same_bytes(captures_folder):
    snapshot = capture(33)
    opening, response = records(written())
    assert (opening["type"], opening["version"]) == ("warcinfo", "WARC/1.1")
    assert opening["head"]["WARC-Filename"] == "one.warc.gz"
    assert b"conformsTo: http://iipc.github.io/warc-specifications/" in opening["body"]
    assert (response["type"], response["version"]) == ("response", "WARC/1.1")
    assert response["head"]["WARC-Target-URI"] == "https://one.example/a?b=1"
    assert response["head"]["WARC-Date"] == "2020-02-03T21:00:00.250000Z"
    assert response["head"]["WARC-Payload-Digest"] == f"sha256:{snapshot.blob_id}"
    assert response["status"] == "200 OK"
    assert hashlib.sha256(response["body"]).hexdigest() == snapshot.blob_id


def test_headers_of_the_transfer_are_not_told_of_the_decoded_body_and_none_is_forged():
    snapshot = capture(33)
    # As a fetcher that keeps more of them would have stored it.
    headers = {**HEADERS, "content-encoding": "br", "content-length": "17", "Transfer-Encoding": "chunked"}
    other = Snapshot(
        source=snapshot.source,
        blob=snapshot.blob,
        fetched_at=AT,
        final_url=snapshot.final_url,
        status=299,
        headers=headers,
    )
    other.save()
    _opening, response, _other = records(written())
    assert response["status"] == "299"
    assert response["http"] == {
        "content-type": "text/html; charset=utf-8",
        "etag": '"1"',
        "server": "nginx X-Forged: 1",
        "content-length": str(snapshot.blob.size),
    }


def test_an_attached_file_is_a_resource_with_a_note_that_names_nobody():
    capture(33, status=None, headers={}, uploaded_by=get_user_model().objects.create_user("rosa"))
    _opening, resource, note = records(written())
    assert (resource["type"], resource["http"], resource["status"]) == ("resource", {}, None)
    assert resource["head"]["Content-Type"] == "text/html"
    assert b"killed 33" in resource["body"]
    assert note["type"] == "metadata"
    assert b"attached: by hand" in note["body"]
    assert b"rosa" not in written()


def test_what_was_purged_is_told_in_its_place_without_its_words():
    old, gone, kept = capture(31), capture(32), capture(33)
    purge([old.blob_id], Blob.PurgedFor.RETENTION, by=None, reason="Old.")
    take_down(gone.blob)
    _opening, first, second, third = records(written())
    assert [one["type"] for one in (first, second, third)] == ["metadata", "metadata", "response"]
    assert f"sha256: {gone.blob_id}".encode() in second["body"]
    assert b"purged-for: taken down for legal reasons" in second["body"]
    assert second["head"]["WARC-Target-URI"] == gone.final_url
    assert third["head"]["WARC-Payload-Digest"] == f"sha256:{kept.blob_id}"
    assert b"killed 31" not in first["body"]


def test_a_capture_that_the_store_lost_or_altered_is_never_passed_off(captures_folder):
    lost = capture(33)
    captures().delete(lost.blob.location)
    with pytest.raises(CaptureMissingError, match=lost.blob_id[:12]):
        written()
    _opening, note = records(written(strict=False))
    assert note["type"] == "metadata"
    assert b"missing: " in note["body"]


def test_other_tools_check_the_file(tmp_path):
    capture(32)
    capture(33)
    path = tmp_path / "one.warc.gz"
    path.write_bytes(written())
    checked = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "warcio.cli", "check", "-v", path], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.count("digest pass") == 3


def test_captures_come_one_by_one_and_are_not_held(django_assert_max_num_queries):
    for number in range(5):
        capture(30 + number)
    with django_assert_max_num_queries(3):
        pieces = list(write_warc(Snapshot.objects.all(), filename="a", description="b"))
    assert [captures for _piece, captures in pieces] == [0, 1, 1, 1, 1, 1]
    assert all(piece.startswith(b"\x1f\x8b") for piece, _captures in pieces), "gzip a record"
