"""Writing down what came of fetching: checks, health, the next date, and new bytes for somebody to read.

The number of queries does not depend on how many answers are written down together.
"""

import hashlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Count, F, Min
from django.utils import timezone

from ledger.models import Event, Heartbeat, Verb, record_all
from sources.checking.schedule import State
from sources.fetching import Outcome, Response
from sources.models import Arrival, Blob, Check, Source
from sources.snapshots import KEPT_HEADERS, drop_bytes, expect_files, expected_no_more, new_location, store_bytes

logger = logging.getLogger(__name__)

ARRIVED = "arrived"
"""What is said of a source whose new bytes wait to be read, beside the outcomes of a Check."""
PURGED = "purged"
NOT_WRITTEN_DOWN = "not_written_down"
STORE_TROUBLE_WAIT = timedelta(minutes=5)
STORE_TROUBLE = "captures"
"""The heartbeat of the capture store's troubles: when it last failed us."""

_FAILURES = {
    Outcome.GONE: Check.Outcome.GONE,
    Outcome.BLOCKED: Check.Outcome.BLOCKED,
    Outcome.UNREACHABLE: Check.Outcome.UNREACHABLE,
    Outcome.REFUSED: Check.Outcome.REFUSED,
}


def write_down(responses: Sequence[Response]) -> dict[int, str]:
    """What is said of each source, by its key; of those that the database was in trouble over, nothing.

    Raises OperationalError or InterfaceError where the database is in trouble: all that was not said stays due.
    """
    kept, held_back = _store(responses)
    said: dict[int, str] = {}
    _write_or_halve([one for one in responses if one.key not in held_back], kept, said)
    _put_off(held_back)
    return said


def is_passing(error: Exception) -> bool:
    """Whether the database was in trouble for a reason of its own (a deadlock, a lost connection, no room).

    Class 54 is not: a value over one of PostgreSQL's limits stays over it.
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    return not (getattr(error.__cause__, "sqlstate", None) or "").startswith("54")


def forget_lost_connection() -> None:
    """After an error: if the connection was lost with it, the next query opens another."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


@dataclass(frozen=True, slots=True)
class Kept:
    """New bytes as they lie in the store; an empty `location` for what was purged and is not kept again."""

    sha256: str
    location: str


@dataclass(slots=True)
class Lot:
    """All that one transaction writes."""

    states: list[State] = field(default_factory=list)
    checks: list[tuple[State, Check]] = field(default_factory=list)
    runs: list[tuple[int, datetime]] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    unneeded: list[str] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)


def _store(responses: Iterable[Response]) -> tuple[dict[int, Kept], set[int]]:
    """Store bodies that say something new, by source; and the sources whose bodies the store did not take."""
    bodies = {
        int(str(one.key)): (hashlib.sha256(one.body).hexdigest(), one.body)
        for one in responses
        if one.outcome is Outcome.OK and one.body is not None
    }
    if not bodies:
        return {}, set()
    known = dict(Source.objects.filter(pk__in=bodies).values_list("pk", "latest_snapshot__blob"))
    known |= dict(Arrival.objects.filter(source__in=bodies).order_by("pk").values_list("source", "sha256"))
    hashes = [digest for digest, _body in bodies.values()]
    purged = set(Blob.objects.filter(pk__in=hashes, purged_for=Blob.PurgedFor.TAKEDOWN).values_list("pk", flat=True))
    # A takedown stops the checks of a source; an answer that was under way brings nothing of it back.
    stopped = set(
        Source.objects.filter(
            pk__in=bodies, next_check_at__isnull=True, snapshots__blob__purged_for=Blob.PurgedFor.TAKEDOWN
        ).values_list("pk", flat=True)
    )
    kept: dict[int, Kept] = {}
    for source, (digest, _body) in bodies.items():
        if digest in purged or source in stopped:
            kept[source] = Kept(digest, "")
        elif digest != known.get(source):
            kept[source] = Kept(digest, new_location(digest))
    expect_files(one.location for one in kept.values() if one.location)
    held_back: set[int] = set()
    for source, one in kept.items():
        if one.location:
            if held_back:
                # A store that hangs would hold us up once for each of them.
                held_back.add(source)
                continue
            try:
                store_bytes(bodies[source][1], one.sha256, one.location)
            except OSError:
                logger.exception("The capture store did not take what source %s answered", source)
                held_back.add(source)
    return kept, held_back


def _put_off(sources: set[int]) -> None:
    """Our store is in trouble, not these sources: nothing is said of them, and they are asked again soon."""
    if sources:
        note_store_trouble()
        Source.objects.filter(pk__in=sources, next_check_at__isnull=False).update(
            next_check_at=timezone.now() + STORE_TROUBLE_WAIT
        )


