"""From draft to published verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.edtf_dates import EdtfError, bounds
from claims.models import (
    Claim,
    Correction,
    Evidence,
    Publication,
    Rating,
    ReviewTask,
    Verdict,
    VerdictBasis,
    VerdictDraft,
)
from claims.models.typed_value import public_value
from claims.queue import close_tasks
from claims.read_model import given_out, refresh, standing, was_seen
from claims.review.rules import ReviewError, Status, begin_from, is_theirs, locked, move, require, save, state
from ledger.models import Event, User, Verb, record


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reviewer fills in. `as_of` is an EDTF date; `rating` None while they have not decided."""

    rating: Rating | None
    as_of: str
    rationale: str
    tests: str = VerdictDraft.Tests.WHAT_WAS_SAID
    currency: str = VerdictDraft.Currency.CURRENT
    unproven_reason: str = ""
    internal_note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What readers are told when a published verdict changes: a correction, an update or a clarification."""

    kind: str
    text: str


def save_draft(claim: Claim, actor: User, draft: Draft, *, seen_version: int | None = None) -> VerdictDraft:
    """Keep a verdict in the making. Nothing in it needs to be complete yet, but a date must be a date."""
    require(actor, "review_claim")
    with locked(claim, seen_version) as fresh:
        if fresh.status not in {Status.IN_REVIEW, Status.AWAITING_APPROVAL}:
            raise ReviewError(_("Take the claim first, then write its verdict."))
        is_theirs(fresh, actor)
        if draft.as_of:
            _bounds(draft.as_of)
        row = VerdictDraft.objects.filter(claim=fresh).first() or VerdictDraft(claim=fresh, author=actor)
        published = {
            "rating": draft.rating,
            "as_of": draft.as_of.strip(),
            "rationale": draft.rationale.strip(),
            "tests": draft.tests,
            "currency": draft.currency,
            "unproven_reason": draft.unproven_reason if _is_unproven(draft.rating) else "",
        }
        # Whoever changes what readers will see is its author; a note in the margin makes nobody one.
        if any(getattr(row, name) != value for name, value in published.items()):
            row.author = actor
        for name, value in published.items():
            setattr(row, name, value)
        row.internal_note = draft.internal_note.strip()
        row.save()
        save(fresh)
        record(
            Verb.DRAFT_SAVED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={
                "rating": draft.rating.code if draft.rating else None,
                "as_of": row.as_of,
                "currency": row.currency,
                "rationale": row.rationale,
            },
        )
        return row


def submit(claim: Claim, actor: User, *, seen_version: int | None = None) -> Claim:
    """Send the draft to an editor for approval. Raises ReviewError, naming what is missing."""
    require(actor, "review_claim")
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, Status.IN_REVIEW)
        is_theirs(fresh, actor)
        _complete_draft(fresh)
        old = state(fresh)
        move(fresh, Status.AWAITING_APPROVAL)
        save(fresh, "status")
        record(Verb.CLAIM_SUBMITTED, "claim", fresh.public_id, actor=actor, old=old, new=state(fresh))
        return fresh


def return_to_author(claim: Claim, actor: User, comment: str, *, seen_version: int | None = None) -> Claim:
    """Send a draft back to its author with a comment."""
    require(actor, "approve_verdict")
    if not comment.strip():
        raise ReviewError(_("Say what the author should change."))
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, Status.AWAITING_APPROVAL)
        old = state(fresh)
        move(fresh, Status.IN_REVIEW)
        save(fresh, "status")
        record(Verb.CLAIM_RETURNED, "claim", fresh.public_id, actor=actor, old=old, new=state(fresh), reason=comment)
        return fresh


def may_publish(claim: Claim, actor: User) -> str:
    """Empty if this person may publish the claim's draft, else the reason why not."""
    if not settings.FOUR_EYES:
        return "" if actor.has_perm("claims.review_claim") else _("You may not review claims.")
    if not actor.has_perm("claims.approve_verdict"):
        return _("An editor publishes this verdict. Send it for approval.")
    if actor.pk in _wrote_the_draft(claim):
        return _("Someone other than the author approves a verdict, and you wrote some of this one.")
    return ""


