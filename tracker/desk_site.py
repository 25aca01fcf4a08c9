"""The admin site as a desk: its policy for scripts, its clock, its doors, and its first page.

It stands outside `claims.admin`, whose modules register with it while they are imported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from unfold.sites import UnfoldAdminSite

from ledger import idle, signing_in
from tracker import second_factor, throttle

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

TOO_MANY = 429

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


def behind_the_doors(view: View) -> View:
    """Let in whoever signed in, not too long ago, and with the second factor where one is due."""

    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and idle.is_over(request):
            signing_in.end_idle(request)
            minutes = settings.IDLE_MINUTES
            told = ngettext(
                "You were signed out: nothing was pressed for %(number)d minute. Sign in to go on where you were.",
                "You were signed out: nothing was pressed for %(number)d minutes. Sign in to go on where you were.",
                minutes,
            )
            messages.info(request, told % {"number": minutes})
        if request.method == "POST" and not request.user.is_authenticated:
            # Not to the address of the button, which a link cannot press: to the page it stood on.
            page = second_factor.own_page(request, request.headers.get("Referer", ""))
            return redirect_to_login(page, reverse("admin:login"))
        return second_factor.to_step(request) or view(request, *args, **kwargs)

    return wrapped


class DeskSite(UnfoldAdminSite):
    index_title = _("Desk")
    index_template = "claims/admin/home.html"

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        return csp_override(DESK_CSP)(in_newsroom_time(behind_the_doors(super().admin_view(view, cacheable))))

    def get_urls(self) -> list[URLResolver | URLPattern]:
        pages = {"second-factor/": (second_factor.STEP, self.step), "second-factor/own/": (second_factor.OWN, self.own)}
        own = [path(address, self.admin_view(view), name=name) for address, (name, view) in pages.items()]
        return [*own, *super().get_urls()]

    def step(self, request: HttpRequest) -> HttpResponseBase:
        return second_factor.step(request, self.each_context)

    def own(self, request: HttpRequest) -> HttpResponseBase:
        return second_factor.own(request, self.each_context)

    @method_decorator(never_cache)
    @method_decorator(csp_override(DESK_CSP))
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        answer = super().login(request, extra_context)
        if not getattr(request, "axes_locked_out", False):
            return answer
        shown = {
            **self.each_context(request),
            "title": _("Sign-in is locked"),
            "failures": settings.AXES_FAILURE_LIMIT,
            "minutes": throttle.minutes_left(request, request.POST.get("username", "")),
            "again": request.get_full_path(),
        }
        return TemplateResponse(request, "tracker/sign_in_locked.html", shown, status=TOO_MANY)
