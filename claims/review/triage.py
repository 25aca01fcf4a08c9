"""Choosing what is checked, and by whom."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, ReviewTask
from claims.queue import close_tasks, open_task
from claims.review.rules import OPEN_FOR, ReviewError, Status, begin_from, is_theirs, locked, move, require, save, state
from claims.review.second_review import is_not_the_author
from ledger.models import User, Verb, record


def select(
    claim: Claim,
    actor: User,
    reason: str = Claim.SelectionReason.IMPORTANCE,
    *,
    note: str = "",
    seen_version: int | None = None,
) -> Claim:
    """Mark a candidate as to be checked, for a reason (reach, harm, importance, balance). Opens its task."""
    require(actor, "select_claim")
    if reason not in Claim.SelectionReason.values:
        raise ReviewError(_("Say why the claim is selected: reach, harm, importance or balance."))
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, Status.CANDIDATE)
        old = state(fresh)
        move(fresh, Status.SELECTED)
        fresh.selection_reason = reason
        save(fresh, "status", "selection_reason")
        record(
            Verb.CLAIM_SELECTED,
            "claim",
            fresh.public_id,
            actor=actor,
            old=old,
            new={**state(fresh), "selected_for": reason},
            reason=note,
        )
        open_task(fresh, ReviewTask.Reason.SELECTED, note, actor=actor)
        return fresh


def dismiss(claim: Claim, actor: User, reason: str, *, note: str = "", seen_version: int | None = None) -> Claim:
    """Put a claim aside with a reason, which is kept. A claim with a published verdict is not dismissed."""
    require(actor, "select_claim")
    if reason not in Claim.DismissalReason.values:
        raise ReviewError(_("Say why the claim is dismissed."))
    with locked(claim, seen_version) as fresh:
        old = state(fresh)
        put_aside(fresh, actor)
        fresh.dismissal_reason = reason
        fresh.assignee = None
        save(fresh, "status", "dismissal_reason", "assignee")
        record(
            Verb.CLAIM_DISMISSED,
            "claim",
            fresh.public_id,
            actor=actor,
            old=old,
            new={**state(fresh), "dismissed_as": reason},
            reason=note,
        )
        close_tasks(fresh, ReviewTask.Resolution.DISMISSED, actor=actor, reason=note)
        return fresh


def put_aside(claim: Claim, actor: User) -> None:
    """Set the status alone, for whoever saves it or only asks whether it can be done. Raises ReviewError."""
    if claim.current_verdict_id:
        raise ReviewError(_("This claim has a published verdict. Withdraw the verdict instead."))
    is_theirs(claim, actor)
    move(claim, Status.DISMISSED)


def reopen(claim: Claim, actor: User, *, seen_version: int | None = None) -> Claim:
    """Make a dismissed claim a candidate again, or one that was selected and that nobody has worked on."""
    require(actor, "select_claim")
    with locked(claim, seen_version) as fresh:
        old = state(fresh)
        if fresh.status == Status.SELECTED:
            _is_untouched(fresh)
            old["selected_for"] = fresh.selection_reason
            fresh.selection_reason = ""
        else:
            old["dismissed_as"] = fresh.dismissal_reason
            fresh.dismissal_reason = ""
        move(fresh, Status.CANDIDATE)
        save(fresh, "status", "selection_reason", "dismissal_reason")
        record(Verb.CLAIM_REOPENED, "claim", fresh.public_id, actor=actor, old=old, new=state(fresh))
        close_tasks(fresh, ReviewTask.Resolution.NOT_SELECTED, actor=actor)
        return fresh


def _is_untouched(claim: Claim) -> None:
    if claim.assignee is not None:
        raise ReviewError(_("%(name)s is working on this claim.") % {"name": claim.assignee})
    if claim.taken_at is not None or claim.evidence.exists() or claim.verdicts.exists():
        raise ReviewError(_("Work on this claim has begun. Dismiss it instead, with the reason."))


def take(claim: Claim, actor: User, *, seen_version: int | None = None) -> Claim:
    """Start work on a claim: a selected or a decided one, or one's own that waits for approval."""
    require(actor, "review_claim")
    with locked(claim, seen_version) as fresh:
        if fresh.status == Status.IN_REVIEW and fresh.assignee == actor:
            return fresh
        if fresh.status == Status.IN_REVIEW and fresh.assignee is not None:
            raise ReviewError(
                _("%(name)s is working on this claim. You can take it over, with a reason.") % {"name": fresh.assignee}
            )
        if fresh.status == Status.AWAITING_APPROVAL and fresh.assignee != actor:
            raise ReviewError(_("This claim waits for an editor, who approves its verdict or returns it."))
        is_not_the_author(fresh, actor)
        old = state(fresh)
        if fresh.status != Status.IN_REVIEW:
            move(fresh, Status.IN_REVIEW)
        fresh.assignee = actor
        fresh.taken_at = timezone.now()
        fresh.locked_until = fresh.taken_at + OPEN_FOR
        save(fresh, "status", "assignee", "taken_at", "locked_until")
        fresh.tasks.open().update(assignee=actor)
        record(
            Verb.CLAIM_TAKEN,
            "claim",
            fresh.public_id,
            actor=actor,
            old=old,
            new={**state(fresh), "assignee": actor.username},
        )
        return fresh


