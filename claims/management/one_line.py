"""Commands whose mistakes are told in one line: scripts read their standard error, and a usage of seven drowns it."""

from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser


class _OneLineParser(CommandParser):
    def error(self, message: str) -> NoReturn:
        if not self.called_from_command_line:
            raise CommandError(message)
        said = message.removesuffix(".")
        self.exit(2, f"{self.prog}: {said}. `{self.prog} --help` says more.\n")


class OneLineCommand(BaseCommand):
    """A command that ends with status 2 and one line on standard error where its arguments are wrong."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        # Django makes the parser and takes no class for it.
        parser.__class__ = _OneLineParser
        return parser
