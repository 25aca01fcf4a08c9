"""Columns and document of one public row, from the verdict that is shown and those that readers were told of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from claims.edtf_dates import bounds
from claims.models import Claim, PublicClaim
from claims.read_model import document
from claims.read_model.given import Act, Given

STATE = {
    Act.HELD: PublicClaim.State.HELD,
    Act.HIDDEN: PublicClaim.State.HIDDEN,
    Act.WITHDRAWN: PublicClaim.State.WITHDRAWN,
}


def public_row(
    claim: Claim, shown: Given, told: list[Given], evidence: list[dict[str, Any]], now: datetime
) -> dict[str, Any]:
    """Everything the public may see of `claim`, by field of PublicClaim; `told` holds `shown` too, newest first."""
    verdict, article = shown.verdict, claim.article
    as_of_from, as_of_to = bounds(verdict.as_of)
    state = STATE.get(Act(shown.newest.act), PublicClaim.State.PUBLISHED)
    if claim.status == Claim.Status.MERGED:
        state = PublicClaim.State.MERGED
    withdrawn = document.stop(shown.newest) if state == PublicClaim.State.WITHDRAWN else None
    return {
        "public_id": claim.public_id,
        "article": article,
        "verdict": verdict,
        "verdict_state": state,
        "state": PublicClaim.State.HELD if article.legal_hold else state,
        "visible_from": max(filter(None, (shown.shown_from, article.embargo_until))),
        "published_at": shown.shown_from,
        "first_published_at": min(one.shown_from for one in told),
        "changed_at": now,
        "words": verdict.claim_words,
        "sentence": claim.sentence,
        "kind": claim.kind,
        "language": verdict.language,
        "value": verdict.claim_value,
        "number": claim.number,
        "upper": claim.upper,
        "comparator": claim.comparator,
        "unit": claim.unit,
        "measure": claim.measure,
        "place": claim.place,
        "subject": claim.subject,
        "claimant": claim.claimant or claim.speaker,
        "position": document.position(claim),
        "verdict_public_id": verdict.public_id,
        "rating": verdict.rating.code,
        "rating_label": verdict.rating.label,
        "rating_number": verdict.rating.number,
        "currency": verdict.currency,
        "tests": verdict.tests,
        "unproven_reason": verdict.unproven_reason,
        "as_of": verdict.as_of,
        "as_of_from": as_of_from,
        "as_of_to": as_of_to,
        "rationale": verdict.rationale,
        "without_claim_review": verdict.without_claim_review,
        "article_public_id": article.public_id,
        **document.of_article(article),
        "document": {
            **document.of_article_in_document(article),
            "place": claim.place,
            "speaker": claim.speaker,
            "marks": document.marks(claim, verdict),
            "evidence": evidence,
            "replies": document.replies(claim, verdict),
            "reuses": document.reused(verdict),
            "history": [document.past(one) for one in told if not one.is_stopped],
            "corrections": document.corrections(claim, told, now),
            "withdrawn": withdrawn,
            "rating_definition": verdict.rating.definition,
            "rating_scale": document.scale(verdict),
        },
    }
