"""Holds, takedowns, exports and attached copies on the desk."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from warcio.archiveiterator import ArchiveIterator

from claims import review, tasks
from claims.models import Evidence, Observation, ReviewTask
from ledger.models import Event
from sources.models import Blob, Hold, Snapshot, Source, Takedown, Upload
from tests.claims.review.reviewing import PAGE, QUOTE, captured, in_review, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def snapshot(killed, rosa) -> Snapshot:
    """The capture that a published verdict rests on."""
    published(killed, rosa)
    return Snapshot.objects.get()


def capture_url(snapshot: Snapshot) -> str:
    return reverse("admin:sources_snapshot_change", args=[snapshot.pk])


def bodies(answer) -> list[bytes]:
    data = b"".join(answer.streaming_content)
    return [
        one.content_stream().read()
        for one in ArchiveIterator(BytesIO(data), check_digests="raise")
        if one.rec_type == "response"
    ]


def saved_copy(body: bytes = PAGE, name: str = "flood.html", **more) -> dict:
    return {"file": SimpleUploadedFile(name, body), "saved_at": "2026-11-01T09:30", **more}


def read_all_uploads() -> None:
    for upload in Upload.objects.unread():
        tasks.read_upload(upload.pk)


def test_a_hold_is_placed_and_lifted_on_the_captures_page(snapshot, as_lea, as_rosa):
    url = capture_url(snapshot)
    assert 'value="hold"' not in as_rosa.get(url).content.decode()
    assert as_rosa.post(url, {"act": "hold", "reason": "Why"}).status_code == 403
    answer = as_lea.post(url, {"act": "hold", "reason": " "})
    assert answer.status_code == 400
    assert "Give the reason" in answer.content.decode()
    assert as_lea.post(url, {"act": "hold", "reason": "A court asks."}).status_code == 302
    page = as_lea.get(url).content.decode()
    assert "A court asks." in page
    assert 'value="ask_for_takedown"' not in page
    hold = Hold.objects.get()
    assert as_lea.post(url, {"act": "lift", "hold": hold.pk + 1, "reason": "Settled."}).status_code == 400
    assert as_lea.post(url, {"act": "lift", "hold": hold.pk, "reason": "Settled."}).status_code == 302
    assert not Hold.objects.in_force().exists()


def test_one_asks_for_a_takedown_and_another_confirms_it(snapshot, as_lea, as_levi, as_rosa, lea):
    url = capture_url(snapshot)
    assert as_rosa.post(url, {"act": "ask_for_takedown", "reason": "Why"}).status_code == 403
    assert as_lea.post(url, {"act": "ask_for_takedown", "reason": "An order.", "scope": "capture"}).status_code == 302
    takedown = Takedown.objects.get()
    page_of_it = reverse("admin:sources_takedown_change", args=[takedown.pk])
    own = as_lea.get(page_of_it).content.decode()
    assert "You asked for this takedown" in own
    assert 'value="confirm"' not in own
    assert 'value="confirm"' not in as_rosa.get(page_of_it).content.decode()
    assert as_lea.post(page_of_it, {"act": "confirm"}).status_code == 400
    assert as_rosa.post(page_of_it, {"act": "confirm"}).status_code == 403
    other = as_levi.get(page_of_it).content.decode()
    assert "killed more than 30 people" in other
    assert as_levi.post(page_of_it, {"act": "refuse", "note": ""}).status_code == 400
    assert as_levi.post(page_of_it, {"act": "confirm", "note": "Read it."}).status_code == 302
    assert Blob.objects.get().is_taken_down
    gone = as_rosa.get(url).content.decode()
    assert "taken down for legal reasons" in gone
    assert "An order." in gone
    assert snapshot.blob_id in gone
    assert "killed 33 people" not in gone


def test_all_files_of_a_source_go_by_one_request(snapshot, as_lea):
    captured(body=PAGE.replace(b"33", b"34"))
    as_lea.post(capture_url(snapshot), {"act": "ask_for_takedown", "reason": "An order.", "scope": "source"})
    assert Takedown.objects.get().blobs.count() == 2


def test_takedowns_that_wait_for_this_person_are_counted_beside_their_list(snapshot, as_lea, as_levi):
    as_lea.post(capture_url(snapshot), {"act": "ask_for_takedown", "reason": "An order."})
    url = reverse("admin:sources_takedown_changelist")
    assert "An order." in as_levi.get(url).content.decode()
    from claims.admin.navigation import takedowns_waiting

    request = as_levi.get(url).wsgi_request
    assert takedowns_waiting(request) == "1"
    assert takedowns_waiting(as_lea.get(url).wsgi_request) is None


def test_no_page_of_the_desk_shows_the_words_of_what_was_taken_down(snapshot, killed, lea, levi, as_rosa):
    from claims import recheck

    recheck.assess_evidence(Evidence.objects.get().pk)
    observation = Observation.objects.get()
    event = reverse("admin:ledger_event_change", args=[Event.objects.get(verb="evidence.added").pk])
    assert "had killed 33 people" in as_rosa.get(event).content.decode()
    assert "killed 33 people" in observation.passage
    review.confirm_takedown(review.ask_for_takedown([snapshot.blob], lea, "An order."), levi)
    for name, key in (
        ("claims_claim", killed.pk),
        ("claims_verdict", killed.verdicts.get().pk),
        ("claims_observation", observation.pk),
        ("sources_snapshot", snapshot.pk),
        ("sources_source", snapshot.source_id),
        ("ledger_event", Event.objects.get(verb="evidence.added").pk),
    ):
        page = as_rosa.get(reverse(f"admin:{name}_change", args=[key])).content.decode()
        assert "had killed 33 people" not in page, name
    assert ReviewTask.objects.open().filter(reason="source_gone").exists()


@pytest.mark.parametrize("name", ["sources_source_warc", "sources_snapshot_warc", "claims_claim_warc"])
def test_captures_are_downloaded_as_warc_with_word_in_the_history(snapshot, killed, as_rosa, as_nora, lea, name):
    key = {"sources_source_warc": snapshot.source_id, "sources_snapshot_warc": snapshot.pk}.get(name, killed.pk)
    url = reverse(f"admin:{name}", args=[key])
    assert as_nora.post(url).status_code == 403
    assert as_rosa.get(url).status_code == 405
    answer = as_rosa.post(url)
    assert answer["Content-Type"] == "application/warc"
    assert answer["Content-Disposition"].endswith('.warc.gz"')
    assert bodies(answer) == [PAGE]
    assert Event.objects.get(verb="captures.exported").new == {"captures": 1}


def test_a_claim_without_a_verdict_has_nothing_to_export(killed, rosa, as_rosa):
    in_review(killed, rosa)
    assert as_rosa.post(reverse("admin:claims_claim_warc", args=[killed.pk])).status_code == 404
    assert (
        "Export its captures"
        not in as_rosa.get(reverse("admin:claims_claim_change", args=[killed.pk])).content.decode()
    )


def test_a_copy_attached_to_evidence_is_read_and_found_like_a_fetched_page(killed, rosa, as_rosa):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://walled.example/flood", quote=QUOTE)
    Source.objects.update(health="blocked")
    url = reverse("admin:claims_claim_change", args=[killed.pk])
    page = as_rosa.get(url).content.decode()
    assert "Attach a saved copy" in page
    killed.refresh_from_db()
    act = {"act": "attach_copy", "evidence": evidence.pk, "seen_version": killed.version}
    assert as_rosa.post(url, saved_copy(**act)).status_code == 302
    assert "waits to be read" in as_rosa.get(url).content.decode()
    read_all_uploads()
    evidence.refresh_from_db()
    assert evidence.start is not None
    assert evidence.quoted_snapshot.uploaded_by == rosa
    page = as_rosa.get(url).content.decode()
    assert "attached by Rosa" in page
    assert "The quoted words stand in the capture." in page
    assert "attached by Rosa" in as_rosa.get(capture_url(evidence.quoted_snapshot)).content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"file": ""}, "was not attached"),
        ({"saved_at": "yesterday"}, "was not attached"),
        ({"saved_at": "2100-01-01T00:00"}, "in the future"),
        ({"file": SimpleUploadedFile("page.mhtml", PAGE)}, "Save the page as HTML or PDF"),
    ],
    ids=["no file", "no date", "the future", "another kind"],
)
def test_a_copy_that_cannot_be_attached_is_told_on_the_page(killed, rosa, as_rosa, change, said):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://walled.example/flood")
    killed.refresh_from_db()
    act = {"act": "attach_copy", "evidence": evidence.pk, "seen_version": killed.version}
    answer = as_rosa.post(reverse("admin:claims_claim_change", args=[killed.pk]), {**saved_copy(**act), **change})
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_copy_attached_to_a_source_serves_its_claims(killed, rosa, as_rosa, as_lea):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://walled.example/flood", quote=QUOTE)
    url = reverse("admin:sources_source_copies", args=[evidence.source_id])
    assert as_lea.post(url, saved_copy()).status_code == 403
    assert "Attach it" not in as_lea.get(url).content.decode()
    assert as_rosa.post(url, saved_copy()).status_code == 302
    assert "waits to be read" in as_rosa.get(url).content.decode()
    read_all_uploads()
    evidence.refresh_from_db()
    assert evidence.start is not None
    assert "attached by Rosa" in as_rosa.get(url).content.decode()
    assert as_rosa.post(url, saved_copy(name="flood.docx")).status_code == 400
    assert url in as_rosa.get(reverse("admin:sources_source_change", args=[evidence.source_id])).content.decode()
    assert as_rosa.get(reverse("admin:sources_source_copies", args=[0])).status_code == 404


def test_a_file_that_could_not_be_kept_is_told_for_a_while(killed, rosa, as_rosa):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://walled.example/flood")
    url = reverse("admin:claims_claim_change", args=[killed.pk])
    Upload.objects.create(
        source=evidence.source, name="scan.pdf", sha256="0" * 64, size=1, location="x", media_type="application/pdf",
        saved_at=timezone.now(), uploaded_by=rosa, read_at=timezone.now(), problem="Workers broke off at it.",
    )  # fmt: skip
    assert "Workers broke off at it." in as_rosa.get(url).content.decode()
