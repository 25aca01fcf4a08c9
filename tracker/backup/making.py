"""Making a backup: the database as of one moment, and every capture it names."""

import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone
from tqdm import tqdm

from sources.models import Blob
from tracker.backup import archive, postgres, state, store
from tracker.backup.errors import BackupError


@dataclass(frozen=True, slots=True)
class Made:
    manifest: archive.Manifest
    size: int


def make(path: Path, *, allow_missing: bool = False) -> Made:
    """Write a backup to `path`: a whole one is there afterwards, or none.

    With `allow_missing`, captures that are lost are listed in it instead of failing it. Raises BackupError.
    """
    if path.exists():
        raise BackupError(f"{path} exists already. Name a new file.")
    if not path.parent.is_dir():
        raise BackupError(f"There is no folder {path.parent}. Make it first, or name another.")
    try:
        # Beside the target, so that the last step is a rename within one file system.
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            unfinished = Path(folder, "archive")
            manifest = _write(unfinished, Path(folder, "dump"), allow_missing)
            size = unfinished.stat().st_size
            unfinished.rename(path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror or error}.") from error
    return Made(manifest, size)


def _write(path: Path, dump: Path, allow_missing: bool) -> archive.Manifest:
    now = timezone.now()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = str(cursor.fetchone()[0])
        postgres.dump(dump, snapshot)
        postgresql, migrations = postgres.server_version(), state.applied_migrations()
        counts, triggers = state.counts(), state.triggers()
        blobs = list(Blob.objects.exclude(location="").order_by("pk").values_list("sha256", "location"))
    missing = []
    size = dump.stat().st_size
    with (
        archive.write(path, now.timestamp()) as writer,
        tqdm(total=size, unit="B", unit_scale=True, desc="Database", disable=None) as bar,
    ):
        with dump.open("rb") as content:
            writer.add(archive.DATABASE, size, content, bar.update)
        dump.unlink()
        for sha256, location in tqdm(blobs, unit=" captures", desc="Captures", disable=None):
            try:
                kept = store.read(sha256, location)
            except store.CaptureLostError as error:
                # Purged since the dump began: it is meant to be gone.
                if not allow_missing and Blob.objects.filter(pk=sha256).exclude(location="").exists():
                    raise BackupError(
                        f"{error} A backup without it needs --allow-missing, which lists such captures in the archive."
                    ) from error
                missing.append(sha256)
                continue
            writer.add(archive.capture_name(sha256), len(kept), BytesIO(kept))
        manifest = archive.Manifest(
            version=state.product_version(),
            postgresql=postgresql,
            made_at=now.isoformat(timespec="seconds"),
            migrations=migrations,
            counts=counts,
            triggers=triggers,
            files=writer.files,
            missing=missing,
        )
        writer.finish(manifest)
    return manifest
