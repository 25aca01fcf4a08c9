"""Who has the claim, whether it is open on their screen now, and who may take it over or assign it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from claims.admin.screen.standing import IN_WORK
from claims.models import Claim
from claims.review import reviewers
from ledger.models import User

ASSIGNABLE = {Claim.Status.SELECTED, Claim.Status.IN_REVIEW, Claim.Status.DECIDED}


@dataclass(frozen=True, slots=True)
class Holding:
    """`words` say who has it, empty where nobody else does. `is_mine`: the page keeps telling that it is open."""

    words: str
    is_mine: bool
    is_open: bool
    may_take_over: bool
    assign_to: list[User]


def holding(claim: Claim, user: User, now: datetime) -> Holding:
    is_mine = claim.status in IN_WORK and claim.assignee_id == user.pk
    other = claim.assignee if claim.status in IN_WORK and not is_mine else None
    is_open = other is not None and claim.is_open_at(now)
    may_assign = user.has_perm("claims.assign_claim") and claim.status in ASSIGNABLE
    return Holding(
        words=held_by(claim, now) if other else "",
        is_mine=is_mine,
        is_open=is_open,
        may_take_over=other is not None
        and claim.status == Claim.Status.IN_REVIEW
        and user.has_perm("claims.review_claim"),
        assign_to=[one for one in reviewers() if one.pk != claim.assignee_id] if may_assign else [],
    )


def held_by(claim: Claim, now: datetime) -> str:
    """'Rosa Diaz has it open now.', 'Rosa Diaz took it on 3 May; not open now.'; empty where nobody has it."""
    if claim.assignee is None:
        return ""
    if claim.is_open_at(now):
        return _("%(name)s has it open now.") % {"name": claim.assignee}
    if claim.taken_at is None:
        return _("%(name)s has it; not open now.") % {"name": claim.assignee}
    day = date_format(timezone.localtime(claim.taken_at), "j M")
    return _("%(name)s took it on %(day)s; not open now.") % {"name": claim.assignee, "day": day}


def not_yours(claim: Claim) -> str:
    """What the page of a person hears who has the claim no more."""
    if claim.assignee is not None:
        return _("%(name)s has this claim now.") % {"name": claim.assignee}
    return _("You do not have this claim any more: it is “%(now)s”.") % {"now": claim.get_status_display()}
