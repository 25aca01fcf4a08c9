"""The try-out: everything on one machine, from nothing. `manage.py quickstart` is its command."""

from __future__ import annotations

import errno
import os
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, connections

from ledger.models import User
from sources.models import Source
from tracker import running, seeding
from tracker.embedded import locks, paths
from tracker.embedded.client import hold, missing

ADMINISTRATOR = "admin"
PEOPLE = (ADMINISTRATOR, *sorted(seeding.PEOPLE))
DEFAULT_SEED_PORT = 8766
EARLIER_SECONDS = 15
READY_SECONDS = 60
LOOK_SECONDS = 2
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 (compared with, not bound)
# Browsers keep a spare connection open. A worker waits for it, so it ends long before the worker is killed, and that
# before supervision's eighteen seconds are over.
STOPPING = ("--http1-header-read-timeout", "2000", "--workers-kill-timeout", "15")

Say = Callable[[str], None]


class QuickstartError(Exception):
    """Quickstart cannot run. The message names the cause and the fix."""


@dataclass(frozen=True)
class Addresses:
    host: str
    port: int
    seed_port: int

    @property
    def site(self) -> str:
        """The public address, as set, or that of this machine."""
        host = "127.0.0.1" if self.host in EVERYWHERE else self.host
        given = os.environ.get("TRACKER_PUBLIC_URL", "").rstrip("/")
        return given or f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def seeds(self) -> str:
        return f"127.0.0.1:{self.seed_port}"


