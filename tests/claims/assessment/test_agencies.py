"""Where a text says that it comes from a news agency."""

import pytest

from claims.assessment import agency_in, group_name


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("SARN, 2 Feb (AFP) - The flood killed 33 people.", "afp"),
        ("PARIS (REUTERS) – The flood killed 33 people.", "reuters"),
        ("The toll is 33, Reuters reported on Sunday.", "reuters"),
        ("The toll is 33, according to the Associated Press.", "ap"),
        ("State news agency Xinhua said on Monday that 33 had died.", "xinhua"),
        ("The flood killed 33 people.\n\n© 2020 AFP", "afp"),
        ("The flood killed 33 people.\n(With inputs from PTI)", "pti"),
        ("The flood killed 33 people. " * 500 + "\nSource: dpa", "dpa"),
    ],
)
def test_a_byline_or_a_mention_as_the_source_names_the_agency(text, group):
    assert agency_in(text).group == group


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ministry said that 33 people had died.",
        "SARN (Delta Herald) - The flood killed 33 people.",
        "A map of the area (ap) was shown.",
        "The photographer of Reuters was hurt.",
    ],
)
def test_no_agency_is_made_of_other_words(text):
    assert agency_in(text) is None


def test_the_words_that_say_so_are_given():
    assert agency_in("SARN (AFP) - x").words == "(AFP)"


def test_a_group_is_named_as_people_read_it():
    assert (group_name("afp"), group_name("china-health-commission")) == ("AFP", "china health commission")
