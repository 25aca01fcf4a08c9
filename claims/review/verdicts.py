"""From draft to published verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
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
from claims.models.verdict import VerdictWords
from claims.queue import close_tasks
from claims.read_model import given_out, pending, refresh, standing, was_seen
from claims.review.readiness import is_unproven, missing_for_verdict
from claims.review.reuse import reusable_for
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
    sources_exception: str = ""
    stance_exception: str = ""
    reuses: Verdict | None = None
    without_claim_review: bool = False
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
        _may_take_over(fresh, row, draft.reuses)
        published = {
            "rating": draft.rating,
            "as_of": draft.as_of.strip(),
            "rationale": draft.rationale.strip(),
            "tests": draft.tests,
            "currency": draft.currency,
            "unproven_reason": draft.unproven_reason if is_unproven(draft.rating) else "",
            "sources_exception": draft.sources_exception.strip(),
            "stance_exception": draft.stance_exception.strip(),
            "reuses": draft.reuses,
            "without_claim_review": draft.without_claim_review,
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
                "tests": row.tests,
                **_exceptions(row),
            },
        )
        return row


def _may_take_over(claim: Claim, row: VerdictDraft, verdict: Verdict | None) -> None:
    if verdict and row.reuses_id != verdict.pk and not reusable_for(claim).filter(pk=verdict.pk).exists():
        raise ReviewError(
            _("A verdict is taken over from a claim that somebody confirmed as the same, while readers can see it.")
        )


def _exceptions(words: VerdictWords) -> dict[str, str]:
    """What an Event says of a draft or verdict beyond its rating: only what there is."""
    found = {
        "sources_exception": words.sources_exception,
        "stance_exception": words.stance_exception,
        "reuses": words.reuses.public_id if words.reuses else "",
        "claim_review": "no" if words.without_claim_review else "",
    }
    return {name: text for name, text in found.items() if text}


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
        if claim.status == Claim.Status.AWAITING_APPROVAL:
            return _("This verdict waits for an editor, who publishes or returns it.")
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
    held_because: str = "",
    seen_version: int | None = None,
) -> Verdict:
    """Turn the draft into a verdict and publish it, at once or `not_before` an instant.

    With `held_because` it is approved and waits, for legal review say, until `release_verdict`; readers keep the
    verdict before it meanwhile. Where they saw one, `notice` tells them what changed and why; it becomes a Correction.
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
        act = _first_act(held_because, is_later=effective_at > now)
        Publication.objects.create(
            verdict=verdict, act=act, at=now, effective_at=effective_at, by=actor, reason=held_because.strip()
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
        close_tasks(fresh, ReviewTask.Resolution.VERDICT_GIVEN, actor=actor, tasks=_answered(fresh))
        record(
            Verb.VERDICT_HELD if act == Publication.Act.HELD else Verb.VERDICT_PUBLISHED,
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
                **_exceptions(verdict),
            },
            reason=held_because.strip() or (notice.text if notice else ""),
        )
        refresh(fresh)
        return verdict


def _answered(claim: Claim) -> Q:
    """The tasks that a new verdict settles: a complaint waits for its own answer."""
    return ~Q(reason=ReviewTask.Reason.COMPLAINT) if claim.complaints.open().exists() else Q()


def _first_act(held_because: str, *, is_later: bool) -> Publication.Act:
    if held_because.strip():
        if is_later:
            raise ReviewError(_("Give a time or hold it, not both: what is held is shown when it is released."))
        return Publication.Act.HELD
    return Publication.Act.SCHEDULED if is_later else Publication.Act.PUBLISHED


def _refuse_if_stopped(claim: Claim, actor: User, now: datetime) -> None:
    """A hold or a hidden page is not undone by publishing again, unless by those who may stop and release."""
    if claim.article.legal_hold:
        raise ReviewError(_("The article is on legal hold: nothing of it is published until the hold is lifted."))
    given = given_out(claim)
    for one in (standing(given, now), pending(given, now)):
        if one and one.is_stopped and not actor.has_perm("claims.withdraw_verdict"):
            raise ReviewError(
                _("The verdict on this claim is “%(act)s”. Only an editor can publish another in its place.")
                % {"act": one.newest.get_act_display()}
            )


def _cancel_later(claim: Claim, actor: User, effective_at: datetime) -> None:
    """Verdicts held back, or scheduled for when the new one is already in force, will never be shown."""
    now = timezone.now()
    for one in given_out(claim):
        if one.is_held_back or (one.is_pending(now) and one.newest.effective_at >= effective_at):
            Publication.objects.create(
                verdict=one.verdict,
                act=Publication.Act.CANCELLED,
                effective_at=now,
                by=actor,
                reason=_("Another verdict was published in its place."),
            )


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
        **draft.words(),
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


def _bounds(as_of: str) -> None:
    try:
        bounds(as_of.strip())
    except EdtfError as error:
        raise ReviewError(str(error)) from error
