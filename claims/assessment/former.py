"""Values that a source names only as what it, or another, said before."""

import re

_BEFORE = re.compile(
    r"(?i)(?:"
    r"\b(?:revised|corrected|amended|restated|changed|adjusted|raised|lowered|cut)\b(?:[^.;]|\.(?=\d)){0,60}\bfrom\s+(?:the\s+)?(?:[a-z]+\s+)?"
    r"|\b(?:an?|the|its|our)\s+(?:earlier|previous|former|first|initial|original|preliminary|provisional|old)\s+"
    r"(?:version|edition|estimate|figure|report|count|statement|release|toll|number|total|date|plan)s?\b(?:[^.;]|\.(?=\d)){0,60}"
    r"|\b(?:originally|initially|previously)\s+(?:been\s+)?(?:planned|scheduled|announced|reported|put|given|expected|estimated|"
    r"stated|recorded|published|counted|set|said)\b(?:[^.;]|\.(?=\d)){0,40}"
    r"|\bhad\s+been\s+(?:planned|scheduled|reported|given|put|estimated|expected|announced|stated|due|set)\b(?:[^.;]|\.(?=\d)){0,30}"
    r"|\b(?:instead of|rather than|and not|, not)\s+(?:the\s+)?"
    r")$"
)
_AFTER = re.compile(
    r"(?i)^[^.;]{0,30}?[,(]?\s*\b(?:later|since|now|then)?\s*"
    r"(?:was|were|has been|have been|is)?\s*(?:since |later |now )?"
    r"(?:revised|corrected|amended|restated)\s+(?:up\s+|down\s+|upwards?\s+|downwards?\s+)?to\b"
)


def is_former(before: str, after: str) -> bool:
    """Whether the words about a value take it back: "revised from 659", "an earlier version said 659",
    "659, later corrected to 648".
    """
    return bool(_BEFORE.search(before[-140:]) or _AFTER.match(after[:90]))
