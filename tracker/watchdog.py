"""Ends what a killed quickstart left running. `python -m tracker.watchdog FILE`, started by quickstart only.

Quickstart holds a record lock on FILE, which its forks do not inherit: to get that lock means that quickstart is
gone, however it died. Every process that it starts writes its process group into FILE before anything else.
"""

import fcntl
import os
import signal
import sys
import time
from pathlib import Path

GENTLE_SECONDS = 5.0
ALL_SECONDS = 8.0


def groups(file: Path) -> set[int]:
    """The groups in `file` that still have a process."""
    found = set()
    for line in file.read_text(encoding="ascii").split():
        try:
            os.killpg(int(line), 0)
        except ProcessLookupError:
            continue
        found.add(int(line))
    return found


def end(file: Path) -> None:
    """Ask every group to end, and after five seconds make it."""
    begun = time.monotonic()
    asked: set[int] = set()
    # Read again and again: a process may have been about to write itself down.
    while (elapsed := time.monotonic() - begun) < ALL_SECONDS:
        living = groups(file)
        if not living and elapsed > 0.3:
            return
        forced = elapsed > GENTLE_SECONDS
        for group in living if forced else living - asked:
            try:
                os.killpg(group, signal.SIGKILL if forced else signal.SIGTERM)
            except ProcessLookupError:
                continue
        asked |= living
        time.sleep(0.1)


if __name__ == "__main__":
    with open(sys.argv[1], "r+", encoding="ascii") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        end(Path(sys.argv[1]))
