"""An extractor that takes its worker down with it costs neither the article nor its claims."""

import pytest
from celery import current_app
from django.utils import timezone

from claims.ingest import Details, ingest_text
from claims.models import Claim, ExtractorRun
from tests.claims.plug_in import FINDS_A_WORD, write_plug_in
from tests.functional.workers import environment, wait_for, worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

TEXT = "Floods in Sarn\nThe water rose and 12 boats sank. The river Sarn fell again on Sunday.\n"


def test_a_worker_killed_by_an_extractor_is_replaced_and_the_text_is_read_later(broker, settings, tmp_path):
    seen = tmp_path / "seen"
    code = (
        f"{FINDS_A_WORD}\nimport os, pathlib, signal\nplain = extract\n"
        f"def extract(text, published):\n    seen = pathlib.Path({str(seen)!r})\n"
        "    if not seen.exists():\n        seen.touch()\n        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return plain(text, published)\n"
    )
    folder = write_plug_in(tmp_path / "site", "deadly", code)
    settings.EXTRACTORS = ["deadly"]
    env = environment(PYTHONPATH=str(folder), TRACKER_EXTRACTORS="deadly", TRACKER_CAPTURES_OPTIONS="{}")
    with worker(tmp_path / "worker.log", env):
        article = ingest_text(TEXT, Details(), actor=None).article
        before = set(article.claims.values_list("pk", flat=True))
        wait_for(seen.exists, "the extractor to kill its worker")
        assert set(article.claims.values_list("pk", flat=True)) == before
        run = ExtractorRun.objects.get()
        assert (run.state, run.tries) == ("waiting", 1)
        # Time passes: the dead worker's hold on the run ends, and the next tick finds it.
        ExtractorRun.objects.update(busy_until=timezone.now())
        current_app.send_task("claims.tasks.tick")
        wait_for(lambda: Claim.objects.filter(extractor="deadly").exists(), "the extractor's claim", 60)
    run.refresh_from_db()
    assert (run.state, run.tries) == ("done", 2)
