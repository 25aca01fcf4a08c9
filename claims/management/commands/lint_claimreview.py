"""`manage.py lint_claimreview`: what the ClaimReviews that we give lack, a line each."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from claims.management.one_line import OneLineCommand
from claims.models import PublicClaim
from claims.pages.claim_review_lint import Level, lint
from claims.pages.jsonld import claim_review

NEWEST = 100
AT_A_TIME = 500


class Command(OneLineCommand):
    help = (
        f"Says what the ClaimReviews of published verdicts lack: of the {NEWEST} newest, or of all. "
        "Ends with status 1 where something required is missing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help=f"every verdict, not the {NEWEST} newest alone")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = PublicClaim.objects.visible().claim_reviewed().defer("search")
        wanted = rows.order_by("pk") if options["all"] else rows[:NEWEST]
        looked_at = errors = warnings = 0
        for row in wanted.iterator(chunk_size=AT_A_TIME):
            review = claim_review(row)
            looked_at += 1
            for finding in lint(review):
                errors += finding.level is Level.ERROR
                warnings += finding.level is Level.WARNING
                self.stdout.write(f"{review['url']} {finding.level.value}: {finding}")
        summary = f"ClaimReviews: {looked_at}, errors: {errors}, warnings: {warnings}."
        if errors:
            raise CommandError(summary)
        self.stdout.write(summary)
