"""Asking servers: how we behave towards them, and their answers as they come."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from functools import lru_cache

from django.conf import settings

from sources.fetching import Policy, Request, Response, RobotsCache, fetch_batch
from sources.fetching.guard import check_url
from sources.fetching.shapes import Failure
from sources.models import Host


def policy(hosts: Iterable[Host] = ()) -> Policy:
    return Policy(
        user_agent=f"ClaimTracker/1 (fact-checking; +{settings.PUBLIC_URL}; {settings.NEWSROOM['contact']})",
        allowed_addresses=settings.FETCH_ALLOWED_ADDRESSES,
        host_delay=settings.FETCH_HOST_DELAY_SECONDS,
        host_delays={host.key: host.delay for host in hosts},
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


def responses(requests: Iterable[Request], rules: Policy) -> Iterator[Response]:
    """Fetch, and hand each answer over as it comes, outside the event loop, so that the caller may use the database."""
    with asyncio.Runner() as runner:
        answers = fetch_batch(list(requests), rules, robots=_robots())
        try:
            while True:
                try:
                    yield runner.run(_next(answers))
                except StopAsyncIteration:
                    return
        finally:
            if isinstance(answers, AsyncGenerator):
                runner.run(answers.aclose())


@lru_cache(maxsize=1)
def _robots() -> RobotsCache:
    """Kept for the life of the worker, so that robots.txt is not asked for with every batch."""
    return RobotsCache()


async def _next(answers: AsyncIterator[Response]) -> Response:
    return await anext(answers)
