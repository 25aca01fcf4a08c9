"""What is said not to be so, by the source or by the claim."""

import pytest

from tests.claims.assessment.verdicts import judged, verdict

HOLDS, NOT = "supports", "contradicts"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The bridge was not opened in 1931.", NOT),
        ("The bridge never opened in 1931.", NOT),
        ("The bridge failed to open in 1931.", NOT),
        ("The bridge opened in 1930, not in 1931.", NOT),
        ("The bridge was not opened in 1930 but in 1931.", HOLDS),
        ("The bridge did not open until 1931.", HOLDS),
        ("The bridge was not opened in 1930.", "value_missing"),
    ],
)
def test_a_source_that_denies_the_value_contradicts(source: str, expected: str) -> None:
    assert verdict("The bridge was opened in 1931.", source) == expected


def test_the_denied_value_is_framed() -> None:
    found = judged("The bridge was opened in 1931.", "The bridge was not opened in 1931.")
    assert (found.observed, found.reason) == ("1931", "The source says that it is not so.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The bridge was opened in 1931.", NOT),
        ("The bridge was opened in 1933.", HOLDS),
        ("The bridge was not opened in 1931.", HOLDS),
        ("The bridge is made of steel.", "not_assessed"),
    ],
)
def test_a_claim_that_denies_is_met_by_the_opposite(source: str, expected: str) -> None:
    assert verdict("The bridge was not opened in 1931.", source) == expected


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("The studio made 40 short films.", "The studio failed to make any short films.", NOT),
        ("The studio made 40 short films.", "The studio made no short films.", NOT),
        ("The studio made 40 short films.", "The studio never made a film.", NOT),
        ("The studio made 40 short films.", "The studio won no prize for its films.", "value_missing"),
        ("The studio made 40 short films.", "The studio made no further films.", "value_missing"),
        ("The studio made fewer than 40 films.", "The studio made no films.", HOLDS),
        ("The studio made zero films.", "The studio failed to make any films.", HOLDS),
        ("The Larks played 12 concerts in Luma.", "The Larks played no concerts in Luma.", NOT),
        ("The Larks played 12 concerts in Luma.", "The Larks played no concerts in Estvar.", "value_missing"),
    ],
)
def test_none_at_all_is_read_as_nought(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


def test_none_at_all_is_framed() -> None:
    source = "It is a small house. The studio failed to make any short films."
    found = judged("The studio made 40 short films.", source)
    assert found.span is not None
    assert found.passage is not None
    assert (found.observed, source[slice(*found.span)]) == ("0", "failed to make any short films")
    assert source[slice(*found.passage)] == "The studio failed to make any short films."
