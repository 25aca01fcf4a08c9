"""Two people and a reader in Chromium, with four eyes on: from the queue to a verdict, and what comes after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_reviewer import as_worker
from tests.claims.pages_of_sources import QUOTE, flood

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RATIONALE = "The ministry counted 33 people that day, which is more than 30."


@pytest.fixture
def sign_in(chromium: Browser, live_server, settings) -> Iterator[Callable[..., Page]]:
    """Opens a browser of one's own for a person. Whatever a page complains of fails the test."""
    from django.test import Client

    settings.FOUR_EYES = True
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_for(person=None, **options) -> Page:
        context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        if person is not None:
            client = Client()
            client.force_login(person)
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_for
    for context in contexts:
        context.close()
    assert [said for said in complaints if "status of 400" not in said] == []


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).locator("visible=true").last.click()


def unfold(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).first.click()


def rate(page: Page, rating: str, rationale: str) -> None:
    page.locator(".ratings").get_by_role("radio", name=rating, exact=False).first.check()
    page.get_by_label("Rationale").fill(rationale)


def publish_with(page: Page, kind: str, text: str | None = None) -> str:
    """Publish what readers will be told of; returns the notice that stood there at first."""
    page.get_by_role("radio", name=f"{kind}:", exact=False).check()
    proposed = page.get_by_label("Notice to readers").input_value()
    if text is not None:
        page.get_by_label("Notice to readers").fill(text)
    press(page, "Approve and publish")
    return proposed


@pytest.fixture
def screen(killed) -> str:
    return f"/admin/claims/claim/{killed.pk}/change/"


def test_from_the_queue_to_a_superseded_verdict_by_two_people(sign_in, rosa, edwin, killed, site, screen):
    from claims import review
    from claims.models import Evidence, PublicClaim

    review.select(killed, rosa, "harm")
    hers, his = sign_in(rosa), sign_in(edwin)

    hers.goto("/admin/")
    press(hers, "Take next")
    assert hers.url.endswith(screen)
    hers.get_by_label("Address of the source").fill(site.url())
    hers.get_by_label("Quoted words").fill(QUOTE)
    press(hers, "Attach and capture")
    as_worker(Evidence.objects.get().source_id)
    hers.goto(screen)
    unfold(hers, "Say why nobody is asked")
    hers.get_by_label("Why nobody is asked").fill("The claim is the paper's own.")
    press(hers, "Keep the reason")
    rate(hers, "Inaccurate", RATIONALE)
    press(hers, "Send for approval")
    hers.get_by_text("no source undermines it").first.wait_for()
    rate(hers, "Accurate", RATIONALE)
    press(hers, "Send for approval")
    hers.get_by_text("Sent for approval.").wait_for()

    his.goto(screen)
    approval = his.locator("#approval")
    for words in (RATIONALE, "Author: Rosa", "No primary source", "The claim is the paper's own."):
        assert words in approval.inner_text()
    unfold(his, "Return to author")
    his.get_by_label("What the author should change").fill("Say which ministry.")
    press(his, "Return it")

    hers.goto(screen)
    hers.locator(".notice", has_text="Say which ministry.").wait_for()
    hers.get_by_label("Rationale").fill(f"{RATIONALE} It is the ministry of water.")
    press(hers, "Send for approval")
    his.goto(screen)
    press(his, "Approve and publish")
    his.get_by_text("Published: Accurate.").wait_for()
    assert PublicClaim.objects.visible().get().rationale.endswith("water.")

    site.pages["/flood"] = (200, flood(day=3, toll=41))
    as_worker(Evidence.objects.get().source_id)
    hers.goto("/admin/")
    press(hers, "Take next")
    hers.get_by_text("33 became 41").first.wait_for()
    hers.get_by_label("Is it still so?").select_option("superseded")
    press(hers, "Send for approval")
    his.goto(screen)
    assert "superseded by a later figure" in his.locator("#approval").inner_text()
    proposed = publish_with(his, "An update")
    assert "“superseded by a later figure”" in proposed
    killed.refresh_from_db()
    assert (killed.status, killed.current_verdict.currency, killed.tasks.open().count()) == ("decided", "superseded", 0)
    his.goto(killed.get_absolute_url())
    page = his.inner_text("main")
    assert "superseded since by a later figure" in page
    assert "Update" in page
    assert proposed in page


def test_a_reader_complains_and_the_verdict_is_corrected_in_public(
    sign_in, rosa, edwin, killed, screen, captures_folder, monkeypatch, settings
):
    from django.contrib.auth.models import Permission

    from claims import review
    from claims.models import Complaint, Correction
    from claims.pages import complain
    from tests.claims.published import publish

    edwin.user_permissions.add(Permission.objects.get(codename="decide_complaint"))
    monkeypatch.setattr(complain, "SOONEST", -1)
    settings.FOUR_EYES = False
    publish(killed, rosa)
    settings.FOUR_EYES = True

    reader = sign_in(java_script_enabled=False)
    reader.goto(killed.get_absolute_url())
    reader.get_by_role("link", name="complain about this verdict").click()
    reader.get_by_label("What is wrong").fill("The office counted 34, but of two floods.")
    reader.get_by_role("button", name="Send the complaint").click()
    complaint = Complaint.objects.get()
    assert complaint.public_id in reader.inner_text("main")
    assert reader.context.cookies() == []

    review.take(killed, rosa)
    hers, his = sign_in(rosa), sign_in(edwin)
    hers.goto(screen)
    rate(hers, "Misleading", "The office counted two floods.")
    hers.get_by_role("button", name="Preview the public page").click()
    shown = hers.frame_locator("#preview")
    shown.get_by_text("This page is not published.").wait_for()
    assert "Misleading" in shown.locator(".verdict").inner_text()
    hers.get_by_label("Rationale").fill("The office counted two floods in one.")
    shown.get_by_text("The office counted two floods in one.").wait_for()
    assert not killed.verdicts.filter(rating__code="misleading").exists()
    press(hers, "Send for approval")

    his.goto(screen)
    assert his.locator("#approval ins", has_text="Misleading").count() == 1
    publish_with(his, "A correction", "We took two floods for one.")
    his.goto(f"/admin/claims/complaint/{complaint.pk}/change/")
    his.get_by_label("upheld", exact=True).check()
    his.get_by_label("We took two floods for one.", exact=False).check()
    his.get_by_label("Answer to the reader").fill("You are right.")
    press(his, "Decide it")
    complaint.refresh_from_db()
    assert (complaint.decision, complaint.correction) == ("upheld", Correction.objects.get())
    assert not killed.tasks.open().exists()
    reader.goto(killed.get_absolute_url())
    # Browsers keep a page for a minute.
    reader.reload()
    assert "We took two floods for one." in reader.inner_text("main")