def note_store_trouble() -> None:
    """For /health, where people look."""
    Heartbeat.objects.update_or_create(name=STORE_TROUBLE, defaults={"at": timezone.now()})


def _write_or_halve(responses: Sequence[Response], kept: dict[int, Kept], said: dict[int, str]) -> None:
    """One answer that cannot be written down is a failed check, and keeps no other from being written."""
    if not responses:
        return
    try:
        said |= _write(responses, kept)
        return
    except Exception as error:
        if is_passing(error):
            raise
        if len(responses) == 1 and responses[0].reason == NOT_WRITTEN_DOWN:
            logger.exception("Nor could the failed check of %s", responses[0].url)
            return
        failure = error
    if len(responses) == 1:
        logger.error("What %s answered could not be written down", responses[0].url, exc_info=failure)
        _write_or_halve([unwritable(responses[0])], kept, said)
        return
    half = len(responses) // 2
    _write_or_halve(responses[:half], kept, said)
    _write_or_halve(responses[half:], kept, said)


def not_kept(url: str) -> str:
    return f"{url[:200]}: it answered, but its answer could not be kept; attach a saved copy."


def says_what_was_purged(url: str) -> str:
    return f"{url[:200]}: it answers with what was purged here, so nothing was kept of it."


def unwritable(response: Response) -> Response:
    """A failure in our own words alone: what broke the first try may stand anywhere in the answer."""
    return replace(
        response,
        outcome=Outcome.UNREACHABLE,
        reason=NOT_WRITTEN_DOWN,
        message=not_kept(response.url),
        final_url=response.url,
        permanent_url=None,
        headers={},
        body=None,
    )


def _write(responses: Sequence[Response], kept: dict[int, Kept]) -> dict[int, str]:
    by_source = {int(str(one.key)): one for one in responses}
    gone = [source for source, one in by_source.items() if one.outcome is Outcome.GONE]
    lot = Lot()
    with transaction.atomic():
        now = timezone.now()
        states = locked_states(by_source, gone)
        for state in states:
            _settle(lot, state, by_source[state.pk], kept.get(state.pk), now)
        _insert(lot)
        update_states(lot.states)
    for location in lot.unneeded:
        drop_bytes(location)
    return lot.said


_STATE = [
    "pk", "public_id", "url", "interval_seconds", "latest_snapshot__blob", "latest_snapshot__blob__problem",
    "unchanged_run__reason", "last_checked_at", "next_check_at", "health", "failures", "failing_since", "gone_since",
    "etag", "last_modified", "moved_to", "unchanged_run", "adapted_seconds",
]  # fmt: skip


def locked_states(sources: Iterable[int], gone: Sequence[int] = ()) -> list[State]:
    """The state of these sources, their rows locked in the order of their keys. Call it inside a transaction."""
    rows = (
        Source.objects.filter(pk__in=list(sources))
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
        .values_list(*_STATE)
    )
    states = [State(*row) for row in rows]
    if gone:
        answers = (
            Check.objects.filter(source__in=gone, outcome=Check.Outcome.GONE, first_at__gte=F("source__failing_since"))
            .values_list("source")
            .annotate(Count("pk"), Min("first_at"))
        )
        counted = {source: (number, first) for source, number, first in answers}
        for state in states:
            state.gone_answers, state.gone_first_at = counted.get(state.pk, (0, None))
    return states


def _settle(lot: Lot, state: State, response: Response, kept: Kept | None, now: datetime) -> None:
    """What one answer does to its source, and the rows that it makes."""
    at = response.fetched_at
    if state.last_checked_at and at < state.last_checked_at <= now:
        # Our lease had run out, and another worker wrote down what it fetched later. A date that lies ahead of us was
        # written before the clock was set back, and stops nothing.
        lot.said[state.pk] = Check.Outcome.UNCHANGED
        lot.unneeded += [kept.location] if kept and kept.location else []
        return
    lot.states.append(state)
    if response.outcome in _FAILURES:
        state.failed(response)
        _add_check(lot, state, response, _FAILURES[response.outcome])
        return
    state.answered(at)
    purged = kept is not None and not kept.location
    if purged:
        # No validators are kept, so that the next check finds out by itself whether the page still says this.
        state.etag = state.last_modified = ""
        response = replace(response, reason=PURGED, message=says_what_was_purged(state.url))
    elif response.outcome is Outcome.OK:
        state.etag = _kept_whole(response.etag, 1000)
        state.last_modified = _kept_whole(response.last_modified, 200)
    moved_to = (response.permanent_url or "")[:2000]
    moved = bool(moved_to) and moved_to != state.moved_to
    if moved:
        state.moved_to = moved_to
    if kept and not purged:
        state.unchanged_run_id = None
        lot.arrivals.append(_arrival(state, response, kept, moved))
        lot.said[state.pk] = ARRIVED
    elif moved:
        _add_check(lot, state, response, Check.Outcome.MOVED)
    else:
        state.calmed()
        if state.unchanged_run_id and (state.run_reason == PURGED) == purged:
            lot.runs.append((state.unchanged_run_id, at))
            lot.said[state.pk] = Check.Outcome.UNCHANGED
        else:
            _add_check(lot, state, response, Check.Outcome.UNCHANGED)


