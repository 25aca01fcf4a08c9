"""Pages of the second factor: the step at sign-in, setting it up, and its recovery codes."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable
from typing import Any

import segno
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ledger import second_factor
from ledger.models import User
from ledger.second_factor import FactorError

Frame = Callable[[HttpRequest], dict[str, Any]]

STEP, OWN = "second_factor", "second_factor_own"
OPEN_BEFORE = {f"admin:{name}" for name in (STEP, OWN, "logout", "jsi18n")}
"""What a person reaches who has given the password alone."""

FRAMED, CLOSED = "claims/admin/page.html", "unfold/layouts/unauthenticated.html"


def account_links(request: HttpRequest) -> list[dict[str, str]]:
    """What the menu below a person's name offers."""
    links = []
    if isinstance(request.user, User) and request.user.has_usable_password():
        links.append({"title": _("Change password"), "link": reverse("admin:password_change")})
    if second_factor.is_on():
        links.append({"title": _("Second factor"), "link": reverse(f"admin:{OWN}")})
    return links


def to_step(request: HttpRequest) -> HttpResponse | None:
    """Where this person has to go first: to the second factor, or to setting one up. None if nothing is due."""
    if not request.user.is_authenticated or _name(request) in OPEN_BEFORE or not second_factor.is_due(request):
        return None
    asked_for = request.get_full_path() if request.method == "GET" else request.headers.get("Referer", "")
    has_one = second_factor.device_of(_user(request)) is not None
    return redirect_to_login(own_page(request, asked_for), reverse(f"admin:{STEP if has_one else OWN}"))


def step(request: HttpRequest, frame: Frame) -> HttpResponseBase:
    """Ask for the code at sign-in."""
    goes_on = own_page(request, request.POST.get("next") or request.GET.get("next", ""))
    if second_factor.device_of(_user(request)) is None:
        return redirect_to_login(goes_on, reverse(f"admin:{OWN}"))
    if second_factor.is_passed(request):
        return HttpResponseRedirect(goes_on)
    problem = ""
    if request.method == "POST":
        try:
            second_factor.check(request, request.POST.get("code", ""))
            return HttpResponseRedirect(goes_on)
        except FactorError as error:
            problem = str(error)
    shown = {"title": _("Second factor"), "next": goes_on, "problem": problem}
    return _page(request, frame, "tracker/second_factor_step.html", shown)


def own(request: HttpRequest, frame: Frame) -> HttpResponseBase:
    """A person's own second factor: set it up, replace it, make new recovery codes, take it away."""
    user = _user(request)
    goes_on = own_page(request, request.POST.get("next") or request.GET.get("next", ""))
    device = second_factor.device_of(user)
    if not second_factor.is_on():
        return HttpResponseRedirect(reverse("admin:index"))
    if device is not None and not second_factor.is_passed(request):
        return redirect_to_login(reverse(f"admin:{OWN}"), reverse(f"admin:{STEP}"))
    problem, codes = "", []
    if request.method == "POST":
        try:
            match request.POST.get("act"):
                case "confirm":
                    codes = second_factor.confirm(request, request.POST.get("code", ""))
                case "renew_codes":
                    codes = second_factor.renew_codes(request)
                case "remove" if not second_factor.is_required():
                    second_factor.remove(user, user, _("Taken away by the person."))
                    return HttpResponseRedirect(request.path)
                case _:
                    problem = _("This page does not know that button. Reload it and try again.")
        except FactorError as error:
            problem = str(error)
        device = second_factor.device_of(user)
    setting_up = not codes and (device is None or "replace" in request.GET)
    begun = second_factor.begin(user) if setting_up else None
    # Whoever has not passed sees nothing of the desk around the page.
    is_framed = not second_factor.is_due(request)
    shown = {
        "title": _("Second factor"),
        "is_framed": is_framed,
        "layout": FRAMED if is_framed else CLOSED,
        "next": goes_on,
        "problem": problem,
        "device": device,
        "codes": codes,
        "codes_left": second_factor.codes_left(user),
        "is_required": second_factor.is_required(),
        "picture": _picture(begun.config_url) if begun else "",
        "key": _grouped(b32encode(begun.bin_key).decode()) if begun else "",
    }
    return _page(request, frame, "tracker/second_factor.html", shown)


def _page(request: HttpRequest, frame: Frame, template: str, shown: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, {**frame(request), **shown}, status=400 if shown["problem"] else 200)


def _picture(address: str) -> SafeString:
    """The address as a square that a phone reads. It is drawn here: it holds the secret."""
    drawn = segno.make(address, error="m").svg_inline(scale=5, border=2, dark="#000", light="#fff", omitsize=True)
    return mark_safe(drawn)  # noqa: S308 (drawn of dark and light squares alone)


def _grouped(key: str) -> str:
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def own_page(request: HttpRequest, address: str) -> str:
    """The address if it is one of this site, else the desk."""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if is_ours else reverse("admin:index")


def _name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
