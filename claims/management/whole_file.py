"""Files that take their name only when all of them is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.core.management.base import CommandError


@contextmanager
def whole_file(name: str) -> Iterator[BinaryIO]:
    """A file to write to, in the place of `name` once the block ends well. Raises CommandError."""
    path = Path(name)
    if path.is_dir():
        raise CommandError(f"{name} is a folder. Name a file in it.")
    try:
        handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise CommandError(
            f"{name} cannot be written: {error.strerror}. Name a file in a folder that exists."
        ) from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        Path(unfinished).chmod(0o644)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
