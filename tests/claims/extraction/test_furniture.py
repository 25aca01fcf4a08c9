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
    "By HANNA VOGT at the Alpenstadion",
    "By Hanna Vogt, 12 May 2024",
    "Words by Hanna Vogt",
    "Published Thu, Oct 24 2024 7:12 AM EDT. Updated 41 Min Ago",
    "Issued on: 20/05/2019 - 08:14",
    "Nov. 9, 2022 Updated 1:17 a.m.",
    "Fri 11 Mar 2022 16.42 GMT",
    "Last modified on Fri 3 May 2024 10.02 BST",
    "12 May 2024",
    "3 hours ago",
    "Reading time: 5 minutes",
    "Listen to this article 4 min",
    "1.2K shares",
    "Page 3 of 7",
    "Also read | Five ways to stay dry",
    "Watch: 3 lifts that broke in a day",
    "5 things you need to know about floods",
    "Five ways to stay dry",
    "Get 50% off your first 3 months of digital access",
    "Already a subscriber? Log in for 30 stories",
    "Have your say in 3 words",
    "Follow @alpine on 4 networks",
    "This site uses 12 cookies.",
    "We use cookies, see our cookie policy of 3 May 2024.",
    "(Reporting by Hanna Vogt in Brig on 12 May; Editing by Tom Reed)",
    "With assistance from 3 agencies",
    "-- With reporting by Hanna Vogt on 12 May",
    "Staff writer Hanna Vogt contributed to this report. Reach Tom Reed at 555-0142.",
    "(Corrects number of dead in paragraph 3)",
    "Correction: An earlier version of this article said 30 people died.",
    "Editor's note: We first ran this in 2019.",
    "hv-tr/jkl/4",
    "#flood #brig2024",
    "Tags: flood, 2024, 12 dead",
    "($1 = 0.9120 francs)",
    "Tel: +41 27 555 01 42",
    "Press contact: 12 Mill Road, Brig",
    "For help with debts call 1003 (free, day and night)",
    "TOWN (4-4-2): Hale 7; Booth 6, Pryce 5, Garside 4, Ndlovu 7",
    "REF: P. Marchetti 6",
    "Registered in England No. 123456",
    "Hanna Vogt is a reporter covering 3 cantons.",
    "By HANNA VOGT JAN. 18, 2018",
    "By Hanna Vogt • 30 July 2026 • 5 min read",
    "BRIG, NOV 15",
    "doi: 10.9999/rapid.2026.0714",
    "Got a tip? tips@alpine.example | +44 20 7946 0321",
    "Scores: Brig 402 in 128.2 overs (Vogt 143*, Reed 34); Sion 61/4 in 24 overs.",
    "A version of this article appears in print on January 19, 2018, on Page B12.",
    "Published in The Alpine Herald, March 17th, 2025",
    "BRIG BUREAU – Last Updated: September 22, 2022, 1:05 pm",
    "BRIG, April 14, 2026 08:10 am CET",
    "Helpline numbers: 0674-2555123, 139",
    "Media contacts: Press Office, +236 21 61 04 77, media@alpine.example",
    "102 View comments",
    "- 'Twelve for nothing' -",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm (HKG: 0700) closed.",
        "Its rival Foxconn (2317.TW) closed.",
        "Write to desk24@news.example today.".replace(" today", ""),
        "The office at 12 High Street, London N1 9GU, closed.",
        "In an emergency dial 999 or 112.",
        "The fund can be reached on 0300 123 2040.",
        "It is at PO Box 4412, Bern.",
    ],
)
def test_tickers_addresses_and_telephone_numbers_inside_a_sentence_carry_no_value(sentence):
    assert values(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday the river had swept away 12 bridges.",
        "Updated guidance says 12 doses are needed.",
        "Published in print only, the book sold 12 copies.",
        "Posted workers signed 12 contracts.",
        "Photographs of 12 victims were shown.",
        "Video shows 12 men on a roof.",
        "The ad cost 12 dollars.",
        "More on this topic would need 12 books.",
        "With reporting banned, 12 papers closed.",
        "The writer owns 12 cats.",
        "Contact lenses cost 12 euros.",
        "Cookies brought in 12 dollars.",
        "Tags on 12 birds were lost.",
        "They call 12 witnesses.",
        "Share prices fell 12 percent.",
        "Reading fans bought 12 tickets.",
        "Register offices married 12 couples.",
        "Related crimes cost 12 lives.",
        "Trending downwards, prices fell 12 percent.",
        "Get Fit, a gym, has 12 members.",
        "Save the Whales has 12 members.",
        "Copyright law has 12 exceptions.".replace("Copyright", "Patent"),
    ],
)
def test_a_sentence_that_begins_like_furniture_keeps_its_value(sentence):
    assert any(" 12" in value or value.endswith("12") for value in values(sentence))


def test_links_under_a_heading_of_their_own_carry_no_value_until_prose_begins():
    text = "The hall burnt down.\nMost read\n12 dead in bus crash\nBank cuts 300 jobs\nThe fire killed 40 people.\n"
    assert values(text) == ["casualty_count 40 person [killed]"]


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, May 3 (Alpine News) - ",
        "GENEVA (Alpine News) -- ",
        "NEW YORK — ",
        "(AP) - ",
        "Brig (Valais) (Alpine News) – ",
        "May 3 (Alpine News) - ",
        "Kuala Lumpur, 4 June (Alpine News) - ",
        "New Delhi [India], May 3 (ANI): ",
        "PARIS, March 3, 2020 /AlpineWire/ -- ",
        "BAKU, Azerbaijan, July 6. ",
        "KARSHABAD, July 6. /TSV/. ",
        "ISLAMABAD: ",
        "UPDATE 2-",
        "EXCLUSIVE: ",
        "Image caption, ",
        "- ",
        "• ",
        "3) ",
        "(2) ",
        "a) ",
    ],
)
def test_a_dateline_and_a_list_mark_change_nothing(dateline):
    told = [(c.kind, c.text, c.subject, c.place) for c in extract_claims("The flood killed 12 people.", PUBLISHED)]
    assert [
        (c.kind, c.text, c.subject, c.place)
        for c in extract_claims(f"{dateline}The flood killed 12 people.", PUBLISHED)
    ] == told


def test_a_dateline_is_no_claim():
    assert values("OSLO, May 3 (Alpine News) - The king opened parliament.") == []
    assert values("GENEVA (Alpine News) -- Twelve people drowned.") == ["casualty_count 12 person [killed]"]


def test_the_headline_is_told_from_the_body():
    claims = [c for c in extract_claims("\n".join(STORY), PUBLISHED) if c.kind == "casualty_count"]
    assert [c.location for c in claims] == ["headline", "body"]
