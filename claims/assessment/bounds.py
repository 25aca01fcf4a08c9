"""Dates with a bound before them: "before 1967", "after 2000", "by 1960"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from claims.extraction.claim import DateValue

from .days import days_of

_BOUND = re.compile(r"(?i)\b(before|prior to|earlier than|after|no later than|later than|by)\s+(?:the end of\s+)?$")


def bounded(value: DateValue, before: str) -> DateValue:
    """The days that the words before a date allow.

    "before 1967" is every day up to the end of 1966, "after 2000" every one from the start of 2001, "by 1960" every
    one up to the end of 1960.
    """
    bound = _BOUND.search(before)
    span = days_of(value.edtf)
    if bound is None or span is None or span[0] == date.min or span[1] == date.max:
        return value
    match bound[1].casefold():
        case "after" | "later than":
            return replace(value, edtf=f"{(span[1] + timedelta(days=1)).isoformat()}/..")
        case "by" | "no later than":
            return replace(value, edtf=f"../{span[1].isoformat()}")
        case _:
            return replace(value, edtf=f"../{(span[0] - timedelta(days=1)).isoformat()}")
