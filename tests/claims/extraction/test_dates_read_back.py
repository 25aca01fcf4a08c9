"""Whatever day is written in whatever style, it is read back."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.extraction import extract_claims
from claims.extraction.claim import Kind
from tests.claims.extraction.written import DAYS

PUBLISHED = date(2024, 5, 15)
_DAY = st.dates(date(1800, 1, 1), date(2099, 12, 31))


def dates(text, published=PUBLISHED):
    return [c.value.edtf for c in extract_claims(text, published) if c.kind is Kind.DATE]


@pytest.mark.parametrize("style", DAYS)
@settings(max_examples=40, deadline=None)
@given(day=_DAY)
def test_a_full_date_reads_back_in_every_style(style, day):
    written = DAYS[style](day)
    assume(written is not None)
    assert dates(f"They signed it on {written} in Bern.") == [day.isoformat()]
    assert dates(f"They signed it on {written} in Bern.", None) == [day.isoformat()]


@settings(max_examples=100, deadline=None)
@given(_DAY.filter(lambda day: day.day <= 12 and day.day != day.month))
def test_a_day_that_two_customs_read_in_two_ways_stays_unresolved(day):
    assert dates(f"They signed it on {day:%d/%m/%Y} in Bern.") == [None]


@settings(max_examples=100, deadline=None)
@given(_DAY)
def test_a_month_of_a_year_reads_back(day):
    assert dates(f"They signed it in {day:%B} {day.year} in Bern.") == [f"{day:%Y-%m}"]


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1971, 1, 1), date(2098, 12, 31)), st.integers(0, 6))
def test_a_weekday_of_the_past_is_the_nearest_one_before_publication(published, back):
    day = published - timedelta(days=back)
    assert dates(f"The bridge fell on {day:%A}.", published) == [day.isoformat()]


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1971, 1, 1), date(2098, 12, 31)), st.integers(0, 6))
def test_a_weekday_of_the_future_is_the_nearest_one_after_publication(published, ahead):
    day = published + timedelta(days=ahead)
    assert dates(f"They will meet on {day:%A}.", published) == [day.isoformat()]


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1971, 1, 1), date(2098, 12, 31)), st.integers(2, 60))
def test_days_and_years_ago_are_reckoned_from_publication(published, count):
    assert dates(f"The bridge fell {count} days ago.", published) == [(published - timedelta(days=count)).isoformat()]
    assert dates(f"The bridge fell {count} years ago.", published) == [f"{published.year - count:04}"]


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    ["It begins in January.", "It ended last year, September of the month before.", "It closes next decade in July."],
)
def test_a_date_past_the_ends_of_the_calendar_stays_unresolved(published, text):
    for edtf in dates(text, published):
        assert edtf is None or "0001" <= edtf[:4] <= "9999"
