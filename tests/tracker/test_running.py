"""The public address outside production: as set, else where quickstart runs on the same data, else the usual port."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tracker.embedded.machine import ROOT
from tracker.embedded import locks
from tracker.running import lock_file, note_address, running_address

THERE = "http://127.0.0.1:9123"
USUAL = "http://127.0.0.1:8765"


@pytest.fixture
def quickstart(tmp_path: Path) -> Iterator[int]:
    """The lock of a quickstart that noted its address."""
    lock_file(tmp_path).parent.mkdir()
    lock = locks.take(lock_file(tmp_path))
    assert lock is not None
    note_address(tmp_path, THERE)
    yield lock
    os.close(lock)


def public_url(data_dir: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    done = subprocess.run(
        [sys.executable, "-c", "from django.conf import settings; print(settings.PUBLIC_URL)"],
        cwd=ROOT,
        env={**kept, "TRACKER_DATA_DIR": str(data_dir), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_commands_beside_a_running_quickstart_name_its_address(tmp_path: Path, quickstart: int) -> None:
    assert public_url(tmp_path) == THERE
    note_address(tmp_path, f"{THERE}1")
    assert public_url(tmp_path) == f"{THERE}1"


def test_an_address_or_a_port_that_was_set_goes_first(tmp_path: Path, quickstart: int) -> None:
    assert public_url(tmp_path, TRACKER_PORT="9456") == "http://127.0.0.1:9456"
    assert public_url(tmp_path, TRACKER_PUBLIC_URL="https://facts.example.org/") == "https://facts.example.org"


def test_what_a_dead_quickstart_noted_counts_no_more(tmp_path: Path) -> None:
    assert running_address(tmp_path) == ""
    assert not lock_file(tmp_path).parent.exists()
    lock_file(tmp_path).parent.mkdir()
    note_address(tmp_path, THERE)
    assert running_address(tmp_path) == ""
    assert public_url(tmp_path) == USUAL
