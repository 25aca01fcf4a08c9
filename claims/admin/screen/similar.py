"""Claims like this one: what was suggested, and what people confirmed."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.screen.address import claim_url
from claims.admin.wording import claim_value
from claims.assessment import match
from claims.models import Claim, ClaimMatch, PublicClaim
from claims.models.typed_value import extracted
from ledger.models import User

SHOWN = 5
CONFIRMED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Similar:
    """One claim beside the one on the screen. `reusable`: its verdict is published, and can be taken over."""

    match: ClaimMatch
    other: Claim
    url: str
    title: str
    value: str
    reason: str
    percent: int
    reusable: bool


def similar(claim: Claim, user: User) -> dict[str, Any]:
    """The panel: suggestions best first, and the confirmed relations."""
    rows = ClaimMatch.objects.of(claim).select_related("decided_by")
    # The same claim first, then conflicts, then other dates: `same_claim`, `other_value`, `later`, from the end of the
    # alphabet.
    gone = Q(claim__status=Claim.Status.MERGED) | Q(other__status=Claim.Status.MERGED)
    waiting = list(rows.waiting().exclude(gone).order_by("-relation", "-similarity", "-pk")[: SHOWN + 1])
    confirmed = list(
        rows.filter(decision=ClaimMatch.Decision.CONFIRMED).order_by("-decided_at", "-pk")[:CONFIRMED_SHOWN]
    )
    _give_both_claims([*waiting, *confirmed], claim)
    takes = user.has_perm("claims.review_claim") and claim.status == Claim.Status.IN_REVIEW
    keys = {key for one in confirmed for key in (one.claim_id, one.other_id)} - {claim.pk}
    public = set(PublicClaim.objects.visible().filter(claim__in=keys).values_list("claim", flat=True))
    return {
        "suggested": [_shown(one, claim) for one in waiting[:SHOWN]],
        "more": len(waiting) > SHOWN,
        "is_pressing": any(one.relation != ClaimMatch.Relation.LATER for one in waiting),
        "told": _told(len(waiting[:SHOWN]), len(confirmed)),
        "confirmed": [_shown(one, claim, public=public if takes else ()) for one in confirmed],
        "decides": user.has_perm("claims.review_claim"),
    }


def _told(waiting: int, confirmed: int) -> str:
    parts = []
    if waiting:
        parts.append(ngettext("%d to decide", "%d to decide", waiting) % waiting)
    if confirmed:
        parts.append(ngettext("%d confirmed", "%d confirmed", confirmed) % confirmed)
    return ", ".join(parts)


def _give_both_claims(matches: list[ClaimMatch], claim: Claim) -> None:
    """The claim of the screen is at hand; the others come in one query, with all that is told of them."""
    keys = {key for one in matches for key in (one.claim_id, one.other_id)} - {claim.pk}
    told = Claim.objects.select_related("article__publisher", "current_verdict__rating", "assignee")
    claims = {**told.in_bulk(keys), claim.pk: claim}
    for one in matches:
        one.claim, one.other = claims[one.claim_id], claims[one.other_id]


def _shown(one: ClaimMatch, claim: Claim, *, public: Container[int] = ()) -> Similar:
    is_newer = one.claim_id == claim.pk
    other = one.other if is_newer else one.claim
    return Similar(
        match=one,
        other=other,
        url=claim_url(other.pk),
        title=_title(one, is_newer=is_newer),
        value=claim_value(other),
        reason=one.reason if is_newer else _from_this_side(one, claim, other),
        percent=round(one.similarity * 100),
        reusable=one.relation == ClaimMatch.Relation.SAME_CLAIM and other.pk in public,
    )


def _from_this_side(one: ClaimMatch, claim: Claim, other: Claim) -> str:
    """The reason says "here" of the newer claim; on the screen of the older one it is told anew."""
    seen = match(extracted(claim), extracted(other), float(one.similarity))
    return seen.reason if seen and seen.relation.value == one.relation else one.reason


def _title(one: ClaimMatch, *, is_newer: bool) -> str:
    if one.relation == ClaimMatch.Relation.SAME_CLAIM:
        return _("The same claim")
    if one.relation == ClaimMatch.Relation.OTHER_VALUE:
        return _("The same fact with another value")
    mine, theirs = (one.claim, one.other) if is_newer else (one.other, one.claim)
    return _("Earlier in the series") if theirs.as_of < mine.as_of else _("Later in the series")
