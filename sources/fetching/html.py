"""The words and the particulars of an HTML page."""

import datetime as dt
import logging
import re

import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from .layout import clamp_spans, is_around, rows_of, written
from .normal import decoded, normalised
from .shapes import Readable

# trafilatura reports on every page it finds hard; we say it ourselves.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# A page of so few words is read whole: on a short official page every line counts.
SHORT = 3000
# Beyond this size telling the article from its surroundings takes too long.
TOO_BIG_TO_SIFT = 1_000_000
# What main text must hold of a page that marks its own main part, and of its table rows with figures.
MAIN_SHARE = 0.6
ROW_SHARE = 0.9

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
# A tag of thousands of attributes holds up the parser for minutes.
_OVERLONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})([^<>]{5000,})")
MAX_ATTRIBUTES = 500
_DIGIT = re.compile(r"\d")
# Pages of few words that hold one of these say nothing else.
_NOT_A_PAGE = {
    r"before you continue|(accept|agree to|use of) (all )?cookies|we value your privacy|your privacy choices": (
        "This page asks for consent and shows no article."
    ),
    r"(enable|turn on|requires?) java ?script|java ?script (is|must be) (disabled|enabled|required)": (
        "This page shows its text only to a browser with JavaScript."
    ),
    r"(subscribe|sign in|log in|register)\b.{0,40}\b(to )?(continue|keep|read|access|view)": (
        "This page shows its text to subscribers only."
    ),
    r"just a moment|verify(ing)? (that )?you are (a )?human|are you a robot|unusual traffic": (
        "This page asks visitors to prove that they are human."
    ),
}
NO_TEXT = "No article text was found in this page."


def read_html(body: bytes, url: str, charset: str | None) -> Readable:
    text = decoded(body, charset, html=True)
    tree = _tree(text)
    if tree is None:
        return Readable("", "html", problem=NO_TEXT)
    words = _words(tree, len(text))
    title, author, site, published, canonical = _particulars(tree, url)
    return Readable(
        text=words,
        kind="html",
        title=title,
        author=author,
        site=site,
        published=published,
        language=_language(tree),
        canonical_url=canonical,
        problem=_problem(words),
    )


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
    return tree


def _bare(tag: re.Match[str]) -> str:
    return f"<{tag[1]} " if len(tag[2].split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES else tag[0]


def _words(tree: lxml.html.HtmlElement, size: int) -> str:
    region = _region(tree)
    whole = normalised(written(region))
    chosen = whole
    heading = _heading(tree)
    if len(whole) > SHORT and size <= TOO_BIG_TO_SIFT:
        sifted = _sifted(tree)
        enough = MAIN_SHARE if region.tag != "body" else 0.1
        if len(sifted) >= enough * len(whole) and _rows_kept(region, sifted):
            chosen = sifted
    if heading and chosen and heading not in chosen[:2000]:
        return f"{heading}\n\n{chosen}"
    return chosen


def _region(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The part that the page marks as its main one, if it does and it holds the words; else its body."""
    body = tree.find("body")
    if body is None:
        return tree
    for path in ("//main", "//*[@role='main']", "//article"):
        found = tree.xpath(path)
        if len(found) == 1:
            inside = len(" ".join(written(found[0]).split()))
            if inside > 0.25 * len(" ".join(written(body).split())):
                return found[0]
    return body


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


def _rows_kept(region: etree._Element, sifted: str) -> bool:
    rows = [normalised(row) for row in rows_of(region) if _DIGIT.search(row)]
    if not rows:
        return True
    lines = set(sifted.split("\n"))
    return sum(row in lines for row in rows) >= ROW_SHARE * len(rows)


def _heading(tree: lxml.html.HtmlElement) -> str | None:
    """The page's one main heading, which some pages place outside of their main part."""
    headings = [h for h in tree.iter("h1") if not any(is_around(up) for up in [h, *h.iterancestors()])]
    if len(headings) != 1:
        return None
    heading = " ".join(normalised(headings[0].text_content()).split())
    return heading if len(heading) <= 300 else None


def _particulars(
    tree: lxml.html.HtmlElement, url: str
) -> tuple[str | None, str | None, str | None, dt.date | None, str | None]:
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(tree, default_url=url or None, extensive=False)
    except Exception:
        logging.getLogger(__name__).info("trafilatura could not read a page's particulars", exc_info=True)
        return tree.findtext(".//title"), None, None, None, None
    try:
        published = dt.date.fromisoformat(found.date) if found.date else None
    except ValueError:
        published = None
    canonical = found.url if found.url and found.url != url else None
    return _line(found.title), _line(found.author), _line(found.sitename), published, canonical


def _line(words: str | None) -> str | None:
    return (" ".join(normalised(words).split())[:500] or None) if words else None


def _language(tree: lxml.html.HtmlElement) -> str | None:
    claims = [
        tree.get("lang"),
        tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        tree.get("xml:lang"),
        *tree.xpath("//meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content"),
        *tree.xpath("//body/@lang"),
    ]
    for claim in claims:
        if claim and _LANGUAGE.fullmatch(claim.strip()):
            return str(claim).strip().replace("_", "-")
    return None


def _problem(words: str) -> str | None:
    if not words:
        return NO_TEXT
    if len(words) < 1500:
        for sign, sentence in _NOT_A_PAGE.items():
            if re.search(sign, words, re.IGNORECASE):
                return sentence
    return None
