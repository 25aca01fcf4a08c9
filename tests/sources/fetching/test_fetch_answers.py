"""What each kind of answer comes to: outcome, reason and what is kept of it."""

import datetime as dt
from collections.abc import Callable

import pytest
from loopback import Names, Site, one, page, policy, redirect, run

from sources.fetching import Outcome, Request, fetch


def test_a_page_comes_back_with_what_a_later_check_needs(site: Site) -> None:
    site.pages["/report"] = page(
        b"<title>Report</title><p>305 deaths</p>",
        Content_Type="text/html; charset=ISO-8859-1",
        ETag='W/"abc"',
        Last_Modified="Sun, 02 Feb 2020 10:00:00 GMT",
        X_Internal="not kept",
    )
    response = one(Request(17, site.url("/report#deaths")), policy(site))
    assert response.key == 17
    assert (response.outcome, response.reason, response.status) == (Outcome.OK, "ok", 200)
    assert response.url == site.url("/report#deaths")
    assert response.final_url == site.url("/report")
    assert response.permanent_url is None
    assert response.body == b"<title>Report</title><p>305 deaths</p>"
    assert (response.content_type, response.charset) == ("text/html", "iso-8859-1")
    assert response.etag == 'W/"abc"'
    assert response.last_modified == "Sun, 02 Feb 2020 10:00:00 GMT"
    assert "x-internal" not in response.headers
    assert response.fetched_at.tzinfo is dt.UTC
    assert 0 < response.elapsed < 5


def test_validators_are_replayed_to_the_letter_and_304_is_no_page(site: Site) -> None:
    etag, modified = 'W/"a, b;c"', "Sunday, 02-Feb-20 10:00:00 GMT"
    site.pages["/"] = lambda _, head: (
        page(b"", "304 Not Modified", length=False, ETag=etag)
        if head.get("if-none-match") == etag and head.get("if-modified-since") == modified
        else page()
    )
    response = one(Request(1, site.url(), etag, modified), policy(site))
    assert (response.outcome, response.status, response.body) == (Outcome.NOT_MODIFIED, 304, None)
    assert one(Request(1, site.url(), '"other"', modified), policy(site)).outcome is Outcome.OK


def test_a_304_that_nobody_asked_for_is_not_taken_for_unchanged(site: Site) -> None:
    site.pages["/"] = page(b"", "304 Not Modified", length=False)
    response = one(site.url(), policy(site))
    assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "bad_answer")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("404 Not Found", Outcome.GONE),
        ("410 Gone", Outcome.GONE),
        ("401 Unauthorized", Outcome.BLOCKED),
        ("403 Forbidden", Outcome.BLOCKED),
        ("429 Too Many Requests", Outcome.BLOCKED),
        ("451 Unavailable For Legal Reasons", Outcome.BLOCKED),
        ("402 Payment Required", Outcome.BLOCKED),
        ("408 Request Timeout", Outcome.UNREACHABLE),
        ("500 Internal Server Error", Outcome.UNREACHABLE),
        ("503 Service Unavailable", Outcome.UNREACHABLE),
    ],
)
def test_a_status_that_is_no_page_has_its_outcome(site: Site, status: str, outcome: Outcome) -> None:
    site.pages["/"] = page(b"<p>sorry</p>", status)
    response = one(site.url(), policy(site))
    assert (response.outcome, response.reason) == (outcome, f"http_{status[:3]}")
    assert response.status == int(status[:3])
    assert response.body is None
    assert response.message.startswith(f"{site.url()}: the server answers {status[:3]}")


@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120), ("0", 0), ("soon", None), ("", None), ("99999999999999", 30 * 86400)]
)
def test_retry_after_is_read_in_seconds(site: Site, value: str, seconds: float | None) -> None:
    site.pages["/"] = page(b"", "429 Too Many Requests", Retry_After=value)
    assert one(site.url(), policy(site)).retry_after == seconds


