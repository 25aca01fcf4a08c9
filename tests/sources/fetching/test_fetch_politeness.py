"""How a batch treats hosts: one request at a time each, side by side, as robots.txt asks."""

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from itertools import pairwise

import pytest
from loopback import AGENT, Names, Site, one, page, policy, redirect, run

from sources.fetching import Outcome, Request, RobotsCache, fetch_batch
from sources.fetching.robots import Rules


def test_a_host_is_asked_one_thing_at_a_time_with_a_delay(site: Site) -> None:
    site.pages |= {f"/{n}": page() for n in range(4)}
    run([site.url(f"/{n}") for n in range(4)], policy(site, host_delay=0.2))
    times = [at for _, _, at in site.seen]
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_hosts_are_asked_side_by_side_and_none_waits_for_one_that_hangs(sites: Callable[..., Site]) -> None:
    hanging, *others = [sites(f"127.0.0.{n}") for n in range(1, 9)]
    hanging.pages["/"] = hanging.hang
    for other in others:
        other.pages |= {"/1": page(), "/2": page()}
    asked = [hanging.url()] * 3 + [other.url(path) for other in others for path in ("/1", "/2")]
    started = time.monotonic()

    async def batch() -> list[tuple[str, float]]:
        how = policy(hanging, *others, host_delay=0.3, first_byte_timeout=2, total_timeout=2)
        found = fetch_batch([Request(n, url) for n, url in enumerate(asked)], how)
        return [(str(r.outcome), time.monotonic() - started) async for r in found]

    results = asyncio.run(batch())
    assert len(results) == len(asked)
    assert max(at for outcome, at in results if outcome == "ok") < 1.5
    assert [outcome for outcome, _ in results[-3:]] == ["unreachable"] * 3


def test_a_redirect_to_a_host_that_hangs_does_not_hold_up_its_own(sites: Callable[..., Site]) -> None:
    site, hanging = sites(), sites("127.0.0.2")
    hanging.pages["/"] = hanging.hang
    site.pages |= {"/away": redirect(hanging.url()), "/1": page(), "/2": page()}
    urls = [site.url(path) for path in ("/away", "/1", "/2")]
    results = run(urls, policy(site, hanging, first_byte_timeout=1))
    assert [r.url for r in results] == [urls[1], urls[2], urls[0]]


def test_no_more_hosts_than_the_ceiling_are_asked_at_once(sites: Callable[..., Site]) -> None:
    many = [sites(f"127.0.0.{n}") for n in range(1, 7)]

    def slow(*_: object) -> bytes:
        time.sleep(0.2)
        return page()

    for site in many:
        site.pages["/"] = slow
    run([site.url() for site in many], policy(*many, max_parallel=2))
    times = sorted(at for site in many for _, _, at in site.seen)
    assert times[2] - times[0] >= 0.15
    assert times[4] - times[2] >= 0.15


def test_what_the_budget_does_not_cover_is_given_back(sites: Callable[..., Site]) -> None:
    site, hanging = sites(), sites("127.0.0.2")
    site.pages |= {f"/{n}": page() for n in range(10)}
    hanging.pages["/"] = hanging.hang
    how = policy(site, hanging, budget=1.0, host_delay=0.3, first_byte_timeout=30, total_timeout=30)
    started = time.monotonic()
    results = run([hanging.url(), *(site.url(f"/{n}") for n in range(10))], how)
    assert time.monotonic() - started < 2
    assert 2 <= len(results) <= 4
    assert {r.outcome for r in results} == {Outcome.OK}
    assert len(site.seen) == len(results)


def test_a_host_that_asks_to_wait_is_left_alone(site: Site) -> None:
    site.pages |= {"/busy": page(b"", "429 Too Many Requests", Retry_After="3600"), "/next": page()}
    started = time.monotonic()
    results = run([site.url("/busy"), site.url("/next")], policy(site))
    assert [r.reason for r in results] == ["http_429"]
    assert results[0].retry_after == 3600
    assert site.paths() == ["/busy"]
    assert time.monotonic() - started < 5


