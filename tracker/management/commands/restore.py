"""Restores the database and the captures from an archive that `backup` made."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.backup.errors import BackupError
from tracker.backup.restoring import restore


class Command(BaseCommand):
    help = (
        "Restore an archive that `backup` made, by this release or an older one. Stop the site and the workers first."
    )
    # The database may be empty, or of another release.
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the archive; restore only those you trust")
        parser.add_argument("--replace", action="store_true", help="give up what is in the database now")
        parser.add_argument("--confirm", metavar="DATABASE", default="", help="its name, to show that this is meant")

    def handle(self, *_args: Any, file: Path, replace: bool, confirm: str, **_options: Any) -> None:
        try:
            done = restore(file, replace=replace, confirm=confirm)
        except BackupError as error:
            raise CommandError(str(error)) from error
        made = done.manifest
        self.stdout.write(
            f"Restored the backup of {made.made_at} (release {made.version}, PostgreSQL {made.postgresql}): "
            f"{done.rows:,} rows in {len(made.counts)} tables and {done.captures:,} captures. "
            "Every count and every hash is right."
        )
        if done.migrated:
            self.stdout.write(f"Brought up to this release by {len(done.migrated)} migrations.")
        if made.missing:
            self.stderr.write(f"{len(made.missing):,} captures were lost before the backup, and still are.")
        if done.left_over:
            self.stderr.write(f"The database that was replaced is still there as {done.left_over}. Drop it by hand.")
        self.stdout.write("Rights of other roles are not in a backup: run grant_app_role again if you use one.")
