"""How far the capture of an attached source has come, and what a person can do where it went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.models import Evidence
from sources.checking import visited_since
from sources.models import Source, Upload

LONG_WAIT = timedelta(minutes=3)
"""After which nobody waits for a worker that does not come."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`state` is waiting, fetching, reading, paused, failed, unreadable, purged or captured. `advice` may be empty."""

    state: str
    words: str
    advice: str = ""

    @property
    def is_under_way(self) -> bool:
        return self.state in {"waiting", "fetching", "reading"}


def progress(evidence: Evidence, failure: str, uploads: list[Upload], *, is_fetched: bool) -> Progress:
    """The state of an evidence that was read with its source, host, quoted capture and that one's file.

    `failure` is what the last check of the source said where it failed. `is_fetched`: new bytes wait to be read.
    """
    now = timezone.now()
    source, quoted = evidence.source, evidence.quoted_snapshot
    if quoted is not None:
        if quoted.blob.purged_for:
            why = quoted.blob.get_purged_for_display()
            return Progress("purged", _("Its capture was purged: %(why)s.") % {"why": why})
        if quoted.blob.problem:
            return Progress(
                "unreadable", _("Captured, but not read: %(why)s") % {"why": quoted.blob.problem}, _another()
            )
        return Progress("captured", _captured(evidence))
    if any(upload.read_at is None for upload in uploads):
        return Progress("reading", _("The attached copy is being read …"))
    if is_fetched:
        return Progress("reading", _("Fetched; its text is being read …"))
    began = visited_since(source.host, now)
    if began is not None and _is_due(source, now):
        since = max(began, evidence.added_at)
        return Progress("fetching", _("Being captured: fetched since %(when)s …") % {"when": _clock(since)})
    if failure:
        return Progress("failed", _("Not captured: %(why)s") % {"why": failure}, _after_failure(source, now))
    if source.next_check_at is None:
        return Progress(
            "paused",
            _("Not captured: checks of this source are paused."),
            _("Have it checked now, or attach a saved copy."),
        )
    return _waiting(evidence, now)


def _waiting(evidence: Evidence, now: datetime) -> Progress:
    host = evidence.source.host
    if host.next_allowed_at and host.next_allowed_at > now:
        words = _("Being captured: its host is left in peace until %(when)s …") % {"when": _clock(host.next_allowed_at)}
        return Progress("waiting", words)
    words = _("Being captured: waits for a worker since %(when)s …") % {"when": _clock(evidence.added_at)}
    if now - evidence.added_at < LONG_WAIT:
        return Progress("waiting", words)
    if host.is_quiet(now):
        words = _("Its host is left in peace until %(when)s.") % {"when": f"{host.quiet_until:%H:%M}"}
        return Progress("waiting", words, _another())
    return Progress(
        "waiting", words, _("That is long. Ask an administrator whether the workers run; a saved copy can be attached.")
    )


def _is_due(source: Source, now: datetime) -> bool:
    return source.latest_snapshot_id is None and (source.next_check_at is None or source.next_check_at <= now)


def _captured(evidence: Evidence) -> str:
    if not evidence.quote:
        return _("Captured. No words are quoted yet.")
    if evidence.start is not None:
        return _("The quoted words stand in the capture.")
    return _("The quoted words do not stand in the capture.")


def _another() -> str:
    return _("Attach the page as a saved copy, in another form if need be.")


def _after_failure(source: Source, now: datetime) -> str:
    match source.health:
        case Source.Health.BLOCKED | Source.Health.REFUSED | Source.Health.UNREADABLE:
            return _("Open the page in your browser, save it, and attach the saved copy.")
        case Source.Health.GONE:
            return _("Look whether the address is right, or attach an archived copy of the page.")
    if source.next_check_at and source.next_check_at > now:
        when = date_format(timezone.localtime(source.next_check_at), "j M, H:i")
        return _("Look whether the address is right. It is tried again %(when)s; a saved copy can be attached.") % {
            "when": when
        }
    return _("Look whether the address is right, or attach a saved copy.")


def _clock(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M:%S}"
