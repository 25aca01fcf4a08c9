"""Two claims that may say the same, and what a person made of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least, Now
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim


class ClaimMatchQuerySet(models.QuerySet["ClaimMatch"]):
    def waiting(self) -> ClaimMatchQuerySet:
        """Suggested, and neither confirmed nor refused."""
        return self.filter(decision="")

    def of(self, claim: Claim) -> ClaimMatchQuerySet:
        """Those that a claim is on one side of."""
        return self.filter(Q(claim=claim) | Q(other=claim))

    def untold(self) -> ClaimMatchQuerySet:
        """Conflicts that no task was opened for, and nobody refused."""
        return self.filter(relation=ClaimMatch.Relation.OTHER_VALUE, told_at__isnull=True).exclude(
            decision=ClaimMatch.Decision.REFUSED
        )


class ClaimMatch(models.Model):
    """A suggestion that `claim`, the newer one, and `other`, on file before it, are related, with the reason.

    A pair of claims is suggested once; what a person decided is kept, so that it is not suggested again.
    `similarity` is that of the words, 0 to 1 (trigrams).
    """

    class Relation(models.TextChoices):
        SAME_CLAIM = "same_claim", _("the same claim")
        OTHER_VALUE = "other_value", _("the same fact with another value")
        LATER = "later", _("the same series, another date")

    class Decision(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="matches", verbose_name=_("claim"))
    other = models.ForeignKey(Claim, models.PROTECT, related_name="matched_by", verbose_name=_("claim on file"))
    relation = models.CharField(_("relation"), max_length=12, choices=Relation)
    reason = models.TextField(_("why it is suggested"))
    similarity = models.DecimalField(_("similarity of the words"), max_digits=4, decimal_places=3)
    suggested_at = models.DateTimeField(_("suggested"), db_default=Now(), editable=False)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    note = models.TextField(_("note"), blank=True)
    told_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When a task was opened for a conflict.")
    )

    objects = ClaimMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("match of claims")
        verbose_name_plural = _("matches of claims")
        ordering = ["-similarity", "pk"]
        indexes = [
            models.Index(
                fields=["id"],
                name="match_conflict_untold",
                condition=Q(relation="other_value", told_at__isnull=True) & ~Q(decision="refused"),
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(claim=F("other")), name="match_of_two"),
            models.UniqueConstraint(Least("claim", "other"), Greatest("claim", "other"), name="match_once_per_pair"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="match_decided_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.get_relation_display()} {self.other_id}"
