"""Reading again words that another extractor pointed at."""

from datetime import date
from decimal import Decimal

import pytest

from claims.extractors import Rereader

TEXT = (
    "Storm hits Marlow\n"
    "MARLOW, June 3 - The storm destroyed 1,250 homes on Tuesday, the mayor said. "
    "The province denies holding more than 300 people. "
    "“We had no warning at all,” said Ida Penn. “Nobody came,” she said. "
    "The office at 12 Garden Street is shut. Call 0800 555 0199 for help.\n"
    "© 2021 Marlow Gazette, page 44. All rights reserved.\n"
)


@pytest.fixture
def reread() -> Rereader:
    return Rereader(TEXT, date(2021, 6, 3))


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_a_figure_is_read_as_the_rules_read_it(reread):
    start, end = span("destroyed 1,250 homes")
    (claim, *_rest) = reread.values(start, end)
    assert (claim.value.number, claim.value.unit) == (Decimal(1250), "home")
    assert TEXT[claim.value.start : claim.value.end] == "1,250"
    assert TEXT[claim.start : claim.end] == claim.text
    assert claim.sentence in TEXT


def test_a_date_is_read_by_the_day_of_publication(reread):
    assert reread.values(*span("on Tuesday"))[0].value.edtf == "2021-06-01"


@pytest.mark.parametrize("words", ["holding more than 300 people", "300 people"])
def test_words_out_of_a_denial_are_denied(reread, words):
    found = reread.values(*span(words))
    assert found
    assert {claim.modality for claim in found} == {"denied"}


@pytest.mark.parametrize(
    "words", ["2021 Marlow Gazette, page 44", "on Tuesday, the mayor said. The province", "12", "555 0199 for help"]
)
def test_nothing_is_read_in_furniture_across_sentences_in_addresses_or_phone_numbers(reread, words):
    assert reread.values(*span(words)) == []


def test_a_statement_has_the_modality_of_its_sentence(reread):
    claim = reread.statement(*span("The province denies holding more than 300 people"))
    assert (claim.modality, claim.kind, claim.value) == ("denied", "statement", None)
    assert claim.check_worthiness > 0
    assert claim.worth_reasons


@pytest.mark.parametrize("words", ["2021 Marlow Gazette", "the mayor said. The province denies"])
def test_furniture_and_words_of_two_sentences_are_no_statement(reread, words):
    assert reread.statement(*span(words)) is None


def test_a_quotation_is_what_stands_between_the_marks(reread):
    claim = reread.quotation(*span("We had no warning at all,"), "Ida Penn")
    assert (claim.value.quote, claim.value.speaker) == ("We had no warning at all,", "Ida Penn")
    assert claim.modality == "attributed"
    assert claim.text in TEXT


@pytest.mark.parametrize(
    "words",
    [
        "We had no warning",
        "no warning at all,",
        "The storm destroyed",
        "“We had no warning at all,”",
        "We had no warning at all,” said Ida Penn. “Nobody came,",
    ],
)
def test_words_that_are_not_the_whole_of_a_quotation_are_none(reread, words):
    assert reread.quotation(*span(words), "Ida Penn") is None
