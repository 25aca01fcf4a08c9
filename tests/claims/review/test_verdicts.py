import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from claims import review
from claims.models import (
    Correction,
    Evidence,
    PublicClaim,
    ReviewTask,
    Verdict,
    VerdictBasis,
)
from claims.review import Notice, ReviewError
from tests.claims.review.reviewing import QUOTE, captured, draft, in_review, published, with_evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def test_a_published_verdict_is_whole_and_pinned_to_its_captures(killed, rosa):
    verdict = published(killed, rosa)
    assert (verdict.rating.code, verdict.as_of, verdict.author) == ("accurate", "2020-02-02", rosa)
    assert verdict.claim_words == killed.words
    assert verdict.claim_value["number"] == "30"
    basis = VerdictBasis.objects.get(verdict=verdict)
    assert (basis.quote, basis.snapshot.source.url) == (QUOTE, "https://ministry.example/flood")
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict, killed.assignee) == ("decided", verdict, None)
    row = PublicClaim.objects.visible().get()
    assert (row.claim, row.rating, row.rating_number, row.number) == (killed, "accurate", 4, 30)
    assert row.document["evidence"][0]["capture"]["sha256"] == basis.snapshot.blob_id
    assert not ReviewTask.objects.open().exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"rating": None}, "Choose a rating"),
        ({"rationale": " "}, "Write the rationale"),
        ({"as_of": ""}, "Give the date"),
        ({"as_of": "2999-01-01"}, "newest capture"),
    ],
)
def test_an_unfinished_verdict_is_not_published_and_says_what_is_missing(killed, rosa, changes, words):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft(**changes))
    with pytest.raises(ReviewError, match=words):
        review.publish(killed, rosa)
    assert not Verdict.objects.exists()
    assert not PublicClaim.objects.exists()


def test_a_date_that_is_no_date_is_refused_when_it_is_typed(killed, rosa):
    in_review(killed, rosa)
    with pytest.raises(ReviewError, match="2 Feb"):
        review.save_draft(killed, rosa, draft(as_of="2 Feb"))


def test_a_verdict_rests_on_evidence_or_says_that_there_is_none(killed, rosa):
    in_review(killed, rosa)
    review.save_draft(killed, rosa, draft())
    with pytest.raises(ReviewError, match="Attach evidence"):
        review.publish(killed, rosa)
    review.save_draft(killed, rosa, draft("unproven"))
    with pytest.raises(ReviewError, match="why the claim is unproven"):
        review.publish(killed, rosa)
    review.save_draft(killed, rosa, draft("unproven", unproven_reason="no_evidence"))
    assert review.publish(killed, rosa).unproven_reason == "no_evidence"


def test_a_changed_public_verdict_tells_readers_why_and_supersedes_the_old_one(killed, rosa):
    first = published(killed, rosa)
    review.take(killed, rosa)
    review.save_draft(killed, rosa, draft(currency="superseded", rationale="41 by 5 February."))
    with pytest.raises(ReviewError, match="Tell them what changed"):
        review.publish(killed, rosa)
    second = review.publish(killed, rosa, notice=Notice("update", "The ministry now counts 41."))
    assert second.supersedes == first
    correction = Correction.objects.get()
    assert (correction.kind, correction.old_verdict, correction.new_verdict) == ("update", first, second)
    row = PublicClaim.objects.visible().get()
    assert row.currency == "superseded"
    assert [past["id"] for past in row.document["history"]] == [second.public_id, first.public_id]
    assert row.document["corrections"][0]["notice"] == "The ministry now counts 41."


def test_a_page_stays_up_while_a_new_review_is_under_way(killed, rosa):
    published(killed, rosa)
    review.take(killed, rosa)
    assert PublicClaim.objects.visible().filter(claim=killed).exists()
    review.give_back(killed, rosa)
    killed.refresh_from_db()
    assert killed.status == "decided"


def test_with_four_eyes_the_author_cannot_approve_their_own_verdict(killed, rosa, edwin, settings):
    settings.FOUR_EYES = True
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    with pytest.raises(PermissionDenied, match="Send it for approval"):
        review.publish(killed, rosa)
    rosa.groups.add(Group.objects.get(name="editor"))
    rosa = type(rosa).objects.get(pk=rosa.pk)
    with pytest.raises(PermissionDenied, match="other than the author"):
        review.publish(killed, rosa)
    review.submit(killed, rosa)
    review.return_to_author(killed, edwin, "Name the ministry.")
    review.submit(killed, rosa)
    verdict = review.publish(killed, edwin)
    assert (verdict.author, verdict.approver) == (rosa, edwin)


def test_with_four_eyes_an_editor_who_wrote_some_of_it_does_not_approve_it(killed, rosa, edwin, settings):
    settings.FOUR_EYES = True
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.submit(killed, rosa)
    review.save_draft(killed, edwin, draft("inaccurate", rationale="All of it is mine."))
    review.save_draft(killed, rosa, draft("inaccurate", rationale="All of it is mine.", internal_note="Fine."))
    assert killed.draft.author == edwin
    with pytest.raises(PermissionDenied, match="you wrote some of this one"):
        review.publish(killed, edwin)


def test_nobody_publishes_or_changes_what_another_is_working_on(killed, rosa, nora):
    evidence = with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    nora.groups.add(Group.objects.get(name="reviewer"))
    nora = type(nora).objects.get(pk=nora.pk)
    for act in (
        lambda: review.publish(killed, nora),
        lambda: review.submit(killed, nora),
        lambda: review.remove_evidence(evidence, nora),
        lambda: review.requote(evidence, nora, QUOTE),
        lambda: review.add_evidence(killed, nora, "https://other.example/"),
        lambda: review.dismiss(killed, nora, "opinion"),
    ):
        with pytest.raises(ReviewError, match="Rosa is working"):
            act()


def test_evidence_of_a_decided_claim_is_changed_only_in_a_new_review(killed, rosa):
    published(killed, rosa)
    with pytest.raises(ReviewError, match="Take the claim first"):
        review.remove_evidence(Evidence.objects.get(), rosa)


def test_a_claim_awaiting_approval_is_taken_back_by_its_author_alone(killed, rosa, edwin):
    with_evidence(killed, rosa)
    review.save_draft(killed, rosa, draft())
    review.submit(killed, rosa)
    with pytest.raises(ReviewError, match="waits for an editor"):
        review.take(killed, edwin)
    assert review.take(killed, rosa).status == "in_review"


def test_a_verdict_does_not_rest_on_words_that_stand_nowhere(killed, rosa):
    captured()
    in_review(killed, rosa)
    review.add_evidence(killed, rosa, "https://ministry.example/flood", quote="the flood had killed 43 people")
    review.save_draft(killed, rosa, draft())
    with pytest.raises(ReviewError, match="do not stand in its capture"):
        review.publish(killed, rosa)
    review.remove_evidence(Evidence.objects.get(), rosa)
    review.add_evidence(killed, rosa, "https://never.example/fetched", quote="43")
    with pytest.raises(ReviewError, match="not captured yet"):
        review.publish(killed, rosa)
