"""One HTTP exchange: a GET to one address, no redirect followed, every limit kept."""

import asyncio
from dataclasses import dataclass

import aiohttp
from multidict import CIMultiDictProxy
from yarl import URL

from .guard import refused
from .shapes import Failure, Outcome, Policy
from .unpacking import PackingError, UnknownPackingError, layers, unpacked

# What is read of an answer that is not a page: enough to tell a challenge from an error.
PREFIX_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: CIMultiDictProxy[str]
    body: bytes
    """The decompressed body of a 2xx answer; of any other, its beginning."""


def unreachable(reason: str, problem: str) -> Failure:
    return Failure(Outcome.UNREACHABLE, reason, problem)


async def get(
    session: aiohttp.ClientSession,
    url: URL,
    headers: dict[str, str],
    policy: Policy,
    seconds: float,
    *,
    beginning: bool = False,
) -> Answer:
    """Raises Failure for every way in which no answer can be had within `seconds` and the policy's limits.
    With `beginning`, a body over the limit is cut there instead of refused."""
    answered = False
    try:
        async with (
            asyncio.timeout(seconds),
            session.get(url, headers=headers, allow_redirects=False) as response,
        ):
            answered = True
            if response.status == 206:
                raise unreachable("bad_answer", "it sends a part of the page when asked for all of it; try again later")
            if 200 <= response.status < 300:
                body = await _body(response, policy.max_bytes, beginning)
            else:
                body = await _prefix(response)
            return Answer(response.status, response.headers, body)
    except Failure:
        raise
    except aiohttp.ConnectionTimeoutError:
        raise unreachable(
            "connect_timeout", f"no connection within {policy.connect_timeout:g} s; try again later"
        ) from None
    except aiohttp.SocketTimeoutError:
        silence = f"{policy.first_byte_timeout:g} s"
        if answered:
            raise unreachable("total_timeout", f"the answer stalled for {silence}; try again later") from None
        raise unreachable("first_byte_timeout", f"no answer within {silence}; try again later") from None
    except TimeoutError:
        raise unreachable(
            "total_timeout", f"the answer was not complete within {policy.total_timeout:g} s; try again later"
        ) from None
    except (aiohttp.InvalidURL, UnicodeError):
        raise refused("bad_url", "it cannot be read as a web address; check its spelling") from None
    except (aiohttp.ClientError, OSError) as error:
        raise _told(error) from error


def _told(error: Exception) -> Failure:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return unreachable("dns", f"the name {error.host} is not known; check its spelling")
        case aiohttp.ClientSSLError():
            return unreachable(
                "tls", "its certificate or encryption is not valid; check the address, or attach a saved copy"
            )
        case aiohttp.ClientConnectorError():
            return unreachable("connect", f"no connection to {error.host}:{error.port}; try again later")
        case aiohttp.ClientResponseError():
            # aiohttp gives the two header limits no error class of their own on the way out.
            if error.message.startswith(("Got more than", "Too many headers")):
                return refused("long_headers", "its headers are too many or too long; attach a saved copy")
            return unreachable("bad_answer", "the server did not answer in HTTP; check the address")
        case aiohttp.ClientPayloadError():
            return _broken()
    return unreachable("disconnected", "the server closed the connection; try again later")


async def _body(response: aiohttp.ClientResponse, limit: int, beginning: bool) -> bytes:
    named = response.headers.get("Content-Encoding", "")
    try:
        packings = layers(named)
        packed, more = await _packed(response, limit, beginning)
        body = unpacked(packed, packings, limit, beginning=more)
    except UnknownPackingError:
        raise unreachable("bad_encoding", f"its encoding {named[:40]!r} is not known; attach a saved copy") from None
    except PackingError:
        raise _broken() from None
    if (more or len(body) > limit) and not beginning:
        raise refused("too_large", f"it is larger than {limit:,} bytes; attach a saved copy of what is needed")
    return body[:limit]


async def _packed(response: aiohttp.ClientResponse, limit: int, beginning: bool) -> tuple[bytes, bool]:
    """The first `limit` bytes of the body as it is sent, and whether there are more."""
    if not beginning and (response.content_length or 0) > limit:
        response.close()
        return b"", True
    parts = []
    size = 0
    async for part in response.content.iter_any():
        size += len(part)
        parts.append(part)
        if size > limit:
            response.close()
            break
    return b"".join(parts)[:limit], size > limit


async def _prefix(response: aiohttp.ClientResponse) -> bytes:
    """What can be had of the beginning of a body that is not the page, for a look at what it is."""
    try:
        packed, _ = await _packed(response, PREFIX_BYTES, True)
        body = unpacked(packed, layers(response.headers.get("Content-Encoding", "")), PREFIX_BYTES, beginning=True)
    except (aiohttp.ClientPayloadError, aiohttp.SocketTimeoutError, PackingError):
        response.close()
        return b""
    return body[:PREFIX_BYTES]


def _broken() -> Failure:
    return unreachable("broken_body", "the answer broke off or could not be decoded; try again later")
