"""Making two claims of one that says two things."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts import seen_version
from claims.admin.content_form import ContentForm, form_of
from claims.admin.screen.address import claim_url
from claims.models import Claim, Occurrence
from claims.review import ContentError, ReviewError
from ledger.models import User

HALVES = ("first", "second")


def split(request: HttpRequest, claim: Claim, user: User) -> tuple[dict[str, Any], int] | HttpResponse:
    """What the page shows and its status, or where to go on. Raises PermissionDenied."""
    if not user.has_perm("claims.review_claim"):
        raise PermissionDenied
    forms = {"first": form_of(claim, "first"), "second": form_of(_other(claim), "second")}
    problem, status = "", 200
    if request.method == "POST":
        forms = {half: ContentForm(request.POST, prefix=half) for half in HALVES}
        try:
            if not all(form.is_valid() for form in forms.values()):
                raise ReviewError(_("Look at the marked fields."))
            made = review.split_claim(
                claim,
                user,
                forms["first"].changes(),
                forms["second"].changes(),
                request.POST.get("note", "").strip(),
                copy_sources=bool(request.POST.get("copy_sources")),
                seen_version=seen_version(request.POST),
            )
        except ContentError as error:
            if error.half:
                forms[error.half].refuse(error)
            problem, status = _("Nothing is saved yet: look at the marked fields."), 400
        except PermissionDenied as error:
            problem, status = str(error), 403
        except review.StaleClaimError as error:
            problem, status = str(error), 409
        except ReviewError as error:
            problem, status = str(error), 400
        else:
            messages.success(request, _("Split in two. This is the new claim; the other one keeps its place."))
            return HttpResponseRedirect(claim_url(made.pk))
        claim.refresh_from_db()
    on_file = review.content_of(claim) if status == 409 else None
    shown = {
        "claim": claim,
        "article": claim.article,
        "halves": [
            {"title": title, "groups": list(forms[half].groups(on_file if half == "first" else None))}
            for half, title in zip(HALVES, (_("This claim keeps"), _("The new claim says")), strict=True)
        ],
        "has_sources": claim.evidence.live().exists(),
        "copy_sources": bool(request.POST.get("copy_sources")),
        "note": request.POST.get("note", ""),
        "problem": problem,
    }
    return shown, status


def _other(claim: Claim) -> Claim:
    """What else the extractor reads in the claim's sentence, with the claim's words where they hold it."""
    home: Occurrence | None = (
        claim.occurrences.at_home().select_related("version").order_by("-version__number", "start").first()
    )
    if home is None:
        return claim
    proposals = review.proposed(claim.article, home.version, home.sentence_start, home.sentence_end)
    known = (claim.kind, claim.value_words)
    other = next((one for one in proposals if (one.kind, one.value_words) != known), proposals[-1])
    if other.value_words in claim.words:
        other.words = claim.words
    return other
