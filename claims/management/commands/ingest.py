"""Takes in an article from a file, a web address or standard input."""

import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.urls import reverse

from claims.ingest import SPLIT_AT_ONCE, Details, Ingested, IngestError, enabled, fetch_article, ingest_text, read_text
from claims.management.one_line import OneLineCommand
from claims.when import parse_when

# UTF-8 takes at most 4 bytes a character; a larger file is refused before it is read.
LARGEST_FILE = settings.LONGEST_ARTICLE * 4


class Command(OneLineCommand):
    help = "Store an article and its claims. The same text again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "article", metavar="FILE|URL|-", help="a UTF-8 text file, an address, or - for standard input"
        )
        parser.add_argument(
            "--published", metavar="WHEN", help="2020-02-02, or with time and offset 2020-02-02T23:40+06:00"
        )
        parser.add_argument("--publisher", default="", help="name of the publisher")
        parser.add_argument("--title", default="", help="headline; the first line of the text if left out")
        parser.add_argument("--url", default="", help="address where the article stands")

    def handle(self, *_args: Any, article: str, **options: Any) -> None:
        try:
            published = parse_when(options["published"]) if options["published"] else None
        except ValueError as error:
            raise CommandError(f"--published: {error}.", returncode=2) from None
        try:
            if re.match(r"https?://", article, re.IGNORECASE):
                self.stderr.write(f"Fetching {article} ...")
                text, found = fetch_article(article)
            else:
                text, found = _read(article), Details()
            details = Details(
                title=options["title"] or found.title,
                publisher=options["publisher"] or found.publisher,
                author=found.author,
                url=options["url"] or found.url,
                language=found.language,
                published=published or found.published,
            )
            if len(text) > SPLIT_AT_ONCE:
                self.stderr.write(f"Splitting {len(text):,} characters; this takes some seconds ...")
            self._report(ingest_text(text, details, actor=None))
        except IngestError as error:
            raise CommandError(str(error)) from error

    def _report(self, done: Ingested) -> None:
        article = done.article
        if done.is_new:
            self.stdout.write(f"Stored article {article.public_id}: {article.title}")
        elif done.is_new_version:
            self.stdout.write(f"Stored a new version of article {article.public_id}: {article.title}")
        else:
            self.stdout.write(f"Nothing changed: article {article.public_id} has this text already.")
        admin = reverse("admin:claims_article_change", args=[article.pk])
        self.stdout.write(f"Admin:   {settings.PUBLIC_URL}{admin}")
        self.stdout.write(f"Public:  {settings.PUBLIC_URL}{article.get_absolute_url()} (once a verdict is published)")
        if article.splitting_problem:
            self.stdout.write(f"Not split: {article.splitting_problem}")
        elif not done.kinds:
            self.stdout.write("No claims were found in it.")
        else:
            total = sum(done.kinds.values())
            self.stdout.write(f"Claims:  {total}")
            for kind, count in done.kinds.items():
                self.stdout.write(f"{count:8}  {kind}")
        if done.changed and not article.splitting_problem and enabled():
            self.stdout.write(f"A worker has it read by {', '.join(enabled())} too.")


def _read(name: str) -> str:
    if name == "-":
        return read_text(sys.stdin.buffer.read(LARGEST_FILE + 1), "Standard input")
    path = Path(name)
    try:
        size = path.stat().st_size
        if path.is_file() and size > LARGEST_FILE:
            raise IngestError(
                f"{name} has {size:,} bytes; an article has at most {settings.LONGEST_ARTICLE:,} characters. "
                "Give the article alone."
            )
        return read_text(path.read_bytes(), name)
    except OSError as error:
        raise IngestError(f"{name} cannot be read: {(error.strerror or str(error)).lower()}.") from error
