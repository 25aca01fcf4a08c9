"""Asking servers: how we behave towards them, and their answers as they come."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from django.conf import settings

from sources.checking.leases import Due
from sources.fetching import Fetcher, Policy, Request, Response, RobotsCache
from sources.fetching.guard import check_url
from sources.fetching.shapes import Failure


def policy() -> Policy:
    return Policy(
        user_agent=f"ClaimTracker/1 (fact-checking; +{settings.PUBLIC_URL}; {settings.NEWSROOM['contact']})",
        allowed_addresses=settings.FETCH_ALLOWED_ADDRESSES,
        host_delay=settings.FETCH_HOST_DELAY_SECONDS,
        budget=settings.FETCH_BUDGET_SECONDS,
        # Within the budget, so that a page that dawdles is told of as a failure, not given back for ever.
        total_timeout=min(60.0, settings.FETCH_BUDGET_SECONDS * 0.75),
    )


def refusal(url: str) -> str:
    """Why the fetcher will not dial this address, whatever its server says; empty if it may."""
    try:
        check_url(url, policy())
    except Failure as failure:
        return f"{url}: {failure.problem}."
    return ""


class Asking:
    """A fetcher and its event loop, which runs only while `answers` waits: the caller is free to use the database."""

    def __init__(self, runner: asyncio.Runner, fetcher: Fetcher) -> None:
        self._runner = runner
        self._fetcher = fetcher

    @property
    def waiting(self) -> int:
        """Requests that are neither answered nor given up."""
        return self._fetcher.waiting

    def answers(self, asked: Sequence[Due], *, most: int, seconds: float) -> list[Response]:
        """Ask for these too, and take what came meanwhile: at once if there are `most`, else after `seconds`."""
        return self._runner.run(self._exchange(asked, most, seconds))

    async def _exchange(self, asked: Sequence[Due], most: int, seconds: float) -> list[Response]:
        requests = [Request(one.source, one.url, one.etag or None, one.last_modified or None) for one in asked]
        self._fetcher.add(requests, {one.host_key: one.delay for one in asked if one.delay})
        return await self._fetcher.take(most, seconds)


@contextmanager
def asking() -> Iterator[Asking]:
    with asyncio.Runner() as runner:
        fetcher = runner.run(_opened(Fetcher(policy(), robots=_robots())))
        try:
            yield Asking(runner, fetcher)
        finally:
            runner.run(fetcher.__aexit__())


async def _opened(fetcher: Fetcher) -> Fetcher:
    return await fetcher.__aenter__()


@lru_cache(maxsize=1)
def _robots() -> RobotsCache:
    """Kept for the life of the worker, so that robots.txt is not asked for with every run."""
    return RobotsCache()
