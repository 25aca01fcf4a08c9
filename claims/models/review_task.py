"""A reason for a person to look at a claim."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast, Now
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.observation import Observation

A_POINT = timedelta(hours=12)
"""Waiting that weighs as much as a point of priority."""


# Reckoned in UTC without a zone: the database keeps no result that a zone may change.
_SECONDS = Func(
    F("opened_at"),
    template="extract(epoch from (%(expressions)s at time zone 'UTC'))",
    output_field=models.FloatField(),
)


class ReviewTaskQuerySet(models.QuerySet["ReviewTask"]):
    def open(self) -> Self:
        """Still to be done, most pressing first."""
        return self.filter(open_key__isnull=False).order_by("-urgency", "pk")

    def waiting(self) -> Self:
        """Open, and nobody has taken it."""
        return self.open().filter(assignee__isnull=True)

    def overdue(self, today: date) -> Self:
        """Open, and due before `today`, a date in the newsroom's zone."""
        return self.open().filter(due_on__lt=today)


class ReviewTask(models.Model):
    """Work for a reviewer. `open_key` (claim and reason) is unique while the task is open and null once it is closed.

    Changes seen meanwhile join the open task. `priority` is 0 to 100, higher is sooner; `due_on` is a date in the
    newsroom's zone. `urgency` is the priority and the waiting in one, in seconds: it never changes while a task waits,
    since time passes alike for all, so that older tasks rise in the queue without being touched.
    """

    class Reason(models.TextChoices):
        SELECTED = "selected", _("to be checked")
        VALUE_CHANGED = "value_changed", _("value changed")
        SOURCE_GONE = "source_gone", _("source gone")
        GOES_STALE = "goes_stale", _("goes stale")
        SECOND_REVIEW = "second_review", _("second review")
        COMPLAINT = "complaint", _("complaint")
        CONFLICT = "conflict", _("two claims disagree")

    class Resolution(models.TextChoices):
        VERDICT_GIVEN = "verdict_given", _("a verdict was published")
        VERDICT_STANDS = "verdict_stands", _("the verdict stands")
        DISMISSED = "dismissed", _("the claim was dismissed")
        NOT_SELECTED = "not_selected", _("the claim was not to be checked after all")
        MERGED = "merged", _("the claim was merged into another")

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="tasks", verbose_name=_("claim"))
    reason = models.CharField(_("reason"), max_length=14, choices=Reason)
    open_key = models.CharField(max_length=60, unique=True, null=True, blank=True, editable=False)
    summary = models.TextField(_("what to look at"), blank=True)
    priority = models.PositiveSmallIntegerField(_("priority"), default=50)
    due_on = models.DateField(_("due"), null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="review_tasks",
        verbose_name=_("assigned to"),
    )
    urgency = models.GeneratedField(
        expression=Cast(F("priority") * int(A_POINT.total_seconds()) - _SECONDS, models.BigIntegerField()),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    observations = models.ManyToManyField(Observation, related_name="tasks", blank=True)
    opened_at = models.DateTimeField(_("opened"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("updated"), db_default=Now(), editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    resolution = models.CharField(_("outcome"), max_length=14, choices=Resolution, blank=True, editable=False)

    objects = ReviewTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("review task")
        verbose_name_plural = _("review tasks")
        ordering = ["-urgency", "pk"]
        indexes = [
            models.Index(fields=["-urgency", "id"], name="task_open_queue", condition=Q(open_key__isnull=False)),
            models.Index(fields=["due_on"], name="task_open_due", condition=Q(open_key__isnull=False)),
            models.Index(fields=["opened_at"], name="task_open_age", condition=Q(open_key__isnull=False)),
            models.Index(fields=["assignee"], name="task_open_assignee", condition=Q(open_key__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(open_key__isnull=False, closed_at__isnull=True)
                | Q(open_key__isnull=True, closed_at__isnull=False),
                name="task_open_or_closed",
            ),
            models.CheckConstraint(condition=Q(priority__lte=100), name="task_priority_0_to_100"),
            models.UniqueConstraint(
                fields=["claim", "reason"],
                condition=Q(open_key__isnull=False),
                name="task_open_once_per_claim_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.claim}"

    def pressing(self, now: datetime) -> int:
        """The priority with what waiting until `now` added to it."""
        return self.priority + (now - self.opened_at) // A_POINT

    @staticmethod
    def key(claim_id: int, reason: str) -> str:
        return f"{claim_id}:{reason}"
