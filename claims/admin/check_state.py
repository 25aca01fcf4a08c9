"""How a source stands with its checks, in words: being checked, due, last checked, paused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sources.models import Source


@dataclass(frozen=True, slots=True)
class CheckState:
    """`is_under_way` while something will be seen of it soon, so that a page looks again."""

    words: str
    is_under_way: bool


def check_state(source: Source, *, is_fetched: bool, now: datetime | None = None) -> CheckState:
    """The state of a source whose host was read with it. `is_fetched`: new bytes of it wait to be read."""
    now = now or timezone.now()
    host = source.host
    if is_fetched:
        return CheckState(_("Fetched; being read."), is_under_way=True)
    if source.next_check_at is None:
        return CheckState(_("Checks are paused. %(last)s") % {"last": _last(source)}, is_under_way=False)
    if source.next_check_at > now:
        return CheckState(
            _("%(last)s Next check %(when)s.") % {"last": _last(source), "when": _when(source.next_check_at)},
            is_under_way=False,
        )
    if host.leased_until and host.leased_until > now:
        return CheckState(_("Being checked now."), is_under_way=True)
    if host.next_allowed_at and host.next_allowed_at > now:
        return CheckState(
            _("Due now; its host rests until %(when)s.") % {"when": _when(host.next_allowed_at)}, is_under_way=True
        )
    if host.is_quiet(now):
        return CheckState(
            _("Due now; its host is left in peace until %(when)s.") % {"when": f"{host.quiet_until:%H:%M}"},
            is_under_way=False,
        )
    return CheckState(_("Due now: fetched within a minute."), is_under_way=True)


def _last(source: Source) -> str:
    if source.last_checked_at is None:
        return _("Never checked.")
    return _("Last checked %(when)s.") % {"when": _when(source.last_checked_at)}


def _when(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j M Y, H:i")


def how_often(source: Source) -> str:
    """The interval between checks, and whose choice it is."""
    if source.interval_seconds:
        return _("%(length)s, fixed by a person") % {"length": length(source.interval_seconds)}
    if source.adapted_seconds:
        return _("%(length)s, adapted to how often its values change") % {"length": length(source.adapted_seconds)}
    return _("%(length)s, the newsroom's usual one") % {"length": length(source.interval)}


def length(seconds: float) -> str:
    """'40 seconds', '35 minutes', '6 hours', '3 days'."""
    if seconds < 90:
        return _("%(number)d seconds") % {"number": round(seconds)}
    if seconds < 90 * 60:
        return _("%(number)d minutes") % {"number": round(seconds / 60)}
    if seconds < 36 * 3600:
        return _("%(number)d hours") % {"number": round(seconds / 3600)}
    return _("%(number)d days") % {"number": round(seconds / 86400)}
