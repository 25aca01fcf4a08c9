"""A town of web servers on loopback: good ones, slow ones and hostile ones, each at an address of its own."""

import json
import os
import socket
import time
import zlib
from pathlib import Path

from tests.sources.fetching.loopback import Head, Site, page, redirect

HTML_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

_NAMES = """
import json, pathlib, socket

NAMES = pathlib.Path({names!r})
plain = socket.getaddrinfo

def getaddrinfo(host, port, *rest, **more):
    known = json.loads(NAMES.read_text())
    return plain(known.get(host, host), port, *rest, **more)

socket.getaddrinfo = getaddrinfo
"""


class Names:
    """The name server of a worker, in place of the system's: names under .test, which a test can move."""

    def __init__(self, folder: Path, **names: str) -> None:
        folder.mkdir()
        self._file = folder / "names.json"
        self._names: dict[str, str] = {}
        self.point(**names)
        (folder / "sitecustomize.py").write_text(_NAMES.format(names=str(self._file)))
        self.env = {"PYTHONPATH": os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))}

    def point(self, **names: str) -> None:
        self._names |= {f"{name}.test": address for name, address in names.items()}
        draft = self._file.with_suffix(".draft")
        draft.write_text(json.dumps(self._names))
        draft.replace(self._file)


def gzip_bomb() -> bytes:
    """Two gigabytes of zeros, packed into some two megabytes."""
    packer = zlib.compressobj(9, wbits=31)
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block + again * 127


class Hostile:
    """Ways to answer, each at an address of its own; `urls` gives them by their path's name."""

    def __init__(self, site: Site) -> None:
        self.site = site
        good = b"<html><body><p>Twelve boats sank in the delta on Sunday.</p></body></html>"
        self._packed = page(gzip_bomb(), Content_Type="text/html", Content_Encoding="gzip")
        site.pages |= {
            "/never": site.hang,
            "/drip": self._drip,
            "/endless-headers": self._endless_headers,
            "/endless-body": self._endless_body,
            "/bomb": self._bomb,
            "/wrong-length": self._wrong_length,
            "/broken-chunks": self._broken_chunks,
            "/bad-charset": page(good, Content_Type="text/html; charset=klingon-1"),
            "/loop": redirect("/loop"),
            "/inward": redirect("http://10.1.2.3/"),
        }
        self.hosts = {path: f"127.0.1.{number}" for number, path in enumerate(list(site.pages), start=1)}
        self.urls = {path: site.url(path, name=host) for path, host in self.hosts.items()}

    def _bomb(self, connection: socket.socket, head: Head) -> None:
        connection.settimeout(30)
        connection.sendall(self._packed)

    def _drip(self, connection: socket.socket, head: Head) -> None:
        connection.sendall(HTML_HEAD + b"Content-Length: 5000\r\n\r\n")
        while not self.site.closing.wait(1):
            connection.sendall(b"x")

    def _endless_headers(self, connection: socket.socket, head: Head) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        self._until_hung_up(connection, b"X-More: and more\r\n" * 100)

    def _endless_body(self, connection: socket.socket, head: Head) -> None:
        connection.sendall(HTML_HEAD + b"\r\n")
        self._until_hung_up(connection, b"<p>and more</p>" * 4000)

    def _wrong_length(self, connection: socket.socket, head: Head) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>Some words.</p>"
        )

    def _broken_chunks(self, connection: socket.socket, head: Head) -> None:
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwords"
        )

    def _until_hung_up(self, connection: socket.socket, part: bytes) -> None:
        # A busy client may take longer than the site's own limit; to hang up on it would be an end.
        connection.settimeout(30)
        ends = time.monotonic() + 60
        while time.monotonic() < ends and not self.site.closing.is_set():
            connection.sendall(part)
