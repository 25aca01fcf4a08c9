"""A public row as it would be if a draft were published now. Nothing is written."""

from __future__ import annotations

from django.utils import timezone

from claims.models import Claim, Correction, Publication, PublicClaim, Verdict, VerdictBasis, VerdictDraft
from claims.models.typed_value import public_value
from claims.read_model import document
from claims.read_model.given import Act, Given, given_out, standing
from claims.read_model.row import public_row

NO_ID = "0" * 12


def preview(claim: Claim, draft: VerdictDraft, notice: tuple[str, str] | None = None) -> PublicClaim:
    """The row for the page, not saved. `draft` has a rating and a date; `notice` is kind and text of a correction."""
    assert draft.rating is not None
    now = timezone.now()
    claim = Claim.objects.select_related("article__publisher").get(pk=claim.pk)
    verdict = Verdict(
        public_id=NO_ID,
        claim=claim,
        rating=draft.rating,
        **draft.words(),
        language=claim.language,
        claim_words=claim.words,
        claim_value=public_value(claim),
        decided_at=now,
    )
    shown = Given(verdict, (Publication(verdict=verdict, act=Act.PUBLISHED, at=now, effective_at=now),))
    given = given_out(claim)
    before = standing(given, now)
    seen = PublicClaim.objects.filter(claim=claim).values_list("seen_verdicts", flat=True).first() or []
    told = [shown, *(one for one in given if one.verdict.pk in seen or (one == before and not one.is_pending(now)))]
    live = claim.evidence.live().select_related("source__publisher", "quoted_snapshot__blob")
    evidence = [
        document.piece(VerdictBasis(evidence=row, snapshot=row.quoted_snapshot, stance=row.stance, quote=row.quote))
        for row in live.defer("quoted_snapshot__blob__text")
    ]
    row = public_row(claim, shown, told, evidence, now)
    if notice:
        kind, text = notice
        told_now = {"kind": kind or Correction.Kind.UPDATE.value, "notice": text, "at": now.isoformat()}
        row["document"]["corrections"] = [told_now, *row["document"]["corrections"]]
    return PublicClaim(claim=claim, **(row | {"state": PublicClaim.State.PUBLISHED}))
