"""People of the cast, signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from claims.models import Claim
    from ledger.models import User


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def as_rosa(rosa: User) -> Client:
    return signed_in(rosa)


@pytest.fixture
def as_edwin(edwin: User) -> Client:
    return signed_in(edwin)


@pytest.fixture
def as_ada(ada: User) -> Client:
    return signed_in(ada)


@pytest.fixture
def as_lea(lea: User) -> Client:
    return signed_in(lea)


@pytest.fixture
def as_levi(levi: User) -> Client:
    return signed_in(levi)


@pytest.fixture
def as_nora(nora: User) -> Client:
    return signed_in(nora)


@pytest.fixture
def as_root(db: None) -> Client:
    from ledger.models import User

    return signed_in(User.objects.create_superuser("root"))


@pytest.fixture
def taken(killed: Claim, rosa: User) -> Claim:
    """The claim of 30 killed, selected and taken by Rosa."""
    from claims import review

    review.select(killed, rosa, "harm")
    return review.take(killed, rosa)
