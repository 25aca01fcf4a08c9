"""What a person makes of a suggestion that two claims are related."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, ClaimMatch, Evidence, Verdict, VerdictBasis, VerdictDraft
from claims.models.verdict import VerdictWords
from claims.review.reuse import reusable_for
from claims.review.rules import ReviewError, Status, begin_from, is_theirs, locked, require, save
from ledger.models import User, Verb, record

Relation = ClaimMatch.Relation


def confirm_match(match: ClaimMatch, actor: User, *, note: str = "") -> ClaimMatch:
    """Keep that the two claims are related as it was suggested."""
    return _decide(match, actor, ClaimMatch.Decision.CONFIRMED, Verb.MATCH_CONFIRMED, note)


def refuse_match(match: ClaimMatch, actor: User, *, note: str = "") -> ClaimMatch:
    """Keep that they are not, so that the pair is not suggested again."""
    return _decide(match, actor, ClaimMatch.Decision.REFUSED, Verb.MATCH_REFUSED, note)


def _decide(match: ClaimMatch, actor: User, decision: ClaimMatch.Decision, verb: Verb, note: str) -> ClaimMatch:
    require(actor, "review_claim")
    with transaction.atomic():
        row = ClaimMatch.objects.select_for_update(of=("self",), no_key=True).filter(pk=match.pk).first()
        if row is None:
            raise ReviewError(_("This suggestion is gone: one of the two claims was changed. Reload the page."))
        if row.decision:
            raise ReviewError(
                _("%(name)s decided this already: %(decision)s.")
                % {"name": row.decided_by, "decision": row.get_decision_display()}
            )
        row.decision = decision
        row.decided_at = timezone.now()
        row.decided_by = actor
        row.note = note.strip()
        row.save(update_fields=["decision", "decided_at", "decided_by", "note"])
        for one, other in ((row.claim, row.other), (row.other, row.claim)):
            record(
                verb,
                "claim",
                one.public_id,
                actor=actor,
                new={"other": other.public_id, "relation": row.relation, "match": row.pk},
                reason=row.note,
            )
        return row


def use_verdict(match: ClaimMatch, claim: Claim, actor: User, *, seen_version: int | None = None) -> VerdictDraft:
    """Fill the draft of `claim` with the published verdict of the claim that is the same, and copy its evidence.

    It is a draft like any other: checked, approved and published as such. Raises ReviewError where the two were not
    confirmed to be the same claim, where there is no published verdict, or where a draft has words already.
    """
    require(actor, "review_claim")
    if match.relation != Relation.SAME_CLAIM or match.decision != ClaimMatch.Decision.CONFIRMED:
        raise ReviewError(_("Confirm first that the two are the same claim."))
    other = match.other if match.claim_id == claim.pk else match.claim
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, Status.IN_REVIEW)
        is_theirs(fresh, actor)
        verdict = reusable_for(fresh).filter(claim=other).first()
        if verdict is None:
            raise ReviewError(_("No verdict on the other claim is published now."))
        draft = VerdictDraft.objects.filter(claim=fresh).first() or VerdictDraft(claim=fresh)
        if draft.rationale.strip():
            raise ReviewError(_("The draft has a rationale already. Empty and save it first, or go on with it."))
        for field in VerdictWords._meta.get_fields():
            setattr(draft, field.name, getattr(verdict, field.name))
        draft.rating = verdict.rating
        draft.reuses = verdict
        draft.author = actor
        draft.save()
        copied = [row.source.url for row in _copy_evidence(verdict, fresh, actor)]
        save(fresh)
        record(
            Verb.DRAFT_SAVED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={
                "rating": verdict.rating.code,
                "as_of": draft.as_of,
                "currency": draft.currency,
                "rationale": draft.rationale,
                "reuses": verdict.public_id,
                "of": other.public_id,
                "evidence": copied,
            },
        )
        return draft


def _copy_evidence(verdict: Verdict, claim: Claim, actor: User) -> Iterator[Evidence]:
    """What the verdict rests on, with its quotes and captures; a source that is attached already is left alone."""
    attached = set(claim.evidence.live().values_list("source", flat=True))
    basis = VerdictBasis.objects.filter(verdict=verdict).select_related("evidence__source", "snapshot__blob")
    for row in basis.order_by("pk"):
        if row.evidence.source_id in attached or (row.snapshot and row.snapshot.blob.purged_for):
            continue
        copy = Evidence(
            claim=claim,
            source=row.evidence.source,
            stance=row.stance,
            quote=row.quote,
            note=row.evidence.note,
            added_by=actor,
        )
        copy.pin(row.snapshot)
        copy.save()
        record(
            Verb.EVIDENCE_ADDED,
            "claim",
            claim.public_id,
            actor=actor,
            new={"evidence": copy.pk, "source": copy.source.url, "stance": copy.stance, "quote": copy.quote},
            snapshot_id=copy.quoted_snapshot_id,
        )
        yield copy
