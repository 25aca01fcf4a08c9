"""The words and the particulars of an HTML page."""

import logging
import re

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from .layout import clamp_spans, is_around, written
from .normal import decoded, normalised
from .particulars import particulars
from .shapes import Readable
from .tidying import steady, tidy
from .unreadable import NO_TEXT, why_unreadable

# A page of so few words is read whole: on a short official page every line counts.
SHORT = 3000
# Beyond this size telling the article from its surroundings takes too long.
TOO_BIG_TO_SIFT = 1_000_000
TOO_MANY_TO_SIFT = 60_000
MAX_TAGS = 300_000
# What main text must hold of a page that marks its own main part, and of its table rows with figures.
MAIN_SHARE = 0.6
ROW_SHARE = 0.9
# A page with so much of its text in rows of figures is read whole.
MOSTLY = 0.5

# A tag of thousands of attributes holds up the parser for minutes.
_OVERLONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})([^<>]{5000,})")
MAX_ATTRIBUTES = 500
_DIGIT = re.compile(r"\d")
TOO_LONG = "This page is too large; only its beginning was read."


def read_html(body: bytes, url: str, charset: str | None) -> Readable:
    whole = decoded(body, charset, html=True)
    text = _within_bounds(whole)
    cut = len(text) < len(whole)
    tree = _tree(text)
    if tree is None:
        return Readable("", "html", problem=NO_TEXT)
    words = _words(tree, sift=len(text) <= TOO_BIG_TO_SIFT and text.count("<") <= TOO_MANY_TO_SIFT)
    words = steady(words)
    about = particulars(tree, url)
    return Readable(
        text=words,
        kind="html",
        title=about.title,
        author=about.author,
        site=about.site,
        published=about.published,
        language=about.language,
        canonical_url=about.canonical_url,
        problem=TOO_LONG if cut else why_unreadable(tree, words, about.not_free),
    )


def _within_bounds(text: str) -> str:
    """The page as far as its MAX_TAGS-th tag: what takes a few bytes to write takes hundreds to hold."""
    if text.count("<") <= MAX_TAGS:
        return text
    place = 0
    for _ in range(MAX_TAGS):
        place = text.index("<", place) + 1
    return text[: place - 1]


def _tree(text: str) -> lxml.html.HtmlElement | None:
    text = _OVERLONG_TAG.sub(_bare, text)
    # As bytes, since lxml refuses a str that carries an XML declaration.
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    clamp_spans(tree)
    tidy(tree)
    return tree


def _bare(tag: re.Match[str]) -> str:
    return f"<{tag[1]} " if len(tag[2].split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES else tag[0]


def _words(tree: lxml.html.HtmlElement, *, sift: bool) -> str:
    region, whole = _region(tree)
    chosen = whole
    heading = _heading(tree)
    if len(whole) > SHORT and sift and not _is_mostly_rows(whole):
        sifted = _sifted(tree)
        enough = MAIN_SHARE if region.tag != "body" else 0.1
        if len(sifted) >= enough * len(whole) and _rows_kept(whole, sifted):
            chosen = sifted
    if heading and chosen and heading not in chosen[:2000]:
        return f"{heading}\n\n{chosen}"
    return chosen


def _is_mostly_rows(whole: str) -> bool:
    """Whether most of a page is tables with figures. They are kept whole in any case, so that sifting only costs."""
    rows = sum(len(line) for line in whole.split("\n") if " | " in line and _DIGIT.search(line))
    return rows > MOSTLY * len(whole)


def _region(tree: lxml.html.HtmlElement) -> tuple[lxml.html.HtmlElement, str]:
    """The part that the page marks as its main one, if it does and it holds the words; else its body. And its
    words."""
    body = tree.find("body")
    if body is None:
        return tree, normalised(written(tree))
    everything = normalised(written(body))
    for path in ("//main", "//*[@role='main']", "//article"):
        found = tree.xpath(path)
        if len(found) == 1:
            inside = normalised(written(found[0]))
            if len(inside) > 0.25 * len(everything):
                return found[0], inside
    return body, everything


def _sifted(tree: lxml.html.HtmlElement) -> str:
    """trafilatura's main text; empty if it finds none."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            tree, include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
        )
    except Exception:
        # Any page may come in; one that trips the library is read whole.
        logging.getLogger(__name__).info("trafilatura could not read a page", exc_info=True)
        return ""
    main = getattr(found, "body", None)
    return "" if main is None else normalised(written(main, extracted=True))


def _rows_kept(whole: str, sifted: str) -> bool:
    rows = [line for line in whole.split("\n") if " | " in line and _DIGIT.search(line)]
    if not rows:
        return True
    lines = set(sifted.split("\n"))
    return sum(row in lines for row in rows) >= ROW_SHARE * len(rows)


def _heading(tree: lxml.html.HtmlElement) -> str | None:
    """The page's one main heading, which some pages place outside of their main part."""
    headings = []
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if is_around(element):
            walk.skip_subtree()
        elif element.tag == "h1":
            headings.append(element)
    if len(headings) != 1:
        return None
    heading = " ".join(normalised(headings[0].text_content()).split())
    return heading if len(heading) <= 300 else None
