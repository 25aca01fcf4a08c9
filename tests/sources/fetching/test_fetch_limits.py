"""Whatever a server sends, a request ends in bounded time and memory, with a reason."""

import contextlib
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd
from loopback import Head, Site, one, page, policy

from sources.fetching import Outcome

MB = 1_000_000


def drip(site: Site, start: bytes, piece: bytes, pause: float = 0.0) -> Callable[[socket.socket, Head], None]:
    """Sends `piece` again and again until the client hangs up or the test ends."""

    def answer(connection: socket.socket, _: Head) -> None:
        with contextlib.suppress(OSError):
            connection.settimeout(5)
            connection.sendall(start)
            while not site.closing.wait(pause):
                connection.sendall(piece)

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def bomb(encoding: str) -> bytes:
    """About 300 MB of spaces, packed."""
    if encoding == "br":
        return bytes(brotli.compress(b" " * 300 * MB, quality=5))
    if encoding == "zstd":
        return zstd.compress(b" " * 300 * MB)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if encoding == "gzip" else 15)
    return b"".join(packer.compress(b" " * MB) for _ in range(300)) + packer.flush()


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_compression_bomb_stops_at_the_limit_in_bounded_memory(site: Site, encoding: str) -> None:
    site.pages["/"] = page(bomb(encoding), Content_Encoding=encoding)
    one(site.url(), policy(site))  # what is loaded once is not counted
    tracemalloc.start()
    response = one(site.url(), policy(site, max_bytes=2 * MB))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (response.outcome, response.reason) == (Outcome.REFUSED, "too_large")
    assert "larger than 2,000,000 bytes" in response.message
    assert peak < 12 * MB


def test_an_endless_body_stops_at_the_limit(site: Site) -> None:
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    site.pages |= {
        "/chunked": drip(site, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk),
        "/until-close": drip(site, HEAD + b"\r\n", b"x" * 0x8000),
        "/declared": page(b"", length=False, Content_Length=str(10**15)),
    }
    for path in site.pages:
        response = one(site.url(path), policy(site, max_bytes=MB))
        assert (response.outcome, response.reason) == (Outcome.REFUSED, "too_large"), response
        assert response.elapsed < 4


def test_an_endless_error_page_is_still_an_error_page(site: Site) -> None:
    site.pages["/"] = drip(site, b"HTTP/1.1 404 Not Found\r\n\r\n", b"x" * 0x8000)
    assert one(site.url(), policy(site)).outcome is Outcome.GONE


def test_endless_headers_are_refused(site: Site) -> None:
    site.pages |= {
        "/many": drip(site, HEAD, b"X-Filler: some words\r\n"),
        "/long": drip(site, HEAD + b"X-Filler: ", b"words " * 1000),
        "/long-status": drip(site, b"HTTP/1.1 200 ", b"words " * 1000),
    }
    for path in site.pages:
        response = one(site.url(path), policy(site))
        assert (response.outcome, response.reason) == (Outcome.REFUSED, "long_headers"), response
        assert response.elapsed < 4


def test_a_server_that_never_answers_is_given_up(site: Site) -> None:
    site.pages["/"] = site.hang
    response = one(site.url(), policy(site, first_byte_timeout=0.5))
    assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "first_byte_timeout")
    assert 0.4 < response.elapsed < 2


def test_a_server_that_never_accepts_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, contextlib.ExitStack() as waiting:
        address = full.getsockname()
        for _ in range(3):
            client = waiting.enter_context(socket.socket())
            client.setblocking(False)
            client.connect_ex(address)
        url = f"http://127.0.0.1:{address[1]}/"
        how = policy(allowed_addresses=frozenset({f"127.0.0.1:{address[1]}"}), connect_timeout=0.5)
        response = one(url, how)
    assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "connect_timeout")
    assert response.elapsed < 3


