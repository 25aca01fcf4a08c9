"""A reviewer's day in Chromium, by keyboard: from a pasted article to a verdict that the public sees."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.claims.pages_of_sources import QUOTE
from tests.claims.sample import ARTICLE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "flood-water-9"
RATIONALE = "The ministry counted 33 people that day, which is more than 30."


@pytest.fixture
def desk(chromium: Browser, live_server, rosa) -> Iterator[Page]:
    """Rosa's browser before she signs in. Whatever the page complains of fails the test."""
    rosa.set_password(PASSWORD)
    rosa.save()
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    # The browser notes each answer that is no success, and a refused form is one.
    assert [said for said in complaints if "status of 409" not in said] == []


def tab_to(page: Page, target: Locator, most: int = 120) -> None:
    """Reach an element by the Tab key alone."""
    target.wait_for()
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} is not reached by {most} presses of Tab")


def press(page: Page, name: str, role: str = "button") -> None:
    """Reach a button or link by Tab, press Enter, and wait for the page that follows."""
    tab_to(page, page.get_by_role(role, name=name, exact=True).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page: Page) -> None:
    page.goto("/admin/")
    tab_to(page, page.get_by_label("Username"))
    page.keyboard.insert_text("rosa")
    tab_to(page, page.get_by_label("Password", exact=False).first)
    page.keyboard.insert_text(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def as_worker(source_id: int) -> None:
    """What a worker does with the message: in a thread of its own, since Playwright's loop runs in this one."""
    from django.db import connections

    from claims import recheck, tasks

    def work() -> None:
        try:
            tasks.capture_source(source_id)
            tasks.assess(recheck.behind())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(work).result(60)


def test_from_a_pasted_article_to_a_published_verdict(desk, site, live_server):
    from claims.models import Article, Claim, Evidence, PublicClaim

    page = desk
    sign_in(page)

    press(page, "Add an article", "link")
    tab_to(page, page.get_by_label("Text of the article"))
    page.keyboard.insert_text(ARTICLE)
    tab_to(page, page.get_by_label("Published"))
    page.keyboard.insert_text("2020-02-02")
    press(page, "Take in and split")
    assert page.url.endswith(f"/admin/claims/article/{Article.objects.get().pk}/change/")

    page.keyboard.press("j")
    page.keyboard.press("s")
    page.get_by_text("Selected for importance:").wait_for()
    claim = Claim.objects.get(status="selected")
    assert claim.measure == "killed"

    page.goto("/admin/")
    press(page, "Take next")
    marks = page.locator("mark.claim-focus")
    assert "".join(marks.all_inner_texts()) == claim.words
    assert marks.first.is_visible()

    tab_to(page, page.get_by_label("Address of the source"))
    page.keyboard.insert_text(site.url())
    tab_to(page, page.get_by_label("Quoted words"))
    page.keyboard.insert_text(QUOTE)
    press(page, "Attach and capture")
    page.locator(".capture", has_text="Being captured").wait_for()

    tab_to(page, page.get_by_label("Accurate", exact=False).first)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Rationale"))
    page.keyboard.insert_text(RATIONALE)
    as_worker(Evidence.objects.get().source_id)
    page.locator(".capture", has_text="The quoted words stand in the capture.").wait_for(timeout=10_000)
    page.locator(".compared", has_text="The source agrees").wait_for()
    assert page.get_by_label("Rationale").input_value() == RATIONALE

    press(page, "Publish")
    page.get_by_text("Published: Accurate.").wait_for()
    row = PublicClaim.objects.visible().get()
    assert (row.public_id, row.rating, row.rationale) == (claim.public_id, "accurate", RATIONALE)
    page.goto(claim.get_absolute_url())
    assert RATIONALE in page.inner_text("main")


def test_a_rationale_not_yet_saved_survives_another_form_on_the_page(desk, rosa, killed):
    from claims import review

    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    page = desk
    sign_in(page)
    page.goto(f"/admin/claims/claim/{killed.pk}/change/")
    page.get_by_label("Rationale").fill(RATIONALE)
    page.get_by_label("Address of the source").fill("https://ministry.example/toll")
    with page.expect_navigation():
        page.get_by_role("button", name="Attach and capture").click()
    page.get_by_text("What you typed before is back").wait_for()
    assert page.get_by_label("Rationale").input_value() == RATIONALE
    with page.expect_navigation():
        page.get_by_role("button", name="Throw it away").click()
    assert page.get_by_label("Rationale").input_value() == ""


def test_a_new_draft_by_another_is_shown_beside_what_was_typed(desk, rosa, edwin, killed):
    from claims import review
    from claims.models import Rating
    from claims.review import Draft

    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    page = desk
    sign_in(page)
    page.goto(f"/admin/claims/claim/{killed.pk}/change/")
    review.save_draft(killed, edwin, Draft(Rating.objects.in_use()[3], "2020-02-02", "Written by Edwin."))
    page.get_by_label("Rationale").fill(RATIONALE)
    with page.expect_response(lambda answer: answer.status == 409):
        page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("Written by Edwin.").wait_for()
    assert page.get_by_label("Rationale").input_value() == RATIONALE
    assert page.get_by_role("alert").evaluate("element => element === document.activeElement")


@pytest.mark.parametrize("width", [1280, 820])
def test_the_desk_fits_its_screen(desk, rosa, killed, width):
    from claims import review

    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    page = desk
    sign_in(page)
    page.set_viewport_size({"width": width, "height": 900})
    for path in (
        "/admin/",
        f"/admin/claims/article/{killed.article_id}/change/",
        f"/admin/claims/claim/{killed.pk}/change/",
        "/admin/claims/article/add/",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
