"""What stands round a story and how a system writes it move its claims and change nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.extraction.claim import Quotation
from tests.claims.extraction.reading import short
from tests.claims.extraction.test_properties import check_form

PUBLISHED = date(2024, 5, 15)
PARAGRAPHS = [
    "A fire killed 12 people and injured more than 300 in Leeds on Sunday.",
    "It didn't reach the school, said mayor Anna Berg.",
    'Mayor Anna Berg said: "We were spared the worst of it." Nobody else was hurt.',
    "Damage was put at between 20 and 30 million pounds - a record.",
    "The hall, built in 1931, was closed for nearly three weeks.",
    "Officials believe that about 4,000 homes lost power, and 15% of them still had none on Monday.",
    "It was the third-largest fire in the county since 1998.",
    "Tomas Novak, 54, has led the brigade since 2009.",
    "The council's budget fell 3.5 percent to $1.2 billion last year.",
    "The police denied that 40 people had been arrested.",
]
FURNITURE = [
    "© 2024 Northgate News. All rights reserved.",
    "Reporting by Clara Moreau; editing by Aiko Tanaka",
    "Read more: ten things to know about river floods",
    "Photo: Yusuf Haddad/Northgate News",
    "Sign up for our newsletter",
    "ADVERTISEMENT",
    "Follow us on social media",
    "5 min read",
    "Published: 14 May 2024",
]
STORIES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True)
DRESSES = {
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "paragraph separators": lambda text: text.replace("\n", "\u2029"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "two spaces": lambda text: text.replace(" ", "  "),
    "tabs before lines": lambda text: text.replace("\n", "\n\t"),
    "curly quotes": lambda text: text.replace("'", "’").replace(' "', " “").replace('"', "”"),
    "a last line end": lambda text: text + "\n",
    "empty lines": lambda text: text.replace("\n", "\n\n\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "spaces at line ends": lambda text: text.replace("\n", " \n") + " ",
}


def told(claims):
    """What the claims say, without where: quotes and spaces made plain."""
    return [
        (
            plain(claim.value.quote) + f" / {claim.value.speaker}"
            if isinstance(claim.value, Quotation)
            else short(claim),
            claim.modality,
            claim.negated,
            claim.rule,
            plain(claim.claimant),
            plain(claim.text),
        )
        for claim in claims
    ]


def plain(words):
    marks = str.maketrans({"’": "'", "“": '"', "”": '"'})
    return words and " ".join(words.replace("\ufeff", "").translate(marks).split())


@pytest.mark.parametrize("dress", DRESSES)
@settings(max_examples=30, deadline=None)
@given(paragraphs=STORIES)
def test_quotes_spaces_and_line_ends_of_other_systems_change_nothing(dress, paragraphs):
    story = "\n".join(paragraphs)
    text = DRESSES[dress](story)
    claims = extract_claims(text, PUBLISHED)
    check_form(text, claims)
    assert told(claims) == told(extract_claims(story, PUBLISHED))


@settings(max_examples=120, deadline=None)
@given(STORIES, st.lists(st.tuples(st.integers(0, 6), st.sampled_from(FURNITURE)), max_size=5))
def test_furniture_between_lines_changes_nothing(paragraphs, furniture):
    story = "\n".join(paragraphs)
    lines = list(paragraphs)
    for at, line in furniture:
        lines.insert(at, line)
    text = "\n".join(lines)
    claims = extract_claims(text, PUBLISHED)
    check_form(text, claims)
    assert told(claims) == told(extract_claims(story, PUBLISHED))


@settings(max_examples=120, deadline=None)
@given(STORIES, STORIES)
def test_two_stories_in_one_text_keep_the_claims_of_both(one, two):
    first, second = ("\n".join(paragraphs) for paragraphs in (one, two))
    apart = told(extract_claims(first, PUBLISHED)) + told(extract_claims(second, PUBLISHED))
    assert told(extract_claims(f"{first}\n{second}", PUBLISHED)) == apart


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_where_a_story_stands_in_a_text_moves_its_claims_and_nothing_else(paragraphs):
    story = "\n".join(paragraphs)
    shift = len("Good morning.\n")
    moved = [c for c in extract_claims("Good morning.\n" + story, PUBLISHED) if c.start >= shift]
    assert [(c.start - shift, c.end - shift) for c in moved] == [
        (c.start, c.end) for c in extract_claims(story, PUBLISHED)
    ]


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_one_sentence_a_line_or_all_on_one_line_is_the_same(paragraphs):
    def values(text):
        return [said[0] for said in told(extract_claims(text, PUBLISHED))]

    assert values(" ".join(paragraphs)) == values("\n".join(paragraphs))
