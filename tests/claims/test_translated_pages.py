"""The pages in another language, which marks each text it translates: what stands unmarked is data, or forgotten."""

from __future__ import annotations

import datetime as dt
import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import trans_real

from claims import matching, review
from claims.models import Rating
from tests.claims.admin.conftest import signed_in
from tests.claims.published import QUOTE, captured_source, publish, taken
from tests.claims.sample import ARTICLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]

READ_ALOUD = {"aria-label", "aria-description", "title", "placeholder", "alt"}
SHOWN_VALUES = {"submit", "button", "reset"}
NO_WORDS = {"script", "style", "code", "pre", "textarea"}
INLINE = {"a", "b", "code", "del", "em", "i", "ins", "mark", "span", "strong", "time"}
DATA = f"""{ARTICLE} {QUOTE} Delta Herald Relief Office Rosa Edwin rosa edwin Reply words libel It was 28
We counted 33 The relief office counted 34 people that day more than people killed injured number person USD
Claim tracker January February https example org report JSON CSV WARC SHA Esc esc UTC GET en
"""
"""Words of the fixtures, of values as the extractor tells them, and names that are the same in every language."""


class Marking(trans_real.DjangoTranslation):
    """Puts brackets around whatever it is given."""

    def __init__(self) -> None:
        super().__init__("en")

    def language(self) -> str:
        return "ar"

    def to_language(self) -> str:
        return "ar"

    def gettext(self, message: str) -> str:
        return f"⟦{message.rpartition(chr(4))[2]}⟧"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


def says_nothing(tag: str, attrs: dict[str, str | None]) -> bool:
    """Whether an element holds no words of the page: code, data in its own language, or the name of an icon."""
    return tag in NO_WORDS or "lang" in attrs or "material-symbols" in (attrs.get("class") or "")


class Unmarked(HTMLParser):
    """Collects the words of a page that stand in no brackets. What is in a language of its own is data."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.depth = 0
        self.silent: list[str] = []
        self.html: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.html = given
        elif tag == self.silent[0] if self.silent else says_nothing(tag, given):
            self.silent.append(tag)
        if tag not in INLINE:
            self.depth = 0
        for name, value in attrs:
            if name in READ_ALOUD or (name == "value" and given.get("type") in SHOWN_VALUES):
                self.keep(value or "", 0)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        if tag not in INLINE:
            self.depth = 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.depth = self.keep(data, self.depth)

    def keep(self, text: str, depth: int) -> int:
        outside = []
        for piece in re.split("([⟦⟧])", text):
            if piece == "⟦":
                depth += 1
            elif piece == "⟧":
                depth = max(0, depth - 1)
            elif depth == 0:
                outside.append(piece)
        bare = re.sub(r"https?://\S+|\b[0-9a-z]*\d[0-9a-z]*\b", "", " ".join(outside))
        self.found += re.findall(r"[^\W\d_]{2,}", bare)
        return depth


@pytest.fixture
def marking(monkeypatch, settings):
    settings.LANGUAGES, settings.LANGUAGE_CODE = [("ar", "marked")], "ar"
    monkeypatch.setitem(trans_real._translations, "ar", Marking())
    with translation.override("ar"):
        yield


def words_left(html: str, known: set[str]) -> set[str]:
    page = Unmarked()
    page.feed(html)
    page.close()
    assert (page.html.get("lang"), page.html.get("dir")) == ("ar", "rtl")
    return {word for word in page.found if word not in known}


def known_words() -> set[str]:
    labels = " ".join(f"{one.label} {one.definition}" for one in Rating.objects.all())
    return set(re.findall(r"[^\W\d_]{2,}", f"{DATA} {labels}"))


def test_no_page_of_the_public_side_or_the_desk_has_a_text_that_is_not_translated(
    client, killed, injured, budget, article, rosa, edwin, marking
):
    taken(killed, rosa)
    asked = review.ask_claimant(killed, rosa, whom="Rosa", question="Reply", asked_on=dt.date(2020, 2, 2))
    review.note_reply(asked, rosa, reply="We counted 33", replied_on=dt.date(2020, 2, 3), quotable="We counted 33")
    verdict = publish(killed, rosa, currency="superseded")
    publish(killed, rosa, "mostly_accurate", notice=("correction", "It was 28."))
    review.receive_complaint(killed, verdict, text="It was 28.", name="Rosa", sender="s")
    publish(budget, rosa, "unproven")
    review.withdraw(budget, edwin, "libel")
    taken(injured, rosa)
    review.add_evidence(injured, rosa, captured_source().url, quote=QUOTE)
    review.add_note(injured, rosa, "It was 28.", is_question=True)
    matching.match_claims(for_seconds=5)
    public = {
        200: ["/", f"/claims/{killed.public_id}/", f"/articles/{article.public_id}/", "/api/", "/?q=delta&page=1",
              f"/claims/{killed.public_id}/complain/"],
        410: [f"/claims/{budget.public_id}/"],
        404: ["/nothing/", "/claims/x/", "/?page=0"],
    }  # fmt: skip
    known, left = known_words(), {}
    for status, addresses in public.items():
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code == status, address
            left[address] = words_left(answer.content.decode(), known)
    desk = signed_in(edwin)
    names = ["index", "claims_reviewtask_changelist", "claims_claim_changelist", "claims_article_changelist",
             "sources_source_changelist", "claims_complaint_changelist", "claims_claim_selection",
             "claims_claim_mistakes", "sources_source_health"]  # fmt: skip
    addresses = [reverse(f"admin:{name}") for name in names]
    addresses += [reverse("admin:claims_claim_change", args=[one.pk]) for one in (killed, injured, budget)]
    addresses += [reverse("admin:claims_article_change", args=[article.pk])]
    addresses += [reverse(f"admin:claims_claim_{name}", args=[injured.pk]) for name in ("merge", "split")]
    addresses += [reverse("admin:claims_complaint_change", args=[killed.complaints.get().pk])]
    for address in addresses:
        answer = desk.get(address)
        assert answer.status_code == 200, address
        left[address] = words_left(answer.content.decode(), known)
    assert {address: words for address, words in left.items() if words} == {}


def test_a_text_that_is_not_translated_is_found():
    page = '<html lang="ar" dir="rtl"><p>⟦Words <a>here⟧</a> bare</p><a title="Title">⟦x⟧</a><p lang="en">data</p>'
    assert words_left(page, {"known"}) == {"bare", "Title"}
