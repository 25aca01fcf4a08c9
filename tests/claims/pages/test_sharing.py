"""What others show of a verdict: the picture, the embedded card, oEmbed. Never an old rating, never what is hidden."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from claims import review
from claims.models import Claim, PublicClaim
from claims.pages.card import Card, draw
from ledger.models import User
from ledger.public_id import new_public_id
from tests.claims.published import publish

SITE = "http://127.0.0.1:8765"


def head(client: Client, address: str) -> dict[str, str]:
    """The head's meta elements by their name."""
    text = client.get(address).text.split("</head>")[0]
    return {
        name: html.unescape(said)
        for name, said in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text)
    }


def picture(client: Client, address: str) -> Image.Image:
    response = client.get(address.removeprefix(SITE))
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
    return Image.open(BytesIO(response.content))


def asked(client: Client, url: str, **given: str) -> Any:
    return client.get("/oembed", {"url": url, **given})


def embedded(claim: Claim) -> str:
    return f"{claim.get_absolute_url()}embed/"


# --- cards of social networks ------------------------------------------------------------------------------------


def test_pages_tell_networks_what_they_are(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    for address in ("/", killed.article.get_absolute_url(), killed.get_absolute_url()):
        told = head(client, address)
        assert told["og:url"] == SITE + address
        assert told["og:site_name"] == "Claim tracker"
        assert told["og:title"]
        assert told["og:description"]
        assert told["twitter:card"] == ("summary_large_image" if address == killed.get_absolute_url() else "summary")
        assert f'<link rel="canonical" href="{SITE}{address}">' in client.get(address).text


def test_the_picture_has_another_address_for_another_verdict(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    before = head(client, killed.get_absolute_url())
    assert before["og:image"].startswith(f"{SITE}{killed.get_absolute_url()}card.png?v=")
    assert before["og:image:alt"].startswith(f"Accurate: “{killed.words}”. Accurate as of 2 February 2020")
    old = client.get(before["og:image"].removeprefix(SITE))
    assert picture(client, before["og:image"]).size == (1200, 630)
    assert head(client, killed.get_absolute_url())["og:image"] == before["og:image"]
    publish(killed, rosa, "inaccurate", notice=("correction", "We misread the table."))
    after = head(client, killed.get_absolute_url())["og:image"]
    assert after != before["og:image"]
    again = client.get(before["og:image"].removeprefix(SITE), headers={"If-None-Match": old.headers["ETag"]})
    assert again.status_code == 200
    assert again.content == client.get(after.removeprefix(SITE)).content != old.content


def test_the_picture_of_what_is_not_shown_is_not_given_out(
    client: Client, killed: Claim, injured: Claim, budget: Claim, rosa: User, edwin: User
) -> None:
    for claim in (killed, injured, budget):
        publish(claim, rosa)
    review.hide(killed, edwin, "Libel.")
    review.withdraw(injured, edwin, "Wrong river.")
    for claim in (killed, injured):
        assert client.get(f"{claim.get_absolute_url()}card.png").status_code == 404
    shown = client.get(f"{budget.get_absolute_url()}card.png")
    assert shown.headers["Cache-Control"] == "public, max-age=60"
    assert (
        client.get(f"{budget.get_absolute_url()}card.png", headers={"If-None-Match": shown.headers["ETag"]}).status_code
        == 304
    )
    review.set_embargo(budget.article, edwin, timezone.now() + timedelta(hours=1))
    assert client.get(f"{budget.get_absolute_url()}card.png").status_code == 404


@pytest.mark.parametrize(
    "words",
    [
        "",
        "x" * 5000,
        "word " * 2000,
        "قالت الوزارة إن 30 شخصا قتلوا",
        "बाढ़ में 30 लोग मारे गए",
        "\x07\u202e\ufffe \U0001f30a",
        "<b>&amp;</b>\n\n\tand more",
    ],
)
def test_any_words_make_a_picture_of_bounded_size(words: str) -> None:
    card = Card(words, "half", words or "Half right", words or "As of 2020", words or "N", words or "h")
    assert len(draw(card)) < 100_000


def test_a_rating_that_the_fonts_cannot_write_has_no_picture(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    PublicClaim.objects.update(rating_label="सही", changed_at=timezone.now())
    told = head(client, killed.get_absolute_url())
    assert "og:image" not in told
    assert told["twitter:card"] == "summary"
    assert client.get(f"{killed.get_absolute_url()}card.png").status_code == 404


# --- the embedded card -------------------------------------------------------------------------------------------


def test_the_card_may_be_framed_anywhere_and_the_page_nowhere(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    card, page = client.get(embedded(killed)), client.get(killed.get_absolute_url())
    assert "frame-ancestors *" in card.headers["Content-Security-Policy"]
    assert "default-src 'none'" in card.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in card.headers
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    again = client.get(embedded(killed), headers={"If-None-Match": card.headers["ETag"]})
    assert again.status_code == 304
    assert "frame-ancestors *" in again.headers["Content-Security-Policy"]


def test_the_card_says_what_stands_and_follows_nobody(
    client: Client, killed: Claim, rosa: User, django_assert_max_num_queries: Any
) -> None:
    publish(killed, rosa, currency="superseded")
    PublicClaim.objects.update(words="<script>alert(1)</script> " + "long " * 300)
    with django_assert_max_num_queries(2):
        response = client.get(embedded(killed))
    assert not response.cookies
    card = response.text
    assert "Accurate as of 2 February 2020; superseded since by a later figure." in card
    assert f'<a href="{SITE}{killed.get_absolute_url()}" target="_blank" rel="noopener">' in card
    assert "<script" not in card
    assert card.count("long ") < 90
    assert {urlsplit(one).netloc for one in re.findall(r'(?:src|href)="([^"#]+)"', card)} == {"", "127.0.0.1:8765"}
    assert len(response.content) < 10_000


def test_the_card_of_what_is_no_longer_shown_says_so_in_its_frame(
    client: Client, killed: Claim, injured: Claim, rosa: User, edwin: User
) -> None:
    for claim in (killed, injured):
        publish(claim, rosa)
    review.hide(killed, edwin, "Libel of <somebody>.")
    review.withdraw(injured, edwin, "Wrong river.")
    hidden, withdrawn, never = (
        client.get(address) for address in (embedded(killed), embedded(injured), f"/claims/{new_public_id()}/embed/")
    )
    assert (hidden.status_code, withdrawn.status_code, never.status_code) == (404, 410, 404)
    assert "not shown at present" in hidden.text
    assert "Libel" not in hidden.text
    assert killed.words not in hidden.text
    assert "was withdrawn" in withdrawn.text
    assert "Wrong river." in withdrawn.text
    assert f'<a href="{SITE}{injured.get_absolute_url()}" target' in withdrawn.text
    assert "No verdict stands here" in never.text
    for answer in (hidden, withdrawn, never):
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
    assert asked(client, SITE + killed.get_absolute_url()).status_code == 404
    assert asked(client, SITE + injured.get_absolute_url()).status_code == 404


def test_a_merged_claim_s_card_picture_and_oembed_are_those_of_its_heir(
    client: Client, killed: Claim, injured: Claim, rosa: User, edwin: User
) -> None:
    publish(killed, rosa)
    publish(injured, rosa)
    review.merge_claims(killed, injured, edwin, notice="Both say the same.")
    card = client.get(embedded(killed))
    assert "We merged this claim with another one" in card.text
    assert injured.get_absolute_url() in card.text
    moved = client.get(f"{killed.get_absolute_url()}card.png")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"{injured.get_absolute_url()}card.png")
    assert injured.public_id in asked(client, SITE + killed.get_absolute_url()).json()["html"]
    review.hide(injured, edwin, "Libel.")
    assert "No verdict on that one is shown." in client.get(embedded(killed)).text


def test_a_claim_s_page_shows_the_line_that_embeds_it(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    PublicClaim.objects.update(words='Said "thirty" <b>')
    page = client.get(killed.get_absolute_url()).text
    line = html.unescape(page.split('<details class="embed">')[1].split("<code>")[1].split("</code>")[0])
    found = re.fullmatch(r'<iframe src="([^"]+)" title="([^"]+)" width="100%" height="\d+" [^<>]*></iframe>', line)
    assert found
    assert found[1] == SITE + embedded(killed)
    assert html.unescape(found[2]) == 'Verdict of Claim tracker: Accurate: “Said "thirty" <b>”'


# --- oEmbed ------------------------------------------------------------------------------------------------------


def test_a_link_is_answered_with_its_card_as_oembed_has_it(
    client: Client, killed: Claim, rosa: User, django_assert_max_num_queries: Any
) -> None:
    publish(killed, rosa)
    page = client.get(killed.get_absolute_url()).text
    found = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    assert found
    address = html.unescape(found[1])
    assert address == f"{SITE}/oembed?url={quote(SITE + killed.get_absolute_url(), safe='')}&format=json"
    with django_assert_max_num_queries(2):
        response = client.get(address.removeprefix(SITE))
    assert response.headers["Content-Type"].startswith("application/json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    told = json.loads(response.content)
    assert (told["type"], told["version"], told["provider_name"]) == ("rich", "1.0", "Claim tracker")
    assert told["title"] == f"Accurate: “{killed.words}”"
    assert told["thumbnail_url"] == head(client, killed.get_absolute_url())["og:image"]
    assert told["html"].startswith(f'<iframe src="{SITE}{embedded(killed)}" ')
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    again = client.get(address.removeprefix(SITE), headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_oembed_keeps_within_the_room_that_was_asked_for(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    told = asked(client, SITE + killed.get_absolute_url(), maxwidth="320", maxheight="200").json()
    assert (told["width"], told["height"]) == (320, 200)
    assert "thumbnail_url" not in told
    wide = asked(client, SITE + killed.get_absolute_url(), maxwidth="5000", maxheight="5000").json()
    assert wide["width"] == 600
    assert wide["height"] < 400


def test_oembed_says_what_it_cannot_do(client: Client, killed: Claim, rosa: User) -> None:
    publish(killed, rosa)
    page = SITE + killed.get_absolute_url()
    assert asked(client, page, format="xml").status_code == 501
    assert client.get("/oembed").status_code == 400
    for name in ("maxwidth", "maxheight"):
        for pixels in ("0", "-1", "x", "9" * 30, "²"):
            answer = asked(client, page, **{name: pixels})
            assert (answer.status_code, name in answer.text) == (400, True), pixels
    elsewhere = page.replace("127.0.0.1:8765", "elsewhere.example")
    for url in (
        elsewhere,
        SITE,
        f"{SITE}/claims/{new_public_id()}/",
        f"javascript:{page}",
        "http://[",
        "x" * 9000,
        "\x00",
    ):
        assert asked(client, url).status_code == 404, url
