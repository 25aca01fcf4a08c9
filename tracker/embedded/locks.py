"""Locks between processes: `flock`, which the kernel releases when the last holder of the file dies.

A lock belongs to the open file, so it can be handed to a child by inheriting the descriptor.
"""

import fcntl
import os
from pathlib import Path


def take(path: Path, *, shared: bool = False) -> int | None:
    """The descriptor that holds the lock, or None while someone else holds it. Closing it lets go."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.geteuid() == 0:
            # What root makes in another account's data must stay usable for that account.
            folder = path.parent.stat()
            os.fchown(descriptor, folder.st_uid, folder.st_gid)
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def is_held(path: Path) -> bool:
    """Whether another holds it alone."""
    descriptor = take(path, shared=True)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False
