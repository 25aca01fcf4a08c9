"""Reading of the WHEN that commands take: a date, or a date and time with its offset."""

import re
from datetime import date, datetime

_FORM = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?P<offset>Z|[+-]\d\d:?\d\d)?)?")
_FIX = "write it as 2020-02-02, or with time and offset as 2020-02-02T23:40+06:00"


def parse_when(text: str) -> date | datetime:
    """The date, or the aware datetime, that `text` says. Raises ValueError naming the text and the fix."""
    form = _FORM.fullmatch(text.strip())
    if form is None:
        raise ValueError(f"{text!r} is not a date: {_FIX}")
    try:
        if len(form[0]) == len("2020-02-02"):
            return date.fromisoformat(form[0])
        when = datetime.fromisoformat(form[0])
    except ValueError as error:
        raise ValueError(f"{text!r} is not in the calendar ({error}): {_FIX}") from None
    if when.tzinfo is None:
        raise ValueError(f"{text!r} has a time but no offset: {_FIX}")
    return when
