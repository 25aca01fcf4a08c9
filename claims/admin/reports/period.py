"""The days that a report is about, in the newsroom's zone, and the lists that its numbers lead to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.export import FORMULA_STARTS
from claims.models import Claim

USUAL_DAYS = 90
LONGEST_DAYS = 5 * 366


@dataclass(frozen=True, slots=True)
class Period:
    """Both days are part of it. `problem` says what was wrong with the days that were asked for."""

    first: date
    last: date
    problem: str = ""

    @property
    def begins(self) -> datetime:
        return _midnight(self.first)

    @property
    def ends(self) -> datetime:
        return _midnight(self.last + timedelta(days=1))

    def within(self, column: str) -> Q:
        return Q(**{f"{column}__gte": self.begins, f"{column}__lt": self.ends})

    def claims_url(self, **conditions: Any) -> str:
        """The list of the claims that were found in these days and fulfil the conditions."""
        days = {"added_at__gte": self.begins.isoformat(), "added_at__lt": self.ends.isoformat()}
        return f"{reverse('admin:claims_claim_changelist')}?{urlencode(days | conditions)}"


def period_of(request: HttpRequest) -> Period:
    """The days of `from` and `to` in the address, else the last USUAL_DAYS."""
    today = timezone.localdate(timezone=ZoneInfo(settings.NEWSROOM["zone"]))
    usual = Period(today - timedelta(days=USUAL_DAYS - 1), today)
    asked = [request.GET.get(name, "").strip() for name in ("from", "to")]
    if not any(asked):
        return usual
    try:
        last = date.fromisoformat(asked[1]) if asked[1] else today
        first = date.fromisoformat(asked[0]) if asked[0] else last - timedelta(days=USUAL_DAYS - 1)
    except (ValueError, OverflowError):
        problem = _("“%(days)s” are not two dates, such as 2020-02-02. These are the last 90 days instead.")
        return Period(usual.first, usual.last, problem % {"days": " - ".join(asked)})
    if not date(1970, 1, 1) <= first <= last < date(9999, 1, 1) or (last - first).days > LONGEST_DAYS:
        problem = _("A period has to end after it begins, and be at most five years long. These are the last 90 days.")
        return Period(usual.first, usual.last, problem)
    return Period(first, last)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(settings.NEWSROOM["zone"]))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that leads to what it counts. `share` is in percent, of what the heading says."""

    number: int
    url: str
    label: str = ""
    share: int | None = None


def share(number: int, of: int) -> int | None:
    return round(100 * number / of) if of else None


def frame(request: HttpRequest, title: str, period: Period) -> dict[str, Any]:
    """What both reports show around their tables."""
    query = urlencode({"from": period.first.isoformat(), "to": period.last.isoformat(), "format": "csv"})
    return {
        **admin.site.each_context(request),
        "subtitle": None,
        "opts": Claim._meta,
        "is_fullwidth": "1",
        "title": title,
        "period": period,
        "problem": period.problem,
        "csv_url": f"?{query}",
    }


def csv_file(name: str, period: Period, heading: list[str], rows: Iterable[list[Any]]) -> HttpResponse:
    """The rows as a download. A cell that a spreadsheet would run begins with an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    file = f"{name}-{period.first.isoformat()}-{period.last.isoformat()}.csv"
    return HttpResponse(
        text.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def _safe(cell: Any) -> Any:
    is_formula = isinstance(cell, str) and cell and ord(cell[0]) in FORMULA_STARTS
    return f"'{cell}" if is_formula else cell
