"""The sitemap: every public address once, with the time of its last change; bounded pages, nothing hidden."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from claims import review
from claims.models import Claim, PublicClaim
from claims.pages import sitemap
from ledger.models import User
from tests.claims.published import publish

SITE = "http://127.0.0.1:8765"
STATIC = {"/", "/corrections/", "/methodology/", "/data/", "/api/"}
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(client: Client, address: str) -> dict[str, str | None]:
    """Path to lastmod, in the order of the document."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    root = etree.fromstring(response.content)
    part = {"urlset": "s:url", "sitemapindex": "s:sitemap"}[etree.QName(root).localname]
    found = [
        (one.findtext("s:loc", None, NAMESPACE), one.findtext("s:lastmod", None, NAMESPACE))
        for one in root.iterfind(part, NAMESPACE)
    ]
    assert all(address.startswith(f"{SITE}/") for address, _at in found)
    assert len(dict(found)) == len(found)
    return {address.removeprefix(SITE): at for address, at in found}


def everything(client: Client) -> dict[str, str | None]:
    """What a search engine learns: every address of every page but those of the page of changes, which come twice."""
    found: dict[str, str | None] = {}
    for page in entries(client, "/sitemap.xml"):
        if page != "/sitemap-changes.xml":
            told = entries(client, page)
            assert not found.keys() & told.keys()
            found |= told
    return found


def test_every_public_address_stands_in_it_once_with_its_last_change(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, edwin: User
) -> None:
    for claim in (killed, injured, budget):
        publish(claim, rosa)
    review.hide(injured, edwin, "Libel.")
    review.withdraw(budget, edwin, "Wrong river.")
    found = everything(client)
    assert set(found) >= STATIC | {killed.get_absolute_url(), killed.article.get_absolute_url()}
    assert not found.keys() & {injured.get_absolute_url(), budget.get_absolute_url()}
    changed = PublicClaim.objects.get(claim=killed).changed_at.replace(microsecond=0)
    for path in (killed.get_absolute_url(), killed.article.get_absolute_url(), "/"):
        assert datetime.fromisoformat(found[path] or "") == changed, path
        assert client.get(path).status_code == 200
    review.set_embargo(killed.article, edwin, timezone.now() + timedelta(hours=1))
    assert set(everything(client)) == STATIC
    assert client.get("/sitemap-claims-0.xml").status_code == 404


def test_news_of_changes_come_first_and_the_index_tells_of_the_last(
    client: Client, killed: Claim, injured: Claim, rosa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(killed, rosa)
    publish(injured, rosa)
    publish(killed, rosa, "inaccurate", notice=("correction", "We misread the table."))
    assert list(entries(client, "/sitemap-changes.xml")) == [killed.get_absolute_url(), injured.get_absolute_url()]
    told = entries(client, "/sitemap.xml")["/sitemap-changes.xml"]
    assert told == entries(client, "/sitemap-changes.xml")[killed.get_absolute_url()]
    monkeypatch.setattr(sitemap, "CHANGES", 1)
    assert list(entries(client, "/sitemap-changes.xml")) == [killed.get_absolute_url()]


def test_pages_are_bounded_by_ranges_of_keys_and_empty_ones_are_left_out(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "CLAIMS_A_PAGE", 1)
    publish(killed, rosa)
    publish(budget, rosa)
    pages = [page for page in entries(client, "/sitemap.xml") if "claims" in page]
    assert pages == [f"/sitemap-claims-{key}.xml" for key in sorted((killed.pk, budget.pk))]
    assert list(entries(client, f"/sitemap-claims-{killed.pk}.xml")) == [killed.get_absolute_url()]
    for number in (injured.pk, 10**9, 10**30):
        assert client.get(f"/sitemap-claims-{number}.xml").status_code == 404
        assert client.get(f"/sitemap-articles-{number + 10**6}.xml").status_code == 404


def test_an_empty_newsroom_has_a_sitemap(client: Client, db: None) -> None:
    assert set(everything(client)) == STATIC


def test_it_needs_two_queries_and_is_not_sent_twice(
    client: Client, killed: Claim, rosa: User, django_assert_max_num_queries: Any
) -> None:
    publish(killed, rosa)
    for address in ["/sitemap.xml", *entries(client, "/sitemap.xml")]:
        with django_assert_max_num_queries(2):
            response = client.get(address)
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert client.get(address, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_robots_are_told_where_it_is(client: Client) -> None:
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").text.splitlines()
