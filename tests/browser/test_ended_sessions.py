"""A session that ended costs nobody what they typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "flood-water-9"
RATIONALE = "The ministry counted 33 people that day, which is more than 30."


def sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("rosa")
    page.get_by_label("Password").first.fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Log in").click()


def test_a_draft_sent_after_the_session_ended_is_there_after_the_next_sign_in(
    chromium: Browser, live_server, rosa, killed
):
    from django.contrib.sessions.models import Session

    from claims import review
    from claims.models import VerdictDraft

    rosa.set_password(PASSWORD)
    rosa.save()
    review.select(killed, rosa, "harm")
    review.take(killed, rosa)
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    claim = f"/admin/claims/claim/{killed.pk}/change/"
    page.goto(claim)
    sign_in(page)
    page.get_by_label("Rationale").fill(RATIONALE)
    Session.objects.all().delete()
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").last.click()
    assert "/admin/login/" in page.url
    assert not VerdictDraft.objects.exists()
    sign_in(page)
    assert page.url.endswith(claim)
    page.get_by_text("What you typed before is back").wait_for()
    assert page.get_by_label("Rationale").input_value() == RATIONALE

    page.get_by_label("Accurate", exact=False).first.check()
    with page.expect_navigation():
        page.get_by_role("button", name="Save draft").last.click()
    page.get_by_text("The draft is saved.").wait_for()
    page.reload()
    assert page.get_by_label("Rationale").input_value() == RATIONALE
    assert not page.get_by_text("What you typed before is back").is_visible()
    context.close()
