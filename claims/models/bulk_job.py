"""One act on many records, done by a worker, with what came of each."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class BulkJobQuerySet(models.QuerySet["BulkJob"]):
    def unfinished(self) -> Self:
        return self.filter(finished_at__isnull=True)


class BulkJob(models.Model):
    """`keys` are the records' primary keys in the order they are done; `done` of them are behind us.

    `refused` lists those that could not be done: `{"key": 12, "name": "words", "why": "reason for the person"}`.
    """

    class Act(models.TextChoices):
        ASSIGN = "assign", _("assign")
        DISMISS = "dismiss", _("dismiss")
        INTERVAL = "interval", _("set the interval of checks")
        CHECK = "check", _("check now")

    act = models.CharField(_("act"), max_length=10, choices=Act)
    given = models.JSONField(_("with"), default=dict, blank=True)
    keys = ArrayField(models.BigIntegerField())
    done = models.PositiveIntegerField(_("done"), default=0)
    refused = models.JSONField(_("refused"), default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), db_default=Now(), editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = BulkJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulk act")
        verbose_name_plural = _("bulk acts")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["id"], name="bulk_job_unfinished", condition=Q(finished_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    done__lte=models.Func(F("keys"), function="cardinality", output_field=models.IntegerField())
                ),
                name="bulk_job_done_within_keys",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {len(self.keys)}"

    @property
    def is_of_sources(self) -> bool:
        """Its keys are those of sources; else of claims."""
        return bool(self.given.get("of") == "source")
