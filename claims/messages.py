"""Asking a worker for something by task name, once the transaction holds.

A message is only a hint: the next tick finds the same work in the database, so a broker that is down costs a minute.
"""

import logging
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

from ledger.models import Heartbeat

logger = logging.getLogger(__name__)


def send_after_commit(task: str, *args: Any) -> None:
    transaction.on_commit(lambda: send(task, *args))


def send_once_after_commit(task: str) -> None:
    transaction.on_commit(lambda: send_once(task))


def send(task: str, *args: Any) -> bool:
    """Whether the broker took it."""
    try:
        current_app.send_task(task, args=args, retry=False)
    except (KombuError, OperationalError, RedisError, OSError) as error:
        logger.warning("No message broker, so %s waits for the next tick: %s", task, error)
        return False
    return True


def send_once(task: str) -> None:
    """Send a message that finds its own work, unless one like it is in the queue already.

    A task that sends itself again and ticks that send it too would else fill the queue, and others wait behind them.
    The note of a message that got lost lapses after two ticks.
    """
    now = timezone.now()
    note, is_new = Heartbeat.objects.get_or_create(name=_queued(task), defaults={"at": now})
    if not is_new:
        lapse = timedelta(seconds=2 * settings.TICK_SECONDS)
        lapsed = Q(at__lte=now - lapse) | Q(at__gt=now + lapse)
        if not Heartbeat.objects.filter(lapsed, pk=note.pk).update(at=now):
            return
    if not send(task):
        begun(task)


def begun(task: str) -> None:
    """A message of `send_once` has arrived: another one may be sent."""
    Heartbeat.objects.filter(name=_queued(task)).delete()


def _queued(task: str) -> str:
    return f"queued {task}"[:40]
