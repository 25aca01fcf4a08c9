"""Loads the worked example."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker import seeding


class Command(BaseCommand):
    help = "Load the worked example: one article, its sources, and verdicts on its claims. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--seed-port", type=int, help="Port of 127.0.0.1 that serves the source pages (default 8766)."
        )

    def handle(self, *_args: Any, seed_port: int | None, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The worked example is not loaded in production: its verdicts would be public.")
        address = f"127.0.0.1:{seed_port}" if seed_port else seeding.seed_address()
        settings.FETCH_ALLOWED_ADDRESSES = settings.FETCH_ALLOWED_ADDRESSES | {address}
        settings.FETCH_HOST_DELAY_SECONDS = 0
        verbose = options["verbosity"] > 1
        try:
            for loaded in seeding.load(address, self.stderr.write if verbose else lambda _line: None):
                self.stdout.write(
                    f"{loaded.article.title}: {loaded.claims} claims, {loaded.verdicts} with new verdicts."
                )
        except seeding.SeedingError as error:
            raise CommandError(str(error)) from error
