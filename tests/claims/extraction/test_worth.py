"""What a queue of claims begins and ends with, and that the reasons given add up."""

import re
from datetime import date

import pytest

from claims.extraction import extract_claims

PUBLISHED = date(2024, 5, 15)


def worth(sentence: str, kind: str | None = None) -> float:
    """The check-worthiness of the first valued claim of a sentence that stands far from the top of its story."""
    filler = "The sea was calm all day. " * 9
    found = extract_claims(filler + sentence, PUBLISHED)
    return next(c.check_worthiness for c in found if c.value is not None and kind in (None, c.kind))


@pytest.mark.parametrize(
    ("weightier", "lighter"),
    [
        ("The flood killed 40 people.", "The flood injured 40 people."),
        ("The flood injured 40 people.", "The mine employs 40 people."),
        ("The army detained 40,000 people.", "The army detained 40 people."),
        ("The bridge cost 40 million dollars.", "The bridge has 40 lamps."),
        ("Some 40 percent of homes lost power.", "Some 40 homes lost power."),
        ("It is the largest mine in the country.", "It is a mine with 40 lamps."),
        ("The flood killed 40 people.", "The flood could kill 40 people."),
        ("The flood killed 40 people.", "The flood has not killed 40 people."),
        ("The army denies that it killed 40 people.", "The army has killed 40 people."),
        ("The firm hired 40 people.", "The firm will hire 40 people."),
        ("The firm hired 400 people.", "The firm hired hundreds of people."),
        ("The mine has 40 lamps.", "The two sides met."),
        ("The mine has 40 lamps.", "It opened in 1987."),
        ("It opened on 3 May 1987.", "It opened in 1987."),
        ("The war lasted nine years.", "The talks lasted nine hours."),
        ("Prices rose 40 percent.", "Prices rose on Monday."),
    ],
)
def test_harm_money_and_ranks_come_before_small_vague_and_unreal_things(weightier, lighter):
    assert worth(weightier) > worth(lighter)


def test_the_headline_weighs_more_than_the_middle_of_the_story():
    headline = extract_claims("Flood kills 40 in Brig\n\nIt was a bad day for all.", PUBLISHED)[0]
    assert headline.check_worthiness > worth("A flood killed 40 in Brig.")


def test_the_reasons_of_a_score_add_up_to_it():
    text = (
        "Flood kills 40 in Brig\n\nThe army denies that over 4,000 people were hurt, and nobody paid 3 million dollars."
    )
    for claim in extract_claims(text, PUBLISHED):
        told = sum(float(re.search(r"\(([+-]\d\.\d\d)\)$", reason)[1]) for reason in claim.worth_reasons)
        assert claim.check_worthiness == pytest.approx(min(1, max(0, told)), abs=0.005)
