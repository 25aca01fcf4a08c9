"""Packed bodies come out whole, within bounds, or not at all."""

import contextlib
import gzip
import time
import zlib
from collections.abc import Callable

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st
from loopback import Site, one, page, policy

from sources.fetching.unpacking import PackingError, layers, unpacked

TEXT = b"<p>" + b"305 deaths " * 5000


def raw_deflate(text: bytes) -> bytes:
    return zlib.compress(text)[2:-4]


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_body_is_unpacked_and_asked_for(site: Site, name: str) -> None:
    site.pages["/"] = page(PACKERS[name](TEXT), Content_Encoding=name)
    assert one(site.url(), policy(site)).body == TEXT
    assert name in site.seen[0][1]["accept-encoding"].split(", ")


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("deflate", raw_deflate(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("GZIP", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT) + bytes(512)),
        ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("zstd", zstd.compress(TEXT[:100]) + zstd.compress(TEXT[100:])),
        ("gzip, br", brotli.compress(gzip.compress(TEXT))),
        ("identity", TEXT),
        ("none", TEXT),
        ("UTF-8", TEXT),
    ],
)
def test_odd_ways_to_pack_and_to_name_it_are_understood(site: Site, label: str, body: bytes) -> None:
    site.pages["/"] = page(body, Content_Encoding=label)
    assert one(site.url(), policy(site)).body == TEXT


@pytest.mark.parametrize("name", PACKERS)
def test_a_packed_body_that_was_cut_short_is_not_taken_for_the_whole(site: Site, name: str) -> None:
    site.pages["/"] = page(PACKERS[name](TEXT)[:-5], Content_Encoding=name)
    assert one(site.url(), policy(site)).reason == "broken_body"


@given(st.binary(max_size=2000), st.sampled_from(list(PACKERS)), st.integers(1, 2000))
def test_any_cut_shows(text: bytes, name: str, cut: int) -> None:
    packed = PACKERS[name](text)
    assert unpacked(packed, [name], 2000) == text
    if cut < len(packed):
        with pytest.raises(PackingError):
            unpacked(packed[:cut], [name], 2000)


@given(st.binary(max_size=300), st.lists(st.sampled_from(list(PACKERS)), max_size=3), st.booleans())
def test_any_bytes_are_unpacked_or_refused(body: bytes, names: list[str], beginning: bool) -> None:
    with contextlib.suppress(PackingError):
        assert len(unpacked(body, names, 1000, beginning=beginning)) <= max(1001, len(body))


@pytest.mark.parametrize("label", ["lzma", "gzip, lzma", "gzip, gzip, gzip, gzip", "compress"])
def test_a_packing_that_is_not_known_is_told(site: Site, label: str) -> None:
    with pytest.raises(PackingError):
        layers(label)
    site.pages["/"] = page(b"abcd", Content_Encoding=label)
    response = one(site.url(), policy(site))
    assert (response.reason, label in response.message) == ("bad_encoding", True)


def test_a_body_of_very_many_empty_parts_is_given_up_at_once() -> None:
    started = time.monotonic()
    for name in ("gzip", "zstd"):
        with pytest.raises(PackingError, match="more than 300 parts"):
            unpacked(PACKERS[name](b"") * 100_000, [name], 10_000_000)
    assert time.monotonic() - started < 5


def test_a_body_that_asks_for_more_memory_than_the_web_allows_is_given_up() -> None:
    packer = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    with pytest.raises(PackingError):
        unpacked(packer.compress(TEXT) + packer.flush(), ["zstd"], 10_000_000)


def test_layers_of_packing_stop_at_the_limit_one_by_one() -> None:
    inner = zlib.compress(bytes(50_000_000))
    packed = gzip.compress(gzip.compress(inner))
    assert len(unpacked(packed, ["deflate", "gzip", "gzip"], 1_000_000)) == 1_000_001
