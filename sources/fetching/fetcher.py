"""Requests to many hosts at once: one queue and one delay per host, hosts side by side, results as they come."""

import asyncio
import logging
import ssl
import time
from collections import deque
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from .answers import REDIRECTS, failed, forward, retry_after, target, told, unmet
from .exchange import Answer, get, unreachable
from .guard import check_url, origin, refused
from .robots import MAX_BYTES as ROBOTS_BYTES
from .robots import RobotsCache, Rules
from .session import open_session
from .shapes import Failure, Outcome, Policy, Request, Response
from .walls import blocked, challenge

logger = logging.getLogger(__name__)

PERMANENT = {301, 308}
ROBOTS_REDIRECTS = 5
# Bytes of bodies that nobody has taken yet; beyond them hosts wait, so that memory stays flat.
UNTAKEN_BYTES = 32 * 1024 * 1024
FAILURES_UNTIL_DOWN = 2
HOST_FAULTS = {"dns", "connect", "connect_timeout", "tls", "first_byte_timeout"}


@dataclass(slots=True)
class Visit:
    """A request on its way through redirects."""

    request: Request
    url: URL
    seen: set[str] = field(default_factory=set)
    permanent: bool = True
    permanent_url: str | None = None
    spent: float = 0.0


@dataclass(slots=True)
class Host:
    origin: str
    queue: deque[Visit] = field(default_factory=deque)
    worker: asyncio.Task[None] | None = None
    next_at: float = 0.0
    failures: int = 0
    rules: Rules | None = None
    robots_failure: Failure | None = None


