"""Pages that say why there is nothing to read: withdrawn, hidden, not found, broken."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from claims.models import PublicClaim
from claims.pages.conditional import render
from claims.pages.show import claim_line
from claims.pages.text import newsroom_day


def notice(status: int, heading: str, text: str, **context: object) -> HttpResponse:
    """A short page that no cache keeps: what is missing now may be there in a minute."""
    response = HttpResponse(render("claims/notice.html", heading=heading, text=text, **context), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def withdrawn(row: PublicClaim) -> HttpResponse:
    """410: the verdict was taken back, with the reason that the newsroom gave."""
    heading, text, reason = taken_back(row)
    return notice(410, heading, text, line=claim_line(row), reason=reason)


def taken_back(row: PublicClaim) -> tuple[str, str, str]:
    """What readers are told of a withdrawn verdict: heading, text, and the newsroom's reason."""
    stop = row.document.get("withdrawn") or {"at": row.changed_at, "reason": ""}
    text = _("We took it back on %(day)s. It no longer stands and should not be cited.")
    return _("This verdict was withdrawn"), text % {"day": newsroom_day(stop["at"])}, stop["reason"]


def hidden() -> HttpResponse:
    """A blank page: nothing of the claim may be repeated, not even that it was made."""
    return notice(
        404, _("This page is not shown at present"), _("What stood here is not available. We keep the address.")
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = str(exception.args[0]) if isinstance(exception, Http404) and exception.args else ""
    # Django's own reason for an address that no pattern fits is a dictionary of patterns.
    text = (
        said
        if said and not said.startswith("{")
        else _("The address may be mistyped, or the page was never published.")
    )
    return notice(404, _("There is no page here"), text)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    said = str(exception) if isinstance(exception, PermissionDenied) else ""
    return notice(403, _("You may not do this"), said or _("Sign in as someone who may, or ask an administrator."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        limit = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return notice(
            413,
            _("That is too much at once"),
            _(
                "A form may hold %(limit)s at most, and what you sent is larger. Nothing of it was kept. "
                "Go back and give the text of the article alone, or take it in with the command “ingest”."
            )
            % {"limit": limit},
        )
    return notice(
        400,
        _("The request cannot be read"),
        _("Check the address that was called, or begin again at the home page."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    return notice(500, _("Something broke on our side"), _("The error was logged. Try again in a minute."))
