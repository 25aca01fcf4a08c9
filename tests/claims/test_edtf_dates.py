import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.edtf_dates import EdtfError, bounds

D = dt.date


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020-02-02", D(2020, 2, 2), D(2020, 2, 2)),
        ("2020-02", D(2020, 2, 1), D(2020, 2, 29)),
        ("1991", D(1991, 1, 1), D(1991, 12, 31)),
        ("199X", D(1990, 1, 1), D(1999, 12, 31)),
        ("1990/2019", D(1990, 1, 1), D(2019, 12, 31)),
        ("1990/..", D(1990, 1, 1), None),
        ("1990/", D(1990, 1, 1), None),
        ("../2020-02", None, D(2020, 2, 29)),
        ("/2020", None, D(2020, 12, 31)),
    ],
)
def test_a_date_covers_these_days(edtf, first, last):
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("text", ["", "2 February", "2020-13", "2020-02-30", "soon"])
def test_what_is_no_date_is_named_with_the_way_to_write_one(text):
    with pytest.raises(EdtfError, match="2020-02-02") as refused:
        bounds(text)
    assert repr(text) in str(refused.value)


@given(st.dates(min_value=D(1, 1, 1), max_value=D(9999, 12, 31)))
def test_every_day_covers_itself(day):
    assert bounds(day.isoformat()) == (day, day)
