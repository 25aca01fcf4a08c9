"""What a value is counted for: an hour, a head, a thousand people. A rate is never set against a total."""

import re
from functools import lru_cache

_PER = re.compile(
    r"(?i)\b(?:per|a|an|each|every)\s+(?P<unit>hour|minute|second|year|month|week|day|night|capita|head|person|"
    r"inhabitant|household|(?:1,?000|10,?000|100,?000|1,?000,?000|thousand|million)(?:\s+[a-z]+)?|km2|sq(?:uare)?\s+\w+)|"
    r"/\s?(?P<short>km2|km²|h|s|yr|capita)\b|\b(?P<adverb>hourly|annual pay|yearly)\b"
)
_PERIODS = {
    "hourly": "hour", "yearly": "year", "annual pay": "year", "h": "hour", "s": "second", "yr": "year",
    "head": "capita", "person": "capita", "inhabitant": "capita", "km²": "km2", "square kilometre": "km2",
    "sq km": "km2", "thousand": "1000", "million": "1000000",
}  # fmt: skip
# A count for each day is a change, as "new cases" is, and no rate.
EVERY = frozenset({"day", "week", "month", "night", "24 hours"})


@lru_cache(maxsize=4096)
def per_in(words: str) -> str:
    """What a value is counted for, in one form however it is put: 'hour', 'capita', '1000'; '' where nothing says
    or it is counted for each day."""
    found = _PER.search(words)
    if found is None:
        return ""
    unit = (found["unit"] or found["short"] or found["adverb"]).casefold()
    digits = re.match(r"[\d,]+", unit)
    if digits:
        return digits[0].replace(",", "")
    unit = unit.split()[0] if unit.startswith(("thousand", "million")) else unit
    unit = _PERIODS.get(unit, unit)
    return "" if unit in EVERY else unit


def rate_of(per: str | None) -> str:
    """The 'per' of a value that the extractor read, in that form."""
    return per_in(f"per {per}") if per else ""
