"""Moves a source page of the worked example to another revision, so that a re-check has something to find."""

import os
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from kombu.exceptions import OperationalError

from seeds import server
from tracker import quickstart, seeding


class Command(BaseCommand):
    help = "Move a source page of the worked example to its next revision, or to a given one. Alone, list the pages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", nargs="?", help="The page, such as who-situation-report.")
        parser.add_argument("revision", nargs="?", type=int, help="Its number, from 1 (default: the next).")

    def handle(self, *_args: Any, slug: str | None, revision: int | None, **_options: Any) -> None:
        os.environ.setdefault("SEED_STATE_FILE", str(settings.DATA_DIR / "seed-revisions.json"))
        try:
            if slug is None:
                self._list()
            else:
                self._move(slug, revision)
        except server.SeedError as error:
            raise CommandError(str(error)) from error

    def _list(self) -> None:
        for slug, page in server.load_sources().items():
            number = server.current_revision(slug)
            self.stdout.write(f"{slug:<28} revision {number} of {len(page.revisions)}   {page.revision(number).date}")

    def _move(self, slug: str, revision: int | None) -> None:
        current = server.current_revision(slug)
        page = server.load_sources()[slug]
        number = revision or current + 1
        if revision is None and number > len(page.revisions):
            raise CommandError(
                f"{slug} is at its last revision, {current}. To go back: manage.py seed_revision {slug} 1"
            )
        moved = server.set_revision(slug, number)
        self.stdout.write(f"{slug}: revision {moved.number} of {len(page.revisions)}, {moved.date}. {moved.note}")
        address = f"127.0.0.1:{quickstart.loaded_seed_port() or quickstart.DEFAULT_SEED_PORT}"
        if not seeding.make_due(slug, address):
            self.stdout.write("No claim rests on this page yet, so nothing re-checks it.")
            return
        try:
            current_app.send_task("claims.tasks.tick", expires=settings.TICK_SECONDS)
        except OperationalError:
            self.stdout.write("Its source is due; it is checked once a worker runs.")
        else:
            self.stdout.write("Its source is due now: see the queue in a moment, if quickstart is running.")