def test_a_host_that_is_down_is_not_tried_for_every_page(site: Site) -> None:
    site.pages["/"] = site.hang
    urls = [site.url(f"/?{n}") for n in range(6)]
    site.pages |= {f"/?{n}": site.hang for n in range(6)}
    results = run(urls, policy(site, first_byte_timeout=0.3))
    assert [r.reason for r in results] == ["first_byte_timeout"] * 2 + ["host_down"] * 4
    assert {r.outcome for r in results} == {Outcome.UNREACHABLE}


def test_leaving_a_batch_early_hangs_up(sites: Callable[..., Site]) -> None:
    site, hanging = sites(), sites("127.0.0.2")
    site.pages["/"] = page()
    hanging.pages["/"] = hanging.hang

    async def first() -> Outcome:
        requests = [Request(1, site.url()), Request(2, hanging.url())]
        async with aclosing(fetch_batch(requests, policy(site, hanging))) as batch:  # type: ignore[type-var]
            async for response in batch:
                return response.outcome
        raise AssertionError

    started = time.monotonic()
    assert asyncio.run(first()) is Outcome.OK
    assert time.monotonic() - started < 1.5


ROBOTS = b"""
User-agent: *
Disallow: /

User-agent: testtracker
Disallow: /private
Allow: /private/open
Crawl-delay: 0.3
"""


def test_robots_txt_is_obeyed_and_asked_once(site: Site) -> None:
    site.pages |= {"/robots.txt": page(ROBOTS), "/a": page(), "/private/b": page(), "/private/open": page()}
    urls = [site.url(path) for path in ("/a", "/private/b", "/private/open")]
    results = {r.url: r for r in run(urls, policy(site, obey_robots=True))}
    assert [results[url].outcome for url in urls] == [Outcome.OK, Outcome.BLOCKED, Outcome.OK]
    assert results[urls[1]].reason == "robots"
    assert site.paths() == ["/robots.txt", "/a", "/private/open"]
    assert results[urls[0]].crawl_delay == 0.3
    times = [at for path, _, at in site.seen if path != "/robots.txt"]
    assert times[1] - times[0] >= 0.29


def test_robots_txt_counts_for_the_host_a_redirect_leads_to(sites: Callable[..., Site]) -> None:
    site, other = sites(), sites("127.0.0.2")
    site.pages["/"] = redirect(other.url("/private/x"))
    other.pages |= {"/robots.txt": page(ROBOTS), "/private/x": page()}
    assert one(site.url(), policy(site, other, obey_robots=True)).reason == "robots"
    assert "/private/x" not in other.paths()


def test_robots_rules_are_kept_from_batch_to_batch(site: Site) -> None:
    site.pages |= {"/robots.txt": page(ROBOTS), "/a": page()}
    cache = RobotsCache()
    for _ in range(3):
        run([site.url("/a")], policy(site, obey_robots=True), robots=cache)
    assert site.paths().count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("status", "outcome", "reason"),
    [
        ("404 Not Found", Outcome.OK, "ok"),
        ("403 Forbidden", Outcome.OK, "ok"),
        ("500 Internal Server Error", Outcome.BLOCKED, "robots_unavailable"),
        ("503 Service Unavailable", Outcome.BLOCKED, "robots_unavailable"),
        ("429 Too Many Requests", Outcome.BLOCKED, "robots_unavailable"),
    ],
)
def test_a_site_without_robots_txt_is_open_and_one_that_fails_at_it_is_closed(
    site: Site, status: str, outcome: Outcome, reason: str
) -> None:
    site.pages |= {"/robots.txt": page(b"sorry", status), "/a": page(), "/b": page()}
    results = run([site.url("/a"), site.url("/b")], policy(site, obey_robots=True))
    assert [(r.outcome, r.reason) for r in results] == [(outcome, reason)] * 2
    assert site.paths().count("/robots.txt") == 1


def test_a_robots_txt_that_hangs_makes_the_page_unreachable(site: Site) -> None:
    site.pages |= {"/robots.txt": site.hang, "/a": page()}
    response = one(site.url("/a"), policy(site, obey_robots=True, first_byte_timeout=0.3))
    assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "first_byte_timeout")
    assert "/a" not in site.paths()


