"""A web server for the benchmark of re-checks, as cheap as Python makes one: pages of one size on many addresses.

    python -m tests.benchmarks.pages_server PORT HOSTS BYTES

Addresses are 127.0.0.1 and up. A page carries an ETag and answers 304 to it. `/-/change/PERCENT` on any address
changes that share of all pages; it and `/-/asked` answer with the number of pages asked for until then.
"""

import asyncio
import re
import sys

_REQUEST = re.compile(rb"GET (\S+) HTTP/1\.1\r\n(.*?)\r\n\r\n", re.DOTALL)
_ETAG = re.compile(rb"If-None-Match: (\S+)", re.IGNORECASE)
_PLACE = re.compile(rb"/page/(\d+)")


class Pages:
    def __init__(self, size: int) -> None:
        self.size = size
        self.asked = 0
        self.rounds: list[int] = []

    def answer(self, path: bytes, etag: bytes) -> bytes:
        if path.startswith(b"/-/"):
            if path.startswith(b"/-/change/"):
                self.rounds.append(int(path[10:]))
            return self._told(b"%d" % self.asked, b"text/plain", b'"-"')
        if path == b"/robots.txt":
            return self._told(b"User-agent: *\nDisallow: /private/\n", b"text/plain", b'"robots"')
        self.asked += 1
        found = _PLACE.match(path)
        number = int(found[1]) if found else 0
        changes = [r for r, percent in enumerate(self.rounds, 1) if (number * 37 + r * 11) % 100 < percent]
        edition = changes[-1] if changes else 0
        current = b'"%d-%d"' % (number, edition)
        if etag == current:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + current + b"\r\n\r\n"
        return self._told(self._page(number, edition), b"text/html; charset=utf-8", current)

    def _told(self, body: bytes, kind: bytes, etag: bytes) -> bytes:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nETag: %s\r\nContent-Length: %d\r\n\r\n"
        return head % (kind, etag, len(body)) + body

    def _page(self, number: int, edition: int) -> bytes:
        """Two fifths of it words, as on a page of news, and a figure in every third paragraph."""
        toll = 100 + number % 400 + edition * 7
        words = (
            f"<h1>Flood report {number}</h1><p>As of {1 + edition % 28} March 2021 the flood had killed {toll} people"
            f" in District {number}, the ministry said.</p>"
        )
        for place in range(self.size // 750):
            figure = f"{place * 7 + 3} tents stood there by the evening. " if place % 3 == 0 else ""
            words += (
                '<div class="block block--text"><p class="block__words">Road crews cleared the valley road near the'
                f" bridge, and the school there opened its kitchen. {figure}Neighbours brought blankets, and the mayor"
                " thanked all who had come to help with the boats along the river.</p></div>\n"
            )
        head = f"<html lang=en><head><title>Flood report {number}</title><style>"
        style = ".block__words{margin:0 0 1em;line-height:1.5}\n"
        start = f"</style></head><body><nav>Home | Reports | Contact</nav><article>{words}</article></body></html>"
        filling = max(0, self.size - len(head) - len(start))
        return (head + (style * (filling // len(style) + 1))[:filling] + start).encode()


class Connection(asyncio.Protocol):
    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.unread = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.unread += data
        while found := _REQUEST.match(self.unread):
            self.unread = self.unread[found.end() :]
            etag = _ETAG.search(found[2])
            self.transport.write(self.pages.answer(found[1], etag[1] if etag else b""))


async def serve(port: int, hosts: int, size: int) -> None:
    loop = asyncio.get_running_loop()
    pages = Pages(size)
    for number in range(1, hosts + 1):
        await loop.create_server(lambda: Connection(pages), f"127.0.0.{number}", port, backlog=500)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(*map(int, sys.argv[1:4])))
