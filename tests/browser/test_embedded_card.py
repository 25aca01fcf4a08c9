"""The embedded card in Chromium: in the frame of another site, whole in the height that its line gives it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from claims.models import Claim, PublicClaim
from claims.pages.sharing import height_for, snippet, told
from ledger.models import User
from tests.claims.published import publish

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
LONG = "Ministers said on Tuesday that the number of people without work fell by 12.5 per cent between March and May. "
WORDS = ["Rain fell.", LONG, LONG * 6]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """Another site, which serves index.html of tmp_path."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_another_site_shows_the_card_whole_and_silent(
    chromium: Browser,
    live_server: Any,
    elsewhere: str,
    tmp_path: Path,
    settings: Any,
    killed: Claim,
    rosa: User,
    scheme: Any,
) -> None:
    settings.PUBLIC_URL = live_server.url
    publish(killed, rosa, currency="superseded", as_of="2020-02-02")
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    for words in WORDS:
        PublicClaim.objects.update(words=words)
        one = told(PublicClaim.objects.get(claim=killed))
        widths = (320, 400, 600)
        frames = "<!doctype html><meta charset=utf-8><title>Elsewhere</title>" + "".join(
            snippet(one, width, height_for(one, width)) for width in widths
        )
        (tmp_path / "index.html").write_text(frames, encoding="utf-8")
        page.goto(elsewhere, wait_until="networkidle")
        cards = [frame for frame in page.frames if frame != page.main_frame]
        assert len(cards) == len(widths)
        for card, width in zip(cards, widths, strict=True):
            page.locator("iframe").nth(widths.index(width)).scroll_into_view_if_needed()
            card.wait_for_selector(".verdict", timeout=10_000)
            needed = card.evaluate("document.documentElement.scrollHeight")
            assert needed <= height_for(one, width), (words[:20], width)
            assert card.evaluate("document.documentElement.scrollWidth") <= width
            assert card.evaluate(CONTRAST) == []
    assert all(url.startswith((live_server.url, elsewhere)) for url in requests), requests
    assert context.cookies() == []
    context.close()