def test_a_robots_txt_that_moved_is_followed_but_not_inward(sites: Callable[..., Site]) -> None:
    site, inner = sites(), sites("127.0.0.2")
    site.pages |= {"/robots.txt": redirect("/rules.txt"), "/rules.txt": page(ROBOTS), "/private/b": page()}
    assert one(site.url("/private/b"), policy(site, obey_robots=True)).reason == "robots"
    site.pages |= {"/robots.txt": redirect(inner.url("/robots.txt"))}
    assert one(site.url("/private/b"), policy(site, obey_robots=True)).outcome is Outcome.OK
    assert inner.connections == 0


def test_of_an_endless_robots_txt_the_beginning_counts(site: Site) -> None:
    site.pages |= {"/robots.txt": page(ROBOTS + b"# filler\n" * 100_000), "/private/b": page()}
    assert one(site.url("/private/b"), policy(site, obey_robots=True)).reason == "robots"


def test_hosts_are_told_apart_by_name_and_by_port(sites: Callable[..., Site]) -> None:
    site = sites()
    site.pages |= {"/robots.txt": page(b"", "404 Not Found"), "/": page()}
    names = Names(a_test="127.0.0.1", b_test="127.0.0.1")
    urls = [site.url("/", "a.test"), site.url("/", "b.test"), site.url("/", "A.test.")]
    started = time.monotonic()
    results = run(urls[:2], policy(site, obey_robots=True, host_delay=1), names)
    assert [r.outcome for r in results] == [Outcome.OK] * 2
    assert time.monotonic() - started < 0.9
    assert site.paths().count("/robots.txt") == 2
    names = Names(a_test="127.0.0.1", A_test_="127.0.0.1")
    run([urls[0], urls[2]], policy(site, obey_robots=True), names)
    assert site.paths().count("/robots.txt") == 3


@pytest.mark.parametrize(
    ("body", "allowed", "delay"),
    [
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", False, None),
        (b"User-agent: *\rDisallow: /", False, None),
        (b"user-agent:*\ndisallow:/", False, None),
        (b"User-agent: *\nDisallow:", True, None),
        (b"<!doctype html><title>Not found</title><p>Disallow: /</p>", True, None),
        (b"User-agent: TestTracker/1.0\nDisallow: /", False, None),
        (b"User-agent: TestTrackerPro\nDisallow: /", True, None),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: testtracker\nAllow: /", True, None),
        (b"User-agent: *\nDisallow: /*?id=\n", False, None),
        (b"User-agent: *\nDisallow: /*.pdf$\n", True, None),
        (b"User-agent: *\nCrawl-delay: 2.5", True, 2.5),
        (b"User-agent: *\nCrawl-delay: 1e12", True, 604800),
        (b"User-agent: *\nCrawl-delay: nan", True, None),
        (b"User-agent: *\nCrawl-delay: -3", True, None),
        (b"User-agent: *\nCrawl-delay: soon", True, None),
        (b"User-agent: *\nRequest-rate: 1/10m", True, 600),
        (b"User-agent: *\nRequest-rate: 0/5", True, None),
        (b"User-agent: *\nDisallow: /" + b"*a" * 100 + b"*b", True, None),
        (b"User-agent: *\n" + b"Disallow: /*x*y\n" * 30_000, True, None),
    ],
)
def test_robots_txt_is_read_however_it_is_written(body: bytes, allowed: bool, delay: float | None) -> None:
    started = time.monotonic()
    rules = Rules.parse(body, AGENT)
    assert rules.allow("https://health.example/report?id=" + "a" * 1900) is allowed
    assert rules.crawl_delay == delay
    assert time.monotonic() - started < 5


def test_robots_txt_that_cannot_be_had_is_named_and_shares_the_time_of_its_page(site: Site) -> None:
    site.pages["/robots.txt"] = lambda c, _: c.sendall(page(ROBOTS, length=False, Content_Length="9999"))
    site.pages["/a"] = page()
    broken = one(site.url("/a"), policy(site, obey_robots=True))
    assert (broken.reason, "its robots.txt could not be read" in broken.message) == ("broken_body", True)

    def slow(*_: object) -> bytes:
        time.sleep(0.4)
        return redirect("/robots.txt")

    site.pages["/robots.txt"] = slow
    slow_one = one(site.url("/a"), policy(site, obey_robots=True, total_timeout=1.0))
    assert (slow_one.reason, slow_one.elapsed < 2) == ("total_timeout", True)
    assert "/a" not in site.paths()
