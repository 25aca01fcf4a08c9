"""The rules of the tree that a reader relies on: which way imports run, what files are called, what is banned."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("tracker", "claims", "sources", "ledger", "seeds")
BIN = Path(sys.executable).parent


def product_files() -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_imports_run_one_way_and_every_file_has_its_layer():
    done = run(BIN / "lint-imports", "--no-cache", "--no-logo")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("name", ["utils", "services", "helpers", "signals", "misc", "common"])
def test_no_file_is_named_for_nothing(name):
    assert [path for path in product_files() if name in {path.stem, path.parent.name}] == []


@pytest.mark.parametrize(
    "code",
    [
        "import pgtrigger\n\nwith pgtrigger.ignore('ledger.Event:append_only'):\n    pass\n",
        "from pgtrigger import ignore\n\nignore()\n",
        "import pgtrigger\n\npgtrigger.disable()\n",
    ],
)
def test_code_that_would_switch_history_s_triggers_off_is_banned(code):
    done = subprocess.run(
        [BIN / "ruff", "check", "--select", "TID251", "--stdin-filename", "claims/forgery.py", "-"],
        cwd=ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "TID251" in done.stdout


def test_product_code_switches_no_triggers_off():
    done = run(BIN / "ruff", "check", "--select", "TID251", "--ignore-noqa", *PACKAGES)
    assert done.returncode == 0, done.stdout


def test_the_extractor_is_imported_without_settings_database_or_broker():
    code = (
        "import sys\nfrom claims.extraction import extract_claims\nfrom claims.assessment import assess\n"
        "import sources.fetching\n"
        "print(sorted({'django.db', 'tracker.settings', 'celery', 'psycopg'} & set(sys.modules)))"
    )
    # The edtf library reads Django's settings where this variable names some.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
