"""A claim that the extractor missed, made by marking its words in the article with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_reviewer import desk, sign_in  # noqa: F401 (a fixture)
from tests.claims.conftest import injured  # noqa: F401 (a fixture)

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """Storm 🌪️ in the bay
The storm 👩‍👩‍👧 reached the bay on Sunday, and 12 boats sank, said the mayor, Lena Ostrova.
Nobody was told before.
"""
WORDS = "12 boats sank"


@pytest.fixture
def storm(rosa):
    from claims.ingest import Details, ingest_text

    return ingest_text(TEXT, Details(language="fr"), actor=rosa).article


def drag_over(page: Page, words: str) -> None:
    """Mark the words with the mouse, from before the first to behind the last."""
    box = page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector(".article-text [data-start]"), 4);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = new Range();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const { left, right, top, bottom } = range.getBoundingClientRect();
                return { left, right, y: (top + bottom) / 2 };
            }
        }""",
        words,
    )
    page.mouse.move(box["left"], box["y"])
    page.mouse.down()
    page.mouse.move(box["right"], box["y"], steps=4)
    page.mouse.up()


def test_words_marked_with_the_mouse_become_a_claim_at_their_place(desk: Page, storm, rosa):  # noqa: F811
    sign_in(desk)
    desk.goto(f"/admin/claims/article/{storm.pk}/change/")
    drag_over(desk, WORDS)
    with desk.expect_navigation():
        desk.get_by_role("button", name="Make a claim of the marked words").click()
    assert desk.locator("mark.claim-focus").inner_text() == WORDS
    assert desk.get_by_label("Number", exact=True).input_value() == "12"
    assert not desk.get_by_label("Length of time").is_visible()
    desk.get_by_label("Unit", exact=True).fill("boat")
    desk.get_by_label("Check it").select_option("harm")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Add the claim").click()
    made = storm.claims.get()
    place = made.occurrences.get()
    assert (made.words, made.status, made.created_by, made.number) == (WORDS, "selected", rosa, 12)
    assert TEXT[place.start : place.end] == WORDS
    assert desk.locator(".article-text mark.claim-focus").first.is_visible()


def test_a_note_stands_on_the_words_that_were_marked_and_tells_who_was_picked(desk: Page, killed, edwin):  # noqa: F811
    words = "warned too late"
    sign_in(desk)
    desk.goto(f"/admin/claims/claim/{killed.pk}/change/")
    drag_over(desk, words)
    desk.get_by_role("button", name="Note on the marked words").click()
    assert desk.get_by_label("Words of the article this is about").input_value() == words
    desk.locator("#note-form").get_by_label("Note", exact=True).fill("Says who?")
    tell = desk.locator("#note-form").get_by_label("Tell", exact=True)
    tell.fill("edwin")
    tell.blur()
    with desk.expect_navigation():
        desk.get_by_role("button", name="Keep the note").click()
    desk.get_by_text("Noted. Edwin is told.").wait_for()
    note = killed.annotations.select_related("version").get()
    assert note.text == "Says who? @edwin"
    assert note.version.text[note.start : note.end] == words
    assert desk.locator(".article-text .noted").inner_text() == words


def test_a_press_on_marked_words_still_opens_their_claim(desk: Page, killed, injured):  # noqa: F811
    sign_in(desk)
    desk.goto(f"/admin/claims/claim/{killed.pk}/change/")
    with desk.expect_navigation():
        desk.locator(".article-text a", has_text="injured").first.click()
    assert desk.url.endswith(f"/admin/claims/claim/{injured.pk}/change/")
