"""How the desk gets on: verdicts a day over four weeks, and how long the open tasks have waited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.desk_lists import MOST_COUNTED, count
from claims.bar_chart import Bar, draw
from claims.models import ReviewTask, Verdict

DAYS = 28

AGES = [(0, 1), (1, 3), (3, 7), (7, None)]
"""Days that a task has waited: from the first, to before the second."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing and the same as rows of a table."""

    svg: SafeString
    told: str
    rows: list[tuple[str, str]]


def throughput(now: datetime) -> Chart:
    """Verdicts of each of the last four weeks' days, in the zone at hand."""
    today = timezone.localdate(now)
    first = today - timedelta(days=DAYS - 1)
    since = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    found = Verdict.objects.filter(decided_at__gte=since).order_by().annotate(day=TruncDate("decided_at"))
    counts = dict(found.values_list("day").annotate(number=Count("pk")))
    days = [first + timedelta(days=number) for number in range(DAYS)]
    bars = [
        Bar(
            count=counts.get(day, 0),
            words=_("%(day)s: %(number)d") % {"day": _day(day), "number": counts.get(day, 0)},
            number=str(counts[day]) if day in counts else "",
            tick=_day(day) if (today - day).days % 7 == 0 else "",
        )
        for day in days
    ]
    total = sum(counts.values())
    told = ngettext(
        "%(number)d verdict in the last four weeks", "%(number)d verdicts in the last four weeks", total
    ) % {"number": total}
    rows = [(_day(day), str(counts[day])) for day in reversed(days) if day in counts]
    return Chart(mark_safe(draw(bars, label=told)), told, rows)  # noqa: S308 (the drawing escapes its texts)


def age_of_queue(now: datetime) -> Chart:
    """Open tasks by how long they have waited. Each count stops at MOST_COUNTED."""
    bars, rows = [], []
    for older, younger in AGES:
        tasks = ReviewTask.objects.open()
        if older:
            tasks = tasks.filter(opened_at__lte=now - timedelta(days=older))
        if younger is not None:
            tasks = tasks.filter(opened_at__gt=now - timedelta(days=younger))
        number = count(tasks)
        label = _age(older, younger)
        words = _("%(age)s: %(number)s") % {"age": label, "number": number}
        bars.append(
            Bar(
                count=min(int(number.rstrip("+")), MOST_COUNTED),
                words=words,
                number=number,
                tick=label,
                look="" if younger else "warn",
            )
        )
        rows.append((label, number))
    told = _("How long the open tasks have waited")
    return Chart(mark_safe(draw(bars, label=told)), told, rows)  # noqa: S308 (the drawing escapes its texts)


def _age(older: int, younger: int | None) -> str:
    if younger is None:
        return _("over %(days)d days") % {"days": older}
    if older == 0:
        return _("under 1 day")
    return _("%(from)d to %(to)d days") % {"from": older, "to": younger}


def _day(day: date) -> str:
    return date_format(day, "j M")
