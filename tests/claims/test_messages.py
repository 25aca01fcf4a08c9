"""Messages are hints: one of a kind in the queue is enough, and a lost one is sent again in time."""

import datetime as dt

import pytest
import redis
from celery import current_app
from django.utils import timezone

from claims.messages import begun, send_once
from ledger.models import Heartbeat

pytestmark = [pytest.mark.django_db, pytest.mark.processes]

TASK = "claims.tasks.read_arrived"


@pytest.fixture
def queued(broker):
    """How many messages wait."""
    with redis.Redis.from_url(broker.replace("redis+socket://", "unix://")) as client:
        client.flushall()
        yield lambda: client.llen(current_app.conf.task_default_queue)
        client.flushall()


def test_a_message_that_is_in_the_queue_already_is_not_sent_again(queued):
    for _ in range(3):
        send_once(TASK)
    assert queued() == 1
    send_once("claims.tasks.recheck_due")
    assert queued() == 2


def test_once_a_worker_began_another_message_is_sent(queued):
    send_once(TASK)
    begun(TASK)
    send_once(TASK)
    assert queued() == 2


@pytest.mark.parametrize("age", [dt.timedelta(hours=1), -dt.timedelta(hours=1)])
def test_a_message_that_got_lost_is_sent_again_whatever_the_clock_did(queued, age):
    send_once(TASK)
    Heartbeat.objects.update(at=timezone.now() - age)
    send_once(TASK)
    send_once(TASK)
    assert queued() == 2
