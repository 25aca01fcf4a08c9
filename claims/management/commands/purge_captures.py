"""`manage.py purge_captures`: purges old captures that nothing rests on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db.models import Count, Sum
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from tqdm import tqdm

from claims import retention
from claims.management.one_line import OneLineCommand


class Command(OneLineCommand):
    help = "Purges captures that are old and that nothing rests on. Hash, size, dates and reason of each stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, help="purge what is older; TRACKER_KEEP_CAPTURES_DAYS if left out")
        parser.add_argument("--dry-run", action="store_true", help="only count what would be purged")

    def handle(self, *args: Any, **options: Any) -> None:
        days = settings.KEEP_CAPTURES_DAYS if options["days"] is None else options["days"]
        if options["days"] is None and not days:
            raise CommandError("Captures are kept for ever here. Set TRACKER_KEEP_CAPTURES_DAYS, or give --days.")
        if days < 1:
            raise CommandError(f"--days is {days}. Give 1 or more.")
        old = retention.purgeable(timezone.now() - timedelta(days=days))
        found = old.aggregate(captures=Count("pk"), size=Sum("size"))
        if options["dry_run"]:
            self._say(found["captures"], found["size"] or 0, "would be purged")
            return
        captures = size = 0
        with tqdm(total=found["captures"], unit=" captures", disable=not sys.stderr.isatty()) as progress:
            for batch in retention.purge_old(days):
                captures, size = captures + batch.captures, size + batch.size
                progress.update(batch.captures)
        self._say(captures, size, "purged")

    def _say(self, captures: int, size: int, done: str) -> None:
        noun = "capture" if captures == 1 else "captures"
        self.stdout.write(f"{captures:,} {noun} of {filesizeformat(size)} {done}.".replace("\xa0", " "))
