"""Telling one process from another that later got the same number."""

import json
import os
import platform
import signal
import subprocess
from contextlib import suppress
from pathlib import Path


def started(pid: int) -> str | None:
    """When process `pid` was started, in a form only good for comparing; None if there is no such process."""
    if platform.system() == "Linux":
        try:
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except OSError:
            return None
        # The name in parentheses may hold anything, so count from its end: state is field 3, start is 22.
        rest = fields.rpartition(")")[2].split()
        return None if rest[0] == "Z" else f"{boot} {rest[19]}"
    found = subprocess.run(  # noqa: S603
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or None


def identity(pid: int) -> dict[str, int | str | None]:
    return {"pid": pid, "started": started(pid)}


def recorded(run_file: Path, who: str) -> int | None:
    """The number of the process that `run_file` names as `who`, if that very process still lives."""
    try:
        entry = json.loads(run_file.read_text(encoding="utf-8"))[who]
        pid, start = entry["pid"], entry["started"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return pid if isinstance(pid, int) and start and started(pid) == start else None


def send(pid: int, signum: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signum)


def works_in(pid: int, folder: Path) -> bool:
    """Whether `pid` lives and has `folder` as its working directory, as a PostgreSQL server has its cluster."""
    if platform.system() == "Linux":
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
        except OSError:
            return False
    found = subprocess.run(  # noqa: S603
        ["/usr/sbin/lsof", "-a", "-p", str(pid), "-d", "cwd", "-Fn"],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"n{folder.resolve()}" in found.stdout.splitlines()
