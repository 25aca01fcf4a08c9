"""The one HTTP client of the product: opened here, with the guard at the dial, and nowhere else."""

import asyncio
import functools
import socket
import ssl
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_reqrep import ConnectionKey
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from .guard import check_dialled
from .shapes import Policy
from .unpacking import ACCEPTED

RESOLVER_THREADS = 64
MAX_HEADERS = 128
MAX_HEADER_BYTES = 8190

AddrInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]


class SystemResolver(AbstractResolver):
    """The system's resolver in threads of our own: asyncio's default pool has so few that a handful of
    dead name servers would hold up everybody."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(RESOLVER_THREADS, thread_name_prefix="resolver")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        lookup = functools.partial(
            socket.getaddrinfo, host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        )
        found = await loop.run_in_executor(self._pool, lookup)
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=port,
                family=found_family,
                proto=proto,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for found_family, _, proto, _, address in found
            if found_family in (socket.AF_INET, socket.AF_INET6)
        ]

    async def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


class Connector(aiohttp.TCPConnector):
    """Keeps connections, but for those on which something came that nobody had asked for: aiohttp would take it
    for the answer to the next request, and one page for another."""

    async def _get(self, key: ConnectionKey, traces: list[Trace]) -> Connection | None:
        while (connection := await super()._get(key, traces)) is not None:
            if connection.protocol is not None and not connection.protocol.should_close:
                return connection
            connection.close()
        return None


@functools.cache
def verifying_tls() -> ssl.SSLContext:
    return ssl.create_default_context()


@asynccontextmanager
async def open_session(
    policy: Policy, resolver: AbstractResolver | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[aiohttp.ClientSession]:
    """A session that cannot dial an inner address, keeps no cookie, knows no proxy and no password."""

    def guarded_socket(address: AddrInfo) -> socket.socket:
        family, kind, proto, _, where = address
        check_dialled(where[0], where[1], policy)
        return socket.socket(family, kind, proto)

    resolver = resolver or SystemResolver()
    connector = Connector(
        resolver=resolver,
        ssl=tls or verifying_tls(),
        limit=0,
        socket_factory=guarded_socket,
        # One address after the other, so that the guard's refusal of any of them ends the request.
        happy_eyeballs_delay=None,
    )
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        headers={
            "User-Agent": policy.user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": ACCEPTED,
        },
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(total=None, connect=policy.connect_timeout, sock_read=policy.first_byte_timeout),
        max_line_size=MAX_HEADER_BYTES,
        max_field_size=MAX_HEADER_BYTES,
        max_headers=MAX_HEADERS,
    )
    try:
        yield session
    finally:
        await session.close()
        await resolver.close()
