"""What people make of two claims that may be related: kept, and of use for a verdict."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from claims import matching, review
from claims.ingest import Details, ingest_text
from claims.models import ClaimMatch, PublicClaim, VerdictDraft
from ledger.models import Event, Verb
from tests.claims.published import QUOTE, publish, taken

TEXT = "The fire in Ostrava killed 12 people, the mayor said."


def take_in(text, title):
    article = ingest_text(text, Details(title=title, published=dt.date(2020, 2, 2)), actor=None).article
    return article.claims.get(kind="casualty_count")


@pytest.fixture
def checked(edwin, settings, captures_folder):
    """The older of the two claims."""
    settings.FOUR_EYES = False
    return take_in(TEXT, "Fire")


@pytest.fixture
def match(checked):
    take_in(TEXT.replace("the mayor", "a doctor"), "Fire again")
    matching.match_claims(for_seconds=20)
    return ClaimMatch.objects.get(relation="same_claim", claim__kind="casualty_count")


def test_a_confirmed_match_is_kept_with_who_and_why_for_both_claims(match, rosa):
    review.confirm_match(match, rosa, note="Same fire, same count.")
    match.refresh_from_db()
    assert (match.decision, match.decided_by, match.note) == ("confirmed", rosa, "Same fire, same count.")
    told = Event.objects.filter(verb=Verb.MATCH_CONFIRMED)
    assert {one.subject_id for one in told} == {match.claim.public_id, match.other.public_id}
    assert {one.reason for one in told} == {"Same fire, same count."}


def test_a_match_is_decided_once(match, rosa, edwin):
    review.refuse_match(match, rosa)
    with pytest.raises(review.ReviewError, match="Rosa decided this already"):
        review.confirm_match(match, edwin)


def test_who_may_not_review_decides_no_match(match, nora):
    with pytest.raises(PermissionDenied):
        review.confirm_match(match, nora)
    assert not Event.objects.filter(verb=Verb.MATCH_CONFIRMED).exists()


def test_a_published_verdict_fills_the_draft_with_its_evidence(match, checked, edwin):
    verdict = publish(checked, edwin)
    review.confirm_match(match, edwin)
    claim = taken(match.claim, edwin)
    match.refresh_from_db()
    draft = review.use_verdict(match, claim, edwin)
    assert draft.reuses == verdict
    assert (draft.rating, draft.as_of, draft.rationale) == (verdict.rating, verdict.as_of, verdict.rationale)
    [copy] = claim.evidence.live()
    basis = verdict.basis.get()
    assert (copy.quote, copy.quoted_snapshot_id) == (QUOTE, basis.snapshot_id)
    assert copy.start is not None


def test_readers_are_told_which_verdict_was_taken_over(match, checked, edwin, client):
    publish(checked, edwin)
    review.confirm_match(match, edwin)
    claim = taken(match.claim, edwin)
    match.refresh_from_db()
    review.use_verdict(match, claim, edwin)
    claim.refresh_from_db()
    review.publish(claim, edwin)
    html = client.get(PublicClaim.objects.get(claim=claim).claim.get_absolute_url()).content.decode()
    assert f'href="{checked.get_absolute_url()}"' in html


def test_a_verdict_that_is_not_shown_is_not_taken_over(match, checked, edwin):
    publish(checked, edwin)
    review.withdraw(checked, edwin, "Wrong fire.")
    review.confirm_match(match, edwin)
    claim = taken(match.claim, edwin)
    match.refresh_from_db()
    with pytest.raises(review.ReviewError, match="No verdict"):
        review.use_verdict(match, claim, edwin)
    assert not VerdictDraft.objects.filter(claim=claim).exists()


def test_words_of_a_draft_are_not_written_over(match, checked, edwin):
    publish(checked, edwin)
    review.confirm_match(match, edwin)
    claim = taken(match.claim, edwin)
    review.save_draft(claim, edwin, review.Draft(rating=None, as_of="", rationale="My own words."))
    match.refresh_from_db()
    with pytest.raises(review.ReviewError, match="rationale already"):
        review.use_verdict(match, claim, edwin)
    assert VerdictDraft.objects.get(claim=claim).rationale == "My own words."


def test_an_unconfirmed_match_gives_no_verdict(match, checked, edwin):
    publish(checked, edwin)
    claim = taken(match.claim, edwin)
    with pytest.raises(review.ReviewError, match="Confirm first"):
        review.use_verdict(match, claim, edwin)
