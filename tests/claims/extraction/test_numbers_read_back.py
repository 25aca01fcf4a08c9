"""Whatever number is written in whatever style, it is read back: value, unit and comparator."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.extraction.claim import Kind, Quantity
from tests.claims.extraction.written import BOUNDS, CURRENCIES, MEASURES, SUFFIXES, WHOLE, in_full

PUBLISHED = date(2024, 5, 15)
TENTHS = st.integers(11, 9999).map(lambda n: Decimal(n) / 10)


def quantities(text):
    return [c.value for c in extract_claims(text, PUBLISHED) if isinstance(c.value, Quantity)]


@pytest.mark.parametrize("style", WHOLE)
@settings(max_examples=60, deadline=None)
@given(number=st.one_of(st.integers(2, 9999), st.integers(10_000, 999_999_999)), bound=st.sampled_from(BOUNDS))
def test_a_whole_number_reads_back_in_every_style_and_bound(style, number, bound):
    before, comparator, after = bound
    (value,) = quantities(f"The store sold {before}{WHOLE[style](number)} lamps{after} in all.")
    assert (value.number, value.unit, value.comparator) == (Decimal(number), "lamp", comparator)
    assert value.upper is None


@settings(max_examples=200, deadline=None)
@given(TENTHS, st.sampled_from(sorted(SUFFIXES)), st.sampled_from(sorted(CURRENCIES)), st.sampled_from(BOUNDS[:-1]))
def test_money_reads_back_with_its_scale_currency_and_bound(amount, suffix, currency, bound):
    before, comparator, _ = bound
    text = f"The bridge cost {before}{currency.format(f'{amount}{suffix}')} to build."
    (value,) = quantities(text)
    assert (value.number, value.unit) == (amount * 10 ** SUFFIXES[suffix], CURRENCIES[currency])
    assert value.comparator == comparator


@settings(max_examples=200, deadline=None)
@given(st.decimals("0.01", "99999", places=2), st.sampled_from(sorted(MEASURES)), st.sampled_from(BOUNDS[:-1]))
def test_a_measurement_reads_back_with_its_unit_and_bound(amount, measure, bound):
    before, comparator, _ = bound
    text = f"By noon the gauge had shown {before}{measure.format(in_full(amount))} in the north."
    (value,) = quantities(text)
    assert (value.number, value.unit, value.comparator) == (amount, MEASURES[measure], comparator)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(2, 900),
    st.integers(1, 900),
    st.sampled_from(["{}-{}", "{}–{}", "between {} and {}", "from {} to {}"]),
    st.sampled_from(["", " million"]),
)
def test_a_range_reads_back_with_both_ends(low, more, form, scale):
    text = f"The fair drew {form.format(low, f'{low + more}{scale}')} visitors over the week."
    (value,) = quantities(text)
    factor = 10**6 if scale else 1
    assert (value.number, value.upper) == (low * factor, (low + more) * factor)
    assert (value.comparator, value.unit) == ("between", "visitor")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(11, 99_999).map(lambda n: n * 10 + 1), min_size=1, max_size=6, unique=True))
def test_every_number_of_a_list_reads_back_in_order(numbers):
    nouns = ["lamps", "chairs", "tables", "books", "bicycles", "radios"]
    things = ", ".join(f"{n:,} {noun}" for n, noun in zip(numbers, nouns, strict=False))
    read = quantities(f"The store sold {things} and a good deal else.")
    assert [v.number for v in read] == [Decimal(n) for n in numbers]


@settings(max_examples=100, deadline=None)
@given(TENTHS)
def test_a_minus_stays_with_its_number(amount):
    for text in (
        f"It was minus {amount}C at dawn.",
        f"It was −{amount}C at dawn.",
        f"It was -{amount} degrees at dawn.",
    ):
        (value,) = quantities(text)
        assert value.number == -amount, text


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 9999).map(lambda n: n * 7), st.integers(1, 999))
def test_a_value_frames_its_own_words(number, other):
    text = f"Of {other} streets, more than {number:,} lamps were lit."
    for claim in extract_claims(text, PUBLISHED):
        if claim.kind is Kind.COUNT and claim.value.number == number:
            assert text[claim.value.start : claim.value.end].startswith("more than")
            assert f"{number:,}" in text[claim.value.start : claim.value.end]
