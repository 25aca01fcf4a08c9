"""Where a claim stands in a text."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.extraction import ExtractedClaim
from claims.models.article import ArticleVersion
from claims.models.claim import Claim

CONTEXT = 32
"""Characters of prefix and suffix kept with a quote or an occurrence (W3C text quote selector)."""

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


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def at_home(self) -> OccurrenceQuerySet:
        """Those in the claim's own article: after a merge it may stand in others too."""
        return self.filter(version__article=F("claim__article"))


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

    objects = OccurrenceQuerySet.as_manager()

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

    @classmethod
    def of(cls, claim: Claim, version: ArticleVersion, found: ExtractedClaim) -> Self:
        """The place in `version` where an extractor found the claim; not written yet."""
        sentence_start = _sentence_start(version.text, found)
        return cls(
            claim=claim,
            version=version,
            sentence_start=sentence_start,
            sentence_end=sentence_start + len(found.sentence),
            value_start=found.value.start if found.value else None,
            value_end=found.value.end if found.value else None,
            location=str(found.location),
            **selectors(version.text, found.start, found.end),
        )

    def moved_to(self, version: ArticleVersion, by: int) -> Self:
        """The same words in another text, `by` characters further on; not written yet."""
        return type(self)(
            claim_id=self.claim_id,
            version=version,
            sentence_start=self.sentence_start + by,
            sentence_end=self.sentence_end + by,
            value_start=None if self.value_start is None else self.value_start + by,
            value_end=None if self.value_end is None else self.value_end + by,
            location=self.location,
            **selectors(version.text, self.start + by, self.end + by),
        )


def selectors(text: str, start: int, end: int) -> dict[str, Any]:
    """The text position and text quote selectors of a passage."""
    return {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def _sentence_start(text: str, found: ExtractedClaim) -> int:
    """The sentence that holds the claim: the last place it begins at or before the claim."""
    at = text.rfind(found.sentence, 0, found.start + len(found.sentence))
    while at > found.start:
        at = text.rfind(found.sentence, 0, at + len(found.sentence) - 1)
    return at if at >= 0 else found.start
