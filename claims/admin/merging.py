"""Finding the claim that says the same, and merging into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from claims import review
from claims.admin.acts import seen_version
from claims.admin.screen.address import claim_url
from claims.admin.searching import best_first, find_claims, too_slow, typed
from claims.admin.wording import claim_value
from claims.models import Claim
from claims.review import ReviewError
from ledger.bounded import TooSlowError
from ledger.models import User
from ledger.public_id import read_public_id

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Other:
    claim: Claim
    value: str
    same_article: bool
    chosen: bool


def merge(request: HttpRequest, claim: Claim, user: User) -> tuple[dict[str, Any], int] | HttpResponse:
    """What the page shows and its status, or where to go on. Raises PermissionDenied."""
    if not user.has_perm("claims.review_claim"):
        raise PermissionDenied
    problem, status = "", 200
    chosen = request.POST.get("into", "")
    if request.method == "POST":
        try:
            heir = Claim.objects.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 19 else None
            if heir is None:
                raise ReviewError(_("Choose the claim that says the same."))
            review.merge_claims(
                claim,
                heir,
                user,
                request.POST.get("note", "").strip(),
                notice=request.POST.get("notice", ""),
                seen_version=seen_version(request.POST),
            )
        except PermissionDenied as error:
            problem, status = str(error), 403
        except review.StaleClaimError as error:
            problem, status = str(error), 409
        except ReviewError as error:
            problem, status = str(error), 400
        else:
            messages.success(request, _("Merged. Its old address leads here."))
            return HttpResponseRedirect(claim_url(heir.pk))
        claim.refresh_from_db()
    query = typed(request.GET.get("q", ""))
    others: list[Claim] = []
    try:
        others = _found(claim, query)
    except TooSlowError:
        problem = problem or too_slow()
    shown = {
        "claim": claim,
        "article": claim.article,
        "query": query,
        "others": [
            Other(one, claim_value(one), one.article_id == claim.article_id, str(one.pk) == chosen) for one in others
        ],
        "note": request.POST.get("note", ""),
        "notice": request.POST.get("notice", ""),
        "is_published": claim.current_verdict_id is not None,
        "problem": problem,
    }
    return shown, status


def _found(claim: Claim, query: str) -> list[Claim]:
    """Those of the same article first; without words to look for, only those, the same kind first."""
    off = [Claim.Status.DISMISSED, Claim.Status.MERGED]
    rows: QuerySet[Claim] = Claim.objects.exclude(Q(status__in=off) | Q(pk=claim.pk)).select_related(
        "article", "current_verdict__rating"
    )
    here = rows.filter(article=claim.article_id)
    if not query:
        found = list(here.filter(kind=claim.kind).order_by("-check_worthiness", "pk")[:SHOWN])
        return found + list(here.exclude(kind=claim.kind).order_by("-check_worthiness", "pk")[: SHOWN - len(found)])
    named = list(rows.filter(public_id=read_public_id(query) or ""))
    found = named + list(here.filter(words__icontains=query).order_by("pk")[:SHOWN])
    left = SHOWN - len(found)
    if left > 0:
        elsewhere = rows.exclude(article=claim.article_id).filter(pk__in=find_claims(query).keys)
        found += best_first(elsewhere, query)[:left]
    return list({one.pk: one for one in found}.values())
