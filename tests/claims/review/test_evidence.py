import pytest

from claims import review
from claims.models import (
    Evidence,
)
from claims.review import ReviewError
from ledger.models import Event
from sources.models import Source
from tests.claims.review.reviewing import QUOTE, captured, in_review, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def test_evidence_is_bound_to_the_capture_and_its_words_are_found_there(killed, rosa):
    evidence = with_evidence(killed, rosa)
    text = evidence.quoted_snapshot.blob.text
    assert text[evidence.start : evidence.end] == QUOTE
    assert Event.objects.get(verb="evidence.added").snapshot_id == evidence.quoted_snapshot_id


def test_words_that_do_not_stand_in_the_capture_are_not_bound(killed, rosa):
    captured()
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://ministry.example/flood", quote=QUOTE.replace("33", "43"))
    assert evidence.quoted_snapshot is not None
    assert evidence.start is None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("not an address", "not a web address"),
        ("javascript:alert(1)", "must begin with http"),
        ("http://169.254.169.254/latest", "169.254.169.254"),
        ("http://10.0.0.1/", "10.0.0.1"),
        ("http://localhost/", "localhost"),
        ("https://example.org:8443/", "port 8443"),
    ],
)
def test_a_bad_source_address_is_named(killed, rosa, url, words):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match=words):
        review.add_evidence(killed, rosa, url)
    assert not Evidence.objects.exists()
    assert not Source.objects.exists()


def test_one_source_is_attached_once(killed, rosa):
    evidence = with_evidence(killed, rosa)
    with pytest.raises(ReviewError, match="attached to the claim already"):
        review.add_evidence(killed, rosa, "HTTPS://Ministry.example/flood#top")
    review.remove_evidence(evidence, rosa, note="Wrong page.")
    review.add_evidence(killed, rosa, "https://ministry.example/flood", quote=QUOTE)
    assert Evidence.objects.live().count() == 1
    assert Evidence.objects.count() == 2
