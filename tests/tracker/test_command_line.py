"""Which commands have services started for them, and what a person reads when a server does not answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tracker.embedded.machine import ROOT
from tracker.command_line import needs_services


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "CELERY_BROKER_URL"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=env | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("extract_claims", "article.txt"),
        ("assess_claims", "requests.jsonl"),
        ("collectstatic",),
        ("help", "migrate"),
        ("migrate", "--help"),
    ],
)
def test_commands_that_read_files_and_code_need_no_services(arguments: tuple[str, ...]) -> None:
    assert not needs_services(arguments)


@pytest.mark.parametrize("arguments", [("migrate",), ("shell",), ("quickstart",), ("ingest", "-"), ("check",)])
def test_the_others_do(arguments: tuple[str, ...]) -> None:
    assert needs_services(arguments)


@pytest.mark.parametrize(("arguments", "code"), [(("version",), 0), (("mirgate",), 1)])
def test_nothing_is_started_for_them_nor_for_a_mistyped_name(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = manage(*arguments, TRACKER_DATA_DIR=str(tmp_path))
    assert done.returncode == code, done.stderr
    assert "Warning" not in done.stderr
    assert not (tmp_path / "services").exists()


def test_a_database_that_is_down_is_named_without_its_password(tmp_path: Path) -> None:
    done = manage(
        "migrate",
        TRACKER_DATA_DIR=str(tmp_path),
        DATABASE_URL="postgres://newsroom:sesame@127.0.0.1:1/facts",
        CELERY_BROKER_URL="redis://127.0.0.1:1",
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("The database 127.0.0.1:1/facts does not answer: ")
    assert "Start it or correct DATABASE_URL" in done.stderr
    assert "sesame" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "services").exists()


@pytest.mark.parametrize(
    "address",
    ["postgers://newsroom:sesame@db/facts", "mysql://newsroom:sesame@db/facts", "mysql://x", "sqlite://:memory:", "x"],
)
def test_an_address_of_no_postgresql_is_refused_without_showing_it(tmp_path: Path, address: str) -> None:
    done = manage("migrate", TRACKER_DATA_DIR=str(tmp_path), DATABASE_URL=address)
    assert done.returncode == 1
    assert done.stderr.startswith("Settings: DATABASE_URL is no address of a PostgreSQL database.")
    assert "postgres://USER:PASSWORD@HOST:PORT/NAME" in done.stderr
    assert "PostgreSQL 18" in done.stderr
    assert "sesame" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("missing", ["DATABASE_URL", "CELERY_BROKER_URL"])
def test_production_starts_nothing_embedded_but_asks_for_the_address(tmp_path: Path, missing: str) -> None:
    given = {
        "TRACKER_PRODUCTION": "1",
        "TRACKER_SECRET_KEY": "x" * 60,
        "TRACKER_PUBLIC_URL": "https://facts.example.org",
        "DATABASE_URL": "postgres://newsroom@127.0.0.1:1/facts",
        "CELERY_BROKER_URL": "redis://127.0.0.1:1",
    }
    done = manage("migrate", TRACKER_DATA_DIR=str(tmp_path), **{**given, missing: ""})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Settings: {missing} is not set.")
    assert not (tmp_path / "services").exists()


@pytest.mark.processes
def test_with_one_address_set_only_the_other_service_is_started(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    done = manage(
        "shell",
        "-v",
        "0",
        "-c",
        "print(6 * 7)",
        TRACKER_DATA_DIR=str(tmp_path),
        CELERY_BROKER_URL="redis://127.0.0.1:1",
    )
    assert done.stdout.strip() == "42", done.stderr
    assert (tmp_path / "postgres").exists()
    assert not (tmp_path / "valkey").exists()
    from tracker.embedded.client import stop

    stop(tmp_path)


@pytest.mark.processes
def test_a_database_without_tables_is_told_and_what_makes_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    given = {"TRACKER_DATA_DIR": str(tmp_path), "CELERY_BROKER_URL": "redis://127.0.0.1:1"}
    done = manage("sign_in_link", "reviewer", **given)
    assert done.returncode == 1
    assert "The database lacks tables or columns of this release." in done.stderr
    assert "uv run manage.py migrate" in done.stderr
    assert "Traceback" not in done.stderr
    from tracker.embedded.client import stop

    stop(tmp_path)
