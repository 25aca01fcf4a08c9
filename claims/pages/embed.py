"""A verdict as a small page for the frames of other sites: no script, no cookie, nothing from elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from claims.models import ClaimAlias, PublicClaim
from claims.pages.conditional import answer, render
from claims.pages.notices import taken_back
from claims.pages.sharing import LONGEST_EMBEDDED
from claims.pages.show import claim_line
from ledger.public_id import read_public_id

_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": ["*"],
}


@require_safe
@xframe_options_exempt
@csp_override(_POLICY)
def embed(request: HttpRequest, spelt: str) -> HttpResponseBase:
    """The card of a claim; of one that is no longer shown, that it is not. Never an error page: none may be framed."""
    public_id = read_public_id(spelt) or ""
    row = PublicClaim.objects.filter(public_id=public_id).defer("search").with_review().first()
    if row is None:
        return _old_address(public_id)
    merged_into = getattr(row, "merged_public_id", None)
    if merged_into:
        heir = PublicClaim.objects.visible().filter(public_id=merged_into).defer("search").first()
        if heir is None:
            return _notice(404, _("This claim was merged with another one"), _("No verdict on that one is shown."))
        return _card(request, heir, is_merged=True)
    if row.state == PublicClaim.State.HELD or row.visible_from > timezone.now():
        return _nothing()
    if row.state == PublicClaim.State.HIDDEN:
        return _notice(404, _("This verdict is not shown at present"), _("What stood here is not available."))
    if row.state == PublicClaim.State.WITHDRAWN:
        return _notice(410, *taken_back(row), path=row.get_absolute_url())
    return _card(request, row)


def _card(request: HttpRequest, row: PublicClaim, *, is_merged: bool = False) -> HttpResponseBase:
    def body() -> str:
        line = claim_line(row)
        words = Truncator(row.words).chars(LONGEST_EMBEDDED)
        address = f"{settings.PUBLIC_URL}{row.get_absolute_url()}"
        return render("claims/embed.html", line=line, words=words, address=address, is_merged=is_merged)

    return answer(request, (row.public_id, row.changed_at, is_merged), body)


def _old_address(public_id: str) -> HttpResponse:
    """Leads from an alias to the claim that has it. Whether that one is shown is asked there."""
    heir = ClaimAlias.objects.filter(public_id=public_id).values_list("claim__public_id", flat=True).first()
    return HttpResponsePermanentRedirect(reverse("embed", args=[heir])) if heir else _nothing()


def _nothing() -> HttpResponse:
    return _notice(404, _("No verdict stands here"), _("The address may be mistyped, or it was never published."))


def _notice(status: int, heading: str, text: str, reason: str = "", path: str = "") -> HttpResponse:
    told = {"heading": heading, "text": text, "reason": reason, "is_its_page": bool(path)}
    html = render("claims/embed_notice.html", address=f"{settings.PUBLIC_URL}{path}", **told)
    response = HttpResponse(html, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
