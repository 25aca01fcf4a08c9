"""One command for a try-out: services, database, worked example, site, worker, beat and source pages."""

import os
import signal
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.urls import reverse

from ledger.models import User
from tracker import quickstart, supervision
from tracker.embedded.errors import CannotStartError
from tracker.seeding import SeedingError
from tracker.sign_in import make_link


class Command(BaseCommand):
    help = "Run the whole tracker on this machine with a worked example. Stop it with Ctrl-C; run it again any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Address to serve the site on (127.0.0.1).")
        parser.add_argument("--port", type=int, default=8765, help="Port of the site (8765).")
        parser.add_argument(
            "--seed-port", type=int, help="Port of the example's source pages (8766, or the one they were loaded from)."
        )

    def handle(self, *_args: Any, host: str, port: int, seed_port: int | None, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Quickstart is a try-out. In production, run the processes as docker-compose.yml does.")
        try:
            problem = self._run(host, port, seed_port, verbose=options["verbosity"] > 1)
        except (quickstart.QuickstartError, SeedingError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            problem = ""
        if problem:
            raise CommandError(problem)
        self._say(f"Stopped. The data stays in {settings.DATA_DIR}.")

    def _run(self, host: str, port: int, seed_port: int | None, *, verbose: bool) -> str:
        lock = quickstart.only_one(self._say)
        addresses = quickstart.Addresses(host, port, self._seed_port(seed_port))
        quickstart.check_ports(addresses)
        quickstart.prepare(addresses, self._say)
        self._say("Starting the site, the worker, beat and the source pages ...")
        return supervision.run(
            quickstart.commands(addresses, verbose=verbose),
            cwd=settings.BASE_DIR,
            env=quickstart.environment(addresses),
            groups_file=quickstart.groups_file(),
            lock=lock,
            when_started=lambda: self._attend(addresses),
        )

    def _attend(self, addresses: quickstart.Addresses) -> None:
        self._welcome(addresses)
        try:
            quickstart.keep_services(self._say)
        except CannotStartError as error:
            self._say(str(error))
            os.kill(os.getpid(), signal.SIGTERM)

    def _seed_port(self, given: int | None) -> int:
        loaded = quickstart.loaded_seed_port()
        if given and loaded and given != loaded:
            self._say(
                f"Note: the worked example was loaded from port {loaded}. Its sources are not found on port {given}; "
                "leave --seed-port out to have them re-checked."
            )
        return given or loaded or quickstart.DEFAULT_SEED_PORT

    def _welcome(self, addresses: quickstart.Addresses) -> None:
        if not quickstart.wait_until_served(addresses):
            self._say("The site does not answer yet; see its lines above.")
            return
        site = addresses.site
        people = User.objects.filter(username__in=quickstart.PEOPLE, is_active=True).order_by("username")
        links = "\n".join(f"  {user.username:<15} {make_link(user)}" for user in people)
        connections.close_all()
        self._say(f"""
The claim tracker is up. Ctrl-C stops it.

  Public pages    {site}/
  Review desk     {site}{reverse("admin:index")}
  API             {site}/api/v1/   (how to use it: {site}{reverse("api-reference")})
  Source pages    http://{addresses.seeds}/

Sign in by a link. Each works once, within ten minutes; `uv run manage.py sign_in_link NAME` prints another.

{links}

To see a re-check, move a source page on, and look at the queue within a minute:

  uv run manage.py seed_revision who-situation-report
  {site}{reverse("admin:claims_reviewtask_changelist")}
""")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
        sys.stdout.flush()
