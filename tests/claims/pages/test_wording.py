"""Values in words, marks by their scale, and texts cut into parts without a character lost."""

from __future__ import annotations

from html import escape, unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import PublicClaim
from claims.pages.about import about
from claims.pages.fulltext import Span, marked_paragraphs
from claims.pages.marks import mark
from claims.pages.text import Part, marked, paragraphs, sentence_parts, words_parts
from claims.pages.value import in_words


def quantity(number: str, unit: str, comparator: str = "exactly", **more: Any) -> dict[str, Any]:
    blank = {"type": "quantity", "upper": None, "vague": False, "per": None, "basis": None, "change": None}
    return {**blank, "number": number, "unit": unit, "comparator": comparator, **more}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (quantity("300", "person", "more_than"), "more than 300 people"),
        (quantity("1", "person"), "1 person"),
        (quantity("1000", "person", "between", upper="3000"), "between 1,000 and 3,000 people"),
        (quantity("4500", "USD"), "4,500 USD"),
        (quantity("12.5", "percent", "nearly"), "nearly 12.5%"),
        (quantity("2", "square kilometre"), "2 square kilometres"),
        (quantity("5", "country"), "5 countries"),
        (quantity("3", "day"), "3 days"),
        (quantity("3", "km/h"), "3 km/h"),
        (quantity("40", "birth", per="1,000 people"), "40 births per 1,000 people"),
        (quantity("40", "case", basis="suspected"), "40 cases (suspected)"),
        (quantity("7", ""), "7"),
        (quantity("24", "village", vague=True), "24 or more villages"),
        (quantity("0.5", "", change={"direction": "down", "mode": "factor", "from": None, "to": None}), "0.5 times"),
        ({"type": "date", "edtf": "199X", "expression": "the 1990s"}, "1990s"),
        ({"type": "date", "edtf": "2019-33", "expression": "the first quarter"}, "first quarter of 2019"),
        ({"type": "date", "edtf": "2019-21/2019-24", "expression": "spring to winter"}, "spring 2019 to winter 2019"),
        ({"type": "date", "edtf": "2016-09", "expression": "then"}, "September 2016"),
        ({"type": "date", "edtf": None, "expression": "last Tuesday"}, "last Tuesday"),
        ({"type": "duration", "iso8601": "P30Y", "comparator": "nearly"}, "nearly 30 years"),
        ({"type": "ranking", "rank": -1, "scope": "visitor", "most_recent": True}, "the most recent visitor"),
        (
            {"type": "ranking", "rank": 3, "scope": "city of the land", "most_recent": False},
            "number 3: city of the land",
        ),
        ({"type": "quotation", "quote": "We knew.", "speaker": "Ostrova"}, "“We knew.”"),
    ],
)
def test_a_value_reads_as_a_person_would_say_it(value: dict[str, Any] | None, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("number", "worst", "best", "shape"),
    [
        (4, 1, 4, "true"),
        (3, 1, 4, "mostly-true"),
        (2, 1, 4, "mostly-false"),
        (1, 1, 4, "false"),
        (3, 1, 5, "half"),
        (10, 0, 10, "true"),
        (0, 0, 10, "false"),
        (None, 1, 4, "other"),
        (1, 1, 1, "other"),
    ],
)
def test_a_mark_follows_the_newsrooms_own_scale(number: int | None, worst: int, best: int, shape: str) -> None:
    assert mark("A word", "a-code", number, worst, best).shape == shape


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_marking_an_article_keeps_every_word_of_it(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(place), max(place), f"/claims/{at}/") for at, place in enumerate(places) if place[0] != place[1]]
    lines = ["".join(part.text for part in line) for line in marked_paragraphs(text, spans)]
    assert lines == [line for line in text.split("\n") if line.strip()]


def test_where_claims_overlap_the_narrower_one_is_linked() -> None:
    spans = [Span(0, 20, "/wide/"), Span(4, 8, "/narrow/")]
    (line,) = marked_paragraphs("The dam burst at six.", spans)
    assert [(part.text, part.url) for part in line] == [
        ("The ", "/wide/"),
        ("dam ", "/narrow/"),
        ("burst at six", "/wide/"),
        (".", ""),
    ]


@given(TEXTS, st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_marking_a_sentence_keeps_every_character_escaped(sentence: str, cuts: list[int]) -> None:
    a, b, c, d = sorted(min(cut, len(sentence)) for cut in cuts)
    marks = {"words": [a, d], "value": [b, c]}
    parts = sentence_parts(sentence, marks, sentence[a:d])
    assert "".join(part.text for part in parts) == sentence
    html = str(marked(parts))
    for tag in ("<mark>", '<mark class="value">', "</mark>"):
        html = html.replace(tag, "")
    assert "<" not in html
    assert unescape(html) == unescape(escape(sentence))
    if a < b < c < d:
        assert "".join(part.text for part in words_parts(sentence, marks, "?")) == sentence[a:d]


def test_words_that_the_sentence_no_longer_holds_are_shown_plain() -> None:
    assert sentence_parts("A sentence.", {}, "other words") == [Part("A sentence.")]
    assert words_parts("A sentence.", {}, "other words") == [Part("other words")]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_text_of_a_rationale_becomes_markup_but_links(text: str) -> None:
    for paragraph in paragraphs(text):
        rest = str(paragraph).replace("</a>", "")
        while '<a href="http' in rest:
            before, _, after = rest.partition('<a href="http')
            address, _, rest_after = after.partition('" rel="nofollow noreferrer">')
            assert "<" not in address
            rest = before + rest_after
        assert "<" not in rest
        assert ">" not in rest


def row_of(words: str, value_words: str = "", **more: Any) -> PublicClaim:
    at = words.find(value_words)
    marks = {"words": [0, len(words)], "value": [at, at + len(value_words)] if value_words else None}
    return PublicClaim(words=words, sentence=words, document={"marks": marks}, **more)


TOLL = "The flood has killed more than 30 people and injured at least 120"
QUANTITY = {"type": "quantity", "comparator": "at_least", "upper": None, "per": "", "basis": ""}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            row_of(
                TOLL, "at least 120", kind="casualty_count", measure="injured",
                value={**QUANTITY, "number": "120", "unit": "person"},
            ),
            "at least 120 people injured",
        ),
        (
            row_of(
                "It began on Sunday and ruined 33 farms", "Sunday", kind="date",
                value={"type": "date", "edtf": "2020-02-02", "expression": "Sunday"},
            ),
            "2 February 2020",
        ),
        (
            row_of(
                "On Monday at least five mayors resigned", "at least five", kind="count", measure="",
                value={**QUANTITY, "number": "5", "unit": "mayor"},
            ),
            "at least 5 mayors",
        ),
        (row_of(TOLL, kind="count", measure="", value={**QUANTITY, "number": "120", "unit": ""}), "at least 120"),
        (
            row_of(
                "The flood may have injured at least 120", "at least 120", kind="casualty_count", measure="injured",
                value={**QUANTITY, "number": "120", "unit": "person"},
            ),
            "",
        ),
        (row_of(TOLL, kind="statement", value=None), ""),
    ],
)  # fmt: skip
def test_the_value_is_said_where_the_words_hold_another_figure_or_date(row: PublicClaim, words: str) -> None:
    assert about(row) == words
