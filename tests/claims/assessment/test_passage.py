"""What one passage of a page says of a claim, wherever else its words stand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.assessment import assess_passage
from claims.assessment.surroundings import LONGEST_PASSAGE, surroundings
from tests.claims.assessment.pages import claim_in

CLAIM = "The fever has infected more than 300 people in Norvia."
PAGE = """Fever in the region
As of 2 February 2020 the fever had infected 361 people in Norvia, the ministry said.
As of 1 February 2020 the fever had infected 250 people in Norvia, the ministry said.
In Ostia the fever had infected 90 people. The ministry publishes new figures each evening.
"""


def of(words: str, claim: str = CLAIM, page: str = PAGE, nth: int = 0):
    start = -1
    for _ in range(nth + 1):
        start = page.index(words, start + 1)
    passage = (start, start + len(words))
    return assess_passage(claim_in(claim, dt.date(2020, 2, 2)), page, passage, dt.date(2020, 2, 3))


@pytest.mark.parametrize(
    ("words", "outcome", "observed"),
    [
        ("As of 2 February 2020 the fever had infected 361 people in Norvia", "supports", "361"),
        ("infected 361 people", "supports", "361"),
        ("In Ostia the fever had infected 90 people.", "ambiguous", "90"),
        ("The ministry publishes new figures each evening.", "value_missing", None),
        ("Fever in the region", "value_missing", None),
    ],
)
def test_the_value_of_the_passage_is_compared_and_no_other(words, outcome, observed):
    found = of(words)
    assert (str(found.outcome), found.observed) == (outcome, observed), found.reason


def test_an_earlier_figure_of_the_same_page_is_told_as_such():
    found = of("As of 1 February 2020 the fever had infected 250 people in Norvia")
    assert found.observed == "250"
    assert str(found.outcome) != "supports"


def test_equal_words_are_told_apart_by_where_they_stand():
    page = "Fever\n\nOstia\nThe fever has infected 361 people.\n\nNorvia\nThe fever has infected 361 people.\n"
    claim = "The fever has infected 361 people in Norvia."
    assert str(of("infected 361 people", claim, page, 1).outcome) == "supports"
    assert str(of("infected 361 people", claim, page, 0).outcome) == "ambiguous"


def test_a_row_far_down_a_table_has_its_head():
    rows = "".join(f"Place {number} | {number} | {number}\n" for number in range(1000, 1400))
    page = f"Fever by country, 2 February 2020\nCountry | Infected | Killed\n{rows}Norvia | 361 | 7\nOstia | 90 | 3\n"
    found = of("Norvia | 361 | 7", page=page)
    assert (str(found.outcome), found.observed) == ("supports", "361"), found.reason


def test_quoted_words_are_looked_for_in_the_passage():
    claim = '"We were warned too late," said Lena Ostrova.'
    page = "A report.\nThe minister spoke. “We were warned too late,” she said.\nNothing else was said.\n"
    assert str(of("“We were warned too late,” she said.", claim, page).outcome) == "supports"
    assert str(of("Nothing else was said.", claim, page).outcome) == "value_missing"


@given(st.text(alphabet="a1 |\n", max_size=6000), st.integers(0, 6000), st.integers(1, 4000))
def test_the_passage_stands_in_its_surroundings_whatever_the_text(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    around = surroundings(text, start, end)
    assert around.text[around.start : around.end] == text[start : min(end, start + LONGEST_PASSAGE)]
    assert len(around.text) < LONGEST_PASSAGE + 9000
