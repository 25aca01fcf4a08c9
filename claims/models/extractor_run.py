"""That a further extractor reads one version of an article: asked for, begun, done."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.article import ArticleVersion


class ExtractorRunQuerySet(models.QuerySet["ExtractorRun"]):
    def due(self, now: datetime) -> ExtractorRunQuerySet:
        """Those that wait and that no worker is at: one that died at it is past `busy_until`."""
        waiting = self.filter(state=ExtractorRun.State.WAITING, version=F("version__article__current_version"))
        return waiting.filter(Q(busy_until__isnull=True) | Q(busy_until__lte=now)).order_by("asked_at", "pk")


class ExtractorRun(models.Model):
    """One extractor and one version. The rules of the product have no row: splitting is their run.

    `kept` counts claims that the run added, `dropped` the other proposals by reason; `notes` are what the extractor
    logged as warnings.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="extractor_runs")
    extractor = models.CharField(_("extractor"), max_length=60)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveIntegerField(_("times begun"), default=0)
    busy_until = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(_("why it failed"), blank=True)
    kept = models.PositiveIntegerField(_("claims added"), default=0)
    dropped = models.JSONField(_("proposals left out"), default=dict, blank=True)
    notes = models.JSONField(_("notes"), default=list, blank=True)
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = ExtractorRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of an extractor")
        verbose_name_plural = _("runs of extractors")
        ordering = ["version", "extractor"]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state="waiting"), name="extractor_run_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["version", "extractor"], name="extractor_run_once"),
            models.CheckConstraint(condition=Q(state__in=["waiting", "done", "failed"]), name="extractor_run_state"),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(problem=""), name="extractor_run_failed_why"),
        ]

    def __str__(self) -> str:
        return f"{self.extractor}: {self.version}"
