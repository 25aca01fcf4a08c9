"""What an HTML page says of itself: title, author, site, date of publication, language, its own address."""

import datetime as dt
import json
import logging
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import lxml.html  # type: ignore[import-untyped]

from .normal import normalised

# trafilatura reports on every page it finds hard; we say it ourselves.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

# Of the scripts that describe a page: more than that is no description, and broken ones are slow to read.
MAX_JSON = 500_000
MAX_BROKEN_JSON = 10_000
MAX_ADDRESS = 2000

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s{0,9}:\s{0,9}"?false', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Particulars:
    title: str | None = None
    author: str | None = None
    site: str | None = None
    published: dt.date | None = None
    language: str | None = None
    canonical_url: str | None = None
    not_free: bool = False
    """The page itself says that not everybody may read it (schema.org, isAccessibleForFree)."""


def particulars(tree: lxml.html.HtmlElement, url: str) -> Particulars:
    from htmldate import find_date
    from trafilatura import metadata

    not_free = _prepare_json(tree)
    language, canonical = _language(tree), _canonical(tree, url)
    try:
        found = metadata.examine_meta(tree)
        if found.author and " " not in found.author:
            found.author = None
        found = metadata.extract_meta_json(tree, found)
        title = found.title or metadata.extract_title(tree)
        author = found.author or metadata.extract_author(tree)
        site = found.sitename or metadata.extract_sitename(tree) or (urlsplit(canonical or url).hostname or "")
        date = find_date(tree, original_date=True, extensive_search=False, url=canonical or url or None)
    except Exception:
        # Any page may come in; one that trips the library is read without its particulars.
        logging.getLogger(__name__).info("trafilatura could not read a page's particulars", exc_info=True)
        title = tree.findtext(".//title")
        return Particulars(_line(title), language=language, canonical_url=canonical, not_free=not_free)
    return Particulars(_line(title), _line(author), _line(site.lstrip("@")), _date(date), language, canonical, not_free)


def _prepare_json(tree: lxml.html.HtmlElement) -> bool:
    """Takes out the descriptions that would take long to read. True if one says that the page is not free."""
    not_free = False
    left, broken_left = MAX_JSON, MAX_BROKEN_JSON
    for script in tree.xpath("//script[@type='application/ld+json' or @type='application/settings+json']"):
        words = script.text or ""
        left -= len(words)
        if left >= 0:
            not_free = not_free or bool(_NOT_FREE.search(words))
            try:
                json.loads(words, strict=False)
                continue
            except (ValueError, RecursionError):
                broken_left -= len(words)
        if left < 0 or broken_left < 0:
            script.text = None
    return not_free


def _canonical(tree: lxml.html.HtmlElement, url: str) -> str | None:
    """The address that the page claims, made whole; None if it claims none, or the one it was fetched from."""
    claims = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    claims += tree.xpath("//meta[@property='og:url']/@content")
    for claim in claims[:10]:
        try:
            whole = urljoin(url, str(claim).strip()).partition("#")[0]
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and len(whole) <= MAX_ADDRESS and whole.isprintable():
            return whole if whole != url.partition("#")[0] else None
    return None


def _date(found: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(found) if found else None
    except ValueError:
        return None


def _line(words: str | None) -> str | None:
    return (" ".join(normalised(words[:5000]).split())[:500] or None) if words else None


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
