"""The admin site as a desk: its policy for scripts, its clock, and its first page.

It stands outside `claims.admin`, whose modules register with it while they are imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite

# Alpine, which unfold's pages are built on, reads expressions with `new Function`; the theme's colours and htmx
# come as style elements. Scripts in the page itself stay forbidden.
DESK_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}

View = Callable[..., HttpResponseBase]


def in_newsroom_time(view: View) -> View:
    """Show and read times in the newsroom's zone. The page is rendered here, while the zone is set."""

    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with timezone.override(ZoneInfo(settings.NEWSROOM["zone"])):
            response = view(request, *args, **kwargs)
            if isinstance(response, TemplateResponse):
                response.render()
        return response

    return wrapped


class DeskSite(UnfoldAdminSite):
    index_title = _("Desk")
    index_template = "claims/admin/home.html"

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        return csp_override(DESK_CSP)(in_newsroom_time(super().admin_view(view, cacheable)))

    @method_decorator(csp_override(DESK_CSP))
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().login(request, extra_context)
