"""Answering a reader: 304 without rendering where nothing changed, and how long caches may keep a page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language

# A page that a court wants gone is gone from every cache a minute later: no cache may show it while it asks again.
CACHE_CONTROL = "public, max-age=60"
_HERE = Path(__file__).resolve().parent


def site() -> dict[str, str]:
    """What every page names: the newsroom, how to reach it, and where the site stands."""
    return {
        "name": settings.NEWSROOM["name"],
        "contact": settings.NEWSROOM["contact"],
        "logo": settings.NEWSROOM["logo"],
        "url": settings.PUBLIC_URL,
    }


def render(template: str, **context: object) -> str:
    """A page as text. It is rendered without the request, so nothing in it can depend on who asks."""
    return render_to_string(template, {"site": site(), **context})


def answer(
    request: HttpRequest, key: object, body: Callable[[], str | bytes], content_type: str = "text/html; charset=utf-8"
) -> HttpResponseBase:
    """The page that `body` renders, or 304 if the reader has it. `key` names everything that the page shows.

    It bears no date: much that a page shows goes away without leaving a newer one, as a review that is given back.
    """
    etag = etag_of(key)
    response = get_conditional_response(request, etag=etag) or HttpResponse(body(), content_type=content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def etag_of(key: object) -> str:
    """Other for another release, language, site or `key`."""
    digest = hashlib.sha256(repr((_release(), get_language(), site(), key)).encode()).hexdigest()
    return quote_etag(digest[:32])


@cache
def _release() -> str:
    """Changes with the code and templates of the pages, so that a new release is seen at once."""
    files = [*_HERE.glob("*.py"), *(_HERE.parent / "templates").rglob("*.*"), *(_HERE.parent / "static").rglob("*.*")]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.read_bytes())
    return digest.hexdigest()