def test_a_byte_at_a_time_ends_at_the_total_limit(site: Site) -> None:
    site.pages |= {
        "/body": drip(site, HEAD + b"Content-Length: 100000\r\n\r\n", b"x", pause=0.05),
        "/headers": drip(site, HEAD + b"X-Slow: ", b"x", pause=0.05),
    }
    for path in site.pages:
        response = one(site.url(path), policy(site, total_timeout=1.0))
        assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "total_timeout"), response
        assert 0.9 < response.elapsed < 2


def test_a_body_that_stalls_is_given_up(site: Site) -> None:
    def stall(connection: socket.socket, head: Head) -> None:
        connection.sendall(HEAD + b"Content-Length: 100\r\n\r\n<p>")
        site.hang(connection, head)

    site.pages["/"] = stall
    response = one(site.url(), policy(site, first_byte_timeout=0.5))
    assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "total_timeout")
    assert response.elapsed < 2


def test_redirects_share_one_total_limit(site: Site) -> None:
    def slow(to: str) -> Callable[[socket.socket, Head], bytes]:
        def answer(*_: object) -> bytes:
            time.sleep(0.4)
            return page(b"", "302 Found", Location=to)

        return answer

    site.pages |= {f"/{n}": slow(f"/{n + 1}") for n in range(5)}
    response = one(site.url("/0"), policy(site, total_timeout=1.0))
    assert response.reason == "total_timeout"
    assert response.elapsed < 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (HEAD + b"Content-Length: 1000\r\n\r\n<p>cut off", "broken_body"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\nZZ\r\nrest", "broken_body bad_answer"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n", "broken_body"),
        (HEAD + b"Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!", "broken_body"),
        (HEAD + b"Content-Encoding: br\r\nContent-Length: 9\r\n\r\nnot br!!!", "broken_body"),
        (HEAD + b"Content-Encoding: lzma, gzip\r\nContent-Length: 4\r\n\r\nabcd", "bad_encoding"),
        (HEAD + b"Content-Encoding: zstd\r\nContent-Length: 9\r\n\r\nnot zstd!", "broken_body"),
        (HEAD + b"Content-Length: -5\r\n\r\n", "bad_answer"),
        (HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\n<p>\r\n0\r\n\r\n", "bad_answer"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n<p>", "bad_answer"),
        (b"<p>An answer from before there were headers</p>", "bad_answer"),
        (b"ICY 200 OK\r\n\r\n<p>", "bad_answer"),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: chat\r\nConnection: upgrade\r\n\r\nhello", "http_101"),
        (b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-2/999\r\nContent-Length: 3\r\n\r\n<p>", "bad_answer"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "empty"),
        (b"HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", "empty"),
        (HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", "bad_answer"),
    ],
)
def test_a_broken_body_is_never_taken_for_a_page(site: Site, answer: bytes, reason: str) -> None:
    def send(connection: socket.socket, _: Head) -> None:
        connection.sendall(answer)

    site.pages["/"] = send
    response = one(site.url(), policy(site))
    assert (response.outcome, response.body) == (Outcome.UNREACHABLE, None)
    assert response.reason in reason.split()


def test_early_hints_come_before_the_page_and_do_not_go_on_for_ever(site: Site) -> None:
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
    site.pages |= {"/": hint * 2 + page(), "/endless": drip(site, hint, hint)}
    assert one(site.url(), policy(site)).outcome is Outcome.OK
    response = one(site.url("/endless"), policy(site, total_timeout=1.0))
    assert (response.reason, response.elapsed < 3) == ("total_timeout", True)


def test_an_error_page_that_stalls_or_is_garbled_is_still_an_error_page(site: Site) -> None:
    def stall(connection: socket.socket, head: Head) -> None:
        connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n<p>")
        site.hang(connection, head)

    site.pages |= {"/stalls": stall, "/garbled": page(b"not gzip", "404 Not Found", Content_Encoding="gzip")}
    for path in site.pages:
        assert one(site.url(path), policy(site, first_byte_timeout=0.5)).reason == "http_404"
