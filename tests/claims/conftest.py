"""A known cast: Rosa reviews, Edwin edits, Ada administers, Nora only looks; and one article of our own."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group

from claims.ingest import Details, ingest_text
from claims.models import Article, Claim
from ledger.models import User

ARTICLE = """Floods leave hundreds homeless in the delta
The flood in the Sarn delta has killed more than 30 people and injured at least 120, officials said on Sunday.
The government will spend $4.5 million on new dams by 2025, said the water minister, Lena Ostrova.
"We were warned too late," Ostrova said.
The delta, home to 2.4 million people, was last flooded in 1998.
"""


def person(username: str, *groups: str) -> User:
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
def nora(db: None) -> User:
    return person("nora")


@pytest.fixture
def article(rosa: User) -> Article:
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
