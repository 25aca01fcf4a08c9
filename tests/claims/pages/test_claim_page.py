"""A claim's page: what it says, what it never lets through, and what becomes of its address."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import Article, Claim, ClaimAlias, PublicClaim
from ledger.models import User
from ledger.public_id import new_public_id
from sources.snapshots import add_snapshot
from tests.claims.published import QUOTE, captured_source, publish, taken

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>&\u2028"


def body(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.text


def jsonld(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_verdict_stands_before_the_claim_in_words_with_a_shape(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa, "accurate", currency="superseded")
    page = body(client, killed.get_absolute_url())
    verdict, claim = page.index('class="verdict'), page.index("<h1")
    assert verdict < claim
    assert 'href="#s-true"' in page[verdict:claim]
    assert "Accurate" in page[verdict:claim]
    assert "Accurate as of 2 February 2020; superseded since by a later figure." in page


def test_a_verdict_of_a_later_day_rates_the_claim_as_it_was_published(
    client: Client, killed: Claim, rosa: User
) -> None:
    source = captured_source()
    add_snapshot(source, source.latest_snapshot.blob, fetched_at=timezone.now(), final_url=source.url)
    source.save()
    publish(killed, rosa, currency="superseded", as_of="2020-04-04")
    said = "Accurate when published on 3 February 2020; superseded by a later figure as of 4 April 2020"
    page = body(client, killed.get_absolute_url())
    assert f"{said}." in page
    assert jsonld(page)["reviewRating"]["alternateName"] == said


def test_evidence_shows_quote_publisher_capture_and_hash(client: Client, killed: Claim, rosa: User) -> None:
    source = {"publisher": "Relief Office", "primary": True, "interest": "It runs the shelters."}
    verdict = publish(killed, rosa, source=source)
    page = body(client, killed.get_absolute_url())
    snapshot = verdict.basis.get().snapshot
    assert snapshot is not None
    for words in (
        QUOTE,
        "Relief Office",
        "primary source",
        "It runs the shelters.",
        "https://relief.example/report",
        "2 February 2020, 12:00 UTC",
        snapshot.blob_id,
    ):
        assert words in page


def test_the_value_that_was_checked_is_marked_among_the_others_of_its_sentence(
    client: Client, killed: Claim, rosa: User
) -> None:
    publish(killed, rosa)
    page = body(client, killed.get_absolute_url())
    assert '<mark class="value">more than 30</mark>' in page
    assert "more than 30 people" in page


def test_claims_in_the_same_words_are_told_apart_by_their_value(client: Client, rosa: User) -> None:
    text = "Between 20 and 30 of the 400 houses in Sarn fell."
    article = ingest_text(text, Details(publisher="Delta Herald"), actor=rosa).article
    said = {article.claims.get(number=20): "between 20 and 30 houses", article.claims.get(number=400): "400 houses"}
    assert len({claim.words for claim in said}) == 1
    for claim in said:
        publish(claim, rosa)
    for claim, words in said.items():
        page = body(client, claim.get_absolute_url())
        assert f"(about: {words}) |" in page.split("</title>")[0]
        assert f'(about: {words})">' in page.split("</head>")[0]
        assert f"About: {words}</p>" in page.split("<h1")[1]
        assert jsonld(page)["claimReviewed"] == f"{claim.words} [about: {words}]"
    for address in ("/", article.get_absolute_url()):
        page = body(client, address)
        assert all(f"About: {words}</p>" in page for words in said.values())


@pytest.mark.parametrize("change", [{"capture": None}, {"found": False}])
def test_words_that_no_capture_holds_are_not_given_out_as_the_source_s(
    client: Client, killed: Claim, rosa: User, change: dict[str, Any]
) -> None:
    publish(killed, rosa)
    assert QUOTE in body(client, killed.get_absolute_url())
    row = PublicClaim.objects.get(claim=killed)
    row.document["evidence"][0] |= change
    row.changed_at = timezone.now()
    row.save()
    page = body(client, killed.get_absolute_url())
    assert QUOTE not in page
    assert "Not captured: " in page
    assert "https://relief.example/report" in page


def test_hostile_words_reach_the_page_as_text_only(client: Client, killed: Claim, rosa: User) -> None:
    Article.objects.filter(pk=killed.article_id).update(title=HOSTILE, author=HOSTILE)
    Claim.objects.filter(pk=killed.pk).update(
        words=HOSTILE, sentence=f"He said {HOSTILE} twice.", claimant=HOSTILE, place=HOSTILE, measure="<b>"
    )
    killed.refresh_from_db()
    publish(
        killed,
        rosa,
        rationale=f"First.\n\n{HOSTILE} https://relief.example/?a=1&b=<2>",
        source={"publisher": HOSTILE[:150], "interest": HOSTILE, "title": HOSTILE, "quote": HOSTILE},
    )
    taken(killed, rosa)
    publish(killed, rosa, notice=("correction", HOSTILE))
    for address in (killed.get_absolute_url(), killed.article.get_absolute_url(), "/", "/?q=said"):
        page = body(client, address)
        assert "<script>alert" not in page
        assert "<img" not in page
        assert page.count("<script") == page.count("</script>") <= 1
    page = body(client, killed.get_absolute_url())
    assert "<b>" not in page
    assert jsonld(page)["claimReviewed"] == f"{HOSTILE} [about: more than 30 people <b>]"


def test_only_whole_web_addresses_of_a_rationale_become_links(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa, rationale="See https://relief.example/a. Not javascript:alert(1), bare.org, a@b.org.")
    page = body(client, killed.get_absolute_url())
    assert '<a href="https://relief.example/a" rel="nofollow noreferrer">https://relief.example/a</a>.' in page
    assert 'href="javascript' not in page
    assert 'bare.org"' not in page
    assert 'mailto:a@b.org"' not in page


def test_an_article_address_that_is_no_web_address_is_no_link(client: Client, killed: Claim, rosa: User) -> None:
    Article.objects.filter(pk=killed.article_id).update(url="javascript:alert(1)")
    killed.article.refresh_from_db()
    killed.refresh_from_db()
    publish(killed, rosa)
    for address in (killed.get_absolute_url(), killed.article.get_absolute_url()):
        assert "javascript:" not in body(client, address)


def test_a_correction_stands_before_what_was_said(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    publish(killed, rosa, "inaccurate", notice=("correction", "We misread the table."), rationale="It was 28.")
    page = body(client, killed.get_absolute_url())
    assert page.index("We misread the table.") < page.index("What was said")
    assert "The relief office counted 34 people" in page[page.index("History of this verdict") :]


def test_a_notice_of_a_verdict_for_later_is_not_told_before_it(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    tomorrow = timezone.now() + timedelta(days=1)
    publish(killed, rosa, "inaccurate", notice=("correction", "A new count."), not_before=tomorrow)
    page = body(client, killed.get_absolute_url())
    assert "A new count." not in page
    assert "Inaccurate" not in page


def test_under_review_is_said_only_once_a_person_has_taken_it(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    assert "Under review" not in body(client, killed.get_absolute_url())
    taken(killed, rosa)
    assert "Under review" in body(client, killed.get_absolute_url())
    review.give_back(killed, rosa)
    assert "Under review" not in body(client, killed.get_absolute_url())


def test_a_claim_without_a_verdict_has_no_page(client: Client, killed: Claim, rosa: User) -> None:
    taken(killed, rosa)
    for claim in Claim.objects.all():
        assert claim.words not in body(client, claim.get_absolute_url(), 404)


def test_held_and_embargoed_claims_cannot_be_told_from_none(
    client: Client, killed: Claim, rosa: User, edwin: User
) -> None:
    publish(killed, rosa)
    nothing = body(client, f"/claims/{new_public_id()}/", 404)
    review.set_embargo(killed.article, edwin, timezone.now() + timedelta(hours=1))
    assert body(client, killed.get_absolute_url(), 404) == nothing
    review.set_embargo(killed.article, edwin, None)
    review.hold_article(killed.article, edwin, "A court order.")
    assert body(client, killed.get_absolute_url(), 404) == nothing


def test_an_embargo_ends_without_anybody_doing_anything(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    PublicClaim.objects.update(visible_from=timezone.now() + timedelta(hours=1))
    body(client, killed.get_absolute_url(), 404)
    PublicClaim.objects.update(visible_from=timezone.now() - timedelta(seconds=1))
    body(client, killed.get_absolute_url())


def test_a_withdrawn_verdict_answers_410_with_the_reason(
    client: Client, killed: Claim, rosa: User, edwin: User
) -> None:
    publish(killed, rosa, rationale="It was wrong from the start.")
    review.withdraw(killed, edwin, "We had the wrong river.")
    page = body(client, killed.get_absolute_url(), 410)
    assert "We had the wrong river." in page
    assert "It was wrong from the start." not in page
    assert "ld+json" not in page


def test_a_hidden_page_is_blank_but_for_a_notice(client: Client, killed: Claim, rosa: User, edwin: User) -> None:
    publish(killed, rosa)
    review.hide(killed, edwin, "Her life is in danger.")
    page = body(client, killed.get_absolute_url(), 404)
    assert "not shown at present" in page
    for words in (killed.words, killed.article.title, "Her life is in danger.", "Accurate"):
        assert words not in page


def test_a_hidden_earlier_verdict_is_not_in_the_history(client: Client, killed: Claim, rosa: User, edwin: User) -> None:
    publish(killed, rosa, rationale="Names a person who must not be named.")
    review.hide(killed, edwin, "Libel.")
    publish(killed, edwin, "inaccurate", rationale="It was 28.", notice=("correction", "The toll was 28."))
    page = body(client, killed.get_absolute_url())
    assert "must not be named" not in page
    assert "Libel" not in page


def test_other_spellings_of_an_id_lead_to_the_one_address(client: Client, killed: Claim, rosa: User) -> None:
    Claim.objects.filter(pk=killed.pk).update(public_id="0123456789a1")
    killed.refresh_from_db()
    publish(killed, rosa)
    for spelt in ("0123456789A1", "o1234-56789-al", "O12345678 9ai".replace(" ", "")):
        response = client.get(f"/claims/{spelt}/")
        assert (response.status_code, response.headers.get("Location")) == (301, "/claims/0123456789a1/"), spelt
    article = killed.article.public_id
    assert client.get(f"/articles/{article.upper()}/").headers["Location"] == f"/articles/{article}/"


def test_old_addresses_lead_to_the_claim_for_as_long_as_it_may_be_known(
    client: Client, killed: Claim, rosa: User, edwin: User
) -> None:
    old = ClaimAlias.objects.create(public_id=new_public_id(), claim=killed)
    body(client, f"/claims/{old.public_id}/", 404)
    publish(killed, rosa)
    response = client.get(f"/claims/{old.public_id}/")
    assert (response.status_code, response.headers["Location"]) == (301, killed.get_absolute_url())
    review.hold_article(killed.article, edwin, "A court order.")
    body(client, f"/claims/{old.public_id}/", 404)


def test_an_address_that_is_no_id_says_so(client: Client, db: None) -> None:
    assert "12 letters and digits" in body(client, "/claims/not-an-id/", 404)


@pytest.mark.parametrize("currency", ["current", "superseded", "revised", "source_withdrawn", "unknown"])
def test_machines_read_the_same_verdict(client: Client, killed: Claim, rosa: User, currency: str) -> None:
    verdict = publish(killed, rosa, "mostly_accurate", currency=currency)
    review_data = jsonld(body(client, killed.get_absolute_url()))
    row = PublicClaim.objects.get(claim=killed)
    assert review_data["@type"] == "ClaimReview"
    assert review_data["url"].endswith(killed.get_absolute_url())
    assert review_data["datePublished"] == row.published_at.date().isoformat()
    assert review_data["claimReviewed"] == verdict.claim_words
    rating = review_data["reviewRating"]
    assert (rating["ratingValue"], rating["worstRating"], rating["bestRating"]) == (3, 1, 4)
    assert rating["alternateName"].startswith("Mostly accurate as of 2 February 2020")
    assert (";" in rating["alternateName"]) == (currency != "current")
    claim = review_data["itemReviewed"]
    assert claim["@type"] == "Claim"
    assert claim["datePublished"] == "2020-02-03"  # 20:00 UTC is the next day in Dhaka.
    assert claim["appearance"]["url"] == "https://herald.example/floods"
    assert claim["author"]["name"]


def test_a_rating_that_is_no_degree_has_no_number_for_machines(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa, "unproven")
    page = body(client, killed.get_absolute_url())
    rating = jsonld(page)["reviewRating"]
    assert set(rating) == {"@type", "alternateName"}
    assert "Unproven as of 2 February 2020: a single interested source." in page
