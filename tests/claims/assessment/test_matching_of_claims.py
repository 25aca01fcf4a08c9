"""How two claims are related: the same, in conflict, later in a series, or not at all."""

import datetime as dt

import pytest

from claims.assessment import Match, match
from claims.extraction import ExtractedClaim, extract_claims

DAY = dt.date(2021, 3, 2)
NEXT_DAY = dt.date(2021, 3, 3)


def claims(text: str, day: dt.date = DAY) -> list[ExtractedClaim]:
    return list(extract_claims(text, day))


def trigrams(text: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {f"  {word} "[at : at + 3] for word in words for at in range(len(word) + 1)}


def similarity(one: str, other: str) -> float:
    a, b = trigrams(one), trigrams(other)
    return len(a & b) / len(a | b)


def related(one: str, other: str, days: tuple[dt.date, dt.date] = (DAY, DAY)) -> list[Match]:
    found = [
        match(mine, theirs, similarity(mine.text, theirs.text))
        for mine in claims(one, days[0])
        for theirs in claims(other, days[1])
    ]
    return [one for one in found if one is not None]


def relations(one: str, other: str, days: tuple[dt.date, dt.date] = (DAY, DAY)) -> set[str]:
    return {found.relation.value for found in related(one, other, days)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire in Ostrava killed 12 people.", "The fire in Ostrava killed 12 people."),
        ("The fire in Ostrava killed 12 people.", "Twelve people were killed by the fire in Ostrava."),
        ("São Tomé has 33 million trees.", "Sao Tome has 33,000,000 trees."),
        ("Ada Novak, 47, leads the port.", "Ada Novak, 47, led the port for a while."),
        ("The dam was opened on 4 May 1998.", "The dam was opened on 4 May 1998, officials said."),
        ('"We were warned far too late," Lena Ostrova said.', '"We were warned far too late", said Lena Ostrova.'),
    ],
)
def test_one_claim_in_two_places_is_the_same_claim(one, other):
    assert "same_claim" in relations(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire in Ostrava killed 12 people.", "The fire in Ostrava killed 21 people."),
        ("The fire in Ostrava killed twelve people.", "The fire in Ostrava killed twenty-one people."),
        ("The fire in Ostrava killed more than 300 people.", "The fire in Ostrava killed 200 people."),
        ("Unemployment in Spain is 11.8 percent.", "Unemployment in Spain is 18.1 percent."),
        ("Ada Novak was born on 4 May 1958.", "Ada Novak was born on 5 May 1958."),
        ("Ada Novak, 47, leads the port.", "Ada Novak, 74, leads the port."),
        ("Ada Novak was the first mayor of Port Sarn.", "Ada Novak was the second mayor of Port Sarn."),
    ],
)
def test_another_value_of_the_same_fact_is_a_conflict_and_never_the_same_claim(one, other):
    assert relations(one, other) == {"other_value"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 3 villages 12 people were killed by the flood.", "In 4 villages 12 people were killed by the flood."),
        ("The hall at 300 Main Street was burned down.", "The hall at 400 Main Street was burned down."),
        ("The bridge collapsed in May.", "The bridge collapsed in June."),
        ("The minister closed two schools in March.", "The minister closed three schools in March."),
        ("The second bridge of Port Sarn was closed.", "The third bridge of Port Sarn was closed."),
    ],
)
def test_a_number_that_differs_anywhere_never_makes_the_same_claim(one, other):
    assert "same_claim" not in relations(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire in Ostrava killed more than 300 people.", "The fire in Ostrava killed 304 people."),
        ("The fire in Ostrava killed about 300 people.", "The fire in Ostrava killed 304 people."),
        ("The fire in Ostrava killed at least 12 people.", "The fire in Ostrava killed more than 12 people."),
        ("Some 33 million people live in Uzbekistan.", "Uzbekistan has 32,960,000 people."),
    ],
)
def test_values_that_may_both_hold_are_neither_a_conflict_nor_the_same_claim(one, other):
    assert relations(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire in Ostrava killed 12 people.", "The fire in Brno killed 12 people."),
        ("The fire in Ostrava killed 12 people.", "The fire in Ostrava injured 12 people."),
        ("Uzbekistan has 33 million people.", "Uzbekistan sent 500 people to the games."),
        ("Ada Novak was born on 4 May 1958.", "Ada Novak died on 4 May 2018."),
        ("The law was passed.", "The law was not passed."),
        ("Prices rose by 5 percent in Spain.", "Prices fell by 4 percent in Spain."),
    ],
)
def test_claims_of_different_matters_are_not_related(one, other):
    assert relations(one, other) == set()


def test_another_date_of_one_series_is_later_and_no_conflict():
    later = "China counted 361 deaths as of 3 February 2020."
    earlier = "China counted 304 deaths as of 2 February 2020."
    assert relations(later, earlier) == {"later"}


def test_the_same_figure_told_of_another_day_is_not_the_same_claim():
    text = "China counted 304 deaths."
    assert relations(text, text, (NEXT_DAY, DAY)) == {"later"}


def test_the_reason_says_what_is_shared_and_both_values():
    [found] = related("China counted 12 deaths.", "China counted 21 deaths.")
    assert found.reason == "same subject and measure (deaths, China), same day; 12 here, 21 there"
