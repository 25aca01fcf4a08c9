"""Gives the role of the site and the workers its rights in the database, without those that could change history."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from tracker.app_role import HISTORY, RoleError, grant

PASSWORD = "TRACKER_APP_PASSWORD"  # noqa: S105 (the name of a variable)


class Command(BaseCommand):
    help = (
        "Let ROLE do what the site and the workers need, and nothing that changes history. "
        "Run it as the owner of the tables, after every migration."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", metavar="ROLE", help="the role in the DATABASE_URL of the site and the workers")
        parser.add_argument(
            "--create", action="store_true", help=f"make it if need be, with the password in {PASSWORD}"
        )

    def handle(self, *_args: Any, role: str, create: bool, **_options: Any) -> None:
        password = os.environ.get(PASSWORD) if create else None
        if create and not password:
            raise CommandError(f"{PASSWORD} is not set. Set it to the password that {role} signs in with.")
        try:
            given = grant(role, password=password)
        except RoleError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            # Its statement may hold the password.
            told = str(error).splitlines()[0] if not password else str(error).splitlines()[0].replace(password, "***")
            raise CommandError(f"PostgreSQL refused: {told}. Run this as the owner of the tables.") from None
        history = sum(allowed == HISTORY for allowed in given.values())
        self.stdout.write(
            f"{role} may work in {len(given)} tables; the {history} tables of history it can read and add to only."
        )