def test_retry_after_is_read_as_a_date(site: Site) -> None:
    until = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=10)
    site.pages["/"] = page(b"", "503 Busy", Retry_After=until.strftime("%a, %d %b %Y %H:%M:%S GMT"))
    assert one(site.url(), policy(site)).retry_after == pytest.approx(600, abs=5)


def test_a_lasting_move_is_told_from_a_passing_one(site: Site) -> None:
    site.pages |= {
        "/new": page(),
        "/moved": redirect("/moved-again", "301 Moved Permanently"),
        "/moved-again": redirect("/new", "308 Permanent Redirect"),
        "/away": redirect("/new"),
        "/moved-then-away": redirect("/away", "301 Moved Permanently"),
        "/away-then-moved": redirect("/moved-again"),
    }
    permanent = {"/moved": "/new", "/away": None, "/moved-then-away": "/away", "/away-then-moved": None}
    for path, expected in permanent.items():
        response = one(site.url(path), policy(site))
        assert response.outcome is Outcome.OK
        assert response.final_url == site.url("/new")
        assert response.permanent_url == (site.url(expected) if expected else None), path


def test_a_move_to_another_host_is_followed(sites: Callable[..., Site]) -> None:
    old, new = sites(), sites("127.0.0.2")
    old.pages["/"] = redirect(new.url("/report"), "301 Moved Permanently")
    new.pages["/report"] = page()
    response = one(old.url(), policy(old, new))
    assert (response.outcome, response.permanent_url) == (Outcome.OK, new.url("/report"))


def test_redirects_end(site: Site) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect("/a"), "/self": redirect("/self")}
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    how = policy(site, max_redirects=5)
    assert one(site.url("/a"), how).reason == "redirect_loop"
    assert one(site.url("/self"), how).reason == "redirect_loop"
    response = one(site.url("/0"), how)
    assert (response.outcome, response.reason) == (Outcome.REFUSED, "too_many_redirects")
    assert site.paths().count("/5") == 1
    assert "/6" not in site.paths()


def test_a_redirect_to_nowhere_is_told(site: Site) -> None:
    site.pages |= {"/none": page(b"", "302 Found"), "/odd": redirect("http://[broken/")}
    assert one(site.url("/none"), policy(site)).reason == "bad_redirect"
    assert one(site.url("/odd"), policy(site)).reason == "bad_redirect"


def test_a_redirect_may_be_written_in_any_bytes(site: Site) -> None:
    site.pages |= {
        "/caf%C3%A9": page(),
        "/caf%E9": page(),
        "/a%20b": page(),
        "/utf-8": redirect("/caf\u00e9".encode().decode("latin-1")),
        "/latin-1": redirect("/caf\u00e9"),
        "/space": redirect("/a b"),
        "/part": redirect("/a%20b#part"),
    }
    for path in ("/utf-8", "/latin-1", "/space", "/part"):
        assert one(site.url(path), policy(site)).outcome is Outcome.OK, path


def test_a_host_that_is_not_there_is_unreachable(site: Site) -> None:
    how = policy(site)
    unknown = one(site.url("/", "nowhere.test"), how, Names())
    assert (unknown.outcome, unknown.reason) == (Outcome.UNREACHABLE, "dns")
    site.close()
    closed = one(site.url(), how)
    assert (closed.outcome, closed.reason) == (Outcome.UNREACHABLE, "connect")


def test_a_certificate_that_does_not_match_is_unreachable(sites: Callable[..., Site]) -> None:
    import ssl

    from loopback import CERTIFICATE

    site = sites(tls=True)
    site.pages["/"] = page()
    names = Names(pages_test="127.0.0.1", other_test="127.0.0.1")
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    assert one(site.url("/", "pages.test"), policy(site), names, trusting).outcome is Outcome.OK
    for name, tls in (("other.test", trusting), ("pages.test", None)):
        response = one(site.url("/", name), policy(site), names, tls)
        assert (response.outcome, response.reason) == (Outcome.UNREACHABLE, "tls"), response
    assert len(site.seen) == 1


