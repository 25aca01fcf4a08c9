"""Where the embedded services keep their data and how they are reached.

Everything follows from the data directory, so settings can name the database without starting it.
Both servers listen on Unix sockets only: no port to collide on, nothing reachable from outside.
"""

import hashlib
import tempfile
from pathlib import Path

# sun_path holds 108 bytes on Linux and 104 on macOS, with room for '.s.PGSQL.5432.lock'.
LONGEST_SOCKET_DIR = 80


def socket_dir(data_dir: Path) -> Path:
    """The folder of both sockets: inside `data_dir`, or in the temporary folder where that path is too long."""
    inside = data_dir / "run"
    if len(str(inside).encode()) <= LONGEST_SOCKET_DIR:
        return inside
    digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"claim-tracker-{digest}"


def database_url(data_dir: Path) -> str:
    return f"postgres://tracker@/tracker?host={socket_dir(data_dir)}"


def broker_url(data_dir: Path) -> str:
    return f"redis+socket://{socket_dir(data_dir)}/valkey.sock"
