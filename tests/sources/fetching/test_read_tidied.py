"""No mark, struck word or passing line changes what a page's figures are."""

import time

import pytest

from sources.fetching import readable
from sources.fetching.normal import normalised

URL = "https://health.example/reports/13"


def text(body: str, lang: str = "en") -> str:
    page = f"<!doctype html><html lang='{lang}'><head><title>Report</title></head><body>{body}</body></html>"
    return readable(page.encode(), "text/html", URL, "utf-8").text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("361<sup>2</sup> deaths", "361 deaths"),
        ("361<sup>[2]</sup> deaths", "361 deaths"),
        ("361<sup><a href='#n2'>2</a></sup><sup>,</sup><sup><a href='#n3'>3</a></sup> deaths", "361, deaths"),
        ("361<sup>1, 2</sup> deaths", "361 deaths"),
        ("361<sup>a</sup> deaths", "361 deaths"),
        ("361<sup>†</sup> deaths", "361 deaths"),
        ("361<a href='#fn'>[2]</a> deaths", "361 deaths"),
        ("deaths<sup>1</sup> rose", "deaths rose"),
        ("<b>361</b><sup>2</sup> deaths", "361 deaths"),
        ("10<sup>6</sup> people, 3 × 10<sup>−3</sup>", "10^6 people, 3 × 10^−3"),
        ("2,010<sup>6</sup> people", "2,010 people"),
        ("20 km<sup>2</sup>, 5 m<sup>3</sup>, CO<sup>2</sup>", "20 km2, 5 m3, CO2"),
        ("the 8<sup>th</sup> and the 1<sup>st</sup>", "the 8th and the 1st"),
        ("1<sup>1</sup>/<sub>2</sub> years", "1 1/2 years"),
        ("CO<sub>2</sub>, <sup>14</sup>C", "CO2, 14C"),
        ("It was <del>304</del><ins>305</ins> deaths", "It was 305 deaths"),
        ("It was <s>304</s> 305 deaths", "It was 305 deaths"),
        ("<q>Never said</q>, he said", "“Never said”, he said"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字"),
        ("<span>1</span>,<span>200</span> and 1&nbsp;234 and 5<wbr>678", "1,200 and 1 234 and 5678"),
        ("<h2><button>Deaths by country</button></h2>", "Deaths by country"),
    ],
)
def test_a_figure_is_read_as_a_reader_sees_it(written: str, read: str) -> None:
    assert text(f"<div>{written}</div>") == read


def test_an_ordinal_letter_is_kept_in_the_languages_that_have_it() -> None:
    assert text("<p>El 3<sup>o</sup> y la 4<sup>a</sup></p>", "es") == "El 3o y la 4a"
    assert text("<p>Le 2<sup>e</sup> tour, le 1<sup>er</sup> mai</p>", "fr-CH") == "Le 2e tour, le 1er mai"


def test_marks_in_table_cells_do_not_lengthen_their_figures() -> None:
    rows = "<tr><th>Country</th><th>Deaths</th></tr><tr><td>China<sup>1</sup></td><td>361<sup>2</sup></td></tr>"
    assert text(f"<table>{rows}<tr><td>Fiji</td><td><del>4</del><ins>5</ins></td></tr></table>") == (
        "Country | Deaths\nChina | 361\nFiji | 5"
    )


CHANGING = """<header><p>Updated {ago} minutes ago</p></header>
<main><h1>Report</h1><p><time datetime="2020-02-02T10:0{n}:00Z">{ago} hours ago</time></p>
<p nonce="{n}">As of 10:00, 305 deaths were reported.</p>
<div class="related-stories"><ul><li><a href="/{n}">Story number {n} of the day</a></li></ul></div>
<aside class="most-read"><h2>Read</h2><a href="/x{n}">The other story number {n}</a></aside>
<p>Visitors: 12,{n}31</p><p>{n} people are reading this</p><p>Page generated in 0.{n}1 seconds</p>
<div class="CybotCookiebotDialog">We use {n} cookies</div></main><script>var now = {n};</script>"""


def test_a_page_that_changes_on_every_load_reads_the_same() -> None:
    readings = {text(CHANGING.format(ago=n + 2, n=n)) for n in range(1, 6)}
    assert readings == {"Report\n\n2020-02-02\n\nAs of 10:00, 305 deaths were reported."}


def test_news_about_visitors_and_boxes_with_figures_stay() -> None:
    for words in ("Visitors: 12,431 came to the fair on Sunday", "305 people died 5 minutes ago, police said"):
        assert text(f"<p>{words}</p>") == words
    box = "<div class='related-data'><p>305 deaths in all, of which 3 abroad</p><a href='/d'>Data</a></div>"
    assert text(box).startswith("305 deaths in all")
    table = "<section class='related'><table><tr><td><a href='/c'>China</a></td><td>3</td></tr></table></section>"
    assert text(table) == "China | 3"


def test_very_long_runs_of_marks_are_cut_at_once() -> None:
    started = time.monotonic()
    assert len(normalised("a" + "\u0327\u0301" * 500_000)) < 40
    assert normalised("e\u0301" * 1000) == "é" * 1000
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "piece",
    [
        "7<sup>1</sup>", "<sup>1", "<q>x", "<div class=related>x", "<div class=related><a>x</a>", "<del>x", "<time>1",
        "<footer>x</footer>", "<body><p>x", "<table><tr><td>x", "<a href='#'>[1]</a>", "<h1>x", "<div id=root>",
    ],
)  # fmt: skip
def test_a_page_of_one_thing_over_and_over_is_read_in_time(piece: str) -> None:
    started = time.process_time()
    assert readable((piece * (300_000 // len(piece))).encode(), "text/html", URL).kind == "html"
    assert time.process_time() - started < 15


def test_descriptions_that_are_broken_or_huge_hold_nothing_up() -> None:
    started = time.process_time()
    for inside in ('{"author":"' * 30_000, "[" * 300_000, '{"@type": "x"} ' * 20_000):
        page = f"<head><script type='application/ld+json'>{inside}</script></head><body><p>305 deaths</p></body>"
        assert readable(page.encode(), "text/html", URL).text == "305 deaths"
    assert time.process_time() - started < 15


def test_of_a_page_of_a_million_tags_the_beginning_is_read_and_said_to_be() -> None:
    page = readable(b"<p>305 deaths</p>" * 200_000, "text/html", URL)
    assert page.text.startswith("305 deaths\n\n305 deaths")
    assert page.problem == "This page is too large; only its beginning was read."
