"""What the sources of a claim said over time, as a chart and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.wording import claim_value, seen_value
from claims.assessment import group_name
from claims.assessment.compare import TOLERANCE, VAGUE_SPAN
from claims.assessment.days import days_of, short_date
from claims.assessment.wording import grouped
from claims.chart import Band, Flag, Line, Point, draw, key
from claims.models import Claim, Evidence, Observation, Verdict
from claims.models.typed_value import DAYS_A_YEAR, duration_in_days
from sources.models import Source

MOST = 400
"""Observations of a claim that are drawn, the newest of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    source: str
    day: str
    dated: bool
    value: str
    change: str
    seen_at: object


@dataclass(frozen=True, slots=True)
class Observed:
    svg: SafeString
    legend: list[tuple[SafeString, str]]
    rows: list[Row]
    has_apart: bool
    has_claim_day: bool


def observed(claim: Claim, evidence: Iterable[Evidence], verdicts: Iterable[Verdict]) -> Observed | None:
    """The chart of a claim whose value can be put on an axis; None where no source was seen to state one.

    Sources of one independence group are one line. A value stands at the day it holds for, the last one of a month or
    a year; where the source names none, at the day of the capture.
    """
    live = {row.pk: row for row in evidence}
    seen = _newest_reading_of_each_capture(claim, live)
    lines: dict[str, list[tuple[Point, Row]]] = {}
    names: dict[str, list[str]] = {}
    for one in seen:
        source = live[one.evidence_id].source
        voice = source.independence_group or f"#{source.pk}"
        point = _point(claim, one)
        if point is None:
            continue
        if _named(source) not in names.setdefault(voice, []):
            names[voice].append(_named(source))
        lines.setdefault(voice, []).append((point, _row(one, point, _named(source))))
    if not lines:
        return None
    drawn = [Line(_voice(voice, names[voice]), _points(found)) for voice, found in lines.items()]
    band = _band(claim)
    flags = [flag for verdict in reversed(list(verdicts)) if (flag := _flag(verdict))]
    # What is drawn is escaped by `draw`, which gives nothing back but its own elements.
    svg = mark_safe(  # noqa: S308
        draw(drawn, band, flags, label=_label(claim, drawn), ticks=_ticks(claim), days=_short)
    )
    rows = sorted((row for found in lines.values() for _point_of, row in found), key=lambda row: str(row.seen_at))
    return Observed(
        svg=svg,
        legend=[(mark_safe(key(number)), line.name) for number, line in enumerate(drawn)],  # noqa: S308
        rows=rows,
        has_apart=any(point.apart for line in drawn for point in line.points),
        has_claim_day=band is not None and band.day is not None,
    )


def _newest_reading_of_each_capture(claim: Claim, live: dict[int, Evidence]) -> list[Observation]:
    """By the claim's present content, oldest first; each capture as the newest rules read it."""
    found = (
        Observation.objects.filter(evidence__in=live, claim_revision=claim.revision)
        .exclude(observed="")
        .select_related("snapshot")
        .order_by("-pk")[:MOST]
    )
    newest: dict[tuple[int, int], Observation] = {}
    for one in found:
        newest.setdefault((one.evidence_id, one.snapshot_id), one)
    return sorted(newest.values(), key=lambda one: (one.snapshot.fetched_at, one.pk))


def _point(claim: Claim, seen: Observation) -> Point | None:
    value = _on_axis(claim, seen.observed) if claim.value_type != "quantity" else seen.number
    if value is None:
        return None
    span = days_of(seen.observed_as_of)
    captured = timezone.localtime(seen.snapshot.fetched_at).date()
    day = captured if span is None or span[1] == date.max else span[1]
    apart = seen.change == Observation.Change.REDEFINED or seen.outcome == Observation.Outcome.AMBIGUOUS
    return Point(day, value, seen_value(seen), seen.upper if claim.value_type == "quantity" else None, apart)


def _on_axis(claim: Claim, text: str) -> Decimal | None:
    """A value that is no quantity as a number: days for a length of time, the day's number for a date, a rank."""
    if claim.value_type == "duration":
        return duration_in_days(text)
    if claim.value_type == "date":
        span = days_of(text)
        return Decimal(span[0].toordinal()) if span and span[0] > date.min else None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _points(found: list[tuple[Point, Row]]) -> list[Point]:
    """In the order of their days, each value of a day once."""
    return sorted(dict.fromkeys(point for point, _row_of in found), key=lambda point: point.day)


def _row(seen: Observation, point: Point, source: str) -> Row:
    return Row(
        source=source,
        day=short_date(seen.observed_as_of or point.day.isoformat()),
        dated=bool(seen.observed_as_of),
        value=point.words,
        change=seen.get_change_display(),
        seen_at=seen.snapshot.fetched_at,
    )


def _named(source: Source) -> str:
    return source.publisher.name if source.publisher else str(source)[:100]


def _voice(voice: str, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return ngettext(
        "%(group)s: %(number)d source, counted as one (%(names)s)",
        "%(group)s: %(number)d sources, counted as one (%(names)s)",
        len(names),
    ) % {"group": group_name(voice), "number": len(names), "names": ", ".join(names)}


def _band(claim: Claim) -> Band | None:
    """The values that the claim's words allow, by the same rules as the comparison."""
    words = _("claim: %(value)s") % {"value": claim_value(claim) or claim.value_words}
    low: Decimal | None
    high: Decimal | None
    match claim.value_type:
        case "quantity":
            low = high = claim.number
        case "duration":
            low = high = claim.duration_days
        case "ranking":
            low = high = None if claim.rank is None else Decimal(claim.rank)
        case _:
            low = high = _on_axis(claim, claim.edtf) if claim.edtf else None
    if low is None or high is None:
        return None
    match claim.comparator:
        case Claim.Comparator.MORE_THAN | Claim.Comparator.AT_LEAST:
            high = None
        case Claim.Comparator.LESS_THAN | Claim.Comparator.AT_MOST:
            low = None
        case Claim.Comparator.ABOUT:
            low, high = low * (1 - TOLERANCE), high * (1 + TOLERANCE)
        case Claim.Comparator.NEARLY:
            low = low * (1 - TOLERANCE)
        case Claim.Comparator.BETWEEN:
            high = claim.upper or high
        case _ if claim.vague:
            high = high * VAGUE_SPAN
    span = days_of(claim.as_of)
    return Band(low, high, words, span[1] if span and span[1] != date.max else None)


def _flag(verdict: Verdict) -> Flag | None:
    span = days_of(verdict.as_of)
    if span is None or span[1] == date.max:
        return None
    is_current = verdict.currency == Verdict.Currency.CURRENT
    words = str(verdict.rating) if is_current else f"{verdict.rating}, {verdict.currency.replace('_', ' ')}"
    return Flag(span[1], words)


def _label(claim: Claim, lines: list[Line]) -> str:
    told = "; ".join(
        f"{line.name}: " + ", ".join(f"{point.words} ({_short(point.day)})" for point in line.points[-6:])
        for line in lines
    )
    return _("What the sources said over time, against the claim's %(claim)s. %(told)s.") % {
        "claim": claim_value(claim) or claim.value_words,
        "told": told,
    }


def _ticks(claim: Claim) -> Callable[[Decimal], str]:
    match claim.value_type:
        case "duration":
            return lambda days: _("%(years)s years") % {"years": grouped(round(days / DAYS_A_YEAR, 1))}
        case "date":
            return lambda number: _short(date.fromordinal(max(1, int(number))))
    return grouped


def _short(day: date) -> str:
    return short_date(day.isoformat())
