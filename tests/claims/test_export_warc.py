"""Captures taken out by the command: of a source, of a verdict, one of them; whole or not at all."""

from io import BytesIO

import pytest
from django.core.management import CommandError, call_command
from warcio.archiveiterator import ArchiveIterator

from claims import review
from claims.models import Verdict
from sources.models import Snapshot, Source
from sources.snapshots import captures
from tests.claims.review.reviewing import PAGE, captured, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def verdict(killed, rosa) -> Verdict:
    """A verdict on the first of two captures."""
    given = published(killed, rosa)
    captured(body=PAGE.replace(b"33", b"40"))
    return given


def bodies(data: bytes) -> list[bytes]:
    found = ArchiveIterator(BytesIO(data), check_digests="raise")
    return [one.content_stream().read() for one in found if one.rec_type == "response"]


def test_the_captures_of_a_source_and_of_a_verdict(verdict, tmp_path, capsysbinary):
    path = tmp_path / "out.warc.gz"
    call_command("export_warc", str(path), source=Source.objects.get().public_id)
    assert bodies(path.read_bytes()) == [PAGE, PAGE.replace(b"33", b"40")]
    call_command("export_warc", str(path), verdict=verdict.public_id)
    assert bodies(path.read_bytes()) == [PAGE]
    newest = Snapshot.objects.first()
    call_command("export_warc", "-", capture=str(newest.pk))
    assert bodies(capsysbinary.readouterr().out) == [PAGE.replace(b"33", b"40")]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"source": "nothing"}, "There is no source 'nothing'"),
        ({"verdict": "nothing"}, "There is no verdict 'nothing'"),
        ({"capture": "first"}, "There is no capture 'first'"),
        ({"capture": "9" * 30}, "There is no capture"),
    ],
)
def test_what_is_not_there_is_told(tmp_path, options, said):
    with pytest.raises(CommandError, match=said):
        call_command("export_warc", str(tmp_path / "out"), **options)
    assert list(tmp_path.glob("out*")) == []


def test_a_verdict_on_no_capture_has_none_to_export(killed, rosa, tmp_path):
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    from tests.claims.review.reviewing import draft

    review.save_draft(killed, rosa, draft("unproven", unproven_reason="no_evidence"))
    given = review.publish(killed, rosa)
    with pytest.raises(CommandError, match="has no captures"):
        call_command("export_warc", str(tmp_path / "out"), verdict=given.public_id)


def test_a_lost_capture_leaves_no_file_unless_that_is_allowed(verdict, tmp_path):
    captures().delete(Snapshot.objects.last().blob.location)
    path = tmp_path / "out.warc.gz"
    with pytest.raises(CommandError, match="--allow-missing"):
        call_command("export_warc", str(path), source=Source.objects.get().public_id)
    assert not path.exists()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    call_command("export_warc", str(path), source=Source.objects.get().public_id, allow_missing=True)
    assert bodies(path.read_bytes()) == [PAGE.replace(b"33", b"40")]


def test_a_folder_that_is_not_there_is_told(verdict, tmp_path):
    with pytest.raises(CommandError, match="Name a file in a folder that exists"):
        call_command("export_warc", str(tmp_path / "no" / "out"), verdict=verdict.public_id)
