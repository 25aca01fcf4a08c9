"""A claim's typed value, between the extractor's form and the columns of the database."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Context, Decimal
from typing import Any

import isodate
from django.db.models import CharField

from claims.assessment import goes_stale
from claims.edtf_dates import EdtfError, bounds
from claims.extraction.claim import (
    Change,
    ChangeMode,
    Comparator,
    DateValue,
    Direction,
    Duration,
    ExtractedClaim,
    Kind,
    Location,
    Modality,
    Quantity,
    Quotation,
    Ranking,
    Value,
)
from claims.models.claim import DAYS_DIGITS, DAYS_PLACES, DIGITS, PLACES, Claim

# Mean Gregorian year and month, so that durations in years, months and days can be ordered.
DAYS_A_YEAR = Decimal("365.2425")
DAYS_A_MONTH = DAYS_A_YEAR / 12

NO_VALUE = {"value_type": ""}
"""A claim whose value no column holds whole: it keeps its words, and no other value is made of it."""

_CLOSE = Decimal("1e-9")
"""Rounding may change a number by this share of it: a third stays a third, a billionth of a cent is not nothing."""

_EXACT = Context(prec=DIGITS * 3)
_LARGEST_RANK = 2**31 - 1


def duration_in_days(iso8601: str) -> Decimal | None:
    """Length in days, months and years at their mean length; None where the text is no ISO 8601 duration."""
    try:
        parsed = isodate.parse_duration(iso8601)
    except (isodate.ISO8601Error, ValueError, OverflowError):
        return None
    if isinstance(parsed, timedelta):
        return _days(parsed)
    return Decimal(parsed.years) * DAYS_A_YEAR + Decimal(parsed.months) * DAYS_A_MONTH + _days(parsed.tdelta)


def _days(length: timedelta) -> Decimal:
    return Decimal(length.days) + Decimal(length.seconds) / 86400


def columns(found: ExtractedClaim) -> dict[str, Any]:
    """The fields of Claim that hold what the extractor found and what follows from it, without article and status."""
    stale = goes_stale(found)
    return {
        "kind": str(found.kind),
        "words": found.text,
        "sentence": found.sentence,
        "measure": _if_it_fits("measure", found.measure),
        "place": found.place or "",
        "subject": found.subject or "",
        "claimant": found.claimant or "",
        "modality": str(found.modality),
        "negated": found.negated,
        "as_of": _if_it_fits("as_of", found.as_of),
        "event_date": _if_it_fits("event_date", found.event_date),
        "check_worthiness": Decimal(str(round(found.check_worthiness, 3))),
        "worth_reasons": list(found.worth_reasons),
        "rule": found.rule[:100],
        "goes_stale_on": stale.day if stale else None,
        "stale_revision": 1,
        "value_start": found.value.start - found.start if found.value and found.value.start >= found.start else None,
        **value_columns(found.value),
    }


def value_columns(value: Value | None) -> dict[str, Any]:
    """The fields of Claim that hold a value; NO_VALUE where one of them has no room for it."""
    match value:
        case Quantity():
            return _quantity(value)
        case DateValue():
            edtf = _if_it_fits("edtf", value.edtf)
            first, last = _bounds(edtf)
            return {"value_type": "date", "edtf": edtf, "date_from": first, "date_to": last}
        case Duration() if value.iso8601 and _fits("duration", value.iso8601):
            return {
                "value_type": "duration",
                "duration": value.iso8601,
                "duration_days": _stored_days(duration_in_days(value.iso8601)),
                "comparator": str(value.comparator),
                "since": _if_it_fits("since", value.from_),
                "until": _if_it_fits("until", value.to),
            }
        case Ranking() if abs(value.rank) <= _LARGEST_RANK:
            return {
                "value_type": "ranking",
                "rank": value.rank,
                "rank_scope": value.scope,
                "most_recent": value.most_recent,
            }
        case Quotation() if value.quote:
            return {"value_type": "quotation", "quote": value.quote, "speaker": _if_it_fits("speaker", value.speaker)}
    return dict(NO_VALUE)


def _quantity(value: Quantity) -> dict[str, Any]:
    number, upper = stored_number(value.number), stored_number(value.upper)
    whole = (
        number is not None
        and (upper is None) == (value.upper is None)
        and (upper >= number if upper is not None else value.comparator is not Comparator.BETWEEN)
        and _fits("unit", value.unit)
        and _fits("per", value.per)
        and _fits("basis", value.basis)
    )
    if not whole:
        return dict(NO_VALUE)
    return {
        "value_type": "quantity",
        "number": number,
        "upper": upper,
        "comparator": str(value.comparator),
        "unit": value.unit,
        "vague": value.vague,
        "per": value.per or "",
        "basis": value.basis or "",
        "change": value.change.to_dict() if value.change else None,
    }


def stored_number(number: Decimal | None) -> Decimal | None:
    """`number` as the columns hold it; None where they cannot, or only as something else."""
    if number is None or not number.is_finite() or number.adjusted() >= DIGITS - PLACES:
        return None
    stored = number.quantize(Decimal(1).scaleb(-PLACES), context=_EXACT)
    if _EXACT.abs(_EXACT.subtract(stored, number)) > _EXACT.multiply(abs(number), _CLOSE):
        return None
    return stored


def _stored_days(days: Decimal | None) -> Decimal | None:
    """Days to the microday that the column keeps; None for more of them than it holds."""
    if days is None or days.adjusted() >= DAYS_DIGITS - DAYS_PLACES:
        return None
    return days.quantize(Decimal(1).scaleb(-DAYS_PLACES), context=_EXACT)


def _fits(field: str, text: str | None) -> bool:
    column = Claim._meta.get_field(field)
    assert isinstance(column, CharField)
    return len(text or "") <= (column.max_length or 0)


def _if_it_fits(field: str, text: str | None) -> str:
    """The text, or nothing where the column has no room: half a date or half a name would be another one."""
    return text if text and _fits(field, text) else ""


def _bounds(edtf: str) -> tuple[date | None, date | None]:
    if not edtf:
        return None, None
    try:
        first, last = bounds(edtf)
    except EdtfError:
        return None, None
    return (None, None) if first and last and last < first else (first, last)


def value_of(claim: Claim) -> Value | None:
    """The value in the extractor's form; its offsets count from the beginning of the claim's words."""
    start = claim.value_start or 0
    end = start + len(claim.value_words)
    match claim.value_type:
        case "quantity":
            if claim.number is None:
                return None
            change = claim.change
            return Quantity(
                number=claim.number,
                comparator=Comparator(claim.comparator),
                unit=claim.unit,
                start=start,
                end=end,
                upper=claim.upper,
                vague=claim.vague,
                per=claim.per or None,
                basis=claim.basis or None,
                change=change
                and Change(
                    direction=Direction(change["direction"]),
                    mode=ChangeMode(change["mode"]),
                    from_=None if change["from"] is None else Decimal(change["from"]),
                    to=None if change["to"] is None else Decimal(change["to"]),
                ),
            )
        case "date":
            return DateValue(edtf=claim.edtf or None, expression=claim.value_words, start=start, end=end)
        case "duration":
            return Duration(
                iso8601=claim.duration,
                comparator=Comparator(claim.comparator),
                start=start,
                end=end,
                from_=claim.since or None,
                to=claim.until or None,
            )
        case "ranking":
            if claim.rank is None:
                return None
            return Ranking(rank=claim.rank, scope=claim.rank_scope, start=start, end=end, most_recent=claim.most_recent)
        case "quotation":
            return Quotation(quote=claim.quote, speaker=claim.speaker or None, start=start, end=end)
    return None


def extracted(claim: Claim) -> ExtractedClaim:
    """The claim as the extractor would hand it over, for the judge, with its words for the whole text."""
    return ExtractedClaim(
        kind=Kind(claim.kind),
        text=claim.words,
        start=0,
        end=len(claim.words),
        sentence=claim.sentence,
        value=value_of(claim),
        check_worthiness=float(claim.check_worthiness),
        rule=claim.rule,
        measure=claim.measure or None,
        subject=claim.subject or None,
        claimant=claim.claimant or None,
        as_of=claim.as_of or None,
        event_date=claim.event_date or None,
        place=claim.place or None,
        modality=Modality(claim.modality),
        negated=claim.negated,
        location=Location.BODY,
    )


def public_value(claim: Claim) -> dict[str, Any] | None:
    """The value as JSON for readers of the API: the extractor's object without its offsets."""
    value = value_of(claim)
    if value is None:
        return None
    return {key: held for key, held in value.to_dict().items() if key not in {"start", "end"}}
