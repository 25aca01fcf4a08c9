"""The sitemap: an index of pages, each of which holds the claims or the articles of a range of keys.

A page is found by its keys alone: it costs the same whatever comes before it, and an address stays in its page.
(Django's own sitemaps count every row, and skip those of earlier pages one by one.)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.db.models.functions import Greatest
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import PublicClaim
from claims.pages.conditional import answer

CLAIMS_A_PAGE = 10_000
ARTICLES_A_PAGE = 1_000
CHANGES = 1_000
LAST_PAGE = 10**9
PAGES = ("home", "corrections", "methodology", "about-data", "api-reference")
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
# A hidden or merged claim leaves its page; a page that holds none is not in the index, as the form demands.
_RANGES = """
    SELECT 'sitemap-claims', n
    FROM generate_series(0, (SELECT max(claim_id) / %(claims)s FROM claims_publicclaim)) AS n
    WHERE EXISTS (
        SELECT FROM claims_publicclaim WHERE claim_id >= n * %(claims)s AND claim_id < (n + 1) * %(claims)s
        AND state = %(published)s AND visible_from <= %(now)s
    )
    UNION ALL
    SELECT 'sitemap-articles', n
    FROM generate_series(0, (SELECT max(article_id) / %(articles)s FROM claims_publicclaim)) AS n
    WHERE EXISTS (
        SELECT FROM claims_publicclaim WHERE article_id >= n * %(articles)s AND article_id < (n + 1) * %(articles)s
        AND state = %(published)s AND visible_from <= %(now)s
    )
"""

Entry = tuple[str, datetime | None]
"""A path, and when what stands there changed."""


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Every page that holds something. That of the newest changes tells when the last one was."""
    with connection.cursor() as cursor:
        given: dict[str, int | str | datetime] = {
            "claims": CLAIMS_A_PAGE,
            "articles": ARTICLES_A_PAGE,
            "published": PublicClaim.State.PUBLISHED.value,
            "now": timezone.now(),
        }
        cursor.execute(_RANGES, given)
        ranges = cursor.fetchall()
    newest = _newest_change()
    entries: list[Entry] = [(reverse("sitemap-pages"), None)]
    if newest:
        entries.append((reverse("sitemap-changes"), newest))
    entries += [(reverse(name, args=[number]), None) for name, number in sorted(ranges)]
    return _answer(request, "sitemapindex", "sitemap", entries)


@require_safe
def pages(request: HttpRequest) -> HttpResponseBase:
    """The pages that every newsroom has."""
    home, *others = (reverse(name) for name in PAGES)
    return _answer(request, "urlset", "url", [(home, _newest_change()), *((path, None) for path in others)])


@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    """The claims whose pages changed last."""
    rows = PublicClaim.objects.visible().order_by("-changed_at", "claim")
    return _of_claims(request, rows.values_list("public_id", Greatest("changed_at", "visible_from"))[:CHANGES])


@require_safe
def claims(request: HttpRequest, number: int) -> HttpResponseBase:
    start = _start(number, CLAIMS_A_PAGE)
    rows = PublicClaim.objects.visible().filter(pk__gte=start, pk__lt=start + CLAIMS_A_PAGE).order_by("pk")
    return _of_claims(request, rows.values_list("public_id", Greatest("changed_at", "visible_from")))


@require_safe
def articles(request: HttpRequest, number: int) -> HttpResponseBase:
    start = _start(number, ARTICLES_A_PAGE)
    rows = PublicClaim.objects.visible().filter(article__gte=start, article__lt=start + ARTICLES_A_PAGE)
    found = rows.order_by("article").values_list("article", "article_public_id")
    changed = found.annotate(changed=Max(Greatest("changed_at", "visible_from")))
    return _urls(request, [(reverse("article", args=[public_id]), at) for _key, public_id, at in changed])


def _of_claims(request: HttpRequest, rows: Iterable[tuple[str, datetime]]) -> HttpResponseBase:
    return _urls(request, [(reverse("claim", args=[public_id]), at) for public_id, at in rows])


def _urls(request: HttpRequest, entries: list[Entry]) -> HttpResponseBase:
    if not entries:
        raise Http404(_("The sitemap has no such page. See /sitemap.xml for those it has."))
    return _answer(request, "urlset", "url", entries)


def _answer(request: HttpRequest, whole: str, part: str, entries: list[Entry]) -> HttpResponseBase:
    def body() -> str:
        held = "".join(
            f"<{part}><loc>{escape(settings.PUBLIC_URL + path)}</loc>"
            + (f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod></{part}>\n" if at else f"</{part}>\n")
            for path, at in entries
        )
        return f'<?xml version="1.0" encoding="utf-8"?>\n<{whole} xmlns="{_SCHEMA}">\n{held}</{whole}>\n'

    return answer(request, entries, body, "application/xml; charset=utf-8")


def _newest_change() -> datetime | None:
    rows = PublicClaim.objects.visible().order_by("-changed_at", "claim")
    return rows.values_list("changed_at", flat=True).first()


def _start(number: int, size: int) -> int:
    if number > LAST_PAGE:
        raise Http404(_("The sitemap has no such page. See /sitemap.xml for those it has."))
    return number * size
