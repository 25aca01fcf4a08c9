"""The public pages in Chromium: whole at every width, silent, self-contained, readable by eye and by machine."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claims.models import Article, Claim
from ledger.models import User
from tests.claims.published import publish, taken

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "https://relief.example/" + "a-very-long-path-without-any-break" * 8
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.fixture
def addresses(live_server: Any, article: Article, killed: Claim, rosa: User) -> dict[str, str]:
    """One article with a correction, a review under way and a text with nowhere to break."""
    Article.objects.update(full_text_public=True, licence="CC BY 4.0")
    publish(killed, rosa, currency="superseded", source={"url": LONG, "interest": "It runs the shelters."})
    publish(killed, rosa, "mostly_inaccurate", notice=("correction", "We misread the table."), rationale=f"See {LONG}.")
    for kind, rating in (("money", "unproven"), ("population", "misleading"), ("quotation", "inaccurate")):
        publish(article.claims.filter(kind=kind).first(), rosa, rating)
    taken(killed, rosa)
    paths = {
        "home": "/",
        "search": "/?q=delta&rating=mostly_inaccurate",
        "article": article.get_absolute_url(),
        "claim": killed.get_absolute_url(),
        "api": "/api/",
    }
    return {name: f"{live_server.url}{path}" for name, path in paths.items()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_their_width_and_ask_for_nothing_from_outside(
    chromium: Browser, addresses: dict[str, str], live_server: Any, width: int, scheme: Any
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name, address in addresses.items():
        page = context.new_page()
        complaints: list[str] = []
        requests: list[str] = []
        page.on("console", lambda message, heard=complaints: heard.append(message.text))
        page.on("pageerror", lambda error, heard=complaints: heard.append(str(error)))
        page.on("request", lambda request, seen=requests: seen.append(request.url))
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert complaints == [], name
        assert all(url.startswith(live_server.url) for url in requests), requests
        assert any(url.endswith(".css") for url in requests)
        assert context.cookies() == []
        assert page.evaluate(CONTRAST) == [], f"{name}: too little contrast"
        page.close()
    context.close()


def test_headings_landmarks_and_labels_are_in_order(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    for name, address in addresses.items():
        page.goto(address)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)
        assert page.evaluate("document.documentElement.lang") == "en"
        for landmark in ("main", "header", "footer", "nav"):
            assert page.locator(landmark).count() >= 1, (name, landmark)
        unlabelled = "[...document.querySelectorAll('input,select')].filter(e => !e.labels.length).length"
        assert page.evaluate(unlabelled) == 0
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids)), name
    page.close()


def test_the_keyboard_reaches_the_content_first(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    page.goto(addresses["claim"])
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Skip to the content"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.close()


def test_machines_find_one_review_in_the_page(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    page.goto(addresses["claim"])
    data = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")
    assert data["@type"] == "ClaimReview"
    assert data["reviewRating"]["ratingValue"] == 2
    page.close()


def test_a_reader_finds_a_verdict_by_its_words_without_script(chromium: Browser, addresses: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["home"])
    page.get_by_label("Words", exact=True).fill("dams")
    page.get_by_label("Rating", exact=True).select_option("unproven")
    page.get_by_role("button", name="Search").click()
    links = page.locator(".line-words a")
    assert links.count() == 1
    links.first.click()
    assert verdict(page) == "Unproven"
    context.close()


def test_verdicts_differ_in_shape_and_not_in_colour_alone(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    page.goto(addresses["home"])
    marks = page.locator(".lines .mark")
    shapes = {
        marks.nth(at).inner_text().strip(): marks.nth(at).locator("use").get_attribute("href")
        for at in range(marks.count())
    }
    assert len(shapes) == len(set(shapes.values())) == 4
    for href in shapes.values():
        assert page.locator(f"symbol{href}").count() == 1
    page.close()


def test_paper_has_the_verdict_and_the_addresses_of_its_evidence(chromium: Browser, addresses: dict[str, str]) -> None:
    page = chromium.new_page()
    page.goto(addresses["claim"])
    page.emulate_media(media="print")
    assert page.locator(".verdict").is_visible()
    assert not page.locator("nav").first.is_visible()
    assert not page.locator(".embed").is_visible()
    # What a reader would have to open on the screen is there on paper.
    assert page.locator(".history details p").first.bounding_box()["height"] > 0  # type: ignore[index]
    after = page.evaluate("getComputedStyle(document.querySelector('.evidence h3 a'), '::after').content")
    assert "relief.example" in after
    page.close()


def verdict(page: Page) -> str:
    return page.locator(".verdict").inner_text().strip()
