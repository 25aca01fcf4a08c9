"""Whether a page says that it now counts by another definition, and for which measure."""

import re

from .measures import measure_in
from .mention import Mention
from .page import Page

REDEFINED = "new definition"
_REDEFINED = re.compile(
    r"(?i)\b(?:change (?:of|in) (?:the |case )?definition|"
    r"(?:new|another|wider|broader|narrower|changed) (?:case )?definition|redefin(?:ed|es|ition)|"
    r"(?:now|from (?:this|today)\b[^.\n]{0,20}\bon,?)[^.\n]{0,160}\bcounts? as\b|"
    r"cannot be (?:set against|compared (?:with|to))\b[^.\n]{0,30}\b(?:earlier|previous|older))"
)


def mark_redefined(page: Page, mentions: list[Mention]) -> None:
    """Marks the values of a measure for which the page says that its definition has changed."""
    for i, line in enumerate(page.lines):
        if line.row or not _REDEFINED.search(line.text):
            continue
        said = " ".join(other.text for other in page.lines[i : i + 2] if not other.row)
        measure = measure_in(said)
        for mention in mentions:
            if mention.measure is not None and mention.measure == measure:
                mention.basis = REDEFINED
