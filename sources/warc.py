"""Captures as a WARC 1.1 file, the form in which web archives exchange them: gzip a record, made record by record.

Source of the form: ISO 28500:2017, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

import importlib.metadata
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.models import Snapshot
from sources.snapshots import CaptureMissingError, read_bytes

FORM = "WARC File Format 1.1"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"

OF_THE_TRANSFER = {"connection", "content-encoding", "content-length", "transfer-encoding"}
"""Headers that tell how the body travelled. It is kept decoded, and they would be untrue of it."""

AT_A_TIME = 100
"""Captures read from the database at once."""


def write_warc(
    snapshots: QuerySet[Snapshot], *, filename: str, description: str, strict: bool = True
) -> Iterator[tuple[bytes, int]]:
    """The file in pieces, each with the number of captures that are in it: 0 for the opening `warcinfo`.

    Captures from the web are `response` records, attached files `resource` records. What was purged is a `metadata`
    record with hash, size and dates: it stands where the capture would, so that whoever looks its address up learns
    of it. A capture that the store lost or altered raises CaptureMissingError; unless `strict`, it is noted likewise.
    One capture at a time is in memory. Times are UTC.
    """
    out = _Pieces()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    writer.write_record(writer.create_warcinfo_record(filename, _about(description)))
    yield out.take(), 0
    wanted = snapshots.select_related("blob").defer("blob__text", "blob__title").order_by("fetched_at", "pk")
    for snapshot in wanted.iterator(chunk_size=AT_A_TIME):
        writer.write_record(_record(writer, snapshot, strict))
        if snapshot.uploaded_by_id is not None:
            told = {"attached": "by hand, as saved by a person of the newsroom; not fetched"}
            writer.write_record(_metadata(writer, snapshot, told))
        yield out.take(), 1


class _Pieces:
    """A file to write to, whose content is taken out piece by piece."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        taken = bytes(self._held)
        self._held.clear()
        return taken


def _about(description: str) -> dict[str, str]:
    return {
        "software": f"claim-tracker, by warcio/{importlib.metadata.version('warcio')}",
        "format": FORM,
        "conformsTo": CONFORMS_TO,
        "operator": f"{_line(settings.NEWSROOM['name'])}, {_line(settings.NEWSROOM['contact'])}",
        "publisher": settings.PUBLIC_URL,
        "description": _line(description),
        "note": "Bodies are kept decoded. WARC-Payload-Digest is the SHA-256 under which a capture is published.",
    }


def _record(writer: WARCWriter, snapshot: Snapshot, strict: bool) -> Any:
    blob = snapshot.blob
    if not blob.location:
        return _metadata(
            writer,
            snapshot,
            {
                "purged": _instant(blob.purged_at) if blob.purged_at else "at an unknown date",
                "purged-for": blob.get_purged_for_display() or "an unknown reason",
            },
        )
    try:
        body = read_bytes(blob)
    except CaptureMissingError as error:
        if strict:
            raise
        return _metadata(writer, snapshot, {"missing": str(error)})
    head = _head(snapshot)
    digest = {"WARC-Payload-Digest": f"sha256:{blob.sha256}"}
    if snapshot.uploaded_by_id is not None:
        return writer.create_warc_record(
            snapshot.final_url,
            "resource",
            payload=BytesIO(body),
            length=len(body),
            warc_content_type=_line(blob.media_type) or "application/octet-stream",
            warc_headers_dict=head | digest,
        )
    return writer.create_warc_record(
        snapshot.final_url,
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=_http_headers(snapshot, len(body)),
        warc_headers_dict=head | digest,
    )


def _metadata(writer: WARCWriter, snapshot: Snapshot, told: dict[str, str]) -> Any:
    """What is to be said of a capture, in its place or beside it."""
    blob = snapshot.blob
    fields = {
        **told,
        "capture": str(snapshot.pk),
        "captured": _instant(snapshot.fetched_at),
        "sha256": blob.sha256,
        "size": str(blob.size),
        "media-type": blob.media_type,
    }
    body = "".join(f"{name}: {_line(value)}\r\n" for name, value in fields.items()).encode()
    return writer.create_warc_record(
        snapshot.final_url,
        "metadata",
        payload=BytesIO(body),
        length=len(body),
        warc_content_type="application/warc-fields",
        warc_headers_dict=_head(snapshot),
    )


def _head(snapshot: Snapshot) -> dict[str, str]:
    return {"WARC-Date": _instant(snapshot.fetched_at)}


def _http_headers(snapshot: Snapshot, length: int) -> StatusAndHeaders:
    """The status line, and those of the server's headers that we keep, as far as they are true of the decoded body."""
    status = snapshot.status or HTTPStatus.OK
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = ""
    kept = [
        (_line(name), _line(str(value)))
        for name, value in snapshot.headers.items()
        if name.lower() not in OF_THE_TRANSFER
    ]
    if not any(name.lower() == "content-type" for name, _value in kept) and snapshot.blob.media_type:
        kept.append(("content-type", _line(snapshot.blob.media_type)))
    kept.append(("content-length", str(length)))
    return StatusAndHeaders(f"{status} {phrase}".strip(), kept, protocol="HTTP/1.1")


def _instant(moment: datetime) -> str:
    """'2020-02-02T12:00:00.000000Z': WARC 1.1 allows parts of a second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _line(text: str) -> str:
    """On one line, so that no value from outside begins a header of its own."""
    return " ".join(text.split())
