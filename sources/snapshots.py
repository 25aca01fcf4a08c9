"""Keeping what a source said: bytes once by their hash, captures append-only."""

import gzip
import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import transaction

from ledger.models import User, Verb, record
from sources.addresses import canonical_url, host_key
from sources.fetching import readable
from sources.models import Blob, Host, Snapshot, Source

KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "date", "server", "x-robots-tag")


class CaptureMissingError(RuntimeError):
    """The bytes of a capture are not in the store."""


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


def known_bytes(body: bytes) -> Blob | None:
    return Blob.objects.filter(pk=hashlib.sha256(body).hexdigest()).first()


def keep_bytes(body: bytes, media_type: str, *, url: str, charset: str | None = None) -> Blob:
    """The Blob of these bytes, stored and read if they are new. Safe to repeat: the name is the hash.

    What was purged stays purged: the Blob comes back with an empty `location`, and nothing is stored.
    The file is written before the row: a crash between leaves a file that the next try finds, never a row
    without its bytes. Raises OSError when the store cannot take it.
    """
    known = known_bytes(body)
    if known:
        return known
    digest = hashlib.sha256(body).hexdigest()
    location = f"{digest[:2]}/{digest[2:4]}/{digest}.gz"
    store = captures()
    if not store.exists(location):
        location = store.save(location, ContentFile(gzip.compress(body, mtime=0)))
    page = readable(body, media_type, url, charset)
    blob, _ = Blob.objects.get_or_create(
        sha256=digest,
        defaults={
            "size": len(body),
            "media_type": media_type[:200],
            "location": location,
            # PostgreSQL text holds no NUL.
            "text": page.text.replace("\x00", ""),
            "title": (page.title or "")[:500].replace("\x00", ""),
            "language": (page.language or "")[:35],
            "problem": page.problem or "",
        },
    )
    if blob.location != location:
        # Another worker kept the same bytes under a name of its own, or they were purged, while we read them.
        store.delete(location)
    return blob


def read_bytes(blob: Blob) -> bytes:
    """The captured bytes, checked against their hash. Raises CaptureMissingError."""
    if not blob.location:
        raise CaptureMissingError(f"The bytes of capture {blob} were purged; its hash and date remain.")
    try:
        with captures().open(blob.location) as file:
            body = gzip.decompress(file.read())
    except (OSError, EOFError) as error:
        raise CaptureMissingError(f"The bytes of capture {blob} cannot be read: {error}.") from error
    if hashlib.sha256(body).hexdigest() != blob.sha256:
        raise CaptureMissingError(f"The bytes of capture {blob} do not match their hash: the store was altered.")
    return body


def add_snapshot(
    source: Source,
    blob: Blob,
    *,
    fetched_at: datetime,
    final_url: str,
    status: int | None = None,
    headers: dict[str, str] | None = None,
    uploaded_by: User | None = None,
) -> Snapshot:
    """Append a capture and make it the source's latest. Call it inside a transaction that holds the source's row."""
    snapshot = Snapshot.objects.create(
        source=source,
        blob=blob,
        fetched_at=fetched_at,
        final_url=final_url[:2000],
        status=status,
        headers={name: value for name, value in (headers or {}).items() if name in KEPT_HEADERS},
        uploaded_by=uploaded_by,
    )
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
