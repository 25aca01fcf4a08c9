"""A fixed number of requests, or one, fetched and waited for."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace

from aiohttp.abc import AbstractResolver

from .answers import failed
from .exchange import unreachable
from .fetcher import Fetcher
from .robots import RobotsCache
from .shapes import Policy, Request, Response


async def fetch_batch(
    requests: Iterable[Request],
    policy: Policy,
    *,
    robots: RobotsCache | None = None,
    resolver: AbstractResolver | None = None,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[Response]:
    """Yields a Response for each request, in the order in which they are ready, as Fetcher gives them out.

    Close the iterator (`contextlib.aclosing`) if you leave it early.
    """
    async with Fetcher(policy, robots, resolver, tls) as fetcher:
        fetcher.add(requests)
        while fetcher.waiting and (taken := await fetcher.take(1, policy.budget)):
            for response in taken:
                yield response


def fetch(
    url: str,
    policy: Policy,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    resolver: AbstractResolver | None = None,
    tls: ssl.SSLContext | None = None,
) -> Response:
    """Fetches one URL and waits for it. Not to be called where an event loop is running."""
    request = Request(url, url, etag, last_modified)

    async def only() -> Response:
        lone = replace(policy, host_delay=0, budget=max(policy.budget, 2 * policy.total_timeout))
        found = [response async for response in fetch_batch([request], lone, resolver=resolver, tls=tls)]
        late = unreachable("total_timeout", "it was not answered in time; try again later")
        return found[0] if found else failed(request, url, late)

    return asyncio.run(only())
