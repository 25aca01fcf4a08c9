"""A newsroom with some work done, in a database of its own, since a restore renames and drops databases.

Imports of the product stand inside the fixtures: pytest reads this file before Django is set up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tracker.newsroom import Newsroom, do_some_work, make_from, using


@pytest.fixture(scope="session")
def emptied(services: None, django_db_blocker: Any) -> Iterator[str]:
    """Name of a database with every table and nobody's work, to copy."""
    from django.core.management import call_command

    from tracker.backup import postgres

    name = "backup_tests"
    with django_db_blocker.unblock():
        postgres.drop_database(name)
        postgres.make_database(name)
        with using(name):
            call_command("migrate", interactive=False, verbosity=0)
    yield name
    with django_db_blocker.unblock():
        postgres.drop_database(name)


@pytest.fixture
def newsrooms(emptied: str, django_db_blocker: Any, tmp_path: Path, settings: Any) -> Iterator[Callable[..., Newsroom]]:
    """Makes newsrooms and moves Django into the last one; `work` says whether anybody did some there."""
    from tracker.backup import postgres

    made: list[str] = []

    def make(*, work: bool = True, template: str = emptied) -> Newsroom:
        from django.db import connection

        store = tmp_path / f"captures-{len(made)}"
        store.mkdir()
        settings.STORAGES = {
            **settings.STORAGES,
            "captures": {
                "BACKEND": "django.core.files.storage.FileSystemStorage",
                "OPTIONS": {"location": store},
            },
        }
        name = f"backup_tests_{len(made)}"
        for database in (name, f"{name}_restoring", f"{name}_replaced"):
            postgres.drop_database(database)
        make_from(template, name)
        connection.close()
        connection.settings_dict["NAME"] = name
        made.append(name)
        if work:
            do_some_work()
        return Newsroom(name, store)

    from django.db import connection

    with django_db_blocker.unblock():
        with using(connection.settings_dict["NAME"]):
            yield make
            connection.close()
        for name in made:
            for database in (name, f"{name}_restoring", f"{name}_replaced"):
                postgres.drop_database(database)


@pytest.fixture
def archive_file(tmp_path: Path) -> Path:
    return tmp_path / "backup.tar"


@pytest.fixture
def newsroom(newsrooms: Callable[..., Newsroom]) -> Newsroom:
    return newsrooms()


@pytest.fixture
def moved(newsrooms: Callable[..., Newsroom], archive_file: Path) -> tuple[Newsroom, Newsroom]:
    """A newsroom that was backed up into `archive_file`, and an empty one that Django is in now."""
    from tracker.backup.making import make

    first = newsrooms()
    make(archive_file)
    return first, newsrooms(work=False)
