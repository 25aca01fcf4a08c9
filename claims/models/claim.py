"""One checkable assertion, with its typed value in columns that can be queried."""

from __future__ import annotations

from datetime import datetime
from typing import Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.models.article import Article
from ledger.folding import folded, query, vector
from ledger.public_id import LENGTH, new_public_id

DIGITS, PLACES = 40, 10
"""Room for any figure of the news: 30 digits before the point and 10 after it."""

DAYS_DIGITS, DAYS_PLACES = 24, 6
"""Room for the age of anything, in days."""

SEARCHED = 5000
"""Characters of a claim's words, and of its sentence, that a search looks through."""

NAMED = 100
"""Characters by which a subject or a place is looked up."""

COMPARED = 300
"""Characters of a claim's words that are compared with those of others."""

# A verdict never changes the claim it is about, so that this side alone needs watching.
VERDICT_IS_ITS_OWN = pgtrigger.Trigger(
    name="verdict_is_its_own",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("current_verdict_id"),  # type: ignore[no-untyped-call]
    condition=pgtrigger.Q(new__current_verdict__isnull=False),
    func="""
        IF NOT EXISTS (SELECT 1 FROM claims_verdict WHERE id = NEW.current_verdict_id AND claim_id = NEW.id) THEN
            RAISE EXCEPTION 'Verdict % is not about claim %.', NEW.current_verdict_id, NEW.id
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def saying(self, words: str) -> Self:
        """Those whose words or sentence match a search for `words`."""
        return self.alias(found_in=vector("words", "sentence", length=SEARCHED)).filter(found_in=query(words))


class Claim(models.Model):
    """What an article asserts. Its content, its verdict and its publication are kept apart.

    `revision` counts changes of content (evidence assessed at an older one is due again); `version` counts every
    change and settles who saved first. A claim makes no work for anyone until a person selects it.
    """

    class Kind(models.TextChoices):
        CASUALTY_COUNT = "casualty_count", _("people affected")
        POPULATION = "population", _("population")
        COUNT = "count", _("count")
        MONEY = "money", _("money")
        PERCENTAGE = "percentage", _("percentage")
        MEASUREMENT = "measurement", _("measurement")
        AGE = "age", _("age")
        DATE = "date", _("date")
        TENURE = "tenure", _("time in office")
        DURATION = "duration", _("duration")
        RANKING = "ranking", _("ranking")
        QUOTATION = "quotation", _("quotation")
        STATEMENT = "statement", _("statement")

    class Status(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        SELECTED = "selected", _("to be checked")
        IN_REVIEW = "in_review", _("in review")
        AWAITING_APPROVAL = "awaiting_approval", _("awaiting approval")
        DECIDED = "decided", _("decided")
        DISMISSED = "dismissed", _("dismissed")
        MERGED = "merged", _("merged")

    class ValueType(models.TextChoices):
        QUANTITY = "quantity", _("quantity")
        DATE = "date", _("date")
        DURATION = "duration", _("duration")
        RANKING = "ranking", _("ranking")
        QUOTATION = "quotation", _("quotation")

    class Comparator(models.TextChoices):
        EXACTLY = "exactly", _("exactly")
        ABOUT = "about", _("about")
        NEARLY = "nearly", _("nearly")
        MORE_THAN = "more_than", _("more than")
        AT_LEAST = "at_least", _("at least")
        LESS_THAN = "less_than", _("less than")
        AT_MOST = "at_most", _("at most")
        BETWEEN = "between", _("between")

    class Modality(models.TextChoices):
        ASSERTED = "asserted", _("asserted")
        ATTRIBUTED = "attributed", _("attributed")
        BELIEVED = "believed", _("believed")
        DENIED = "denied", _("denied")
        PLANNED = "planned", _("planned")
        HYPOTHETICAL = "hypothetical", _("hypothetical")

    class SelectionReason(models.TextChoices):
        REACH = "reach", _("reach: many people will see it")
        HARM = "harm", _("harm: it hurts someone if it is wrong")
        IMPORTANCE = "importance", _("importance: the story rests on it")
        BALANCE = "balance", _("balance: a fair choice of whom we check")

    class DismissalReason(models.TextChoices):
        OPINION = "opinion", _("opinion")
        PREDICTION = "prediction", _("prediction")
        SATIRE = "satire", _("satire")
        NOT_CHECKABLE = "not_checkable", _("cannot be checked")
        NOT_WORTH = "not_worth", _("not worth checking")
        MISREAD = "misread", _("misread: not what the article says")
        DUPLICATE = "duplicate", _("checked elsewhere")

    public_id = models.CharField(max_length=LENGTH, default=new_public_id, unique=True, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="claims", verbose_name=_("article"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    words = models.TextField(_("words"))
    sentence = models.TextField(_("sentence"))
    language = models.CharField(_("language"), max_length=35, default="en")
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.CANDIDATE, editable=False)

    value_type = models.CharField(_("type of value"), max_length=10, choices=ValueType, blank=True)
    value_words = models.TextField(_("the value's own words"), blank=True)
    value_start = models.PositiveIntegerField(
        null=True, blank=True, editable=False, help_text=_("Where the value begins in the words, in characters.")
    )
    number = models.DecimalField(_("number"), null=True, blank=True, max_digits=DIGITS, decimal_places=PLACES)
    upper = models.DecimalField(_("upper bound"), null=True, blank=True, max_digits=DIGITS, decimal_places=PLACES)
    comparator = models.CharField(_("comparator"), max_length=10, choices=Comparator, blank=True)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    vague = models.BooleanField(_("vague"), default=False)
    per = models.CharField(_("per"), max_length=100, blank=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    change = models.JSONField(_("change"), null=True, blank=True)
    edtf = models.CharField(_("date (EDTF)"), max_length=60, blank=True)
    date_from = models.DateField(_("first day"), null=True, blank=True)
    date_to = models.DateField(_("last day"), null=True, blank=True)
    duration = models.CharField(_("duration (ISO 8601)"), max_length=40, blank=True)
    duration_days = models.DecimalField(
        _("duration in days"), max_digits=DAYS_DIGITS, decimal_places=DAYS_PLACES, null=True, blank=True
    )
    since = models.CharField(_("from (EDTF)"), max_length=60, blank=True)
    until = models.CharField(_("to (EDTF)"), max_length=60, blank=True)
    rank = models.IntegerField(_("rank"), null=True, blank=True)
    rank_scope = models.TextField(_("ranked among"), blank=True)
    most_recent = models.BooleanField(_("the most recent"), default=False)
    quote = models.TextField(_("quoted words"), blank=True)
    speaker = models.CharField(_("speaker"), max_length=300, blank=True)

    measure = models.CharField(_("measure"), max_length=60, blank=True)
    place = models.TextField(_("scope"), blank=True, help_text=_("Where the value holds, never shortened."))
    subject = models.TextField(_("subject"), blank=True)
    claimant = models.TextField(_("claimant"), blank=True)
    modality = models.CharField(_("how it is said"), max_length=12, choices=Modality, default=Modality.ASSERTED)
    negated = models.BooleanField(_("negated"), default=False)
    as_of = models.CharField(_("as of (EDTF)"), max_length=60, blank=True)
    event_date = models.CharField(_("date of the event (EDTF)"), max_length=60, blank=True)
    check_worthiness = models.DecimalField(_("check-worthiness"), max_digits=4, decimal_places=3)
    worth_reasons = models.JSONField(_("why worth checking"), default=list, blank=True)
    extractor = models.CharField(_("found by"), max_length=60, default="rules")
    rule = models.CharField(_("rule"), max_length=100, blank=True)
    rules_version = models.PositiveIntegerField(_("version of the rules"), default=0)

    goes_stale_on = models.DateField(
        _("goes stale on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("From this day it cannot be true any more, by the calendar alone."),
    )
    stale_revision = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("The revision that this day was worked out for.")
    )

    matched_revision = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("The revision that was compared with the claims on file.")
    )

    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    selection_reason = models.CharField(_("selected for"), max_length=12, choices=SelectionReason, blank=True)
    dismissal_reason = models.CharField(_("dismissed as"), max_length=16, choices=DismissalReason, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="claims_taken",
        verbose_name=_("taken by"),
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    locked_until = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("Whoever took it had its screen open until shortly before.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
        help_text=_("A person who marked or split it; empty for what an extractor found."),
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    current_verdict = models.ForeignKey(
        "Verdict", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("verdict")
    )
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-check_worthiness", "pk"]
        indexes = [
            # The order of every list, by itself and within what lists are narrowed by most.
            models.Index(fields=["-check_worthiness", "id"], name="claim_worth"),
            models.Index(fields=["status", "-check_worthiness", "id"], name="claim_status_worth"),
            models.Index(fields=["kind", "-check_worthiness", "id"], name="claim_kind_worth"),
            models.Index(fields=["article", "status"], name="claim_article_status"),
            models.Index(fields=["added_at"], name="claim_added"),
            models.Index(fields=["measure", "unit", "number"], name="claim_measure_unit_number"),
            models.Index(fields=["date_from", "date_to"], name="claim_dates"),
            models.Index(fields=["goes_stale_on"], name="claim_goes_stale", condition=Q(goes_stale_on__isnull=False)),
            models.Index(fields=["id"], name="claim_stale_day_due", condition=Q(stale_revision__lt=F("revision"))),
            models.Index(fields=["id"], name="claim_match_due", condition=Q(matched_revision__lt=F("revision"))),
            GinIndex(vector("words", "sentence", length=SEARCHED), name="claim_search", fastupdate=False),
            GinIndex(OpClass(folded("words", COMPARED), "gin_trgm_ops"), name="claim_words_alike"),
            models.Index(
                folded("subject", NAMED),
                F("measure"),
                F("value_type"),
                F("as_of"),
                F("id"),
                name="claim_fact_of_subject",
                condition=~Q(subject="") & ~Q(value_type=""),
            ),
            models.Index(
                folded("place", NAMED),
                F("measure"),
                F("as_of"),
                F("id"),
                name="claim_fact_of_place",
                condition=~Q(place="") & ~Q(measure=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(upper__isnull=True) | Q(upper__gte=F("number")), name="claim_upper_not_below_number"
            ),
            models.CheckConstraint(
                condition=~Q(value_type="quantity") | ~Q(comparator="between") | Q(upper__isnull=False),
                name="claim_between_has_both_bounds",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "candidate",
                        "selected",
                        "in_review",
                        "awaiting_approval",
                        "decided",
                        "dismissed",
                        "merged",
                    ]
                ),
                name="claim_status_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "casualty_count",
                        "population",
                        "count",
                        "money",
                        "percentage",
                        "measurement",
                        "age",
                        "date",
                        "tenure",
                        "duration",
                        "ranking",
                        "quotation",
                        "statement",
                    ]
                ),
                name="claim_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(check_worthiness__gte=0) & Q(check_worthiness__lte=1), name="claim_worth_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(date_from__isnull=True) | Q(date_to__isnull=True) | Q(date_to__gte=F("date_from")),
                name="claim_dates_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(status="merged") & Q(merged_into__isnull=False))
                | (~Q(status="merged") & Q(merged_into__isnull=True)),
                name="claim_merged_names_its_heir",
            ),
            models.CheckConstraint(
                condition=~Q(status="dismissed") | ~Q(dismissal_reason=""), name="claim_dismissed_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(status="decided") | Q(current_verdict__isnull=False), name="claim_decided_has_verdict"
            ),
            models.CheckConstraint(
                condition=Q(value_type="")
                | (Q(value_type="quantity") & Q(number__isnull=False) & ~Q(comparator=""))
                | Q(value_type="date")
                | (Q(value_type="duration") & ~Q(duration=""))
                | (Q(value_type="ranking") & Q(rank__isnull=False))
                | (Q(value_type="quotation") & ~Q(quote="")),
                name="claim_value_fits_its_type",
            ),
        ]
        triggers = [VERDICT_IS_ITS_OWN]
        permissions = [
            ("select_claim", "Can select and dismiss claims"),
            ("review_claim", "Can take claims, add evidence and write verdicts"),
            ("approve_verdict", "Can approve and publish a verdict"),
            ("withdraw_verdict", "Can withdraw or hide a published verdict"),
            ("assign_claim", "Can assign claims to others"),
        ]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 120 else f"{self.words[:117]}..."

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.public_id])

    def is_open_at(self, now: datetime) -> bool:
        """Whether whoever has it had its screen open until shortly before `now`."""
        return self.assignee_id is not None and self.locked_until is not None and self.locked_until > now


class ClaimAlias(models.Model):
    """An old or merged public id that leads to the claim for ever."""

    public_id = models.CharField(max_length=LENGTH, unique=True)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="aliases")
    added_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")

    def __str__(self) -> str:
        return self.public_id
