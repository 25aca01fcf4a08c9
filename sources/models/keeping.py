"""What is decided about the copies that we keep: holds, takedowns, files on their way in and out."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ledger.append_only import AppendOnly, AppendOnlyQuerySet
from sources.models.source import Blob, Snapshot, Source
from sources.models.triggers import HOLDS_WHAT_IS_THERE, NAMED_BEFORE_DECIDED, decided_once


class HoldQuerySet(models.QuerySet["Hold"]):
    def in_force(self) -> HoldQuerySet:
        return self.filter(lifted_at__isnull=True)


class Hold(models.Model):
    """A legal hold on captured bytes: while one is in force they are purged by nobody. Each is lifted on its own."""

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="holds", verbose_name=_("captured file"))
    reason = models.TextField(_("why"))
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("placed by")
    )
    placed_at = models.DateTimeField(_("placed"), db_default=Now())
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("lifted by")
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True)
    lift_reason = models.TextField(_("why it was lifted"), blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold on a capture")
        verbose_name_plural = _("holds on captures")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="hold_has_reason"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True, lift_reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(lift_reason="")),
                name="hold_lifted_by_someone_for_a_reason",
            ),
        ]
        triggers = [
            HOLDS_WHAT_IS_THERE,
            decided_once(("id", "blob_id", "reason", "placed_by_id", "placed_at"), "lifted_at"),
        ]

    def __str__(self) -> str:
        return f"{self.blob}: {self.reason[:60]}"


class TakedownQuerySet(models.QuerySet["Takedown"]):
    def waiting(self) -> TakedownQuerySet:
        return self.filter(outcome=Takedown.Outcome.WAITING)


class Takedown(models.Model):
    """A request to remove captured bytes for good, and what a second person decided of it."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waits for a second person")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")

    blobs = models.ManyToManyField(Blob, through="TakedownBlob", related_name="takedowns")
    reason = models.TextField(_("why"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    note = models.TextField(_("note of the decision"), blank=True)

    objects = TakedownQuerySet.as_manager()

    class Meta:
        verbose_name = _("takedown")
        verbose_name_plural = _("takedowns")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="takedown_has_reason"),
            models.CheckConstraint(
                condition=Q(outcome="waiting", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(outcome="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="takedown_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")), name="takedown_by_two_people"
            ),
        ]
        triggers = [decided_once(("id", "reason", "asked_by_id", "asked_at"), "decided_at")]

    def __str__(self) -> str:
        return f"{self.pk}: {self.reason[:60]}"


class TakedownBlob(AppendOnly):
    """One of the files that a takedown names, as they were when it was asked for."""

    takedown = models.ForeignKey(Takedown, models.PROTECT, related_name="named")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet["TakedownBlob"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("file of a takedown")
        verbose_name_plural = _("files of takedowns")
        constraints = [models.UniqueConstraint(fields=["takedown", "blob"], name="takedown_names_a_blob_once")]
        triggers = [*AppendOnly.Meta.triggers, NAMED_BEFORE_DECIDED]

    def __str__(self) -> str:
        return f"{self.takedown_id}: {self.blob_id[:12]}"


class Deletion(models.Model):
    """A file that the store has to delete from `since` on: its capture is purged, or no row came to name it in time.

    The row goes with the file.
    """

    location = models.CharField(max_length=300, unique=True)
    sha256 = models.CharField(max_length=64, default="", db_index=True)
    since = models.DateTimeField(db_default=Now())
    tries = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        verbose_name = _("file to be deleted")
        verbose_name_plural = _("files to be deleted")
        ordering = ["tries", "pk"]

    def __str__(self) -> str:
        return self.location


class UploadQuerySet(models.QuerySet["Upload"]):
    def unread(self) -> UploadQuerySet:
        return self.filter(read_at__isnull=True)

    def telling(self) -> UploadQuerySet:
        """Of use to whoever looks at the source: not read yet, or not kept, in the last week. Newest first."""
        lately = Q(read_at__gt=timezone.now() - timedelta(days=7))
        waits = Q(read_at__isnull=True)
        return self.filter(waits | ~Q(problem="") & lately).select_related("uploaded_by").order_by("-pk")


class Upload(models.Model):
    """A saved page or PDF that a person attached to a source, from its coming in to its capture.

    The bytes lie in the `captures` storage at `location` until a worker has read them; afterwards they are the
    capture's, or there was a `problem` and they are gone. `readings` and `leased_until` as with an `Arrival`.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="uploads", verbose_name=_("source"))
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    location = models.CharField(max_length=300)
    media_type = models.CharField(_("media type"), max_length=200)
    saved_at = models.DateTimeField(_("saved"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("attached by")
    )
    uploaded_at = models.DateTimeField(_("attached"), db_default=Now())
    leased_until = models.DateTimeField(null=True)
    readings = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(_("read"), null=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="+", verbose_name=_("capture"))
    problem = models.TextField(_("why it was not kept"), blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="upload_sha256_hex"),
        ]
        indexes = [models.Index(fields=["id"], name="upload_unread", condition=Q(read_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.name} ({self.source})"
