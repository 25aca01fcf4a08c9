"""PostgreSQL's own programs, and databases made and exchanged beside the one in use."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from tracker.backup.archive import CHUNK, Progress
from tracker.backup.errors import BackupError
from tracker.embedded.errors import CannotStartError
from tracker.embedded.wheels import postgres_program

KEYWORDS = {option.keyword.decode() for option in Conninfo.get_defaults()}


def server_major() -> int:
    """Major version of the server in use, such as 18."""
    return int(server_version().split(".")[0])


def server_version() -> str:
    """Such as '18.6'."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0]).split()[0]


def program(name: str) -> Path:
    """`pg_dump` or `pg_restore`, not older than the server: the packaged one, else one on PATH.

    Raises BackupError, naming what was found, where none fits.
    """
    needed = server_major()
    seen = []
    for candidate in _candidates(name):
        version = _major(candidate)
        if version is not None and version >= needed:
            return candidate
        seen.append(f"{candidate} is of version {version or 'unknown'}")
    found = "; ".join(seen) or "none was found"
    raise BackupError(
        f"The server is PostgreSQL {needed}, and needs a {name} of version {needed} or later: {found}. "
        f"Install PostgreSQL {needed}'s client programs and put them on PATH."
    )


def _candidates(name: str) -> Iterator[Path]:
    with suppress(CannotStartError):
        packaged = postgres_program(name)
        yield packaged
    if on_path := shutil.which(name):
        yield Path(on_path)


def _major(path: Path) -> int | None:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"\) (\d+)", told)
    return int(found[1]) if found else None


def _address(database: str | None = None) -> tuple[dict[str, str], dict[str, str]]:
    """How to reach `database` (else the one in use): parameters, and an environment that holds the password."""
    parameters = {
        name: str(value)
        for name, value in connection.get_connection_params().items()
        if name in KEYWORDS and value not in (None, "")
    }
    if database is not None:
        parameters["dbname"] = database
    # Not on the command line, where every account of the machine could read it.
    password = parameters.pop("password", None)
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    return parameters, environment


def dump(target: Path, snapshot: str) -> None:
    """Write the database as it stands in the exported `snapshot`, in a form later major versions can load."""
    parameters, environment = _address()
    _run(
        [
            *(str(program("pg_dump")), "--format=custom", "--no-owner", "--no-privileges"),
            *(f"--snapshot={snapshot}", f"--file={target}", f"--dbname={make_conninfo(**parameters)}"),
        ],
        environment,
    )


def load(content: IO[bytes], database: str, progress: Progress) -> None:
    """Load a dump into the empty `database`, all of it or nothing."""
    parameters, environment = _address(database)
    command = [
        *(str(program("pg_restore")), "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"),
        f"--dbname={make_conninfo(**parameters)}",
    ]
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        try:
            while chunk := content.read(CHUNK):
                process.stdin.write(chunk)
                progress(len(chunk))
        except BrokenPipeError:
            # It gave up; its own words say why.
            pass
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
        told = process.stderr.read().decode(errors="replace")
    if process.returncode != 0:
        raise _failed(command[0], told)


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise _failed(command[0], done.stderr)


def _failed(command: str, told: str) -> BackupError:
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    return BackupError(f"{Path(command).name} failed: {' | '.join(lines[:3]) or 'it said nothing'}")


@contextmanager
def maintenance() -> Iterator[psycopg.Connection]:
    """A connection to another database than the one in use, from which that one can be renamed."""
    parameters, _ = _address("template1" if connection.settings_dict["NAME"] == "postgres" else "postgres")
    address = make_conninfo(**parameters, password=connection.settings_dict["PASSWORD"] or None)
    try:
        with psycopg.connect(address, autocommit=True) as found:
            yield found
    except psycopg.Error as error:
        raise BackupError(f"PostgreSQL refused: {' '.join(str(error).split())}") from error


def may_make_databases(name: str) -> None:
    """Raise BackupError unless this role may make a database and put it in the place of `name`."""
    with maintenance() as server:
        row = server.execute(
            "SELECT rolsuper OR rolcreatedb, rolsuper OR pg_has_role(datdba, 'MEMBER'), current_user "
            "FROM pg_roles, pg_database WHERE rolname = current_user AND datname = %s",
            [name],
        ).fetchone()
    if row is None or not row[0] or not row[1]:
        role = row[2] if row else "this role"
        raise BackupError(
            f"The database role {role} may not restore: a restore makes a new database and puts it in the place of "
            f"{name}. Use the role that owns {name}, with: ALTER ROLE {role} CREATEDB"
        )


def sessions(name: str) -> int:
    """How many sessions use the database `name`. One that just closed gets two seconds to be gone."""
    deadline = time.monotonic() + 2
    with maintenance() as server:
        while True:
            row = server.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'", [name]
            ).fetchone()
            if row is None or not row[0] or time.monotonic() > deadline:
                return int(row[0]) if row else 0
            time.sleep(0.1)


def make_database(name: str) -> None:
    """An empty database in the collation that the tracker uses everywhere."""
    with maintenance() as server:
        server.execute(
            sql.SQL(
                "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' "
                "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
            ).format(sql.Identifier(name))
        )


def database_exists(name: str) -> bool:
    with maintenance() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def drop_database(name: str) -> None:
    with maintenance() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def exchange(name: str, fresh: str, old: str) -> None:
    """Put `fresh` in the place of `name`, which becomes `old`: both or neither. Nobody may be connected to them."""
    with maintenance() as server, server.transaction():
        for before, after in ((name, old), (fresh, name)):
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(before), sql.Identifier(after))
            )
