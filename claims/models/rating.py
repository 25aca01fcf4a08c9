"""The words a verdict is given in: a versioned scale, so that an old verdict keeps the words it was given."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ledger.append_only import AppendOnly, AppendOnlyQuerySet


class RatingScale(AppendOnly):
    """A set of ratings under a version. The one with the highest version is used for new verdicts."""

    name = models.CharField(_("name"), max_length=100)
    version = models.PositiveIntegerField(_("version"), unique=True)
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    class Meta(AppendOnly.Meta):
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


class RatingQuerySet(AppendOnlyQuerySet["Rating"]):
    def in_use(self) -> RatingQuerySet:
        newest = RatingScale.objects.order_by("-version").values("pk")[:1]
        return self.filter(scale=newest).order_by("position")


class Rating(AppendOnly):
    """One word of a scale. `number` is set for degrees of truth only, higher is truer."""

    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="ratings")
    code = models.SlugField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=60)
    definition = models.TextField(_("definition"))
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    objects = RatingQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "code"], name="rating_code_unique_in_scale"),
            models.UniqueConstraint(
                fields=["scale", "number"], condition=Q(number__isnull=False), name="rating_number_unique_in_scale"
            ),
        ]

    def __str__(self) -> str:
        return self.label
