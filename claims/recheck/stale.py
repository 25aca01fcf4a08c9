"""Telling of claims that the calendar has made untrue, without any fetch."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.assessment import goes_stale
from claims.assessment.wording import date_words
from claims.models import Claim, ReviewTask, Verdict
from claims.models.typed_value import extracted
from claims.queue import open_task
from claims.recheck.rows import each

AT_ONCE = 1000
"""Claims whose day is worked out in one tick, within a second or so."""


def work_out_stale_days() -> int:
    """Give claims whose content is new or changed the day on which they go stale. Returns how many were looked at."""
    with transaction.atomic():
        due = Claim.objects.filter(stale_revision__lt=F("revision")).order_by("pk")
        claims = list(due.select_for_update(of=("self",), no_key=True, skip_locked=True)[:AT_ONCE])
        for claim in claims:
            stale = goes_stale(extracted(claim))
            claim.goes_stale_on = stale.day if stale else None
            claim.stale_revision = claim.revision
        Claim.objects.bulk_update(claims, ["goes_stale_on", "stale_revision"], batch_size=500)
    return len(claims)


def open_tasks_for_stale_claims(now: datetime | None = None) -> int:
    """A task for each claim whose day has come since its verdict was given, or since it was taken: once for that day.

    A verdict that says it is superseded, or that was taken back, hears nothing of it.
    """
    today = timezone.localdate(now or timezone.now(), ZoneInfo(settings.NEWSROOM["zone"]))
    told = ReviewTask.objects.filter(
        claim=OuterRef("pk"), reason=ReviewTask.Reason.GOES_STALE, due_on=OuterRef("goes_stale_on")
    )
    stands = Q(current_verdict__isnull=False, current_verdict__decided_at__date__lt=F("goes_stale_on"))
    in_work = Q(
        current_verdict__isnull=True,
        status__in=[Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL],
        taken_at__date__lt=F("goes_stale_on"),
    )
    due = (
        Claim.objects.filter(goes_stale_on__lte=today)
        .filter(status__in=[Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL, Claim.Status.DECIDED])
        .filter(stands | in_work)
        .exclude(current_verdict__currency=Verdict.Currency.SUPERSEDED)
        .exclude(public__state="withdrawn")
        .filter(~Exists(told))
        .order_by("pk")
    )
    claims = list(due.values_list("pk", flat=True)[:AT_ONCE])
    each(claims, _tell)
    return len(claims)


def _tell(claim_id: int) -> None:
    with transaction.atomic():
        claim = (
            Claim.objects.select_for_update(of=("self",), no_key=True)
            .select_related("current_verdict__rating")
            .get(pk=claim_id)
        )
        stale = goes_stale(extracted(claim))
        if stale is None or stale.day != claim.goes_stale_on:
            # Worked out by other rules, or for content that changed a moment ago: it waits for the right day.
            claim.goes_stale_on = stale.day if stale else None
            claim.save(update_fields=["goes_stale_on"])
            return
        open_task(
            claim,
            ReviewTask.Reason.GOES_STALE,
            " ".join([_why(claim, stale.reason), _what_for(claim)]),
            actor=None,
            due_on=stale.day,
        )


def _why(claim: Claim, reason: str) -> str:
    words = claim.value_words or claim.words
    return _("\u201c%(words)s\u201d is out of date since %(day)s: %(reason)s.") % {
        "words": words if len(words) <= 80 else f"{words[:77]}...",
        "day": date_words(claim.goes_stale_on.isoformat() if claim.goes_stale_on else ""),
        "reason": reason,
    }


def _what_for(claim: Claim) -> str:
    verdict = claim.current_verdict
    if verdict is None:
        return _("Its verdict is still to be written: say as of which date it holds.")
    return _("The verdict, \u201c%(rating)s\u201d as of %(day)s, may need to say that it is outdated now.") % {
        "rating": verdict.rating,
        "day": date_words(verdict.as_of),
    }
