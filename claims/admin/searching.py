"""Search of the desk: words through the indexes for full text, or a public id. Lists and the search page share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.postgres.search import SearchRank
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.admin import ModelAdmin

from claims.models import Article, ArticleVersion, Claim
from claims.models.article import ArticleQuerySet
from claims.models.claim import SEARCHED, ClaimQuerySet
from ledger.bounded import TooSlowError, bounded
from ledger.folding import query, vector
from ledger.public_id import read_public_id
from sources.addresses import AddressError, canonical_url
from sources.models import Publisher, Source, SourceWords

MOST = 1000
"""Of what matches so often, so many are looked at: nobody reads on, and ranking them all is slow."""
MOST_GROUPS = 100
"""Articles or publishers whose name matches, and whose claims, articles or sources are found by it."""
LONGEST = 200
SECONDS = 2.0
HELP = gettext_lazy('Words in any order; "words together"; -without; this or that. Also a public id.')


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of rows. `is_cut` where more match than were looked at."""

    keys: list[int]
    is_cut: bool = False


def typed(text: str) -> str:
    """A search as a person typed it, as far as it is looked at."""
    return " ".join(text.replace("\x00", "").split())[:LONGEST]


def find_claims(words: str, rows: ClaimQuerySet | None = None) -> Found:
    """Claims with this public id or these words, and those of articles whose title has the words.

    `rows` is what is searched, everything unless given. Raises TooSlowError.
    """
    rows = Claim.objects.all() if rows is None else rows
    with bounded(SECONDS):
        articles = _keys(Article.objects.saying(words), MOST_GROUPS)
        return _joined(
            _keys(rows.filter(public_id=read_public_id(words) or ""), 1),
            _keys(rows.saying(words), MOST),
            _keys(rows.filter(article__in=articles), MOST) if articles else [],
        )


def find_articles(words: str, rows: ArticleQuerySet | None = None) -> Found:
    """Articles with this public id or address, or these words in title, author, address, publisher or present text.

    Raises TooSlowError.
    """
    rows = Article.objects.all() if rows is None else rows
    with bounded(SECONDS):
        publishers = publishers_named(words)
        return _joined(
            _keys(rows.filter(public_id=read_public_id(words) or ""), 1),
            _keys(rows.filter(url=_address(words)), 1),
            _keys(rows.saying(words), MOST),
            _keys(rows.filter(publisher__in=publishers), MOST) if publishers else [],
            _keys(rows.filter(current_version__in=_keys(ArticleVersion.objects.saying(words), MOST)), MOST),
        )


def find_sources(words: str, rows: QuerySet[Source] | None = None) -> Found:
    """Sources with this public id or address, or these words in title, address or publisher. Raises TooSlowError."""
    rows = Source.objects.all() if rows is None else rows
    with bounded(SECONDS):
        publishers = publishers_named(words)
        return _joined(
            _keys(rows.filter(public_id=read_public_id(words) or ""), 1),
            _keys(rows.filter(url=_address(words)), 1),
            _keys(rows.filter(pk__in=SourceWords.objects.saying(words).values("source")), MOST),
            _keys(rows.filter(publisher__in=publishers), MOST) if publishers else [],
        )


def best_first(claims: QuerySet[Claim], words: str) -> QuerySet[Claim]:
    """Those whose own words match most come first."""
    likeness = SearchRank(vector("words", "sentence", length=SEARCHED), query(words))
    return claims.annotate(likeness=likeness).order_by("-likeness", "-check_worthiness", "pk")


class FullText(ModelAdmin):
    """A list whose search box searches the full text."""

    # Without one there is no box.
    search_fields = ["pk"]
    search_help_text = HELP

    finds: Callable[[str, Any], Found]
    """`find_claims` or another of its kind, for rows of this list."""

    def find_rows(self, words: str, rows: Any) -> tuple[QuerySet[Any], bool]:
        """Of these rows those that match, and whether that is not all of them. Raises TooSlowError."""
        found = self.finds(words, rows)
        return rows.filter(pk__in=found.keys), found.is_cut

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        words = typed(search_term)
        if not words:
            return queryset, False
        try:
            found, is_cut = self.find_rows(words, queryset)
        except TooSlowError:
            messages.warning(request, too_slow())
            return queryset.none(), False
        if is_cut:
            messages.info(request, cut())
        return found, False


def too_slow() -> str:
    return _("This search took too long, so it was given up. Add a word that is less common.")


def cut() -> str:
    return _("More than %(number)d match: some of them are shown. Add a word, or a filter.") % {"number": MOST}


def _address(words: str) -> str | None:
    try:
        return canonical_url(words)
    except AddressError:
        return None


def publishers_named(words: str) -> list[int]:
    """Keys of publishers with these letters in their name."""
    return _keys(Publisher.objects.filter(name__icontains=words), MOST_GROUPS)[:MOST_GROUPS]


def _keys(rows: QuerySet[Any], most: int) -> list[int]:
    return list(rows.order_by().values_list("pk", flat=True)[: most + 1])


def _joined(*parts: list[int]) -> Found:
    keys = list(dict.fromkeys(key for part in parts for key in part))
    return Found(keys[:MOST], len(keys) > MOST)
