"""Purging captured bytes: the row stays as a tombstone, the file goes once the transaction holds."""

import logging
from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from ledger.models import Event, User, Verb, record, record_all
from sources.models import Arrival, Blob, Deletion, Hold, Snapshot, Source, Upload
from sources.snapshots import captures

logger = logging.getLogger(__name__)

PurgedFor = Blob.PurgedFor

FILES_A_CALL = 500
"""Files that one call of `delete_files` takes at most; the next tick takes the others."""


class HeldError(RuntimeError):
    """Captures are on legal hold, and stay."""


def purge(sha256s: Collection[str], purged_for: PurgedFor, *, by: User | None, reason: str) -> list[Blob]:
    """Blank these captures for good and have their files deleted once the transaction holds. Returns what was purged.

    Those that are purged for this already are left as they are. A takedown stops the checks of the sources, which
    would bring the same words back under another hash, gives up what came from them and nobody has read, and blanks
    a title that a source has from such a capture.
    Call it inside a transaction. Raises HeldError, naming the captures, if one is on hold; nothing is purged then.
    """
    rows = Blob.objects.filter(pk__in=sha256s).exclude(purged_for__in={purged_for, PurgedFor.TAKEDOWN})
    blobs = list(rows.defer("text").order_by("pk").select_for_update(of=("self",), no_key=True))
    held = Hold.objects.in_force().filter(blob__in=blobs).order_by("blob").values_list("blob", flat=True).distinct()
    if held:
        raise HeldError(
            _("On legal hold, so nothing was purged: %(captures)s.") % {"captures": ", ".join(one[:12] for one in held)}
        )
    if not blobs:
        return []
    now = timezone.now()
    seen = list(
        Snapshot.objects.filter(blob__in=blobs).order_by("pk").values_list("blob_id", "pk", "source__public_id")
    )
    _forget_in_sources(blobs, purged_for, by, reason)
    Deletion.objects.bulk_create(
        [Deletion(location=blob.location, sha256=blob.pk) for blob in blobs if blob.location], ignore_conflicts=True
    )
    Blob.objects.filter(pk__in=[blob.pk for blob in blobs]).update(
        location="",
        text="",
        title="",
        purged_for=purged_for,
        purged_at=now,
        purged_by=by,
        purge_reason=reason,
    )
    record_all(
        Event(
            verb=Verb.CAPTURE_PURGED,
            subject_type="blob",
            subject_id=blob.sha256,
            actor=by,
            old={"bytes": blob.size, "media_type": blob.media_type, "kept_at": blob.kept_at.isoformat()},
            new={
                "for": purged_for.value,
                "captures": [pk for sha256, pk, _source in seen if sha256 == blob.sha256],
                "sources": sorted({source for sha256, _pk, source in seen if sha256 == blob.sha256}),
            },
            reason=reason,
        )
        for blob in blobs
    )
    transaction.on_commit(delete_files)
    return blobs


def _forget_in_sources(blobs: list[Blob], purged_for: PurgedFor, by: User | None, reason: str) -> None:
    sources = Source.objects.filter(snapshots__blob__in=blobs).distinct().values("pk")
    locked = Source.objects.filter(pk__in=sources).order_by("pk").select_for_update(of=("self",), no_key=True)
    titles = {blob.title for blob in blobs if blob.title}
    for source in locked.select_related("latest_snapshot"):
        # So that the next check asks for the whole page, and is not told that what is gone is still the newest.
        is_newest = source.latest_snapshot and source.latest_snapshot.blob_id in {blob.pk for blob in blobs}
        if is_newest or purged_for == PurgedFor.TAKEDOWN:
            source.etag = source.last_modified = ""
        if purged_for == PurgedFor.TAKEDOWN:
            _drop_arrivals(source)
            old = {"next_check_at": source.next_check_at.isoformat() if source.next_check_at else None}
            source.next_check_at = None
            if source.title in titles:
                source.title = ""
            record(
                Verb.SOURCE_CHANGED,
                "source",
                source.public_id,
                actor=by,
                old=old,
                new={"next_check_at": None},
                reason=reason,
            )
        if is_newest or purged_for == PurgedFor.TAKEDOWN:
            source.save(update_fields=["etag", "last_modified", "next_check_at", "title"])


def _drop_arrivals(source: Source) -> None:
    """What has come from it and was not read yet may hold the same words under another hash."""
    arrivals = Arrival.objects.filter(source=source)
    files = list(arrivals.values_list("location", "sha256"))
    Deletion.objects.bulk_create(
        [Deletion(location=location, sha256=sha256) for location, sha256 in files], ignore_conflicts=True
    )
    arrivals.delete()


def delete_files(limit: int = FILES_A_CALL) -> int:
    """Delete files that no row names any more. Returns how many went; what the store refuses waits for the next tick.

    A file that an unread page or upload still needs stays until that is read.
    """
    gone = 0
    due = Deletion.objects.filter(since__lte=timezone.now()).order_by("tries", "pk")
    for key in list(due.values_list("pk", flat=True)[:limit]):
        gone += _delete_file(key)
    return gone


def _delete_file(key: int) -> bool:
    with transaction.atomic():
        here = {"location": OuterRef("location")}
        rows = (
            Deletion.objects.filter(pk=key)
            .exclude(Exists(Arrival.objects.filter(**here)))
            .exclude(Exists(Upload.objects.unread().filter(**here)))
            .annotate(is_kept=Exists(Blob.objects.filter(pk=OuterRef("sha256"), **here)))
        )
        row = rows.select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return False
        if not row.is_kept:
            try:
                captures().delete(row.location)
            except Exception as error:
                # Whatever the storage of a deployment raises: each kind has errors of its own.
                logger.exception("The store did not delete %s; the next tick tries again", row.location)
                row.tries += 1
                row.problem = str(error)[:500]
                row.save(update_fields=["tries", "problem"])
                return False
        row.delete()
        return True
