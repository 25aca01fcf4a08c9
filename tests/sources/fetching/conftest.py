"""Servers for the tests of fetching."""

from collections.abc import Callable, Iterator

import pytest
from loopback import Site


@pytest.fixture
def sites() -> Iterator[Callable[..., Site]]:
    """Makes servers, and closes them."""
    made: list[Site] = []

    def make(host: str = "127.0.0.1", tls: bool = False) -> Site:
        made.append(Site(host, tls))
        return made[-1]

    yield make
    for site in made:
        site.close()


@pytest.fixture
def site(sites: Callable[..., Site]) -> Site:
    return sites()