def _wrote_the_draft(claim: Claim) -> set[int | None]:
    """Everyone who saved the draft since the last verdict, and its author."""
    saved = Event.objects.about("claim", claim.public_id).filter(verb=Verb.DRAFT_SAVED)
    last = claim.verdicts.order_by("-decided_at", "-pk").first()
    if last:
        saved = saved.filter(at__gt=last.decided_at)
    authors = VerdictDraft.objects.filter(claim=claim).values_list("author", flat=True)
    return {*saved.values_list("actor", flat=True), *authors}


def publish(
    claim: Claim,
    actor: User,
    *,
    notice: Notice | None = None,
    not_before: datetime | None = None,
    seen_version: int | None = None,
) -> Verdict:
    """Turn the draft into a verdict and publish it, at once or `not_before` an instant.

    Where readers saw a verdict before, `notice` tells them what changed and why; it becomes a Correction.
    Raises ReviewError, naming what is missing, and PermissionDenied.
    """
    with locked(claim, seen_version) as fresh:
        refusal = may_publish(fresh, actor)
        if refusal:
            raise PermissionDenied(refusal)
        if fresh.status not in {Status.IN_REVIEW, Status.AWAITING_APPROVAL}:
            raise ReviewError(_("Take the claim first, then publish its verdict."))
        if fresh.status == Status.IN_REVIEW:
            is_theirs(fresh, actor)
        now = timezone.now()
        _refuse_if_stopped(fresh, actor, now)
        draft = _complete_draft(fresh)
        was_public = was_seen(fresh, now)
        if was_public and (notice is None or not notice.text.strip()):
            raise ReviewError(_("Readers have seen a verdict on this claim. Tell them what changed, in a notice."))
        if notice and notice.kind not in Correction.Kind.values:
            raise ReviewError(_("Say whether the change is a correction, an update or a clarification."))
        old = state(fresh)
        before = fresh.verdicts.order_by("-decided_at", "-pk").first()
        verdict = _insert(fresh, draft, before, actor)
        effective_at = not_before if not_before and not_before > now else now
        _cancel_later(fresh, actor, effective_at)
        Publication.objects.create(
            verdict=verdict,
            act=Publication.Act.SCHEDULED if effective_at > now else Publication.Act.PUBLISHED,
            at=now,
            effective_at=effective_at,
            by=actor,
        )
        if was_public and notice:
            Correction.objects.create(
                claim=fresh,
                kind=notice.kind,
                notice=notice.text.strip(),
                old_verdict=before,
                new_verdict=verdict,
                at=effective_at,
                by=actor,
            )
        fresh.current_verdict = verdict
        fresh.assignee = None
        fresh.taken_at = None
        move(fresh, Status.DECIDED)
        save(fresh, "status", "current_verdict", "assignee", "taken_at")
        draft.delete()
        close_tasks(fresh, ReviewTask.Resolution.VERDICT_GIVEN, actor=actor)
        record(
            Verb.VERDICT_PUBLISHED,
            "claim",
            fresh.public_id,
            actor=actor,
            old={**old, "verdict": before.public_id if before else None},
            new={
                **state(fresh),
                "verdict": verdict.public_id,
                "rating": verdict.rating.code,
                "as_of": verdict.as_of,
                "effective_at": effective_at.isoformat(),
            },
            reason=notice.text if notice else "",
        )
        refresh(fresh)
        return verdict


def _refuse_if_stopped(claim: Claim, actor: User, now: datetime) -> None:
    """A hold or a hidden page is not undone by publishing again, unless by those who may stop and release."""
    if claim.article.legal_hold:
        raise ReviewError(_("The article is on legal hold: nothing of it is published until the hold is lifted."))
    stands = standing(given_out(claim), now)
    if stands and stands.is_stopped and not actor.has_perm("claims.withdraw_verdict"):
        raise ReviewError(
            _("The verdict on this claim is “%(act)s”. Only an editor can publish another in its place.")
            % {"act": stands.newest.get_act_display()}
        )


def _cancel_later(claim: Claim, actor: User, effective_at: datetime) -> None:
    """Verdicts scheduled for when the new one is already in force will never be shown."""
    now = timezone.now()
    for one in given_out(claim):
        if one.is_pending(now) and one.newest.effective_at >= effective_at:
            Publication.objects.create(
                verdict=one.verdict,
                act=Publication.Act.CANCELLED,
                effective_at=now,
                by=actor,
                reason=_("Another verdict was published in its place."),
            )


