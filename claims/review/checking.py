"""Having sources checked now, out of their turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.messages import send_once
from claims.models import Claim, Evidence
from claims.review import takedown
from claims.review.rules import ReviewError
from ledger.models import User, Verb, record
from sources.checking import check_soon
from sources.models import Blob, Snapshot, Source

PERMISSION = "sources.change_source"
SHORTEST_INTERVAL = 60
LONGEST_INTERVAL = 366 * 24 * 3600
"""Seconds between the checks of a source, as a person may set them for many."""
MOST = 1000
"""Sources that one press may make due: a worker needs minutes for more, and someone else's checks wait meanwhile."""


def check_sources(source_ids: Iterable[int], actor: User) -> int:
    """Make sources due now, paused ones too, and ask a worker to look. Returns how many.

    They are fetched within their hosts' delays and outside of no one's turn at them. Raises PermissionDenied, and
    ReviewError for more than MOST, or for one whose checks a takedown stopped, unless `actor` may take down.
    """
    _require(actor)
    chosen = sorted(set(source_ids))
    held = [] if actor.has_perm(takedown.PERMISSION) else list(stopped_by_takedown().filter(pk__in=chosen)[:4])
    if held:
        names = ", ".join(source.url for source in held[:3])
        raise ReviewError(
            _(
                "Checks were stopped when captures of %(sources)s were taken down for legal reasons. Only somebody who "
                "may take captures down can start them again."
            )
            % {"sources": names + (" …" if len(held) > 3 else "")}
        )
    if len(chosen) > MOST:
        raise ReviewError(
            _("These are %(number)d sources; at most %(most)d are checked by one press. Choose fewer.")
            % {"number": len(chosen), "most": MOST}
        )
    with transaction.atomic():
        number = check_soon(chosen, actor=actor)
        # A bulk act calls this once a record: one message is enough for all of them.
        transaction.on_commit(lambda: send_once("claims.tasks.recheck_due"))
    return number


def check_claims(claims: Sequence[Claim], actor: User) -> int:
    """Make every source of these claims' live evidence due now. Returns how many sources.

    Those that a takedown stopped are passed over, unless `actor` may take down. Raises PermissionDenied, and
    ReviewError where they rest on none, or on more than MOST.
    """
    _require(actor)
    with transaction.atomic():
        rests_on: dict[int, list[int]] = {claim.pk: [] for claim in claims}
        for claim_id, source_id in Evidence.objects.live().filter(claim__in=claims).values_list("claim", "source"):
            rests_on[claim_id].append(source_id)
        sources = {source for found in rests_on.values() for source in found}
        if sources and not actor.has_perm(takedown.PERMISSION):
            free = sources - set(stopped_by_takedown().filter(pk__in=sources).values_list("pk", flat=True))
            # With none left, `check_sources` says why.
            sources = free or sources
        if not sources:
            raise ReviewError(_("No source is attached yet, so there is nothing to check."))
        number = check_sources(sources, actor)
        for claim in claims:
            if rests_on[claim.pk]:
                record(
                    Verb.CLAIM_CHECK_ASKED,
                    "claim",
                    claim.public_id,
                    actor=actor,
                    new={"sources": len(rests_on[claim.pk])},
                )
    return number


def set_interval(source: Source, actor: User, seconds: int | None) -> None:
    """Fix the time between a source's checks; None lets it adapt to how often values change.

    A shorter one brings the next check forward. A paused source stays paused. Raises PermissionDenied and ReviewError.
    """
    _require(actor)
    checked_interval(seconds)
    with transaction.atomic():
        fresh = Source.objects.select_for_update(of=("self",), no_key=True).get(pk=source.pk)
        if fresh.interval_seconds == seconds:
            return
        old: dict[str, Any] = {"interval_seconds": fresh.interval_seconds}
        new: dict[str, Any] = {"interval_seconds": seconds}
        fresh.interval_seconds = seconds
        soon = timezone.now() + timedelta(seconds=seconds or 0)
        if seconds and fresh.next_check_at is not None and fresh.next_check_at > soon:
            old["next_check_at"], new["next_check_at"] = fresh.next_check_at.isoformat(), soon.isoformat()
            fresh.next_check_at = soon
        fresh.save(update_fields=["interval_seconds", "next_check_at"])
        record(Verb.SOURCE_CHANGED, "source", fresh.public_id, actor=actor, old=old, new=new)


def checked_interval(seconds: int | None) -> None:
    """Raise ReviewError for an interval that no source should have."""
    if seconds is not None and not SHORTEST_INTERVAL <= seconds <= LONGEST_INTERVAL:
        raise ReviewError(_("The interval has to be between one minute and 366 days."))


def stopped_by_takedown() -> QuerySet[Source]:
    """Sources that are not checked since captures of theirs were taken down."""
    return Source.objects.filter(
        Exists(
            Snapshot.objects.filter(source=OuterRef("pk"), blob__purged_for=Blob.PurgedFor.TAKEDOWN),
        ),
        next_check_at__isnull=True,
    )


def _require(actor: User) -> None:
    if not actor.has_perm(PERMISSION):
        raise PermissionDenied(
            _("%(name)s may not have sources checked. An administrator can grant it by adding them to a group.")
            % {"name": actor}
        )
