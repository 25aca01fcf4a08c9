"""Where a claim stands in a text."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.models.article import ArticleVersion
from claims.models.claim import Claim

OFFSETS_IN_TEXT = pgtrigger.Trigger(
    name="offsets_in_text",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    declare=[("text_length", "INTEGER")],
    func="""
        SELECT length INTO text_length FROM claims_articleversion WHERE id = NEW.version_id;
        IF NEW.sentence_end > text_length OR NEW."end" > text_length THEN
            RAISE EXCEPTION 'Offsets %-% lie beyond the text, which has % characters.',
                NEW.start, NEW."end", text_length USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


class Occurrence(models.Model):
    """A claim's place in one article version: text position and text quote selectors (W3C Web Annotation).

    All offsets are code points of the version's text. `value_start` and `value_end` frame the value's own words.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="occurrences")
    version = models.ForeignKey(ArticleVersion, models.PROTECT, related_name="occurrences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    value_start = models.PositiveIntegerField(null=True, blank=True)
    value_end = models.PositiveIntegerField(null=True, blank=True)
    location = models.CharField(_("place in the article"), max_length=10, default="body")

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["version", "start", "end"]
        indexes = [models.Index(fields=["version", "start"], name="occurrence_version_start")]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="occurrence_end_after_start"),
            models.CheckConstraint(
                condition=Q(sentence_start__lte=F("start")) & Q(sentence_end__gte=F("end")),
                name="occurrence_inside_sentence",
            ),
            models.CheckConstraint(
                condition=(Q(value_start__isnull=True) & Q(value_end__isnull=True))
                | (
                    Q(value_start__gte=F("sentence_start"))
                    & Q(value_end__lte=F("sentence_end"))
                    & Q(value_end__gt=F("value_start"))
                ),
                name="occurrence_value_inside_sentence",
            ),
        ]
        triggers = [OFFSETS_IN_TEXT]

    def __str__(self) -> str:
        return f"{self.exact} ({self.start}-{self.end})"
