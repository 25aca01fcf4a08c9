"""Takes the second factor from a person, where no administrator can sign in to do it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledger import second_factor
from ledger.models import User


class Command(BaseCommand):
    help = "Takes the second factor from a person. They sign in with the password alone then. The reason is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="name that the person signs in with")
        parser.add_argument("--reason", required=True, help="why; it stands in the history")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no user {options['name']!r}.")
        try:
            second_factor.remove(user, None, options["reason"])
        except second_factor.FactorError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.username} signs in by the password alone now.")
