"""The form on which a reader complains. No cookie and no session: a signed stamp says which verdict they saw, and when.

Programs are kept out by a field that people do not see, by the time a person needs, by size, and by a count per
address; of the address only a keyed hash is kept, for a day.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from claims import review
from claims.models import Claim, PublicClaim, Verdict
from claims.pages.conditional import render
from claims.pages.show import claim_line
from ledger.public_id import read_public_id

LONGEST_FORM = 64 * 1024
OLDEST_STAMP = 24 * 3600
SOONEST = 3
"""Seconds within which nobody reads the form and writes a complaint."""
_signer = TimestampSigner(salt="claims.pages.complain")


class ComplaintForm(forms.Form):
    text = forms.CharField(
        max_length=5000,
        label=gettext_lazy("What is wrong or unfair, and why"),
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )
    evidence_url = forms.URLField(
        max_length=2000,
        required=False,
        label=gettext_lazy("Where we can read it (optional)"),
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy("Give a whole web address, such as https://example.org/page, or leave it empty.")
        },
    )
    name = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Your name (optional)"),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        required=False,
        label=gettext_lazy("Your e-mail address (optional)"),
        help_text=gettext_lazy("Only for our answer. Without it we cannot reply to you."),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Give an address such as name@example.org, or leave it empty.")},
    )
    website = forms.CharField(
        required=False,
        label=gettext_lazy("Leave this field empty"),
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty: it is there for programs."))
        return ""

    def clean_evidence_url(self) -> str:
        url = str(self.cleaned_data["evidence_url"])
        if url and not url.startswith(("http://", "https://")):
            raise forms.ValidationError(_("Give a web address that begins with http:// or https://."))
        return url


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest, spelt: str) -> HttpResponse:
    """The form about the verdict that stands on a claim, and what comes of sending it."""
    row = _shown(spelt)
    if request.method != "POST":
        return _page(row, ComplaintForm())
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_FORM:
        return _page(row, ComplaintForm(), _("That is too much for this form. Keep it to 5,000 characters."), 413)
    form = ComplaintForm(request.POST)
    verdict, problem = _stamped(row, request.POST.get("stamp", ""))
    if not form.is_valid():
        return _page(row, form, _("Look at the marked fields. Nothing was sent yet."), 400)
    if verdict is None:
        return _page(row, form, problem, 400)
    given = {name: value for name, value in form.cleaned_data.items() if name != "website"}
    try:
        complaint = review.receive_complaint(Claim.objects.get(pk=row.pk), verdict, **given, sender=_sender(request))
    except review.TooManyComplaintsError as error:
        return _page(row, form, str(error), 429)
    return HttpResponseRedirect(reverse("complained", args=[row.public_id, complaint.public_id]))


@require_safe
def complained(request: HttpRequest, spelt: str, reference: str) -> HttpResponse:
    """Thanks, with the reference. It says nothing of the complaint, so anybody may look."""
    row = _shown(spelt)
    if read_public_id(reference) != reference:
        raise Http404(_("A reference has 12 letters and digits."))
    return _no_store(
        HttpResponse(
            render("claims/complained.html", reference=reference, url=row.get_absolute_url(), line=claim_line(row))
        )
    )


def _shown(spelt: str) -> PublicClaim:
    row = PublicClaim.objects.visible().filter(public_id=read_public_id(spelt) or "").defer("search").first()
    if row is None:
        raise Http404(_("No published verdict stands at this address."))
    return row


def _page(row: PublicClaim, form: ComplaintForm, problem: str = "", status: int = 200) -> HttpResponse:
    html = render(
        "claims/complain.html",
        form=form,
        line=claim_line(row),
        url=row.get_absolute_url(),
        problem=problem,
        stamp=_signer.sign(f"{row.public_id}.{row.verdict_public_id}"),
    )
    return _no_store(HttpResponse(html, status=status))


def _no_store(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response


def _stamped(row: PublicClaim, stamp: str) -> tuple[Verdict | None, str]:
    """The verdict that the reader saw, or None and what they can do."""
    try:
        about = _signer.unsign(stamp[:200], max_age=OLDEST_STAMP)
    except SignatureExpired:
        return None, _("The form was open for more than a day. Look at it again, then send it.")
    except BadSignature:
        return None, _("The form is incomplete. Look at it again, then send it.")
    try:
        _signer.unsign(stamp, max_age=SOONEST)
    except SignatureExpired:
        public_id, _dot, seen = about.partition(".")
        verdict = Verdict.objects.filter(claim=row.pk, public_id=seen).first() if public_id == row.public_id else None
        return verdict, _("The form is of another claim. Look at it again, then send it.")
    return None, _("That was quicker than people write. Wait a few seconds, then send it again.")


def _sender(request: HttpRequest) -> str:
    """A keyed hash of the sender's address, another one each day: the address itself is never stored."""
    day = timezone.now().astimezone(ZoneInfo("UTC")).date().isoformat()
    return hmac.new(
        settings.SECRET_KEY.encode(), f"complaint {day} {_address(request)}".encode(), hashlib.sha256
    ).hexdigest()


def _address(request: HttpRequest) -> str:
    """The address, an IPv6 one by its network: a household has as many of those as it likes."""
    given = request.META.get("REMOTE_ADDR", "")
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        given = request.META.get("HTTP_X_FORWARDED_FOR", given).rpartition(",")[2].strip()
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
