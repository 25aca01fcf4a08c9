"""Attaching a saved page or PDF by hand, where a site cannot be fetched."""

from __future__ import annotations

from datetime import datetime
from typing import IO

from django.db import transaction

from claims.messages import send_after_commit
from claims.models import Evidence
from claims.review.evidence import may_change_evidence
from claims.review.rules import ReviewError, locked, require, save
from ledger.models import User, Verb, record
from sources.models import Source, Upload
from sources.uploads import UploadError, attach

PERMISSION = "sources.attach_snapshot"
READ_UPLOAD = "claims.tasks.read_upload"


def attach_copy(evidence: Evidence, actor: User, file: IO[bytes], name: str, saved_at: datetime) -> Upload:
    """Attach a saved copy of the page to the source of this evidence. A worker reads it and finds the quote in it.

    Raises ReviewError for a file of another kind, one that is too large, or a date in the future.
    """
    require(actor, "review_claim")
    require(actor, PERMISSION)
    with locked(evidence.claim, None) as fresh:
        may_change_evidence(fresh, actor)
        upload = _attach(evidence.source, actor, file, name, saved_at)
        save(fresh)
        record(
            Verb.EVIDENCE_COPY_ATTACHED,
            "claim",
            fresh.public_id,
            actor=actor,
            new={"evidence": evidence.pk, "source": evidence.source.url, "file": upload.name, "sha256": upload.sha256},
        )
        return upload


def attach_to_source(source: Source, actor: User, file: IO[bytes], name: str, saved_at: datetime) -> Upload:
    """Attach a saved copy of a source's page, for all claims that rest on it."""
    require(actor, PERMISSION)
    with transaction.atomic():
        return _attach(source, actor, file, name, saved_at)


def _attach(source: Source, actor: User, file: IO[bytes], name: str, saved_at: datetime) -> Upload:
    try:
        upload = attach(source, file, name, saved_at, actor=actor)
    except UploadError as error:
        raise ReviewError(str(error)) from error
    send_after_commit(READ_UPLOAD, upload.pk)
    return upload
