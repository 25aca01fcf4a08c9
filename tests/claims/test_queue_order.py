"""What comes first in the queue, and when a task is due."""

import datetime as dt

import pytest
from django.utils import timezone

from claims import review
from claims.models import ReviewTask
from claims.queue import due_day, newsroom_day, priority, reach_points

Reason = ReviewTask.Reason


@pytest.mark.parametrize(
    ("readers", "points"),
    [(None, 0), (0, 0), (1000, 0), (10_000, 2), (100_000, 5), (1_000_000, 8), (10_000_000, 10), (10**12, 10)],
)
def test_readers_add_points_by_the_tenfold_and_never_more_than_ten(readers, points):
    assert reach_points(readers) == points


def test_the_reason_the_worth_and_the_readers_of_a_claim_make_its_priority(killed):
    killed.check_worthiness = 1
    killed.article.reach = 10_000_000
    assert priority(killed, Reason.SELECTED) == 70
    assert priority(killed, Reason.VALUE_CHANGED) == 100


def test_a_task_rises_by_a_point_each_twelve_hours(killed, injured, rosa):
    review.select(killed, rosa, "harm")
    review.select(injured, rosa, "harm")
    ReviewTask.objects.filter(claim=killed).update(priority=50)
    older = ReviewTask.objects.filter(claim=injured)
    now = timezone.now()
    older.update(priority=47, opened_at=now - dt.timedelta(hours=35))
    assert [task.claim for task in ReviewTask.objects.open()] == [killed, injured]
    older.update(opened_at=now - dt.timedelta(hours=37))
    assert [task.claim for task in ReviewTask.objects.open()] == [injured, killed]
    assert older.get().pressing(now) == 50


@pytest.mark.parametrize(
    ("reason", "today", "due"),
    [
        (Reason.VALUE_CHANGED, "2026-11-30", "2026-12-01"),
        (Reason.VALUE_CHANGED, "2026-12-04", "2026-12-07"),
        (Reason.VALUE_CHANGED, "2026-12-05", "2026-12-07"),
        (Reason.COMPLAINT, "2026-12-03", "2026-12-08"),
        (Reason.SELECTED, "2026-12-06", "2026-12-11"),
    ],
)
def test_a_task_is_due_after_so_many_working_days(reason, today, due):
    assert due_day(reason, dt.date.fromisoformat(today)) == dt.date.fromisoformat(due)


def test_a_new_task_has_its_day_in_the_newsrooms_zone(killed, rosa, settings):
    settings.NEWSROOM = {**settings.NEWSROOM, "zone": "Pacific/Kiritimati"}
    review.select(killed, rosa, "harm")
    task = ReviewTask.objects.get()
    assert task.due_on == due_day(Reason.SELECTED, newsroom_day())
    assert not ReviewTask.objects.overdue(task.due_on).exists()
    assert ReviewTask.objects.overdue(task.due_on + dt.timedelta(days=1)).exists()
