"""Content-Encoding: bodies unpacked whole, within a limit, and never taken for whole when they broke off. Pure.

The HTTP library could unpack as it reads, but it takes a gzip, br or zstd body that was cut short for a complete
one, and a figure that is not there any more would pass for one that the source withdrew.
"""

import sys
import zlib
from collections.abc import Callable
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# What we ask for: all that can be unpacked here.
ACCEPTED = "gzip, deflate, br, zstd"
# Labels that some servers send for "not packed".
_NOT_PACKED = {"", "identity", "none", "utf-8"}
MOST_LAYERS = 3
# Each costs a copy of what follows it: a body of empty parts would take minutes.
MOST_MEMBERS = 300
# RFC 9659: a body on the web may ask for a window of 8 MB at most.
_ZSTD_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}


class PackingError(ValueError):
    """The body is not what its Content-Encoding says, or broke off."""


class UnknownPackingError(PackingError):
    """A Content-Encoding that we did not ask for and cannot unpack, or too many of them."""


def layers(content_encoding: str) -> list[str]:
    """The packings that a Content-Encoding header names, in the order they were put on.

    Raises UnknownPackingError."""
    names = [name.strip().lower().removeprefix("x-") for name in content_encoding.split(",")]
    names = [name for name in names if name not in _NOT_PACKED]
    if len(names) > MOST_LAYERS or not all(name in _UNPACKERS for name in names):
        raise UnknownPackingError(content_encoding)
    return names


def unpacked(body: bytes, packings: list[str], limit: int, *, beginning: bool = False) -> bytes:
    """The plain bytes of `body`; more than `limit` of them only to show that there are more.

    With `beginning`, `body` may be cut short, and what can be had of it is enough. Raises PackingError."""
    for packing in reversed(packings):
        if not body:
            break
        try:
            body, complete = _UNPACKERS[packing](body, limit + 1)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise PackingError(str(error)) from error
        if not complete and not beginning and len(body) <= limit:
            raise PackingError("it broke off")
        if len(body) > limit and not beginning:
            break
    return body


def _gzip(body: bytes, most: int) -> tuple[bytes, bool]:
    # What follows the last member is padding.
    return _members(body, most, lambda: zlib.decompressobj(31), b"\x1f\x8b")


def _deflate(body: bytes, most: int) -> tuple[bytes, bool]:
    """With its zlib header, or, as some servers send it, without."""
    unpacker = zlib.decompressobj(15 if body[0] & 15 == 8 else -15)
    return unpacker.decompress(body, most), unpacker.eof


def _br(body: bytes, most: int) -> tuple[bytes, bool]:
    unpacker = brotli.Decompressor()
    return unpacker.process(body, output_buffer_limit=most)[:most], unpacker.is_finished()


def _zstd(body: bytes, most: int) -> tuple[bytes, bool]:
    return _members(body, most, lambda: zstd.ZstdDecompressor(options=_ZSTD_WINDOW), b"")


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _members(body: bytes, most: int, new: Callable[[], _Unpacker], mark: bytes) -> tuple[bytes, bool]:
    """One packed part after the other, each of which begins with `mark`."""
    parts: list[bytes] = []
    left = most
    for _ in range(MOST_MEMBERS):
        unpacker = new()
        parts.append(unpacker.decompress(body, left))
        left -= len(parts[-1])
        body = unpacker.unused_data
        if not unpacker.eof or left <= 0 or not body or not body.startswith(mark):
            return b"".join(parts), unpacker.eof
    raise PackingError(f"it is packed in more than {MOST_MEMBERS} parts")


_UNPACKERS: dict[str, Callable[[bytes, int], tuple[bytes, bool]]] = {
    "gzip": _gzip,
    "deflate": _deflate,
    "br": _br,
    "zstd": _zstd,
}
