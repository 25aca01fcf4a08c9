"""The link between a claim and a source that speaks to it."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.assessment.anchor import anchor
from claims.models.claim import Claim
from claims.models.occurrence import CONTEXT
from sources.models import Snapshot, Source

_PLACE = ("source_id", "quoted_snapshot_id", "prefix", "suffix", "start", "end")
# Captures and their text never change, so that this side alone needs watching. Of a purged text nothing can be said.
QUOTE_IN_CAPTURE = pgtrigger.Trigger(
    name="quote_in_capture",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf(*_PLACE),  # type: ignore[no-untyped-call]
    condition=pgtrigger.Q(new__quoted_snapshot__isnull=False),
    declare=[("captured_of", "BIGINT"), ("captured", "TEXT"), ("stored_at", "TEXT")],
    func="""
        SELECT source_id, text, location INTO captured_of, captured, stored_at
            FROM sources_snapshot JOIN sources_blob ON sha256 = blob_id WHERE id = NEW.quoted_snapshot_id;
        IF captured_of <> NEW.source_id THEN
            RAISE EXCEPTION 'Capture % is not of source %.', NEW.quoted_snapshot_id, NEW.source_id
                USING ERRCODE = 'check_violation';
        END IF;
        IF stored_at <> '' AND (
            NEW."end" > length(captured)
            OR substr(captured, NEW.start + 1 - length(NEW.prefix), length(NEW.prefix)) <> NEW.prefix
            OR substr(captured, NEW."end" + 1, length(NEW.suffix)) <> NEW.suffix
        ) THEN
            RAISE EXCEPTION 'Offsets %-% of evidence % do not frame its quote in capture %.',
                NEW.start, NEW."end", NEW.id, NEW.quoted_snapshot_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def live(self) -> EvidenceQuerySet:
        return self.filter(removed_at__isnull=True)

    def behind(self, rules_version: int) -> EvidenceQuerySet:
        """Live evidence of claims under check whose newest capture, content or rules were not assessed yet."""
        return (
            self.live()
            .filter(source__latest_snapshot__isnull=False)
            .exclude(claim__status__in=[Claim.Status.CANDIDATE, Claim.Status.DISMISSED, Claim.Status.MERGED])
            .filter(
                Q(assessed_through__isnull=True)
                | Q(assessed_through__lt=F("source__latest_snapshot"))
                | Q(assessed_claim_revision__lt=F("claim__revision"))
                | Q(assessed_rules_version__lt=rules_version)
            )
        )


class Evidence(models.Model):
    """A source's words on a claim. People move `quoted_snapshot`; the machine moves only its cursor, `assessed_*`.

    `start` and `end` frame `quote` in the readable text of the quoted capture, in code points, and `prefix` and
    `suffix` are the text on either side; without a place there, what was on either side in the capture before.
    """

    class Stance(models.TextChoices):
        SUPPORTS = "supports", _("supports the claim")
        UNDERMINES = "undermines", _("undermines the claim")
        CONTEXT = "context", _("context")

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence", verbose_name=_("claim"))
    source = models.ForeignKey(Source, models.PROTECT, related_name="evidence", verbose_name=_("source"))
    stance = models.CharField(_("stance"), max_length=10, choices=Stance, default=Stance.SUPPORTS)
    quote = models.TextField(_("quoted words"), blank=True)
    prefix = models.CharField(max_length=64, blank=True, editable=False)
    suffix = models.CharField(max_length=64, blank=True, editable=False)
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    note = models.TextField(_("note"), blank=True)
    quoted_snapshot = models.ForeignKey(
        Snapshot,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("quoted capture"),
    )
    assessed_through = models.ForeignKey(
        Snapshot, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    assessed_claim_revision = models.PositiveIntegerField(default=0, editable=False)
    assessed_rules_version = models.PositiveIntegerField(default=0, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["claim", "added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "source"],
                condition=Q(removed_at__isnull=True),
                name="evidence_once_per_claim_and_source",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(quoted_snapshot__isnull=False, start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="evidence_place_in_a_capture",
            ),
        ]
        triggers = [QUOTE_IN_CAPTURE]

    def __str__(self) -> str:
        return f"{self.get_stance_display()}: {self.source}"

    def pin(self, snapshot: Snapshot | None) -> None:
        """Bind to a capture and find the quote there; without a capture there is nothing to bind yet."""
        if snapshot is None:
            return
        text = snapshot.blob.text
        found = anchor(text, self.quote, self.prefix, self.suffix) if self.quote else None
        self.quoted_snapshot = snapshot
        self.start, self.end = found or (None, None)
        if found:
            self.prefix = text[max(0, found[0] - CONTEXT) : found[0]]
            self.suffix = text[found[1] : found[1] + CONTEXT]
