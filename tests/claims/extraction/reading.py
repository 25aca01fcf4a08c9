"""The claims of a sentence in a short notation, so that a table of cases can be read at a glance.

'casualty_count >300 person [killed]', 'date 2019', 'tenure <~P30Y', 'ranking -1': kind, then comparator
(> more than, >= at least, < less than, <= at most, ~ about, <~ nearly, a..b between), number, unit,
[measure], /per, '?' for a vague number, and the change in brackets: (up by), (down to).
"""

from datetime import date

from claims.extraction import ExtractedClaim, extract_claims
from claims.extraction.claim import DateValue, Duration, Quantity, Ranking, decimal_text

PUBLISHED = date(2024, 5, 15)  # a Wednesday
_SIGNS = {
    "exactly": "",
    "about": "~",
    "nearly": "<~",
    "more_than": ">",
    "at_least": ">=",
    "less_than": "<",
    "at_most": "<=",
    "between": "",
}


def short(claim: ExtractedClaim) -> str:
    """One claim in the short notation."""
    value = claim.value
    parts = [str(claim.kind)]
    if isinstance(value, Quantity):
        upper = "" if value.upper is None else f"..{decimal_text(value.upper)}"
        parts.append(f"{_SIGNS[value.comparator]}{decimal_text(value.number)}{upper}{'?' if value.vague else ''}")
        parts.append(value.unit)
        if claim.measure:
            parts.append(f"[{claim.measure}]")
        if value.per:
            parts.append(f"/{value.per}")
        if value.change:
            parts.append(f"({value.change.direction} {value.change.mode})")
    elif isinstance(value, DateValue):
        parts.append(str(value.edtf))
    elif isinstance(value, Duration):
        parts.append(_SIGNS[value.comparator] + value.iso8601)
        if value.from_:
            parts.append(f"{value.from_}..{value.to or ''}")
    elif isinstance(value, Ranking):
        parts.append(str(value.rank))
    return " ".join(filter(None, parts))


def values(text: str, published: date | None = PUBLISHED) -> list[str]:
    """The valued claims of a text in the short notation, quotations and statements left out."""
    return [short(claim) for claim in extract_claims(text, published) if claim.kind not in ("quotation", "statement")]


def times(text: str, published: date | None = PUBLISHED) -> list[str]:
    """The dates, lengths of time and ages of a text in the short notation."""
    return [value for value in values(text, published) if value.startswith(("date", "duration", "tenure", "age"))]


def cases(table: str) -> list[tuple[str, list[str]]]:
    """A table of cases: 'sentence => value; value' a line; nothing behind the arrow means no value."""
    rows = []
    for line in table.strip().splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, _, wanted = line.partition("=>")
            rows.append((sentence.strip(), [part.strip() for part in wanted.split(";") if part.strip()]))
    return rows
