"""The health of sources on one page: what is due, late, failing, and per host, with the age of every queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin
from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.check_state import length
from claims.admin.desk_lists import count
from claims.assessment import RULES_VERSION
from claims.models import Evidence
from ledger.models import Heartbeat
from sources.models import Arrival, Host, Source

HOSTS_SHOWN = 50
LATE_AFTER = timedelta(hours=1)
"""A source is late when it has been due for so long: workers are too few, or its host is slow or at rest."""
MISSED_TICKS = 3

FAILING = ~Q(health__in=[Source.Health.OK, Source.Health.NEW])
OF_HEALTH = {
    name: Q(health=name)
    for name in (
        Source.Health.UNREACHABLE,
        Source.Health.UNREADABLE,
        Source.Health.GONE,
        Source.Health.BLOCKED,
        Source.Health.REFUSED,
        Source.Health.NEW,
    )
}


def standing(now: datetime) -> dict[str, Q]:
    """What can be asked of the list of sources by `?stands=`."""
    return {
        "due": Q(next_check_at__lte=now),
        "late": Q(next_check_at__lte=now - LATE_AFTER),
        "paused": Q(next_check_at__isnull=True),
        "failing": FAILING,
    }


class Standing(admin.SimpleListFilter):
    title = gettext_lazy("checks")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("due", _("due")), ("late", _("late")), ("paused", _("paused")), ("failing", _("failing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        chosen = standing(timezone.now()).get(self.value() or "")
        return queryset if chosen is None else queryset.filter(chosen)


class OnHost(admin.SimpleListFilter):
    """Sources of one host. It offers no other: there may be a hundred thousand."""

    title = gettext_lazy("host")
    parameter_name = "on_host"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        chosen = request.GET.get(self.parameter_name, "")
        host = Host.objects.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 19 else None
        return [(chosen, host.key)] if host else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Source]) -> QuerySet[Source]:
        host = self.value() or ""
        return queryset.filter(host=int(host)) if host.isdecimal() and len(host) < 19 else queryset


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that leads to the list behind it. `look` is empty, warn or bad."""

    label: str
    number: int
    url: str
    look: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue by its length and the age of what waits longest in it."""

    label: str
    number: str
    age: str
    is_old: bool


@dataclass(frozen=True, slots=True)
class HostRow:
    host: Host
    state: str
    rules: str
    url: str
    figures: list[Figure]
    oldest: str


def source_list(**chosen: object) -> str:
    return f"{reverse('admin:sources_source_changelist')}?{urlencode(chosen)}"


def source_health(now: datetime | None = None) -> dict[str, Any]:
    """All that the page shows, in seven queries however many sources and hosts there are."""
    now = now or timezone.now()
    stands = standing(now)
    counted = {str(name): Count("pk", filter=chosen) for name, chosen in (*stands.items(), *OF_HEALTH.items())}
    sources: QuerySet[Any, Any] = Source.objects.order_by()
    totals = sources.aggregate(
        **counted, all=Count("pk"), oldest=Min("next_check_at", filter=stands["due"]), last=Max("last_checked_at")
    )
    per_host = (
        sources.values("host")
        .annotate(**counted, all=Count("pk"), oldest=Min("next_check_at", filter=stands["due"]))
        .filter(Q(due__gt=0) | Q(failing__gt=0))
        .order_by("-late", "-failing", "-due", "host")[:HOSTS_SHOWN]
    )
    found: list[dict[str, Any]] = [dict(row) for row in per_host]
    hosts = Host.objects.in_bulk([row["host"] for row in found])
    unread = Arrival.objects.aggregate(number=Count("pk"), oldest=Min("fetched_at"))
    beat = Heartbeat.objects.filter(name="tick").first()
    return {
        "figures": _figures(totals),
        "queues": [
            _queue(_("Sources due"), str(totals["due"]), totals["oldest"], now, LATE_AFTER),
            _queue(_("Pages fetched and not read yet"), str(unread["number"]), unread["oldest"], now, LATE_AFTER),
            Queue(_("Evidence not compared yet"), count(Evidence.objects.behind(RULES_VERSION)), "", is_old=False),
            _beat(beat, now),
        ],
        "last_checked_at": totals["last"],
        "hosts": [_host(hosts[row["host"]], row, now) for row in found],
        "hosts_url": reverse("admin:sources_host_changelist"),
        "late_after": length(LATE_AFTER.total_seconds()),
        "is_empty": not totals["all"],
    }


def _beat(beat: Heartbeat | None, now: datetime) -> Queue:
    missed = MISSED_TICKS * settings.TICK_SECONDS
    if beat is None:
        return Queue(_("Last tick"), "", _("never: start the worker and beat"), is_old=True)
    age = max(0.0, (now - beat.at).total_seconds())
    return Queue(_("Last tick"), "", _("%(age)s ago") % {"age": length(age)}, is_old=age > missed)


def _queue(label: str, number: str, oldest: datetime | None, now: datetime, old: timedelta) -> Queue:
    if oldest is None:
        return Queue(label, number, "", is_old=False)
    age = max(timedelta(0), now - oldest)
    return Queue(label, number, _("oldest: %(age)s") % {"age": length(age.total_seconds())}, is_old=age > old)


# By the count's name: label, filter of the list, look where there are any, what it means.
_FIGURES: list[tuple[str, Promise, dict[str, str], str, Promise]] = [
    ("due", gettext_lazy("due"), {"stands": "due"}, "", gettext_lazy("Their time to be fetched has come.")),
    ("late", gettext_lazy("late"), {"stands": "late"}, "bad", gettext_lazy("Due for over an hour.")),
    (
        "failing",
        gettext_lazy("failing"),
        {"stands": "failing"},
        "warn",
        gettext_lazy("All that do not answer as they should."),
    ),
    (
        "unreachable",
        gettext_lazy("unreachable"),
        {"health__exact": "unreachable"},
        "warn",
        gettext_lazy("No answer, or an error."),
    ),
    (
        "unreadable",
        gettext_lazy("cannot be read"),
        {"health__exact": "unreadable"},
        "warn",
        gettext_lazy("They answer, but with nothing we can read."),
    ),
    ("gone", gettext_lazy("gone"), {"health__exact": "gone"}, "bad", gettext_lazy("Not there for days.")),
    (
        "blocked",
        gettext_lazy("blocked"),
        {"health__exact": "blocked"},
        "warn",
        gettext_lazy("Their server turns us away."),
    ),
    (
        "refused",
        gettext_lazy("refused"),
        {"health__exact": "refused"},
        "warn",
        gettext_lazy("By our own rules: an inner address, an odd port, too large."),
    ),
    ("new", gettext_lazy("never fetched"), {"health__exact": "new"}, "", gettext_lazy("Not yet.")),
    (
        "paused",
        gettext_lazy("paused"),
        {"stands": "paused"},
        "",
        gettext_lazy("A person took them off the schedule."),
    ),
]


def _figures(row: dict[str, Any], **also: object) -> list[Figure]:
    return [
        Figure(str(label), row[name], source_list(**chosen, **also), look if row[name] else "", str(told))
        for name, label, chosen, look, told in _FIGURES
    ]


def _host(host: Host, row: dict[str, Any], now: datetime) -> HostRow:
    age = length(max(0.0, (now - row["oldest"]).total_seconds())) if row["oldest"] else ""
    return HostRow(
        host=host,
        state=_state(host, now),
        rules=_rules(host),
        url=source_list(on_host=host.pk),
        figures=[one for one in _figures(row, on_host=host.pk) if one.number],
        oldest=age,
    )


def _state(host: Host, now: datetime) -> str:
    if host.leased_until and host.leased_until > now:
        return _("being visited")
    if host.next_allowed_at and host.next_allowed_at > now:
        return _("rests for %(length)s") % {"length": length((host.next_allowed_at - now).total_seconds())}
    if host.is_quiet(now):
        return _("left in peace until %(until)s") % {"until": f"{host.quiet_until:%H:%M}"}
    return _("free")


def _rules(host: Host) -> str:
    told = [_("%(seconds)s s between requests") % {"seconds": f"{host.delay:g}"}]
    if host.quiet_from and host.quiet_until:
        told.append(
            _("quiet %(begin)s to %(end)s") % {"begin": f"{host.quiet_from:%H:%M}", "end": f"{host.quiet_until:%H:%M}"}
        )
    return ", ".join(told)
