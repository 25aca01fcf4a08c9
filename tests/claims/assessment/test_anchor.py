"""A quoted passage is found again where its words moved a little, and never where a figure or date differs."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.assessment import anchor

REPORT = (
    "Harbour office notice\n\nOn 4 May 2021 the ferry carried 212 passengers to Skell and 31 to Orno.\n\n"
    "No vessel was lost. The office had expected about 200 passengers.\n"
)


def found(text: str, exact: str, **context: str) -> str | None:
    span = anchor(text, exact, **context)
    return None if span is None else text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("quote", "now"),
    [
        ("the ferry carried 212 passengers to Skell", "the ferry carried 212 passengers to Skell"),
        ("the  ferry carried\n212 passengers to Skell", "the ferry carried 212 passengers to Skell"),
        ("The ferry carried 212 passengers to “Skell”", "the ferry carried 212 passengers to Skell"),
        ("the ferry has carried 212 passengers across to Skell", "the ferry carried 212 passengers to Skell"),
        ("No vessel was lost.", "No vessel was lost."),
    ],
)
def test_words_and_white_space_may_differ_a_little(quote: str, now: str) -> None:
    assert found(REPORT, quote) == now


@pytest.mark.parametrize(
    "quote",
    [
        "the ferry carried 213 passengers to Skell",
        "On 5 May 2021 the ferry carried 212 passengers to Skell",
        "On 4 May 2020 the ferry carried 212 passengers to Skell",
        "On 4 June 2021 the ferry carried 212 passengers to Skell",
        "the ferry carried 2.12 passengers to Skell",
        "the ferry carried 212 passengers to Skell and 31 and 7 to Orno",
        "A vessel was lost.",
        "The office had expected over 200 passengers.",
        "The office had expected two hundred passengers.",
        "The office closed for the winter.",
        "",
        "...",
    ],
)
def test_other_figures_dates_or_a_turned_sense_are_not_found(quote: str) -> None:
    assert anchor(REPORT, quote) is None


def test_twelve_dead_is_not_thirteen_dead() -> None:
    assert anchor("The fire left 13 dead.", "12 dead") is None
    assert anchor("The fire left thirteen dead.", "twelve dead") is None


def test_grouping_commas_do_not_matter() -> None:
    assert found("It sold 12,500 tickets that night.", "sold 12500 tickets") == "sold 12,500 tickets"


def test_a_longer_number_that_holds_the_digits_is_another() -> None:
    assert anchor("It sold 112,500 tickets that night.", "sold 12,500 tickets") is None


class TestSeveralOccurrences:
    TEXT = "Skell: 12 dead, 3 missing. Orno: 12 dead, 9 missing."

    def test_the_words_on_either_side_choose(self) -> None:
        span = anchor(self.TEXT, "12 dead", prefix="Orno: ", suffix=", 9 missing")
        assert span is not None
        assert self.TEXT[: span[0]].endswith("Orno: ")

    def test_nothing_is_chosen_without_them(self) -> None:
        assert anchor(self.TEXT, "12 dead") is None

    def test_a_place_close_by_chooses(self) -> None:
        at = self.TEXT.rindex("12 dead")
        assert anchor(self.TEXT, "12 dead", near=at) == (at, at + 7)

    def test_halfway_between_chooses_nothing(self) -> None:
        middle = (self.TEXT.index("12 dead") + self.TEXT.rindex("12 dead")) // 2
        assert anchor(self.TEXT, "12 dead", near=middle) is None

    def test_a_short_quote_does_not_jump_to_another_place_when_its_own_has_gone(self) -> None:
        assert anchor("Skell: 12 dead, 3 missing. Vik: none.", "12 dead", prefix="Orno: ", suffix=", 9 lost") is None


WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["ferry", "harbour", "winter", "office", "counted", "people", "crossed", "northern", "reported"]
        ),
        st.integers(0, 99999).map(str),
    ),
    min_size=4,
    max_size=40,
)


@given(WORDS, st.data())
def test_a_passage_is_found_again_in_its_own_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start = len(" ".join(words[:first])) + (1 if first else 0)
    exact = " ".join(words[first:last])
    span = anchor(text, exact, prefix=text[:start][-64:], suffix=text[start + len(exact) :][:64], near=start)
    assume(text.count(exact) == 1)
    assert span == (start, start + len(exact))


@given(WORDS, WORDS, st.data())
def test_what_is_found_has_the_same_figures_in_the_same_order(
    words: list[str], others: list[str], data: st.DataObject
) -> None:
    text = " ".join(others)
    exact = " ".join(data.draw(st.sampled_from([words, others, others[1:], words[:3] + others[2:]])))
    span = anchor(text, exact)
    if span is not None:
        assert re.findall(r"\d+", text[span[0] : span[1]]) == re.findall(r"\d+", exact)


@given(WORDS, st.integers(0, 99999), st.integers(0, 99999))
def test_a_changed_figure_orphans_the_passage(words: list[str], old: int, new: int) -> None:
    assume(old != new)
    lead = " ".join(w for w in words if not w.isdigit())
    assert anchor(f"{lead} {new} people crossed", f"{lead} {old} people crossed") is None


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_taken(text: str, exact: str, prefix: str, suffix: str) -> None:
    span = anchor(text, exact, prefix, suffix)
    assert span is None or 0 <= span[0] < span[1] <= len(text)
