"""The day from which a claim cannot be true any more, by the calendar alone."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.assessment import goes_stale
from claims.extraction import extract_claims

PUBLISHED = dt.date(2020, 2, 3)


def stale_days(text: str, kind: str, published: dt.date | None = PUBLISHED) -> list[str | None]:
    found = [goes_stale(claim) for claim in extract_claims(text, published) if claim.kind == kind]
    return [one.day.isoformat() if one else None for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        # An age, by the birth date where it is told, else a year after it was told.
        ("Ostrova, born on 6 July 1940, is 79 years old.", "age", "2020-07-06"),
        ("Ostrova, born on 29 February 1940, is 79 years old.", "age", "2020-02-29"),
        ("The president, Lena Ostrova, 79, leads the country.", "age", "2021-02-03"),
        ("Her mother, in her 60s, has been a senator since 1999.", "age", "2030-02-03"),
        ("A two-month-old baby is in care.", "age", "2020-03-03"),
        # A time in office or another length of time that goes on, when the next unit is full for certain.
        ("Ostrova has led the country for six years.", "tenure", "2021-02-03"),
        ("Ostrova has been in power for nearly 30 years.", "tenure", "2023-02-03"),
        ("Ostrova has been in power for three decades.", "tenure", "2030-02-03"),
        ("The drought has gone on for 18 months.", "duration", "2020-03-03"),
        # A count that runs, when its period ends.
        ("So far this year, 34 people have been killed in the delta.", "casualty_count", "2021-01-01"),
        ("This week 34 people have been killed in the delta so far.", "casualty_count", "2020-02-10"),
        ("The fund has spent $5 million to date.", "money", "2020-03-04"),
        # What is planned for a day.
        ("The bridge will open on 3 May 2021.", "date", "2021-05-04"),
    ],
)
def test_the_calendar_makes_it_untrue_from_this_day(text, kind, day):
    assert stale_days(text, kind) == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Lee died aged 82.", "age"),
        ("Smith became king at the age of 25.", "age"),
        ("Lena Ostrova was 25 years old when she joined the party.", "age"),
        ("The scheme is for people over 60.", "age"),
        ("He ruled Kazakhstan for 28 years until 2019.", "tenure"),
        ("She served as governor for 12 years.", "tenure"),
        ("He has been mayor since 1994.", "tenure"),
        ("Her mother has been a senator for more than a decade.", "tenure"),
        ("Ali was sentenced to 20 years in prison.", "duration"),
        ("Ali has been jailed for 20 years.", "duration"),
        ("As of 2 February 304 people have died so far.", "casualty_count"),
        ("The flood killed 304 people.", "casualty_count"),
        ("Kazakhstan became independent on 16 December 1991.", "date"),
    ],
)
def test_what_is_over_bounded_below_or_dated_by_itself_has_no_such_day(text, kind):
    days = stale_days(text, kind)
    assert days
    assert set(days) == {None}


def test_without_a_date_of_publication_only_what_the_text_dates_itself_goes_stale():
    assert stale_days("Lena Ostrova, 79, leads the country.", "age", None) == [None]


def test_the_reason_says_what_the_day_rests_on():
    (claim,) = [
        one for one in extract_claims("Ostrova, born on 6 July 1940, is 79 years old.", PUBLISHED) if one.kind == "age"
    ]
    assert goes_stale(claim).reason == "Ostrova, born 6 July 1940, turns 80 that day"


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), st.integers(1, 60))
def test_no_claim_is_stale_on_the_day_it_was_made(published, years):
    text = f"Lena Ostrova, 79, has led the country for {years} years. So far this month 12 people have been arrested."
    for claim in extract_claims(text, published):
        found = goes_stale(claim)
        assert found is None or found.day > published
