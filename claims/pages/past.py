"""`?as_of=2020-03-01` on a claim's address: what stood there at the end of that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import PublicClaim
from claims.pages.conditional import answer, render
from claims.pages.notices import notice
from claims.pages.show import claim_line, claim_page
from claims.pages.text import day_words, newsroom_day
from claims.read_model import known_at


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was asked for, as an ISO date and in words, and what has become of the page since."""

    iso: str
    words: str
    changed: bool


def past(request: HttpRequest, row: PublicClaim, asked: str) -> HttpResponseBase:
    """The page of a visible claim on an earlier day, or why there is none."""
    zone = ZoneInfo(settings.NEWSROOM["zone"])
    try:
        day = date.fromisoformat(asked) if len(asked) == 10 else None
    except ValueError:
        day = None
    if day is None:
        return _none(400, _("That is no day"), _("Write the day after “as_of=” as 2020-02-02."), row)
    if day > timezone.now().astimezone(zone).date():
        return _none(400, _("That day is still to come"), _("Ask for today or an earlier day."), row)
    then = known_at(row, datetime.combine(day + timedelta(days=1), time.min, zone) - timedelta(microseconds=1))
    words = day_words(day.isoformat())
    if then is None:
        first = _("The first verdict on this claim was published on %(day)s.") % {
            "day": newsroom_day(row.first_published_at)
        }
        return _none(404, _("Nothing was published here on %(day)s") % {"day": words}, first, row)
    if then.state == PublicClaim.State.WITHDRAWN:
        told = _("The verdict had been withdrawn by the end of that day.")
        return _none(410, _("No verdict stood here on %(day)s") % {"day": words}, told, row)
    shown = Day(day.isoformat(), words, changed=_differs(then, row))
    # A capture that only an earlier verdict quotes may be taken down without a change of the present page.
    key = (row.public_id, row.changed_at, shown, then.document["evidence"])
    return answer(request, key, lambda: _html(then, shown))


def _differs(then: PublicClaim, row: PublicClaim) -> bool:
    return then.verdict_public_id != row.verdict_public_id or len(then.document["corrections"]) != len(
        row.document["corrections"]
    )


def _html(then: PublicClaim, day: Day) -> str:
    return render(
        "claims/claim.html",
        row=then,
        canonical=then.get_absolute_url(),
        day=day,
        is_preview=False,
        **claim_page(then),
    )


def _none(status: int, heading: str, text: str, row: PublicClaim) -> HttpResponse:
    return notice(status, heading, text, present=row.get_absolute_url(), line=claim_line(row))
