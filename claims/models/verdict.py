"""A person's judgement of a claim: the draft that is edited, and the verdict that is never changed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.assessment.wording import date_words
from claims.models.claim import Claim
from claims.models.evidence import Evidence
from claims.models.observation import Observation
from claims.models.rating import Rating
from ledger.append_only import AppendOnly, AppendOnlyQuerySet
from ledger.public_id import LENGTH, new_public_id
from sources.models import Snapshot


class VerdictWords(models.Model):
    """What a draft and a verdict have in common."""

    class Tests(models.TextChoices):
        WHAT_WAS_SAID = "what_was_said", _("what was said")
        THAT_IT_WAS_SAID = "that_it_was_said", _("that it was said")

    class Currency(models.TextChoices):
        CURRENT = "current", _("current")
        SUPERSEDED = "superseded", _("superseded by a later figure")
        REVISED = "revised", _("revised by the source for the same date")
        SOURCE_WITHDRAWN = "source_withdrawn", _("withdrawn by the source")
        UNKNOWN = "unknown", _("not known")

    class UnprovenReason(models.TextChoices):
        NO_EVIDENCE = "no_evidence", _("no evidence was found")
        SOURCES_CONFLICT = "sources_conflict", _("sources conflict")
        SINGLE_INTERESTED_SOURCE = "single_interested_source", _("a single interested source")

    tests = models.CharField(_("tests"), max_length=20, choices=Tests, default=Tests.WHAT_WAS_SAID)
    unproven_reason = models.CharField(_("unproven because"), max_length=30, choices=UnprovenReason, blank=True)
    currency = models.CharField(_("currency"), max_length=20, choices=Currency, default=Currency.CURRENT)
    as_of = models.CharField(
        _("as of"), max_length=60, blank=True, help_text=_("The date the verdict is about, such as 2020-02-02.")
    )
    rationale = models.TextField(_("rationale"), blank=True, help_text=_("For readers: why, in plain words."))
    sources_exception = models.TextField(
        _("why these sources are enough"),
        blank=True,
        help_text=_("Where it rests on no evidence, or not on two independent sources with a primary one among them."),
    )
    stance_exception = models.TextField(
        _("why this rating, against the evidence"),
        blank=True,
        help_text=_("Where the rating and what the sources say are at odds."),
    )
    reuses = models.ForeignKey(
        "claims.Verdict", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("takes over")
    )
    without_claim_review = models.BooleanField(
        _("without ClaimReview"),
        default=False,
        db_default=False,
        help_text=_("On: no ClaimReview is given for it, though somebody else made the claim."),
    )

    class Meta:
        abstract = True

    @property
    def as_of_words(self) -> str:
        """'2 February 2020'; empty where no date is given yet."""
        return date_words(self.as_of) if self.as_of else ""

    def words(self) -> dict[str, Any]:
        """What they have in common, by field."""
        return {field.name: getattr(self, field.name) for field in VerdictWords._meta.get_fields()}


class VerdictDraft(VerdictWords):
    """A verdict in the making: one to a claim, edited until it is published."""

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="draft", verbose_name=_("claim"))
    rating = models.ForeignKey(
        Rating, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("rating")
    )
    internal_note = models.TextField(_("internal note"), blank=True, help_text=_("Never published."))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts", verbose_name=_("author")
    )
    updated_at = models.DateTimeField(_("saved"), auto_now=True)

    class Meta:
        verbose_name = _("verdict draft")
        verbose_name_plural = _("verdict drafts")

    def __str__(self) -> str:
        return f"{self.claim}: {self.rating or '-'}"


class Verdict(VerdictWords, AppendOnly):
    """A judgement as it was given: inserted whole, never changed. A new one supersedes it.

    It keeps its own copy of the claim's words and value, and `VerdictBasis` rows name the captures it rests on.
    """

    public_id = models.CharField(max_length=LENGTH, default=new_public_id, unique=True)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="verdicts", verbose_name=_("claim"))
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name=_("supersedes")
    )
    rating = models.ForeignKey(Rating, models.PROTECT, related_name="verdicts", verbose_name=_("rating"))
    language = models.CharField(_("language"), max_length=35, default="en")
    claim_words = models.TextField(_("claim's words"))
    claim_value = models.JSONField(_("claim's value"), null=True, blank=True)
    claim_revision = models.PositiveIntegerField()
    internal_note = models.TextField(_("internal note"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="verdicts", verbose_name=_("author")
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verdicts_approved",
        verbose_name=_("approved by"),
    )
    decided_at = models.DateTimeField(_("decided"), db_default=Now())

    objects = AppendOnlyQuerySet["Verdict"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-decided_at", "-pk"]
        indexes = [
            models.Index(fields=["claim", "-decided_at"], name="verdict_claim_decided"),
            models.Index(fields=["decided_at"], name="verdict_decided"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(rationale=""), name="verdict_has_rationale"),
            models.CheckConstraint(condition=~Q(as_of=""), name="verdict_has_as_of"),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(supersedes__isnull=True), name="verdict_first_once_per_claim"
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")), name="verdict_not_its_own_heir"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating}: {self.claim_words[:80]}"


class VerdictBasis(AppendOnly):
    """One piece of evidence as it stood when a verdict was given, pinned to its capture."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="basis")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="+")
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, blank=True, related_name="+")
    stance = models.CharField(max_length=10, choices=Evidence.Stance)
    quote = models.TextField(blank=True)

    objects = AppendOnlyQuerySet["VerdictBasis"].as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("basis of a verdict")
        verbose_name_plural = _("bases of verdicts")
        constraints = [models.UniqueConstraint(fields=["verdict", "evidence"], name="verdict_basis_once")]

    def __str__(self) -> str:
        return f"{self.verdict_id}: {self.evidence_id}"
