"""What a lost message or a stubborn store left undone is found again by the tick."""

import datetime as dt
import json
from io import BytesIO

import pytest
import redis
from django.utils import timezone

from claims import retention, review, tasks
from sources.models import Blob, Deletion, Snapshot, Upload
from sources.purging import PurgedFor, purge
from sources.snapshots import add_source, captures
from tests.claims.review.reviewing import PAGE, QUOTE, captured, in_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("captures_folder")]


def broker_of(address: str) -> redis.Redis:
    return redis.Redis.from_url(address.replace("redis+socket://", "unix://"))


def sent(broker: str) -> list[tuple[str, str]]:
    """Names and arguments of the messages that wait for a worker."""
    with broker_of(broker) as queue:
        found = [json.loads(one) for one in queue.lrange("celery", 0, -1)]
    return [(one["headers"]["task"], one["headers"]["argsrepr"]) for one in found]


def test_an_attached_file_whose_message_was_lost_is_handed_out_again(killed, rosa, broker):
    in_review(killed, rosa)
    evidence = review.add_evidence(killed, rosa, "https://walled.example/flood", quote=QUOTE)
    upload = review.attach_copy(evidence, rosa, BytesIO(PAGE), "flood.html", timezone.now())
    with broker_of(broker) as queue:
        queue.delete("celery")
    tasks.tick()
    assert ("claims.tasks.read_upload", f"({upload.pk},)") in sent(broker)
    tasks.read_upload(upload.pk)
    tasks.read_upload(upload.pk)
    evidence.refresh_from_db()
    assert evidence.quoted_snapshot.uploaded_by == rosa
    assert evidence.start is not None
    assert Snapshot.objects.count() == 1
    assert ("claims.tasks.assess", f"([{evidence.pk}],)") in sent(broker)
    with broker_of(broker) as queue:
        queue.delete("celery")
    tasks.tick()
    assert not [task for task, _args in sent(broker) if task.endswith("read_upload")]


def test_a_file_that_was_not_deleted_and_captures_that_have_grown_old_go_with_a_tick(settings, broker):
    settings.KEEP_CAPTURES_DAYS = 30
    left = captured().blob
    purge([left.pk], PurgedFor.RETENTION, by=None, reason="Old.")
    source, _ = add_source("https://ministry.example/homes", actor=None)
    old = captured(source.url, PAGE.replace(b"33", b"34")).blob
    newer = captured(source.url, PAGE.replace(b"33", b"35"))
    month_ago = timezone.now() - dt.timedelta(days=31)
    orphan = Blob.objects.create(sha256="0" * 64, size=1, media_type="text/html", location="0.gz", kept_at=month_ago)
    assert Deletion.objects.get().location == left.location
    tasks.tick()
    assert not Deletion.objects.exists()
    assert not captures().exists(left.location)
    assert Blob.objects.get(pk=orphan.pk).purged_for == "retention"
    assert not Blob.objects.filter(pk__in=[old.pk, newer.blob_id]).exclude(purged_for="").exists()
    assert retention.purge_due(timezone.now()) == 0
    assert not Upload.objects.exists()
