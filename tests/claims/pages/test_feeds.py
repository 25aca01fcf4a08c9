"""Atom feeds, read by a feed reader's own parser: what stands, what was corrected, and nothing that is not shown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from claims import review
from claims.ingest import Details, ingest_text
from claims.models import Article, Claim, PublicClaim
from ledger.models import User
from tests.claims.published import publish

SITE = "http://127.0.0.1:8765"


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    assert feed.feed.author == "Claim tracker"
    assert next(one.href for one in feed.feed.links if one.rel == "self") == SITE + address
    assert len({one.id for one in feed.entries}) == len(feed.entries)
    return feed


def of(article: Article) -> str:
    return f"/feeds/articles/{article.public_id}.atom"


def test_the_newest_verdict_comes_first_with_its_rating_in_words_and_its_reasons(
    client: Client, killed: Claim, injured: Claim, rosa: User
) -> None:
    publish(killed, rosa, currency="superseded")
    publish(injured, rosa, rationale="The office counted <120>.\n\nSee https://relief.example/ for more.")
    feed = read(client, "/feeds/verdicts.atom")
    newest, older = feed.entries
    assert newest.link == SITE + injured.get_absolute_url()
    assert older.title == f"Accurate: “{killed.words}”"
    assert "Accurate as of 2 February 2020; superseded since by a later figure." in older.summary
    assert newest.author == "Claim tracker"
    assert "counted &lt;120&gt;." in newest.summary
    assert '<a href="https://relief.example/"' in newest.summary
    assert "rosa" not in client.get("/feeds/verdicts.atom").text.lower()


def test_another_verdict_on_a_claim_is_another_entry_in_the_place_of_the_first(
    client: Client, killed: Claim, rosa: User
) -> None:
    publish(killed, rosa)
    (before,) = read(client, "/feeds/verdicts.atom").entries
    publish(killed, rosa, "mostly_inaccurate", notice=("correction", "We misread the table."))
    (after,) = read(client, "/feeds/verdicts.atom").entries
    assert after.id != before.id
    assert after.title.startswith("Mostly inaccurate: ")
    assert after.updated_parsed >= before.updated_parsed


def test_corrections_are_told_as_on_the_page_and_not_before_their_verdict_comes_out(
    client: Client, killed: Claim, injured: Claim, rosa: User
) -> None:
    assert read(client, "/feeds/corrections.atom").entries == []
    publish(killed, rosa)
    publish(injured, rosa)
    publish(killed, rosa, "inaccurate", notice=("correction", "We misread <the> table."))
    tomorrow = timezone.now() + timedelta(days=1)
    publish(injured, rosa, notice=("update", "A later count came."), not_before=tomorrow)
    (one,) = read(client, "/feeds/corrections.atom").entries
    assert one.title == f"Correction: “{killed.words}”"
    assert "We misread &lt;the&gt; table." in one.summary
    assert f"Inaccurate: “{killed.words}”" in one.summary
    assert one.link == SITE + killed.get_absolute_url()


def test_an_article_has_a_feed_of_its_own_while_one_of_its_claims_is_shown(
    client: Client, killed: Claim, rosa: User, edwin: User
) -> None:
    other = ingest_text("At least 70 houses burned down in Sarn.", Details(publisher="Delta Herald"), actor=rosa)
    claim = other.article.claims.get()
    publish(claim, rosa)
    publish(killed, rosa)
    (one,) = read(client, of(killed.article)).entries
    assert one.link == SITE + killed.get_absolute_url()
    shouted = client.get(f"/feeds/articles/{killed.article.public_id.upper()}.atom")
    assert (shouted.status_code, shouted.headers["Location"]) == (301, of(killed.article))
    review.hide(killed, edwin, "Libel.")
    assert client.get(of(killed.article)).status_code == 404
    assert client.get("/feeds/articles/nothing.atom").status_code == 404


def test_what_is_not_shown_stands_in_no_feed(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, edwin: User
) -> None:
    for claim in (killed, injured, budget):
        publish(claim, rosa)
        publish(claim, rosa, notice=("clarification", "Said better."))
    review.hide(killed, edwin, "Libel.")
    review.withdraw(injured, edwin, "Wrong river.")
    for address in ("/feeds/verdicts.atom", "/feeds/corrections.atom", of(killed.article)):
        assert [one.link for one in read(client, address).entries] == [SITE + budget.get_absolute_url()], address
    review.set_embargo(killed.article, edwin, timezone.now() + timedelta(hours=1))
    for address in ("/feeds/verdicts.atom", "/feeds/corrections.atom"):
        assert read(client, address).entries == [], address


def test_no_character_of_a_text_breaks_a_feed(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    publish(
        killed, rosa, notice=("correction", "Bell\x07 and \ufffe."), rationale="]]> &amp; <b>\x0b\x1f\uffff\U0001f30a"
    )
    row = PublicClaim.objects.get(claim=killed)
    row.words = "Thirty\x01 <script>\x08 &\uffff died"
    row.article_title = "Floods\x02 & <i>"
    row.save()
    for address in ("/feeds/verdicts.atom", "/feeds/corrections.atom", of(killed.article)):
        feed = read(client, address)
        assert "Thirty" in feed.entries[0].title, address
    summary = read(client, "/feeds/verdicts.atom").entries[0].summary
    assert "<b>" not in summary
    assert "\U0001f30a" in summary


def test_a_feed_needs_two_queries_and_no_cookie_and_is_not_sent_twice(
    client: Client, killed: Claim, rosa: User, edwin: User, django_assert_max_num_queries: Any
) -> None:
    publish(killed, rosa)
    publish(killed, rosa, notice=("correction", "We misread."))
    addresses = ["/feeds/verdicts.atom", "/feeds/corrections.atom", of(killed.article)]
    tags = {}
    for address in addresses:
        with django_assert_max_num_queries(2):
            response = client.get(address)
        assert not response.cookies
        assert response.headers["Cache-Control"] == "public, max-age=60"
        tags[address] = {"If-None-Match": response.headers["ETag"]}
        assert client.get(address, headers=tags[address]).status_code == 304
    review.hide(killed, edwin, "Libel.")
    for address in addresses:
        assert client.get(address, headers=tags[address]).status_code != 304, address


@pytest.mark.parametrize("place", ["home", "article", "claim"])
def test_pages_name_the_feeds(client: Client, killed: Claim, rosa: User, place: str) -> None:
    publish(killed, rosa)
    address = {"home": "/", "article": killed.article.get_absolute_url(), "claim": killed.get_absolute_url()}[place]
    head = client.get(address).text.split("</head>")[0]
    feeds = ["/feeds/verdicts.atom", "/feeds/corrections.atom", *([of(killed.article)] if place == "article" else [])]
    for feed in feeds:
        assert f'<link rel="alternate" type="application/atom+xml" href="{feed}"' in head
