"""A data directory of a test's own, and the real owners, servers and commands around it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# Readable for the sake of an interpreter in root's home; it can write nothing that is not its own.
AS_NOBODY = [
    *("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
    *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
]


class Machine:
    """A data directory and the processes around it."""

    def __init__(self, data_dir: Path, prefix: list[str]) -> None:
        self.data_dir = data_dir
        self.prefix = prefix
        self.python_path = str(ROOT)
        self.holders: list[subprocess.Popen[str]] = []

    def begin(self, *options: str) -> subprocess.Popen[str]:
        """Start a holder, without waiting for it."""
        holder = subprocess.Popen(
            [
                *self.prefix,
                *(sys.executable, "-W", "error", str(Path(__file__).with_name("holder.py"))),
                *(str(self.data_dir), *options),
            ],
            env=os.environ | {"PYTHONPATH": self.python_path, "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.holders.append(holder)
        return holder

    def hold(self, *options: str) -> dict[str, int]:
        """Start a holder that stays, and return what it saw."""
        return self.seen(self.begin(*options))

    @staticmethod
    def seen(holder: subprocess.Popen[str]) -> dict[str, int]:
        return json.loads(holder.stdout.readline())

    def let_go(self) -> None:
        while self.holders:
            holder = self.holders.pop()
            holder.communicate(timeout=60)

    def processes(self) -> dict[int, str]:
        """Every process that names the data directory, but for the holders."""
        mine = {holder.pid for holder in self.holders}
        listed = subprocess.run(["ps", "-wweo", "pid=,stat=,args="], capture_output=True, text=True, check=True)
        rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
        return {
            int(pid): command
            for pid, state, command in rows
            if str(self.data_dir) in command and int(pid) not in mine and not state.startswith("Z")
        }

    def pids(self, words: str) -> list[int]:
        return [pid for pid, command in self.processes().items() if words in command]

    def kill(self, pids: list[int], signum: int = signal.SIGKILL) -> None:
        for pid in pids:
            os.kill(pid, signum)

    def wait_until(self, true: Callable[[], bool], seconds: float = 20) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"still there: {self.processes()}"
            time.sleep(0.05)
