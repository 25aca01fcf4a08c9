"""Home, search and article page: only what is visible, found by its words, in order."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from claims import review
from claims.models import Article, Claim, PublicClaim
from claims.pages import views
from ledger.models import User
from tests.claims.published import publish


def links(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200, address
    return re.findall(r'class="line-words"><a href="([^"]+)"', response.text)


def test_the_newest_verdict_comes_first(client: Client, killed: Claim, injured: Claim, rosa: User) -> None:
    publish(killed, rosa)
    publish(injured, rosa)
    assert links(client, "/") == [injured.get_absolute_url(), killed.get_absolute_url()]


def test_nothing_of_what_is_not_visible_stands_in_a_list(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, edwin: User
) -> None:
    for claim in (killed, injured, budget):
        publish(claim, rosa)
    review.hide(killed, edwin, "Libel.")
    review.withdraw(injured, edwin, "Wrong river.")
    for address in ("/", "/?q=delta", "/?rating=accurate", killed.article.get_absolute_url()):
        assert links(client, address) == [budget.get_absolute_url()], address
    tomorrow = timezone.now() + timedelta(days=1)
    review.set_embargo(killed.article, edwin, tomorrow)
    assert links(client, "/") == []
    assert client.get(killed.article.get_absolute_url()).status_code == 404
    review.set_embargo(killed.article, edwin, None)
    review.hold_article(killed.article, edwin, "A court order.")
    assert links(client, "/") == []
    assert client.get(killed.article.get_absolute_url()).status_code == 404


def test_search_reads_words_phrases_and_exclusions(client: Client, killed: Claim, budget: Claim, rosa: User) -> None:
    publish(killed, rosa)
    publish(budget, rosa, rationale="The ministry's budget names the sum.")
    assert links(client, "/?q=dam") == [budget.get_absolute_url()]
    assert set(links(client, "/?q=killed or dams")) == {killed.get_absolute_url(), budget.get_absolute_url()}
    assert links(client, '/?q="people injured"') == []
    assert links(client, "/?q=floods -dams") == [killed.get_absolute_url()]
    assert links(client, "/?q=budget&rating=inaccurate") == []


@pytest.mark.parametrize("query", ["'", '"', "%", "\\", "a" * 5000, "<b>", "&|!()*:", "\x00", "﷽", "-"])
def test_no_query_breaks_the_search(client: Client, killed: Claim, rosa: User, query: str) -> None:
    publish(killed, rosa)
    assert client.get("/", {"q": query}).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "x", "501", "1" * 50, "", "²"])
def test_a_page_that_cannot_be_says_which_can(client: Client, db: None, page: str) -> None:
    response = client.get("/", {"page": page})
    assert response.status_code == 404
    assert "from 1 to 500" in response.text


def test_pages_lead_on_and_back_with_their_filters(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "A_PAGE", 2)
    for claim in (killed, injured, budget):
        publish(claim, rosa)
    assert len(links(client, "/?rating=accurate")) == 2
    first = client.get("/?rating=accurate").text
    assert 'rel="next" href="/?rating=accurate&amp;page=2"' in first
    assert 'rel="prev"' not in first
    assert links(client, "/?rating=accurate&page=2") == [killed.get_absolute_url()]
    second = client.get("/?rating=accurate&page=2").text
    assert 'rel="prev" href="/?rating=accurate"' in second
    assert 'rel="next"' not in second


def test_an_article_shows_its_claims_in_order_and_counts_them(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User
) -> None:
    publish(budget, rosa, "unproven")
    publish(injured, rosa)
    publish(killed, rosa)
    address = killed.article.get_absolute_url()
    assert links(client, address) == [claim.get_absolute_url() for claim in (killed, injured, budget)]
    page = client.get(address).text
    assert "Delta Herald" in page
    assert "3 February 2020" in page
    assert re.findall(r"<strong>(\d)</strong>", page) == ["2", "1"]


def test_the_text_of_an_article_is_shown_only_if_its_record_says_so(
    client: Client, killed: Claim, injured: Claim, rosa: User
) -> None:
    publish(killed, rosa)
    publish(injured, rosa)
    address = killed.article.get_absolute_url()
    unpublished = "We were warned too late"
    assert unpublished not in client.get(address).text
    Article.objects.update(full_text_public=True)
    page = client.get(address).text
    assert unpublished in page
    assert f'<a class="claim-link" href="{killed.get_absolute_url()}">more than 30</a>' in page
    assert f'<a class="claim-link" href="{injured.get_absolute_url()}">at least 120</a>' in page


def test_an_article_without_a_published_verdict_has_no_page(client: Client, killed: Claim) -> None:
    assert client.get(killed.article.get_absolute_url()).status_code == 404


def test_an_empty_newsroom_says_that_nothing_is_published_yet(client: Client, db: None) -> None:
    assert "No verdict has been published yet." in client.get("/").text
    assert PublicClaim.objects.count() == 0


def test_an_article_of_very_many_claims_shows_the_first_and_names_where_the_rest_is(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "CLAIMS_OF_AN_ARTICLE", 2)
    publish(killed, rosa)
    publish(injured, rosa)
    address = killed.article.get_absolute_url()
    assert "in the API</a>" not in client.get(address).text
    publish(budget, rosa)
    assert links(client, address) == [killed.get_absolute_url(), injured.get_absolute_url()]
    assert f"/api/v1/claims/?article={killed.article.public_id}" in client.get(address).text
