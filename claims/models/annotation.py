"""Reviewers' notes on a claim or on a passage, with replies. Never public."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from claims.models.article import ArticleVersion
from claims.models.claim import Claim
from ledger.models import User

# Compared as a whole, so that a column added later is kept too. The claim changes where one is merged into another.
WORDS_STAY = pgtrigger.Trigger(
    name="words_stay",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF TG_OP = 'DELETE' OR to_jsonb(NEW) - ARRAY['claim_id', 'resolved_at', 'resolved_by_id']
            IS DISTINCT FROM to_jsonb(OLD) - ARRAY['claim_id', 'resolved_at', 'resolved_by_id']
        THEN
            RAISE EXCEPTION 'Note % stays as it was written.', OLD.id USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    """,
)

ALL_STAY = pgtrigger.Trigger(
    name="all_stay",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    func="RAISE EXCEPTION 'Notes stay as they were written.' USING ERRCODE = 'integrity_constraint_violation';",
)

# Texts never change, so that the note's side alone needs watching, and that once.
PASSAGE_IN_TEXT = pgtrigger.Trigger(
    name="passage_in_text",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    condition=pgtrigger.Q(new__version__isnull=False),
    func="""
        IF NOT EXISTS (
            SELECT FROM claims_articleversion
                WHERE id = NEW.version_id AND substr(text, NEW.start + 1, NEW."end" - NEW.start) = NEW.exact
        ) THEN
            RAISE EXCEPTION 'Offsets %-% do not frame the words of the note in version %.',
                NEW.start, NEW."end", NEW.version_id USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def open_questions(self) -> AnnotationQuerySet:
        return self.filter(is_question=True, resolved_at__isnull=True)

    def on_passages(self, version: ArticleVersion, start: int, end: int) -> AnnotationQuerySet:
        """Notes on a passage that stands, in part at least, between these offsets of the text."""
        return self.filter(version=version, start__lt=end, end__gt=start)


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
        triggers = [WORDS_STAY, ALL_STAY, PASSAGE_IN_TEXT]

    def __str__(self) -> str:
        return self.text[:80]


class MentionQuerySet(models.QuerySet["Mention"]):
    def unread(self, user: User) -> MentionQuerySet:
        """What this person was told in notes and did not look at yet, newest first."""
        return self.filter(user=user, seen_at__isnull=True).order_by("-pk")


class Mention(models.Model):
    """Somebody named with @ in a note, or who wrote in the thread that it answers; unread until they looked."""

    annotation = models.ForeignKey(Annotation, models.PROTECT, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["annotation", "user"], name="mention_once")]
        indexes = [models.Index(fields=["user"], name="mention_unread", condition=Q(seen_at__isnull=True))]

    def __str__(self) -> str:
        return f"@{self.user}"
