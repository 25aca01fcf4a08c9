"""A claim's typed value, between the extractor's form and the columns of the database."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import isodate

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

if TYPE_CHECKING:
    from claims.models.claim import Claim

# Mean Gregorian year and month, so that durations in years, months and days can be ordered.
DAYS_A_YEAR = Decimal("365.2425")
DAYS_A_MONTH = DAYS_A_YEAR / 12


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
    """The fields of Claim that hold what the extractor found, without article and status."""
    return {
        "kind": str(found.kind),
        "words": found.text,
        "sentence": found.sentence,
        "measure": found.measure or "",
        "place": found.place or "",
        "subject": found.subject or "",
        "claimant": found.claimant or "",
        "modality": str(found.modality),
        "negated": found.negated,
        "as_of": found.as_of or "",
        "event_date": found.event_date or "",
        "check_worthiness": Decimal(str(round(found.check_worthiness, 3))),
        "worth_reasons": list(found.worth_reasons),
        "rule": found.rule[:100],
        "value_start": found.value.start - found.start if found.value and found.value.start >= found.start else None,
        **value_columns(found.value),
    }


def value_columns(value: Value | None) -> dict[str, Any]:
    match value:
        case None:
            return {"value_type": ""}
        case Quantity():
            return {
                "value_type": "quantity",
                "number": value.number,
                "upper": value.upper,
                "comparator": str(value.comparator),
                "unit": value.unit[:100],
                "vague": value.vague,
                "per": (value.per or "")[:100],
                "basis": (value.basis or "")[:200],
                "change": value.change.to_dict() if value.change else None,
            }
        case DateValue():
            first, last = _bounds(value.edtf)
            return {"value_type": "date", "edtf": value.edtf or "", "date_from": first, "date_to": last}
        case Duration():
            return {
                "value_type": "duration",
                "duration": value.iso8601,
                "duration_days": duration_in_days(value.iso8601),
                "comparator": str(value.comparator),
                "since": value.from_ or "",
                "until": value.to or "",
            }
        case Ranking():
            return {
                "value_type": "ranking",
                "rank": value.rank,
                "rank_scope": value.scope,
                "most_recent": value.most_recent,
            }
        case Quotation():
            return {"value_type": "quotation", "quote": value.quote, "speaker": (value.speaker or "")[:300]}


def _bounds(edtf: str | None) -> tuple[Any, Any]:
    if not edtf:
        return None, None
    try:
        return bounds(edtf)
    except EdtfError:
        return None, None


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
