"""Another storage for captures is a matter of settings, and a wrong one is told at start."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

from sources.models import Deletion
from sources.purging import PurgedFor, purge
from sources.snapshots import add_snapshot, add_source, keep_bytes, read_bytes
from tracker import capture_store
from tracker.backup.state import PROJECT
from tracker.checks import check_settings

S3 = "storages.backends.s3.S3Storage"


class FlatStorage(FileSystemStorage):
    """As object stores are: no folders, and errors that are nobody else's."""

    def _save(self, name, content):
        return super()._save(name.replace("/", "_"), content)

    def _open(self, name, mode="rb"):
        try:
            return super()._open(name, mode)
        except FileNotFoundError as error:
            raise LookupError("NoSuchKey") from error


@pytest.fixture
def stored_in(settings):
    def use(backend, **options):
        settings.STORAGES = {**settings.STORAGES, "captures": {"BACKEND": backend, "OPTIONS": options}}

    return use


@pytest.mark.django_db
def test_captures_live_in_any_storage(stored_in, tmp_path, django_capture_on_commit_callbacks):
    stored_in(f"{__name__}.FlatStorage", location=str(tmp_path))
    assert check_settings(None) == []
    source, _ = add_source("https://one.example/a", actor=None)
    blob = keep_bytes(b"<p>33 people were killed.</p>", "text/html", url=source.url)
    add_snapshot(source, blob, fetched_at=dt.datetime(2020, 2, 2, tzinfo=dt.UTC), final_url=source.url)
    (file,) = tmp_path.iterdir()
    assert file.name == blob.location
    assert read_bytes(blob) == b"<p>33 people were killed.</p>"
    with django_capture_on_commit_callbacks(execute=True):
        purge([blob.pk], PurgedFor.RETENTION, by=None, reason="Old.")
    assert list(tmp_path.iterdir()) == []
    assert not Deletion.objects.exists()


def test_s3_takes_its_options_without_a_word_over_the_network(stored_in):
    stored_in(S3, bucket_name="captures", endpoint_url="https://objects.example", location="kept", access_key="a")
    assert capture_store.check().bucket_name == "captures"


@pytest.mark.parametrize(
    ("backend", "options", "said"),
    [
        ("storages.backends.s4.S4Storage", {}, "names no storage that is installed"),
        (S3, {}, "names no bucket"),
        (S3, {"bucket": "captures"}, "does not take TRACKER_CAPTURES_OPTIONS: Invalid setting 'bucket'"),
        (S3, {"bucket_name": "captures", "gzip": True}, "has gzip on"),
        ("django.core.files.storage.FileSystemStorage", {"folder": "x"}, "unexpected keyword argument 'folder'"),
        ("django.core.files.storage.FileSystemStorage", {"location": "/proc/captures"}, "cannot be written to /proc"),
    ],
    ids=["no backend", "no bucket", "no such option", "compressed twice", "no such option of files", "no such folder"],
)
def test_a_storage_that_cannot_be_used_is_told_with_the_fix(stored_in, backend, options, said):
    if os.geteuid() == 0 and "/proc" in str(options):
        options = {"location": "/proc/version/captures"}
    stored_in(backend, **options)
    with pytest.raises(ImproperlyConfigured) as told:
        capture_store.check()
    assert said in str(told.value)
    assert [one.id for one in check_settings(None)] == ["tracker.E004"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"TRACKER_CAPTURES_BACKEND": "nothing.Storage"}, "TRACKER_CAPTURES_BACKEND names no storage"),
        ({"TRACKER_CAPTURES_BACKEND": S3, "TRACKER_CAPTURES_OPTIONS": "secret-key"}, "is no JSON object"),
        ({"TRACKER_CAPTURES_BACKEND": S3, "TRACKER_CAPTURES_OPTIONS": '["secret-key"]'}, "is no JSON object"),
    ],
)
@pytest.mark.parametrize("program", ["manage.py check", "wsgi"])
def test_every_process_ends_at_start_with_the_cause(changes, said, program):
    command = ["manage.py", "check"] if program == "manage.py check" else ["-c", "import tracker.wsgi"]
    ended = subprocess.run(
        [sys.executable, *command], cwd=PROJECT, env={**os.environ, **changes}, capture_output=True, text=True
    )
    assert ended.returncode != 0
    assert said in ended.stderr.splitlines()[-1]
    assert "secret-key" not in ended.stderr.splitlines()[-1]


def test_days_below_none_are_an_error(settings):
    settings.KEEP_CAPTURES_DAYS = -1
    assert [one.id for one in check_settings(None)] == ["tracker.E005"]
