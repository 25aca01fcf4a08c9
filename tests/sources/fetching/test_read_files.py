"""PDF, plain text, JSON and CSV come out as text that a reviewer can read."""

import json
import time
import unicodedata
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.fetching import readable
from sources.fetching.normal import normalised

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fpdf import FPDF

URL = "https://health.example/report"


def pdf(*pages: str, **about: str) -> bytes:
    made = FPDF()
    for page in pages:
        made.add_page()
        made.set_font("helvetica", size=11)
        if page:
            made.multi_cell(0, text=page)
    if "title" in about:
        made.set_title(about["title"])
    if "password" in about:
        made.set_encryption(owner_password="owner", user_password=about["password"])
    return bytes(made.output())


def test_a_pdf_comes_out_in_sentences() -> None:
    sentence = (
        "The committee took note of estimates that range from tens of thousands to upwards of 1 million people "
        "who are held."
    )
    page = readable(pdf(sentence, "Second page: 305 deaths."), "application/pdf", URL)
    assert page.kind == "pdf"
    assert page.text == f"{sentence}\n\nSecond page: 305 deaths."
    assert page.problem is None


def test_words_that_the_width_of_a_pdf_page_broke_are_joined() -> None:
    body = pdf("The popu-\nlation rose in 2019-\n2020 to\n305 people.")
    assert readable(body, "application/pdf", URL).text == "The population rose in 2019-\n2020 to\n305 people."


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    for claimed in ("text/html", "application/octet-stream", ""):
        assert readable(pdf("305 deaths", title="Report"), claimed, URL).title == "Report"


def test_a_pdf_that_cannot_be_read_says_why() -> None:
    assert readable(pdf("", ""), "application/pdf", URL).problem == "This PDF holds only images; no text could be read."
    locked = readable(pdf("x", password="secret"), "application/pdf", URL)
    assert locked.problem == "This PDF is locked with a password and could not be read."
    for damaged in (b"%PDF-1.7\n", b"%PDF-1.4 nonsense " * 100, pdf("words")[:300]):
        page = readable(damaged, "application/pdf", URL)
        assert page.text == ""
        assert page.problem in (
            "This PDF is damaged and could not be read.",
            "This PDF holds only images; no text could be read.",
        )


@settings(deadline=None)  # the first example loads the reader
@given(st.integers(0, 900), st.binary(min_size=1, max_size=30))
def test_a_damaged_pdf_is_never_an_error(at: int, junk: bytes) -> None:
    body = DAMAGED[:at] + junk + DAMAGED[at + len(junk) :]
    assert readable(body, "application/pdf", URL).kind == "pdf"


DAMAGED = pdf("The committee took note of 305 deaths.")


def test_plain_text_is_kept_as_it_stands() -> None:
    page = readable("Deaths:\t305  \r\n\r\n\r\n\r\nZürich\u00a0434\u00a0335\r".encode(), "text/plain", URL)
    assert (page.kind, page.text) == ("text", "Deaths: 305\n\nZürich 434 335")
    assert readable(b"", "text/plain", URL).problem == "This file holds no text."


def test_a_file_that_is_no_text_says_so() -> None:
    assert readable(b"\x7fELF\x00\x00\x01" * 99, "", URL).problem == "This file is not text and could not be read."
    image = readable(b"\x89PNG\r\n", "image/png", URL)
    assert image.text == ""
    assert image.problem == "A file of type 'image/png' cannot be read; use a web page, PDF, text, CSV or JSON."


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_comes_out_as_rows(separator: str) -> None:
    rows = [["Country", "Cases", "Deaths"], ["China", '"14,411"', "304"], ["Philippines", "2", "1"]]
    body = "\r\n".join(separator.join(row) for row in rows).encode()
    page = readable(body, "text/csv", URL)
    assert (page.kind, page.text) == ("csv", "Country | Cases | Deaths\nChina | 14,411 | 304\nPhilippines | 2 | 1")
    assert readable(body, "application/octet-stream", URL + ".csv?version=2").text == page.text


def test_json_comes_out_with_its_names_and_its_numbers_as_written() -> None:
    body = b"""{"report": {"date": "2020-02-02", "final": true, "rate": 2.10, "big": 1e400, "none": null},
      "countries": [{"name": "China", "deaths": 304}, {"name": "Philippines", "deaths": 1, "note": "first"}],
      "tags": ["virus", 7]}"""
    page = readable(body, "application/json", URL)
    assert page.kind == "json"
    assert page.text.split("\n") == [
        "report date: 2020-02-02",
        "report final: yes",
        "report rate: 2.10",
        "report big: 1e400",
        "report none:",
        "countries",
        "name | deaths | note",
        "China | 304",
        "Philippines | 1 | first",
        "tags: virus, 7",
    ]


def test_broken_json_is_shown_with_a_warning() -> None:
    for body in (b'{"deaths": 305', b"[" * 100_000):
        page = readable(body, "application/json", URL)
        assert page.text == body.decode()
        assert page.problem == "This file is not valid JSON; it is shown as it stands."


@settings(deadline=None)  # the first example loads the reader
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_is_read(value: object) -> None:
    assert readable(json.dumps(value).encode(), "application/json", URL).kind == "json"


@settings(deadline=None)  # the first example loads the reader
@given(st.text())
def test_the_normal_form_is_reached_in_one_step(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    assert "\n\n\n" not in once
    assert all(line == line.strip() for line in once.split("\n"))


@settings(deadline=None)  # the first example loads the reader
@given(
    st.binary(max_size=300), st.sampled_from(["text/plain", "text/csv", "application/json", ""]), st.text(max_size=8)
)
def test_any_bytes_are_read_without_an_error(body: bytes, content_type: str, charset: str) -> None:
    readable(body, content_type, URL, charset).text.encode()


def test_a_feed_and_a_file_of_figures_in_xml_come_out_as_rows() -> None:
    feed = b"""<?xml version="1.0"?><rss><channel><title>Health Office</title>
    <item><title>305 deaths</title><description>&lt;p&gt;As of &lt;b&gt;10:00&lt;/b&gt;&lt;/p&gt;</description></item>
    <item><title>306 deaths</title><description>As of 11:00</description></item></channel></rss>"""
    assert readable(feed, "application/rss+xml", URL).text.split("\n") == [
        "channel title: Health Office",
        "channel item",
        "title | description",
        "305 deaths | As of 10:00",
        "306 deaths | As of 11:00",
    ]
    figures = b"<d:rates xmlns:d='u'><d:r cur='USD' rate='1.0840'/><d:r cur='CHF' rate='0.93'/></d:rates>"
    assert readable(figures, "text/xml", URL).text == "r\ncur | rate\nUSD | 1.0840\nCHF | 0.93"


def test_hostile_xml_opens_nothing_and_takes_no_time() -> None:
    started = time.process_time()
    layers = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(12))
    bomb = f"<!DOCTYPE x [<!ENTITY e0 'boom'>{layers}]><x><y>&e12;</y><z>305</z></x>"
    assert "boom" not in readable(bomb.encode(), "application/xml", URL).text
    secret = b"<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><x>&f;</x>"
    assert "root" not in readable(secret, "application/xml", URL).text
    for body in (b"<a>" * 300_000, b"<a><b/>" * 100_000, b"<a " + b"x='1' " * 100_000, b"", b"<"):
        readable(body, "application/xml", URL)
    assert time.process_time() - started < 5
