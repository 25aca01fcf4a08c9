"""Legal holds on captures: while one is in force, nothing purges the bytes. The database refuses it too."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.review.rules import ReviewError, require
from ledger.models import User, Verb, record
from sources.models import Blob, Hold

PERMISSION = "sources.hold_blob"


def hold_capture(blob: Blob, actor: User, reason: str) -> Hold:
    """Put captured bytes on legal hold. Several holds may be in force at once, each for a reason of its own."""
    require(actor, PERMISSION)
    if not reason.strip():
        raise ReviewError(_("Give the reason for the hold. It is kept."))
    with transaction.atomic():
        fresh = Blob.objects.defer("text").select_for_update(of=("self",), no_key=True).get(pk=blob.pk)
        if fresh.purged_for:
            raise ReviewError(_("This capture was purged: there is nothing left to hold."))
        hold = Hold.objects.create(blob=fresh, reason=reason.strip(), placed_by=actor)
        record(
            Verb.CAPTURE_HELD,
            "blob",
            fresh.pk,
            actor=actor,
            new={"hold": hold.pk, "sha256": fresh.pk},
            reason=hold.reason,
        )
        return hold


def lift_hold(hold: Hold, actor: User, reason: str) -> Hold:
    """End one hold. Others on the same capture stay in force."""
    require(actor, PERMISSION)
    if not reason.strip():
        raise ReviewError(_("Give the reason for lifting the hold. It is kept."))
    with transaction.atomic():
        fresh = Hold.objects.select_for_update(of=("self",), no_key=True).get(pk=hold.pk)
        if fresh.lifted_at is not None:
            raise ReviewError(_("This hold was lifted already."))
        fresh.lifted_by, fresh.lifted_at, fresh.lift_reason = actor, timezone.now(), reason.strip()
        fresh.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])
        record(
            Verb.CAPTURE_RELEASED,
            "blob",
            fresh.blob_id,
            actor=actor,
            old={"hold": fresh.pk, "reason": fresh.reason},
            reason=fresh.lift_reason,
        )
        return fresh
