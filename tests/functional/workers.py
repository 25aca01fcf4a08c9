"""Real Celery workers on the test database, for tests where a process may die."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def environment(**more: str) -> dict[str, str]:
    """What a process needs to work on this test's database and broker."""
    options = connection.settings_dict
    host = options["OPTIONS"].get("host") or options["HOST"]
    user = f"{options['USER']}:{options['PASSWORD']}" if options["PASSWORD"] else options["USER"]
    port = f"&port={options['PORT']}" if options["PORT"] else ""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tracker.settings",
        "DATABASE_URL": f"postgres://{user}@/{options['NAME']}?host={host}{port}",
        "CELERY_BROKER_URL": settings.CELERY_BROKER_URL,
        "TRACKER_CAPTURES_OPTIONS": "",
        **more,
    }


@contextmanager
def worker(log: Path, env: dict[str, str], processes: int = 2) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with so many processes, ready to take messages. Killed at the end, if it still lives."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "celery",
                "-A",
                "tracker",
                "worker",
                "--without-gossip",
                "--without-mingle",
                "-c",
                str(processes),
                "-l",
                "INFO",
                "-n",
                f"{log.stem}@%h",
            ],
            cwd=ROOT,
            env=env,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    size = log.stat().st_size
    try:
        wait_for(lambda: b" ready." in log.read_bytes()[size:], "the worker to be ready", 60)
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """`kill -9` the worker and its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def family(process: subprocess.Popen[bytes]) -> list[int]:
    """The numbers of a worker's processes, its own among them."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [int(pid) for pid, group in rows if int(group) == process.pid]


def peak_memory(process: subprocess.Popen[bytes]) -> float:
    """Megabytes that any one of a worker's processes ever held in memory (Linux)."""
    status = [Path(f"/proc/{pid}/status").read_text(encoding="ascii") for pid in family(process)]
    return max(int(line.split()[1]) / 1024 for text in status for line in text.splitlines() if line.startswith("VmHWM"))


def wait_for(condition: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Poll ten times a second until `condition` holds."""
    ends = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > ends:
            raise AssertionError(f"Waited {seconds:.0f} s for {what}.")
        time.sleep(0.1)
