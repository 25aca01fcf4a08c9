"""Having a decided claim looked at again by somebody who did not write its verdict."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from claims.models import Claim, ReviewTask
from claims.queue import open_task
from claims.review.rules import ReviewError, Status, begin_from, locked, require, save
from ledger.models import User, Verb, record


def ask_second_review(claim: Claim, actor: User, note: str, *, seen_version: int | None = None) -> ReviewTask:
    """Open a task for a second person. `note` says what to look at. Raises ReviewError."""
    require(actor, "review_claim")
    if not note.strip():
        raise ReviewError(_("Say what the second reviewer should look at."))
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, Status.DECIDED)
        if fresh.tasks.open().filter(reason=ReviewTask.Reason.SECOND_REVIEW).exists():
            raise ReviewError(_("A second review is asked for already."))
        task = open_task(fresh, ReviewTask.Reason.SECOND_REVIEW, note.strip(), actor=actor)
        save(fresh)
        record(Verb.CLAIM_SECOND_REVIEW_ASKED, "claim", fresh.public_id, actor=actor, reason=note.strip())
        return task


def wrote_what_is_reviewed(claim: Claim, actor: User) -> bool:
    """Whether a second review is asked for of a verdict that this person wrote."""
    stands = claim.current_verdict
    return (
        stands is not None
        and stands.author_id == actor.pk
        and claim.tasks.open().filter(reason=ReviewTask.Reason.SECOND_REVIEW).exists()
    )


def is_not_the_author(claim: Claim, actor: User) -> None:
    """Raise ReviewError where four eyes are asked for and this person would review their own verdict.

    Without four eyes the screen says so, and they may: a newsroom of one has nobody else.
    """
    if settings.FOUR_EYES and wrote_what_is_reviewed(claim, actor):
        raise ReviewError(_("A second review is asked for, and you wrote the verdict. It is for somebody else."))
