"""/claimreview.json: every ClaimReview that readers may see, none that went away, in constant memory."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from claims import review
from claims.models import Claim, PublicClaim
from claims.pages import claim_review_feed
from claims.pages.claim_review_lint import lint
from ledger.models import User
from tests.claims.published import publish, taken

FEED = "/claimreview.json"


@pytest.fixture
def two(killed: Claim, injured: Claim, rosa: User) -> list[Claim]:
    publish(killed, rosa)
    publish(injured, rosa, "unproven")
    return [killed, injured]


def read(client: Client) -> dict[str, Any]:
    return json.loads(client.get(FEED).getvalue())


def addresses(client: Client) -> set[str]:
    return {one["url"].removeprefix("http://127.0.0.1:8765") for one in read(client)["dataFeedElement"]}


def test_it_is_a_data_feed_of_whole_claim_reviews(client: Client, two: list[Claim], settings: Any) -> None:
    assert "sdLicense" not in read(client)
    settings.DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
    found = read(client)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "DataFeed")
    assert found["url"] == f"{settings.PUBLIC_URL}{FEED}"
    assert found["sdLicense"] == settings.DATA_LICENCE
    assert found["sdPublisher"]["name"] == settings.NEWSROOM["name"]
    newest = PublicClaim.objects.latest("changed_at").changed_at
    assert found["dateModified"] == f"{newest:%Y-%m-%dT%H:%M:%SZ}"
    assert len(found["dataFeedElement"]) == 2
    for element in found["dataFeedElement"]:
        assert element["@type"] == "DataFeedItem"
        assert element["dateCreated"] <= element["dateModified"] <= found["dateModified"]
        [item] = element["item"]
        assert item["url"] == element["url"]
        assert lint({"@context": "https://schema.org", **item}) == []


def test_only_what_readers_may_see_is_in_it(
    client: Client, two: list[Claim], budget: Claim, rosa: User, edwin: User
) -> None:
    killed, injured = two
    publish(budget, rosa, not_before=timezone.now() + timedelta(hours=1))
    assert addresses(client) == {killed.get_absolute_url(), injured.get_absolute_url()}
    before = client.get(FEED).headers["ETag"]
    review.hide(killed, edwin, "A court order.")
    assert addresses(client) == {injured.get_absolute_url()}
    assert client.get(FEED, headers={"If-None-Match": before}).status_code == 200
    review.withdraw(injured, edwin, "We were wrong.")
    assert addresses(client) == set()


def test_one_that_comes_out_of_an_embargo_makes_the_feed_new(client: Client, two: list[Claim]) -> None:
    past = timezone.now() - timedelta(days=1)
    PublicClaim.objects.update(visible_from=past, changed_at=past)
    first = client.get(FEED).headers["ETag"]
    PublicClaim.objects.filter(claim=two[0]).update(visible_from=timezone.now())
    assert client.get(FEED).headers["ETag"] != first


def test_what_the_reader_has_already_is_not_sent_again(client: Client, two: list[Claim], rosa: User) -> None:
    first = client.get(FEED)
    again = client.get(FEED, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Last-Modified"] == first.headers["Last-Modified"]
    assert client.get(FEED, headers={"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304
    assert client.get(FEED, headers={"If-Modified-Since": http_date(0)}).status_code == 200
    assert client.head(FEED).getvalue() == b""


def test_a_change_that_is_written_down_after_a_later_one_makes_the_feed_new(client: Client, two: list[Claim]) -> None:
    first = client.get(FEED).headers["ETag"]
    PublicClaim.objects.filter(claim=two[0]).update(changed_at=timezone.now() - timedelta(minutes=5))
    assert client.get(FEED).headers["ETag"] != first


def test_it_travels_compressed(client: Client, two: list[Claim]) -> None:
    answer = client.get(FEED, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(json.loads(gzip.decompress(answer.getvalue()))["dataFeedElement"]) == 2


def test_it_comes_in_parts_by_two_queries(
    client: Client, two: list[Claim], monkeypatch: Any, django_assert_max_num_queries: Any
) -> None:
    client.get(FEED)
    monkeypatch.setattr(claim_review_feed, "BUFFER", 10)
    with django_assert_max_num_queries(2):
        parts = list(client.get(FEED))
    assert len(parts) == 3
    assert len(json.loads(b"".join(parts))["dataFeedElement"]) == 2


def test_an_empty_feed_is_a_feed(client: Client, killed: Claim, rosa: User) -> None:
    taken(killed, rosa)
    found = read(client)
    assert found["dataFeedElement"] == []
    assert "dateModified" not in found
