"""A purge leaves a tombstone and no bytes; the database itself keeps holds, tombstones and the second person."""

import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ledger.models import Event, User
from sources import purging
from sources.models import Arrival, Blob, Deletion, Hold, Snapshot, Source, Takedown, TakedownBlob
from sources.purging import HeldError, PurgedFor, delete_files, purge
from sources.snapshots import add_snapshot, add_source, captures, keep_bytes, store_bytes
from tests.sources.purged import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

PAGE = b"<html><head><title>Toll</title></head><body><p>The flood killed 33 people in the delta.</p></body></html>"


@pytest.fixture
def snapshot() -> Snapshot:
    source, _ = add_source("https://one.example/a", actor=None, next_check_at=timezone.now())
    blob = keep_bytes(PAGE, "text/html", url=source.url)
    with transaction.atomic():
        made = add_snapshot(source, blob, fetched_at=timezone.now(), final_url=source.url, status=200)
        source.etag = '"1"'
        source.save()
    return made


def files(folder) -> list:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_purged_leaves_its_hash_size_dates_who_and_why(
    snapshot, captures_folder, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.")
        assert files(captures_folder), "nothing is deleted before the transaction holds"
    assert files(captures_folder) == []
    blob = Blob.objects.get()
    assert (blob.sha256, blob.size, blob.media_type) == (snapshot.blob_id, len(PAGE), "text/html")
    assert (blob.text, blob.title, blob.location) == ("", "", "")
    assert (blob.purged_for, blob.purge_reason, blob.purged_by) == ("retention", "Old.", None)
    assert Snapshot.objects.get() == snapshot
    event = Event.objects.about("blob", blob.sha256).get()
    assert (event.verb, event.reason) == ("capture.purged", "Old.")
    assert event.new == {"for": "retention", "captures": [snapshot.pk], "sources": [snapshot.source.public_id]}
    assert not Deletion.objects.exists()


def test_a_purge_that_is_rolled_back_deletes_nothing(snapshot, captures_folder, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.")
        transaction.set_rollback(True)
    assert files(captures_folder)
    assert not Deletion.objects.exists()
    assert Blob.objects.get().location


def test_the_newest_capture_of_a_source_is_asked_for_whole_after_it_is_purged(snapshot):
    take_down(snapshot.blob)
    source = Source.objects.get()
    assert (source.etag, source.title, source.next_check_at) == ("", "", None)


def test_a_takedown_gives_up_what_came_from_the_source_and_nobody_has_read(snapshot, captures_folder):
    body = PAGE.replace(b"Toll", b"Toll at noon")
    digest = hashlib.sha256(body).hexdigest()
    Arrival.objects.create(
        source=snapshot.source,
        sha256=digest,
        size=len(body),
        location=store_bytes(body, digest),
        fetched_at=timezone.now(),
        final_url=snapshot.final_url,
        status=200,
    )
    take_down(snapshot.blob)
    assert not Arrival.objects.exists()
    assert delete_files() == 2
    assert files(captures_folder) == []


def test_a_file_that_the_store_does_not_delete_is_tried_again(snapshot, captures_folder, settings, tmp_path):
    purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.")
    (file,) = files(captures_folder)
    kept, settings.STORAGES = settings.STORAGES, {**settings.STORAGES, "captures": {"BACKEND": f"{__name__}.Stubborn"}}
    assert delete_files() == 0
    waits = Deletion.objects.get()
    assert (waits.tries, waits.problem) == (1, "403: not today")
    settings.STORAGES = kept
    assert delete_files() == 1
    assert not file.exists()
    assert not Deletion.objects.exists()


class Stubborn:
    """A storage that refuses with an error of its own, as those of cloud providers do."""

    def delete(self, name: str) -> None:
        raise LookupError("403: not today")


def test_a_file_that_a_page_on_its_way_in_needs_stays_until_that_is_read(snapshot, captures_folder):
    arrival = Arrival.objects.create(
        source=snapshot.source,
        sha256=snapshot.blob_id,
        size=len(PAGE),
        location=snapshot.blob.location,
        fetched_at=timezone.now(),
        final_url=snapshot.final_url,
        status=200,
    )
    purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.")
    assert delete_files() == 0
    assert captures().exists(arrival.location)
    arrival.delete()
    assert delete_files() == 1
    assert files(captures_folder) == []


def test_what_is_on_hold_is_purged_by_nobody(snapshot, django_user_model):
    legal = django_user_model.objects.create_user("lea")
    hold = Hold.objects.create(blob=snapshot.blob, reason="A court asks.", placed_by=legal)
    with pytest.raises(HeldError, match=snapshot.blob_id[:12]):
        purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.")
    with pytest.raises(IntegrityError, match="on legal hold"), transaction.atomic():
        purged_by_hand()
    hold.lifted_by, hold.lifted_at, hold.lift_reason = legal, timezone.now(), "Settled."
    hold.save()
    purged_by_hand()


def purged_by_hand(**changes):
    Blob.objects.update(
        **{
            "location": "",
            "text": "",
            "title": "",
            "purged_for": "retention",
            "purged_at": timezone.now(),
            "purge_reason": "By hand.",
            **changes,
        }
    )


def test_a_hold_is_lifted_once_and_never_deleted_and_holds_only_what_is_there(snapshot, django_user_model):
    legal = django_user_model.objects.create_user("lea")
    hold = Hold.objects.create(blob=snapshot.blob, reason="A court asks.", placed_by=legal)
    for forged in ({"reason": "Another."}, {"placed_at": timezone.now()}):
        with pytest.raises(IntegrityError, match="is history"), transaction.atomic():
            Hold.objects.update(**forged)
    lifted = {"lifted_by": legal, "lifted_at": timezone.now(), "lift_reason": "Settled."}
    Hold.objects.update(**lifted)
    for attempt in (lambda: Hold.objects.update(lifted_by=None, lifted_at=None, lift_reason=""), hold.delete):
        with pytest.raises(IntegrityError, match="is history"), transaction.atomic():
            attempt()
    purged_by_hand()
    with pytest.raises(IntegrityError, match="nothing left to hold"), transaction.atomic():
        Hold.objects.create(blob=snapshot.blob, reason="Too late.", placed_by=legal)


@pytest.mark.parametrize(
    "forged",
    [{"text": "Forged."}, {"location": "x"}, {"purged_at": None}, {"purge_reason": ""}],
    ids=["text left", "file left", "no date", "no reason"],
)
def test_nothing_is_half_purged(snapshot, forged):
    with pytest.raises(IntegrityError, match="blob_whole_or_purged"), transaction.atomic():
        purged_by_hand(**forged)


def test_a_takedown_is_confirmed_by_another_person_before_anything_goes(snapshot, django_user_model):
    one, two = (django_user_model.objects.create_user(name) for name in ("lea", "ada"))
    with pytest.raises(IntegrityError, match="No confirmed takedown"), transaction.atomic():
        purged_by_hand(purged_for="takedown")
    takedown = Takedown.objects.create(reason="An order.", asked_by=one)
    TakedownBlob.objects.create(takedown=takedown, blob=snapshot.blob)
    with pytest.raises(IntegrityError, match="No confirmed takedown"), transaction.atomic():
        purged_by_hand(purged_for="takedown")
    decided = {"outcome": "confirmed", "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match="takedown_by_two_people"), transaction.atomic():
        Takedown.objects.update(decided_by=one, **decided)
    Takedown.objects.update(decided_by=two, **decided)
    with pytest.raises(IntegrityError, match="is history"), transaction.atomic():
        Takedown.objects.update(outcome="refused")
    other = keep_bytes(b"<p>Another page.</p>", "text/html", url="https://one.example/b")
    with pytest.raises(IntegrityError, match="is decided"), transaction.atomic():
        TakedownBlob.objects.create(takedown=takedown, blob=other)


def test_the_tombstone_of_a_takedown_stays_as_it_is(snapshot):
    take_down(snapshot.blob)
    whole = {
        "purged_for": "",
        "purged_at": None,
        "purged_by": None,
        "purge_reason": "",
        "location": "x",
    }
    for attempt in (
        lambda: Blob.objects.update(**whole),
        lambda: Blob.objects.update(purge_reason="Another."),
        lambda: Blob.objects.update(purged_for="retention"),
        lambda: Blob.objects.filter(pk=keep_orphan()).delete(),
    ):
        with pytest.raises(IntegrityError, match=r"stays|is evidence"), transaction.atomic():
            attempt()
    assert purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.") == []


def keep_orphan() -> str:
    """A capture that no source has, purged."""
    blob = keep_bytes(b"<p>An orphan.</p>", "text/html", url="https://one.example/b")
    purge([blob.pk], PurgedFor.RETENTION, by=None, reason="Old.")
    return blob.pk


def test_what_was_purged_for_its_age_can_still_be_taken_down(snapshot):
    purge([snapshot.blob_id], PurgedFor.RETENTION, by=None, reason="Old.")
    take_down(snapshot.blob)
    blob = Blob.objects.get()
    assert (blob.purged_for, blob.purged_by) == ("takedown", User.objects.get(username="two"))
    keep_bytes(PAGE, "text/html", url="https://one.example/a")
    assert Blob.objects.get().location == ""


def test_many_files_are_deleted_in_bounded_calls(snapshot, monkeypatch):
    for number in range(3):
        keep_bytes(f"<p>Page {number}.</p>".encode(), "text/html", url="https://one.example/b")
    purge(Blob.objects.values_list("pk", flat=True), PurgedFor.RETENTION, by=None, reason="Old.")
    assert purging.delete_files(limit=2) == 2
    assert Deletion.objects.count() == 2
