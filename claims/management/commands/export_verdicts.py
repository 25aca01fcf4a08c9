"""`manage.py export_verdicts`: every visible verdict as CSV or JSON Lines."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from tqdm import tqdm

from claims.export import Format, stream
from claims.management.one_line import OneLineCommand
from claims.management.whole_file import whole_file
from claims.models import PublicClaim


class Command(OneLineCommand):
    help = "Writes every published verdict as CSV or JSON Lines, to standard output or a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=[form.value for form in Format], default="csv", help="csv if left out")
        parser.add_argument("--output", metavar="FILE", help="standard output if left out; replaced only once complete")

    def handle(self, *args: Any, **options: Any) -> None:
        form = Format(options["format"])
        rows = PublicClaim.objects.visible()
        watched = sys.stderr.isatty()
        with (
            _target(options["output"]) as file,
            tqdm(total=rows.count() if watched else None, unit=" verdicts", disable=not watched) as progress,
        ):
            for chunk in stream(rows, form):
                file.write(chunk)
                progress.update(chunk.count(b"\n"))


@contextmanager
def _target(output: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name only when all of it is written."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with whole_file(output) as file:
        yield file
