"""How words are folded for search: without accents and case, and by their English stems.

The function `desk_fold` and the text search configuration `desk` are made by a migration of this app. Text is cut
before it is indexed, since PostgreSQL refuses to index what is too long.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Func, TextField
from django.db.models.functions import Left

CONFIG = "desk"


class Fold(Func):
    """A text in lower case and without accents: 'São Tomé' and 'sao tome' are one."""

    function = "desk_fold"
    output_field = TextField()


def folded(text: Any, length: int) -> Left:
    """The beginning of a folded text, as it stands in an index. `text` is a field's name or an expression."""
    return Left(Fold(text), length)


def vector(*fields: str, length: int) -> SearchVector:
    """What of each field can be searched for: its first `length` characters."""
    return SearchVector(*(Left(field, length) for field in fields), config=CONFIG)


def query(words: str) -> SearchQuery:
    """What a person typed: words, "phrases", or, -without."""
    return SearchQuery(words, config=CONFIG, search_type="websearch")
