"""No address but a public one is dialled, however it is written and however it is reached."""

import contextlib
import ipaddress
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Names, Site, one, page, policy, redirect, run

from sources.fetching import Outcome
from sources.fetching.guard import check_dialled, check_url, is_public
from sources.fetching.shapes import Failure

INNER = [
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "255.255.255.255", "224.0.0.1", "239.255.255.250", "240.0.0.1", "198.18.0.1", "192.0.2.1",
    "192.0.0.170", "203.0.113.9", "192.88.99.1",
    "::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "ff0e::1", "2001:db8::1",
    "3fff::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:808:808::", "2001::1", "2001:0:7f00:1::", "2001:20::1", "5f00::1",
]  # fmt: skip


def refusal(url: str, **changes: object) -> str:
    with pytest.raises(Failure) as caught:
        check_url(url, policy(**changes))
    assert caught.value.outcome is Outcome.REFUSED
    return caught.value.reason


@pytest.mark.parametrize("address", INNER)
def test_an_inner_address_is_not_public(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(Failure, match="not a public address"):
        check_dialled(address, 443, policy())


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "172.15.0.1", "2606:4700::1111", "2a00:1450::1"])
def test_a_public_address_may_be_dialled_on_the_web_ports_alone(address: str) -> None:
    check_dialled(address, 80, policy())
    check_dialled(address, 443, policy())
    for port in (22, 25, 6379, 8080):
        with pytest.raises(Failure, match="not a web port"):
            check_dialled(address, port, policy())


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://0177.0.0.1/", "http://2130706433/",
        "http://0x7f000001/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[0:0:0:0:0:ffff:7f00:1]/",
        "http://localhost/", "http://LOCALHOST./", "http://a.localhost/", "http://127.0.0.1./", "http://127。0。0。1/",
        "http://１２７.0.0.1/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://169.254.169.254/latest/meta-data/", "http://0/",
        "http://[fe80::1]/",
    ],
)  # fmt: skip
def test_every_spelling_of_an_inner_address_is_refused(url: str) -> None:
    assert refusal(url) == "inner_address"
    assert one(url, policy()).reason == "inner_address"


@given(st.ip_addresses(v=4, network="10.0.0.0/8"), st.sampled_from(["dec", "hex", "oct", "short", "dotted_hex"]))
def test_a_private_address_is_refused_in_any_notation(address: ipaddress.IPv4Address, notation: str) -> None:
    number = int(address)
    a, *_ = address.packed
    host = {
        "dec": str(number),
        "hex": hex(number),
        "oct": f"0{number:o}",
        "short": f"{a}.{number & 0xFFFFFF}",
        "dotted_hex": ".".join(hex(part) for part in address.packed),
    }[notation]
    assert refusal(f"http://{host}/") == "inner_address"


@given(st.integers(0, 2**32 - 1))
def test_no_ipv6_wrapping_makes_an_ipv4_address_public(number: int) -> None:
    for prefix in ("::", "::ffff:0:0", "64:ff9b::"):
        assert not is_public(str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) + number)))
    assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) + (number << 80))))
    assert not is_public(str(ipaddress.IPv6Address((0x20010000 << 96) + number)))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("example.org/page", "scheme"),
        ("", "scheme"),
        ("http://user:secret@example.org/", "userinfo"),
        ("http://user@example.org/", "userinfo"),
        ("http://@example.org/", "userinfo"),
        ("http://example.org:22/", "port"),
        ("http://example.org:8080/", "port"),
        ("http://example.org:99999/", "bad_url"),
        ("http://example.org:0/", "bad_url"),
        ("http:///path", "bad_url"),
        ("http://[::1/", "bad_url"),
        ("http://[fe80::1%25eth0]/", "bad_url"),
        ("http://127.0.0.1%00.example.org/", "bad_url"),
        ("http://example.org/a b", "bad_url"),
        ("http://example.org/\r\nX-Injected: 1", "bad_url"),
        ("http://example.org\\@127.0.0.1/", "bad_url"),
        ("http://134744072/", "bad_url"),
        ("http://example.org/" + "a" * 2000, "long_url"),
    ],
)
def test_a_url_that_is_not_a_plain_web_address_is_refused(url: str, reason: str) -> None:
    assert refusal(url) == reason


@given(st.one_of(st.text(), st.text().map("http://{}/".format), st.text().map("https://h.example/{}".format)))
def test_any_text_is_a_web_address_or_is_refused_with_a_reason(text: str) -> None:
    with contextlib.suppress(Failure):
        url = check_url(text, policy())
        assert url.scheme in ("http", "https")
        assert url.port in (80, 443)
        assert str(url).isascii()


