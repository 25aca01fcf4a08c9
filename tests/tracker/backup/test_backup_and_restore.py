"""A backup brings back everything, or nothing happens."""

import io
import json
import stat
import subprocess
import sys
import tarfile

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from ledger.append_only import AppendOnly
from ledger.models import Event, User
from sources.models import Blob, Snapshot
from sources.snapshots import captures, read_bytes
from tests.tracker.newsroom import PAGES, using
from tracker.backup import archive, postgres, state
from tracker.backup.errors import BackupError
from tracker.backup.making import make
from tracker.backup.restoring import restore

pytestmark = pytest.mark.processes


def contents() -> dict[str, list[tuple]]:
    """Every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


def rewrite(path, *, manifest=None, files=None, rehash=False):
    """Change an archive: `manifest` entries and the bytes of `files` (None leaves one out)."""
    with tarfile.open(path) as tar:
        held = {member.name: tar.extractfile(member).read() for member in tar}
    told = json.loads(held.pop(archive.MANIFEST))
    for name, body in (files or {}).items():
        held.pop(name, None)
        if body is not None:
            held[name] = body
    if rehash:
        told["files"] = {name: archive.hashlib.sha256(body).hexdigest() for name, body in held.items()}
    told.update(manifest or {})
    with tarfile.open(path, "w") as tar:
        for name, body in [*held.items(), (archive.MANIFEST, json.dumps(told).encode())]:
            member = tarfile.TarInfo(name)
            member.size = len(body)
            tar.addfile(member, io.BytesIO(body))


def member(path, prefix: str) -> tuple[str, bytes]:
    with tarfile.open(path) as tar:
        found = next(one for one in tar if one.name.startswith(prefix))
        return found.name, tar.extractfile(found).read()


def assert_untouched(newsroom, before, *, captured=None):
    assert contents() == before
    assert newsroom.files() == (captured or {})
    assert not {name for name in newsroom.databases() if name.startswith(f"{newsroom.name}_")}


def test_a_restored_newsroom_is_the_one_that_was_backed_up(newsrooms, archive_file, capsys):
    first = newsrooms()
    before, captured = contents(), first.files()
    call_command("backup", str(archive_file))
    second = newsrooms(work=False)

    call_command("restore", str(archive_file))

    assert contents() == before
    assert second.files() == captured
    assert {read_bytes(blob) for blob in Blob.objects.all()} == set(PAGES.values())
    assert "2 captures. Every count and every hash is right." in capsys.readouterr().out
    assert not {name for name in second.databases() if name.startswith(f"{second.name}_")}


def test_history_is_guarded_and_keys_go_on_after_a_restore(moved, archive_file):
    restore(archive_file)
    for model in AppendOnly.__subclasses__():
        for statement in ("DELETE FROM {}", "UPDATE {} SET id = id", "TRUNCATE {} CASCADE"):
            with pytest.raises(DatabaseError, match="is history"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.format(model._meta.db_table))
    newest = Event.objects.latest("pk").pk
    assert Event.objects.create(verb="claim.selected", subject_type="claim", subject_id="x").pk > newest


def test_only_the_owner_can_read_a_backup(newsroom, archive_file):
    make(archive_file)
    assert stat.S_IMODE(archive_file.stat().st_mode) == 0o600


def test_the_archive_is_a_tar_whose_manifest_stands_last(newsroom, archive_file):
    make(archive_file)
    with tarfile.open(archive_file) as tar:
        names = tar.getnames()
    assert names[0] == archive.DATABASE
    assert names[-1] == archive.MANIFEST
    assert len(names) == 4


def test_a_database_with_work_in_it_is_not_written_over(newsroom, archive_file):
    make(archive_file)
    before, captured = contents(), newsroom.files()
    with pytest.raises(BackupError, match=rf"is not empty \(1 in ledger_user.*--replace --confirm {newsroom.name}"):
        restore(archive_file)
    with pytest.raises(BackupError, match=rf"deletes what is in the database {newsroom.name}"):
        restore(archive_file, replace=True, confirm="another")
    assert_untouched(newsroom, before, captured=captured)


def test_replacing_gives_up_what_came_since_with_its_captures(newsroom, archive_file):
    from sources.snapshots import keep_bytes

    make(archive_file)
    before, captured = contents(), newsroom.files()
    User.objects.create_user("edwin")
    keep_bytes(b"<p>A page that came later.</p>", "text/html", url="https://late.example/")
    assert newsroom.files() != captured

    restore(archive_file, replace=True, confirm=newsroom.name)

    assert contents() == before
    assert newsroom.files() == captured


def test_a_database_that_an_earlier_restore_kept_is_not_dropped_by_the_next(newsroom, archive_file):
    make(archive_file)
    kept = f"{newsroom.name}_replaced"
    postgres.make_database(kept)
    before = contents()
    with pytest.raises(BackupError, match=f"{kept} is still there.*DROP DATABASE"):
        restore(archive_file, replace=True, confirm=newsroom.name)
    assert postgres.database_exists(kept)
    assert contents() == before
    postgres.drop_database(kept)
    restore(archive_file, replace=True, confirm=newsroom.name)
    assert not postgres.database_exists(kept)


def test_a_database_in_use_is_not_exchanged(moved, archive_file):
    import psycopg

    before = contents()
    parameters, _ = postgres._address()
    with psycopg.connect(**parameters), pytest.raises(BackupError, match=r"1 other session\(s\) use the database"):
        restore(archive_file)
    assert_untouched(moved[1], before)


@pytest.mark.parametrize("part", [archive.DATABASE, archive.CAPTURES])
def test_an_archive_with_a_changed_byte_is_refused(moved, archive_file, part):
    before = contents()
    name, body = member(archive_file, part)
    rewrite(archive_file, files={name: body[:-9] + bytes([body[-9] ^ 1]) + body[-8:]})
    with pytest.raises(BackupError, match=f"{name} in .* does not match its hash"):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_an_archive_that_lacks_a_capture_is_refused(moved, archive_file):
    before = contents()
    name, _ = member(archive_file, archive.CAPTURES)
    rewrite(archive_file, files={name: None})
    with pytest.raises(BackupError, match=f"lacks {name}"):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_an_archive_with_a_file_more_is_refused(moved, archive_file):
    before = contents()
    rewrite(archive_file, files={"captures/../../evil": b"x"})
    with pytest.raises(BackupError, match="its manifest does not name: it was changed"):
        restore(archive_file)
    assert_untouched(moved[1], before)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.8])
def test_an_archive_cut_short_is_refused(moved, archive_file, kept):
    before = contents()
    whole = archive_file.read_bytes()
    archive_file.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(BackupError, match="cut short"):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_a_file_that_is_no_archive_is_refused(moved, archive_file, tmp_path):
    before = contents()
    archive_file.write_bytes(b"Dear reader, this is a letter.\n" * 100)
    with pytest.raises(CommandError, match="is no backup: it is no tar archive"):
        call_command("restore", str(archive_file))
    with tarfile.open(archive_file, "w") as tar:
        tar.add(__file__, "something.py")
    with pytest.raises(CommandError, match=r"has no manifest\.json"):
        call_command("restore", str(archive_file))
    rewrite_as = {"product": "another"}
    make_like(archive_file, rewrite_as)
    with pytest.raises(CommandError, match=r"manifest\.json of .* cannot be read"):
        call_command("restore", str(archive_file))
    with pytest.raises(CommandError, match=r"nothing\.tar cannot be read: No such file"):
        call_command("restore", str(tmp_path / "nothing.tar"))
    assert_untouched(moved[1], before)


def make_like(path, manifest):
    with tarfile.open(path, "w") as tar:
        body = json.dumps(manifest).encode()
        entry = tarfile.TarInfo(archive.MANIFEST)
        entry.size = len(body)
        tar.addfile(entry, io.BytesIO(body))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 2}, "made by a newer release"),
        ({"product": "another"}, "is a backup of 'another'"),
        ({"postgresql": "99.1"}, r"comes from PostgreSQL 99\.1"),
        ({"surprise": 1}, "lacks a part or has one too many"),
    ],
)
def test_an_archive_from_elsewhere_is_refused(moved, archive_file, change, message):
    before = contents()
    rewrite(archive_file, manifest=change)
    with pytest.raises(BackupError, match=message):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_an_archive_with_migrations_of_the_future_is_refused(moved, archive_file):
    before = contents()
    migrations = state.applied_migrations()
    migrations["claims"].append("9999_what_comes")
    rewrite(archive_file, manifest={"migrations": migrations})
    with pytest.raises(BackupError, match=r"newer release .* has claims\.9999_what_comes.* Upgrade, then restore"):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_an_archive_of_an_older_release_is_migrated(newsrooms, emptied, archive_file):
    graph = MigrationLoader(None).graph
    leaf = graph.leaf_nodes("claims")[0]
    before_leaf = next(node for node in graph.forwards_plan(leaf)[::-1] if node[0] == "claims" and node != leaf)
    older = newsrooms(work=False, template="template0")
    with using(older.name):
        call_command("migrate", "sources", interactive=False, verbosity=0)
        call_command("migrate", *before_leaf, interactive=False, verbosity=0)
        User.objects.create_user("rosa")
        make(archive_file)
    newsrooms(work=False)

    done = restore(archive_file)

    assert ".".join(leaf) in done.migrated
    assert User.objects.get().username == "rosa"
    assert not state.unknown_migrations(state.applied_migrations())
    call_command("migrate", check_unapplied=True, verbosity=0)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"counts": {}}, "has .* rows and should have None"),
        ({"triggers": ["ledger_event.guard"]}, r"trigger ledger_event\.guard is missing"),
    ],
)
def test_a_failure_late_in_a_restore_leaves_the_old_state_whole(newsroom, archive_file, change, message):
    make(archive_file)
    before, captured = contents(), newsroom.files()
    rewrite(archive_file, manifest=change)
    with pytest.raises(BackupError, match=f"{message}.*Nothing was changed"):
        restore(archive_file, replace=True, confirm=newsroom.name)
    assert_untouched(newsroom, before, captured=captured)


def test_a_failure_among_the_captures_leaves_no_capture_behind(moved, archive_file):
    before = contents()
    with archive.read(archive_file) as backup:
        last = archive.capture_name(max(sha256 for sha256, _ in backup.captures()))
    rewrite(archive_file, files={last: b"not a capture"}, rehash=True)
    with pytest.raises(BackupError, match=r"is not what its name says\. Nothing was changed"):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_a_dump_that_cannot_be_loaded_leaves_the_old_state_whole(moved, archive_file):
    before = contents()
    _, dump = member(archive_file, archive.DATABASE)
    rewrite(archive_file, files={archive.DATABASE: dump[: len(dump) // 2]}, rehash=True)
    with pytest.raises(BackupError, match="pg_restore failed"):
        restore(archive_file)
    assert_untouched(moved[1], before)


def test_a_lost_capture_fails_a_backup_unless_that_is_allowed(newsrooms, archive_file):
    first = newsrooms()
    lost = Snapshot.objects.first().blob
    captures().delete(lost.location)
    with pytest.raises(BackupError, match=f"Capture {lost.sha256} is not in the store.*--allow-missing"):
        make(archive_file)
    assert not list(archive_file.parent.glob("*backup.tar*"))

    assert make(archive_file, allow_missing=True).manifest.missing == [lost.sha256]
    second = newsrooms(work=False)
    assert restore(archive_file).captures == 1
    assert second.files() == first.files()


def test_a_capture_altered_in_the_store_fails_a_backup(newsroom, archive_file):
    path = newsroom.store / Snapshot.objects.first().blob.location
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(BackupError, match="does not match its hash"):
        make(archive_file)


def test_a_backup_never_writes_over_a_file(newsroom, archive_file):
    archive_file.write_text("precious")
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(archive_file))
    assert archive_file.read_text() == "precious"
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup", str(archive_file.parent / "nowhere" / "b.tar"))


def test_programs_older_than_the_server_are_told(newsroom, archive_file, monkeypatch, tmp_path):
    old = tmp_path / "pg_dump"
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgres, "postgres_program", lambda _name: old)
    with pytest.raises(BackupError, match=r"needs a pg_dump of version \d+ or later: .*pg_dump is of version 9"):
        make(archive_file)
    assert not archive_file.exists()


def test_the_commands_run_from_the_shell(newsroom, archive_file, tmp_path):
    from django.conf import settings

    parameters, environment = postgres._address()
    del environment["TRACKER_DATA_DIR"]
    address = f"postgres://{parameters['user']}@:{parameters['port']}/{newsroom.name}?host={parameters['host']}"
    done = subprocess.run(
        [sys.executable, "manage.py", "backup", str(archive_file)],
        cwd=state.PROJECT,
        env=environment
        | {
            "DATABASE_URL": address,
            "CELERY_BROKER_URL": settings.CELERY_BROKER_URL,
            "TRACKER_DATA_DIR": str(tmp_path),
            "TRACKER_CAPTURES_OPTIONS": json.dumps({"location": str(newsroom.store)}),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "2 captures" in done.stdout
    with archive.read(archive_file) as backup:
        backup.verify(lambda _done: None)
