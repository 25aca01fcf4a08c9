"""A worker that dies in the middle of an act on many records leaves no record half done and none done twice."""

import pytest

from claims.models import BulkJob, Claim
from claims.review import bulk
from ledger.models import Event
from tests.claims.review.test_bulk import DISMISS, many
from tests.functional.crashing import Crashes
from tests.functional.flooded import flush_broker, tick
from tests.functional.workers import environment, wait_for, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def test_a_job_whose_worker_is_killed_in_a_lot_is_found_by_the_tick_and_finished(broker, tmp_path, article, rosa):
    crashes = Crashes(tmp_path / "crashes", {"in a lot": ("enters", "close_tasks", "claims/queue.py")})
    env = environment(TRACKER_CAPTURES_OPTIONS="{}")
    keys = many(article, 2 * bulk.LOT + 20)
    crashes.plan("in a lot")
    with worker(tmp_path / "worker.log", env | crashes.env):
        job = bulk.ask(bulk.Act.DISMISS, keys, rosa, DISMISS)
        wait_for(lambda: crashes.happened, "a worker to die in a lot")
        assert not Claim.objects.filter(pk__in=keys, status="dismissed").exists(), "its lot is undone as a whole"
        flush_broker()
        tick()
        wait_for(lambda: BulkJob.objects.filter(pk=job.pk, finished_at__isnull=False).exists(), "the job", 60)
    assert Claim.objects.filter(pk__in=keys, status="dismissed").count() == len(keys)
    assert Event.objects.filter(verb="claim.dismissed").count() == len(keys)
    assert Event.objects.filter(verb="bulk.finished").count() == 1
