"""Verdicts that can be taken over: of claims that a person confirmed as the same, while readers can see them."""

from __future__ import annotations

from django.db.models import QuerySet

from claims.models import Claim, ClaimMatch, PublicClaim, Verdict


def reusable_for(claim: Claim) -> QuerySet[Verdict]:
    """The verdicts that stand in public on claims confirmed as the same as this one."""
    confirmed = ClaimMatch.objects.filter(
        relation=ClaimMatch.Relation.SAME_CLAIM, decision=ClaimMatch.Decision.CONFIRMED
    )
    same = confirmed.filter(claim=claim).values("other").union(confirmed.filter(other=claim).values("claim"))
    shown = PublicClaim.objects.visible().filter(claim__in=same).values("verdict")
    return Verdict.objects.filter(pk__in=shown).select_related("rating", "claim")
