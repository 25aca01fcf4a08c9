"""Two claims made one: what the heir gets, which pairs are refused, and that old addresses lead on for ever."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import (
    Annotation,
    Claim,
    ClaimAlias,
    Contact,
    Occurrence,
    PublicClaim,
    ReviewTask,
    VerdictBasis,
)
from claims.queue import open_task
from claims.read_model import refresh, refresh_article
from claims.review import ReviewError, StaleClaimError, merge_claims
from ledger.models import Event
from tests.claims.published import captured_source, publish, taken
from tests.claims.sample import ARTICLE

WHY = "Both say how many were killed."


@pytest.fixture(autouse=True)
def _two_eyes(settings):
    settings.FOUR_EYES = False


@pytest.fixture
def elsewhere(rosa) -> Claim:
    """The same fact in another article."""
    text = "Deaths in the delta\nThe flood in the Sarn delta has killed more than 30 people, the army said.\n"
    details = Details(url="https://army.example/flood", published=dt.date(2020, 2, 2))
    return ingest_text(text, details, actor=rosa).article.claims.get(kind="casualty_count")


def test_the_heir_gets_the_place_in_the_other_article_and_the_old_id_leads_to_it(killed, elsewhere, rosa):
    heir = merge_claims(elsewhere, killed, rosa, WHY)
    elsewhere.refresh_from_db()
    assert (elsewhere.status, elsewhere.merged_into, heir.pk) == ("merged", killed, killed.pk)
    assert set(killed.occurrences.values_list("version__article", flat=True)) == {
        killed.article_id,
        elsewhere.article_id,
    }
    assert ClaimAlias.objects.get(public_id=elsewhere.public_id).claim == killed
    of_each = [Event.objects.about("claim", one.public_id).first() for one in (elsewhere, killed)]
    assert [(event.verb, event.reason, event.actor) for event in of_each] == [("claim.merged", WHY, rosa)] * 2
    assert of_each[0].new["into"] == killed.public_id
    assert of_each[1].new["merged"] == elsewhere.public_id


def test_in_one_article_each_keeps_its_place_where_both_have_one(killed, injured, rosa):
    merge_claims(injured, killed, rosa)
    assert killed.occurrences.count() == 1
    assert injured.occurrences.count() == 1


def test_a_chain_of_merges_leads_to_the_last(killed, elsewhere, injured, rosa):
    merge_claims(elsewhere, injured, rosa)
    merge_claims(injured, killed, rosa)
    led = dict(ClaimAlias.objects.values_list("public_id", "claim"))
    assert led == {elsewhere.public_id: killed.pk, injured.public_id: killed.pk}


def test_evidence_that_the_heir_lacks_is_carried_over_and_its_own_stays(killed, injured, rosa):
    for claim in (killed, injured):
        taken(claim, rosa)
        source = captured_source("https://relief.example/both")
        review.add_evidence(claim, rosa, source.url, quote="34 people", note=f"for {claim.pk}")
    only = captured_source("https://relief.example/one", "Nobody knows.")
    review.add_evidence(injured, rosa, only.url, quote="Nobody knows.", stance="undermines", note="as said")
    merge_claims(injured, killed, rosa)
    rows = {row.source.url: row for row in killed.evidence.live().select_related("source")}
    assert rows["https://relief.example/both"].note == f"for {killed.pk}"
    carried = rows["https://relief.example/one"]
    assert (carried.stance, carried.note, carried.quote) == ("undermines", "as said", "Nobody knows.")
    assert carried.start is not None
    assert carried.quoted_snapshot_id == only.latest_snapshot_id
    assert carried.assessed_claim_revision == 0
    assert len(rows) == 2


def test_notes_and_contacts_are_read_from_the_heir_and_open_tasks_ask_again(killed, injured, rosa):
    for claim in (killed, injured):
        taken(claim, rosa)
    Annotation.objects.create(claim=injured, author=rosa, text="Ask the army.")
    Contact.objects.create(claim=injured, asked_whom="The army", asked_on=dt.date(2020, 2, 3), by=rosa)
    open_task(killed, ReviewTask.Reason.VALUE_CHANGED, "12 became 14", actor=None)
    open_task(injured, ReviewTask.Reason.VALUE_CHANGED, "120 became 130", actor=None)
    merge_claims(injured, killed, rosa)
    assert killed.annotations.count() == killed.contacts.count() == 1
    assert not injured.tasks.open().exists()
    assert set(injured.tasks.values_list("resolution", flat=True)) == {"merged"}
    told = killed.tasks.open().get(reason="value_changed")
    assert told.summary == "12 became 14\n120 became 130"


def standing_at(claim: Claim, status: str, rosa, edwin, heir: Claim | None = None) -> Claim:
    """The claim brought to this status by the verbs."""
    match status:
        case "selected":
            review.select(claim, rosa)
        case "in_review":
            taken(claim, rosa)
        case "awaiting_approval":
            taken(claim, rosa)
            Claim.objects.filter(pk=claim.pk).update(status=status)
        case "decided":
            publish(claim, edwin)
        case "dismissed":
            review.dismiss(claim, rosa, "opinion")
        case "merged":
            merge_claims(claim, heir, rosa)
    claim.refresh_from_db()
    return claim


MAY = {
    ("candidate", "candidate"), ("candidate", "selected"), ("candidate", "in_review"),
    ("candidate", "awaiting_approval"), ("candidate", "decided"),
    ("selected", "candidate"), ("selected", "selected"), ("selected", "in_review"), ("selected", "awaiting_approval"),
    ("selected", "decided"),
    ("in_review", "candidate"), ("in_review", "selected"), ("in_review", "in_review"),
    ("in_review", "awaiting_approval"), ("in_review", "decided"),
    ("decided", "decided"),
}  # fmt: skip
STATUSES = ["candidate", "selected", "in_review", "awaiting_approval", "decided", "dismissed", "merged"]


@pytest.mark.parametrize("into", STATUSES)
@pytest.mark.parametrize("status", STATUSES)
def test_which_pairs_may_be_merged(status, into, killed, injured, budget, rosa, edwin):
    claim = standing_at(injured, status, rosa, edwin, budget)
    heir = standing_at(killed, into, rosa, edwin, budget)
    before = Event.objects.count()
    if (status, into) not in MAY:
        with pytest.raises(ReviewError):
            merge_claims(claim, heir, edwin, notice=WHY)
        claim.refresh_from_db()
        assert (claim.status, Event.objects.count()) == (status, before)
        return
    heir = merge_claims(claim, heir, edwin, notice=WHY)
    claim.refresh_from_db()
    heir.refresh_from_db()
    assert claim.status == "merged"
    lifted = into == "candidate" and status != "candidate"
    assert heir.status == ("selected" if lifted else into)
    assert not lifted or heir.tasks.open().get().reason == "selected"


def page_of(claim):
    return Client().get(f"/claims/{claim.public_id}/")


def test_a_published_claim_leads_readers_to_its_heir_after_a_notice(killed, injured, edwin):
    publish(killed, edwin)
    mine = publish(injured, edwin, "inaccurate")
    with pytest.raises(ReviewError, match="tell readers why"):
        merge_claims(injured, killed, edwin)
    merge_claims(injured, killed, edwin, notice="Both pages were about one count.")
    answer = page_of(injured)
    assert (answer.status_code, answer["Location"]) == (301, f"/claims/{killed.public_id}/")
    assert "Both pages were about one count." in page_of(killed).content.decode()
    assert list(PublicClaim.objects.visible().values_list("claim", flat=True)) == [killed.pk]
    api = Client().get(f"/api/v1/claims/{injured.public_id}/")
    assert api.status_code == 301
    assert api["Location"].endswith(f"/api/v1/claims/{killed.public_id}/")
    assert VerdictBasis.objects.filter(verdict=mine).get().evidence.claim == injured


def test_a_merged_page_stays_out_of_the_lists_whatever_is_refreshed_later(killed, injured, edwin):
    publish(killed, edwin)
    publish(injured, edwin)
    merge_claims(injured, killed, edwin, notice=WHY)
    review.hold_article(injured.article, edwin, "a letter")
    assert page_of(injured).status_code == 301
    assert page_of(killed).status_code == 404
    review.release_article(injured.article, edwin, "answered")
    refresh(injured)
    refresh_article(injured.article_id)
    assert PublicClaim.objects.visible().get().claim == killed
    assert page_of(injured).status_code == 301


def test_an_old_id_of_a_claim_never_published_leads_to_the_heir_once_that_is(killed, injured, edwin):
    merge_claims(injured, killed, edwin)
    assert page_of(injured).status_code == 404
    assert Client().get(f"/api/v1/claims/{injured.public_id}/").status_code == 404
    publish(killed, edwin)
    assert page_of(injured)["Location"] == f"/claims/{killed.public_id}/"
    assert Client().get(f"/api/v1/claims/{injured.public_id}/").status_code == 301


def test_what_readers_may_not_see_is_not_led_elsewhere(killed, injured, edwin):
    publish(killed, edwin)
    publish(injured, edwin)
    review.hide(injured, edwin, "a letter")
    with pytest.raises(ReviewError, match="hidden"):
        merge_claims(injured, killed, edwin, notice=WHY)
    review.release_verdict(injured, edwin, "answered")
    review.withdraw(killed, edwin, "wrong")
    with pytest.raises(ReviewError, match="none on"):
        merge_claims(injured, killed, edwin, notice=WHY)


def test_who_may_merge(killed, injured, budget, rosa, edwin, nora):
    with pytest.raises(PermissionDenied):
        merge_claims(injured, killed, nora)
    publish(killed, edwin)
    publish(injured, edwin)
    with pytest.raises(PermissionDenied):
        merge_claims(injured, killed, rosa, notice=WHY)
    taken(budget, edwin)
    with pytest.raises(ReviewError, match="Edwin is working"):
        merge_claims(budget, killed, rosa)


def test_nobody_merges_a_claim_into_itself_or_one_that_changed_meanwhile(killed, injured, rosa):
    with pytest.raises(ReviewError, match="itself"):
        merge_claims(killed, killed, rosa)
    seen = killed.version
    review.select(killed, rosa)
    with pytest.raises(StaleClaimError):
        merge_claims(killed, injured, rosa, seen_version=seen)


def test_the_next_text_does_not_bring_a_merged_claim_back(killed, injured, elsewhere, rosa):
    merge_claims(injured, elsewhere, rosa)
    ingest_text(f"{ARTICLE}Nobody came.", Details(url=killed.article.url), actor=rosa)
    assert killed.article.claims.filter(measure="injured").count() == 1
    assert Occurrence.objects.filter(claim=elsewhere, version__article=killed.article).count() == 2
