"""From one reading to the next: the change has the right name, and one sentence says it."""

import pytest

from claims.assessment import Change, Outcome, Reading, describe_change, name_change


def reading(
    observed: str | None = "305",
    as_of: str | None = "2020-02-02",
    scope: str | None = "worldwide",
    basis: str | None = None,
    comparator: str | None = "exactly",
    outcome: Outcome = Outcome.SUPPORTS,
    upper: str | None = None,
) -> Reading:
    return Reading(outcome, observed, as_of, upper, comparator, scope, basis)


GONE = Reading(Outcome.VALUE_MISSING)
UNREAD = Reading(Outcome.NOT_ASSESSED)
TORN = Reading(Outcome.AMBIGUOUS)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, reading(), Change.FIRST),
        (GONE, reading(), Change.FIRST),
        (UNREAD, reading(), Change.FIRST),
        (reading(), reading(), Change.SAME),
        (reading(), reading(scope="globally"), Change.SAME),
        (reading(), reading(observed="305.0"), Change.SAME),
        (reading(), reading(as_of="2020-02-03"), Change.SAME),
        (reading(), UNREAD, Change.SAME),
        (GONE, GONE, Change.SAME),
        (reading(observed="2016", comparator=None), reading(observed="2016-09-02", comparator=None), Change.SAME),
        (reading(observed="P2W"), reading(observed="P14D"), Change.SAME),
        (reading(), reading(observed="362", as_of="2020-02-03"), Change.LATER_PERIOD),
        (reading(as_of="2018"), reading(observed="312", as_of="2019"), Change.LATER_PERIOD),
        (reading(), reading(observed="312"), Change.REVISED),
        (reading(as_of=None), reading(observed="312", as_of=None), Change.REVISED),
        (reading(observed="1", upper="3"), reading(observed="1", upper="4"), Change.REVISED),
        (reading(basis="provisional"), reading(observed="312", basis="final"), Change.REVISED),
        (reading(), reading(observed="304", scope="China"), Change.REDEFINED),
        (reading(scope="China"), reading(scope="mainland China"), Change.REDEFINED),
        (reading(), reading(observed="900", basis="new definition"), Change.REDEFINED),
        (reading(basis="new definition"), reading(observed="900", basis="new definition"), Change.REVISED),
        (reading(basis="confirmed"), reading(observed="900", basis="new definition"), Change.REDEFINED),
        (reading(), TORN, Change.REDEFINED),
        (reading(), GONE, Change.DISAPPEARED),
        (reading(), Reading(Outcome.VALUE_MISSING, basis="withdrawn"), Change.WITHDRAWN),
    ],
)
def test_the_name_of_a_change(before: Reading | None, after: Reading, change: Change) -> None:
    assert name_change(before, after) is change


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (reading(observed="362", as_of="2020-02-03"), "worldwide: 305 (2 Feb) became 362 (3 Feb)"),
        (reading(observed="198668", as_of="2021-04-27"), "worldwide: 305 (2 Feb 2020) became 198,668 (27 April 2021)"),
        (reading(observed="312"), "worldwide: 305 (2 Feb) was restated as 312 for the same date"),
        (reading(), "worldwide: still 305 (2 Feb)"),
        (TORN, "worldwide: states several values that cannot be told apart; it was 305 (2 Feb)"),
        (GONE, "worldwide: no longer states a value; it was 305 (2 Feb)"),
        (
            Reading(Outcome.VALUE_MISSING, basis="retracted"),
            "worldwide: the source has withdrawn its value; it was 305 (2 Feb)",
        ),
        (
            reading(observed="304", scope="China"),
            "worldwide: 305 (2 Feb, worldwide) became 304 (2 Feb, China), counted in another way",
        ),
    ],
)
def test_the_sentence_for_a_change(after: Reading, sentence: str) -> None:
    assert describe_change("worldwide", reading(), after) == sentence


def test_a_year_other_than_the_claims_is_shown() -> None:
    after = reading(observed="362", as_of="2020-02-03")
    assert describe_change("", reading(), after, year=2021) == "305 (2 Feb 2020) became 362 (3 Feb 2020)"


def test_bounds_dates_and_lengths_are_told_in_words() -> None:
    more = reading(observed="1000000", comparator="more_than", as_of="2020-04-04")
    assert describe_change("", reading(), more) == "305 (2 Feb) became more than 1 million (4 April)"
    born = reading(observed="1961-03-04", as_of=None, comparator=None)
    assert describe_change("", born, reading(observed="1961-03-14", as_of=None, comparator=None)) == (
        "4 March 1961 was restated as 14 March 1961"
    )


def test_what_is_counted_stands_before_the_figures() -> None:
    later = reading(observed="362", as_of="2020-02-03")
    assert describe_change("worldwide", reading(), later, measure="deaths") == (
        "worldwide: deaths 305 (2 Feb) became 362 (3 Feb)"
    )
