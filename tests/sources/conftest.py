"""A real web server, for tests of checks."""

from collections.abc import Iterator

import pytest

from tests.sources.fetching.loopback import Site


@pytest.fixture
def site(settings) -> Iterator[Site]:
    running = Site()
    settings.FETCH_ALLOWED_ADDRESSES = frozenset({running.address})
    settings.FETCH_HOST_DELAY_SECONDS = 0
    yield running
    running.close()