class Fetcher:
    """`async with Fetcher(policy) as fetcher:` add requests, take what came of them, in the order of their coming.

    What was not answered within `policy.budget` seconds, or whose host asks us to wait for longer than that, is
    never given out. `robots` keeps rules from one fetcher to the next. `resolver` and `tls` replace the system's.
    """

    def __init__(
        self,
        policy: Policy,
        robots: RobotsCache | None = None,
        resolver: AbstractResolver | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.policy = policy
        self.robots = robots or RobotsCache()
        self.deadline = time.monotonic() + policy.budget
        self.waiting = 0
        """Requests that were added and neither given out nor given up yet."""
        self._opening: AbstractAsyncContextManager[aiohttp.ClientSession] = open_session(policy, resolver, tls)
        self._delays = dict(policy.host_delays)
        self._hosts: dict[str, Host] = {}
        self._ceiling = asyncio.Semaphore(policy.max_parallel)
        self._ready: deque[Response] = deque()
        self._ready_bytes = 0
        self._room = asyncio.Event()
        self._room.set()
        self._wanted = 1
        self._enough = asyncio.Event()

    async def __aenter__(self) -> "Fetcher":
        self._session = await self._opening.__aenter__()
        return self

    async def __aexit__(self, *_why: object) -> None:
        try:
            workers = [host.worker for host in self._hosts.values() if host.worker is not None]
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        finally:
            await self._opening.__aexit__(None, None, None)

    def add(self, requests: Iterable[Request], host_delays: Mapping[str, float] | None = None) -> None:
        """Begin to fetch these too; `host_delays` as in the policy. To be called within the event loop."""
        self._delays.update(host_delays or {})
        for request in requests:
            self.waiting += 1
            try:
                visit = Visit(request, check_url(request.url, self.policy))
            except Failure as failure:
                self._give(failed(request, request.url, failure))
            else:
                self._enqueue(visit)

    async def take(self, most: int, seconds: float) -> list[Response]:
        """What came: as soon as there are `most` or nothing is left to come, else what there is after `seconds`."""
        seconds = min(seconds, self.deadline - time.monotonic())
        self._wanted = most
        if not self._is_enough() and seconds > 0:
            self._enough.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._enough.wait()
            except TimeoutError:
                pass
        taken: list[Response] = []
        taken_bytes = 0
        while self._ready and len(taken) < most and taken_bytes < UNTAKEN_BYTES:
            taken.append(self._ready.popleft())
            taken_bytes += _size(taken[-1])
        self.waiting -= len(taken)
        self._ready_bytes -= taken_bytes
        if self._ready_bytes < UNTAKEN_BYTES:
            self._room.set()
        return taken

    def _is_enough(self) -> bool:
        ready = len(self._ready)
        return ready >= self._wanted or ready >= self.waiting or self._ready_bytes >= UNTAKEN_BYTES

    def _give(self, response: Response) -> None:
        self._ready.append(response)
        self._ready_bytes += _size(response)
        if self._ready_bytes >= UNTAKEN_BYTES:
            self._room.clear()
        if self._is_enough():
            self._enough.set()

    def _give_up(self, host: Host) -> None:
        self.waiting -= len(host.queue)
        host.queue.clear()
        if self._is_enough():
            self._enough.set()

    def _enqueue(self, visit: Visit, *, first: bool = False) -> None:
        name = origin(visit.url)
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = Host(name)
        if first:
            host.queue.appendleft(visit)
        else:
            host.queue.append(visit)
        if host.worker is None:
            host.worker = asyncio.create_task(self._serve(host))

    async def _serve(self, host: Host) -> None:
        while host.queue:
            wait = host.next_at - time.monotonic()
            if host.next_at > self.deadline:
                self._give_up(host)
                break
            if wait > 0:
                await asyncio.sleep(wait)
            visit = host.queue.popleft()
            async with self._ceiling:
                await self._room.wait()
                result = await self._visit(host, visit)
            if result is not None:
                self._give(result)
        host.worker = None

    async def _visit(self, host: Host, visit: Visit) -> Response | None:
        """One request to one host. None if the visit goes on elsewhere."""
        started = time.monotonic()
        answer: Answer | None = None
        try:
            if host.failures >= FAILURES_UNTIL_DOWN:
                raise unreachable("host_down", "its host did not answer twice running, so it was not tried")
            if self.policy.obey_robots:
                await self._ask_robots(host, visit)
            answer = await get(
                self._session, visit.url, _conditions(visit.request), self.policy, self._left(visit, started)
            )
            host.failures = 0
            if (to := forward(visit.url, answer)) is not None and not challenge(answer.body, answer.headers):
                self._follow(visit, to, answer.status)
                visit.spent += time.monotonic() - started
                self._enqueue(visit, first=origin(visit.url) == host.origin)
                return None
            if failure := unmet(visit.request, str(visit.url), answer):
                raise failure
            return self._result(host, visit, None, answer, started)
        except Failure as failure:
            if failure.reason in HOST_FAULTS:
                host.failures += 1
            return self._result(host, visit, failure, answer, started)
        except Exception:
            # An answer so odd that the HTTP library trips over it must not take the batch along.
            logger.exception("Unforeseen trouble in fetching %s", visit.url)
            odd = unreachable("bad_answer", "its answer could not be understood; attach a saved copy")
            return self._result(host, visit, odd, answer, started)
        finally:
            own = self._delays.get(host.origin, 0)
            delay = max(self.policy.host_delay, own, (host.rules and host.rules.crawl_delay) or 0)
            if answer is not None and answer.status in (429, 503):
                delay = max(delay, retry_after(answer.headers) or 0)
            if host.failures < FAILURES_UNTIL_DOWN:
                host.next_at = time.monotonic() + delay

    def _left(self, visit: Visit, started: float) -> float:
        return max(self.policy.total_timeout - visit.spent - (time.monotonic() - started), 0)

    def _result(
        self, host: Host, visit: Visit, failure: Failure | None, answer: Answer | None, started: float
    ) -> Response:
        elapsed = visit.spent + time.monotonic() - started
        crawl_delay = host.rules.crawl_delay if host.rules else None
        final = str(visit.url)
        if failure is not None:
            return failed(visit.request, final, failure, answer, crawl_delay, elapsed)
        assert answer is not None
        return told(visit.request, final, visit.permanent_url, answer, crawl_delay, elapsed)

    def _follow(self, visit: Visit, to: str, status: int) -> None:
        """Moves the visit on to where the answer points. Raises Failure."""
        visit.seen.add(str(visit.url))
        visit.url = target(visit.url, to, self.policy)
        if str(visit.url) in visit.seen:
            raise refused("redirect_loop", "its redirects go round in a circle; find the page's own URL")
        if len(visit.seen) > self.policy.max_redirects:
            limit = self.policy.max_redirects
            raise refused("too_many_redirects", f"it redirects more than {limit} times; find the page's own URL")
        visit.permanent = visit.permanent and status in PERMANENT
        if visit.permanent:
            visit.permanent_url = str(visit.url)

    async def _ask_robots(self, host: Host, visit: Visit) -> None:
        """Raises Failure if robots.txt forbids the visit, or cannot be had (RFC 9309, 2.3.1)."""
        if host.rules is None:
            host.rules = self.robots.get(host.origin)
        if host.robots_failure is not None:
            raise host.robots_failure
        if host.rules is None:
            try:
                within = self._left(visit, time.monotonic())
                host.rules = await self._read_robots(visit.url.origin() / "robots.txt", time.monotonic() + within)
            except Failure as failure:
                problem = f"its robots.txt could not be read: {failure.problem}"
                failure = Failure(failure.outcome, failure.reason, problem)
                if failure.reason not in HOST_FAULTS:
                    host.robots_failure = failure
                raise failure from None
            self.robots.put(host.origin, host.rules)
        if not host.rules.allow(str(visit.url)):
            raise blocked("robots", "the site's robots.txt asks us not to fetch it; attach a saved copy")

    async def _read_robots(self, url: URL, deadline: float) -> Rules:
        policy = replace(self.policy, max_bytes=ROBOTS_BYTES)
        for _ in range(ROBOTS_REDIRECTS + 1):
            try:
                seconds = max(deadline - time.monotonic(), 0)
                answer = await get(self._session, url, {}, policy, seconds, beginning=True)
                if answer.status in REDIRECTS:
                    url = target(url, answer.headers.get("Location", ""), self.policy)
                    continue
            except Failure as failure:
                if failure.outcome is not Outcome.REFUSED:
                    raise
                # If the guard refused the site itself, it will refuse the page too.
                break
            if 200 <= answer.status < 300:
                return Rules.parse(answer.body, policy.user_agent)
            if answer.status == 429 or answer.status >= 500:
                raise blocked(
                    "robots_unavailable",
                    f"the server answers {answer.status}, which means that nobody may fetch; try again later",
                )
            break
        return Rules.none(policy.user_agent)


def _conditions(request: Request) -> dict[str, str]:
    conditions = {}
    if request.etag:
        conditions["If-None-Match"] = request.etag
    if request.last_modified:
        conditions["If-Modified-Since"] = request.last_modified
    return conditions


def _size(response: Response) -> int:
    return len(response.body or b"")
