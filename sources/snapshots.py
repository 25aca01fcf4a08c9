"""Keeping what a source said: bytes once by their hash, captures append-only."""

import gzip
import hashlib
import logging
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from ledger.models import User, Verb, record
from sources.addresses import canonical_url, host_key
from sources.fetching import Readable, readable
from sources.models import Blob, Deletion, Host, Snapshot, Source

logger = logging.getLogger(__name__)

KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "date", "server", "x-robots-tag")


UNNAMED_FILES_KEPT = timedelta(hours=1)
"""How long a stored file may wait for the row that names it: longer than any run takes."""


class CaptureMissingError(RuntimeError):
    """The bytes of a capture are not to be had."""


class StoreTroubleError(CaptureMissingError):
    """The store did not answer. The bytes may well be there, and nothing is said of them."""


def captures() -> Storage:
    return storages["captures"]


def add_source(
    url: str, *, actor: User | None, next_check_at: datetime | None = None, **details: object
) -> tuple[Source, bool]:
    """The source of `url`, made with `details` if it is new; and whether it is. Raises AddressError."""
    address = canonical_url(url)
    with transaction.atomic():
        known = Source.objects.filter(url=address).first()
        if known:
            return known, False
        host, _ = Host.objects.get_or_create(key=host_key(address))
        source, created = Source.objects.get_or_create(
            url=address, defaults={"host": host, "next_check_at": next_check_at, **details}
        )
        if created:
            record(Verb.SOURCE_ADDED, "source", source.public_id, actor=actor, new={"url": address})
    return source, created


