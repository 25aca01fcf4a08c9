"""What a URL said, and when. Nothing here knows that claims exist."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ledger.append_only import AppendOnly, AppendOnlyQuerySet
from ledger.public_id import LENGTH, new_public_id
from ledger.zones import validate_zone
from sources.models.triggers import CAPTURES_STAY, TOMBSTONE_STAYS, WORDS_FOLLOW


class Publisher(models.Model):
    """Who publishes an article or a source. `zone` is the IANA zone that its "today" is read in."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    site = models.URLField(_("site"), max_length=500, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_zone])

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


LONGEST_LEASE = timedelta(hours=1)


def unleased(now: datetime, longest: timedelta) -> Q:
    """Rows that no worker holds: never leased, or until a moment that is over.

    No lease runs for longer than `longest`: one that seems to was written before the clock was set back, and
    holds nothing.
    """
    return Q(leased_until__isnull=True) | Q(leased_until__lte=now) | Q(leased_until__gt=now + longest)


def _newsroom_clock(now: datetime) -> time:
    return now.astimezone(ZoneInfo(settings.NEWSROOM["zone"])).time()


class HostQuerySet(models.QuerySet["Host"]):
    def rested(self, now: datetime) -> HostQuerySet:
        """Held by no worker, and not asking to be left in peace."""
        return self.filter(unleased(now, LONGEST_LEASE)).filter(
            Q(next_allowed_at__isnull=True) | Q(next_allowed_at__lte=now)
        )

    def free(self, now: datetime) -> HostQuerySet:
        """Rested, and outside of their quiet hours, which may run over midnight."""
        clock = _newsroom_clock(now)
        by_day = Q(quiet_from__lt=F("quiet_until"), quiet_from__lte=clock, quiet_until__gt=clock)
        by_night = Q(quiet_from__gt=F("quiet_until")) & (Q(quiet_from__lte=clock) | Q(quiet_until__gt=clock))
        return self.rested(now).exclude(by_day | by_night)


class Host(models.Model):
    """One server, the unit of politeness: at most one worker visits it at a time, with a delay between requests."""

    key = models.CharField(_("address"), max_length=300, unique=True, help_text=_("scheme://name:port"))
    delay_seconds = models.DecimalField(
        _("delay between requests, seconds"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Empty: the delay of the settings."),
    )
    quiet_from = models.TimeField(
        _("quiet from"),
        null=True,
        blank=True,
        help_text=_("Not visited from this time of day, in the newsroom's zone,"),
    )
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True, help_text=_("until this one."))
    next_allowed_at = models.DateTimeField(_("not before"), null=True, blank=True)
    leased_until = models.DateTimeField(_("in use until"), null=True, blank=True)
    lease = models.UUIDField(_("lease"), null=True, blank=True, editable=False)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | (Q(quiet_from__isnull=False, quiet_until__isnull=False) & ~Q(quiet_from=F("quiet_until"))),
                name="host_quiet_from_and_until",
            )
        ]

    def __str__(self) -> str:
        return self.key

    def is_quiet(self, now: datetime) -> bool:
        """Whether these are its quiet hours, as `HostQuerySet.free` has them."""
        if self.quiet_from is None or self.quiet_until is None:
            return False
        clock = _newsroom_clock(now)
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until

    @property
    def delay(self) -> float:
        """Seconds between requests: never less than the settings say."""
        return max(settings.FETCH_HOST_DELAY_SECONDS, float(self.delay_seconds or 0))


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> SourceQuerySet:
        return self.filter(next_check_at__lte=now)

    def failing(self) -> SourceQuerySet:
        return self.exclude(health__in=[Source.Health.OK, Source.Health.NEW])


