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


def test_verdicts_and_quotes_that_are_in_place_pass():
    before = Evidence.objects.values().get(), Claim.objects.values().get(current_verdict__isnull=False)
    migrate(BEFORE)
    migrate(STRICTER)
    assert (Evidence.objects.values().get(), Claim.objects.values().get(current_verdict__isnull=False)) == before


def test_a_quote_out_of_place_is_named():
    migrate(BEFORE)
    Evidence.objects.update(end=F("end") + 1000)
    with pytest.raises(IntegrityError, match="do not frame its quote"):
        migrate(STRICTER)


def test_a_verdict_out_of_place_is_named():
    migrate(BEFORE)
    verdict = Claim.objects.get(current_verdict__isnull=False).current_verdict
    Claim.objects.filter(measure="injured").update(current_verdict=verdict)
    with pytest.raises(IntegrityError, match="is not about claim"):
        migrate(STRICTER)
