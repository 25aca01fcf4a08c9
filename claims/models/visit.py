"""When a person last looked at a claim."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim


class Visit(models.Model):
    """The version of a claim that this person saw last: a claim with a later one changed since they looked."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="visits")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="visits")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [models.UniqueConstraint(fields=["user", "claim"], name="visit_once_per_person_and_claim")]
        indexes = [models.Index(fields=["user", "-at"], name="visit_user_at")]

    def __str__(self) -> str:
        return f"{self.user} {self.claim_id} {self.version}"
