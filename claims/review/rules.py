"""What may follow what, and who may do it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from claims.models import Article, Claim
from ledger.models import User

Status = Claim.Status

TRANSITIONS: dict[str, frozenset[str]] = {
    Status.CANDIDATE: frozenset({Status.SELECTED, Status.DISMISSED, Status.MERGED}),
    Status.SELECTED: frozenset({Status.CANDIDATE, Status.IN_REVIEW, Status.DISMISSED, Status.MERGED}),
    Status.IN_REVIEW: frozenset(
        {Status.SELECTED, Status.AWAITING_APPROVAL, Status.DECIDED, Status.DISMISSED, Status.MERGED}
    ),
    Status.AWAITING_APPROVAL: frozenset({Status.IN_REVIEW, Status.DECIDED}),
    Status.DECIDED: frozenset({Status.IN_REVIEW, Status.SELECTED, Status.MERGED}),
    Status.DISMISSED: frozenset({Status.CANDIDATE}),
    Status.MERGED: frozenset(),
}

OPEN_FOR = timedelta(minutes=15)
"""How long a claim counts as open on somebody's screen after its page was last heard of."""


class ReviewError(ValueError):
    """The act is not possible as things stand. The message is for the person who tried."""


class StaleClaimError(ReviewError):
    """Somebody else changed the claim since this person looked at it."""


def require(actor: User, permission: str) -> None:
    """Raise PermissionDenied unless `actor` holds `permission`: of the claims app, or `app.permission`."""
    if not actor.has_perm(permission if "." in permission else f"claims.{permission}"):
        raise PermissionDenied(
            _("%(name)s may not do this. An administrator can grant it by adding them to a group.") % {"name": actor}
        )


@contextmanager
def locked(claim: Claim, seen_version: int | None) -> Iterator[Claim]:
    """The claim, in a transaction that holds its article's row and then its own: the order that every verb keeps.

    Raises StaleClaimError if it changed since `seen_version`.
    """
    with transaction.atomic():
        article = lock_article(claim.article_id)
        fresh = (
            Claim.objects.select_for_update(of=("self",), no_key=True)
            .select_related("assignee", "current_verdict__rating")
            .get(pk=claim.pk)
        )
        fresh.article = article
        if seen_version is not None and fresh.version != seen_version:
            raise StaleClaimError(
                _("Someone changed this claim while you had it open. Look at the new state, then try again.")
            )
        yield fresh


def lock_article(article_id: int) -> Article:
    """The article, locked in the transaction at hand. Rows that point at it can still be inserted."""
    return Article.objects.select_for_update(of=("self",), no_key=True).select_related("publisher").get(pk=article_id)


def begin_from(claim: Claim, *statuses: Status) -> None:
    """Raise ReviewError unless the locked claim stands at one of these statuses."""
    if claim.status not in statuses:
        raise ReviewError(
            _("This cannot be done with a claim that is “%(now)s”.") % {"now": claim.get_status_display()}
        )


def is_theirs(claim: Claim, actor: User) -> None:
    """Raise ReviewError if another person is working on the locked claim, unless `actor` is an editor."""
    if claim.assignee not in {None, actor} and not actor.has_perm("claims.approve_verdict"):
        raise ReviewError(_("%(name)s is working on this claim.") % {"name": claim.assignee})


def move(claim: Claim, status: Status) -> None:
    """Set the status of a locked claim. Raises ReviewError where the table does not allow it."""
    if status == claim.status:
        raise ReviewError(_("This claim is “%(now)s” already.") % {"now": claim.get_status_display()})
    if status not in TRANSITIONS[claim.status]:
        raise ReviewError(
            _("A claim that is “%(now)s” cannot become “%(then)s”.")
            % {"now": claim.get_status_display(), "then": Status(status).label}
        )
    claim.status = status


def save(claim: Claim, *fields: str) -> None:
    """Write these fields of a locked claim and count the change."""
    claim.version += 1
    claim.save(update_fields=[*fields, "version"])


def state(claim: Claim) -> dict[str, str]:
    return {"status": claim.status}
