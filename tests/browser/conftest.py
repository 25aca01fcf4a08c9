"""Chromium, for tests that look at pages as a reader does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.claims.conftest import article, edwin, killed, rosa, site  # noqa: F401 (fixtures)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser a file. Its loop ends with the file: while it runs, Django and asyncio refuse other tests' work."""
    from playwright.sync_api import Error, sync_playwright

    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, and Django takes any running loop for an asynchronous caller.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        try:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"No Chromium at {CHROMIUM}: {error.message.splitlines()[0]}")
        yield browser
        browser.close()
