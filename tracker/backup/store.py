"""The compressed files of captures, as they lie in the store."""

import gzip
import hashlib
import zlib

from django.core.files.base import ContentFile

from sources.snapshots import captures


class CaptureLostError(Exception):
    """A capture is not in the store, or is not what its hash says."""


def read(sha256: str, location: str) -> bytes:
    """The compressed bytes of a capture, which were checked against its hash. Raises CaptureLostError."""
    try:
        with captures().open(location) as file:
            kept = bytes(file.read())
    except Exception as error:
        # Whatever the storage of a deployment raises: each kind has errors of its own.
        raise CaptureLostError(f"Capture {sha256} is not in the store ({location}).") from error
    if not is_capture(sha256, kept):
        raise CaptureLostError(f"Capture {sha256} in the store ({location}) does not match its hash.")
    return kept


def is_capture(sha256: str, kept: bytes) -> bool:
    """Whether these compressed bytes hold what `sha256` names."""
    try:
        return hashlib.sha256(gzip.decompress(kept)).hexdigest() == sha256
    except (OSError, EOFError, zlib.error):
        return False


def put(sha256: str, location: str, kept: bytes) -> bool:
    """Have a capture in the store, and read it back. True if it was not there before. Raises CaptureLostError."""
    store = captures()
    there = store.exists(location)
    if there:
        try:
            read(sha256, location)
        except CaptureLostError:
            # Content under the name of its hash that is something else helps nobody.
            store.delete(location)
        else:
            return False
    saved = store.save(location, ContentFile(kept))
    if saved != location:
        store.delete(saved)
        raise CaptureLostError(f"The store would not take capture {sha256} as {location}.")
    read(sha256, location)
    return not there
