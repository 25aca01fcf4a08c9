"""The review queue: open a task, add what was seen meanwhile, close it. Called inside a verb's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import log10
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from claims.models import Claim, Observation, ReviewTask
from ledger.models import User, Verb, record

# What presses more comes first. Check-worthiness adds up to 20, the readers of the article up to 10, and a task that
# waits goes on rising by a point each 12 hours (`ReviewTask.urgency`).
BASE_PRIORITY = {
    ReviewTask.Reason.VALUE_CHANGED: 70,
    ReviewTask.Reason.COMPLAINT: 70,
    ReviewTask.Reason.SOURCE_GONE: 55,
    ReviewTask.Reason.GOES_STALE: 50,
    ReviewTask.Reason.CONFLICT: 50,
    ReviewTask.Reason.SECOND_REVIEW: 50,
    ReviewTask.Reason.SELECTED: 40,
}


def priority(claim: Claim, reason: ReviewTask.Reason) -> int:
    return min(100, BASE_PRIORITY[reason] + round(claim.check_worthiness * 20) + reach_points(claim.article.reach))


def reach_points(readers: int | None) -> int:
    """0 up to a thousand readers, then 2.5 for each tenfold: 10 from ten million on."""
    return min(10, round(2.5 * log10(readers / 1000))) if readers and readers > 1000 else 0


# Working days until a task is due; a claim that goes stale is due on that day itself.
DUE_IN = {
    ReviewTask.Reason.VALUE_CHANGED: 1,
    ReviewTask.Reason.COMPLAINT: 3,
    ReviewTask.Reason.SOURCE_GONE: 5,
    ReviewTask.Reason.GOES_STALE: 1,
    ReviewTask.Reason.CONFLICT: 3,
    ReviewTask.Reason.SECOND_REVIEW: 3,
    ReviewTask.Reason.SELECTED: 5,
}


def due_day(reason: ReviewTask.Reason, today: date) -> date:
    """So many working days, Monday to Friday, after `today`."""
    day = today
    for _number in range(DUE_IN[reason]):
        day += timedelta(days=1 if day.weekday() < 4 else 7 - day.weekday())
    return day


def newsroom_day() -> date:
    """Today in the newsroom's zone."""
    return timezone.localdate(timezone=ZoneInfo(settings.NEWSROOM["zone"]))


def open_task(
    claim: Claim,
    reason: ReviewTask.Reason,
    summary: str,
    *,
    actor: User | None,
    observations: Iterable[Observation] = (),
    due_on: date | None = None,
) -> ReviewTask:
    """The one open task of this claim and reason: made, or brought up to date with what was seen since.

    An Event is left only where there is something new; `updated_at` says when the summary was last known to hold.
    """
    task, created = ReviewTask.objects.get_or_create(
        open_key=ReviewTask.key(claim.pk, reason),
        defaults={
            "claim": claim,
            "reason": reason,
            "summary": summary,
            "priority": priority(claim, reason),
            "due_on": due_on or due_day(reason, newsroom_day()),
            "assignee": claim.assignee,
        },
    )
    seen = list(observations)
    is_news = created or task.summary != summary
    if not created:
        linked = task.observations.filter(pk__in=[one.pk for one in seen]).count()
        is_news = is_news or linked < len(seen)
        task.summary = summary
        task.due_on = due_on or task.due_on
        task.updated_at = timezone.now()
        task.save(update_fields=["summary", "due_on", "updated_at"])
    task.observations.add(*seen)
    if not is_news:
        return task
    record(
        Verb.TASK_OPENED if created else Verb.TASK_UPDATED,
        "claim",
        claim.public_id,
        actor=actor,
        new={"task": task.pk, "reason": reason.value, "summary": summary},
        snapshot_id=seen[-1].snapshot_id if seen else None,
    )
    return task


def close_tasks(
    claim: Claim,
    resolution: ReviewTask.Resolution,
    *,
    actor: User,
    tasks: Q | None = None,
    reason: str = "",
) -> int:
    """Close this claim's open tasks, or those of them that `tasks` picks. Returns how many."""
    now = timezone.now()
    closed = 0
    for task in claim.tasks.open().filter(tasks or Q()).order_by("pk").select_for_update(no_key=True):
        task.open_key = None
        task.closed_at = now
        task.closed_by = actor
        task.resolution = resolution
        task.save(update_fields=["open_key", "closed_at", "closed_by", "resolution"])
        record(
            Verb.TASK_CLOSED,
            "claim",
            claim.public_id,
            actor=actor,
            new={"task": task.pk, "reason": task.reason, "resolution": resolution.value},
            reason=reason,
        )
        closed += 1
    return closed
