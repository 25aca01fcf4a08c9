"""/v1alpha1/claims:search: Google's own client reads it with another host, and so do people with curl."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from claims import review
from claims.models import Claim, PublicClaim
from ledger.models import User
from tests.claims.published import publish

SEARCH = "/v1alpha1/claims:search"


@pytest.fixture
def three(killed: Claim, injured: Claim, budget: Claim, rosa: User) -> list[Claim]:
    publish(killed, rosa, currency="superseded")
    publish(injured, rosa, "inaccurate", as_of="2020-02")
    publish(budget, rosa, "unproven", as_of="2019")
    return [killed, injured, budget]


def ask(client: Client, **given: Any) -> dict[str, Any]:
    response = client.get(SEARCH, given)
    assert response.status_code == 200, response.content
    return response.json()


def texts(client: Client, **given: Any) -> list[str]:
    return [one["text"] for one in ask(client, **given).get("claims", [])]


@pytest.mark.django_db(transaction=True)
def test_the_client_of_google_works_with_another_host(
    live_server: Any, settings: Any, killed: Claim, budget: Claim, rosa: User
) -> None:
    settings.PUBLIC_URL = "https://www.facts.example"
    publish(killed, rosa, currency="superseded")
    publish(budget, rosa, "inaccurate", as_of="2020-02")
    with build(
        "factchecktools",
        "v1alpha1",
        developerKey="none",
        cache_discovery=False,
        static_discovery=True,
        client_options={"api_endpoint": live_server.url},
    ) as service:
        found = service.claims().search(query="killed", languageCode="en-US", maxAgeDays=3, pageSize=5).execute()
        [claim] = found["claims"]
        row = PublicClaim.objects.get(claim=killed)
        assert claim["text"] == killed.words
        assert claim["claimant"] == (row.claimant or row.publisher)
        assert claim["claimDate"] == "2020-02-03T00:00:00Z"
        [of] = claim["claimReview"]
        assert of["publisher"] == {"name": settings.NEWSROOM["name"], "site": "facts.example"}
        assert of["url"] == f"https://www.facts.example{killed.get_absolute_url()}"
        assert of["textualRating"] == "Accurate as of 2 February 2020; superseded since by a later figure"
        assert of["reviewDate"] == f"{row.published_at:%Y-%m-%dT%H:%M:%SZ}"
        assert of["languageCode"] == "en"
        assert killed.words in of["title"]

        listed = service.claims().search(reviewPublisherSiteFilter="facts.example", pageSize=1)
        seen = []
        for _page in range(5):
            answer = listed.execute()
            seen += answer["claims"]
            listed = service.claims().search_next(listed, answer)
            if listed is None:
                break
        assert len({one["claimReview"][0]["url"] for one in seen}) == len(seen) == 2

        with pytest.raises(HttpError) as refused:
            service.claims().search(languageCode="en").execute()
        assert refused.value.status_code == 400
        assert "reviewPublisherSiteFilter" in refused.value.reason
        assert refused.value.error_details[0]["fieldViolations"][0]["field"] == "query"


def test_it_is_narrowed_as_there(client: Client, three: list[Claim], settings: Any) -> None:
    site = settings.PUBLIC_URL.removeprefix("http://")
    assert len(texts(client, reviewPublisherSiteFilter=site)) == 3
    assert ask(client, reviewPublisherSiteFilter="other.example", query="killed") == {}
    assert ask(client, query="zeppelins") == {}
    assert ask(client, query="dams", languageCode="fr") == {}
    assert len(texts(client, query="dams", languageCode="EN-gb")) == 1
    PublicClaim.objects.filter(claim=three[2]).update(language="en-GB", published_at=timezone.now() - timedelta(days=9))
    assert len(texts(client, query="dams", languageCode="en")) == 1
    assert ask(client, query="dams", maxAgeDays=8) == {}
    PublicClaim.objects.filter(claim=three[2]).update(article_published_at=timezone.now())
    assert len(texts(client, query="dams", maxAgeDays=8)) == 1


def test_pages_follow_one_another_and_repeat_nothing(client: Client, three: list[Claim], settings: Any) -> None:
    site = settings.PUBLIC_URL.removeprefix("http://")
    for wanted in ({"query": "people or million or flood"}, {"reviewPublisherSiteFilter": site}):
        whole = texts(client, **wanted)
        assert len(whole) >= 2
        seen: list[str] = []
        token = ""
        for _page in range(9):
            answer = ask(client, **wanted, pageSize=1, **({"pageToken": token} if token else {}))
            seen += [one["text"] for one in answer["claims"]]
            token = answer.get("nextPageToken", "")
            if not token:
                break
        assert seen == whole
        assert texts(client, **wanted, offset=1) == whole[1:]
        # As there, the token goes before the offset.
        token = ask(client, **wanted, pageSize=1)["nextPageToken"]
        assert texts(client, **wanted, pageToken=token, offset=2) == whole[1:]


def test_a_listing_is_read_on_where_it_was_left_though_new_verdicts_came(
    client: Client, three: list[Claim], settings: Any
) -> None:
    site = settings.PUBLIC_URL.removeprefix("http://")
    whole = texts(client, reviewPublisherSiteFilter=site)
    token = ask(client, reviewPublisherSiteFilter=site, pageSize=1)["nextPageToken"]
    PublicClaim.objects.filter(words=whole[2]).update(published_at=timezone.now())
    assert texts(client, reviewPublisherSiteFilter=site, pageToken=token) == [whole[1]]


def test_what_is_unknown_is_left_out(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    row = PublicClaim.objects.get()
    row.document["article_published_date"] = row.article_published_at = None
    row.save()
    [claim] = ask(client, query="killed")["claims"]
    assert "claimDate" not in claim
    assert None not in claim.values()
    assert "" not in claim["claimReview"][0].values()


def test_only_what_readers_may_see_and_a_claim_review_is_given_for(
    client: Client, three: list[Claim], edwin: User
) -> None:
    review.hide(three[2], edwin, "A court order.")
    assert ask(client, query="dams") == {}
    assert len(texts(client, query="injured")) == 2
    PublicClaim.objects.filter(claim=three[1]).update(without_claim_review=True)
    assert texts(client, query="injured") == [three[0].words]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "query"),
        ({"query": "   "}, "query"),
        ({"query": "a" * 201}, "query"),
        ({"query": "nul\x00"}, "query"),
        ({"query": "a", "pageSize": "-1"}, "pageSize"),
        ({"query": "a", "pageSize": "ten"}, "pageSize"),
        ({"query": "a", "maxAgeDays": "99999999999"}, "maxAgeDays"),
        ({"query": "a", "offset": "²"}, "offset"),
        ({"query": "a", "offset": "1001"}, "offset"),
        ({"query": "a", "languageCode": "e n"}, "languageCode"),
        ({"query": "a", "pageToken": "forged"}, "pageToken"),
        ({"query": "a", "alt": "media"}, "alt"),
        ({"query": "a", "querry": "b"}, "querry"),
    ],
)
def test_a_mistake_is_told_in_the_form_of_the_original(
    client: Client, db: None, given: dict[str, str], field: str
) -> None:
    response = client.get(SEARCH, given)
    assert response.status_code == 400
    error = response.json()["error"]
    assert (error["code"], error["status"]) == (400, "INVALID_ARGUMENT")
    assert error["message"].startswith(f"{field}: ")
    assert error["details"][0]["fieldViolations"][0]["field"] == field


def test_a_token_leads_on_in_its_own_search_alone(client: Client, three: list[Claim]) -> None:
    token = ask(client, query="people", pageSize=1)["nextPageToken"]
    response = client.get(SEARCH, {"query": "injured", "pageToken": token})
    assert response.status_code == 400
    assert "another search" in response.json()["error"]["message"]


def test_strange_numbers_that_can_be_meant_are_taken(client: Client, three: list[Claim]) -> None:
    assert len(texts(client, query="people", pageSize=0)) == len(texts(client, query="people", pageSize=2147483647))
    assert texts(client, query="people", maxAgeDays=2147483647)
    assert ask(client, query="the") == {}


def test_it_needs_one_query_and_sets_no_cookie(
    client: Client, three: list[Claim], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        response = client.get(SEARCH, {"query": "people"})
    assert not response.cookies
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert client.post(SEARCH).status_code == 405
