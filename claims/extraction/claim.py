"""What the extractor hands over: one checkable assertion with its typed value.

Pure: no Django, no I/O. All offsets are code points of the text as given. `to_dict` gives the
published JSON form; times are EDTF strings, numbers are `Decimal`.

Claims and values are not to be changed once made. They are not frozen dataclasses, since those take five times as
long to make, and an article makes hundreds.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    CASUALTY_COUNT = "casualty_count"
    POPULATION = "population"
    COUNT = "count"
    MONEY = "money"
    PERCENTAGE = "percentage"
    MEASUREMENT = "measurement"
    AGE = "age"
    DATE = "date"
    TENURE = "tenure"
    DURATION = "duration"
    RANKING = "ranking"
    QUOTATION = "quotation"
    STATEMENT = "statement"


QUANTITIES = frozenset(
    {Kind.CASUALTY_COUNT, Kind.POPULATION, Kind.COUNT, Kind.MONEY, Kind.PERCENTAGE, Kind.MEASUREMENT, Kind.AGE}
)
"""The kinds whose value is a `Quantity`."""


class Comparator(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    BETWEEN = "between"


class Modality(StrEnum):
    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    BELIEVED = "believed"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Location(StrEnum):
    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class ChangeMode(StrEnum):
    """How a change is told: by an amount, to an end value, from a start value, or by a factor."""

    BY = "by"
    TO = "to"
    FROM = "from"
    FACTOR = "factor"


def decimal_text(number: Decimal) -> str:
    """The number in full, without exponent or trailing zeros after the point: '1000000', '2.5'."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(slots=True, unsafe_hash=True)
class Change:
    direction: Direction
    mode: ChangeMode
    from_: Decimal | None = None
    to: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "direction": str(self.direction),
            "mode": str(self.mode),
            "from": None if self.from_ is None else decimal_text(self.from_),
            "to": None if self.to is None else decimal_text(self.to),
        }


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number with its comparator and unit. `upper` is set only where the comparator is between."""

    number: Decimal
    comparator: Comparator
    unit: str
    start: int
    end: int
    upper: Decimal | None = None
    vague: bool = False
    per: str | None = None
    basis: str | None = None
    change: Change | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": "quantity",
            "number": decimal_text(self.number),
            "upper": None if self.upper is None else decimal_text(self.upper),
            "comparator": str(self.comparator),
            "unit": self.unit,
            "vague": self.vague,
            "per": self.per,
            "basis": self.basis,
            "change": None if self.change is None else self.change.to_dict(),
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True, unsafe_hash=True)
class DateValue:
    """`edtf` is None where the words cannot be resolved without a publication date."""

    edtf: str | None
    expression: str
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": "date",
            "edtf": self.edtf,
            "expression": self.expression,
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True, unsafe_hash=True)
class Duration:
    """A length of time; `from_` and `to` are EDTF dates where the text gives them."""

    iso8601: str
    comparator: Comparator
    start: int
    end: int
    from_: str | None = None
    to: str | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": "duration",
            "iso8601": self.iso8601,
            "comparator": str(self.comparator),
            "from": self.from_,
            "to": self.to,
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True, unsafe_hash=True)
class Ranking:
    """1 is first or largest, -1 last or smallest; the most recent to do something is -1 too."""

    rank: int
    scope: str
    start: int
    end: int
    most_recent: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": "ranking",
            "rank": self.rank,
            "scope": self.scope,
            "most_recent": self.most_recent,
            "start": self.start,
            "end": self.end,
        }


@dataclass(slots=True, unsafe_hash=True)
class Quotation:
    quote: str
    speaker: str | None
    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        return {
            "type": "quotation",
            "quote": self.quote,
            "speaker": self.speaker,
            "start": self.start,
            "end": self.end,
        }


Value = Quantity | DateValue | Duration | Ranking | Quotation


@dataclass(slots=True, unsafe_hash=True)
class ExtractedClaim:
    """One assertion: `text == article[start:end]`, never longer than its sentence.

    `worth_reasons` says in words why `check_worthiness` (0 to 1) is what it is, weightiest first.
    """

    kind: Kind
    text: str
    start: int
    end: int
    sentence: str
    value: Value | None
    check_worthiness: float
    rule: str
    measure: str | None = None
    subject: str | None = None
    claimant: str | None = None
    as_of: str | None = None
    event_date: str | None = None
    place: str | None = None
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    location: Location = Location.BODY
    worth_reasons: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The object of `extracted-claim.schema.json`, ready for `json.dumps`."""
        return {
            "kind": str(self.kind),
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "sentence": self.sentence,
            "value": None if self.value is None else self.value.to_dict(),
            "measure": self.measure,
            "subject": self.subject,
            "claimant": self.claimant,
            "as_of": self.as_of,
            "event_date": self.event_date,
            "place": self.place,
            "modality": str(self.modality),
            "negated": self.negated,
            "location": str(self.location),
            "check_worthiness": self.check_worthiness,
            "rule": self.rule,
        }
