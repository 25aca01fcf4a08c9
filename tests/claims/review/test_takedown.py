"""A takedown: one legal person asks, a second confirms; then nobody is shown the words any more."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import F

from claims import recheck, review
from claims.models import Claim, Evidence, PublicClaim, ReviewTask, VerdictBasis
from claims.read_model import refresh
from claims.review import ReviewError
from ledger.models import Event
from sources.models import Blob, Source, Takedown
from sources.snapshots import captures
from tests.claims.review.reviewing import PAGE, QUOTE, captured, draft, in_review, published, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def blob(killed, rosa) -> Blob:
    """The capture that a published verdict quotes."""
    published(killed, rosa)
    return killed.evidence.get().quoted_snapshot.blob


def taken_down(blob, lea, levi) -> list[Claim]:
    return review.confirm_takedown(review.ask_for_takedown([blob], lea, "An order of the court."), levi, "Read it.")


def shown() -> dict:
    (one,) = PublicClaim.objects.get().document["evidence"]
    return one


def test_only_a_second_person_who_may_do_it_decides(blob, lea, levi, rosa, edwin, ada):
    takedown = review.ask_for_takedown([blob], lea, "An order of the court.")
    for nobody in (rosa, edwin):
        with pytest.raises(PermissionDenied):
            review.confirm_takedown(takedown, nobody)
        with pytest.raises(PermissionDenied):
            review.ask_for_takedown([blob], nobody, "Why")
    with pytest.raises(ReviewError, match="a second person decides"):
        review.confirm_takedown(takedown, lea)
    assert Blob.objects.get().text
    review.confirm_takedown(takedown, ada)
    assert Blob.objects.get().is_taken_down
    with pytest.raises(ReviewError, match="decided already"):
        review.confirm_takedown(takedown, levi)


def test_a_refused_takedown_changes_nothing_and_may_be_asked_for_again(blob, lea, levi):
    takedown = review.ask_for_takedown([blob], lea, "An order of the court.")
    with pytest.raises(ReviewError, match="waits for a second person"):
        review.ask_for_takedown([blob], levi, "Again.")
    with pytest.raises(ReviewError, match="Say why"):
        review.refuse_takedown(takedown, levi, " ")
    review.refuse_takedown(takedown, levi, "The order is about another page.")
    assert Blob.objects.get().text
    assert shown()["quote"] == QUOTE
    review.ask_for_takedown([blob], levi, "Now it is.")


def test_the_bytes_go_and_the_hash_stays_with_who_and_why(blob, lea, levi, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        taken_down(blob, lea, levi)
    gone = Blob.objects.get()
    assert (gone.text, gone.title, gone.location, gone.size) == ("", "", "", len(PAGE))
    assert (gone.purged_for, gone.purged_by, gone.purge_reason) == ("takedown", levi, "An order of the court.")
    assert not captures().exists(blob.location)
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"takedown.asked", "takedown.confirmed", "capture.purged", "evidence.blanked"} <= verbs


def test_readers_are_not_shown_the_words_any_more(blob, lea, levi, client):
    url = PublicClaim.objects.get().get_absolute_url()
    before = client.get(url)
    assert QUOTE in before.content.decode()
    taken_down(blob, lea, levi)
    assert shown()["quote"] == ""
    assert shown()["capture"]["sha256"] == blob.pk
    assert shown()["capture"]["removed_at"]
    answer = client.get(url, headers={"if-none-match": before["ETag"]})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert QUOTE not in page
    assert "removed for legal reasons" in page
    assert QUOTE not in client.get(f"/api/v1/claims/{PublicClaim.objects.get().public_id}/").content.decode()


def test_what_is_published_afterwards_does_not_bring_the_words_back(blob, lea, levi, killed):
    taken_down(blob, lea, levi)
    assert VerdictBasis.objects.get().quote == QUOTE, "the history is not rewritten"
    refresh(killed)
    assert shown()["quote"] == ""


def test_the_evidence_quotes_nothing_and_its_claim_gets_a_task(blob, lea, levi, killed, rosa):
    version = killed.version
    assert taken_down(blob, lea, levi) == [killed]
    evidence = Evidence.objects.get()
    assert (evidence.quote, evidence.prefix, evidence.suffix, evidence.start) == ("", "", "", None)
    task = ReviewTask.objects.open().get()
    assert "taken down" in task.summary
    assert Claim.objects.get(pk=killed.pk).version > version
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft())
    assert any("was purged" in lack for lack in review.missing_for_verdict(killed))


def test_a_page_taken_down_raises_no_task_about_its_values(blob, lea, levi):
    recheck.assess_evidence(Evidence.objects.get().pk)
    taken_down(blob, lea, levi)
    Claim.objects.update(revision=F("revision") + 1)
    seen = recheck.assess_evidence(Evidence.objects.get().pk)
    assert (seen.outcome, seen.reason) == ("not_assessed", "This capture was purged; its hash and dates remain.")
    assert not ReviewTask.objects.filter(reason="value_changed").exists()


def test_the_sources_of_it_are_not_checked_until_a_person_says_so(blob, lea, levi):
    Source.objects.update(next_check_at=F("added_at"), etag='"1"')
    taken_down(blob, lea, levi)
    source = Source.objects.get()
    assert (source.next_check_at, source.etag, source.title) == (None, "", "")


def test_a_hold_stops_a_takedown_before_and_after_it_was_asked_for(blob, lea, levi):
    takedown = review.ask_for_takedown([blob], lea, "An order of the court.")
    hold = review.hold_capture(blob, levi, "Another court needs it.")
    with pytest.raises(ReviewError, match="On legal hold"):
        review.confirm_takedown(takedown, levi)
    assert Takedown.objects.get().outcome == "waiting"
    assert shown()["quote"] == QUOTE
    review.lift_hold(hold, lea, "Settled.")
    review.confirm_takedown(takedown, levi)
    with pytest.raises(ReviewError, match="nothing left to hold"):
        review.hold_capture(blob, lea, "Too late.")
    with pytest.raises(ReviewError, match="taken down already"):
        review.ask_for_takedown([blob], lea, "Again.")


def test_what_is_held_is_not_asked_for(blob, lea):
    review.hold_capture(blob, lea, "A court needs it.")
    with pytest.raises(ReviewError, match="lift the hold first"):
        review.ask_for_takedown([blob], lea, "An order.")


def test_each_of_two_holds_is_lifted_on_its_own(blob, lea, levi, rosa):
    with pytest.raises(PermissionDenied):
        review.hold_capture(blob, rosa, "Why")
    with pytest.raises(ReviewError, match="Give the reason"):
        review.hold_capture(blob, lea, " ")
    first, second = (review.hold_capture(blob, lea, why) for why in ("One case.", "Another case."))
    review.lift_hold(first, levi, "Settled.")
    with pytest.raises(ReviewError, match="lifted already"):
        review.lift_hold(first, levi, "Settled.")
    with pytest.raises(ReviewError, match="On legal hold"):
        review.ask_for_takedown([blob], lea, "An order.")
    review.lift_hold(second, levi, "Settled too.")
    review.ask_for_takedown([blob], lea, "An order.")


def test_several_captures_go_by_one_order_or_none_of_them(killed, rosa, lea, levi):
    with_evidence(killed, rosa)
    other = captured(body=PAGE.replace(b"33", b"34")).blob
    blobs = list(Blob.objects.all())
    takedown = review.ask_for_takedown(blobs, lea, "An order of the court.")
    hold = review.hold_capture(other, levi, "Another court needs it.")
    with pytest.raises(ReviewError):
        review.confirm_takedown(takedown, levi)
    assert not Blob.objects.exclude(purged_for="").exists()
    review.lift_hold(hold, levi, "Settled.")
    review.confirm_takedown(takedown, levi)
    assert Blob.objects.filter(purged_for="takedown").count() == 2


def test_other_claims_keep_their_words(blob, injured, rosa, lea, levi):
    other = captured("https://mayor.example/toll", PAGE.replace(b"Ministry", b"Mayor"))
    in_review(injured, rosa)
    review.add_evidence(injured, rosa, other.source.url, quote=QUOTE)
    review.save_draft(injured, rosa, draft())
    review.publish(injured, rosa)
    taken_down(blob, lea, levi)
    quotes = [row.document["evidence"][0]["quote"] for row in PublicClaim.objects.order_by("pk")]
    assert sorted(quotes) == ["", QUOTE]
