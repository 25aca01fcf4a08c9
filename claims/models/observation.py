"""What a re-check saw for an evidence in one capture."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.claim import DIGITS, PLACES, Claim
from claims.models.evidence import Evidence
from ledger.append_only import AppendOnly, AppendOnlyQuerySet
from sources.models import Snapshot


class Observation(AppendOnly):
    """The machine's reading of one capture for one evidence. Internal: readers see it only once a person used it.

    `observed` is a decimal string, an EDTF date or an ISO 8601 duration; `observed_as_of` the EDTF date it holds for.
    `start` and `end` frame the value in the capture's readable text, `passage` is the sentence or row around it.
    """

    class Outcome(models.TextChoices):
        SUPPORTS = "supports", _("supports")
        CONTRADICTS = "contradicts", _("contradicts")
        SUPERSEDED = "superseded", _("superseded")
        VALUE_MISSING = "value_missing", _("no value found")
        AMBIGUOUS = "ambiguous", _("ambiguous")
        NOT_ASSESSED = "not_assessed", _("not assessed")

    class Change(models.TextChoices):
        FIRST = "first", _("first reading")
        SAME = "same", _("same value")
        LATER_PERIOD = "later_period", _("a later figure")
        REVISED = "revised", _("revised for the same date")
        REDEFINED = "redefined", _("redefined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DISAPPEARED = "disappeared", _("no longer there")

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="observations", verbose_name=_("evidence"))
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="observations", verbose_name=_("capture"))
    claim_revision = models.PositiveIntegerField()
    rules_version = models.PositiveIntegerField()
    outcome = models.CharField(_("outcome"), max_length=14, choices=Outcome)
    change = models.CharField(_("change"), max_length=14, choices=Change)
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    observed = models.CharField(_("value seen"), max_length=100, blank=True)
    number = models.DecimalField(null=True, blank=True, max_digits=DIGITS, decimal_places=PLACES)
    upper = models.DecimalField(null=True, blank=True, max_digits=DIGITS, decimal_places=PLACES)
    comparator = models.CharField(max_length=10, choices=Claim.Comparator, blank=True)
    observed_as_of = models.CharField(_("holds for"), max_length=60, blank=True)
    scope = models.TextField(_("scope in the source"), blank=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    passage = models.TextField(_("passage"), blank=True)
    quote_anchored = models.BooleanField(_("the quoted words still stand"), default=False)
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("when"), db_default=Now())

    objects = AppendOnlyQuerySet["Observation"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["evidence", "pk"]
        constraints = [
            # One reading of a capture at a claim revision and rules version: a task that runs twice adds nothing.
            models.UniqueConstraint(
                fields=["evidence", "snapshot", "claim_revision", "rules_version"], name="observation_once"
            ),
            models.CheckConstraint(
                condition=(Q(start__isnull=True) & Q(end__isnull=True)) | Q(end__gt=F("start")),
                name="observation_end_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.observed or '-'}"
