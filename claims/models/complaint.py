"""What a reader found wrong with a published verdict, and what was decided about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.correction import Correction
from claims.models.verdict import Verdict
from ledger.public_id import LENGTH, new_public_id


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def open(self) -> ComplaintQuerySet:
        """Not decided yet, the oldest first."""
        return self.filter(decided_at__isnull=True).order_by("received_at", "pk")


class Complaint(models.Model):
    """A reader's complaint. Its text, the name and the address are for the desk only, never published.

    An upheld complaint leads to a `correction`, or to a verdict that was withdrawn; a rejected one has an answer with
    the reason.
    """

    class Decision(models.TextChoices):
        UPHELD = "upheld", _("upheld")
        PARTLY_UPHELD = "partly_upheld", _("upheld in part")
        REJECTED = "rejected", _("rejected")

    public_id = models.CharField(max_length=LENGTH, default=new_public_id, unique=True, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="complaints", verbose_name=_("claim"))
    verdict = models.ForeignKey(
        Verdict, models.PROTECT, related_name="complaints", verbose_name=_("verdict that the reader saw")
    )
    text = models.TextField(_("what is wrong"))
    evidence_url = models.URLField(_("where we can read it"), max_length=2000, blank=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    sender = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("A keyed hash of the address it came from, for a day, so that one address cannot send many."),
    )
    received_at = models.DateTimeField(_("received"), db_default=Now(), editable=False)
    decision = models.CharField(_("decision"), max_length=13, choices=Decision, blank=True)
    answer = models.TextField(_("answer to the reader, with the reason"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    correction = models.ForeignKey(
        Correction, models.PROTECT, null=True, blank=True, related_name="complaints", verbose_name=_("correction")
    )

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["received_at"], name="complaint_open", condition=Q(decided_at__isnull=True)),
            models.Index(fields=["sender", "received_at"], name="complaint_sender", condition=~Q(sender="")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="complaint_has_text"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True, decided_by__isnull=True, correction__isnull=True)
                | (~Q(decision="") & ~Q(answer="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="complaint_decided_with_answer",
            ),
        ]
        permissions = [("decide_complaint", "Can decide a complaint")]

    def __str__(self) -> str:
        return self.text[:80]
