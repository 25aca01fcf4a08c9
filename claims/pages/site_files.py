"""The two files that programs ask every site for: robots.txt and favicon.ico."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

_ICON = Path(__file__).resolve().parent.parent / "static" / "claims" / "icon.svg"
_A_DAY = 86_400

# Public pages are there to be found; the review desk is for people who sign in.
ROBOTS = """User-agent: *
Disallow: /admin/

Sitemap: {site}/sitemap.xml
"""


@require_safe
@cache_control(public=True, max_age=_A_DAY)
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS.format(site=settings.PUBLIC_URL), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=_A_DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon that pages link to, for those who ask for it by its old name."""
    return HttpResponse(_icon(), content_type="image/svg+xml")


@cache
def _icon() -> bytes:
    return _ICON.read_bytes()
