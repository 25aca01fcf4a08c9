"""What the public may see of a claim: one row, written at publication, that serves page, API, feed and export."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.article import Article
from claims.models.claim import DIGITS, PLACES, Claim
from claims.models.verdict import Verdict
from ledger.public_id import LENGTH

RANKED = 1000


class PublicClaimQuerySet(models.QuerySet["PublicClaim"]):
    def visible(self, now: datetime | None = None) -> Self:
        """Published, not held, and past every embargo: the only rows that a page, the API or an export may show."""
        return self.filter(state=PublicClaim.State.PUBLISHED, visible_from__lte=now or timezone.now())

    def readable(self, now: datetime | None = None) -> Self:
        """Visible rows, and those of claims merged into one that is visible: `heir` is the public id of that one."""
        now = now or timezone.now()
        heirs = PublicClaim.objects.visible(now).filter(claim__aliases__public_id=OuterRef("public_id"))
        is_merged = Q(state=PublicClaim.State.MERGED, visible_from__lte=now, heir__isnull=False)
        is_visible = Q(state=PublicClaim.State.PUBLISHED, visible_from__lte=now)
        return self.annotate(heir=Subquery(heirs.values("public_id")[:1])).filter(is_visible | is_merged)

    def claim_reviewed(self) -> Self:
        """Rows that a ClaimReview is given for; `PublicClaim.has_claim_review` says the same of one."""
        ours = _own_names()
        return (
            self.filter(without_claim_review=False)
            .alias(publisher_lower=Lower("publisher"), claimant_lower=Lower("claimant"))
            .exclude(publisher_lower__in=ours)
            .exclude(claimant_lower__in=ours)
            .exclude(publisher="", claimant="")
        )

    def matching(self, words: str) -> Self:
        """Rows that hold these words, written as for a search engine: "a phrase", one or another, -without."""
        return self.filter(search=_query(words))

    def best_matching(self, words: str) -> Self:
        """The newest RANKED rows that match, best first: ranking every match of a common word takes too long."""
        newest = self.matching(words).order_by("-published_at", "pk").values("pk")[:RANKED]
        return self.filter(pk__in=newest).order_by(SearchRank(F("search"), _query(words)).desc(), "-published_at", "pk")

    def with_review(self) -> Self:
        """Adds how the claim itself stands: whether a person looks at it again, and where it was merged."""
        return self.annotate(
            claim_status=F("claim__status"),
            in_review_since=F("claim__taken_at"),
            merged_public_id=F("claim__merged_into__public_id"),
        )


def _own_names() -> list[str]:
    return [name.lower() for name in settings.OWN_NAMES]


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config="english", search_type="websearch")


class PublicClaim(models.Model):
    """The read model. `document` holds what a page shows beyond the columns: evidence, history, corrections.

    Columns serve filters, ordering and exports. `state` other than published keeps the row and its address, so that a
    withdrawn or hidden claim can say so, and a merged one leads to its heir; `changed_at` is the validator for caches.
    `seen_verdicts` is noted before every change, so that what readers never saw (under an embargo, say) is no part of
    the public history.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", _("published")
        HELD = "held", _("held")
        HIDDEN = "hidden", _("hidden")
        WITHDRAWN = "withdrawn", _("withdrawn")
        MERGED = "merged", _("merged into another")

    claim = models.OneToOneField(Claim, models.PROTECT, primary_key=True, related_name="public")
    public_id = models.CharField(max_length=LENGTH, unique=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="public_claims")
    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="+")
    verdict_state = models.CharField(max_length=10, choices=State, help_text=_("By the acts on the verdict alone."))
    state = models.CharField(max_length=10, choices=State, help_text=_("With the article's legal hold."))
    visible_from = models.DateTimeField()
    published_at = models.DateTimeField(help_text=_("When the current verdict was published."))
    first_published_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    words = models.TextField()
    sentence = models.TextField()
    kind = models.CharField(max_length=16, choices=Claim.Kind)
    language = models.CharField(max_length=35)
    value = models.JSONField(null=True)
    number = models.DecimalField(null=True, max_digits=DIGITS, decimal_places=PLACES)
    upper = models.DecimalField(null=True, max_digits=DIGITS, decimal_places=PLACES)
    comparator = models.CharField(max_length=10, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    place = models.TextField(blank=True)
    subject = models.TextField(blank=True)
    claimant = models.TextField(blank=True)
    position = models.PositiveIntegerField(help_text=_("Offset in the article, for its order there."))

    verdict_public_id = models.CharField(max_length=LENGTH)
    rating = models.CharField(max_length=40)
    rating_label = models.CharField(max_length=60)
    rating_number = models.PositiveSmallIntegerField(null=True)
    currency = models.CharField(max_length=20)
    tests = models.CharField(max_length=20)
    unproven_reason = models.CharField(max_length=30, blank=True)
    as_of = models.CharField(max_length=60)
    as_of_from = models.DateField(null=True)
    as_of_to = models.DateField(null=True)
    rationale = models.TextField()
    without_claim_review = models.BooleanField(default=False, db_default=False)

    article_public_id = models.CharField(max_length=LENGTH)
    article_title = models.CharField(max_length=500)
    article_url = models.URLField(max_length=2000, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    article_published_at = models.DateTimeField(null=True)

    document = models.JSONField(default=dict)
    seen_verdicts = ArrayField(
        models.BigIntegerField(), default=list, help_text=_("Verdicts that readers could see at some time.")
    )
    search = models.GeneratedField(
        expression=SearchVector("words", weight="A", config="english")
        + SearchVector("sentence", weight="B", config="english")
        + SearchVector("rationale", weight="C", config="english")
        + SearchVector("article_title", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PublicClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("published claim")
        verbose_name_plural = _("published claims")
        ordering = ["-published_at", "pk"]
        indexes = [
            models.Index(fields=["-published_at", "claim"], name="public_published"),
            models.Index(fields=["article", "position"], name="public_article_position"),
            models.Index(fields=["rating", "-published_at"], name="public_rating"),
            models.Index(fields=["kind", "-published_at"], name="public_kind"),
            models.Index(fields=["-changed_at", "claim"], name="public_changed"),
            models.Index(fields=["-visible_from"], name="public_visible_from"),
            GinIndex(fields=["search"], name="public_search"),
        ]

    def __str__(self) -> str:
        return self.words[:120]

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.public_id])

    @property
    def has_claim_review(self) -> bool:
        """Whether a ClaimReview is given for it: it is switched on, somebody made the claim, and that is not us."""
        makers = {self.publisher.lower(), self.claimant.lower()} - {""}
        return not self.without_claim_review and bool(makers) and makers.isdisjoint(_own_names())
