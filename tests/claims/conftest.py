"""A known cast: Rosa reviews, Edwin edits, Ada administers, Lea and Levi watch the law, Nora only looks; one article.

Imports stand inside the fixtures: pytest reads this file before Django is set up.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.claims.pages_of_sources import Site, serve_site
from tests.claims.plug_in import write_plug_in
from tests.claims.sample import ARTICLE

if TYPE_CHECKING:
    from claims.models import Article, Claim
    from ledger.models import User


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Path]]:
    """Installs an extractor for one test; returns the folder that a process of its own needs on its path."""

    def put(name: str, code: str, **where: str) -> Path:
        folder = write_plug_in(tmp_path / f"site-{len(list(tmp_path.iterdir()))}", name, code, **where)
        monkeypatch.syspath_prepend(str(folder))
        return folder

    yield put
    for module in [name for name in sys.modules if name.startswith("plug_in_")]:
        del sys.modules[module]


def person(username: str, *groups: str) -> User:
    from django.contrib.auth.models import Group

    from ledger.models import User

    user = User.objects.create_user(username, first_name=username.title(), is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def rosa(db: None) -> User:
    return person("rosa", "reviewer")


@pytest.fixture
def edwin(db: None) -> User:
    return person("edwin", "editor")


@pytest.fixture
def ada(db: None) -> User:
    return person("ada", "administrator")


@pytest.fixture
def lea(db: None) -> User:
    return person("lea", "legal")


@pytest.fixture
def levi(db: None) -> User:
    return person("levi", "legal")


@pytest.fixture
def nora(db: None) -> User:
    return person("nora")


@pytest.fixture
def article(rosa: User) -> Article:
    from claims.ingest import Details, ingest_text

    return ingest_text(
        ARTICLE,
        Details(
            publisher="Delta Herald",
            publisher_zone="Asia/Dhaka",
            url="https://herald.example/floods",
            published=dt.datetime(2020, 2, 2, 20, 0, tzinfo=dt.UTC),
        ),
        actor=rosa,
    ).article


@pytest.fixture
def killed(article: Article) -> Claim:
    """The claim that more than 30 people were killed."""
    return article.claims.get(kind="casualty_count", measure="killed")


@pytest.fixture
def injured(article: Article) -> Claim:
    return article.claims.get(kind="casualty_count", measure="injured")


@pytest.fixture
def budget(article: Article) -> Claim:
    return article.claims.get(kind="money")


@pytest.fixture
def site(settings, captures_folder) -> Iterator[Site]:
    """A web server on loopback that the fetcher may visit, and a place of its own for captures."""
    settings.FETCH_HOST_DELAY_SECONDS = 0
    with serve_site() as running:
        settings.FETCH_ALLOWED_ADDRESSES = frozenset({running.address})
        yield running
