"""The owner: one detached process per server and data directory. `__main__` runs it; `client` starts it."""

import json
import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

from tracker.embedded import locks, paths, processes
from tracker.embedded.errors import CannotStartError
from tracker.embedded.servers import Server, last_words, wait_gone

POLL_SECONDS = 0.5
START_SECONDS = 300.0
"""Bound on a start; recovery after a crash of a large database takes its time."""
STOP_SECONDS = 60.0
ORPHAN_SECONDS = 5.0
"""How long leftovers of an earlier server may take to end by themselves, then after a signal, then after a kill."""


class Owner:
    """Starts a server, keeps it while it has clients, and stops it. Holds the `owner` lock from before it is made.

    `linger`: seconds without a client after which it stops.
    """

    def __init__(self, server: Server, *, linger: float) -> None:
        self.server = server
        self.linger = linger
        self.asked_to_stop = threading.Event()
        self.run_file = paths.run_file(server.data_dir, server.name)
        self.process: subprocess.Popen[bytes] | None = None
        self.ready: int | None = None

    def start(self) -> None:
        """Return once the server answers. Raises CannotStartError, with nothing left running."""
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *_: self.asked_to_stop.set())
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        alive = self._wait_for_orphans()
        try:
            self.server.prepare()
            log_start = self._log_size()
            self.process = subprocess.Popen(  # noqa: S603
                self.server.command(),
                # Forked before the change of account, so the server holds the lock with all its children.
                pass_fds=[alive],
                preexec_fn=self.server.account.preparation(death_signal=self.server.stop_signal),
                stdin=subprocess.DEVNULL,
            )
        finally:
            os.close(alive)
        self._write_run_file()
        try:
            self._wait_for_answer(self.process, log_start)
            self.server.finish()
        except BaseException:
            self.stop()
            raise
        self.ready = locks.take(self._lock("ready"))
        while self.ready is None:  # a client is looking this very moment
            time.sleep(0.01)
            self.ready = locks.take(self._lock("ready"))

    def keep(self) -> str:
        """Return, with the reason, when the server is to be stopped or has died."""
        process, idle_since = self.process, None
        assert process is not None
        while not self.asked_to_stop.wait(POLL_SECONDS):
            if process.poll() is not None:
                return f"{self.server.title} ended by itself (code {process.returncode})"
            alone = locks.take(self._lock("clients"))
            if alone is None:
                idle_since = None
                continue
            idle_since = idle_since or time.monotonic()
            if time.monotonic() - idle_since >= self.linger:
                # Kept until this process ends: whoever comes now waits, and then starts a new owner.
                return "no client is left"
            os.close(alone)
        return "asked to stop"

    def stop(self) -> None:
        """Stop the server cleanly, by force only if it does not end in a minute."""
        if self.ready is not None:
            os.close(self.ready)
            self.ready = None
        process = self.process
        if process is not None and process.poll() is None:
            process.send_signal(self.server.stop_signal)
            if not wait_gone(process, STOP_SECONDS):
                process.kill()
                process.wait()
        self.run_file.unlink(missing_ok=True)

    def _lock(self, role: str) -> Path:
        return paths.lock(self.server.data_dir, self.server.name, role)

    def _log_size(self) -> int:
        with suppress(OSError):
            return paths.log(self.server.data_dir, self.server.name).stat().st_size
        return 0

    def _wait_for_orphans(self) -> int:
        """The `alive` lock, once no process of an earlier server is left; one that stays is stopped."""
        begun = time.monotonic()
        signals = [(ORPHAN_SECONDS, self.server.stop_signal), (2 * ORPHAN_SECONDS, signal.SIGKILL)]
        while time.monotonic() - begun < 3 * ORPHAN_SECONDS:
            alive = locks.take(self._lock("alive"))
            if alive is not None:
                return alive
            if signals and time.monotonic() - begun > signals[0][0]:
                pid = processes.recorded(self.run_file, "server")
                if pid is not None:
                    processes.send(pid, signals[0][1])
                signals.pop(0)
            time.sleep(0.05)
        raise CannotStartError(
            f"A {self.server.title} process of an earlier run is still there and does not stop. "
            f"Find it with `fuser {self._lock('alive')}` and end it."
        )

    def _wait_for_answer(self, process: subprocess.Popen[bytes], log_start: int) -> None:
        log = paths.log(self.server.data_dir, self.server.name)
        deadline = time.monotonic() + START_SECONDS
        while not self.server.answers():
            if process.poll() is not None:
                with log.open("rb") as file:
                    file.seek(log_start)
                    words = last_words(file.read().decode(errors="replace"))
                raise CannotStartError(f"{self.server.title} did not start: {words} (log: {log})")
            if time.monotonic() > deadline:
                raise CannotStartError(f"{self.server.title} did not answer in {START_SECONDS:.0f} s (log: {log})")
            if self.asked_to_stop.is_set():
                raise CannotStartError(f"{self.server.title} was told to stop while starting.")
            time.sleep(0.03)

    def _write_run_file(self) -> None:
        assert self.process is not None
        text = json.dumps(
            {
                "service": self.server.name,
                "sockets": str(self.server.socket_dir),
                "owner": processes.identity(os.getpid()),
                "server": processes.identity(self.process.pid),
            },
            indent=1,
        )
        draft = self.run_file.with_suffix(".draft")
        draft.write_text(text + "\n", encoding="utf-8")
        self.server.account.own(draft)
        draft.replace(self.run_file)
