"""Whatever code runs, a claim shows a verdict of its own, and words are bound to the capture they stand in."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from claims.models import Claim, Evidence
from sources.models import Blob, Snapshot
from sources.purging import purge
from tests.claims.published import QUOTE, SOURCE, captured_source, publish
from tests.claims.review.reviewing import captured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def evidence(killed, rosa) -> Evidence:
    """Evidence whose words are found in its capture, on a published claim."""
    captured(SOURCE, f"<p>Report of the week.</p><p>{QUOTE} The rain went on.</p>".encode())
    publish(killed, rosa)
    found = killed.evidence.get()
    assert found.start is not None
    return found


def change(row: Claim | Evidence, **fields: object) -> None:
    with transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**fields)


def test_a_claim_shows_no_verdict_on_another_claim(killed, article, rosa):
    publish(killed, rosa)
    verdict = killed.current_verdict
    other = article.claims.get(measure="injured")
    with pytest.raises(IntegrityError, match=f"Verdict {verdict.pk} is not about claim {other.pk}"):
        change(other, current_verdict=verdict)
    change(killed, current_verdict=None, status="selected")
    change(killed, current_verdict=verdict)


def test_no_claim_comes_in_with_the_verdict_of_another(killed, rosa):
    publish(killed, rosa)
    killed.pk, killed.public_id = None, "another"
    with pytest.raises(IntegrityError, match="is not about claim"), transaction.atomic():
        Claim.objects.bulk_create([killed])


@pytest.mark.parametrize(
    "forged",
    [
        {"start": None},
        {"end": None},
        {"end": F("start"), "suffix": ""},
        {"quoted_snapshot": None},
    ],
    ids=["no start", "no end", "no words", "no capture"],
)
def test_a_place_is_a_stretch_of_a_capture(evidence, forged):
    with pytest.raises(IntegrityError, match="evidence_place_in_a_capture"):
        change(evidence, **forged)


@pytest.mark.parametrize(
    "forged",
    [
        {"end": F("end") + 1000, "suffix": ""},
        {"start": F("start") + 1},
        {"start": 0},
        {"end": F("end") - 1},
        {"prefix": "never said"},
        {"suffix": "never said"},
    ],
    ids=["beyond the text", "later", "from the top", "shorter", "other words before", "other words after"],
)
def test_a_place_that_is_not_the_quotes_is_refused(evidence, forged):
    with pytest.raises(IntegrityError, match=f"Offsets .* of evidence {evidence.pk} do not frame its quote"):
        change(evidence, **forged)


def test_a_place_is_not_carried_to_another_capture(evidence):
    page = f"Report\n\nPrinted anew, with more before the words. {QUOTE}\n".encode()
    newer = captured(evidence.source.url, page)
    with pytest.raises(IntegrityError, match=f"do not frame its quote in capture {newer.pk}"):
        change(evidence, quoted_snapshot=newer)
    evidence.pin(newer)
    evidence.save()


def test_evidence_quotes_no_capture_of_another_source(evidence):
    same_words = captured_source("https://mirror.example/report").latest_snapshot
    with pytest.raises(IntegrityError, match=f"Capture {same_words.pk} is not of source {evidence.source_id}"):
        change(evidence, quoted_snapshot=same_words)
    with pytest.raises(IntegrityError, match="is not of source"), transaction.atomic():
        Evidence.objects.create(
            claim=evidence.claim, source=same_words.source, quoted_snapshot=evidence.quoted_snapshot
        )


def test_offsets_count_characters_beyond_the_basic_plane(killed, rosa):
    publish(killed, rosa, source={"quote": f"\U0001f30a\U0001f30a {QUOTE}"})
    evidence = killed.evidence.get()
    text = evidence.quoted_snapshot.blob.text
    assert QUOTE in text[evidence.start : evidence.end]


def test_evidence_on_a_purged_capture_is_still_worked_on(evidence):
    purge(Blob.objects.values_list("pk", flat=True), Blob.PurgedFor.RETENTION, by=None, reason="Old.")
    evidence.refresh_from_db()
    evidence.assessed_through = Snapshot.objects.get()
    evidence.save()
