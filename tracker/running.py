"""Where a running quickstart serves the site, noted in the data folder so that commands beside it name its address."""

import os
from pathlib import Path

from tracker.embedded import paths


def lock_file(data_dir: Path) -> Path:
    """Held by quickstart for as long as it runs."""
    return paths.services_dir(data_dir) / "quickstart.lock"


def note_address(data_dir: Path, address: str) -> None:
    """Called under the lock."""
    path = _address_file(data_dir)
    # Replaced, not written: an earlier one may belong to another account.
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    unfinished.write_text(address, encoding="utf-8")
    os.replace(unfinished, path)


def running_address(data_dir: Path) -> str:
    """The address of the quickstart that runs on this data, or ""."""
    try:
        address = _address_file(data_dir).read_text(encoding="utf-8").strip()
        # Not at the top: there is no fcntl where nothing embedded runs either.
        from tracker.embedded import locks

        return address if locks.is_held(lock_file(data_dir)) else ""
    except (OSError, ValueError, ImportError):
        return ""


def _address_file(data_dir: Path) -> Path:
    return paths.services_dir(data_dir) / "quickstart.address"
