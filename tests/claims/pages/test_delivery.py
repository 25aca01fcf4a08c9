"""How pages travel: no cookie, strict policy, few queries, 304 where nothing changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date
from protego import Protego

from claims import review
from claims.models import Article, Claim
from ledger.models import User
from tests.claims.published import publish, taken


@pytest.fixture
def addresses(killed: Claim, rosa: User) -> list[str]:
    publish(killed, rosa)
    Article.objects.update(full_text_public=True)
    return ["/", "/?q=delta", killed.get_absolute_url(), killed.article.get_absolute_url(), "/api/"]


def test_pages_set_no_cookie_and_depend_on_none(client: Client, addresses: list[str]) -> None:
    for address in [*addresses, "/claims/000000000000/", "/nothing/"]:
        response = client.get(address)
        assert not response.cookies, address
        assert "cookie" not in response.headers.get("Vary", "").lower(), address


def test_pages_allow_no_script_and_hold_no_inline_style(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = client.get(address)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert " style=" not in response.text
        assert "<style" not in response.text
        assert "//" not in response.text.split("</head>")[0].replace("http://127.0.0.1:8765", "").replace(
            "https://schema.org", ""
        ).replace("https://herald.example", "")


def test_a_page_needs_two_queries_at_most(
    client: Client, addresses: list[str], django_assert_max_num_queries: Any
) -> None:
    client.get("/api/")
    for address in addresses:
        with django_assert_max_num_queries(2):
            client.get(address)
    with django_assert_max_num_queries(2):
        client.get("/claims/000000000000/")


def test_pages_are_small(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        assert len(client.get(address).content) < 50_000, address


def test_what_the_reader_has_already_is_not_sent_again(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        first = client.get(address)
        assert first.headers["Cache-Control"] == "public, max-age=60"
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers["ETag"].removeprefix("W/") == first.headers["ETag"].removeprefix("W/")


def test_a_compressed_page_is_recognised_again(client: Client, addresses: list[str]) -> None:
    first = client.get(addresses[2], headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    again = client.get(addresses[2], headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_no_cache_may_show_a_page_or_an_answer_longer_than_a_minute(client: Client, addresses: list[str]) -> None:
    claim = Claim.objects.get(public__isnull=False)
    data = [f"/api/v1/claims/{claim.public_id}/", "/api/v1/claims/", f"/api/v1/articles/{claim.article.public_id}/"]
    for address in [*addresses, *data]:
        assert client.get(address).headers["Cache-Control"] == "public, max-age=60", address


def test_a_date_alone_never_makes_a_reader_keep_an_old_page(client: Client, killed: Claim, rosa: User) -> None:
    """A review that was given back leaves no newer date, and its notice goes all the same."""
    publish(killed, rosa)
    taken(killed, rosa)
    later = http_date((timezone.now() + timedelta(hours=1)).timestamp())
    for address in (killed.get_absolute_url(), killed.article.get_absolute_url()):
        first = client.get(address)
        assert "Last-Modified" not in first.headers
        assert client.get(address, headers={"If-Modified-Since": later}).status_code == 200
    tag = client.get(killed.get_absolute_url()).headers["ETag"]
    review.give_back(killed, rosa)
    assert client.get(killed.get_absolute_url(), headers={"If-None-Match": tag}).status_code == 200


def test_every_change_of_a_page_changes_its_tag(client: Client, killed: Claim, rosa: User, edwin: User) -> None:
    publish(killed, rosa)
    seen = {}

    def changed(*addresses: str) -> None:
        for address in addresses:
            tag = client.get(address).headers.get("ETag")
            assert tag != seen.get(address), address
            seen[address] = tag

    claim, article = killed.get_absolute_url(), killed.article.get_absolute_url()
    changed("/", claim, article)
    taken(killed, rosa)
    changed(claim)
    publish(killed, rosa, "inaccurate", notice=("correction", "It was 28."))
    changed("/", claim, article)
    Article.objects.update(title="Another title")
    changed(article)
    review.hide(killed, edwin, "Libel.")
    changed("/")


def test_hiding_reaches_readers_who_ask_with_what_they_have(
    client: Client, killed: Claim, rosa: User, edwin: User
) -> None:
    other = killed.article.claims.get(kind="casualty_count", measure="injured")
    publish(other, rosa)
    publish(killed, rosa)
    kept = {}
    for address in ("/", killed.article.get_absolute_url(), killed.get_absolute_url()):
        headers = client.get(address).headers
        kept[address] = {"If-None-Match": headers["ETag"]}
    review.hide(killed, edwin, "Libel.")
    for address, headers in kept.items():
        assert client.get(address, headers=headers).status_code != 304, address


def test_what_is_missing_is_not_kept_by_caches(client: Client, killed: Claim, rosa: User, edwin: User) -> None:
    publish(killed, rosa)
    review.set_embargo(killed.article, edwin, timezone.now() + timedelta(hours=1))
    for address in (killed.get_absolute_url(), killed.article.get_absolute_url(), "/nothing/"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/", "/claims/000000000000/", "/api/", "/health"])
def test_pages_are_read_only(client: Client, db: None, address: str) -> None:
    assert client.post(address).status_code in {403, 405}


def test_an_error_page_speaks_plainly_and_tells_nothing_of_the_inside(client: Client, db: None) -> None:
    page = client.get("/no/such/page").text
    assert "There is no page here" in page
    assert "urlpattern" not in page.lower()
    assert "tried" not in page.lower()


def test_robots_may_read_the_public_pages_and_not_the_desk(client: Client, db: None) -> None:
    response = client.get("/robots.txt")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    rules = Protego.parse(response.text)
    for address in ("/", "/claims/000000000000/", "/articles/000000000000/", "/api/v1/claims/"):
        assert rules.can_fetch(address, "Reader")
    assert not rules.can_fetch("/admin/login/", "Reader")


def test_the_icon_is_served_by_its_old_name_and_linked_from_every_page(client: Client, addresses: list[str]) -> None:
    response = client.get("/favicon.ico")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/svg+xml")
    assert response.content.startswith(b"<svg")
    assert "<script" not in response.text
    for address in addresses:
        assert '<link rel="icon" href="/static/claims/icon.svg"' in client.get(address).text


def test_neither_asks_the_database_or_sets_a_cookie(client: Client) -> None:
    for address in ("/robots.txt", "/favicon.ico"):
        response = client.get(address)
        assert not response.cookies
        assert response.headers["Cache-Control"] == "public, max-age=86400"
