"""What kind of saying a claim is, who says it, how far its scope goes, and who a quotation is by."""

# ruff: noqa: E501 - a case is one line, a word list is prose.

from datetime import date

import pytest

from claims.extraction import extract_claims
from claims.extraction.claim import Kind, Quotation

PUBLISHED = date(2024, 5, 15)


def first(text, kind=None):
    return next(c for c in extract_claims(text, PUBLISHED) if c.value is not None and (kind is None or c.kind == kind))


@pytest.mark.parametrize(
    ("sentence", "modality", "negated"),
    [
        ("The mine employs 300 people.", "asserted", False),
        ("The ministry said the mine employs 300 people.", "attributed", False),
        ("The mine employs 300 people, officials said.", "attributed", False),
        ("According to the union, the mine employs 300 people.", "attributed", False),
        ("More than 300 people are believed to be trapped.", "believed", False),
        ("The army denies holding over a million people.", "denied", False),
        ("The firm will hire 300 people.", "planned", False),
        ("The firm plans to hire 300 people.", "planned", False),
        ("The firm is due to hire 300 people.", "planned", False),
        ("If the mine closes, 300 people could lose their jobs.", "hypothetical", False),
        ("The firm has not hired 300 people.", "asserted", True),
        ("The firm has yet to hire 300 people.", "asserted", True),
        ("The firm hired no fewer than 300 people.", "asserted", False),
        ("Not only did the firm hire 300 people, it built a school.", "asserted", False),
    ],
)
def test_a_denial_a_belief_and_a_plan_never_read_like_an_assertion(sentence, modality, negated):
    claim = first(sentence)
    assert (claim.modality, claim.negated) == (modality, negated)


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Mayor Anna Berg said the bridge cost $40 million.", "Anna Berg"),
        ("The bridge cost $40 million, said Anna Berg, the mayor.", "Anna Berg"),
        ("The bridge cost $40 million, the transport ministry said.", "the transport ministry"),
        ("The bridge cost $40 million, according to officials.", "officials"),
        ("The bridge cost $40 million.", None),
        ("Berg praised the bridge that cost $40 million.", None),
    ],
)
def test_the_claimant_is_who_the_sentence_names(sentence, claimant):
    assert first(sentence, Kind.MONEY).claimant == claimant


def test_a_compound_sentence_is_one_claim_a_measure_each_with_the_whole_scope():
    text = "The fever has killed more than 90 people and infected over 2,000 in southern Malawi and beyond, closing schools."
    killed, infected = [c for c in extract_claims(text, PUBLISHED) if c.kind == Kind.CASUALTY_COUNT]
    assert (killed.measure, infected.measure) == ("killed", "infected")
    assert killed.place == infected.place == "southern Malawi and beyond"
    assert killed.subject == infected.subject == "The fever"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Some 40 people died in Lagos and Ibadan.", "Lagos and Ibadan"),
        ("Some 40 people died in the northern province of Herat.", "the northern province of Herat"),
        ("Some 40 people died worldwide.", "worldwide"),
        ("Some 40 people died across West Africa and elsewhere.", "West Africa and elsewhere"),
        ("Some 40 people died in Quetta, Pakistan, on Monday.", "Quetta, Pakistan"),
        ("Some 40 people died in March.", None),
    ],
)
def test_a_place_is_never_cut_short(sentence, place):
    assert first(sentence, Kind.CASUALTY_COUNT).place == place


QUOTES = [
    ('"We will rebuild every house," Anna Berg said.', "Anna Berg"),
    ("“We will rebuild every house,” said Anna Berg, the mayor.", "Anna Berg"),
    ("'We will rebuild every house,' Anna Berg told reporters.", "Anna Berg"),
    ('Anna Berg said: "We will rebuild every house."', "Anna Berg"),
    ('"We will rebuild," Anna Berg, who won in 2019, said on Monday.', "Anna Berg"),
    ('According to Anna Berg, "every house will be rebuilt".', "Anna Berg"),
    ('"We will rebuild every house," the ministry said.', "the ministry"),
    ('Anna Berg met the press. "We will rebuild every house," she said.', "Anna Berg"),
    ('Anna Berg met the press. She promised to "rebuild every last house".', "Anna Berg"),
    ('Mayor Anna Berg spoke to Karl Lund.\n"We will rebuild every house," said Lund.', "Karl Lund"),
]


@pytest.mark.parametrize(("text", "speaker"), QUOTES)
def test_a_quotation_has_its_speaker(text, speaker):
    quotes = [c for c in extract_claims(text, PUBLISHED) if isinstance(c.value, Quotation)]
    assert [c.value.speaker for c in quotes] == [speaker]


def test_a_quotation_that_goes_on_keeps_its_speaker():
    text = '"The dam held," said Karl Lund. "We were very lucky this time."\n"Nobody was hurt at all in the valley," he added.'
    speakers = [c.value.speaker for c in extract_claims(text, PUBLISHED) if isinstance(c.value, Quotation)]
    assert speakers == ["Karl Lund"] * 3


@pytest.mark.parametrize(
    "text",
    [
        'She starred in "The Long Winter" and won.',
        'The so-called "deal" collapsed.',
        "The workers' union met at the miners' hall.",
        'He is known as "Big Sam" at home.',
    ],
)
def test_titles_nicknames_and_single_words_are_no_quotations(text):
    assert not [c for c in extract_claims(text, PUBLISHED) if c.kind == Kind.QUOTATION]


def test_harm_to_many_people_is_checked_first():
    text = (
        "The storm killed 300 people and infected wells in 40 villages.\n"
        "Over a million people have been detained.\nAbout 14,000 people were infected.\n"
        "A clinic hospitalised 40 people.\nThe mayor, aged 51, spoke on Sunday.\nThe hall has 60 chairs.\n"
    )
    ranked = sorted(extract_claims(text, PUBLISHED), key=lambda c: -c.check_worthiness)
    assert [c.measure for c in ranked[:4]] == ["detained", "infected", "killed", "hospitalised"] or [
        c.measure for c in ranked[:4]
    ] == ["detained", "killed", "infected", "hospitalised"]
    assert all(0 <= c.check_worthiness <= 1 and c.worth_reasons for c in ranked)


def test_plain_sentences_become_statements_and_questions_do_not():
    found = extract_claims(
        "Norway has left the treaty. Who knows why Norway left the treaty? We should all go home now.", PUBLISHED
    )
    assert [c.text for c in found if c.kind == Kind.STATEMENT] == ["Norway has left the treaty."]
