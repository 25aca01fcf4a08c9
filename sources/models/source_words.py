"""What a source can be searched by: kept beside it, so that a check does not pay for an index of words."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ledger.folding import query, vector
from sources.models.source import Source

LONGEST = 4000
"""Characters of title and address that are searched."""


class SourceWordsQuerySet(models.QuerySet["SourceWords"]):
    def saying(self, words: str) -> SourceWordsQuerySet:
        """Those that match a search for `words`."""
        return self.alias(found_in=vector("words", length=LONGEST)).filter(found_in=query(words))


class SourceWords(models.Model):
    """Title and address of a source, written by the database whenever one of them changes."""

    source = models.OneToOneField(Source, models.CASCADE, primary_key=True, related_name="search_words")
    words = models.TextField()

    objects = SourceWordsQuerySet.as_manager()

    class Meta:
        verbose_name = "words of a source"
        verbose_name_plural = "words of sources"
        indexes = [GinIndex(vector("words", length=LONGEST), name="source_words_search", fastupdate=False)]

    def __str__(self) -> str:
        return self.words[:80]
