"""Corrections, method and data: what readers are told beside the verdicts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from claims.export import COLUMNS
from claims.models import Claim, PublicClaim
from claims.pages import corrections
from claims.pages.columns import MEANINGS
from ledger.models import User
from tests.claims.published import publish, taken

pytestmark = pytest.mark.django_db
NOTICE = "We had taken the toll of another day. <b>Sorry</b>"


@pytest.fixture
def corrected(killed: Claim, rosa: User) -> Claim:
    publish(killed, rosa)
    publish(taken(killed, rosa), rosa, "inaccurate", notice=("correction", NOTICE), stance_exception="It is.")
    return killed


def test_corrections_stand_with_their_day_their_claim_and_its_present_verdict(client: Client, corrected: Claim) -> None:
    page = client.get("/corrections/").text
    assert "We had taken the toll of another day. &lt;b&gt;Sorry" in page
    assert corrected.get_absolute_url() in page
    assert "Inaccurate" in page


def test_no_notice_is_shown_of_a_claim_that_readers_cannot_see(client: Client, corrected: Claim) -> None:
    for state in ("held", "hidden", "withdrawn", "merged"):
        PublicClaim.objects.filter(claim=corrected).update(state=state)
        page = client.get("/corrections/").text
        assert "another day" not in page
        assert "Nothing has been corrected yet." in page


def test_the_notice_of_a_verdict_that_is_still_to_come_waits_for_it(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    later = {"notice": ("update", "A later figure."), "not_before": tomorrow}
    publish(taken(killed, rosa), rosa, "inaccurate", stance_exception="It is.", **later)
    assert "A later figure." not in client.get("/corrections/").text


def test_corrections_come_a_page_at_a_time(client: Client, corrected: Claim, rosa: User, monkeypatch) -> None:
    second = ("clarification", "We say more clearly what was counted.")
    publish(taken(corrected, rosa), rosa, "inaccurate", notice=second, stance_exception="It is.")
    monkeypatch.setattr(corrections, "A_PAGE", 1)
    first, older = client.get("/corrections/").text, client.get("/corrections/?page=2").text
    assert "more clearly" in first
    assert "another day" not in first
    assert 'href="?page=2"' in first
    assert "another day" in older
    assert client.get("/corrections/?page=0").status_code == 404


def test_the_page_on_method_defines_each_rating_and_says_who_pays(client: Client, settings) -> None:
    page = client.get("/methodology/").text
    assert "Mostly accurate" in page
    assert "has not told here yet who pays" in page
    settings.NEWSROOM = settings.NEWSROOM | {
        "about": "We are <three> people.",
        "funding": "Readers pay.\n\nNobody else.",
    }
    page = client.get("/methodology/").text
    assert "We are &lt;three&gt; people." in page
    assert "<p>Nobody else.</p>" in page


def test_every_column_of_the_exports_is_explained(client: Client, settings) -> None:
    assert list(MEANINGS) == list(COLUMNS)
    page = client.get("/data/").text
    assert all(f"<code>{name}</code>" in page for name in COLUMNS)
    assert "No licence has been named yet" in page
    settings.DATA_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
    assert 'rel="license"' in client.get("/data/").text


def test_these_pages_are_revalidated_without_being_made_anew(client: Client, corrected: Claim) -> None:
    for address in ("/corrections/", "/methodology/", "/data/"):
        etag = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
