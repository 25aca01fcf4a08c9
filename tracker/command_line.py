"""`manage.py`: Django's command line, with the services a command needs at hand before it begins."""

import os
import sys
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility
from django.core.management.base import BaseCommand
from django.db import ProgrammingError
from environs import EnvError

WITHOUT_SERVICES = frozenset(
    {
        "assess_claims",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "extract_claims",
        "findstatic",
        "help",
        "makemessages",
        "sendtestemail",
        "startapp",
        "startproject",
        "test",
        "version",
    }
)
"""Commands that read files or code only. Nothing is started or dialled for them."""

# Open for as long as the process lives: the kernel ends it, however the process dies.
_held: list[object] = []


def needs_services(arguments: Sequence[str]) -> bool:
    """Whether the command in `arguments` (after the program's name) uses the database or the broker."""
    if not arguments or any(argument in {"-h", "--help", "--version"} for argument in arguments):
        return False
    return arguments[0] not in WITHOUT_SERVICES


def have_services() -> None:
    """Start what is embedded and find out whether the database answers; otherwise leave with a message."""
    from django.conf import settings

    if settings.EMBEDDED:
        _start_embedded(settings.EMBEDDED)
    if "postgres" not in settings.EMBEDDED:
        _dial_database()


def _start_embedded(services: Sequence[str]) -> None:
    from django.conf import settings

    try:
        from tracker.embedded.client import hold
        from tracker.embedded.errors import CannotStartError
        from tracker.embedded.servers import SERVERS
    except ImportError:
        fail(
            "The embedded PostgreSQL and Valkey need Linux or macOS. Set DATABASE_URL and CELERY_BROKER_URL to others."
        )
    titles = " and ".join(SERVERS[name].title for name in services)
    try:
        _held.append(
            hold(
                settings.DATA_DIR,
                services,
                on_slow=lambda: print(f"Starting {titles} ...", file=sys.stderr, flush=True),  # noqa: T201
            )
        )
    except CannotStartError as error:
        fail(str(error))


def _dial_database() -> None:
    from django.db import OperationalError, connection

    where = connection.settings_dict
    options = where.get("OPTIONS", {})
    try:
        connection.ensure_connection()
    except OperationalError as error:
        address = f"{where['HOST'] or options.get('host') or 'localhost'}:{where['PORT'] or 5432}/{where['NAME']}"
        cause = " ".join(str(error).split())
        if where["PASSWORD"]:
            cause = cause.replace(where["PASSWORD"], "***")
        fail(
            f"The database {address} does not answer: {cause}\n"
            "Start it or correct DATABASE_URL; outside production, unset it to use the embedded PostgreSQL."
        )
    connection.close()


def _lacks_migrations() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def fail(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201
    raise SystemExit(1)


class CommandLine(ManagementUtility):
    """Looks a command up first, so that a mistyped name starts nothing."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        command = super().fetch_command(subcommand)
        if needs_services(self.argv[1:]):
            have_services()
        return command


def run(argv: list[str]) -> None:
    """Run the command in `argv`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    try:
        CommandLine(argv).execute()
    except (ImproperlyConfigured, EnvError) as error:
        fail(f"Settings: {error}")
    except ProgrammingError:
        # A table or a column that is not there yet.
        if not _lacks_migrations():
            raise
        fail("The database lacks tables or columns of this release. Make them first: uv run manage.py migrate")
