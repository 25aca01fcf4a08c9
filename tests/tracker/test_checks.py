"""`manage.py check` names what a deployment has wrong, and a right one is clean."""

import os
import secrets
import subprocess
import sys

import pytest
from django.conf import settings as configured

from tracker.backup.state import PROJECT
from tracker.checks import check_production, check_settings


def ids(found) -> list[str]:
    return [message.id for message in found]


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../etc/passwd"])
def test_a_zone_that_is_none_is_an_error(settings, zone):
    settings.NEWSROOM = {**settings.NEWSROOM, "zone": zone}
    assert ids(check_settings(None)) == ["tracker.E001"]


@pytest.mark.parametrize(
    "name",
    [
        "TICK_SECONDS",
        "FETCH_BUDGET_SECONDS",
        "CHECK_INTERVAL_SECONDS",
        "CHECK_INTERVAL_SHORTEST_SECONDS",
        "CHECK_INTERVAL_LONGEST_SECONDS",
    ],
)
def test_a_period_of_nothing_is_an_error(settings, name):
    setattr(settings, name, 0)
    found = check_settings(None)
    assert ids(found) == ["tracker.E002"]
    assert f"TRACKER_{name}" in found[0].msg


@pytest.mark.parametrize("name", ["lm", "rules"])
def test_an_extractor_that_is_not_installed_is_an_error_that_names_those_that_are(settings, name):
    settings.EXTRACTORS = ["llm", name]
    (found,) = check_settings(None)
    assert found.id == "tracker.E003"
    assert repr(name) in found.msg
    assert "Installed: llm" in found.hint
    settings.EXTRACTORS = ["llm"]
    assert check_settings(None) == []


def test_the_settings_of_a_try_out_are_warned_of_in_production(settings):
    settings.FETCH_ALLOWED_ADDRESSES = frozenset({"127.0.0.1:8766"})
    settings.PUBLIC_URL = "http://127.0.0.1:8765"
    settings.NEWSROOM = {**settings.NEWSROOM, "contact": "editor@example.org"}
    assert ids(check_production(None)) == ["tracker.W001", "tracker.W002", "tracker.W003"]
    settings.FETCH_ALLOWED_ADDRESSES = frozenset()
    settings.PUBLIC_URL = "https://facts.newsroom.example"
    settings.NEWSROOM = {**settings.NEWSROOM, "contact": "desk@newsroom.example"}
    assert check_production(None) == []


def production(tmp_path, **changes: str) -> dict[str, str]:
    """A production's environment, with the tests' database and broker."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    where = configured.DATABASES["default"]
    address = where["HOST"] or where["OPTIONS"].get("host", "")
    return (
        inherited
        | {
            "DATABASE_URL": os.environ.get("DATABASE_URL")
            or f"postgres://{where['USER']}@:{where['PORT']}/postgres?host={address}",
            "CELERY_BROKER_URL": configured.CELERY_BROKER_URL,
            "TRACKER_PRODUCTION": "1",
            "TRACKER_SECRET_KEY": secrets.token_urlsafe(50),
            "TRACKER_PUBLIC_URL": "https://facts.newsroom.example",
            "TRACKER_ALLOWED_HOSTS": "facts.newsroom.example",
            "TRACKER_CONTACT": "desk@newsroom.example",
            "TRACKER_DATA_DIR": str(tmp_path),
        }
        | changes
    )


def check_deploy(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.processes
def test_production_passes_the_deployment_check(services, tmp_path):
    done = check_deploy(production(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.processes
def test_production_with_a_door_left_open_does_not(services, tmp_path):
    done = check_deploy(production(tmp_path, TRACKER_FETCH_ALLOWED_ADDRESSES="10.0.0.1:80"))
    assert done.returncode != 0
    assert "(tracker.W001)" in done.stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TRACKER_SECRET_KEY", "a long random string"),
        ("TRACKER_PUBLIC_URL", "the public address, such as"),
        ("DATABASE_URL", "the address of a PostgreSQL 18 database"),
        ("CELERY_BROKER_URL", "the address of a Valkey or Redis server"),
    ],
)
@pytest.mark.processes
def test_production_without_a_setting_it_needs_does_not_start(services, tmp_path, name, words):
    done = check_deploy(production(tmp_path, **{name: ""}))
    assert done.returncode == 1
    assert f"{name} is not set. Set it to {words}" in done.stderr
    assert "Traceback" not in done.stderr
