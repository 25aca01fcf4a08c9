"""WHEN is a date, or a date and time with its offset; anything else is refused with the fix."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claims.when import parse_when


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2020-02-02", date(2020, 2, 2)),
        (" 2020-02-02 ", date(2020, 2, 2)),
        ("2020-02-02T23:40Z", datetime(2020, 2, 2, 23, 40, tzinfo=UTC)),
        ("2020-02-02T23:40+06:00", datetime(2020, 2, 2, 23, 40, tzinfo=timezone(timedelta(hours=6)))),
        ("2020-02-02 23:40:05-0500", datetime(2020, 2, 2, 23, 40, 5, tzinfo=timezone(timedelta(hours=-5)))),
    ],
)
def test_dates_and_times_with_an_offset_are_read(text, wanted):
    assert parse_when(text) == wanted


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2 February 2020", "is not a date"),
        ("2020-2-2", "is not a date"),
        ("2020-02-30", "is not in the calendar"),
        ("2020-02-02T25:00Z", "is not in the calendar"),
        ("2020-02-02T23:40", "no offset"),
        ("", "is not a date"),
    ],
)
def test_a_bad_date_is_refused_with_the_input_and_the_fix(text, problem):
    with pytest.raises(ValueError, match=problem) as refused:
        parse_when(text)
    assert repr(text) in str(refused.value)
    assert "write it as 2020-02-02" in str(refused.value)
