"""Restoring a backup. Everything is checked first, then built beside what is there, and put in its place at the end."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.core.management import CommandError, call_command
from django.db import Error as DatabaseFailure
from django.db import connection
from tqdm import tqdm

from sources.models import Blob
from sources.snapshots import captures
from tracker.backup import archive, postgres, state, store
from tracker.backup.errors import BackupError


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: archive.Manifest
    rows: int
    captures: int
    migrated: list[str]
    left_over: str | None
    """The database that was replaced, where it could not be dropped."""


def restore(path: Path, *, replace: bool = False, confirm: str = "") -> Restored:
    """Put the backup in the place of the database in use, and its captures into the store.

    A database with work in it is refused unless `replace` is on and `confirm` is its name. Whatever fails, the state
    before is whole. Raises BackupError.
    """
    name = str(connection.settings_dict["NAME"])
    with archive.read(path) as backup:
        _fits(backup)
        postgres.program("pg_restore")
        postgres.may_make_databases(name)
        _nothing_kept(_beside(name)[1])
        with _bar(backup.size, "Checking") as bar:
            backup.verify(bar.update)
        before = _may_write_over(name, replace, confirm)
        connection.close()
        if others := postgres.sessions(name):
            raise BackupError(
                f"{others} other session(s) use the database {name}. "
                "Stop the site, the workers and beat (or quickstart), then try again."
            )
        return _restore(backup, name, before)


def _fits(backup: archive.Reader) -> None:
    """Raise BackupError for a backup from a newer release or a newer PostgreSQL than these."""
    made = backup.manifest
    if unknown := state.unknown_migrations(made.migrations):
        raise BackupError(
            f"{backup.path} was made by a newer release ({made.version}; this is {state.product_version()}): "
            f"its database has {unknown[0]}, which this release does not know. Upgrade, then restore."
        )
    if int(made.postgresql.split(".")[0]) > postgres.server_major():
        raise BackupError(
            f"{backup.path} comes from PostgreSQL {made.postgresql}, and this server is {postgres.server_version()}. "
            "Restore it on a server of that version or later."
        )


def _beside(name: str) -> tuple[str, str]:
    """The databases that a restore makes beside `name`: the one being filled, and the one that was replaced."""
    # PostgreSQL cuts names at 63 bytes.
    return f"{name[:50]}_restoring", f"{name[:50]}_replaced"


def _nothing_kept(old: str) -> None:
    """Raise BackupError where an earlier restore left the database it replaced: it may be all that is left of it."""
    if postgres.database_exists(old):
        raise BackupError(
            f"The database {old} is still there: an earlier restore replaced it and could not drop it. Look whether "
            f'anything in it is needed, then drop it with DROP DATABASE "{old}" or rename it, and try again. '
            "Nothing was changed."
        )


def _may_write_over(name: str, replace: bool, confirm: str) -> dict[str, str]:
    """The captures of the database that will go. Raises BackupError where that is not meant."""
    work = state.work_found(state.counts())
    if not work:
        return {}
    held = ", ".join(f"{rows:,} in {table}" for table, rows in work.items())
    if not replace:
        raise BackupError(
            f"The database {name} is not empty ({held}). Restore into an empty one, or give up what is there with "
            f"--replace --confirm {name}"
        )
    if confirm != name:
        raise BackupError(
            f"--replace deletes what is in the database {name} ({held}). If that is meant, add --confirm {name}"
        )
    return dict(Blob.objects.exclude(location="").values_list("sha256", "location"))


def _restore(backup: archive.Reader, name: str, before: dict[str, str]) -> Restored:
    made = backup.manifest
    fresh, old = _beside(name)
    added: list[str] = []
    try:
        postgres.drop_database(fresh)
        postgres.make_database(fresh)
        with backup.open(archive.DATABASE) as dump, _bar(None, "Database") as bar:
            postgres.load(dump, fresh, bar.update)
        with _using(fresh):
            _same(made)
            call_command("migrate", interactive=False, verbosity=0)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            migrated = _migrated(made)
            after = dict(Blob.objects.exclude(location="").values_list("sha256", "location"))
            _put_captures(backup, after, added)
        postgres.exchange(name, fresh, old)
    except BaseException as error:
        connection.close()
        for location in added:
            with suppress(OSError):
                captures().delete(location)
        with suppress(BackupError):
            postgres.drop_database(fresh)
        if isinstance(error, BackupError | DatabaseFailure | CommandError | OSError):
            raise BackupError(f"{error} Nothing was changed.") from error
        raise
    left_over = None
    try:
        postgres.drop_database(old)
    except BackupError:
        left_over = old
    for sha256, location in before.items():
        if sha256 not in after:
            with suppress(OSError):
                captures().delete(location)
    return Restored(made, sum(made.counts.values()), len(after) - len(made.missing), migrated, left_over)


@contextmanager
def _using(database: str) -> Iterator[None]:
    """Django at work in another database of the same server."""
    connection.close()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


def _same(made: archive.Manifest) -> None:
    """Raise BackupError unless the loaded database is the one that the manifest describes."""
    rows = state.counts()
    for table in sorted({*rows, *made.counts}):
        if rows.get(table) != made.counts.get(table):
            raise BackupError(
                f"After loading, {table} has {rows.get(table)} rows and should have {made.counts.get(table)}. "
                "Use another backup."
            )
    if lost := sorted(set(made.triggers) - set(state.triggers())):
        raise BackupError(f"After loading, the trigger {lost[0]} is missing. Use another backup.")
    if state.applied_migrations() != made.migrations:
        raise BackupError("The database and the manifest name different migrations.")


def _migrated(made: archive.Manifest) -> list[str]:
    return [
        f"{app}.{name}"
        for app, names in state.applied_migrations().items()
        for name in names
        if name not in made.migrations.get(app, [])
    ]


def _put_captures(backup: archive.Reader, wanted: dict[str, str], added: list[str]) -> None:
    """Every capture that the database names into the store, checked by its hash; notes in `added` what is new there."""
    held = dict(backup.captures())
    if lost := sorted(set(wanted) - set(held) - set(backup.manifest.missing)):
        raise BackupError(f"The database names capture {lost[0]}, which is not in {backup.path}.")
    for sha256, location in tqdm(sorted(wanted.items()), unit=" captures", desc="Captures", disable=None):
        if sha256 not in held:
            continue
        with backup.open(archive.capture_name(sha256)) as content:
            kept = content.read()
        if not store.is_capture(sha256, kept):
            raise BackupError(f"Capture {sha256} in {backup.path} is not what its name says.")
        try:
            if store.put(sha256, location, kept):
                added.append(location)
        except store.CaptureLostError as error:
            raise BackupError(str(error)) from error


def _bar(total: int | None, title: str) -> "tqdm[None]":
    return tqdm(total=total, unit="B", unit_scale=True, desc=title, disable=None)
