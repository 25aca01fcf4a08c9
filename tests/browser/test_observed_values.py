"""What a reviewer sees of re-checks in Chromium: as wide as a phone and a desk, light and dark, by keyboard."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connections

from tests.claims.admin.conftest import taken  # noqa: F401 (fixture)
from tests.claims.admin.test_observed import watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from claims.models import Claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
ICONS = {"chevron_right", "expand_more", "more_vert"}
"""The theme's own, drawn by a font."""
HEALTH = "/admin/sources/source/health/"


@pytest.fixture
def watched(site, taken, rosa) -> Claim:  # noqa: F811
    """Prepared in a thread of its own, since Playwright's loop runs in this one and the fetcher has a loop too."""

    def work() -> None:
        try:
            watch(site, taken, rosa)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result(60)
    return taken


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_pages_fit_and_can_be_read(chromium: Browser, live_server, client, rosa, watched, width, scheme):
    client.force_login(rosa)
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    for address in (f"/admin/claims/claim/{watched.pk}/change/", HEALTH):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        weak = page.evaluate(CONTRAST)
        assert [one for one in weak if one[0] not in ICONS] == [], address
    page.goto(f"/admin/claims/claim/{watched.pk}/change/")
    box = page.locator("svg.chart-plot").bounding_box()
    assert box is not None
    assert 250 < box["width"] <= width
    table = page.locator("#observed figure details")
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == "The same as a table":
            break
    page.keyboard.press("Enter")
    assert table.get_attribute("open") is not None
    assert table.get_by_role("row").count() == 7
    assert complaints == []
    context.close()
