"""What a command does to have the services: hold them, and start their owners where there are none."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tracker.embedded import locks, paths, processes
from tracker.embedded.account import server_account
from tracker.embedded.errors import CannotStartError
from tracker.embedded.owner import START_SECONDS, STOP_SECONDS
from tracker.embedded.servers import SERVERS

PROJECT = Path(__file__).resolve().parent.parent.parent
LINGER_SECONDS = 5.0
SLOW_SECONDS = 1.0
LARGEST_LOG = 5_000_000


class Hold:
    """Keeps services running until it is closed or this process, and all it forked, are gone."""

    def __init__(self, descriptors: list[int]) -> None:
        self._descriptors = descriptors

    def close(self) -> None:
        while self._descriptors:
            os.close(self._descriptors.pop())

    def __enter__(self) -> "Hold":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def hold(
    data_dir: Path,
    services: Iterable[str] = tuple(SERVERS),
    *,
    durable: bool = True,
    linger: float = LINGER_SECONDS,
    on_slow: Callable[[], None] = lambda: None,
) -> Hold:
    """Have the services of `data_dir` running; they stop `linger` seconds after the last hold is gone.

    `on_slow` is called once if that takes more than a second. Raises CannotStartError.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        account = server_account(data_dir)
        paths.services_dir(data_dir).mkdir(mode=0o700, exist_ok=True)
        account.own(paths.services_dir(data_dir))
        waiting = [_Wait(data_dir, name, durable, linger) for name in services]
        descriptors = []
        try:
            _until_ready(waiting, on_slow)
            descriptors = [wait.take_client() for wait in waiting]
        finally:
            for wait in waiting:
                wait.close()
    except OSError as error:
        raise CannotStartError(
            f"Cannot use {data_dir} for the embedded services: {error.strerror} ({error.filename}). "
            "Make it writable for this account, or set TRACKER_DATA_DIR to another folder."
        ) from error
    return Hold(descriptors)


def missing(data_dir: Path, services: Iterable[str] = tuple(SERVERS)) -> list[str]:
    """The names of those services that do not run, although they may be held: a server died, or its owner."""
    return [SERVERS[name].title for name in services if not locks.is_held(paths.lock(data_dir, name, "ready"))]


def stop(data_dir: Path, services: Iterable[str] = tuple(SERVERS)) -> None:
    """Stop the services of `data_dir` although clients may be using them; returns when they are gone."""
    deadline = time.monotonic() + STOP_SECONDS + 5
    for name in services:
        owner_lock = paths.lock(data_dir, name, "owner")
        while owner_lock.exists() and locks.is_held(owner_lock):
            if time.monotonic() > deadline:
                raise CannotStartError(f"{SERVERS[name].title} of {data_dir} does not stop.")
            pid = processes.recorded(paths.run_file(data_dir, name), "owner")
            if pid is not None:
                processes.send(pid, signal.SIGTERM)
            time.sleep(0.1)


def _until_ready(waiting: list["_Wait"], on_slow: Callable[[], None]) -> None:
    begun = time.monotonic()
    told = False
    pending = waiting
    while pending := [wait for wait in pending if not wait.step()]:
        elapsed = time.monotonic() - begun
        if elapsed > SLOW_SECONDS and not told:
            on_slow()
            told = True
        if elapsed > START_SECONDS + STOP_SECONDS:
            raise CannotStartError(
                f"{pending[0].title} did not come up. See the log: {paths.log(pending[0].data_dir, pending[0].name)}"
            )
        time.sleep(0.02)


class _Wait:
    """One service on its way up."""

    def __init__(self, data_dir: Path, name: str, durable: bool, linger: float) -> None:
        self.data_dir, self.name, self.durable, self.linger = data_dir, name, durable, linger
        self.title = SERVERS[name].title
        self.client: int | None = None
        self.report: int | None = None
        self.ready = False

    def step(self) -> bool:
        """One look, without blocking; True once the service answers and stays because of us."""
        if self.client is None:
            # Not to be had while an owner is stopping its server: that one has to go first.
            self.client = locks.take(self._lock("clients"), shared=True)
        elif self.report is not None:
            self.ready = self._read_report(self.report)
        elif locks.is_held(self._lock("ready")):
            # Its owner takes a moment to notice that a server was killed.
            self.ready = self._listens()
        else:
            owner = locks.take(self._lock("owner"))
            if owner is not None:
                self.report = self._start_owner(owner)
        return self.ready

    def take_client(self) -> int:
        assert self.client is not None
        descriptor, self.client = self.client, None
        return descriptor

    def close(self) -> None:
        for descriptor in (self.client, self.report):
            if descriptor is not None:
                os.close(descriptor)
        self.client = self.report = None

    def _lock(self, role: str) -> Path:
        return paths.lock(self.data_dir, self.name, role)

    def _listens(self) -> bool:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(str(paths.socket(self.data_dir, self.name)))
            return True
        return False

    def _read_report(self, report: int) -> bool:
        if not select.select([report], [], [], 0)[0]:
            return False
        with os.fdopen(report, encoding="utf-8") as file:
            self.report = None
            told = file.read().strip()
        if told == "ready":
            return True
        log = paths.log(self.data_dir, self.name)
        raise CannotStartError(told or f"{self.title} did not start. See the log: {log}")

    def _start_owner(self, owner: int) -> int:
        """Start an owner that inherits the `owner` lock; the descriptor its report can be read from."""
        log = paths.log(self.data_dir, self.name)
        with suppress(FileNotFoundError):
            if log.stat().st_size > LARGEST_LOG:
                log.replace(log.with_suffix(".log.old"))
        report, told = os.pipe()
        command = [
            *(sys.executable, "-m", "tracker.embedded", self.name, str(self.data_dir)),
            *("--report", str(told), "--linger", str(self.linger)),
            *([] if self.durable else ["--not-durable"]),
        ]
        # libpq reads PGPORT, PGOPTIONS and the like; these servers take everything from their command.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        try:
            with log.open("ab") as output:
                server_account(self.data_dir).own(log)
                subprocess.run(  # noqa: S603
                    command,
                    cwd=PROJECT,
                    env=environment,
                    pass_fds=[owner, told],
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                    check=False,
                )
        finally:
            os.close(told)
            os.close(owner)
        return report
