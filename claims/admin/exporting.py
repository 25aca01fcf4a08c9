"""Captures as a download of the desk."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase

from claims.export_captures import Captures, note_export
from ledger.models import User
from sources.warc import write_warc

PERMISSION = "sources.export_snapshot"


def download(request: HttpRequest, captures: Captures | None) -> HttpResponseBase:
    """A WARC file, made while it is taken. Asked for by POST, since it leaves word in the history.

    What the store lost is noted in the file: once it is on its way, there is no other place to say so.
    Raises PermissionDenied, and Http404 where there is nothing to export.
    """
    assert isinstance(request.user, User)
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if captures is None or not captures.snapshots.exists():
        raise Http404
    note_export(captures, request.user)
    return StreamingHttpResponse(
        _pieces(captures),
        content_type="application/warc",
        headers={"Content-Disposition": f'attachment; filename="{captures.filename}"'},
    )


def _pieces(captures: Captures) -> Iterator[bytes]:
    written = write_warc(captures.snapshots, filename=captures.filename, description=captures.description, strict=False)
    for piece, _number in written:
        yield piece
