"""Saved pages and PDFs that people attach where a site cannot be fetched: stored at once, read by a worker."""

import hashlib
import logging
from datetime import datetime, timedelta
from typing import IO

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ledger.models import User, Verb, record
from sources.fetching import readable
from sources.models import Blob, Snapshot, Source, Upload, unleased
from sources.snapshots import (
    StoreTroubleError,
    add_blob,
    add_snapshot,
    drop_after_commit,
    expect_files,
    expected_no_more,
    new_location,
    read_file,
    store_bytes,
)

logger = logging.getLogger(__name__)

LARGEST_FILE = 10_000_000
"""Bytes: as much as the fetcher takes of a page."""
READINGS = 3
"""Workers that may break off reading a file before it is given up."""
READING_LEASE = timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT + 30)

TAKEN_DOWN = _lazy("This very file was taken down here for legal reasons, and is not kept again.")

MEDIA_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".json": "application/json",
}


class UploadError(ValueError):
    """The file cannot be attached. The message is for the person who tried."""


def attach(source: Source, file: IO[bytes], name: str, saved_at: datetime, *, actor: User) -> Upload:
    """Store a saved copy of the source's page for a worker to read. Raises UploadError; nothing is kept then.

    What kind of file it is goes by the ending of its name. `saved_at` is aware: when the copy was taken.
    """
    ending = "." + name.lower().rpartition(".")[2]
    media_type = MEDIA_TYPES.get(ending)
    if media_type is None:
        raise UploadError(
            _("“%(name)s” cannot be read. Save the page as HTML or PDF, or attach a text, CSV or JSON file.")
            % {"name": name[:100]}
        )
    if saved_at > timezone.now():
        raise UploadError(_("The copy cannot have been saved in the future. Correct the date."))
    body = file.read(LARGEST_FILE + 1)
    if len(body) > LARGEST_FILE:
        raise UploadError(
            _("“%(name)s” is larger than %(most)d MB. Save the page without its pictures, or as PDF.")
            % {"name": name[:100], "most": LARGEST_FILE // 1_000_000}
        )
    if not body.strip():
        raise UploadError(_("“%(name)s” is empty.") % {"name": name[:100]})
    digest = hashlib.sha256(body).hexdigest()
    known = Blob.objects.filter(pk=digest).defer("text").first()
    if known and known.is_taken_down:
        raise UploadError(str(TAKEN_DOWN))
    location = _stored(body, digest)
    with transaction.atomic():
        upload = Upload.objects.create(
            source=source,
            name=name[:200],
            sha256=digest,
            size=len(body),
            location=location,
            media_type=media_type,
            saved_at=saved_at,
            uploaded_by=actor,
        )
        expected_no_more([location])
        record(
            Verb.SOURCE_FILE_ATTACHED,
            "source",
            source.public_id,
            actor=actor,
            new={"file": upload.name, "sha256": digest, "bytes": upload.size, "saved_at": saved_at.isoformat()},
        )
    return upload


def _stored(body: bytes, sha256: str) -> str:
    """Written before the row, so that no row is ever without its file. Raises UploadError."""
    location = new_location(sha256)
    expect_files([location])
    try:
        return store_bytes(body, sha256, location)
    except OSError as error:
        logger.exception("The store did not take an attached file")
        raise UploadError(_("The file could not be stored. Try again, or tell an administrator.")) from error


def waiting(limit: int = 200) -> list[int]:
    """Attached files that no worker has read or is reading."""
    return list(_free(timezone.now()).order_by("pk").values_list("pk", flat=True)[:limit])


def _free(now: datetime) -> QuerySet[Upload]:
    return Upload.objects.unread().filter(unleased(now, 2 * READING_LEASE))


def read_upload(upload_id: int) -> Snapshot | None:
    """Read one attached file and make it a capture. None where there is nothing to read, or it cannot be kept.

    A copy from before the newest capture is kept beside it and does not become the newest.
    """
    upload = _lease(upload_id)
    if upload is None:
        return None
    source = upload.source
    try:
        body = read_file(upload.location, upload.sha256)
    except StoreTroubleError as error:
        logger.error("%s It is tried again.", error)
        return None
    # Only what is being read is counted: neither a store nor a database in trouble is the file's fault.
    Upload.objects.filter(pk=upload_id).update(readings=F("readings") + 1)
    page = readable(body, upload.media_type, source.url)
    with transaction.atomic():
        source = Source.objects.select_for_update(of=("self",), no_key=True).get(pk=source.pk)
        upload = Upload.objects.select_for_update(of=("self",), no_key=True).get(pk=upload_id)
        if upload.read_at is not None:
            return None
        blob = add_blob(upload.sha256, upload.size, upload.media_type, upload.location, page)
        if blob.is_taken_down:
            _finish(upload, str(TAKEN_DOWN), dropped=False)
            return None
        upload.snapshot = _captured(source, blob, upload)
        _finish(upload)
        return upload.snapshot


def _lease(upload_id: int) -> Upload | None:
    now = timezone.now()
    with transaction.atomic():
        rows = _free(now).filter(pk=upload_id)
        upload = rows.select_related("source").select_for_update(of=("self",), skip_locked=True, no_key=True).first()
        if upload is None:
            return None
        if upload.readings >= READINGS:
            _finish(upload, _("It could not be read: workers broke off at it. Attach it again, or in another form."))
            return None
        upload.leased_until = now + READING_LEASE
        upload.save(update_fields=["leased_until"])
        return upload


def _captured(source: Source, blob: Blob, upload: Upload) -> Snapshot:
    latest = source.latest_snapshot
    if latest and latest.blob_id == blob.pk:
        return latest
    is_newest = latest is None or latest.fetched_at <= upload.saved_at
    if is_newest:
        # The server's validators are of another content: the next check asks for the whole page and compares.
        source.etag = source.last_modified = ""
    snapshot = add_snapshot(
        source,
        blob,
        fetched_at=upload.saved_at,
        final_url=source.url,
        uploaded_by=upload.uploaded_by,
        is_newest=is_newest,
    )
    source.save(update_fields=["etag", "last_modified", "latest_snapshot", "last_changed_at", "title"])
    return snapshot


def _finish(upload: Upload, problem: str = "", *, dropped: bool = True) -> None:
    """Nothing more is done with the file. With a `problem` it did not become a capture, and is dropped."""
    upload.read_at, upload.leased_until, upload.problem = timezone.now(), None, problem
    upload.save(update_fields=["read_at", "leased_until", "snapshot", "problem"])
    if not problem:
        return
    if dropped:
        drop_after_commit(upload.location)
    record(
        Verb.SOURCE_FILE_REFUSED,
        "source",
        upload.source.public_id,
        actor=None,
        new={"file": upload.name, "sha256": upload.sha256},
        reason=problem,
    )
