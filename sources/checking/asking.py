"""Asking servers: how we behave towards them, and their answers as they come."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

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
    """A fetcher in an event loop of its own thread: it goes on fetching while the caller writes to the database."""

    def __init__(self, loop: asyncio.AbstractEventLoop, fetcher: Fetcher) -> None:
        self._loop = loop
        self._fetcher = fetcher

    @property
    def waiting(self) -> int:
        """Requests that are neither taken nor given up."""
        return self._fetcher.waiting

    def answers(self, asked: Sequence[Due], *, most: int, seconds: float) -> list[Response]:
        """Ask for these too, and take what came meanwhile: at once if there are `most`, else after `seconds`."""
        return _in(self._loop, self._exchange(asked, most, seconds))

    async def _exchange(self, asked: Sequence[Due], most: int, seconds: float) -> list[Response]:
        requests = [Request(one.source, one.url, one.etag or None, one.last_modified or None) for one in asked]
        self._fetcher.add(requests, {one.host_key: one.delay for one in asked if one.delay})
        return await self._fetcher.take(most, seconds)


@contextmanager
def asking() -> Iterator[Asking]:
    with _loop_in_a_thread() as loop:
        fetcher = Fetcher(policy(), robots=_robots())
        _in(loop, fetcher.__aenter__())
        try:
            yield Asking(loop, fetcher)
        finally:
            _in(loop, fetcher.__aexit__())


@contextmanager
def _loop_in_a_thread() -> Iterator[asyncio.AbstractEventLoop]:
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        thread = threading.Thread(target=loop.run_forever, name="fetcher", daemon=True)
        thread.start()
        try:
            yield loop
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()


def _in[T](loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run_coroutine_threadsafe(work, loop).result()


@lru_cache(maxsize=1)
def _robots() -> RobotsCache:
    """Kept for the life of the worker, so that robots.txt is not asked for with every run."""
    return RobotsCache()
