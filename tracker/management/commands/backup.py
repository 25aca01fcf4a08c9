"""Writes the database and the captures into one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.backup.errors import BackupError
from tracker.backup.making import make


class Command(BaseCommand):
    help = "Write the database and the captures into one archive. The site may go on running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="the archive to make, such as tracker.tar")
        parser.add_argument(
            "--allow-missing",
            action="store_true",
            help="go on where the store has lost a capture, and list it in the archive",
        )

    def handle(self, *_args: Any, file: Path, allow_missing: bool, **_options: Any) -> None:
        try:
            made = make(file.absolute(), allow_missing=allow_missing)
        except BackupError as error:
            raise CommandError(str(error)) from error
        captures = len(made.manifest.files) - 1
        self.stdout.write(
            f"{file}: {sum(made.manifest.counts.values()):,} rows in {len(made.manifest.counts)} tables, "
            f"{captures:,} captures, {made.size:,} bytes."
        )
        if made.manifest.missing:
            self.stderr.write(f"Missing from it: {len(made.manifest.missing):,} captures that the store has lost.")
        self.stdout.write("It holds accounts and unpublished work: keep it as safe as the database.")
