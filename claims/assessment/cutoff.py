"""The time of day up to which a figure counts: noon is not midnight, though the date is the same."""

import re

_NAMED = re.compile(r"(?i)\b(noon|midday|midnight)\b")
_HOUR = re.compile(
    r"(?i)\b(?:as (?:of|at)|at|by|until|till|up to|to)\s+(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?"
    r"(?P<half>[ap]\.?m\b\.?|(?:hours|h|GMT|UTC|CET|local time|o['’]clock)\b)?"
)


def cutoff_in(text: str) -> str | None:
    """'12:00', '24:00' or another time of day at which the words cut a count off; None where they name none."""
    named = _NAMED.search(text)
    if named:
        return "24:00" if named[1].casefold() == "midnight" else "12:00"
    for found in _HOUR.finditer(text):
        if not found["half"] and not found["minute"]:
            continue
        hour = int(found["hour"])
        half = (found["half"] or "").casefold()
        if half.startswith(("a", "p")):
            hour = hour % 12 + 12 * half.startswith("p")
        return f"{24 if hour == 0 and not found['minute'] else hour:02}:{found['minute'] or '00'}"
    return None


def cutoff_words(time: str) -> str:
    """'noon', 'midnight' or the time itself."""
    return {"12:00": "noon", "24:00": "midnight"}.get(time, time)
