"""Web addresses in one spelling, so that a page is one source however it was typed."""

from yarl import URL

LONGEST_HOST = 253
"""Characters of a name in DNS (RFC 1035, 2.3.4, written out)."""


class AddressError(ValueError):
    """The text is no address that a source can have."""


def canonical_url(text: str) -> str:
    """`text` with scheme and host in lower case, no default port, no fragment, one percent-encoding.

    Raises AddressError, naming the address and the fix, for anything but a plain http or https address.
    """
    try:
        url = URL(text.strip()).with_fragment(None)
    except ValueError as error:
        raise AddressError(f"{text!r} is not a web address ({error}).") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise AddressError(f"{text!r} is not a web address. It must begin with http:// or https:// and name a host.")
    if url.user is not None or url.password is not None:
        raise AddressError(f"{url.with_user(None)} was given with a user name. Leave the sign-in out of the address.")
    if len(url.raw_host or "") > LONGEST_HOST:
        raise AddressError(
            f"The host {(url.raw_host or '')[:60]}... is {len(url.raw_host or '')} characters long; "
            f"a host has at most {LONGEST_HOST}. Check the address."
        )
    if len(str(url)) > 2000:
        raise AddressError(f"The address at {url.host} is {len(str(url))} characters long; at most 2,000 are kept.")
    return str(url)


def host_key(url: str) -> str:
    """The server behind an address, as 'https://example.org:443'."""
    parsed = URL(url)
    return f"{parsed.scheme}://{parsed.raw_host}:{parsed.port}"