def missing_for_verdict(claim: Claim) -> list[str]:
    """What the draft still lacks, in words for its author; empty when it can be published."""
    draft = VerdictDraft.objects.filter(claim=claim).select_related("rating").first()
    if draft is None:
        if claim.current_verdict_id:
            return [_("Change the verdict that stands, or say above that it stands as it is.")]
        return [_("There is no verdict yet: write one first.")]
    lacks = []
    if draft.rating is None:
        lacks.append(_("Choose a rating."))
    elif _is_unproven(draft.rating) and not draft.unproven_reason:
        lacks.append(_("Say why the claim is unproven."))
    if not draft.rationale:
        lacks.append(_("Write the rationale for readers."))
    evidence = list(
        claim.evidence.live().select_related("quoted_snapshot__blob", "source").defer("quoted_snapshot__blob__text")
    )
    without = draft.unproven_reason == VerdictDraft.UnprovenReason.NO_EVIDENCE
    captured = [row.quoted_snapshot for row in evidence if row.quoted_snapshot]
    for row in evidence:
        if row.quoted_snapshot is None:
            lacks.append(_("“%(source)s” is not captured yet: wait, or remove it.") % {"source": row.source})
        elif row.quoted_snapshot.blob.purged_for:
            lacks.append(
                _("The capture of “%(source)s” was purged: quote a newer one, or remove it.") % {"source": row.source}
            )
        elif row.quote and row.start is None:
            lacks.append(
                _("The words quoted from “%(source)s” do not stand in its capture: quote it anew, or remove it.")
                % {"source": row.source}
            )
    if not evidence and not without:
        lacks.append(_("Attach evidence, or rate the claim unproven because no evidence was found."))
    lacks += _lacks_in_date(draft.as_of, [snapshot.fetched_at for snapshot in captured])
    return lacks


def _lacks_in_date(as_of: str, captured_at: list[datetime]) -> list[str]:
    if not as_of:
        return [_("Give the date the verdict is about.")]
    try:
        first_day, _last = bounds(as_of)
    except EdtfError as error:
        return [str(error)]
    zone = ZoneInfo(settings.NEWSROOM["zone"])
    seen = max((moment.astimezone(zone).date() for moment in captured_at), default=None)
    if first_day and seen and first_day > seen:
        return [
            _("The verdict is about %(as_of)s, but its newest capture is of %(seen)s. Use that day or an earlier one.")
            % {"as_of": as_of, "seen": seen.isoformat()}
        ]
    return []


def _complete_draft(claim: Claim) -> VerdictDraft:
    lacks = missing_for_verdict(claim)
    if lacks:
        raise ReviewError(" ".join(lacks))
    return (
        VerdictDraft.objects.select_for_update(of=("self",), no_key=True)
        .select_related("rating", "author")
        .get(claim=claim)
    )


def _insert(claim: Claim, draft: VerdictDraft, before: Verdict | None, approver: User) -> Verdict:
    if draft.rating is None:
        raise ReviewError(_("Choose a rating."))
    verdict = Verdict.objects.create(
        claim=claim,
        supersedes=before,
        rating=draft.rating,
        tests=draft.tests,
        unproven_reason=draft.unproven_reason,
        currency=draft.currency,
        as_of=draft.as_of,
        rationale=draft.rationale,
        language=claim.language,
        claim_words=claim.words,
        claim_value=public_value(claim),
        claim_revision=claim.revision,
        internal_note=draft.internal_note,
        author=draft.author,
        approver=approver if approver != draft.author else None,
    )
    VerdictBasis.objects.bulk_create(
        VerdictBasis(
            verdict=verdict,
            evidence=row,
            snapshot=row.quoted_snapshot,
            observation=row.observations.filter(snapshot=row.quoted_snapshot).order_by("-pk").first(),
            stance=row.stance,
            quote=row.quote,
        )
        for row in Evidence.objects.live().filter(claim=claim).select_related("quoted_snapshot")
    )
    return verdict


def _is_unproven(rating: Rating | None) -> bool:
    return rating is not None and rating.code == "unproven"


def _bounds(as_of: str) -> None:
    try:
        bounds(as_of.strip())
    except EdtfError as error:
        raise ReviewError(str(error)) from error
