"""Whether a source says that it takes its figure or report back."""

import re

_WHAT = (
    r"(?:reports?|figures?|numbers?|count|data|statements?|pages?|bulletins?|releases?|tables?|updates?|articles?|documents?|"
    r"estimates?|tolls?|notices?|publications?|editions?|stud(?:y|ies)|papers?|series|totals?|dashboard|information|results?)"
)
_WITHDRAWN = re.compile(
    rf"(?i)\b(?:this|the|our|these|those|all)\b[^.\n]{{0,60}}?\b{_WHAT}\b[^.\n]{{0,60}}?\b"
    r"(?:has|have|had|is|are|was|were)\s+(?:been\s+)?(?:now\s+)?"
    r"(withdrawn|retracted|taken back)\b"
)
_WITHDRAWS = re.compile(
    r"(?i)\b(?:we|ministry|organi[sz]ation|agency|commission|office|bureau|department)\s+(?:has\s+|have\s+)?"
    r"(withdraws?|withdrew|retracts?|withdrawn|retracted)\b[^.\n]{0,60}\b(?:figures?|reports?|numbers?|count|data|statement)\b"
)


def withdrawal(text: str) -> str | None:
    """'withdrawn' or 'retracted' where the source says so of its figures or report, else None."""
    found = _WITHDRAWN.search(text) or _WITHDRAWS.search(text)
    if found is None:
        return None
    return "retracted" if found[1].casefold().startswith("retract") else "withdrawn"
