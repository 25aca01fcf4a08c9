"""Asking the person a claim comes from: what was asked, by when, and what they said; or why nobody was asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim


class Contact(models.Model):
    """One time that a claimant was asked, or the reason why nobody was. A reply is added once it comes.

    A verdict shows what was `quotable` when it was given: `reply_noted_at` says since when it has been as it is.
    `quotable` holds the words of the reply that may be published; the reply itself never is. `reply_by` is a day in
    the newsroom's zone.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="contacts", verbose_name=_("claim"))
    asked_whom = models.CharField(_("who was asked"), max_length=300, blank=True)
    how = models.CharField(_("how"), max_length=300, blank=True, help_text=_("By e-mail, by telephone, in person."))
    question = models.TextField(_("what was asked"), blank=True)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    reply_by = models.DateField(_("reply wanted by"), null=True, blank=True)
    reply = models.TextField(_("reply"), blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)
    reply_noted_at = models.DateTimeField(null=True, blank=True, editable=False)
    quotable = models.TextField(_("what may be quoted"), blank=True)
    not_asked_because = models.TextField(_("why nobody was asked"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("contact with the claimant")
        verbose_name_plural = _("contacts with claimants")
        ordering = ["claim", "added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(not_asked_because="") & Q(asked_on__isnull=True, asked_whom=""))
                | (Q(not_asked_because="", asked_on__isnull=False) & ~Q(asked_whom="")),
                name="contact_asked_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_on__isnull=True) | (~Q(reply="") & Q(replied_on__isnull=False)),
                name="contact_reply_has_its_day",
            ),
            models.CheckConstraint(condition=Q(quotable="") | ~Q(reply=""), name="contact_quotes_a_reply"),
        ]

    def __str__(self) -> str:
        return self.asked_whom or self.not_asked_because[:80]
