"""Reading what came: the text of new bytes, held against the text before, makes a capture or finds nothing new.

Apart from fetching, because reading a page takes a hundred times as long as asking whether it changed.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from sources.checking.schedule import State
from sources.checking.writing import (
    NOT_WRITTEN_DOWN,
    PURGED,
    forget_lost_connection,
    is_passing,
    locked_states,
    not_kept,
    note_store_trouble,
    record_state_changes,
    says_what_was_purged,
    update_states,
)
from sources.fetching import Readable, readable
from sources.models import Arrival, Blob, Check, Snapshot, Source, unleased
from sources.snapshots import (
    CaptureMissingError,
    StoreTroubleError,
    add_blob,
    add_snapshot,
    drop_after_commit,
    read_file,
)

logger = logging.getLogger(__name__)

READINGS_UNTIL_GIVEN_UP = 2
READING_LEASE = timedelta(minutes=5)
"""Longer than any task may run: who still holds a page then has died."""
MOST_TOGETHER = 5


def waiting_arrivals() -> QuerySet[Arrival]:
    """Pages that nobody reads at the moment, the oldest of each source, oldest first."""
    older = Arrival.objects.filter(source=OuterRef("source"), pk__lt=OuterRef("pk"))
    free = unleased(timezone.now(), 2 * READING_LEASE)
    return Arrival.objects.filter(free).filter(~Exists(older)).order_by("pk")


def read_arrived(*, source: int | None = None) -> dict[int, str]:
    """Read a few of the pages that came, or those of one source. What came of it, by source: an outcome of a Check.

    Empty when none waits. A page that cannot be read stays behind as a capture that says so.
    """
    said: dict[int, str] = {}
    for arrival in _leased(source):
        outcome = _read_or_note(arrival)
        if outcome is not None:
            said[arrival.source_id] = outcome
    return said


def _leased(source: int | None) -> list[Arrival]:
    """Ours to read now."""
    waiting = waiting_arrivals()
    if source is not None:
        waiting = waiting.filter(source=source)
    with transaction.atomic():
        taken = list(waiting.select_for_update(skip_locked=True, no_key=True)[:MOST_TOGETHER])
        Arrival.objects.filter(pk__in=[one.pk for one in taken]).update(leased_until=timezone.now() + READING_LEASE)
    return taken


def _read_or_note(arrival: Arrival) -> str | None:
    try:
        return _settle(arrival, _page(arrival))
    except StoreTroubleError as error:
        logger.error("%s It is tried again.", error)
        note_store_trouble()
        return None
    except CaptureMissingError as error:
        logger.error("%s It is fetched again.", error)
        return _forget(arrival, "")
    except Exception as error:
        logger.exception("What %s answered could not be written down", arrival.final_url)
        if is_passing(error):
            forget_lost_connection()
            return None
    try:
        return _forget(arrival, not_kept(arrival.final_url))
    except Exception:
        logger.exception("Nor could the failed check of %s", arrival.final_url)
        return None


def _page(arrival: Arrival) -> Blob | Readable:
    """What is known of these bytes, or what they say. Raises CaptureMissingError."""
    known = Blob.objects.filter(pk=arrival.sha256).first()
    if known is not None and not known.may_come_back:
        return known
    if arrival.readings >= READINGS_UNTIL_GIVEN_UP:
        return Readable("", "text", problem="This page could not be read: it took too long. Attach a saved copy.")
    body = read_file(arrival.location, arrival.sha256)
    # A page at which workers die is not tried for ever; what waits behind it, or for the store, is not counted.
    Arrival.objects.filter(pk=arrival.pk).update(readings=F("readings") + 1)
    try:
        return readable(body, arrival.media_type, arrival.final_url, arrival.charset or None)
    except Exception:
        logger.exception("What %s answered could not be read", arrival.final_url)
        return Readable("", "text", problem="This page could not be read: its text is broken. Attach a saved copy.")


def _settle(arrival: Arrival, page: Blob | Readable) -> str | None:
    """One transaction: the capture if the text is new, the check, the source's health; the page waits no longer."""
    with transaction.atomic():
        [state] = locked_states([arrival.source_id])
        if not Arrival.objects.filter(pk=arrival.pk).exists():
            return None
        source = Source.objects.select_related("latest_snapshot__blob").get(pk=arrival.source_id)
        latest = source.latest_snapshot.blob if source.latest_snapshot else None
        purged = isinstance(page, Blob) and not page.location
        new = not purged and not _says_the_same(page, latest, arrival.sha256)
        snapshot = _capture(source, arrival, page) if new else None
        canonical = page.canonical_url if isinstance(page, Readable) else None
        source.canonical_url = (canonical or source.canonical_url)[:2000]
        source.save(
            update_fields=["latest_snapshot", "last_changed_at", "title", "canonical_url"]
            if snapshot
            else ["canonical_url"]
        )
        outcome = Check.Outcome.CHANGED if snapshot else Check.Outcome.UNCHANGED
        outcome = Check.Outcome.MOVED if arrival.moved else outcome
        _note_check(state, arrival, outcome, snapshot, purged)
        if state.health in {Source.Health.OK, Source.Health.UNREADABLE}:
            unreadable = snapshot.blob.problem if snapshot else state.problem
            state.health = Source.Health.UNREADABLE if unreadable else Source.Health.OK
        if purged:
            # So that the next check finds out by itself whether the page still says this.
            state.etag = state.last_modified = ""
        if outcome == Check.Outcome.UNCHANGED:
            state.calmed()
        update_states([state])
        record_state_changes([state], {})
        arrival.delete()
        if snapshot is None or snapshot.blob.location != arrival.location:
            drop_after_commit(arrival.location)
    return outcome