def new_location(sha256: str) -> str:
    """Where bytes of this hash may be stored: a new name, so that nobody else's file can be taken for it."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}-{get_random_string(8)}.gz"


def expect_files(locations: Iterable[str]) -> None:
    """Note files before they are stored: whoever stores them may die, and what no row names in time is deleted.

    The transaction that names them calls `expected_no_more`.
    """
    until = timezone.now() + UNNAMED_FILES_KEPT
    Deletion.objects.bulk_create([Deletion(location=location, since=until) for location in locations])


def expected_no_more(locations: Iterable[str]) -> None:
    Deletion.objects.filter(location__in=list(locations)).delete()


def store_bytes(body: bytes, sha256: str, location: str = "") -> str:
    """Store bytes, compressed, and return where. All of them, or nothing.

    Raises OSError when the store cannot take it, whatever error its storage has for that.
    """
    location = location or new_location(sha256)
    try:
        return captures().save(location, ContentFile(gzip.compress(body, compresslevel=6, mtime=0)))
    except Exception as error:
        # The disk may have become full in the middle of it.
        drop_bytes(location)
        if isinstance(error, OSError):
            raise
        raise OSError(f"The store did not take {location}: {error}") from error


def drop_bytes(location: str) -> None:
    """Delete a file that no row names. One that cannot be deleted is left to lie."""
    try:
        captures().delete(location)
    except Exception:
        # Whatever the storage of a deployment raises: each kind has errors of its own.
        logger.warning("The captured file %s is not needed and could not be deleted", location)


def drop_after_commit(location: str) -> None:
    """Delete a file that no row names any more once this transaction holds; a later tick does where that fails."""
    Deletion.objects.bulk_create([Deletion(location=location)], ignore_conflicts=True)
    transaction.on_commit(lambda: _drop_noted(location))


def _drop_noted(location: str) -> None:
    try:
        captures().delete(location)
    except Exception:
        logger.warning("The captured file %s could not be deleted; the next tick tries again", location)
        return
    expected_no_more([location])


def keep_bytes(body: bytes, media_type: str, *, url: str, charset: str | None = None) -> Blob:
    """The Blob of these bytes, stored and read if they are new. Safe to repeat: the key is the hash.

    What was taken down stays so: the Blob comes back with an empty `location`, and nothing is stored. What was purged
    because nothing rested on it is kept again. Raises OSError when the store cannot take it.
    """
    digest = hashlib.sha256(body).hexdigest()
    known = Blob.objects.filter(pk=digest).first()
    if known and not known.may_come_back:
        return known
    page = readable(body, media_type, url, charset)
    return add_blob(digest, len(body), media_type, store_bytes(body, digest), page)


def add_blob(sha256: str, size: int, media_type: str, location: str, page: Readable) -> Blob:
    """The row of stored bytes and what was read from them. Where it exists by now, the new file is dropped.

    Bytes that were purged because nothing rested on them, and are said again, are filled in again.
    """
    read = {
        "location": location,
        # PostgreSQL text holds no NUL.
        "text": page.text.replace("\x00", ""),
        "title": (page.title or "")[:500].replace("\x00", ""),
        "language": (page.language or "")[:35],
        "problem": page.problem or "",
    }
    with transaction.atomic():
        blob, created = Blob.objects.get_or_create(
            sha256=sha256, defaults={"size": size, "media_type": media_type[:200], **read}
        )
        if not created and blob.may_come_back:
            blob = Blob.objects.select_for_update(of=("self",), no_key=True).get(pk=sha256)
            if blob.may_come_back:
                _keep_again(blob, read)
        if blob.location != location:
            drop_after_commit(location)
    return blob


def _keep_again(blob: Blob, read: dict[str, str]) -> None:
    old = {"for": blob.purged_for, "at": blob.purged_at.isoformat() if blob.purged_at else None}
    for name, value in read.items():
        setattr(blob, name, value)
    blob.purged_for, blob.purged_at, blob.purged_by, blob.purge_reason = "", None, None, ""
    blob.save(update_fields=[*read, "purged_for", "purged_at", "purged_by", "purge_reason"])
    record(Verb.CAPTURE_KEPT_AGAIN, "blob", blob.pk, actor=None, old=old)


def read_file(location: str, sha256: str) -> bytes:
    """Stored bytes, checked against their hash. Raises CaptureMissingError, or StoreTroubleError, which is one."""
    try:
        with captures().open(location) as file:
            stored = file.read()
    except FileNotFoundError as error:
        raise CaptureMissingError(
            f"The bytes of capture {sha256[:12]} cannot be read, they are not in the store: {error}."
        ) from error
    except Exception as error:
        # Whatever the storage of a deployment raises: each kind has errors of its own.
        raise StoreTroubleError(f"The bytes of capture {sha256[:12]} cannot be read: {error}.") from error
    try:
        body = gzip.decompress(stored)
    except (OSError, EOFError, zlib.error) as error:
        raise CaptureMissingError(
            f"The bytes of capture {sha256[:12]} cannot be read, they are broken: {error}."
        ) from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise CaptureMissingError(f"The bytes of capture {sha256[:12]} do not match their hash: the store was altered.")
    return body


def read_bytes(blob: Blob) -> bytes:
    """The captured bytes, checked against their hash. Raises CaptureMissingError."""
    if not blob.location:
        raise CaptureMissingError(f"The bytes of capture {blob} were purged; its hash and date remain.")
    return read_file(blob.location, blob.sha256)


def add_snapshot(
    source: Source,
    blob: Blob,
    *,
    fetched_at: datetime,
    final_url: str,
    status: int | None = None,
    headers: dict[str, str] | None = None,
    uploaded_by: User | None = None,
    is_newest: bool = True,
) -> Snapshot:
    """Append a capture and make it the source's latest, unless it is an older copy that was attached by hand.

    Call it inside a transaction that holds the source's row.
    """
    snapshot = Snapshot.objects.create(
        source=source,
        blob=blob,
        fetched_at=fetched_at,
        final_url=final_url[:2000],
        status=status,
        headers={name: value for name, value in (headers or {}).items() if name in KEPT_HEADERS},
        uploaded_by=uploaded_by,
    )
    if is_newest:
        source.latest_snapshot = snapshot
        source.last_changed_at = fetched_at
    if not source.title and blob.title:
        source.title = blob.title
    record(
        Verb.SOURCE_CAPTURED,
        "source",
        source.public_id,
        actor=uploaded_by,
        new={"sha256": blob.sha256, "final_url": final_url},
        snapshot_id=snapshot.pk,
    )
    return snapshot
