"""Real servers on loopback, down to the bytes they send, and a resolver that knows their names."""

import asyncio
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path

from aiohttp.abc import AbstractResolver, ResolveResult

from sources.fetching import Policy, Request, Response, RobotsCache, fetch_batch

HERE = Path(__file__).parent
# Made for these tests alone: a certificate for pages.test that signs itself.
CERTIFICATE = HERE / "pages-test-certificate.pem"
KEY = HERE / "pages-test-key.pem"
AGENT = "TestTracker/1 (+mailto:desk@newsroom.example)"

type Head = dict[str, str]
type Answer = bytes | Callable[[socket.socket, Head], bytes | None]


def page(body: bytes = b"<p>Some words.</p>", status: str = "200 OK", length: bool = True, **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"", status, Location=to)


class Site:
    """A server whose pages are bytes to send, or functions that write to the socket themselves and return
    None to hang up."""

    def __init__(self, host: str = "127.0.0.1", tls: bool = False) -> None:
        self.pages: dict[str, Answer] = {}
        self.seen: list[tuple[str, Head, float]] = []
        self.connections = 0
        self.closing = threading.Event()
        self._tls = None
        if tls:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(CERTIFICATE, KEY)
        self._listener = socket.create_server((host, 0), backlog=200)
        self.port = self._listener.getsockname()[1]
        self.address = f"{host}:{self.port}"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def url(self, path: str = "/", name: str | None = None) -> str:
        host = name or self.address.rpartition(":")[0]
        return f"http{'s' if self._tls else ''}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.seen]

    def close(self) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._threads.append(threading.Thread(target=self._serve, args=(connection,)))
            self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(0.1)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                while (head := self._read_head(connection)) is not None:
                    if not self._answer(connection, head):
                        return

    def _read_head(self, connection: socket.socket) -> bytes | None:
        data = b""
        while b"\r\n\r\n" not in data:
            try:
                part = connection.recv(65536)
            except TimeoutError:
                if self.closing.is_set():
                    return None
                continue
            if not part:
                return None
            data += part
        return data

    def _answer(self, connection: socket.socket, data: bytes) -> bool:
        first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        path = first.split(" ")[1]
        head = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.seen.append((path, head, time.monotonic()))
        answer = self.pages.get(path, page(b"no such page", "404 Not Found"))
        if callable(answer):
            written = answer(connection, head)
            if written is None:
                return False
            answer = written
        connection.sendall(answer)
        return True

    def hang(self, connection: socket.socket, head: Head) -> None:
        """Says nothing for as long as the test lasts."""
        self.closing.wait(60)


class Names(AbstractResolver):
    """Names to addresses; a list is used up one answer a time, and its last answer stays."""

    def __init__(self, **names: str | list[str]) -> None:
        self.names = {name.replace("_", "."): [at] if isinstance(at, str) else at for name, at in names.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        if host not in self.names:
            raise OSError(f"no such name: {host}")
        answers = self.names[host]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in answer.split(",")
        ]

    async def close(self) -> None:
        pass


def policy(*allowed: Site, **changes: object) -> Policy:
    """A hasty policy that may fetch from these servers."""
    settings: dict[str, object] = {
        "user_agent": AGENT,
        "allowed_addresses": frozenset(site.address for site in allowed),
        "connect_timeout": 2.0,
        "first_byte_timeout": 2.0,
        "total_timeout": 5.0,
        "host_delay": 0.0,
        "budget": 15.0,
        "obey_robots": False,
    }
    return Policy(**{**settings, **changes})  # type: ignore[arg-type]


def run(
    requests: list[Request] | list[str],
    how: Policy,
    names: Names | None = None,
    robots: RobotsCache | None = None,
    tls: ssl.SSLContext | None = None,
) -> list[Response]:
    """The responses of a batch, in the order in which they came."""

    async def batch() -> list[Response]:
        asked = [request if isinstance(request, Request) else Request(request, request) for request in requests]
        return [r async for r in fetch_batch(asked, how, robots=robots, resolver=names, tls=tls)]

    return asyncio.run(batch())


def one(request: Request | str, how: Policy, names: Names | None = None, tls: ssl.SSLContext | None = None) -> Response:
    [response] = run([request], how, names, tls=tls)
    return response
