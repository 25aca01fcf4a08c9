"""Asking a worker for something by task name, once the transaction holds.

A message is only a hint: the next tick finds the same work in the database, so a broker that is down costs a minute.
"""

import logging
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def send_after_commit(task: str, *args: Any) -> None:
    transaction.on_commit(lambda: send(task, *args))


def send(task: str, *args: Any) -> None:
    try:
        current_app.send_task(task, args=args, retry=False)
    except (KombuError, OperationalError, RedisError, OSError) as error:
        logger.warning("No message broker, so %s waits for the next tick: %s", task, error)
