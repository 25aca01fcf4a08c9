"""What belongs to the page and not to the story makes no claim, and neither do names with numbers in them."""

from datetime import date

import pytest

from claims.extraction import extract_claims
from tests.claims.extraction.reading import values

PUBLISHED = date(2024, 5, 15)
STORY = [
    "Flood kills 12 in mountain town",
    "A flood killed 12 people in the town of Brig on Sunday, police said.",
    '"We lost everything we had," said farmer Rosa Keller.',
    "Damage was put at 30 million francs, and about 400 homes lost power.",
]
FURNITURE = [
    "© 2024 Alpine News. All rights reserved.",
    "Copyright 2019-2024 Alpine News Ltd",
    "By Hanna Vogt",
    "By Hanna Vogt and Tom Reed",
    "Photo: Hanna Vogt/Alpine News 2023",
    "Reporting by Hanna Vogt; Editing by Tom Reed",
    "Additional reporting by 3 correspondents",
    "Read more: 10 storms that changed Europe",
    "Sign up for our newsletter and join 50,000 readers",
    "Published: 12 May 2024",
    "Last updated on Monday 13 May 2024 at 14:05",
    "5 min read",
    "240 comments",
    "Related: 7 facts about floods",
    "ADVERTISEMENT",
    "https://news.example/2024/05/13/flood-12-dead-400",
    "Follow us on 3 channels",
    "This article may be copied under CC BY-SA 4.0",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_makes_no_claim(line):
    assert extract_claims(line + "\n", PUBLISHED) == []


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_furniture_among_the_story_changes_nothing(line, at):
    def told(lines):
        return [
            (c.kind, c.text, c.measure, c.claimant, c.place) for c in extract_claims("\n".join(lines) + "\n", PUBLISHED)
        ]

    assert told([*STORY[:at], line, *STORY[at:]]) == told(STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The airline ordered a Boeing 737 and an Airbus A320.",
        "Covid-19 closed the school.",
        "Leaders of the G20 and the G7 disagreed.",
        "The P5+1 resumed the talks.",
        "The minister invoked Article 50.",
        "The council passed Resolution 2254.",
        "Tension rose after the September 11 attacks.",
        "The F-16 landed safely.",
        "One of the reasons is money.",
        "At one point he fell asleep.",
        "Nobody knows one another here.",
        "It was a one-off event.",
        "The two-way street is closed.",
        "The train left at 10:30 and the bus at 2 pm.",
        "Call the helpline on 0800 555 1234 today.".replace(" today", ""),
        "He lives at 24 Mill Road.",
        "Vitamin B12 is cheap.",
        "See page 12 of the report.",
        "The team won 3-1 at home.",
        "Channel 4 broadcast the match.",
        "1. Wash the rice",
        "The road is called Route 66.",
        "World War Two ended.",
    ],
)
def test_names_with_numbers_and_idioms_carry_no_value(sentence):
    assert values(sentence) == []


def test_a_dateline_is_no_claim():
    assert values("OSLO, May 3 (Alpine News) - The king opened parliament.") == []
    assert values("GENEVA (Alpine News) -- Twelve people drowned.") == ["casualty_count 12 person [killed]"]


def test_the_headline_is_told_from_the_body():
    claims = [c for c in extract_claims("\n".join(STORY), PUBLISHED) if c.kind == "casualty_count"]
    assert [c.location for c in claims] == ["headline", "body"]
