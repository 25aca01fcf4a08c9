"""The storage of captures as a deployment sets it: built once at start, so that a mistake is told before any work."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.files.storage.handler import InvalidStorageError

BACKEND, OPTIONS = "TRACKER_CAPTURES_BACKEND", "TRACKER_CAPTURES_OPTIONS"


def check() -> Storage:
    """The storage, without a word over the network. Raises ImproperlyConfigured, naming the setting and the fix."""
    try:
        store = storages["captures"]
    except InvalidStorageError as error:
        raise ImproperlyConfigured(
            f"{BACKEND} names no storage that is installed: {error}. For S3 it is storages.backends.s3.S3Storage, "
            "after `uv sync --extra s3`."
        ) from error
    except (ImproperlyConfigured, TypeError, ValueError) as error:
        said = str(error).removesuffix(".")
        raise ImproperlyConfigured(f"The storage of {BACKEND} does not take {OPTIONS}: {said}.") from error
    if isinstance(store, FileSystemStorage):
        _can_be_written(Path(store.location))
    if getattr(store, "bucket_name", "") is None:
        raise ImproperlyConfigured(f'{OPTIONS} names no bucket. Write {{"bucket_name": "..."}} and what else it takes.')
    if getattr(store, "gzip", False):
        raise ImproperlyConfigured(f"{OPTIONS} has gzip on. Captures are compressed already: leave it out.")
    return store


def _can_be_written(folder: Path) -> None:
    """Raise ImproperlyConfigured for a folder that can neither be used nor made."""
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(
            f"Captures cannot be written to {folder}: {nearest} is no folder that this account may write to. "
            f"Give it the right, or name another in {OPTIONS} or TRACKER_DATA_DIR."
        )
