"""Prints a one-time sign-in link."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ledger.models import User
from tracker import quickstart
from tracker.sign_in import make_link


class Command(BaseCommand):
    help = "Print a link that signs a person in once, within ten minutes. For a try-out; production has none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", nargs="?", default=quickstart.ADMINISTRATOR)
        parser.add_argument("--port", type=int, default=0, help="Port of the site, if it is not the usual one.")

    def handle(self, *_args: Any, username: str, port: int, **_options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Production has no sign-in links. Use `manage.py changepassword`.")
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            known = ", ".join(User.objects.filter(is_active=True).values_list("username", flat=True)[:20])
            raise CommandError(f"There is no active user {username!r}. Known are: {known or 'none yet'}.")
        if port:
            settings.PUBLIC_URL = f"http://127.0.0.1:{port}"
        self.stdout.write(make_link(user))
