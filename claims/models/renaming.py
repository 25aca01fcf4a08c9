"""Names on their way to readers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sources.models import Publisher, Source


class Renaming(models.Model):
    """A source or a publisher that more public rows name than one transaction writes anew.

    Rows of claims after `through` (a key) may still show what was known before. Deleted once all are written.
    """

    source = models.OneToOneField(Source, models.PROTECT, null=True, related_name="+")
    publisher = models.OneToOneField(Publisher, models.PROTECT, null=True, related_name="+")
    through = models.BigIntegerField()

    class Meta:
        verbose_name = _("renaming")
        verbose_name_plural = _("renamings")
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=False, publisher__isnull=True)
                | Q(source__isnull=True, publisher__isnull=False),
                name="renaming_of_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.source or self.publisher)