def _add_check(lot: Lot, state: State, response: Response, outcome: Check.Outcome) -> None:
    state.unchanged_run_id = None
    lot.said[state.pk] = outcome
    lot.checks.append((state, check_of(state.pk, response, outcome)))


def check_of(source: int, response: Response, outcome: Check.Outcome) -> Check:
    return Check(
        source_id=source,
        outcome=outcome,
        reason=response.reason,
        message=response.message,
        status=response.status,
        first_at=response.fetched_at,
        last_at=response.fetched_at,
    )


def _arrival(state: State, response: Response, kept: Kept, moved: bool) -> Arrival:
    return Arrival(
        source_id=state.pk,
        sha256=kept.sha256,
        size=len(response.body or b""),
        location=kept.location,
        media_type=response.content_type[:200],
        charset=(response.charset or "")[:40],
        fetched_at=response.fetched_at,
        final_url=response.final_url[:2000],
        status=response.status or 200,
        headers={name: value for name, value in response.headers.items() if name in KEPT_HEADERS},
        moved=moved,
    )


def _kept_whole(validator: str | None, longest: int) -> str:
    """A validator that was cut short would match nothing."""
    return validator if validator and len(validator) <= longest else ""


_EXTEND_RUNS = """
    UPDATE sources_check SET last_at = GREATEST(last_at, seen.at), count = count + 1
    FROM unnest(%s::bigint[], %s::timestamptz[]) AS seen (run, at) WHERE sources_check.id = seen.run
"""


def _insert(lot: Lot) -> None:
    Check.objects.bulk_create([check for _state, check in lot.checks])
    for state, check in lot.checks:
        if check.outcome == Check.Outcome.UNCHANGED:
            state.unchanged_run_id = check.pk
    if lot.runs:
        with connection.cursor() as cursor:
            cursor.execute(_EXTEND_RUNS, [list(column) for column in zip(*lot.runs, strict=True)])
    Arrival.objects.bulk_create(lot.arrivals)
    if lot.arrivals:
        expected_no_more(one.location for one in lot.arrivals)
    messages = {state.pk: check.message for state, check in lot.checks}
    record_state_changes(lot.states, messages)


def record_state_changes(states: Iterable[State], messages: dict[int, str]) -> None:
    """An Event for each source whose health is another one than before. A first answer is no news."""
    record_all(
        Event(
            verb=Verb.SOURCE_STATE_CHANGED,
            subject_type="source",
            subject_id=state.public_id,
            old={"health": state.health_before},
            new={"health": state.health},
            reason=messages.get(state.pk, ""),
        )
        for state in states
        if state.health != state.health_before != Source.Health.NEW
    )


_UPDATE_STATES = """
    UPDATE sources_source SET
        last_checked_at = now.last_checked_at, next_check_at = now.next_check_at, health = now.health,
        failures = now.failures, failing_since = now.failing_since, gone_since = now.gone_since, etag = now.etag,
        last_modified = now.last_modified, moved_to = now.moved_to, unchanged_run_id = now.unchanged_run_id,
        adapted_seconds = now.adapted_seconds
    FROM unnest(
        %s::bigint[], %s::timestamptz[], %s::timestamptz[], %s::text[], %s::int[], %s::timestamptz[],
        %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::bigint[], %s::int[]
    ) AS now (
        id, last_checked_at, next_check_at, health, failures, failing_since, gone_since, etag, last_modified, moved_to,
        unchanged_run_id, adapted_seconds
    )
    WHERE sources_source.id = now.id
"""
_UPDATED = (
    "pk", "last_checked_at", "next_check_at", "health", "failures", "failing_since", "gone_since", "etag",
    "last_modified", "moved_to", "unchanged_run_id", "adapted_seconds",
)  # fmt: skip


def update_states(states: Sequence[State]) -> None:
    """Write locked states back, in one statement."""
    if states:
        with connection.cursor() as cursor:
            cursor.execute(_UPDATE_STATES, [[getattr(state, name) for state in states] for name in _UPDATED])
