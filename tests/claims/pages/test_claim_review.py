"""ClaimReview: on claims that others made, whole, and its lacks told in words."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from claims import review
from claims.models import Article, Claim, PublicClaim, Rating
from claims.pages.claim_review_lint import Level, lint
from claims.pages.jsonld import claim_review
from ledger.models import User
from tests.claims.published import QUOTE, captured_source, publish, taken


def given(client: Client, claim: Claim) -> dict[str, Any] | None:
    page = client.get(claim.get_absolute_url()).text
    held = re.search(r'<script type="application/ld\+json">(.+?)</script>', page)
    return json.loads(held[1]) if held else None


def row_of(claim: Claim) -> PublicClaim:
    return PublicClaim.objects.get(claim=claim)


def test_every_property_that_is_required_or_recommended_is_there(
    client: Client, killed: Claim, rosa: User, settings: Any
) -> None:
    settings.NEWSROOM = settings.NEWSROOM | {"logo": "https://desk.example/logo.png"}
    publish(killed, rosa)
    found = given(client, killed)
    assert found is not None
    assert lint(found) == []
    assert found["author"] == {
        "@type": "Organization",
        "name": settings.NEWSROOM["name"],
        "url": settings.PUBLIC_URL,
        "logo": "https://desk.example/logo.png",
        "image": "https://desk.example/logo.png",
    }
    claim = found["itemReviewed"]
    assert claim["firstAppearance"]["url"] == claim["appearance"]["url"] == "https://herald.example/floods"
    assert found["reviewRating"]["worstRating"] == 1


@pytest.mark.parametrize(
    ("publisher", "claimant", "switched_off", "has_one"),
    [
        ("Delta Herald", "the ministry", False, True),
        ("Delta Herald", "", False, True),
        ("", "the ministry", False, True),
        ("", "", False, False),
        ("Delta Herald", "the ministry", True, False),
        ("CLAIM tracker", "the ministry", False, False),
        ("The Desk", "the ministry", False, False),
        ("Delta Herald", "Claim Tracker", False, False),
    ],
)
def test_one_is_given_where_somebody_else_made_the_claim(
    client: Client, killed: Claim, rosa: User, settings: Any, publisher, claimant, switched_off, has_one
) -> None:
    settings.OWN_NAMES = ["Claim tracker", "The Desk"]
    publish(killed, rosa, without_claim_review=switched_off)
    PublicClaim.objects.update(publisher=publisher, claimant=claimant)
    assert (given(client, killed) is not None) is has_one
    assert PublicClaim.objects.claim_reviewed().exists() is has_one


def test_the_switch_lasts_from_the_form_to_the_verdict_and_to_the_next_draft(
    client: Client, killed: Claim, rosa: User
) -> None:
    taken(killed, rosa)
    review.add_evidence(killed, rosa, captured_source().url, quote=QUOTE)
    client.force_login(rosa)
    address = f"/admin/claims/claim/{killed.pk}/change/"
    killed.refresh_from_db()
    typed = {
        "act": "publish",
        "seen_version": killed.version,
        "rating": Rating.objects.in_use().get(code="accurate").pk,
        "as_of": "2020-02-02",
        "rationale": "The relief office counted 34 people.",
        "currency": "current",
        "tests": "what_was_said",
        "without_claim_review": "on",
    }
    assert client.post(address, typed).status_code == 302
    assert killed.verdicts.get().without_claim_review
    assert given(client, killed) is None
    review.take(Claim.objects.get(pk=killed.pk), rosa)
    box = re.search(r"<input[^>]+without_claim_review[^>]+>", client.get(address).text)
    assert box
    assert "checked" in box[0]


def test_a_verdict_on_the_saying_names_the_publisher_as_the_one_who_claims(
    client: Client, killed: Claim, rosa: User
) -> None:
    publish(killed, rosa, tests="that_it_was_said")
    PublicClaim.objects.update(claimant="Ann Minister")
    found = given(client, killed)
    assert found is not None
    assert found["claimReviewed"] == f"{killed.words} [checked: that it was said]"
    assert found["itemReviewed"]["author"] == {"@type": "Organization", "name": "Delta Herald"}


def test_a_scale_that_counts_from_nought_is_given_from_one(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    row = row_of(killed)
    row.rating_number, row.document["rating_scale"] = 0, {"worst": 0, "best": 5}
    rating = claim_review(row)["reviewRating"]
    assert (rating["ratingValue"], rating["worstRating"], rating["bestRating"]) == (1, 1, 6)


@pytest.mark.parametrize("code", ["accurate", "misleading", "unproven", "inaccurate"])
def test_every_rating_makes_a_whole_claim_review(killed: Claim, rosa: User, code: str) -> None:
    publish(killed, rosa, code)
    assert lint(claim_review(row_of(killed))) == []
    assert Rating.objects.in_use().filter(code=code).exists()


# Where to reach into a whole ClaimReview, what to put there (None takes it away), and the finding.
BROKEN = [
    ("@context", "https://other.example", Level.ERROR, "@context"),
    ("@type", "Review", Level.ERROR, "@type"),
    ("claimReviewed", " ", Level.ERROR, "claimReviewed"),
    ("url", "/claims/1/", Level.ERROR, "url"),
    ("url", "https://[bad", Level.ERROR, "url"),
    ("author", None, Level.WARNING, "author"),
    ("author.name", None, Level.ERROR, "author.name"),
    ("author.url", None, Level.WARNING, "author.url"),
    ("author.logo", "logo.png", Level.ERROR, "author.logo"),
    ("inLanguage", None, Level.WARNING, "inLanguage"),
    ("reviewRating", None, Level.ERROR, "reviewRating"),
    ("reviewRating.alternateName", None, Level.ERROR, "reviewRating.alternateName"),
    ("reviewRating.bestRating", None, Level.ERROR, "reviewRating.bestRating"),
    ("reviewRating.ratingValue", "4", Level.ERROR, "reviewRating.ratingValue"),
    ("reviewRating.ratingValue", 5, Level.ERROR, "reviewRating.ratingValue"),
    ("reviewRating.worstRating", 0, Level.ERROR, "reviewRating.worstRating"),
    ("itemReviewed", None, Level.WARNING, "itemReviewed"),
    ("itemReviewed.@type", "Thing", Level.ERROR, "itemReviewed.@type"),
    ("itemReviewed.author", None, Level.WARNING, "itemReviewed.author"),
    ("itemReviewed.author.name", "", Level.ERROR, "itemReviewed.author.name"),
    ("itemReviewed.author.name", "Claim tracker", Level.ERROR, "itemReviewed.author.name"),
    ("itemReviewed.datePublished", None, Level.WARNING, "itemReviewed.datePublished"),
    ("itemReviewed.datePublished", "yesterday", Level.ERROR, "itemReviewed.datePublished"),
    ("itemReviewed.datePublished", "2999-01-01", Level.WARNING, "itemReviewed.datePublished"),
    ("itemReviewed.appearance", None, Level.WARNING, "itemReviewed.appearance"),
    ("itemReviewed.firstAppearance", "herald", Level.ERROR, "itemReviewed.firstAppearance"),
    ("datePublished", None, Level.WARNING, "datePublished"),
]


def test_what_is_missing_is_said_in_words(killed: Claim, rosa: User, settings: Any) -> None:
    settings.NEWSROOM = settings.NEWSROOM | {"name": "Claim tracker"}
    publish(killed, rosa)
    whole = claim_review(row_of(killed))
    for path, value, level, name in BROKEN:
        broken = deepcopy(whole)
        *way, last = path.split(".")
        place = broken
        for step in way:
            place = place[step]
        if value is None:
            del place[last]
        else:
            place[last] = value
        found = lint(broken)
        assert [(one.level, one.property) for one in found] == [(level, name)], (path, value)
        assert found[0].problem.endswith(".")
        assert found[0].mend.endswith(".")


def test_what_a_draft_lacks_is_told_on_the_desk(client: Client, killed: Claim, rosa: User) -> None:
    Article.objects.update(url="")
    taken(killed, rosa)
    client.force_login(rosa)
    said = "ClaimReview, itemReviewed.appearance: it is not said where the claim was made."
    address = f"/admin/claims/claim/{killed.pk}/change/"
    rating = Rating.objects.in_use().get(code="accurate")
    review.save_draft(killed, rosa, review.Draft(rating=rating, as_of="2020-02-02", rationale="So."))
    assert said in client.get(address).text
    draft = review.Draft(rating=rating, as_of="2020-02-02", rationale="So.", without_claim_review=True)
    review.save_draft(killed, rosa, draft)
    assert said not in client.get(address).text


def test_the_command_tells_it_of_what_is_published(killed: Claim, injured: Claim, rosa: User) -> None:
    publish(killed, rosa)
    publish(injured, rosa, "inaccurate")
    told = StringIO()
    call_command("lint_claimreview", stdout=told)
    assert told.getvalue() == "ClaimReviews: 2, errors: 0, warnings: 0.\n"
    PublicClaim.objects.filter(claim=killed).update(article_url="")
    told = StringIO()
    call_command("lint_claimreview", "--all", stdout=told)
    assert f"{killed.get_absolute_url()} warning: itemReviewed.appearance: " in told.getvalue()
    assert told.getvalue().endswith("ClaimReviews: 2, errors: 0, warnings: 2.\n")
    PublicClaim.objects.filter(claim=killed).update(words="")
    with pytest.raises(CommandError, match="errors: 1, warnings: 2"):
        call_command("lint_claimreview", stdout=StringIO())
