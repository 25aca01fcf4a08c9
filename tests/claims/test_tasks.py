"""What a message does when one of the things it asks for fails."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from claims import recheck, review, tasks
from claims.models import Evidence, Observation
from ledger.models import Heartbeat
from sources.models import Source
from tests.claims.failing_tables import refuse
from tests.claims.published import captured_source, taken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


@pytest.fixture
def three(killed, rosa) -> list[Evidence]:
    """Three captured sources of a claim under review, none of them assessed."""
    taken(killed, rosa)
    urls = [f"https://{name}.example/report" for name in ("one", "two", "three")]
    return [review.add_evidence(killed, rosa, captured_source(url).url) for url in urls]


def test_evidence_that_the_rules_fail_on_is_noted_and_stops_no_other(three):
    bad = three[0]
    refuse("claims_observation", f"NEW.evidence_id = {bad.pk} AND NEW.outcome <> 'not_assessed'")
    tasks.assess([one.pk for one in three])
    assert recheck.behind() == []
    assert Observation.objects.filter(evidence__in=three[1:]).exclude(outcome="not_assessed").count() == 2
    noted = Observation.objects.get(evidence=bad)
    assert noted.outcome == "not_assessed"
    assert noted.reason.startswith("This capture could not be read by the rules: ")
    bad.refresh_from_db()
    assert bad.assessed_through == bad.source.latest_snapshot


def test_evidence_attached_before_its_capture_is_bound_even_where_the_rules_fail(three):
    bad = three[0]
    Evidence.objects.filter(pk=bad.pk).update(quoted_snapshot=None, start=None, end=None)
    refuse("claims_observation", f"NEW.evidence_id = {bad.pk} AND NEW.outcome <> 'not_assessed'")
    tasks.assess_evidence(bad.pk)
    bad.refresh_from_db()
    assert bad.quoted_snapshot == bad.source.latest_snapshot
    assert recheck.waiting_for_capture() == []


def test_a_deadlock_is_no_fault_of_the_page_and_is_tried_again(three):
    refuse("claims_observation", f"NEW.evidence_id = {three[0].pk}", sqlstate="40P01")
    tasks.assess([one.pk for one in three])
    assert recheck.behind() == [three[0].pk]


def tick_problem() -> str:
    return Client().get("/health").json()["checks"]["tick"]["problem"]


def test_a_step_of_the_tick_that_fails_stops_no_other_but_shows_in_health(three):
    Heartbeat.objects.create(name="tick", at=timezone.now() - dt.timedelta(hours=1))
    waiting, lost, *_ = three
    Evidence.objects.filter(pk=waiting.pk).update(quoted_snapshot=None, start=None, end=None)
    Source.objects.filter(evidence=lost).update(health="gone", gone_since=timezone.now())
    refuse("claims_reviewtask", "NEW.reason = 'source_gone'")
    tasks.tick()
    waiting.refresh_from_db()
    assert waiting.quoted_snapshot == waiting.source.latest_snapshot
    assert "No tick went through for 36" in tick_problem()


def test_a_tick_whose_every_step_is_done_leaves_a_heartbeat(three):
    tasks.tick()
    assert tick_problem() == ""
