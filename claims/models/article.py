"""A published text under check, and its versions."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ledger.append_only import AppendOnly, AppendOnlyQuerySet
from ledger.folding import query, vector
from ledger.public_id import LENGTH, new_public_id
from sources.models import Publisher

SEARCHED = 200_000
"""Characters of an article's text that a search looks through."""

NAMES = ("title", "author", "url")
NAMES_SEARCHED = 2000


class ArticleQuerySet(models.QuerySet["Article"]):
    def saying(self, words: str) -> ArticleQuerySet:
        """Those whose title, author or address match a search for `words`."""
        return self.alias(found_in=vector(*NAMES, length=NAMES_SEARCHED)).filter(found_in=query(words))

    def waiting_to_be_split(self) -> ArticleQuerySet:
        """Articles whose newest text has no claims yet, though it could have."""
        return self.filter(splitting_problem="", current_version__isnull=False).exclude(
            split_version=F("current_version")
        )


class Article(models.Model):
    """One published text. What was published when stands both as an instant and as the local date of the publisher."""

    public_id = models.CharField(max_length=LENGTH, default=new_public_id, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=500)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("publisher")
    )
    author = models.CharField(_("author"), max_length=300, blank=True)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=35, default="en", help_text=_("BCP 47, such as en or en-GB"))
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_date = models.DateField(
        _("published on"), null=True, blank=True, help_text=_("The local date of the publisher.")
    )
    current_version = models.ForeignKey(
        "ArticleVersion", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    split_version = models.ForeignKey(
        "ArticleVersion", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    splitting_problem = models.TextField(_("why it was not split"), blank=True, editable=False)
    full_text_public = models.BooleanField(
        _("we may publish the full text"), default=False, help_text=_("Off: readers see the sentences of claims only.")
    )
    reach = models.PositiveIntegerField(
        _("readers"), null=True, blank=True, help_text=_("About how many people see it. It moves its claims up.")
    )
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    embargo_until = models.DateTimeField(
        _("embargo until"), null=True, blank=True, help_text=_("Nothing of it is public before.")
    )
    legal_hold = models.BooleanField(
        _("legal hold"), default=False, help_text=_("Nothing of it is public while this stands.")
    )
    legal_hold_reason = models.TextField(_("reason for the hold"), blank=True)
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-added_at", "-pk"]
        indexes = [
            models.Index(fields=["-published_at"], name="article_published"),
            models.Index(fields=["-added_at", "-id"], name="article_added"),
            models.Index(fields=["published_date"], name="article_published_date"),
            GinIndex(vector(*NAMES, length=NAMES_SEARCHED), name="article_search", fastupdate=False),
        ]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="article_url_unique"),
        ]
        permissions = [("ingest_article", "Can take in an article"), ("hold_article", "Can hold or embargo an article")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.public_id])

    def published_when(self) -> date | datetime | None:
        """The publication as extractors take it: in the publisher's zone, so that 'today' is the local day."""
        if self.published_at and self.publisher:
            return self.published_at.astimezone(ZoneInfo(self.publisher.zone))
        return self.published_date


class ArticleVersionQuerySet(AppendOnlyQuerySet["ArticleVersion"]):
    def saying(self, words: str) -> ArticleVersionQuerySet:
        """Those whose text matches a search for `words`."""
        return self.alias(found_in=vector("text", length=SEARCHED)).filter(found_in=query(words))


class ArticleVersion(AppendOnly):
    """The text of an article at a time. Never changed: a changed text is a new version."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("text"))
    sha256 = models.CharField(max_length=64)
    length = models.GeneratedField(expression=Length("text"), output_field=models.IntegerField(), db_persist=True)
    added_at = models.DateTimeField(_("added"), db_default=Now())

    objects = ArticleVersionQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        verbose_name = _("article version")
        verbose_name_plural = _("article versions")
        ordering = ["article", "number"]
        indexes = [
            models.Index(fields=["sha256"], name="article_version_sha256"),
            GinIndex(vector("text", length=SEARCHED), name="article_version_search", fastupdate=False),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_version_number_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="article_version_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"
