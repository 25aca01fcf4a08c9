"""Properties of times for any day: every house style reads back, and what is relative stays near publication."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import extract_claims
from tests.claims.extraction.reading import times

DAYS = st.dates(date(1901, 1, 1), date(2098, 12, 31))
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STYLES = (
    "{d} {M} {y}", "{M} {d}, {y}", "{M} {d} {y}", "the {o} of {M} {y}", "{M} {o}, {y}", "{w}, {M} {d}, {y}",
    "{w} {d} {M} {y}", "{w}, {d} {M} {y}", "{y}-{m:02}-{d:02}", "{d} {M}, {y}",
)  # fmt: skip


def ordinal(number):
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def written(day, style):
    return style.format(
        d=day.day, m=day.month, y=day.year, M=MONTHS[day.month - 1], o=ordinal(day.day), w=WEEKDAYS[day.weekday()]
    )


@given(DAYS, st.sampled_from(STYLES), DAYS)
def test_a_full_date_reads_back_in_any_style_whatever_the_day_of_publication(day, style, published):
    assert times(f"The bridge opened on {written(day, style)}.", published) == [f"date {day}"]


@given(DAYS, st.integers(1, 400), st.sampled_from(STYLES[:6]))
def test_a_stretch_between_two_full_dates_reads_back(first, length, style):
    last = first + timedelta(days=length)
    sentence = f"The bridge was shut from {written(first, style)}, to {written(last, style)}."
    assert times(sentence) == [f"date {first}/{last}"]


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_within_a_week_on_the_side_of_its_tense(published, number):
    ahead = (number - published.weekday()) % 7
    back = (published.weekday() - number) % 7
    name = WEEKDAYS[number]
    assert times(f"The council met on {name}.", published) == [f"date {published - timedelta(days=back)}"]
    assert times(f"The council will meet on {name}.", published) == [f"date {published + timedelta(days=ahead)}"]


@given(DAYS, st.integers(1, 300), st.sampled_from(["day", "week"]))
def test_so_long_ago_is_counted_back_from_publication(published, count, unit):
    then = published - timedelta(days=count * (7 if unit == "week" else 1))
    plural = "" if count == 1 else "s"
    assert times(f"The council met {count} {unit}{plural} ago.", published) == [f"date {then}"]


@given(st.integers(2, 999), st.sampled_from(["year", "month", "week", "day", "hour", "minute"]))
def test_a_length_of_time_reads_back_in_words_of_either_style(count, unit):
    code = {"year": "{}Y", "month": "{}M", "week": "{}W", "day": "{}D", "hour": "T{}H", "minute": "T{}M"}[unit]
    wanted = [f"duration P{code.format(count)}"]
    assert times(f"The strike lasted {count} {unit}s.") == wanted
    assert times(f"It was a {count}-{unit} strike.") == wanted


@given(st.integers(1, 120))
def test_an_age_reads_back(age):
    for sentence in (
        f"The winner, aged {age}, wept.",
        f"A {age}-year-old wept.",
        f"Sarah Miller, {age}, wept.",
        f"He died at the age of {age}.",
    ):
        assert times(sentence) == [f"age {age} year"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
@given(
    st.text("0123456789-/'. ", max_size=12),
    st.sampled_from(
        ["last {} week", "{} years ago", "on Friday {}", "from May {} to June {}", "a year earlier {}", "by Easter {}"]
    ),
)
def test_no_date_falls_over_the_ends_of_the_calendar(published, figures, frame):
    extract_claims(f"They met {frame.format(figures, figures)}.", published)
