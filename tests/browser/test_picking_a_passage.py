"""Evidence in Chromium: attached, seen to come in, a passage picked, compared at once and quoted where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from fpdf import FPDF

from tests.claims.admin.conftest import taken  # noqa: F401 (fixture)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "the flood had killed 33 people"
PAGE = f"""<html lang="en"><head><title>Flood report</title></head><body><article><h1>Flood report 🌊🌊 &lt;b&gt;</h1>
<p>As of 1 February 2020 {WORDS} 🇳🇴 in Ostia, e\u0301tat provisoire. The ministry asks people not to return yet.</p>
<p>As of 2 February 2020 {WORDS} in the Sarn delta. New figures are published each evening at six.</p>
</article></body></html>"""


def in_a_thread(work: Callable[[], object]) -> None:
    """What a worker does: not in this thread, where Playwright's loop runs."""

    def done() -> None:
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(done).result(60)


@pytest.fixture
def desk(chromium: Browser, live_server, client, rosa, site) -> Iterator[Page]:
    """Rosa's browser, signed in. Whatever the page complains of fails the test."""
    client.force_login(rosa)
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    site.pages["/flood"] = (200, PAGE)
    yield page
    context.close()
    assert complaints == []


DRAG = """words => {
    const root = document.querySelector("dialog [data-pick]");
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) if (walker.currentNode.data.includes(words)) last = walker.currentNode;
    const at = last.data.lastIndexOf(words);
    const range = document.createRange();
    range.setStart(last, at);
    range.setEnd(last, at + words.length);
    const lines = [...range.getClientRects()];
    const [first, end] = [lines[0], lines.at(-1)];
    return [first.left, first.top + first.height / 2, end.right, end.top + end.height / 2];
}"""


def test_a_source_comes_in_and_the_passage_that_was_selected_is_quoted_where_it_stands(desk, site, taken):  # noqa: F811
    from claims import tasks
    from claims.models import Evidence

    page = desk
    page.goto(f"/admin/claims/claim/{taken.pk}/change/")
    page.get_by_label("Address of the source").fill(site.url())
    with page.expect_navigation():
        page.get_by_role("button", name="Attach and capture").click()
    page.locator(".capture", has_text="waits for a worker since").wait_for()
    page.get_by_label("Rationale").fill("Half a thought")
    in_a_thread(lambda: tasks.capture_source(Evidence.objects.get().source_id))
    page.locator(".capture", has_text="Captured. No words are quoted yet.").wait_for(timeout=10_000)

    page.get_by_role("link", name="Pick the passage to quote").click()
    pane = page.get_by_role("dialog")
    pane.get_by_text("Flood report 🌊🌊 <b>", exact=False).last.wait_for()
    box = pane.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    left, top, right, bottom = page.evaluate(DRAG, WORDS)
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=4)
    page.mouse.up()
    pane.get_by_text("33 against more than 30 people: supports").wait_for()
    assert pane.get_by_label("Words to quote").input_value() == WORDS
    with page.expect_navigation():
        pane.get_by_role("button", name="Quote this").click()
    page.get_by_text("Quoted. 33 against more than 30 people: supports.").wait_for()
    row = Evidence.objects.get()
    assert row.quoted_snapshot is not None
    text = row.quoted_snapshot.blob.text
    assert (row.quote, row.start) == (WORDS, text.rindex(WORDS))
    assert text.index(WORDS) != row.start
    assert page.locator(".evidence .compared").inner_text().startswith("33 against more than 30 people: supports")
    assert page.locator(".in-context mark").inner_text() == WORDS
    assert page.get_by_label("Rationale").input_value() == "Half a thought"


def test_sentences_of_a_pdf_are_chosen_and_quoted_by_keyboard(desk, site, taken, rosa, tmp_path):  # noqa: F811
    from claims import review, tasks
    from claims.models import Evidence
    from sources.models import Upload

    review.add_evidence(taken, rosa, site.url("/walled"))
    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=12)
    told = "The ministry met. As of 3 February 2020 the flood had killed 29 people in the Sarn delta. It met again."
    paper.multi_cell(0, 8, f"Flood report\n\n{told}\nNothing else was decided.")
    paper.output(str(tmp_path / "report.pdf"))

    page = desk
    page.goto(f"/admin/claims/claim/{taken.pk}/change/")
    page.locator("summary", has_text="Attach a saved copy").click()
    page.get_by_label("Saved file").set_input_files(tmp_path / "report.pdf")
    with page.expect_navigation():
        page.get_by_role("button", name="Attach it").click()
    page.get_by_text("The attached copy is being read").first.wait_for()
    in_a_thread(lambda: tasks.read_upload(Upload.objects.get().pk))
    opener = page.get_by_role("link", name="Pick the passage to quote")
    opener.wait_for(timeout=10_000)

    opener.focus()
    page.keyboard.press("Enter")
    toggle = page.get_by_role("button", name="Choose sentences")
    toggle.wait_for()
    for _ in range(20):
        if toggle.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(20):
        if "killed 29" in page.evaluate("document.activeElement.textContent"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_text("29 against more than 30 people: contradicts").wait_for()
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent") == "Set it so":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent") == "Quote this":
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("Quoted. 29 against more than 30 people: contradicts.").wait_for()
    row = Evidence.objects.get()
    assert row.stance == "undermines"
    assert "killed 29 people" in row.quote
    assert "It met again" not in row.quote
    assert row.quoted_snapshot.uploaded_by == rosa
