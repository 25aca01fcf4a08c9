"""The public page as it would read with the draft as it is typed. Nothing is saved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claims.admin.claim_forms import DraftForm, PublishForm, draft_values
from claims.models import Claim, VerdictDraft
from claims.pages.conditional import render
from claims.pages.views import claim_html
from claims.read_model import preview
from claims.review import reusable_for


def preview_page(request: HttpRequest, claim: Claim) -> HttpResponse:
    """The page for a posted draft; a notice where the draft has no rating or date yet."""
    draft = VerdictDraft.objects.filter(claim=claim).first()
    form = DraftForm(request.POST, initial=draft_values(claim, draft), reusable=reusable_for(claim))
    publish = PublishForm(request.POST)
    if not form.is_valid():
        return _page(_missing(_("Look at the marked fields of the verdict.")))
    given = form.cleaned_data
    words = {name: value for name, value in given.items() if name != "internal_note"}
    typed = VerdictDraft(claim=claim, internal_note="", **words)
    notice = publish.notice() if publish.is_valid() else None
    if typed.rating is None or not typed.as_of:
        return _page(_missing(_("Choose a rating and give the date; then the page can be shown.")))
    try:
        row = preview(claim, typed, (notice.kind, notice.text) if notice and notice.text.strip() else None)
    except ValueError as error:
        return _page(_missing(str(error)))
    return _page(claim_html(row, is_preview=True))


def _missing(text: str) -> str:
    return render("claims/notice.html", heading=_("Nothing to show yet"), text=text)


def _page(html: str) -> HttpResponse:
    response = HttpResponse(html)
    response.headers["Cache-Control"] = "no-store"
    return response
