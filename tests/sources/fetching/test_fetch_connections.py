"""Connections are kept, and no page is taken for another one on them."""

import socket
import time
from collections.abc import Callable

import pytest
from loopback import Head, Site, page, policy, run

from sources.fetching import Outcome, Request

STRAY = page(b"<p>Not what was asked for</p>")


def test_connections_are_kept_alive(site: Site) -> None:
    site.pages |= {f"/{n}": page() for n in range(20)}
    assert len(run([site.url(f"/{n}") for n in range(20)], policy(site))) == 20
    assert site.connections == 1


def late(connection: socket.socket, _: Head) -> bytes:
    connection.sendall(page(b"<p>first</p>"))
    time.sleep(0.1)
    return STRAY


@pytest.mark.parametrize(
    "first",
    [
        page(b"<p>first</p>") + STRAY,
        late,
        page(b"", "304 Not Modified", length=False) + STRAY,
        page(b"", "204 No Content", length=False) + STRAY,
        page(b"<p>elsewhere</p>", "302 Found", Location="/next") + STRAY,
        page(b"<p>gone</p>", "404 Not Found") + STRAY,
    ],
)
def test_an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one(
    site: Site, first: bytes | Callable[[socket.socket, Head], bytes]
) -> None:
    site.pages |= {"/first": first, "/next": page(b"<p>next</p>")}
    asked = [Request("first", site.url("/first"), '"a"'), Request("next", site.url("/next"))]
    found = {r.key: r for r in run(asked, policy(site, host_delay=0.3))}
    assert found["next"].body == b"<p>next</p>"
    assert b"Not what was" not in (found["first"].body or b"")


def test_after_a_body_that_was_left_unread_the_next_page_is_whole(site: Site) -> None:
    site.pages |= {"/long": page(b"<p>x</p>" * 100_000), "/error": page(b"<p>x</p>" * 100_000, "500 Broken")}
    site.pages |= {f"/{n}": page(b"<p>%d</p>" % n) for n in range(3)}
    asked = [site.url(path) for path in ("/long", "/0", "/error", "/1", "/long", "/2")]
    found = run(asked, policy(site, max_bytes=10_000))
    assert [r.reason for r in found] == ["too_large", "ok", "http_500", "ok", "too_large", "ok"]
    assert [r.body for r in found if r.outcome is Outcome.OK] == [b"<p>0</p>", b"<p>1</p>", b"<p>2</p>"]
