"""Where the embedded services keep their data and how they are reached.

Everything follows from the data directory, so settings can name the database without starting it.
Both servers listen on Unix sockets only: no port to collide on, nothing reachable from outside.
"""

import hashlib
from pathlib import Path
from urllib.parse import quote

# sun_path holds 104 bytes on macOS and 108 on Linux; '/.s.PGSQL.5432' and its end take 15 of them.
LONGEST_SOCKET_DIR = 80


def socket_dir(data_dir: Path) -> Path:
    """The folder of both sockets: inside `data_dir`, or in /tmp where that path cannot be dialled.

    It cannot where it is too long for a socket, or holds a comma: libpq takes that for a list of hosts.
    """
    inside = data_dir / "run"
    if len(str(inside).encode()) <= LONGEST_SOCKET_DIR and "," not in str(inside):
        return inside
    digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
    # Not tempfile.gettempdir(): every process must find the same folder, whatever its TMPDIR.
    return Path(f"/tmp/claim-tracker-{digest}")  # noqa: S108 (its owner and mode are checked before use)


def socket(data_dir: Path, service: str) -> Path:
    return socket_dir(data_dir) / {"postgres": ".s.PGSQL.5432", "valkey": "valkey.sock"}[service]


def database_url(data_dir: Path) -> str:
    return f"postgres://tracker@:5432/tracker?host={quote(str(socket_dir(data_dir)), safe='')}"


def broker_url(data_dir: Path) -> str:
    return f"redis+socket://{quote(str(socket(data_dir, 'valkey')))}"


def cluster(data_dir: Path) -> Path:
    """PostgreSQL's own data directory."""
    return data_dir / "postgres"


def services_dir(data_dir: Path) -> Path:
    """Locks, run files and logs of the owners."""
    return data_dir / "services"


def lock(data_dir: Path, service: str, role: str) -> Path:
    return services_dir(data_dir) / f"{service}.{role}.lock"


def run_file(data_dir: Path, service: str) -> Path:
    return services_dir(data_dir) / f"{service}.json"


def log(data_dir: Path, service: str) -> Path:
    return services_dir(data_dir) / f"{service}.log"
