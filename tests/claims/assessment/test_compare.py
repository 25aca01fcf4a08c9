"""Each rule of comparison, one row an example."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.assessment import Agreement, compare
from claims.extraction.claim import Comparator, DateValue, Duration, Quantity, Ranking

AGREES, DISAGREES, OPEN = Agreement.AGREES, Agreement.DISAGREES, Agreement.OPEN


def quantity(
    number: str, comparator: str = "exactly", unit: str = "person", upper: str | None = None, vague: bool = False
) -> Quantity:
    return Quantity(
        Decimal(number), Comparator(comparator), unit, 0, 1, None if upper is None else Decimal(upper), vague
    )


@pytest.mark.parametrize(
    ("comparator", "claimed", "seen", "answer"),
    [
        ("exactly", "3751", "3751", AGREES),
        ("exactly", "3751", "3752", DISAGREES),
        ("exactly", "3000", "3079", DISAGREES),
        ("about", "800000", "790000", AGREES),
        ("about", "800000", "880000", AGREES),
        ("about", "800000", "900000", DISAGREES),
        ("nearly", "1200000", "1187442", AGREES),
        ("nearly", "1200000", "1200001", DISAGREES),
        ("nearly", "1200000", "1079999", DISAGREES),
        ("more_than", "300", "305", AGREES),
        ("more_than", "300", "300", DISAGREES),
        ("more_than", "300", "299", DISAGREES),
        ("at_least", "80", "80", AGREES),
        ("at_least", "80", "79", DISAGREES),
        ("less_than", "50", "49", AGREES),
        ("less_than", "50", "50", DISAGREES),
        ("at_most", "50", "50", AGREES),
        ("at_most", "50", "51", DISAGREES),
    ],
)
def test_a_plain_number_against_each_comparator(comparator: str, claimed: str, seen: str, answer: Agreement) -> None:
    assert compare(quantity(claimed, comparator), quantity(seen)).agreement is answer


@pytest.mark.parametrize(("seen", "answer"), [("19", DISAGREES), ("20", AGREES), ("30", AGREES), ("31", DISAGREES)])
def test_between_counts_both_ends(seen: str, answer: Agreement) -> None:
    assert compare(quantity("20", "between", upper="30"), quantity(seen)).agreement is answer


@pytest.mark.parametrize(("seen", "answer"), [("23", DISAGREES), ("24", AGREES), ("240", AGREES), ("241", DISAGREES)])
def test_dozens_are_two_dozen_to_ten_times_that(seen: str, answer: Agreement) -> None:
    assert compare(quantity("24", vague=True), quantity(seen)).agreement is answer


@pytest.mark.parametrize(
    ("comparator", "claimed", "seen", "answer"),
    [
        ("more_than", "3000000", "2300000", DISAGREES),
        ("more_than", "2400000", "2300000", OPEN),
        ("less_than", "3000000", "2300000", AGREES),
        ("exactly", "300", "200", OPEN),
        ("exactly", "900", "200", DISAGREES),
        ("more_than", "4.5", "4.2", DISAGREES),
    ],
)
def test_more_than_in_a_source_reaches_two_steps_of_its_last_digit(
    comparator: str, claimed: str, seen: str, answer: Agreement
) -> None:
    assert compare(quantity(claimed, comparator), quantity(seen, "more_than")).agreement is answer


def test_a_length_of_time_in_a_source_has_no_such_end() -> None:
    claimed = Duration("P12D", Comparator.EXACTLY, 0, 1)
    assert compare(claimed, Duration("P7D", Comparator.MORE_THAN, 0, 1)).agreement is OPEN


def test_a_rounded_figure_is_not_more_than_itself() -> None:
    claimed = quantity("61", "more_than", "percent")
    assert compare(claimed, quantity("61", unit="percent"), "more than 61%", "61%").agreement is DISAGREES
    assert compare(claimed, quantity("62", unit="percent"), "more than 61%", "62%").agreement is AGREES


@pytest.mark.parametrize(
    ("number", "words", "seen", "answer"),
    [
        ("33000000", "33 million", "32960000", AGREES),
        ("33000000", "33 million", "33600000", DISAGREES),
        ("33000000", "33,000,000", "33000400", DISAGREES),
        ("2500000", "2.5 million", "2530000", AGREES),
        ("2500000", "2.5 million", "2560000", DISAGREES),
        ("40000", "40,000", "40120", DISAGREES),
    ],
)
def test_a_number_written_with_a_scale_word_is_rounded(number: str, words: str, seen: str, answer: Agreement) -> None:
    assert compare(quantity(number), quantity(seen), words).agreement is answer


@pytest.mark.parametrize(
    ("claimed", "words", "seen", "answer"),
    [
        ("45", "45 percent", "45.3", AGREES),
        ("45", "45 percent", "45.8", DISAGREES),
        ("4.2", "4.2 percent", "4.23", AGREES),
        ("4.2", "4.2 percent", "4.3", DISAGREES),
    ],
)
def test_a_percentage_is_rounded_to_its_last_digit(claimed: str, words: str, seen: str, answer: Agreement) -> None:
    one, other = quantity(claimed, unit="percent"), quantity(seen, unit="percent")
    assert compare(one, other, words).agreement is answer


def test_a_rounded_source_stands_for_all_that_rounds_to_it() -> None:
    claimed = quantity("1187442")
    assert compare(claimed, quantity("1190000"), "1,187,442", "1.19 million").agreement is not DISAGREES
    assert compare(claimed, quantity("1300000"), "1,187,442", "1.3 million").agreement is DISAGREES


@pytest.mark.parametrize(
    ("claimed", "seen", "answer"),
    [
        (("300", "more_than"), ("1000000", "more_than"), AGREES),
        (("400", "exactly"), ("400", "more_than"), AGREES),
        (("400", "about"), ("400", "nearly"), AGREES),
        (("1000000", "more_than"), ("1000000", "at_least"), AGREES),
        (("1000000", "more_than"), ("1000000", "at_most"), DISAGREES),
        (("400", "exactly"), ("400", "less_than"), DISAGREES),
        (("500", "more_than"), ("300", "at_least"), OPEN),
        (("300", "exactly"), ("200", "at_least"), OPEN),
        (("100", "less_than"), ("400", "more_than"), DISAGREES),
    ],
)
def test_bounds_in_the_source_are_compared_as_ranges(
    claimed: tuple[str, str], seen: tuple[str, str], answer: Agreement
) -> None:
    assert compare(quantity(*claimed), quantity(*seen)).agreement is answer


@pytest.mark.parametrize(
    ("claimed", "seen", "answer"),
    [
        (("2.3", "kilometre"), ("2300", "metre"), AGREES),
        (("2.3", "kilometre"), ("2500", "metre"), DISAGREES),
        (("1", "mile"), ("1609.344", "metre"), AGREES),
        (("5", "percent"), ("5", "percentage point"), OPEN),
        (("5", "USD"), ("5", "EUR"), OPEN),
        (("5", "USD"), ("5", "dollar"), AGREES),
        (("5", "tonne"), ("5", "ton"), OPEN),
    ],
)
def test_units_are_converted_only_where_that_is_exact(
    claimed: tuple[str, str], seen: tuple[str, str], answer: Agreement
) -> None:
    one, other = quantity(claimed[0], unit=claimed[1]), quantity(seen[0], unit=seen[1])
    assert compare(one, other, claimed[0], seen[0]).agreement is answer


@pytest.mark.parametrize(
    ("claimed", "seen", "answer"),
    [
        ("2016", "2016-09-02", AGREES),
        ("2016-09-02", "2016-09-02", AGREES),
        ("2016-09-02", "2016-09", AGREES),
        ("2016-09-02", "2016-09-03", DISAGREES),
        ("2016", "2017-01-01", DISAGREES),
        ("199X", "1994", AGREES),
        ("1990/1995", "1994-03", AGREES),
        ("1990/1995", "1994/1999", OPEN),
        (None, "2016", OPEN),
    ],
)
def test_dates_at_their_own_precision(claimed: str | None, seen: str, answer: Agreement) -> None:
    one, other = DateValue(claimed, "then", 0, 4), DateValue(seen, "then", 0, 4)
    assert compare(one, other).agreement is answer


@pytest.mark.parametrize(
    ("claimed", "comparator", "seen", "answer"),
    [
        ("P30Y", "nearly", "P28Y10M24D", AGREES),
        ("P30Y", "nearly", "P27Y3M", AGREES),
        ("P30Y", "nearly", "P26Y", DISAGREES),
        ("P30Y", "nearly", "P30Y1M", DISAGREES),
        ("P5Y", "exactly", "P5Y4M", AGREES),
        ("P5Y", "exactly", "P4Y8M", AGREES),
        ("P5Y", "exactly", "P4Y4M", DISAGREES),
        ("P5Y", "exactly", "P6Y", DISAGREES),
        ("P50Y", "more_than", "P51Y", AGREES),
        ("P14D", "exactly", "P2W", AGREES),
        ("P18M", "exactly", "P1Y6M", AGREES),
        ("PT48H", "exactly", "P2D", AGREES),
        ("P30D", "exactly", "P45D", DISAGREES),
    ],
)
def test_lengths_of_time(claimed: str, comparator: str, seen: str, answer: Agreement) -> None:
    one = Duration(claimed, Comparator(comparator), 0, 1)
    assert compare(one, Duration(seen, Comparator.EXACTLY, 0, 1)).agreement is answer


def test_ranks_and_values_of_different_kinds() -> None:
    first, second = Ranking(1, "city", 0, 1), Ranking(2, "city", 0, 1)
    assert compare(first, first).agreement is AGREES
    assert compare(first, second).agreement is DISAGREES
    assert compare(first, quantity("1")).agreement is OPEN


def test_the_answer_says_why() -> None:
    assert compare(quantity("300", "more_than"), quantity("305")).why == "305 is more than 300"
    assert compare(quantity("50", "at_least"), quantity("41")).why == "41 is not at least 50"


numbers = st.integers(0, 10**9).map(str)
comparators = st.sampled_from(["exactly", "about", "nearly", "more_than", "at_least", "less_than", "at_most"])


@given(numbers, comparators)
def test_a_statement_agrees_with_itself(number: str, comparator: str) -> None:
    value = quantity(number, comparator)
    assert compare(value, value).agreement is AGREES


@given(numbers, comparators, numbers)
def test_a_bare_number_is_settled_one_way_or_the_other(claimed: str, comparator: str, seen: str) -> None:
    assert compare(quantity(claimed, comparator), quantity(seen)).agreement is not OPEN