def check_ports(addresses: Addresses) -> None:
    """Raise QuickstartError unless both ports can be listened on."""
    if addresses.port == addresses.seed_port:
        raise QuickstartError(f"--port and --seed-port are both {addresses.port}. Give two different ones.")
    for host, port, option in (
        (addresses.host, addresses.port, "--port"),
        ("127.0.0.1", addresses.seed_port, "--seed-port"),
    ):
        if not 0 < port < 65536:
            raise QuickstartError(f"{option} {port} is no port. Give a number from 1024 to 65535.")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(found[0], socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(found[4])
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise QuickstartError(
                    f"Port {port} is taken by another program. Stop that program, "
                    f"or choose another port: manage.py quickstart {option} {port + 20}"
                ) from error
            raise QuickstartError(f"Cannot listen on {host} port {port}: {error.strerror}.") from error


def only_one(say: Say) -> int:
    """The descriptor that keeps a second quickstart off this data. Waits for one that is just ending."""
    paths.services_dir(settings.DATA_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    path = running.lock_file(settings.DATA_DIR)
    deadline, told = time.monotonic() + EARLIER_SECONDS, False
    while (lock := locks.take(path)) is None:
        if time.monotonic() > deadline:
            raise QuickstartError(
                f"Another quickstart runs on {settings.DATA_DIR}. Stop it with Ctrl-C where it was started, "
                "or set TRACKER_DATA_DIR to another folder for a second one."
            )
        if not told:
            say("Waiting for an earlier quickstart to end ...")
            told = True
        time.sleep(0.1)
    return lock


def loaded_seed_port() -> int | None:
    """The port that the sources of the worked example were loaded from; None before the first load."""
    if Source._meta.db_table not in connection.introspection.table_names():
        return None
    url = (
        Source.objects.filter(url__startswith="http://127.0.0.1:").order_by("pk").values_list("url", flat=True).first()
    )
    return urlsplit(url).port if url else None


def prepare(addresses: Addresses, say: Say) -> None:
    """Bring the database to this release, load the worked example, and make its people."""
    use(addresses)
    settings.STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns where there is none
    say("Setting up the database ...")
    call_command("migrate", verbosity=0, interactive=False)
    say("Loading the worked example ...")
    call_command("load_seeds", seed_port=addresses.seed_port, verbosity=0)
    admin, created = User.objects.get_or_create(
        username=ADMINISTRATOR, defaults={"first_name": "Ada", "last_name": "Example", "is_staff": True}
    )
    if created:
        admin.set_unusable_password()
        admin.save(update_fields=["password"])
        admin.groups.set(Group.objects.filter(name="administrator"))
    connections.close_all()


def use(addresses: Addresses) -> None:
    """Make this very process agree with the ones it will start, and with commands that are typed beside it."""
    settings.PUBLIC_URL = addresses.site
    running.note_address(settings.DATA_DIR, addresses.site)
    os.environ["SEED_STATE_FILE"] = str(settings.DATA_DIR / "seed-revisions.json")


def environment(addresses: Addresses) -> dict[str, str]:
    """What the processes are started with: quick checks, and the seed pages as the one local address allowed."""
    chosen = {
        "TRACKER_PUBLIC_URL": addresses.site,
        "TRACKER_PORT": str(addresses.port),
        "TRACKER_DATA_DIR": str(settings.DATA_DIR),
        "TRACKER_FETCH_ALLOWED_ADDRESSES": addresses.seeds,
        "SEED_STATE_FILE": str(settings.DATA_DIR / "seed-revisions.json"),
        "PYTHONUNBUFFERED": "1",
    }
    if addresses.host not in EVERYWHERE:
        hosts = {*settings.ALLOWED_HOSTS, addresses.host, urlsplit(addresses.site).hostname or addresses.host}
        chosen["TRACKER_ALLOWED_HOSTS"] = ",".join(sorted(hosts))
    # A person who sets these keeps their own.
    defaults = {
        "TRACKER_TICK_SECONDS": "20",
        "TRACKER_CHECK_INTERVAL_SECONDS": "20",
        "TRACKER_CHECK_INTERVAL_LONGEST_SECONDS": "60",
        "TRACKER_FETCH_HOST_DELAY_SECONDS": "0.1",
    }
    if os.geteuid() == 0:
        # Celery advises against root; in a try-out that runs no stranger's code it is noise.
        defaults["PYTHONWARNINGS"] = "ignore:::celery.platforms"
    found = {**defaults, **os.environ, **chosen}
    if found.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Eight processes would each compile two thousand modules on every start.
        found["PYTHONPYCACHEPREFIX"] = str(settings.DATA_DIR / "bytecode")
    return found


def commands(addresses: Addresses, *, verbose: bool = False) -> Mapping[str, list[str]]:
    """The processes by name, as docker-compose.yml runs them too."""
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "info" if verbose else "warning"]
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "tracker"]
    level = ["--loglevel", "INFO" if verbose else "WARNING"]
    threads = min(8, 2 * (os.cpu_count() or 1) + 1)
    return {
        "web": [
            *granian,
            *("--host", addresses.host, "--port", str(addresses.port), "--workers", "2"),
            # A download holds a thread for as long as its reader is slow.
            *("--blocking-threads", str(threads), *STOPPING, "tracker.wsgi:application"),
        ],
        "worker": [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle", *level],
        # In memory: the schedule is one tick, and a file could be broken by a kill.
        "beat": [*celery, "beat", "--scheduler", "celery.beat:Scheduler", "--pidfile", "", *level],
        "seeds": [
            *granian,
            *("--host", "127.0.0.1", "--port", str(addresses.seed_port), "--workers", "1"),
            *("--blocking-threads", "2", *STOPPING, "seeds.server:app"),
        ],
    }


def wait_until_served(addresses: Addresses) -> bool:
    """Whether the site answers within a minute."""
    host = "127.0.0.1" if addresses.host in EVERYWHERE else addresses.host
    address = f"http://{f'[{host}]' if ':' in host else host}:{addresses.port}/api/"
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):
                return True
        except HTTPError:
            return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def keep_services(say: Say) -> NoReturn:
    """Look after the embedded services for good: a killed one is started again, and said so.

    Raises CannotStartError when that fails.
    """
    while True:
        time.sleep(LOOK_SECONDS)
        for title in missing(settings.DATA_DIR, settings.EMBEDDED):
            say(f"{title} ended without being asked to. Starting it again ...")
        hold(settings.DATA_DIR, settings.EMBEDDED).close()


def groups_file() -> Path:
    """Where the running processes write their groups down."""
    return paths.services_dir(settings.DATA_DIR) / "quickstart.groups"
