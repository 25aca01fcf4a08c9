"""`manage.py export_warc`: captures as a WARC 1.1 file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from typing import Any, BinaryIO

from django.core.management.base import CommandError
from tqdm import tqdm

from claims.export_captures import Captures, of_capture, of_source, of_verdict
from claims.management.one_line import OneLineCommand
from claims.management.whole_file import whole_file
from sources.snapshots import CaptureMissingError
from sources.warc import write_warc


class Command(OneLineCommand):
    help = "Writes captures as a WARC 1.1 file: those of a source, those that a verdict rests on, or a single one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--source", metavar="ID", help="public id of a source")
        which.add_argument("--verdict", metavar="ID", help="public id of a verdict")
        which.add_argument("--capture", metavar="NUMBER", help="number of a capture, as in its address at the desk")
        parser.add_argument("file", metavar="FILE|-", help="name it .warc.gz; - is standard output")
        parser.add_argument(
            "--allow-missing", action="store_true", help="note captures that the store lost instead of failing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = self._wanted(options)
        strict = not options["allow_missing"]
        pieces = write_warc(wanted.snapshots, filename=wanted.filename, description=wanted.description, strict=strict)
        with (
            self._target(options["file"]) as file,
            tqdm(total=wanted.snapshots.count(), unit=" captures", disable=not sys.stderr.isatty()) as progress,
        ):
            try:
                for piece, captures in pieces:
                    file.write(piece)
                    progress.update(captures)
            except CaptureMissingError as error:
                raise CommandError(f"{error} --allow-missing writes the others, with a note in its place.") from error

    def _wanted(self, options: dict[str, Any]) -> Captures:
        kind = next(name for name in ("source", "verdict", "capture") if options[name] is not None)
        given = options[kind]
        found = {"source": of_source, "verdict": of_verdict, "capture": of_capture}[kind](given)
        if found is None:
            raise CommandError(f"There is no {kind} {given!r}. The desk shows the ids.")
        if not found.snapshots.exists():
            raise CommandError(f"The {kind} {given} has no captures.")
        return found

    def _target(self, file: str) -> Any:
        if file == "-":
            binary: BinaryIO = sys.stdout.buffer
            return nullcontext(binary)
        return whole_file(file)
