"""What others show of a verdict: the picture for social networks, and the line that embeds it in a page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import PublicClaim
from claims.pages.about import about
from claims.pages.card import HEIGHT, WIDTH, Card, can_draw, draw
from claims.pages.conditional import answer
from claims.pages.headline import headline
from claims.pages.show import row_mark
from claims.pages.standing import standing
from ledger.public_id import read_public_id

EMBEDDED_WIDTH = 600
LONGEST_EMBEDDED = 280
"""Characters of the claim's words in an embedded card."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a verdict elsewhere, put into words once."""

    row: PublicClaim
    headline: str
    standing: str
    about: str


def told(row: PublicClaim) -> Told:
    value = about(row)
    return Told(row, headline(row, value), standing(row), value)


def sharing(row: PublicClaim) -> dict[str, Any]:
    """What the head of a claim's page tells social networks and other sites, and the line to embed it."""
    one = told(row)
    page = f"{settings.PUBLIC_URL}{row.get_absolute_url()}"
    return {
        "image": card_address(one),
        "image_width": WIDTH,
        "image_height": HEIGHT,
        "alt": f"{one.headline}. {one.standing}.",
        "oembed": f"{settings.PUBLIC_URL}{reverse('oembed')}?{urlencode({'url': page, 'format': 'json'})}",
        "snippet": snippet(one, "100%", height_for(one, 400)),
    }


def card_address(one: Told) -> str:
    """Another one for each thing that the picture says, since social networks keep a picture for weeks.

    Empty where the rating is in a script that the picture's fonts do not have.
    """
    row = one.row
    if not can_draw(row.rating_label):
        return ""
    version = hashlib.sha256(repr((row.verdict_public_id, _card(one))).encode()).hexdigest()[:12]
    return f"{settings.PUBLIC_URL}{reverse('claim-card', args=[row.public_id])}?v={version}"


@require_safe
def card(request: HttpRequest, spelt: str) -> HttpResponseBase:
    """The picture of the verdict that stands, whatever version was asked for."""
    public_id = read_public_id(spelt) or ""
    row = visible_at(public_id)
    if row is None or not can_draw(row.rating_label):
        raise Http404(_("No published verdict stands at this address."))
    if row.public_id != spelt:
        return HttpResponsePermanentRedirect(reverse("claim-card", args=[row.public_id]))
    shown = _card(told(row))
    return answer(request, (row.public_id, row.verdict_public_id, shown), lambda: draw(shown), "image/png")


def visible_at(public_id: str) -> PublicClaim | None:
    """The row that readers see under this id, or under the id of a claim that took its place."""
    rows = PublicClaim.objects.visible().defer("search")
    return rows.filter(public_id=public_id).first() or rows.filter(claim__aliases__public_id=public_id).first()


def snippet(one: Told, width: int | str, height: int) -> SafeString:
    """One line of HTML that shows the card of a verdict in any page."""
    return format_html(
        '<iframe src="{}{}" title="{}" width="{}" height="{}" frameborder="0" loading="lazy"></iframe>',
        settings.PUBLIC_URL,
        reverse("embed", args=[one.row.public_id]),
        _("Verdict of %(newsroom)s: %(verdict)s")
        % {"newsroom": settings.NEWSROOM["name"], "verdict": Truncator(one.headline).chars(120)},
        width,
        height,
    )


def height_for(one: Told, width: int) -> int:
    """Pixels in which an embedded card of that width shows everything, by the length of its texts."""
    room = max(width - 44, 120)
    words = ceil((min(len(one.row.words), LONGEST_EMBEDDED) + 2) * 10.5 / room)
    small = ceil(len(one.standing) * 8 / room) + ceil(len(one.about) * 9 / room)
    return 120 + 31 * (words + 1) + 24 * small


def _card(one: Told) -> Card:
    mark = row_mark(one.row)
    return Card(
        words=one.row.words,
        shape=mark.shape,
        label=mark.label,
        standing=one.standing,
        newsroom=settings.NEWSROOM["name"],
        place=urlsplit(settings.PUBLIC_URL).netloc,
    )
