"""What every test stands on: a data directory of its own, with a real PostgreSQL and Valkey.

With DATABASE_URL and CELERY_BROKER_URL set, the tests use those servers; else embedded ones start on first use.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = Path(tempfile.mkdtemp(prefix="tracker-tests-")).resolve()
# The servers run under another account when the tests run as root, and have to enter it.
DATA_DIR.chmod(0o711)
# WhiteNoise warns where the folder of collected files is missing.
(DATA_DIR / "static").mkdir()

# pytest-django imports the settings as soon as it finds this name, so the folder is named first; processes
# that tests start inherit both.
os.environ["TRACKER_DATA_DIR"] = str(DATA_DIR)
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
sys.path.insert(0, str(ROOT))

from django.conf import settings  # noqa: E402

settings.DATABASES  # noqa: B018 (read now, so that pytest-django finds settings configured)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The whole suite is run by two workers; some of it, or on servers that all would share, by none."""
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return 2 if whole and not {"DATABASE_URL", "CELERY_BROKER_URL"} & set(os.environ) else 0


def pytest_xdist_setupnodes() -> None:
    """Workers of pytest-xdist inherit this environment, and each has to choose its folder before it reads settings."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that start servers or a browser come first: begun last, one of them would keep one worker for minutes."""
    slow = {item.path for item in items if any(item.iter_markers("processes")) or any(item.iter_markers("browser"))}
    items.sort(key=lambda item: item.path not in slow)


def pytest_unconfigure() -> None:
    from tracker.embedded.client import stop

    stop(DATA_DIR)
    shutil.rmtree(DATA_DIR, ignore_errors=True)


@pytest.fixture(scope="session")
def services() -> Iterator[None]:
    """PostgreSQL and Valkey, as far as the environment names no others."""
    from tracker.embedded.client import hold

    with hold(DATA_DIR, settings.EMBEDDED, durable=False):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(services: None) -> None:
    """pytest-django's own hook: the server is there before its test database is made."""


@pytest.fixture(scope="session")
def broker(services: None) -> str:
    """The address of a real Valkey, for tests that send or run Celery tasks."""
    return settings.CELERY_BROKER_URL


@pytest.fixture
def captures_folder(settings, tmp_path: Path) -> Path:
    """The folder where this test's captures are kept."""
    folder = tmp_path / "captures"
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    settings.STORAGES = {**settings.STORAGES, "captures": files}
    return folder


# Rows that migrations put there; a test that empties the database needs them in the next one.
KEPT_BY_FLUSH = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "claims_rating",
    "claims_ratingscale",
    "django_content_type",
}


@pytest.fixture(scope="session", autouse=True)
def flush_passes_the_history_triggers() -> Iterator[None]:
    """Tests with real transactions end by emptying the tables, which the history's triggers rightly refuse."""
    import pgtrigger
    from django.db.backends.postgresql.operations import DatabaseOperations

    plain_sql, plain_execute = DatabaseOperations.sql_flush, DatabaseOperations.execute_sql_flush

    def sql_flush(self, style, tables, **options):
        return plain_sql(self, style, [name for name in tables if name not in KEPT_BY_FLUSH], **options)

    def execute_sql_flush(self, sql_list):
        with pgtrigger.ignore():
            plain_execute(self, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        patch.setattr(DatabaseOperations, "execute_sql_flush", execute_sql_flush)
        yield