def test_escapes_in_a_url_are_sent_as_they_stand() -> None:
    signed = "http://example.org/%7Ea?b=%2F+c&Expires=%41"
    assert str(check_url(signed + "#part", policy())) == signed


def test_a_name_in_another_alphabet_is_fetched(site: Site) -> None:
    site.pages["/%C3%BC"] = page(b"<p>Gruezi</p>")
    names = Names(**{"xn--bcher-kva_test": "127.0.0.1"})
    response = one(site.url("/ü", "bücher.test"), policy(site), names)
    assert response.outcome is Outcome.OK
    assert site.seen[0][1]["host"] == f"xn--bcher-kva.test:{site.port}"


def test_a_message_names_the_url_and_the_fix() -> None:
    response = one("http://10.0.0.7/minutes", policy())
    assert response.message == (
        "http://10.0.0.7/minutes: it leads to 10.0.0.7, which is not a public address; use a public URL."
    )


def test_an_exception_is_for_one_address_and_port(sites: Callable[..., Site]) -> None:
    allowed, other = sites(), sites()
    allowed.pages["/"] = other.pages["/"] = page()
    how = policy(allowed)
    assert one(allowed.url(), how).outcome is Outcome.OK
    assert one(other.url(), how).outcome is Outcome.REFUSED
    assert one(f"http://127.0.0.2:{allowed.port}/", how).reason == "inner_address"
    assert other.connections == 0


def test_a_redirect_inward_is_refused(sites: Callable[..., Site]) -> None:
    site, inner = sites(), sites("127.0.0.2")
    inner.pages["/"] = page(b"<p>a secret</p>")
    targets = {
        "/port": f"http://127.0.0.1:{inner.port}/",
        "/host": inner.url(),
        "/cloud": "http://169.254.169.254/latest/meta-data/",
        "/hex": "http://0x7f.0.0.2/",
        "/six": "http://[::ffff:127.0.0.2]/",
        "/scheme": "file:///etc/passwd",
        "/user": "http://a:b@example.org/",
    }
    site.pages.update({path: redirect(to) for path, to in targets.items()})
    responses = run([site.url(path) for path in targets], policy(site))
    assert len(responses) == len(targets)
    for response in responses:
        assert response.outcome is Outcome.REFUSED, response
        assert "it redirects to" in response.message
        assert response.body is None
    assert inner.connections == 0


def test_a_name_that_leads_inward_is_refused_when_it_is_dialled(site: Site) -> None:
    site.pages["/"] = page()
    names = Names(inner_test="127.0.0.1", mixed_test="10.0.0.1,8.8.8.8", six_test="::ffff:127.0.0.1")
    # The port is excepted for another address, so that only the dialled address can give it away.
    how = policy(allowed_addresses=frozenset({f"127.0.0.9:{site.port}"}))
    for name in ("inner.test", "mixed.test", "six.test"):
        response = one(site.url("/", name), how, names)
        assert (response.outcome, response.reason) == (Outcome.REFUSED, "inner_address"), response
    assert site.connections == 0


def test_a_name_that_changes_its_answer_is_judged_by_the_address_dialled(sites: Callable[..., Site]) -> None:
    site, inner = sites("127.0.0.1"), sites("127.0.0.2")
    inner.pages["/"] = page(b"<p>a secret</p>")
    # First asked it leads to a server that may be fetched, which redirects to the same name on another port.
    site.pages["/"] = redirect(f"http://rebind.test:{inner.port}/")
    names = Names(rebind_test=["127.0.0.1", "127.0.0.2"])
    how = policy(site, allowed_addresses=frozenset({site.address, f"127.0.0.1:{inner.port}"}))
    response = one(site.url("/", "rebind.test"), how, names)
    assert names.asked == ["rebind.test", "rebind.test"]
    assert (response.outcome, response.reason) == (Outcome.REFUSED, "inner_address")
    assert inner.connections == 0


def test_no_cookie_no_password_and_no_proxy_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.pages["/set"] = page(Set_Cookie="id=1; Path=/")
    site.pages["/next"] = page()
    # By name, since cookies are never kept for bare addresses.
    urls = [site.url("/set", "a.test"), site.url("/next", "a.test")]
    assert [r.outcome for r in run(urls, policy(site), Names(a_test="127.0.0.1"))] == [Outcome.OK] * 2
    for _, head, _ in site.seen:
        assert head["user-agent"].endswith("(+mailto:desk@newsroom.example)")
        assert not {"cookie", "authorization", "referer"} & head.keys()
