"""A clock that was set back: dates that were reckoned from it before hold nobody up."""

from datetime import datetime, timedelta

from django.db import transaction

from sources.models import Host, Source

AHEAD = timedelta(hours=1)
"""Clocks of several machines may differ by less, and mean nothing by it."""


def hurry_dates_ahead(now: datetime) -> int:
    """Make due what was last checked in the future: its next date was reckoned from there. Returns how many."""
    ahead = Source.objects.filter(last_checked_at__gt=now + AHEAD, next_check_at__gt=now)
    with transaction.atomic():
        hosts = Host.objects.filter(next_allowed_at__gt=now, sources__in=ahead)
        Host.objects.filter(pk__in=hosts.values("pk")).update(next_allowed_at=None)
        keys = list(ahead.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        return Source.objects.filter(pk__in=keys).update(next_check_at=now)
