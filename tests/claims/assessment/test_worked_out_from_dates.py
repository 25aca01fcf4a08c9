"""What follows from the dates that a source gives."""

import pytest

from tests.claims.assessment.verdicts import judged, verdict

HOLDS, NOT, MISSING = "supports", "contradicts", "value_missing"
LIFE = "Ivo Lang (3 May 1942 - 9 June 1990) was a painter."


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Ivo Lang was born before 1960.", "Ivo Lang was born on 3 May 1957.", HOLDS),
        ("Ivo Lang was born after 1960.", "Ivo Lang was born on 3 May 1957.", NOT),
        ("Ivo Lang was born by 1960.", "Ivo Lang was born on 3 May 1957.", HOLDS),
        ("Ivo Lang was born by 1957.", "Ivo Lang was born on 3 May 1957.", HOLDS),
        ("Ivo Lang was born by 1956.", "Ivo Lang was born on 3 May 1957.", NOT),
        ("Ivo Lang was born in 1957.", "Ivo Lang was born before 1950.", NOT),
        ("Ivo Lang was born in 1947.", "Ivo Lang was born before 1950.", HOLDS),
    ],
)
def test_bounds_on_a_date(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The show began in 2004.", HOLDS),
        ("The show began in 2005.", NOT),
        ("The show ended in 2008.", HOLDS),
        ("The show ended in 2004.", NOT),
        ("The show was seen in 2006.", HOLDS),
        ("The show ran for four years.", HOLDS),
        ("The show ran for five years.", MISSING),
        ("The show ran for seven years.", NOT),
    ],
)
def test_the_ends_and_the_length_of_a_run(claim: str, expected: str) -> None:
    assert verdict(claim, "The show ran from 2004 to 2008.") == expected


def test_a_stretch_told_as_between_is_one_unknown_day() -> None:
    assert verdict("The hall was founded in 1992.", "The hall was founded between 1990 and 1995.") == HOLDS


def test_a_run_told_in_months_is_exact() -> None:
    source = "The war lasted from July 1914 to November 1918."
    assert verdict("The war lasted over 4 years.", source) == HOLDS
    assert verdict("The war lasted over 5 years.", source) == NOT
    assert judged("The war lasted over 4 years.", source).observed == "P4Y4M"


def test_a_term_that_ends_in_a_death() -> None:
    claim = "Ivo Lang was president of Norvia from 1933 to 1945."
    assert verdict(claim, "Ivo Lang was president of Norvia from 1933 until his death in 1945.") == HOLDS
    assert verdict(claim, "Ivo Lang was president of Norvia from 1933 until his death in 1941.") == NOT


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Ivo Lang was born on 3 May 1942.", HOLDS),
        ("Ivo Lang was born on 9 June 1990.", NOT),
        ("Ivo Lang died on 9 June 1990.", HOLDS),
        ("Ivo Lang died on 3 May 1942.", NOT),
        ("Ivo Lang died at the age of 48.", HOLDS),
        ("Ivo Lang died at the age of 58.", NOT),
        ("Ivo Lang graduated in 1930.", NOT),
        ("Ivo Lang married in 1999.", NOT),
        ("Ivo Lang married in 1970.", MISSING),
        ("Ivo Lang won the Silver Oar in 1999.", MISSING),
    ],
)
def test_a_life_in_brackets(claim: str, expected: str) -> None:
    assert verdict(claim, LIFE) == expected


def test_a_life_rules_out_what_lies_outside_it() -> None:
    found = judged("The comet was discovered in 1935.", "It was discovered by Ivo Lang (born 9 April 1974), a baker.")
    assert str(found.outcome) == NOT
    assert found.reason == "The claim is for 1935, and the source gives 9 April 1974 as the date of a birth."
    assert (
        verdict("The comet was discovered in 1935.", "The comet is loved by Ivo Lang (born 9 April 1974).") == MISSING
    )


def test_years_in_brackets_are_no_day_of_a_life() -> None:
    source = "Ivo Lang (1990 - 2014) was a painter."
    assert verdict("Ivo Lang graduated in 2005.", source) == MISSING
    assert verdict("Ivo Lang was born in 1990.", source) == HOLDS


FILMS = "Lang was in several films, including Red Tide (2005), No Return (2005), Long Pier (2008) and Dusk (2011)."
CUPS = "The team won the cup in 1990, 1992, 1995 and 2003."


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("Ivo Lang was in two films in 2005.", FILMS, HOLDS),
        ("Ivo Lang was in three films in 2005.", FILMS, NOT),
        ("Ivo Lang was in three films in 2006.", FILMS, MISSING),
        ("Ivo Lang was in two films in 2005.", "Lang was in a film, Red Tide (2005).", MISSING),
        ("The team won the cup four times.", CUPS, HOLDS),
        ("The team won the cup six times.", CUPS, NOT),
        ("The team won the cup six times.", "The team won the cup in 1990 but was relegated in 1992.", MISSING),
    ],
)
def test_what_a_sentence_lists_is_counted(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


def test_a_date_of_the_claims_own_event_goes_first() -> None:
    source = (
        "Ivo Lang (born 20 July 1957) is a musician who became known in the late 1960s and early 1970s "
        "with his band, Lang, which plays folk."
    )
    assert verdict("Ivo Lang was born in the 1950s.", source) == HOLDS
    assert verdict("Ivo Lang was born in the 1970s.", source) == NOT