class Source(models.Model):
    """A URL that claims rest on. `next_check_at` is the schedule: null means it is not re-checked."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official body")
        WIRE = "wire", _("news agency")
        NEWS = "news", _("news outlet")
        RESEARCH = "research", _("research")
        REFERENCE = "reference", _("reference work")
        OTHER = "other", _("other")

    class Health(models.TextChoices):
        NEW = "new", _("not fetched yet")
        OK = "ok", _("answers")
        UNREACHABLE = "unreachable", _("unreachable")
        BLOCKED = "blocked", _("blocks us")
        GONE = "gone", _("gone")
        REFUSED = "refused", _("refused by our rules")
        UNREADABLE = "unreadable", _("cannot be read")

    public_id = models.CharField(max_length=LENGTH, default=new_public_id, editable=False)
    url = models.URLField(_("address"), max_length=2000)
    host = models.ForeignKey(
        Host, models.PROTECT, related_name="sources", verbose_name=_("host"), editable=False, db_index=False
    )
    title = models.CharField(_("title"), max_length=500, blank=True)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, related_name="sources", null=True, blank=True, verbose_name=_("publisher")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    primary = models.BooleanField(
        _("primary source"), default=False, help_text=_("It counted or decided the matter itself.")
    )
    interest = models.TextField(_("interest in the matter"), blank=True)
    independence_group = models.SlugField(
        _("independence group"),
        max_length=80,
        blank=True,
        help_text=_("Sources that repeat one agency share a group and count as one."),
    )
    interval_seconds = models.PositiveIntegerField(
        _("seconds between checks"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: shorter after a change of a value, longer while nothing changes."),
    )
    adapted_seconds = models.PositiveIntegerField(_("adapted seconds between checks"), null=True, editable=False)
    next_check_at = models.DateTimeField(_("next check"), null=True, blank=True)
    leased_until = models.DateTimeField(_("being checked until"), null=True, blank=True, editable=False)

    etag = models.CharField(max_length=1000, blank=True, editable=False)
    last_modified = models.CharField(max_length=200, blank=True, editable=False)
    health = models.CharField(_("health"), max_length=12, choices=Health, default=Health.NEW, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, blank=True, editable=False)
    gone_since = models.DateTimeField(_("gone since"), null=True, blank=True, editable=False)
    last_checked_at = models.DateTimeField(_("last checked"), null=True, blank=True, editable=False)
    last_changed_at = models.DateTimeField(_("last changed"), null=True, blank=True, editable=False)
    moved_to = models.URLField(_("moved to"), max_length=2000, blank=True, editable=False)
    canonical_url = models.URLField(
        _("the page's own address"),
        max_length=2000,
        blank=True,
        editable=False,
        help_text=_("As the page itself gives it, where that is another."),
    )
    latest_snapshot = models.ForeignKey(
        "Snapshot",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        db_index=False,
        verbose_name=_("latest capture"),
    )
    unchanged_run = models.ForeignKey(
        "Check",
        models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
        db_index=False,
        help_text=_("The check to which the next one that finds nothing new is added."),
    )
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-added_at"]
        # A check writes to every index of its row, thousands of times a second: there is none that no query needs. What
        # is due is looked up by host; an index by date alone would be read through what was checked a moment ago.
        indexes = [
            models.Index(
                fields=["host", "next_check_at"],
                name="source_host_due",
                condition=Q(next_check_at__isnull=False),
            ),
            # Counted on every page of the desk. Sources that answer are not in it, and cost it nothing.
            models.Index(fields=["failing_since", "id"], name="source_failing", condition=~Q(health__in=["ok", "new"])),
        ]
        constraints = [
            models.UniqueConstraint(fields=["public_id"], name="source_public_id"),
            models.UniqueConstraint(fields=["url"], name="source_url"),
        ]
        triggers = [WORDS_FOLLOW]

    def __str__(self) -> str:
        return self.title or self.url

    @property
    def interval(self) -> int:
        """Seconds between checks: as a person fixed them, or as they adapted, or those of the settings."""
        return self.interval_seconds or self.adapted_seconds or settings.CHECK_INTERVAL_SECONDS


class Blob(models.Model):
    """Captured bytes by their SHA-256, and the text read from them. Shared by every capture that saw the same bytes.

    `location` names the compressed bytes in the `captures` storage. Once purged, it is empty like text and title, and
    the row is the tombstone: hash, size, dates, and for what, when, by whom (null: the system) and why it was purged.
    """

    class PurgedFor(models.TextChoices):
        RETENTION = "retention", _("nothing rested on it any more")
        TAKEDOWN = "takedown", _("taken down for legal reasons")

    sha256 = models.CharField(max_length=64, primary_key=True, editable=False)
    size = models.PositiveBigIntegerField(_("bytes"), editable=False)
    media_type = models.CharField(_("media type"), max_length=200, editable=False)
    location = models.CharField(max_length=300, editable=False)
    text = models.TextField(_("readable text"), blank=True, editable=False)
    title = models.CharField(max_length=500, blank=True, editable=False)
    language = models.CharField(
        _("language"), max_length=35, blank=True, editable=False, help_text=_("As the page declares it, BCP 47.")
    )
    problem = models.TextField(_("why it cannot be read"), blank=True, editable=False)
    kept_at = models.DateTimeField(db_default=Now(), editable=False)
    purged_for = models.CharField(_("purged"), max_length=10, choices=PurgedFor, blank=True, editable=False)
    purged_at = models.DateTimeField(_("purged at"), null=True, editable=False)
    purged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("purged by"),
    )
    purge_reason = models.TextField(_("why it was purged"), blank=True, editable=False)

    class Meta:
        verbose_name = _("captured file")
        verbose_name_plural = _("captured files")
        permissions = [
            ("hold_blob", "Can put captures on legal hold and lift it"),
            ("take_down_blob", "Can ask for the takedown of captures, and decide what another asked for"),
        ]
        indexes = [models.Index(fields=["kept_at"], name="blob_kept", condition=Q(purged_for=""))]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="blob_sha256_hex"),
            models.CheckConstraint(
                condition=Q(purged_for="", purged_at__isnull=True, purged_by__isnull=True, purge_reason="")
                & ~Q(location="")
                | ~Q(purged_for="") & Q(purged_at__isnull=False, location="", text="", title="") & ~Q(purge_reason=""),
                name="blob_whole_or_purged",
            ),
        ]
        triggers = [CAPTURES_STAY, TOMBSTONE_STAYS]

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def may_come_back(self) -> bool:
        """Purged because nothing rested on it: if it is said again, it is kept again."""
        return self.purged_for == Blob.PurgedFor.RETENTION

    @property
    def is_taken_down(self) -> bool:
        return self.purged_for == Blob.PurgedFor.TAKEDOWN


class Snapshot(AppendOnly):
    """What a source said at a moment: kept when the content differs from the capture before."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="snapshots", verbose_name=_("source"))
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="snapshots", verbose_name=_("captured file"))
    fetched_at = models.DateTimeField(_("captured"))
    final_url = models.URLField(_("address it came from"), max_length=2000)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    headers = models.JSONField(_("HTTP headers"), default=dict, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )

    objects = AppendOnlyQuerySet["Snapshot"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        permissions = [
            ("export_snapshot", "Can export captures as WARC files"),
            ("attach_snapshot", "Can attach a saved copy of a page to a source"),
        ]
        ordering = ["-fetched_at", "-pk"]
        indexes = [
            models.Index(fields=["source", "-fetched_at"], name="snapshot_source_at"),
            models.Index(fields=["-fetched_at", "-id"], name="snapshot_at"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.fetched_at:%Y-%m-%d %H:%M} UTC"


class Check(models.Model):
    """What came of fetching. Runs of `unchanged` are one row with a count; everything else is a row each."""

    class Outcome(models.TextChoices):
        UNCHANGED = "unchanged", _("unchanged")
        CHANGED = "changed", _("changed")
        MOVED = "moved", _("moved")
        GONE = "gone", _("gone")
        BLOCKED = "blocked", _("blocked")
        UNREACHABLE = "unreachable", _("unreachable")
        REFUSED = "refused", _("refused")

    source = models.ForeignKey(Source, models.PROTECT, related_name="checks", verbose_name=_("source"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    reason = models.CharField(_("code"), max_length=60, blank=True)
    message = models.TextField(_("what happened"), blank=True)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    first_at = models.DateTimeField(_("first"))
    last_at = models.DateTimeField(_("last"))
    count = models.PositiveIntegerField(_("times"), default=1)
    snapshot = models.ForeignKey(
        Snapshot, models.PROTECT, null=True, blank=True, related_name="checks", verbose_name=_("capture")
    )

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["-last_at", "-pk"]
        indexes = [models.Index(fields=["source", "-last_at"], name="check_source_at")]
        constraints = [
            models.CheckConstraint(condition=Q(last_at__gte=F("first_at")), name="check_last_not_before_first"),
            models.CheckConstraint(condition=Q(count__gte=1), name="check_count_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.last_at:%Y-%m-%d %H:%M}"


class Arrival(models.Model):
    """New bytes of a source that nobody has read yet: they lie in the `captures` storage at `location`.

    Written by the fetch, taken away by the reading, which makes a capture of them or finds that nothing changed.
    `readings` counts the times that a worker began to read them, so that a page at which workers die is not read for
    ever; a worker that died gives them up at `leased_until`.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="arrivals", verbose_name=_("source"))
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    location = models.CharField(max_length=300)
    media_type = models.CharField(_("media type"), max_length=200, blank=True)
    charset = models.CharField(max_length=40, blank=True)
    fetched_at = models.DateTimeField(_("fetched"))
    final_url = models.URLField(_("address it came from"), max_length=2000)
    status = models.PositiveSmallIntegerField(_("HTTP status"))
    headers = models.JSONField(_("HTTP headers"), default=dict)
    moved = models.BooleanField(_("from a new address"), default=False)
    leased_until = models.DateTimeField(_("being read until"), null=True)
    readings = models.PositiveSmallIntegerField(_("readings begun"), default=0)

    class Meta:
        verbose_name = _("page to be read")
        verbose_name_plural = _("pages to be read")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="arrival_sha256_hex"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.fetched_at:%Y-%m-%d %H:%M} UTC"
