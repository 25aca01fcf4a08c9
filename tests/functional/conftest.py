"""The claim that the tests with real workers are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.claims.conftest import article, rosa  # noqa: F401 (fixtures)

if TYPE_CHECKING:
    from tests.functional.flooded import Flooded


@pytest.fixture
def flooded(settings, tmp_path, broker) -> Iterator[Flooded]:
    # Imported here: models are there only once Django is set up.
    from tests.functional.flooded import flooded_claim

    with flooded_claim(settings, tmp_path) as found:
        yield found
