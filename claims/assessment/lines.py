"""The lines of a text with the dates in them."""

import re
from dataclasses import dataclass, field
from datetime import date

from claims.extraction.claim import DateValue
from claims.extraction.dates import read_date
from claims.extraction.tense import Tense
from claims.extraction.tokens import Tokens

_ISO_MONTH = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-M](0[1-9]|1[0-2])(?![\d-])")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: EDTF and where it stands."""

    edtf: str
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """A line of the text. `above` holds the lines that head it, nearest first."""

    text: str
    start: int
    row: bool
    heading: bool
    gap: bool
    dates: list[Dated]
    above: list["Line"] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_MENDED = re.compile(
    r"(?i)\b(?:corrected|corrections?|updated|amended|revised|modified|reviewed|published|printed|posted|released|issued)\b"
    r"(?:\s+(?:on|at|as of))?[:,]?\s*(?:[A-Z][a-z]+day,?\s+)?$"
)


def holding(line: "Line") -> list[Dated]:
    """The dates of a heading that say for when its figures hold: not that of a correction, if there is another."""
    told = [d for d in line.dates if not _MENDED.search(line.text[: d.start - line.start])]
    return told or line.dates


def dates_in(text: str, offset: int = 0, page_day: date | None = None) -> list[Dated]:
    """The dates in a line, with `offset` added. Months and days without a year are read against `page_day`."""
    if not any(c.isdigit() for c in text):
        return []
    if month := _ISO_MONTH.search(text):
        return [Dated(f"{month[1]}-{month[2]}", month.start() + offset, month.end() + offset)]
    tokens = Tokens(text)
    tense = Tense(tokens, 0, tokens.count)
    found = []
    i = 0
    while i < tokens.count:
        one = read_date(tokens, i, 0, tokens.count, page_day, tense, stretches=False)
        if one is not None and isinstance(one.value, DateValue) and one.value.edtf:
            found.append(Dated(one.value.edtf, one.value.start + offset, one.value.end + offset))
            i = max(one.j, i + 1)
        else:
            i += 1
    return found
