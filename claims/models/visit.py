"""When a person last looked at a claim."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from ledger.models import User

REMEMBERED = timedelta(days=30)
"""A claim that nobody looked at for longer is news to nobody."""


class VisitQuerySet(models.QuerySet["Visit"]):
    def saw(self, user: User, claim: Claim, now: datetime) -> None:
        """Note that this person has this version before them, in one statement."""
        self.bulk_create(
            [Visit(user=user, claim=claim, version=claim.version, at=now)],
            update_conflicts=True,
            unique_fields=["user", "claim"],
            update_fields=["version", "at"],
        )

    def outrun(self, user: User, now: datetime) -> VisitQuerySet:
        """Those of this person's last month whose claim changed since."""
        return self.filter(user=user, at__gt=now - REMEMBERED, claim__version__gt=F("version"))


class Visit(models.Model):
    """The version of a claim that this person saw last: a claim with a later one changed since they looked."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="visits")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="visits")
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints = [models.UniqueConstraint(fields=["user", "claim"], name="visit_once_per_person_and_claim")]
        indexes = [models.Index(fields=["user", "-at"], name="visit_user_at")]

    def __str__(self) -> str:
        return f"{self.user} {self.claim_id} {self.version}"