CHALLENGE = b"<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x.js'></script>"
LONG_STORY = b"<title>Just a moment: the artist's new show</title>" + b"<p>The show opened on Monday.</p>" * 1000


def test_walls_are_blocked_and_not_taken_for_pages(site: Site) -> None:
    site.pages |= {
        "/challenge": page(CHALLENGE),
        "/challenge-503": page(CHALLENGE, "503 Service Unavailable"),
        "/mitigated": page(b"", "403 Forbidden", cf_mitigated="challenge"),
        "/members": redirect("/login?next=/members"),
        "/login?next=/members": page(b"<title>Sign in</title>"),
        "/eu": redirect("/consent?back=/eu"),
        "/consent?back=/eu": page(b"<title>Before you go on</title>"),
        "/story": page(LONG_STORY),
    }
    reasons = {path: one(site.url(path), policy(site)).reason for path in site.pages if "?" not in path}
    assert reasons == {
        "/challenge": "challenge",
        "/challenge-503": "challenge",
        "/mitigated": "challenge",
        "/members": "login_wall",
        "/eu": "consent_wall",
        "/story": "ok",
    }


def test_a_missing_page_that_answers_200_is_gone(site: Site) -> None:
    site.pages |= {
        "/": page(b"<title>Ministry of Health</title>"),
        "/reports/13": redirect("/"),
        "/index.html": redirect("/", "301 Moved Permanently"),
        "/soft": page(b"<title>Page not found | Ministry</title><p>Sorry.</p>"),
        "/road-404": page(b"<title>404 people rescued from flood</title>"),
        "/essay": page(b"<title>Not Found</title>" + b"<p>On things that nobody finds.</p>" * 3000),
        "/empty": page(b"  \n"),
    }
    reasons = {path: one(site.url(path), policy(site)).reason for path in site.pages}
    assert reasons == {
        "/": "ok",
        "/reports/13": "redirected_home",
        "/index.html": "ok",
        "/soft": "soft_404",
        "/road-404": "ok",
        "/essay": "ok",
        "/empty": "empty",
    }


def test_one_url_is_fetched_without_a_batch(site: Site) -> None:
    site.pages["/"] = page()
    response = fetch(site.url(), policy(site))
    assert (response.outcome, response.key) == (Outcome.OK, site.url())
    assert fetch("http://10.0.0.1/", policy(site)).reason == "inner_address"


def test_an_answer_that_is_not_http_harms_no_other(site: Site) -> None:
    site.pages |= {
        "/smtp": b"220 mail.example.org ESMTP\r\n",
        "/nothing": lambda *_: None,
        "/cookie": page(Set_Cookie="\x01=\x02; Expires=never; Path=\xff"),
        "/status": b"HTTP/1.1 999 Strange\r\nContent-Length: 0\r\n\r\n",
        "/fine": page(),
    }
    outcomes = {r.key: r.outcome for r in run([site.url(path) for path in site.pages], policy(site))}
    assert outcomes == {
        site.url("/smtp"): Outcome.UNREACHABLE,
        site.url("/nothing"): Outcome.UNREACHABLE,
        site.url("/cookie"): Outcome.OK,
        site.url("/status"): Outcome.UNREACHABLE,
        site.url("/fine"): Outcome.OK,
    }


def test_a_validator_that_is_no_text_is_not_kept(site: Site) -> None:
    site.pages["/"] = page(ETag='"caf\xe9"', Last_Modified="soon\xc2\x85", Server="caf\xe9\t")
    response = one(site.url(), policy(site))
    assert (response.etag, response.last_modified) == (None, None)
    assert (response.headers["etag"], response.headers["server"]) == ('"caf\ufffd"', "caf\ufffd")


def test_a_validator_beyond_ascii_comes_back_as_it_was_sent(site: Site) -> None:
    sent = '"caf\u00e9"'.encode()
    site.pages["/"] = page(ETag=sent.decode("latin-1"))
    response = one(site.url(), policy(site))
    one(Request(1, site.url(), etag=response.etag), policy(site))
    assert site.seen[-1][1]["if-none-match"].encode("latin-1") == sent
