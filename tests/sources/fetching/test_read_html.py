"""A web page comes out as its words: all of a short one, the main part of a long one, tables as rows."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.fetching import readable

URL = "https://health.example/reports/13"
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
FOOTER = "<footer><p>Copyright Health Office 2020. All rights reserved.</p></footer>"
PARAGRAPHS = "".join(
    f"<p>On day {n} the council of the town met in its hall, heard {n + 3} speakers and voted on a budget for "
    f"the roads, the schools and the new library by the river.</p>"
    for n in range(40)
)
TABLE = """<table><caption>Cases by country</caption>
<thead><tr><th>Country</th><th>Cases</th><th>Deaths</th></tr></thead>
<tbody><tr><td>China</td><td>14,411</td><td>304</td></tr><tr><td>Philippines</td><td>2</td><td>1</td></tr></tbody></table>"""
ROWS = "Cases by country\nCountry | Cases | Deaths\nChina | 14,411 | 304\nPhilippines | 2 | 1"


def html(body: str, head: str = "<title>Situation report 13</title>", lang: str = "en") -> bytes:
    return f"<!doctype html><html lang='{lang}'><head>{head}</head><body>{body}</body></html>".encode()


def text(body: str) -> str:
    return readable(html(body), "text/html; charset=utf-8", URL, "utf-8").text


def test_a_short_official_page_comes_out_whole_and_without_its_menu() -> None:
    body = f"""<header><a href="/">Health Office</a>{MENU}</header><main><h1>Situation report 13</h1>
    <p class="date">2 February 2020</p><p>As of 10:00, <b>305</b> deaths were reported worldwide.</p>{TABLE}
    <p>Source: ministries of health.</p></main>{FOOTER}"""
    assert text(body) == (
        "Situation report 13\n\n2 February 2020\n\nAs of 10:00, 305 deaths were reported worldwide.\n\n"
        f"{ROWS}\n\nSource: ministries of health."
    )


def test_a_short_page_without_any_marked_main_part_comes_out_whole() -> None:
    body = f"{MENU}<h1>Population</h1><div>Zurich</div><div><span>434,335</span> <em>(2020)</em></div>{FOOTER}"
    assert text(body) == "Population\n\nZurich\n\n434,335 (2020)"


def test_a_page_that_is_one_table_comes_out_as_rows() -> None:
    assert text(TABLE) == ROWS


def test_lists_and_line_breaks_stay_apart() -> None:
    body = """<h2>Office holders</h2><ul><li>Anna Berg, 2010 to 2015</li><li>Otto Lind, since 2015</li></ul>
    <p>Term:<br>5 years</p>"""
    assert text(body) == "Office holders\n\nAnna Berg, 2010 to 2015\nOtto Lind, since 2015\n\nTerm:\n5 years"


def test_a_figure_keeps_its_words_in_one_line() -> None:
    assert text("<p>About 1<sup>st</sup> of <b>3</b>,<i>200</i> km<sup>2</sup></p>") == "About 1st of 3,200 km2"


def test_spanning_cells_keep_every_row_under_its_headings() -> None:
    table = """<table><tr><th>Region</th><th>Place</th><th colspan="2">Deaths</th></tr>
    <tr><td rowspan="2">Asia</td><td>China</td><td>304</td><td>361</td></tr>
    <tr><td>Philippines</td><td>1</td><td></td></tr></table>"""
    assert text(table).split("\n") == [
        "Region | Place | Deaths",
        "Asia | China | 304 | 361",
        "Asia | Philippines | 1",
    ]


def test_a_table_that_only_places_things_is_read_as_a_page() -> None:
    inner = "<table><tr><td>China</td><td>304</td></tr></table>"
    body = f"<table><tr><td><h1>Report</h1><p>305 deaths.</p></td><td>{inner}</td></tr></table>"
    assert text(body) == "Report\n\n305 deaths.\n\nChina | 304"


def test_what_is_hidden_or_is_a_banner_is_not_read() -> None:
    body = """<div id="cookie-banner">We use cookies. Accept all.</div><p>305 deaths</p>
    <p hidden>1 draft</p><p style="display: none">2 draft</p>
    <script>var x = 99;</script><noscript>Turn on scripts</noscript>
    <p>Cited<sup class="reference">[7]</sup></p>"""
    assert text(body) == "305 deaths\n\nCited"


def test_a_form_around_the_whole_page_hides_nothing() -> None:
    assert text("<form id='aspnetForm'><p>305 deaths</p><button>Go</button></form>") == "305 deaths"


def test_of_a_long_article_the_surroundings_are_left_out() -> None:
    links = "".join(f"<li><a href='/{n}'>Another story {n}</a></li>" for n in range(60))
    words = text(
        f"{MENU}<div class='sidebar'><ul>{links}</ul></div><article><h1>Council</h1>{PARAGRAPHS}</article>{FOOTER}"
    )
    assert words.startswith("Council\n\nOn day 0")
    assert words.endswith("library by the river.")
    assert "Another story" not in words
    assert words.count("On day") == 40


def test_a_long_page_keeps_its_tables_row_by_row() -> None:
    words = text(f"<article><h1>Council</h1>{PARAGRAPHS}{TABLE}</article>")
    assert ROWS in words
    assert words.count("On day") == 40


def test_a_long_page_keeps_a_table_that_the_sifting_would_spoil() -> None:
    rows = "<tr><td rowspan='2'>Asia</td><td>China</td><td>304</td></tr><tr><td>Philippines</td><td>1</td></tr>"
    words = text(f"<article><h1>Council</h1>{PARAGRAPHS}<table>{rows}</table></article>")
    assert words.endswith("Asia | China | 304\nAsia | Philippines | 1")


def test_a_long_page_of_figures_in_boxes_is_not_thinned_out() -> None:
    boxes = "".join(f"<div class='card'><div>Place {n}</div><div>{n * 17}</div></div>" for n in range(300))
    words = text(f"<main><h1>Figures</h1>{boxes}</main>")
    assert "Place 299\n\n5083" in words
    assert words.count("Place") == 300


def test_the_heading_is_kept_when_it_stands_outside_the_main_part() -> None:
    words = text(f"<header><h1>305 deaths worldwide</h1></header><main>{PARAGRAPHS}</main>")
    assert words.startswith("305 deaths worldwide\n\nOn day 0")


def test_a_page_tells_of_itself() -> None:
    head = """<title>Situation report 13 | Health Office</title><meta name="author" content="Anna Berg">
    <meta property="og:site_name" content="Health Office"><link rel="canonical" href="https://health.example/r/13">
    <meta property="article:published_time" content="2020-02-02T23:30:00Z">"""
    page = readable(html(f"<h1>Situation report 13</h1>{PARAGRAPHS}", head, "en-GB"), "text/html", URL)
    assert (page.kind, page.title, page.author, page.site) == (
        "html",
        "Situation report 13",
        "Anna Berg",
        "Health Office",
    )
    assert page.published == dt.date(2020, 2, 2)
    assert page.language == "en-GB"
    assert page.canonical_url == "https://health.example/r/13"
    assert page.problem is None


def test_a_year_in_the_text_is_not_taken_for_the_date_of_publication() -> None:
    assert readable(html("<p>In 1994 and on 3 May 2011 it rained.</p>"), "text/html", URL).published is None


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", "No article text was found in this page."),
        ("<nav>Home</nav><script>x()</script>", "No article text was found in this page."),
        ("<p>Before you continue to our site</p>", "This page asks for consent and shows no article."),
        ("<p>Please enable JavaScript.</p>", "This page shows its text only to a browser with JavaScript."),
        ("<p>Subscribe to continue reading</p>", "This page shows its text to subscribers only."),
        ("<p>Verify you are human</p>", "This page asks visitors to prove that they are human."),
    ],
)
def test_a_page_without_an_article_says_why(body: str, problem: str) -> None:
    assert readable(html(body), "text/html", URL).problem == problem
    assert readable(b"", "text/html", URL).problem == "No article text was found in this page."


def test_a_long_article_that_mentions_a_wall_is_no_wall() -> None:
    words = readable(html(f"<p>Readers must subscribe to read on.</p>{PARAGRAPHS}"), "text/html", URL)
    assert words.problem is None


@pytest.mark.parametrize(
    ("encoding", "head", "claimed"),
    [
        ("utf-8", "", None),
        ("utf-8", "<meta charset='utf-8'>", None),
        ("windows-1252", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>", None),
        ("windows-1252", "", "ISO-8859-1"),
        ("utf-8", "", "iso-8859-99"),
        ("utf-8", "", "unicode_escape"),
        ("utf-8", "", "hex"),
        ("utf-8", "", "us-ascii\x00"),
        ("utf-16", "", None),
        ("utf-8-sig", "<meta charset='latin-1'>", "latin-1"),
        ("windows-1252", "<meta charset='utf-8'>", "utf-8"),
    ],
)
def test_the_encoding_is_found_even_where_the_claim_is_wrong(encoding: str, head: str, claimed: str | None) -> None:
    words = "Zürich zählt 434’335 Einwohner – so die Behörde über das Jahr 2020, für das es größere Zahlen gibt."
    body = f"<html><head>{head}</head><body><p>{words}</p></body></html>".encode(encoding)
    assert readable(body, "text/html", URL, claimed).text == words


def test_a_stray_byte_does_not_spoil_a_page() -> None:
    body = html("<p>Zürich hat 434 335 Einwohner.</p>" * 60).replace(
        b"Einwohner.</p></body>", b"Einwohner\xff.</p></body>"
    )
    assert readable(body, "text/html", URL, "utf-8").text.count("Zürich") == 60


def test_xhtml_with_an_xml_declaration_is_read() -> None:
    body = b"<?xml version='1.0' encoding='iso-8859-1'?><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='de'>"
    body += b"<body><p>\xfcber</p></body></html>"
    page = readable(body, "application/xhtml+xml", URL)
    assert (page.text, page.language) == ("über", "de")


def test_a_hostile_page_is_read_in_time() -> None:
    started = time.monotonic()
    assert readable(html("<div>" * 50_000 + "305 deaths"), "text/html", URL).kind == "html"
    wide, tall = "<tr><td rowspan=65535 colspan=65535>x</td></tr>", f"<tr>{'<td colspan=20 rowspan=10>7</td>' * 5}</tr>"
    assert text(f"<table>{wide * 3}</table>") == "x\nx\nx"
    assert text(f"<table>{wide * 3000}</table>").count("x") == 3000
    assert text(f"<table>{tall * 1000}</table>").count("7") == 5000
    many = " ".join(f"a{n}=1" for n in range(100_000))
    assert text(f"<p {many}>305 deaths</p>") == "305 deaths"
    assert time.monotonic() - started < 10


def test_tags_that_are_never_closed_lose_no_words() -> None:
    assert text("<p>" + "<font><b>word </b>" * 800).split() == ["word"] * 800


def test_what_cannot_be_stored_or_seen_is_left_out() -> None:
    assert text("<p>\x00&#0;&#xD800;305\u202e dea\u00adths\u200b</p>").endswith("305 deaths")


@settings(max_examples=150, deadline=None)  # the first example loads the reader
@given(st.binary(max_size=400) | st.text(alphabet="<>/=\"' tdrhpableivs&;#x0\n", max_size=400).map(str.encode))
def test_any_bytes_are_read_without_an_error(body: bytes) -> None:
    page = readable(body, "text/html", URL)
    assert page.text == page.text.strip()
    page.text.encode()
    assert "\x00" not in page.text
