"""The desk by its keys, and two people on one claim, in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from ledger.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk_of(chromium: Browser, live_server) -> Iterator[Callable[[User], Page]]:
    """A browser of a person who is signed in."""
    contexts = []

    def opened(user: User) -> Page:
        client = Client()
        client.force_login(user)
        context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
        context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                    "url": live_server.url,
                }
            ]
        )
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def test_the_whole_way_goes_by_keys_that_the_page_lists(desk_of, rosa, killed):
    from claims import review
    from claims.models import Claim

    review.select(killed, rosa, "harm")
    page = desk_of(rosa)
    page.goto("/admin/claims/article/")
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url.endswith(f"/admin/claims/claim/{killed.pk}/change/")
    assert Claim.objects.get(pk=killed.pk).assignee == rosa

    page.keyboard.press("e")
    assert focused(page) == "id_url"
    page.keyboard.type("nqgh?")
    assert page.get_by_label("Address of the source").input_value() == "nqgh?"
    page.get_by_label("Address of the source").fill("")
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    assert focused(page).startswith("id_rating")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    assert focused(page) == "note-text"
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    assert focused(page) == "history"
    assert page.get_by_text("Claim selected for checking").is_visible()
    # The bar of the parts stays in sight and hides nothing that was gone to.
    bar, part = page.locator(".claim-parts").bounding_box(), page.locator("#history").bounding_box()
    assert bar
    assert part
    assert bar["y"] >= 0
    assert part["y"] >= bar["y"] + bar["height"]
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.value") == "publish"
    assert Claim.objects.get(pk=killed.pk).status == "in_review"

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys of this page")
    dialog.wait_for()
    assert dialog.evaluate("one => one.getBoundingClientRect().top >= 0")
    assert not page.get_by_text("Available shortcuts").is_visible()
    for words in ("Take next", "To the evidence", "To the verdict"):
        assert dialog.get_by_text(words, exact=True).is_visible()
    assert not dialog.get_by_text("Next row, previous row").is_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#keys')")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.value") == "publish"

    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("q")
    assert page.url.endswith("/admin/claims/reviewtask/")


def test_the_keys_can_be_turned_off(desk_of, rosa, killed):
    page = desk_of(rosa)
    page.goto("/admin/")
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 0
    assert not page.get_by_text("Available shortcuts").is_visible()


@pytest.mark.parametrize("width", [1280, 820])
def test_the_menu_is_reached_by_the_keyboard(desk_of, rosa, width):
    page = desk_of(rosa)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/")
    menu = page.locator("#header-inner").get_by_role("button", name="Menu")
    assert menu.get_attribute("aria-expanded") == "false"
    for _ in range(10):
        page.keyboard.press("Tab")
        if menu.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.locator("#nav-sidebar").get_by_role("link", name="Queue").wait_for()
    assert menu.get_attribute("aria-expanded") == "true"
    assert page.evaluate("!!document.activeElement.closest('#nav-sidebar')")


def test_two_people_on_one_claim_lose_no_word(desk_of, rosa, killed):
    from claims import review
    from claims.models import Claim, VerdictDraft
    from tests.claims.conftest import person

    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    screen = f"/admin/claims/claim/{killed.pk}/change/"
    hers, his = desk_of(rosa), desk_of(person("rico", "reviewer"))
    hers.goto(screen)
    hers.get_by_label("Rationale").fill("Written by Rosa.")
    his.goto(screen)
    his.get_by_text("Rosa has it open now.").wait_for()
    his.get_by_text("Take it over", exact=True).first.click()
    his.get_by_label("Why you take it over").fill("Rosa is in a meeting.")
    with his.expect_navigation():
        his.get_by_role("button", name="Take it over").click()
    his.get_by_label("Rationale").fill("Written by Rico.")
    with his.expect_navigation():
        his.get_by_role("button", name="Save draft").last.click()

    with hers.expect_response(lambda answer: answer.status == 409):
        hers.get_by_role("button", name="Save draft").last.click()
    hers.get_by_text("What you typed, and is not saved").wait_for()
    assert hers.get_by_label("Rationale").input_value() == "Written by Rosa."
    assert hers.get_by_text("Written by Rico.").is_visible()
    assert hers.get_by_text("Rico has it open now.").is_visible()
    assert VerdictDraft.objects.get(claim=killed).rationale == "Written by Rico."
    his.goto("/admin/")
    hers.wait_for_timeout(500)
    hers.reload()
    hers.get_by_text("not open now.").wait_for()
    assert Claim.objects.get(pk=killed.pk).assignee.username == "rico"


def test_what_was_typed_survives_a_session_that_ended(desk_of, rosa, killed):
    from django.contrib.sessions.models import Session

    from claims import review

    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    rosa.set_password("flood-water-9")
    rosa.save()
    page = desk_of(rosa)
    page.goto(f"/admin/claims/claim/{killed.pk}/change/")
    page.get_by_label("Rationale").fill("An hour of work.")
    Session.objects.all().delete()
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").last.click()
    page.get_by_label("Username").fill("rosa")
    page.get_by_label("Password", exact=False).first.fill("flood-water-9")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_text("What you typed before is back").wait_for()
    assert page.get_by_label("Rationale").input_value() == "An hour of work."
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("The draft is saved.").wait_for()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
