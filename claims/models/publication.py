"""When a verdict was shown, held, hidden or withdrawn, by whom and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.verdict import Verdict
from ledger.append_only import AppendOnly, AppendOnlyQuerySet


class Publication(AppendOnly):
    """One act on a verdict's publication. The newest act counts; `effective_at` is when readers see it."""

    class Act(models.TextChoices):
        PUBLISHED = "published", _("published")
        SCHEDULED = "scheduled", _("scheduled")
        HELD = "held", _("held")
        HIDDEN = "hidden", _("hidden")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CANCELLED = "cancelled", _("cancelled before it was shown")

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="publications", verbose_name=_("verdict"))
    act = models.CharField(_("act"), max_length=10, choices=Act)
    at = models.DateTimeField(_("when"), db_default=Now())
    effective_at = models.DateTimeField(_("takes effect"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    reason = models.TextField(_("why"), blank=True)

    objects = AppendOnlyQuerySet["Publication"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act__in=["published", "scheduled"]) | ~Q(reason=""), name="publication_stop_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()} {self.verdict_id}"
