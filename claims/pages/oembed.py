"""oEmbed, so that a link to a verdict pasted into a site shows its card there: https://oembed.com."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.models import PublicClaim
from claims.pages.card import HEIGHT, WIDTH
from claims.pages.conditional import answer
from claims.pages.sharing import EMBEDDED_WIDTH, card_address, height_for, snippet, told, visible_at
from ledger.public_id import read_public_id

LONGEST_URL = 2000
A_DAY = 86_400


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """How to embed the verdict at `url`, within `maxwidth` and `maxheight` pixels, as JSON."""
    response = _answer(request)
    # Scripts of other sites may ask: there is nothing here that is not public.
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _answer(request: HttpRequest) -> HttpResponseBase:
    if request.GET.get("format", "json") != "json":
        return _refused(501, _("Only JSON is given. Ask with format=json, or leave “format” out."))
    url = request.GET.get("url", "")
    if not url:
        return _refused(400, _("Name the page in “url”: the address of a claim here."))
    most = {name: _pixels(request.GET.get(name, "")) for name in ("maxwidth", "maxheight")}
    for name, value in most.items():
        if value == 0:
            return _refused(400, _("“%(name)s” is a number of pixels, 1 or more.") % {"name": name})
    row = _row(url[:LONGEST_URL])
    if row is None:
        return _refused(404, _("No published verdict stands at that address."))
    return answer(
        request,
        (row.public_id, row.changed_at, most),
        lambda: json.dumps(_embedding(row, most["maxwidth"], most["maxheight"]), ensure_ascii=False),
        "application/json; charset=utf-8",
    )


def _embedding(row: PublicClaim, maxwidth: int | None, maxheight: int | None) -> dict[str, Any]:
    one = told(row)
    width = min(EMBEDDED_WIDTH, maxwidth or EMBEDDED_WIDTH)
    height = min(height_for(one, width), maxheight or HEIGHT)
    answered: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": one.headline,
        "author_name": settings.NEWSROOM["name"],
        "author_url": settings.PUBLIC_URL,
        "provider_name": settings.NEWSROOM["name"],
        "provider_url": settings.PUBLIC_URL,
        "cache_age": A_DAY,
        "html": snippet(one, width, height),
        "width": width,
        "height": height,
    }
    picture = card_address(one)
    if picture and (maxwidth or WIDTH) >= WIDTH and (maxheight or HEIGHT) >= HEIGHT:
        answered |= {"thumbnail_url": picture, "thumbnail_width": WIDTH, "thumbnail_height": HEIGHT}
    return answered


def _row(url: str) -> PublicClaim | None:
    try:
        parts = urlsplit(url)
        found = resolve(parts.path)
    except (ValueError, Resolver404):
        return None
    here = urlsplit(settings.PUBLIC_URL).netloc
    if parts.scheme not in {"http", "https"} or parts.netloc != here or found.url_name not in {"claim", "embed"}:
        return None
    return visible_at(read_public_id(found.kwargs["spelt"]) or "")


def _pixels(text: str) -> int | None:
    """The number that was asked for, None where none was, 0 where it is no number."""
    if not text:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _refused(status: int, text: str) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
