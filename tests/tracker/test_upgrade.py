"""A release with stricter rules looks at what is there already."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.db.models import F

from claims.models import Claim, Evidence

BEFORE, STRICTER = "0004_extractor_runs", "0005_verdicts_and_quotes_in_place"

pytestmark = [pytest.mark.processes, pytest.mark.usefixtures("newsroom")]


def migrate(name: str) -> None:
    call_command("migrate", "claims", name, interactive=False, verbosity=0)


def in_place() -> tuple[object, ...]:
    """What the stricter rules are about; columns of later releases are not there yet."""
    evidence = Evidence.objects.values_list("quote", "start", "end", "quoted_snapshot").get()
    return evidence, Claim.objects.values_list("pk", "current_verdict").get(current_verdict__isnull=False)


def test_verdicts_and_quotes_that_are_in_place_pass():
    before = in_place()
    migrate(BEFORE)
    migrate(STRICTER)
    assert in_place() == before


def test_a_quote_out_of_place_is_named():
    migrate(BEFORE)
    Evidence.objects.update(end=F("end") + 1000)
    with pytest.raises(IntegrityError, match="do not frame its quote"):
        migrate(STRICTER)


def test_a_verdict_out_of_place_is_named():
    migrate(BEFORE)
    verdict = Claim.objects.values_list("current_verdict", flat=True).get(current_verdict__isnull=False)
    Claim.objects.filter(measure="injured").update(current_verdict=verdict)
    with pytest.raises(IntegrityError, match="is not about claim"):
        migrate(STRICTER)
