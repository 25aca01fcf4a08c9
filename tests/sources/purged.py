"""Captures taken down as two people would have it, where only that they are gone matters."""

from typing import Any


def take_down(*blobs: Any) -> None:
    """In one transaction, as the verb does it."""
    from django.db import transaction
    from django.utils import timezone

    from ledger.models import User
    from sources.models import Blob, Takedown, TakedownBlob
    from sources.purging import purge

    one, two = (User.objects.get_or_create(username=name)[0] for name in ("one", "two"))
    with transaction.atomic():
        takedown = Takedown.objects.create(reason="An order.", asked_by=one)
        TakedownBlob.objects.bulk_create([TakedownBlob(takedown=takedown, blob=blob) for blob in blobs])
        takedown.outcome, takedown.decided_by, takedown.decided_at = "confirmed", two, timezone.now()
        takedown.save()
        purge([blob.pk for blob in blobs], Blob.PurgedFor.TAKEDOWN, by=two, reason="An order.")
