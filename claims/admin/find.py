"""One box for claims, articles and sources: the best of each, and the way to all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchHeadline
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.admin.searching import (
    HELP,
    Found,
    best_first,
    find_articles,
    find_claims,
    find_sources,
    too_slow,
    typed,
)
from claims.admin.wording import claim_value
from claims.models import Article, Claim
from ledger.bounded import TooSlowError
from ledger.folding import CONFIG, query
from sources.models import Source

CLAIMS_SHOWN = 20
OTHERS_SHOWN = 8
EXCERPTED = 20_000
"""Characters of a text in which an excerpt is looked for."""
# For private use, so no text has them by right; a text that has them anyway marks itself, and is escaped all the same.
BEGIN, END = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing: its first rows, how many there are, and where the whole list is."""

    name: str
    title: str
    rows: list[Any]
    count: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    thing: Any
    shown: SafeString
    value: str = ""


def find(request: HttpRequest) -> dict[str, Any]:
    """What the page shows. Raises PermissionDenied for whoever may see none of the three."""
    words = typed(request.GET.get("q", ""))
    may = [name for name, permission, _part in PARTS if request.user.has_perm(permission)]
    if not may:
        raise PermissionDenied
    parts, problem = [], ""
    try:
        parts = [part(words) for name, _permission, part in PARTS if name in may and words]
    except TooSlowError:
        problem = too_slow()
    return {"title": _("Search"), "words": words, "parts": parts, "problem": problem, "help": HELP, "is_search": True}


def _claims(words: str) -> Part:
    found = find_claims(words)
    rows = best_first(Claim.objects.filter(pk__in=found.keys), words).select_related(
        "article", "assignee", "current_verdict__rating"
    )
    shown = rows.annotate(marked=_headline("sentence", words, highlight_all=True))[:CLAIMS_SHOWN]
    return Part(
        "claims",
        _("Claims"),
        [Row(claim, _marked(claim.marked), claim_value(claim)) for claim in shown],
        _count(found),
        _list("admin:claims_claim_changelist", words),
    )


def _articles(words: str) -> Part:
    found = find_articles(words)
    rows = Article.objects.filter(pk__in=found.keys[:OTHERS_SHOWN]).select_related("publisher")
    rows = rows.annotate(marked=_headline("current_version__text", words, min_words=20, max_words=40))
    return Part(
        "articles",
        _("Articles"),
        [Row(article, _marked(article.marked or "")) for article in _in_order(rows, found.keys)],
        _count(found),
        _list("admin:claims_article_changelist", words),
    )


def _sources(words: str) -> Part:
    found = find_sources(words)
    rows = Source.objects.filter(pk__in=found.keys[:OTHERS_SHOWN]).select_related("publisher")
    return Part(
        "sources",
        _("Sources"),
        [Row(source, SafeString()) for source in _in_order(rows, found.keys)],
        _count(found),
        _list("admin:sources_source_changelist", words),
    )


PARTS = [
    ("claims", "claims.view_claim", _claims),
    ("articles", "claims.view_article", _articles),
    ("sources", "sources.view_source", _sources),
]


def _headline(field: str, words: str, **options: Any) -> SearchHeadline:
    """The words around what matches, and the matches between marks."""
    return SearchHeadline(Left(field, EXCERPTED), query(words), config=CONFIG, start_sel=BEGIN, stop_sel=END, **options)


def _marked(headline: str) -> SafeString:
    pieces = (piece.partition(END) for piece in headline.split(BEGIN)[1:])
    first = format_html("{}", headline.partition(BEGIN)[0])
    return first + format_html_join("", "<mark>{}</mark>{}", ((inside, after) for inside, _end, after in pieces))


def _in_order(rows: QuerySet[Any], keys: list[int]) -> list[Any]:
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def _count(found: Found) -> str:
    return f"{len(found.keys)}+" if found.is_cut else str(len(found.keys))


def _list(name: str, words: str) -> str:
    return f"{reverse(name)}?{urlencode({'q': words})}"
