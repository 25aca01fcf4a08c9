"""When a source is due again, and what its failures say of it."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Case, Value, When
from django.db.models.functions import Least
from django.utils import timezone

from sources.fetching import Outcome, Response
from sources.models import Source

LONGEST_BACKOFF = timedelta(days=7)
"""Nothing that a server does or asks for keeps us away for longer."""
FAILURES_UNTIL_GONE = 3
CALMER = 1.1
"""An adapting interval grows by this with every check that finds nothing new."""


@dataclass(slots=True)
class State:
    """What the checks of one source have come to. `url` to `run_reason` are read alone.

    `gone_answers` and `gone_first_at` count the answers "not there" of the failures in a row.
    """

    pk: int
    public_id: str
    url: str
    interval_seconds: int | None
    latest_sha256: str | None
    problem: str | None
    run_reason: str | None
    last_checked_at: datetime | None
    next_check_at: datetime | None
    health: str
    failures: int
    failing_since: datetime | None
    gone_since: datetime | None
    etag: str
    last_modified: str
    moved_to: str
    unchanged_run_id: int | None
    adapted_seconds: int | None
    gone_answers: int = 0
    gone_first_at: datetime | None = None
    health_before: str = field(init=False)

    def __post_init__(self) -> None:
        self.health_before = self.health

    @property
    def interval(self) -> int:
        return self.interval_seconds or self.adapted_seconds or settings.CHECK_INTERVAL_SECONDS

    def answered(self, at: datetime) -> None:
        """It answered with its page, new or not."""
        self.last_checked_at = at
        self.health = Source.Health.UNREADABLE if self.problem else Source.Health.OK
        self.failures = 0
        self.failing_since = self.gone_since = None
        self._schedule(at, jittered(self.interval))

    def calmed(self) -> None:
        """It had nothing new: an interval that nobody fixed grows, up to the longest of the settings."""
        if self.interval_seconds is None:
            longest = max(settings.CHECK_INTERVAL_LONGEST_SECONDS, settings.CHECK_INTERVAL_SECONDS)
            self.adapted_seconds = min(longest, round(self.interval * CALMER) + 1)

    def failed(self, response: Response) -> None:
        """It did not answer with its page: a longer wait each time, and gone only after days of the same answer."""
        self.last_checked_at = response.fetched_at
        self._fail(response.outcome, response.fetched_at, response.retry_after or 0)

    def not_written_down(self, at: datetime) -> None:
        """It answered, and its answer could not be kept."""
        self._fail(Outcome.UNREACHABLE, at, 0)

    def _fail(self, outcome: Outcome, at: datetime, asked: float) -> None:
        self.failures += 1
        # The earlier one: a date that lies ahead was written before the clock was set back.
        self.failing_since = min(self.failing_since or at, at)
        match outcome:
            case Outcome.BLOCKED:
                self.health = Source.Health.BLOCKED
            case Outcome.REFUSED:
                self.health = Source.Health.REFUSED
            case Outcome.GONE if self._is_gone(at):
                self.health = Source.Health.GONE
                self.gone_since = self.gone_since or timezone.now()
            case _:
                self.health = Source.Health.UNREACHABLE
        wait = min(self.interval * 2 ** min(self.failures - 1, 16), LONGEST_BACKOFF.total_seconds())
        self._schedule(at, max(jittered(wait), min(asked, LONGEST_BACKOFF.total_seconds())))

    def _is_gone(self, at: datetime) -> bool:
        """This answer is one more than those counted."""
        spread = at - (self.gone_first_at or at)
        return self.gone_answers + 1 >= FAILURES_UNTIL_GONE and spread >= timedelta(days=settings.GONE_AFTER_DAYS)

    def _schedule(self, after: datetime, seconds: float) -> None:
        """The next check, unless a person paused them by clearing the date."""
        if self.next_check_at is not None:
            self.next_check_at = after + timedelta(seconds=seconds)


def quicken(source: Source) -> None:
    """After a value changed, check twice as often, down to the shortest interval; not where a person fixed it."""
    if source.interval_seconds is not None:
        return
    shortest = min(settings.CHECK_INTERVAL_SHORTEST_SECONDS, settings.CHECK_INTERVAL_SECONDS)
    seconds = max(shortest, min(source.interval, settings.CHECK_INTERVAL_SECONDS) // 2, 1)
    soon = timezone.now() + timedelta(seconds=jittered(seconds))
    # Least() passes over a null, and a paused source has to stay paused.
    next_check = Case(When(next_check_at__isnull=False, then=Least("next_check_at", Value(soon))))
    Source.objects.filter(pk=source.pk).update(adapted_seconds=seconds, next_check_at=next_check)


def jittered(seconds: float) -> float:
    """Up to a tenth more, so that sources added together do not stay together."""
    return seconds * (1 + random.random() / 10)  # noqa: S311 (spreads load, guards nothing)
