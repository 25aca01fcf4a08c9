"""What people type for a claim's value, read as strictly as the extractor's own: a clear message, or the value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.edtf_dates import EdtfError, bounds
from claims.extraction.claim import (
    QUANTITIES,
    Change,
    ChangeMode,
    Comparator,
    DateValue,
    Direction,
    Duration,
    Quantity,
    Quotation,
    Ranking,
    Value,
    decimal_text,
)
from claims.models import Claim
from claims.models.claim import DIGITS, PLACES
from claims.models.typed_value import duration_in_days, stored_number, value_columns
from claims.review.rules import ReviewError

Typed = Mapping[str, Any]
"""What a claim says, by field and as people write it: numbers, dates and lengths of time are texts."""

OF_VALUE = {
    "quantity": ("number", "upper", "comparator", "unit", "vague", "per", "basis"),
    "date": ("edtf",),
    "duration": ("duration", "comparator", "since", "until"),
    "ranking": ("rank", "rank_scope", "most_recent"),
    "quotation": ("quote", "speaker"),
}
"""The fields that hold each type of value."""

OF_CLAIM = ("measure", "place", "subject", "claimant", "modality", "negated", "as_of", "event_date")
FIELDS = (
    "words", "kind", "value_type", "value_words",
    *dict.fromkeys(name for names in OF_VALUE.values() for name in names),
    *OF_CLAIM,
)  # fmt: skip

FITS = {
    **dict.fromkeys(map(str, QUANTITIES), ("quantity",)),
    "age": ("quantity", "duration"),
    "date": ("date",),
    "tenure": ("duration",),
    "duration": ("duration",),
    "ranking": ("ranking",),
    "quotation": ("quotation",),
    "statement": (),
}
"""Types of value that each kind may have; a claim of any kind may have none."""

NOTHING: dict[str, Any] = {
    "value_type": "", "number": None, "upper": None, "comparator": "", "unit": "", "vague": False, "per": "",
    "basis": "", "change": None, "edtf": "", "date_from": None, "date_to": None, "duration": "", "duration_days": None,
    "since": "", "until": "", "rank": None, "rank_scope": "", "most_recent": False, "quote": "", "speaker": "",
}  # fmt: skip

_GROUPED = r"\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+|\d+"
_NUMBER = re.compile(rf"([-−+]?)({_GROUPED})(?:\.(\d+))?\s*(thousand|million|billion|trillion)?", re.IGNORECASE)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_RANK = re.compile(r"(-?\d{1,10})(?:st|nd|rd|th)?", re.IGNORECASE)
_SPELT = re.compile(r"(\d+(?:\.\d+)?)\s*(years?|months?|weeks?|days?|hours?|minutes?|seconds?)(?:\s*(?:,|and)?\s+|$)")
_WIDE = Context(prec=300)
_LARGEST_RANK = 2**31 - 1
_LONGEST = 10_000


class ContentError(ReviewError):
    """Some fields cannot be kept as they were typed. `fields` says of each what is wrong and how to write it.

    `half` names the part of a claim that is split: first or second.
    """

    half = ""

    def __init__(self, fields: dict[str, str]) -> None:
        self.fields = fields
        super().__init__(" ".join(f"{label(name)}: {told}" for name, told in fields.items()))


def label(name: str) -> str:
    """What people call a field."""
    return str(getattr(Claim._meta.get_field(name), "verbose_name", name))


def content_of(claim: Claim) -> dict[str, Any]:
    """What a claim says, as people write it; `change` goes along as it is."""
    content: dict[str, Any] = {name: getattr(claim, name) for name in FIELDS}
    for name in ("number", "upper"):
        content[name] = written(content[name])
    content["rank"] = "" if claim.rank is None else str(claim.rank)
    return {**content, "change": claim.change}


def written(number: Decimal | None) -> str:
    """'1,200.5'; empty for none."""
    if number is None:
        return ""
    whole, point, decimals = decimal_text(number).partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole != "-0" else f"-0{point}{decimals}"


def read(typed: Typed) -> dict[str, Any]:
    """The columns of Claim that hold this, but for those that depend on its place. Raises ContentError."""
    reader = _Reader(typed)
    columns = reader.columns()
    if reader.problems:
        raise ContentError(reader.problems)
    return columns


class _Reader:
    """Reads field by field, and notes every problem, so that all are told at once."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.problems: dict[str, str] = {}

    def columns(self) -> dict[str, Any]:
        kind = self._choice("kind", Claim.Kind.values, gettext_lazy("Choose a kind."))
        value_type = self._choice("value_type", ["", *Claim.ValueType.values], gettext_lazy("Choose a type of value."))
        if kind in FITS and value_type and value_type not in FITS[kind]:
            self._wrong(
                "value_type",
                _("A claim of the kind “%(kind)s” has no value of this type. Choose another kind, or another type.")
                % {"kind": Claim.Kind(kind).label},
            )
        columns: dict[str, Any] = {
            "kind": kind,
            **{name: self._text(name) for name in ("measure", "place", "subject", "claimant")},
            "modality": self._choice("modality", Claim.Modality.values, gettext_lazy("Choose how it is said.")),
            "negated": bool(self.typed.get("negated")),
            "as_of": self._edtf("as_of"),
            "event_date": self._edtf("event_date"),
        }
        value = self._value(value_type)
        held = value_columns(value)
        if value is not None and not held["value_type"] and not self.problems:
            self._wrong("value_type", _("This value does not fit its fields."))
        return {**columns, **NOTHING, **held}

    def _value(self, value_type: str) -> Value | None:
        match value_type:
            case "quantity":
                return self._quantity()
            case "date":
                return DateValue(self._edtf("edtf") or None, "", 0, 0)
            case "duration":
                return self._duration()
            case "ranking":
                return self._ranking()
            case "quotation":
                quote = self._text("quote")
                if not quote:
                    self._wrong("quote", _("Give the quoted words."))
                return Quotation(quote, self._text("speaker") or None, 0, 0)
        return None

    def _quantity(self) -> Quantity | None:
        number, upper = self._number("number"), self._number("upper")
        comparator = self._comparator()
        if number is None:
            self._wrong("number", _("Give the number."))
        if comparator == Comparator.BETWEEN and upper is None:
            self._wrong("upper", _("“Between” needs both bounds: give the upper one too."))
        if comparator != Comparator.BETWEEN and upper is not None:
            self._wrong("upper", _("Only “between” has an upper bound. Choose “between”, or empty this field."))
        if number is not None and upper is not None and upper < number:
            self._wrong("upper", _("The upper bound is below the number. Write the lower one first."))
        unit, per, basis = (self._text(name) for name in ("unit", "per", "basis"))
        if number is None:
            return None
        return Quantity(
            number=number,
            comparator=comparator,
            unit=unit,
            start=0,
            end=0,
            upper=upper,
            vague=bool(self.typed.get("vague")),
            per=per or None,
            basis=basis or None,
            change=self._change(number),
        )

    def _change(self, number: Decimal) -> Change | None:
        """The change that was read with the number; the end of it that was the number follows it."""
        held = self.typed.get("change")
        if not held:
            return None
        ends = {end: None if held[end] is None else Decimal(held[end]) for end in ("from", "to")}
        mode = ChangeMode(held["mode"])
        if mode.value in ends:
            ends[mode.value] = number
        return Change(Direction(held["direction"]), mode, ends["from"], ends["to"])

    def _duration(self) -> Duration:
        text = self._text("duration")
        iso8601 = _spelt_out(text) or text.upper()
        if not text:
            self._wrong("duration", _("Give the length of time."))
        elif not iso8601.startswith("P") or duration_in_days(iso8601) is None:
            self._wrong(
                "duration",
                _("“%(text)s” is no length of time. Write it as P28Y10M, P6W or PT3H, or as 28 years 10 months.")
                % {"text": text},
            )
        comparator = self._comparator()
        if comparator == Comparator.BETWEEN:
            self._wrong("comparator", _("A length of time has one figure. Choose another word than “between”."))
        return Duration(iso8601, comparator, 0, 0, self._edtf("since") or None, self._edtf("until") or None)

    def _ranking(self) -> Ranking | None:
        text = str(self.typed.get("rank") or "").strip()
        found = _RANK.fullmatch(text)
        rank = int(found[1]) if found else 0
        if not 0 < abs(rank) <= _LARGEST_RANK:
            self._wrong(
                "rank",
                _("Write the place as a whole number: 1 for the first or largest, -1 for the last or smallest."),
            )
        return Ranking(rank, self._text("rank_scope"), 0, 0, bool(self.typed.get("most_recent")))

    def _comparator(self) -> Comparator:
        chosen = self._choice("comparator", Claim.Comparator.values, gettext_lazy("Say how the figure is meant."))
        return Comparator(chosen) if chosen in Claim.Comparator.values else Comparator.EXACTLY

    def _number(self, name: str) -> Decimal | None:
        text = str(self.typed.get(name) or "").strip()
        if not text:
            return None
        found = _NUMBER.fullmatch(text[:200])
        if found is None:
            self._wrong(
                name,
                _("“%(text)s” is not read as a number. Write it with commas and a point, as 1,200.5.")
                % {"text": text[:60]},
            )
            return None
        sign, whole, decimals, scale = found.groups()
        digits = re.sub(r"\D", "", whole)
        plus = Decimal(f"{digits}.{decimals or 0}").scaleb(_SCALES.get((scale or "").lower(), 0), _WIDE)
        number = stored_number(plus.copy_negate() if sign in {"-", "−"} else plus)
        if number is None:
            self._wrong(
                name,
                _("This number is not kept whole: at most %(before)d digits before the point and %(after)d after it.")
                % {"before": DIGITS - PLACES, "after": PLACES},
            )
        return number

    def _edtf(self, name: str) -> str:
        text = self._text(name)
        if not text or name in self.problems:
            return ""
        try:
            first, last = bounds(text)
        except EdtfError as error:
            self._wrong(name, str(error))
            return ""
        if first and last and last < first:
            self._wrong(name, _("“%(text)s” ends before it begins. Write the earlier day first.") % {"text": text})
            return ""
        return text

    def _text(self, name: str) -> str:
        text = str(self.typed.get(name) or "").strip()
        most = getattr(Claim._meta.get_field(name), "max_length", None) or _LONGEST
        if "\x00" in text:
            self._wrong(name, _("There is a character in it that cannot be kept. Type it anew."))
            return ""
        if len(text) > most:
            self._wrong(
                name,
                _("At most %(most)d characters are kept here, and these are %(number)d. Shorten it.")
                % {"most": most, "number": len(text)},
            )
            return ""
        return text

    def _choice(self, name: str, choices: list[str], told: Any) -> str:
        chosen = str(self.typed.get(name) or "")
        if chosen not in choices:
            self._wrong(name, str(told))
        return chosen

    def _wrong(self, name: str, told: str) -> None:
        self.problems.setdefault(name, told)


def _spelt_out(text: str) -> str:
    """'28 years 10 months' as 'P28Y10M'; empty for anything else."""
    found, at = {}, 0
    text = text.lower()
    while at < len(text):
        part = _SPELT.match(text, at)
        if part is None or part[2].rstrip("s") in found:
            return ""
        found[part[2].rstrip("s")] = part[1]
        at = part.end()
    date = "".join(f"{found[unit]}{unit[0].upper()}" for unit in ("year", "month", "week", "day") if unit in found)
    time = "".join(f"{found[unit]}{unit[0].upper()}" for unit in ("hour", "minute", "second") if unit in found)
    if not found or ("week" in found and len(found) > 1):
        return ""
    return f"P{date}{'T' if time else ''}{time}"
