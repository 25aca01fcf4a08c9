"""Looking through an article's candidates by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_ROWS = 60


@pytest.fixture
def page(chromium: Browser, live_server, rosa, article) -> Iterator[Page]:
    """The article in Rosa's browser, with more candidates than one page holds."""
    from claims.models import Claim

    Claim.objects.bulk_create(
        Claim(article=article, kind="count", words=f"row {n:02}", sentence=f"row {n:02}", check_worthiness="0.05")
        for n in range(MOST_ROWS)
    )
    client = Client()
    client.force_login(rosa)
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(f"/admin/claims/article/{article.pk}/change/?show=candidates")
    yield opened
    context.close()
    assert complaints == []


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def status(row: str) -> tuple[str, str, str]:
    from claims.models import Claim

    claims = Claim.objects.values_list("status", "selection_reason", "dismissal_reason")
    return claims.get(pk=row.removeprefix("claim-"))


def test_one_key_a_candidate_keeps_the_place_and_the_last_one_can_be_undone(page):
    rows = page.locator("#candidates > li").evaluate_all("rows => rows.map(row => row.id)")
    assert focused(page) == ""
    page.keyboard.press("2")
    assert page.locator("#triage-last").inner_text() == "", "without a row in focus a key does nothing"

    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("Shift+M")
    page.keyboard.press("d")
    page.get_by_text("Dismissed as not worth checking:").wait_for()
    assert status(rows[0]) == ("selected", "harm", "")
    assert status(rows[1]) == ("dismissed", "", "misread")
    assert status(rows[2]) == ("dismissed", "", "not_worth")
    assert focused(page) == rows[3]
    assert page.locator("#candidates > li").count() == 50, "the rows of the next page move up"

    page.keyboard.press("u")
    page.get_by_text("A candidate again:").wait_for()
    assert status(rows[2])[0] == "candidate"
    assert focused(page) == rows[2]
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_a_press_that_is_refused_says_why_and_takes_the_row_back(page):
    from claims.models import Claim

    page.keyboard.press("j")
    row = focused(page)
    Claim.objects.filter(pk=row.removeprefix("claim-")).update(version=7)
    page.keyboard.press("1")
    page.get_by_text("Someone changed this claim").wait_for()
    assert page.locator(f"#{row}").get_attribute("inert") is None
    page.locator(f"#{row}").focus()
    page.keyboard.press("1")
    page.get_by_text("Selected for reach:").wait_for()
    assert status(row)[0] == "selected"
