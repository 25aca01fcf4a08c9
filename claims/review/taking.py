"""Who works on a claim: taking the next one, taking over, assigning, and keeping its screen open.

Whoever has a claim is its assignee. That its screen is open right now is told by `locked_until` alone, which is neither
a change of the claim nor history: it counts no version and leaves no Event.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models import Claim, ReviewTask
from claims.review.rules import OPEN_FOR, ReviewError, Status, begin_from, locked, move, require, save, state
from claims.review.second_review import is_not_the_author
from claims.review.triage import take
from ledger.models import User, Verb, record

ASSIGNED_FROM = (Status.SELECTED, Status.IN_REVIEW, Status.DECIDED)
TRIED = 20
"""Tasks tried in turn when others take the first ones at the same moment."""


def take_next(actor: User) -> Claim | None:
    """Take the claim of the most pressing task that nobody has; None where there is none.

    Rows that another person is taking at this moment are passed over without a wait, so that two people who press at
    once get two claims.
    """
    require(actor, "review_claim")
    passed: list[int] = []
    for _try in range(TRIED):
        with transaction.atomic():
            task = _next_free(passed)
            if task is None:
                return None
            try:
                with transaction.atomic():
                    return take(task.claim, actor)
            except ReviewError:
                passed.append(task.pk)
    return None


def _next_free(passed: list[int]) -> ReviewTask | None:
    free = Q(claim__status__in=[Status.SELECTED, Status.DECIDED]) | Q(
        claim__status=Status.IN_REVIEW, claim__assignee__isnull=True
    )
    return (
        ReviewTask.objects.waiting()
        .filter(free)
        .exclude(pk__in=passed)
        .select_related("claim__article")
        .select_for_update(of=("self", "claim", "claim__article"), skip_locked=True, no_key=True)
        .first()
    )


def take_over(claim: Claim, actor: User, note: str, *, seen_version: int | None = None) -> Claim:
    """Take a claim from the person who works on it. `note` says why; it is kept."""
    require(actor, "review_claim")
    if not note.strip():
        raise ReviewError(_("Say why you take it over. The reason is kept."))
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, Status.IN_REVIEW)
        if fresh.assignee is None:
            raise ReviewError(_("Nobody has this claim. Take it instead."))
        if fresh.assignee == actor:
            raise ReviewError(_("You have this claim already."))
        before = fresh.assignee
        _hand_to(fresh, actor, open_until=timezone.now() + OPEN_FOR)
        record(
            Verb.CLAIM_TAKEN_OVER,
            "claim",
            fresh.public_id,
            actor=actor,
            old={"assignee": before.username},
            new={**state(fresh), "assignee": actor.username},
            reason=note.strip(),
        )
        return fresh


def assign(claim: Claim, actor: User, to: User, *, note: str = "", seen_version: int | None = None) -> Claim:
    """Give a claim to a person, as if they had taken it. Who has it already keeps it."""
    require(actor, "assign_claim")
    if not to.is_active or not to.has_perm("claims.review_claim"):
        raise ReviewError(_("%(name)s may not review claims. Choose a reviewer or an editor.") % {"name": to})
    with locked(claim, seen_version) as fresh:
        begin_from(fresh, *ASSIGNED_FROM)
        if fresh.status == Status.IN_REVIEW and fresh.assignee == to:
            return fresh
        old = {**state(fresh), "assignee": fresh.assignee.username if fresh.assignee else None}
        if fresh.status != Status.IN_REVIEW:
            move(fresh, Status.IN_REVIEW)
        _hand_to(fresh, to, open_until=timezone.now() + OPEN_FOR if to == actor else None)
        record(
            Verb.CLAIM_ASSIGNED,
            "claim",
            fresh.public_id,
            actor=actor,
            old=old,
            new={**state(fresh), "assignee": to.username},
            reason=note.strip(),
        )
        return fresh


def _hand_to(claim: Claim, person: User, *, open_until: datetime | None) -> None:
    is_not_the_author(claim, person)
    claim.assignee = person
    claim.taken_at = timezone.now()
    claim.locked_until = open_until
    save(claim, "status", "assignee", "taken_at", "locked_until")
    claim.tasks.open().update(assignee=person)


def reviewers() -> list[User]:
    """Those that a claim can be assigned to, by name."""
    able = User.objects.with_perm("claims.review_claim", backend="django.contrib.auth.backends.ModelBackend")
    return sorted(able, key=str)


def keep_open(claim: Claim, actor: User) -> datetime | None:
    """Say that `actor` has the claim's screen open. Returns until when that counts; None where it is not theirs."""
    until = timezone.now() + OPEN_FOR
    return until if _is_theirs(claim, actor).update(locked_until=until) else None


def let_go(claim: Claim, actor: User, until: datetime) -> None:
    """Say that `actor` left a screen that counted as open `until` then. The claim stays theirs.

    Nothing comes of it where another screen was opened since: the page that was left for it may be heard later.
    """
    now = timezone.now()
    _is_theirs(claim, actor).filter(locked_until__gt=now, locked_until__lte=until).update(locked_until=now)


def _is_theirs(claim: Claim, actor: User) -> QuerySet[Claim]:
    return Claim.objects.filter(pk=claim.pk, assignee=actor, status__in=[Status.IN_REVIEW, Status.AWAITING_APPROVAL])