def _says_the_same(page: Blob | Readable, latest: Blob | None, sha256: str) -> bool:
    if latest is None:
        return False
    return latest.pk == sha256 or not (page.problem or latest.problem or latest.text != page.text)


def _capture(source: Source, arrival: Arrival, page: Blob | Readable) -> Snapshot:
    blob = (
        page
        if isinstance(page, Blob)
        else add_blob(arrival.sha256, arrival.size, arrival.media_type, arrival.location, page)
    )
    return add_snapshot(
        source,
        blob,
        fetched_at=arrival.fetched_at,
        final_url=arrival.final_url,
        status=arrival.status,
        headers=arrival.headers,
        # A copy that a person saved meanwhile may be newer.
        is_newest=source.latest_snapshot is None or source.latest_snapshot.fetched_at <= arrival.fetched_at,
    )


def _note_check(state: State, arrival: Arrival, outcome: str, snapshot: Snapshot | None, purged: bool) -> None:
    """A row a check; one that found nothing new joins the run before it."""
    reason, message = "ok", f"{arrival.final_url[:200]}: it was fetched."
    if purged:
        reason = PURGED
        message = says_what_was_purged(state.url)
    if outcome == Check.Outcome.UNCHANGED:
        last = Check.objects.filter(source=state.pk).order_by("-last_at", "-pk").first()
        if last and last.outcome == outcome and (last.reason == PURGED) == purged:
            last.first_at = min(last.first_at, arrival.fetched_at)
            last.last_at = max(last.last_at, arrival.fetched_at)
            last.count += 1
            last.save(update_fields=["first_at", "last_at", "count"])
            state.unchanged_run_id = last.pk
            return
    check = Check.objects.create(
        source_id=state.pk,
        outcome=outcome,
        reason=reason,
        message=message,
        status=arrival.status,
        first_at=arrival.fetched_at,
        last_at=arrival.fetched_at,
        snapshot=snapshot,
    )
    state.unchanged_run_id = check.pk if outcome == Check.Outcome.UNCHANGED else None


def _forget(arrival: Arrival, failure: str) -> str | None:
    """Give bytes up that cannot become a capture: the source is asked for the whole page again, in its turn or, where
    it is no fault of the page, at once."""
    with transaction.atomic():
        [state] = locked_states([arrival.source_id])
        if not Arrival.objects.filter(pk=arrival.pk).exists():
            return None
        state.etag = state.last_modified = ""
        if failure:
            state.not_written_down(arrival.fetched_at)
            Check.objects.create(
                source_id=state.pk,
                outcome=Check.Outcome.UNREACHABLE,
                reason=NOT_WRITTEN_DOWN,
                message=failure,
                status=arrival.status,
                first_at=arrival.fetched_at,
                last_at=arrival.fetched_at,
            )
            state.unchanged_run_id = None
        elif state.next_check_at is not None:
            state.next_check_at = timezone.now()
        update_states([state])
        record_state_changes([state], {state.pk: failure})
        arrival.delete()
        drop_after_commit(arrival.location)
    return Check.Outcome.UNREACHABLE if failure else None
