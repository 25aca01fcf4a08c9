"""Which addresses may be dialled. Pure.

`check_url` turns away early, with a clear reason, what can be seen to be wrong in the words of a URL.
`check_dialled` is the rule that holds: it is asked about every address at the moment of dialling, so that
names, literals, redirects and names that change their answer all pass through it.
"""

import ipaddress
import re
import socket
from functools import lru_cache

from yarl import URL

from .shapes import Failure, Outcome, Policy

PORTS = {80, 443}

# Global by the registry, yet deprecated, not routed, or a wrapping of an IPv4 address.
_NOT_FOR_PAGES = [
    ipaddress.ip_network(network) for network in ("192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")
]
# The only block from which global unicast IPv6 is given out; all IPv4-in-IPv6 forms but 6to4 and Teredo
# (both above) lie outside of it.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\ufffd\ud800-\udfff]")


def refused(reason: str, problem: str) -> Failure:
    return Failure(Outcome.REFUSED, reason, problem)


def is_public(address: str) -> bool:
    """True for a global unicast address. Raises ValueError if it is not a literal address."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and (ip.scope_id or ip not in _GLOBAL_UNICAST):
        return False
    if ip.is_multicast or not ip.is_global:
        return False
    return not any(ip.version == network.version and ip in network for network in _NOT_FOR_PAGES)


def check_dialled(address: str, port: int, policy: Policy) -> None:
    """Raises Failure unless this address and port may be dialled."""
    shown = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    if shown in policy.allowed_addresses:
        return
    if not is_public(address):
        raise refused("inner_address", f"it leads to {address}, which is not a public address; use a public URL")
    if port not in PORTS:
        raise refused("port", f"port {port} is not a web port; only 80 and 443 are fetched")


def check_url(url: str, policy: Policy) -> URL:
    """The URL ready to be fetched, fragment dropped and host in ASCII. Raises Failure."""
    if len(url) > policy.max_url_length:
        raise refused("long_url", f"it is longer than {policy.max_url_length} characters; use a shorter URL")
    if _UNSAFE.search(url):
        raise refused("bad_url", "it holds spaces or control characters; remove or percent-encode them")
    try:
        # yarl rewrites percent-escapes, which breaks signed addresses: an ASCII URL is sent as it stands.
        parsed = URL(url, encoded=url.isascii()).with_fragment(None)
        host, port = parsed.raw_host, parsed.port
    except ValueError:
        raise refused("bad_url", "it cannot be read as a web address; check its spelling") from None
    if parsed.scheme not in ("http", "https"):
        raise refused("scheme", "only http and https addresses are fetched; use one of these")
    if parsed.raw_user is not None or parsed.raw_password is not None or "@" in parsed.raw_authority:
        raise refused("userinfo", "it holds a user name or password; remove what stands before the @")
    if not host or not port or "%" in host or len(host) > 253:
        raise refused("bad_url", "its host name cannot be read; check its spelling")
    allowed_ports = _ports(policy.allowed_addresses)
    if port not in PORTS and port not in allowed_ports:
        raise refused("port", f"port {port} is not a web port; only 80 and 443 are fetched")
    _check_host(host, port, policy, port in allowed_ports)
    if not parsed.raw_path:
        parsed = parsed.with_path("/")
    return parsed


@lru_cache(16)
def _ports(addresses: frozenset[str]) -> frozenset[int]:
    return frozenset(int(address.rpartition(":")[2]) for address in addresses)


def _check_host(host: str, port: int, policy: Policy, may_be_allowed: bool) -> None:
    name = host.lower().rstrip(".")
    try:
        literal = str(ipaddress.ip_address(host))
    except ValueError:
        try:
            # The system's own reading, for spellings such as 0x7f.1, 0177.0.0.1 and 2130706433.
            literal = socket.inet_ntoa(socket.inet_aton(name))
        except OSError:
            literal = ""
        if literal and is_public(literal):
            raise refused("bad_url", f"its host is an oddly written address; write {literal}") from None
    if literal:
        check_dialled(literal, port, policy)
    elif (name == "localhost" or name.endswith(".localhost")) and not may_be_allowed:
        raise refused("inner_address", "it leads to this machine itself; use a public URL")


def shown(url: str) -> str:
    """A URL as a message may show it: cut short, nothing unprintable."""
    url = url[:200]
    return url if url.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in url)


def origin(url: URL) -> str:
    """The host as politeness knows it: scheme, name and port."""
    return f"{url.scheme}://{(url.raw_host or '').lower().rstrip('.')}:{url.port}"
