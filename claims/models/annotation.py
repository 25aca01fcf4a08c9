"""Reviewers' notes on a claim or on a passage, with replies. Never public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.article import ArticleVersion
from claims.models.claim import Claim


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def open_questions(self) -> AnnotationQuerySet:
        return self.filter(is_question=True, resolved_at__isnull=True)


class Annotation(models.Model):
    """A note, or a reply to one (`parent`, one level deep). Its words never change; a question can be resolved.

    A note on a passage has its place in one article version: text position and text quote selectors (W3C Web
    Annotation), offsets in code points.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="annotations", verbose_name=_("claim"))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="annotations", verbose_name=_("author")
    )
    text = models.TextField(_("note"))
    version = models.ForeignKey(ArticleVersion, models.PROTECT, null=True, blank=True, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    is_question = models.BooleanField(_("an open question"), default=False)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("resolved by")
    )
    added_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["claim", "added_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="annotation_has_text"),
            models.CheckConstraint(
                condition=Q(version__isnull=True, start__isnull=True, end__isnull=True, exact="")
                | (Q(version__isnull=False, start__isnull=False, end__gt=F("start")) & ~Q(exact="")),
                name="annotation_place_whole",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(is_question=True, resolved_at__isnull=False, resolved_by__isnull=False),
                name="annotation_only_questions_resolved",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(is_question=False, version__isnull=True),
                name="annotation_reply_is_plain",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Mention(models.Model):
    """Somebody named with @ in a note; unread until they looked."""

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["annotation", "user"], name="mention_once")]
        indexes = [models.Index(fields=["user"], name="mention_unread", condition=Q(seen_at__isnull=True))]

    def __str__(self) -> str:
        return f"@{self.user}"
