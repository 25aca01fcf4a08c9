"""Every page by WCAG 2.2 AA, by axe and by what axe does not see: focus, width, words hidden by others, mirrored too.

The pages are found by themselves: a new one is looked at without a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import audit
from tests.claims.conftest import lea  # noqa: F401 (fixture)
from tests.claims.desk_pages import HEBREW, addresses, furnish

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]

EXEMPT: audit.Exempt = {
    "aria-prohibited-attr": {".help-tooltip": "Django's own script puts it beside its choice of many."},
}


NARROW = ["color-contrast", "target-size", "scrollable-region-focusable"]
"""Rules of axe that another width or colour scheme can break."""


def opened(chromium: Browser, address: str, session: str = "") -> BrowserContext:
    # The policy for scripts keeps the auditor's own out; other tests hold the pages to it.
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 1200}, bypass_csp=True)
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    return context


def wrong_with(page: Page, path: str, narrow: int, *, dark: str) -> list[str]:
    """All that is wrong with one page, looked at once: light, dark, narrow, and mirrored."""
    page.set_viewport_size({"width": 1280, "height": 1200})
    page.emulate_media(color_scheme="light")
    page.goto(path)
    audit.ready(page)
    found = audit.violations(page, EXEMPT)
    # A key was pressed, so that focus is shown as to those who use no mouse.
    page.keyboard.press("Tab")
    found += [f"focus is not seen: {one}" for one in audit.ask(page, "unseenFocus")]
    found += sideways(page, narrow)
    page.emulate_media(color_scheme="dark")
    page.evaluate(dark)
    # The window is the narrow one still.
    found += [f"dark, {narrow}: {one}" for one in audit.violations(page, EXEMPT, NARROW)]
    return [f"{path}: {one}" for one in found]


def sideways(page: Page, narrow: int) -> list[str]:
    """What leaves the window or lies on other words, in both widths and both directions."""
    found = []
    for direction in ("ltr", "rtl"):
        page.evaluate("way => { document.documentElement.dir = way; }", direction)
        for width in (1280, narrow):
            page.set_viewport_size({"width": width, "height": 1200})
            found += [f"{direction} {width}: too wide: {one}" for one in audit.ask(page, "overflow")]
            found += [f"{direction} {width}: hidden: {one}" for one in audit.ask(page, "overlaps")]
    return found


def test_pages_of_the_desk(chromium: Browser, live_server, client, article, rosa, edwin, lea):  # noqa: F811
    from ledger.models import User

    claims = furnish(article, rosa, edwin, lea)
    client.force_login(User.objects.create_superuser("root"))
    paths = addresses(claims)
    assert len(paths) > 40
    context = opened(chromium, live_server.url, client.cookies["sessionid"].value)
    page = context.new_page()
    wrong = []
    for path in dict.fromkeys(paths.values()):
        answer = context.request.get(path, max_redirects=0)
        # Some addresses only act or fetch, and many records cannot be added by hand.
        if answer.status != 200 or "<html" not in answer.text():
            assert answer.status < 500, path
            continue
        wrong += wrong_with(page, path, 820, dark="document.documentElement.classList.add('dark')")
    context.clear_cookies()
    wrong += wrong_with(page, "/admin/login/", 820, dark="document.documentElement.classList.add('dark')")
    context.close()
    assert wrong == []


def test_hebrew_words_begin_at_the_right_within_an_english_desk(
    chromium: Browser, live_server, client, article, rosa, edwin, killed
):
    from claims import review

    review.add_note(killed, edwin, HEBREW)
    client.force_login(rosa)
    context = opened(chromium, live_server.url, client.cookies["sessionid"].value)
    page = context.new_page()
    page.goto(f"/admin/claims/claim/{killed.pk}/change/")
    words = page.locator(".written-words")
    gap = """element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return element.getBoundingClientRect().right - range.getBoundingClientRect().right;
    }"""
    assert words.evaluate(gap) < 3
    field = page.locator("#note-form textarea").first
    assert field.evaluate("element => getComputedStyle(element).unicodeBidi") == "plaintext"
    context.close()


def test_public_pages(chromium: Browser, live_server, article, rosa, edwin, lea):  # noqa: F811
    claims = furnish(article, rosa, edwin, lea)
    claim = claims["decided"]
    context = opened(chromium, live_server.url)
    page = context.new_page()
    wrong = []
    for path in ("/", "/api/", article.get_absolute_url(), claim.get_absolute_url(), "/claims/nowhere/"):
        wrong += wrong_with(page, path, 390, dark="0")
    context.close()
    assert wrong == []
