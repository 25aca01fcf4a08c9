"""A public notice that a published verdict or claim text changed, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.verdict import Verdict
from ledger.append_only import AppendOnly, AppendOnlyQuerySet


class Correction(AppendOnly):
    """A correction mends our error, an update follows new facts, a clarification mends our wording."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("correction")
        UPDATE = "update", _("update")
        CLARIFICATION = "clarification", _("clarification")

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="corrections", verbose_name=_("claim"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    notice = models.TextField(_("notice"))
    old_verdict = models.ForeignKey(Verdict, models.PROTECT, null=True, blank=True, related_name="+")
    new_verdict = models.ForeignKey(Verdict, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), db_default=Now())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who"))

    objects = AppendOnlyQuerySet["Correction"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(notice=""), name="correction_has_notice")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.notice[:80]}"
