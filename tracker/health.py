"""Whether the parts that the tracker needs are there: database, broker, and the beat that makes work."""

from __future__ import annotations

from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from kombu.exceptions import KombuError, OperationalError
from redis.exceptions import RedisError

from ledger.models import Heartbeat
from sources.checking import STORE_TROUBLE

BROKER_SECONDS = 2
MISSED_TICKS = 3
STORE_TROUBLE_TOLD = timedelta(minutes=15)
"""How long a trouble of the capture store is told of: it is tried again every five minutes."""
NOT_KNOWN = "Not known while the database does not answer."


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 if all is well, else 503. Each problem is named in words; none of them shows an address or a password."""
    database = _database_problem()
    problems = {
        "database": database,
        "broker": _broker_problem(),
        "tick": NOT_KNOWN if database else _tick_problem(),
        "captures": NOT_KNOWN if database else _captures_problem(),
    }
    checks = {name: {"ok": not problem, "problem": problem} for name, problem in problems.items()}
    well = not any(problems.values())
    return JsonResponse(
        {"status": "ok" if well else "failing", "checks": checks},
        status=200 if well else 503,
        headers={"Cache-Control": "no-store"},
    )


def _database_problem() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "The database does not answer."
    return ""


def _broker_problem() -> str:
    try:
        with current_app.connection_for_write(connect_timeout=BROKER_SECONDS) as broker:
            broker.ensure_connection(max_retries=1, timeout=BROKER_SECONDS)
    except (KombuError, OperationalError, RedisError, OSError):
        return "The message broker does not answer."
    return ""


def _tick_problem() -> str:
    beat = Heartbeat.objects.filter(name="tick").first()
    if beat is None:
        return "No tick was ever seen. Start the worker and beat; if they run, look in the worker's log."
    # A date ahead was written before the clock was set back, and says as little as one long ago.
    age = int(abs((timezone.now() - beat.at).total_seconds()))
    if age < MISSED_TICKS * settings.TICK_SECONDS:
        return ""
    return (
        f"No tick went through for {age} s; one is due every {settings.TICK_SECONDS} s. "
        "See that worker and beat run, and what the worker's log says."
    )


def _captures_problem() -> str:
    trouble = Heartbeat.objects.filter(name=STORE_TROUBLE).first()
    if trouble is None or abs(timezone.now() - trouble.at) > STORE_TROUBLE_TOLD:
        return ""
    return (
        "The store of captured pages could not be used; changed pages are fetched again until it can. "
        "See whether its disk is full or out of reach; the worker's log has the error."
    )
