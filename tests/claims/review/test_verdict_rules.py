"""The table of docs/verdicts.md: what evidence a rating needs, case by case."""

from __future__ import annotations

import datetime as dt

import pytest

from claims.review.verdict_rules import Asked, Judged, Said, at_odds, lacks, thin, unasked

FOR = Said("supports", "a")
AGAINST = Said("undermines", "b")
BESIDE = Said("context", "c")
ACCURATE, MOSTLY, MOSTLY_NOT, INACCURATE, HALF, OFF_SCALE = 1.0, 2 / 3, 1 / 3, 0.0, 0.5, None


@pytest.mark.parametrize(
    ("truth", "evidence", "is_at_odds"),
    [
        (ACCURATE, [FOR], False),
        (ACCURATE, [FOR, AGAINST], False),
        (ACCURATE, [AGAINST], True),
        (MOSTLY, [BESIDE], True),
        (MOSTLY_NOT, [AGAINST], False),
        (MOSTLY_NOT, [FOR], True),
        (INACCURATE, [FOR, BESIDE], True),
        (INACCURATE, [FOR, AGAINST], False),
        (HALF, [FOR], False),
        (HALF, [AGAINST], False),
        (OFF_SCALE, [FOR], False),
        (OFF_SCALE, [AGAINST], False),
        (ACCURATE, [], False),
    ],
)
def test_a_rating_against_its_evidence_asks_for_a_reason(truth, evidence, is_at_odds):
    assert bool(at_odds(Judged(truth), evidence)) is is_at_odds
    if evidence:
        assert bool(lacks(Judged(truth), evidence)) is is_at_odds
    assert lacks(Judged(truth, stance_exception="The source is mistaken."), evidence or [FOR]) == []


@pytest.mark.parametrize(
    ("reason", "evidence", "words"),
    [
        ("no_evidence", [FOR], "no evidence was found"),
        ("no_evidence", [BESIDE], ""),
        ("sources_conflict", [FOR], "one voice"),
        ("sources_conflict", [FOR, Said("undermines", "a")], "one voice"),
        ("sources_conflict", [FOR, AGAINST], ""),
        ("single_interested_source", [FOR], ""),
        ("single_interested_source", [FOR, AGAINST], "rests on several"),
    ],
)
def test_what_is_said_of_an_unproven_claim_fits_its_evidence(reason, evidence, words):
    odds = at_odds(Judged(None, reason), evidence)
    assert words in odds
    assert bool(odds) is bool(words)


@pytest.mark.parametrize(
    ("judged", "may_be_published"),
    [
        (Judged(ACCURATE), False),
        (Judged(None, "sources_conflict"), False),
        (Judged(None, "no_evidence"), True),
        (Judged(ACCURATE, sources_exception="It is arithmetic."), True),
        (Judged(ACCURATE, stance_exception="No reason for having none."), False),
    ],
)
def test_no_evidence_needs_a_reason(judged, may_be_published):
    assert (lacks(judged, []) == []) is may_be_published


@pytest.mark.parametrize(
    ("judged", "evidence", "warned"),
    [
        (Judged(ACCURATE), [FOR], ["one source", "primary"]),
        (Judged(ACCURATE), [Said("supports", "a", primary=True)], ["one source"]),
        (Judged(ACCURATE), [FOR, FOR], ["2 sources count as one", "primary"]),
        (Judged(ACCURATE), [FOR, BESIDE], ["primary"]),
        (Judged(ACCURATE), [FOR, Said("context", "c", primary=True)], []),
        (Judged(ACCURATE, sources_exception="The court's own record."), [FOR], []),
        (Judged(None, "single_interested_source"), [FOR], []),
        (Judged(None, "no_evidence"), [], []),
        (Judged(None, "sources_conflict"), [FOR, AGAINST], ["primary"]),
        (Judged(OFF_SCALE), [FOR], ["one source", "primary"]),
    ],
)
def test_fewer_than_two_voices_or_no_primary_one_is_warned_of(judged, evidence, warned):
    found = thin(judged, evidence)
    assert len(found) == len(warned)
    assert all(words in said for words, said in zip(warned, found, strict=True))


TODAY = dt.date(2020, 2, 3)


@pytest.mark.parametrize(
    ("asked", "says_why_not", "words"),
    [
        ([], False, "Nobody asked"),
        ([], True, ""),
        ([Asked("Ministry")], False, ""),
        ([Asked("Ministry", TODAY)], False, "Ministry has until 3 February 2020"),
        ([Asked("Ministry", dt.date(2020, 2, 2))], False, ""),
        ([Asked("Ministry", TODAY, replied=True)], False, ""),
    ],
)
def test_the_claimant_is_heard_or_it_is_said_why_not(asked, says_why_not, words):
    found = unasked(asked, says_why_not=says_why_not, today=TODAY)
    assert bool(found) is bool(words)
    assert words in " ".join(found)
