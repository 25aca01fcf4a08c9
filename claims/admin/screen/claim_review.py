"""What the ClaimReview of a draft would lack, told beside the other warnings. It refuses no publication."""

from __future__ import annotations

from django.utils.translation import gettext as _

from claims.models import Claim, VerdictDraft
from claims.pages.claim_review_lint import lint
from claims.pages.jsonld import claim_review
from claims.read_model import preview


def claim_review_warnings(claim: Claim, draft: VerdictDraft | None) -> list[str]:
    """Empty while the draft has no rating or date, and where no ClaimReview is given."""
    if draft is None or draft.rating is None or not draft.as_of:
        return []
    try:
        row = preview(claim, draft)
    except ValueError:
        return []
    if not row.has_claim_review:
        return []
    return [_("ClaimReview, %(finding)s") % {"finding": one} for one in lint(claim_review(row))]