def give_back(claim: Claim, actor: User, *, note: str = "", seen_version: int | None = None) -> Claim:
    """Stop work on a claim: it returns to the queue, or to its standing verdict. An editor can do it for another."""
    require(actor, "review_claim")
    with locked(claim, seen_version) as fresh:
        if fresh.assignee != actor and not actor.has_perm("claims.approve_verdict"):
            raise ReviewError(
                _("Only %(name)s or an editor can give this claim back.")
                % {"name": fresh.assignee or _("its reviewer")}
            )
        begin_from(fresh, Status.IN_REVIEW)
        old = state(fresh)
        if fresh.current_verdict_id:
            move(fresh, Status.DECIDED)
        else:
            move(fresh, Status.SELECTED)
        fresh.assignee = None
        fresh.taken_at = None
        fresh.locked_until = None
        save(fresh, "status", "assignee", "taken_at", "locked_until")
        fresh.tasks.open().update(assignee=None)
        record(Verb.CLAIM_GIVEN_BACK, "claim", fresh.public_id, actor=actor, old=old, new=state(fresh), reason=note)
        return fresh


def close_task(task: ReviewTask, actor: User, *, note: str) -> None:
    """Close a task because the verdict stands as it is. `note` says why; it is kept."""
    require(actor, "review_claim")
    if not note.strip():
        raise ReviewError(_("Say why the verdict stands."))
    with locked(task.claim, None) as fresh:
        if fresh.current_verdict_id is None:
            raise ReviewError(_("This claim has no verdict yet. Write one, or dismiss the claim."))
        _may_say_it_stands(fresh, task, actor)
        closed = close_tasks(fresh, ReviewTask.Resolution.VERDICT_STANDS, actor=actor, tasks=Q(pk=task.pk), reason=note)
        if not closed:
            raise ReviewError(_("This task is closed already."))
        if fresh.status == Status.IN_REVIEW and not fresh.tasks.open().exists():
            move(fresh, Status.DECIDED)
            fresh.assignee = None
            save(fresh, "status", "assignee")


def _may_say_it_stands(claim: Claim, task: ReviewTask, actor: User) -> None:
    if task.reason == ReviewTask.Reason.SECOND_REVIEW:
        is_not_the_author(claim, actor)
    if task.reason == ReviewTask.Reason.COMPLAINT and claim.complaints.open().exists():
        raise ReviewError(_("A complaint waits for an answer. Decide it under “Complaints”; that closes the task."))
