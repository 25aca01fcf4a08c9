"""Atom feeds: the newest verdicts, what was corrected, and the verdicts on one article (RFC 4287)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import Correction, PublicClaim
from claims.pages.conditional import answer
from claims.pages.corrections import as_told, public_corrections
from claims.pages.headline import headline
from claims.pages.standing import standing
from claims.pages.text import paragraphs
from ledger.public_id import read_public_id

ENTRIES = 50
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, not even escaped."""


class Feed(Atom1Feed):
    """An Atom feed of this newsroom, whatever characters its texts hold."""

    def __init__(self, title: str, page: str, feed: str) -> None:
        super().__init__(
            title=_fit(title),
            link=_whole(page),
            description="",
            feed_url=_whole(feed),
            feed_guid=_whole(feed),
            author_name=_fit(settings.NEWSROOM["name"]),
            author_link=settings.PUBLIC_URL,
        )

    def add(self, title: str, link: str, unique_id: str, published: datetime, updated: datetime, text: str) -> None:
        self.add_item(
            title=_fit(title),
            link=_whole(link),
            unique_id=_whole(unique_id),
            pubdate=published,
            updateddate=updated,
            description=_fit(text),
            author_name=_fit(settings.NEWSROOM["name"]),
        )

    def text(self) -> str:
        return str(self.writeString("utf-8"))


@require_safe
def verdicts(request: HttpRequest) -> HttpResponseBase:
    """The newest verdicts that stand."""
    rows = list(PublicClaim.objects.visible().defer("search")[:ENTRIES])

    def body() -> str:
        title = _("%(newsroom)s: verdicts") % {"newsroom": settings.NEWSROOM["name"]}
        return _of_verdicts(Feed(title, reverse("home"), reverse("feed-verdicts")), rows)

    return _atom(request, [(row.public_id, row.changed_at, row.visible_from) for row in rows], body)


@require_safe
def article(request: HttpRequest, spelt: str) -> HttpResponseBase:
    """The newest verdicts on the claims of one article. It is public only while one of them is."""
    public_id = read_public_id(spelt)
    if public_id and public_id != spelt:
        return HttpResponsePermanentRedirect(reverse("feed-article", args=[public_id]))
    rows = list(PublicClaim.objects.visible().filter(article__public_id=public_id or "").defer("search")[:ENTRIES])
    if not rows:
        raise Http404(_("No article with a published verdict has a feed at this address."))

    def body() -> str:
        title = _("%(newsroom)s: verdicts on “%(title)s”") % {
            "newsroom": settings.NEWSROOM["name"],
            "title": rows[0].article_title,
        }
        page, feed = (reverse(name, args=[public_id]) for name in ("article", "feed-article"))
        return _of_verdicts(Feed(title, page, feed), rows)

    return _atom(request, [(row.public_id, row.changed_at, row.visible_from) for row in rows], body)


@require_safe
def corrections(request: HttpRequest) -> HttpResponseBase:
    """What was corrected, updated or clarified, in the words that the page of the claim has."""
    rows = public_corrections()[: 2 * ENTRIES]
    told = [(row, notice) for row in rows if (notice := as_told(row))]
    # The notice of a verdict that was held back is as old as the day it came out.
    told = sorted(told, key=lambda pair: datetime.fromisoformat(pair[1]["at"]), reverse=True)[:ENTRIES]

    def body() -> str:
        title = _("%(newsroom)s: corrections and updates") % {"newsroom": settings.NEWSROOM["name"]}
        feed = Feed(title, reverse("corrections"), reverse("feed-corrections"))
        for row, notice in told:
            public = row.claim.public
            page, at = public.get_absolute_url(), datetime.fromisoformat(notice["at"])
            kind = Correction.Kind(notice["kind"]).label.capitalize()
            text = format_html("{}<p>{}</p>", _html(notice["notice"]), headline(public))
            feed.add(f"{kind}: “{public.words}”", page, f"{page}#notice-{row.pk}", at, at, text)
        return feed.text()

    return _atom(request, [(row.pk, row.claim.public.changed_at, notice) for row, notice in told], body)


def _of_verdicts(feed: Feed, rows: list[PublicClaim]) -> str:
    for row in rows:
        page = row.get_absolute_url()
        text = format_html("<p><strong>{}.</strong></p>{}", standing(row), _html(row.rationale))
        told = [datetime.fromisoformat(one["at"]) for one in row.document.get("corrections", [])]
        updated = max([row.visible_from, *told])
        # A new verdict on the same claim is another entry.
        feed.add(headline(row), page, f"{page}#verdict-{row.verdict_public_id}", row.published_at, updated, text)
    return feed.text()


def _atom(request: HttpRequest, key: object, body: Any) -> HttpResponseBase:
    return answer(request, key, body, Atom1Feed.content_type)


def _html(text: str) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((one,) for one in paragraphs(text)))


def _whole(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"


def _fit(text: str) -> str:
    return _NO_XML.sub(" ", text)
