"""What a ClaimReview lacks, in words: for approver, command and tests. Pure: a dict in, findings out.

Required and recommended are the properties that Google's documentation of ClaimReview names so, with what schema.org
says of their values: https://developers.google.com/search/docs/appearance/structured-data/factcheck
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

NUMBERS = ("ratingValue", "bestRating", "worstRating")


class Level(Enum):
    ERROR = "error"
    """Required, or given in a form that its readers refuse."""

    WARNING = "warning"
    """Recommended."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`property` is a path such as itemReviewed.author.name."""

    level: Level
    property: str
    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.property}: {self.problem} {self.mend}"


def lint(review: dict[str, Any]) -> list[Finding]:
    """What is wrong with a ClaimReview, errors first; empty where nothing is."""
    found = [*_head(review), *_rating(review.get("reviewRating")), *_claim(review), *_dates(review)]
    return sorted(found, key=lambda one: one.level is not Level.ERROR)


def _head(review: dict[str, Any]) -> Iterator[Finding]:
    if review.get("@context") not in {"https://schema.org", "http://schema.org"}:
        yield _error("@context", _("it does not name schema.org."), _("Write https://schema.org."))
    if review.get("@type") != "ClaimReview":
        yield _error("@type", _("it is no ClaimReview."), _("Write ClaimReview."))
    if not _text(review, "claimReviewed"):
        yield _error("claimReviewed", _("the claim has no words."), _("Give the words that were checked."))
    if not _is_web(review.get("url")):
        yield _error("url", _("it is not the address of a page."), _("Set TRACKER_PUBLIC_URL to the public address."))
    author = _object(review, "author")
    if not author:
        yield _warning("author", _("it is not said who checked."), _("Set TRACKER_NEWSROOM_NAME."))
    elif not _text(author, "name"):
        yield _error("author.name", _("it is not said who checked."), _("Set TRACKER_NEWSROOM_NAME."))
    elif not _is_web(author.get("url")):
        yield _warning("author.url", _("our address is missing."), _("Set TRACKER_PUBLIC_URL to the public address."))
    for name in ("logo", "image"):
        if author and name in author and not _is_web(author[name]):
            yield _error(
                f"author.{name}", _("it is not a web address."), _("Set TRACKER_NEWSROOM_LOGO to a whole address.")
            )
    if not _text(review, "inLanguage"):
        yield _warning("inLanguage", _("the language is missing."), _("Give the article's language."))


def _rating(rating: Any) -> Iterator[Finding]:
    if not isinstance(rating, dict):
        yield _error("reviewRating", _("there is no rating."), _("Choose a rating."))
        return
    if not _text(rating, "alternateName"):
        yield _error("reviewRating.alternateName", _("the rating has no words."), _("Name the rating in the scale."))
    given = [name for name in NUMBERS if name in rating]
    # A rating that is no degree, such as unproven, has none of them.
    if not given:
        return
    for name in NUMBERS:
        if name not in rating:
            yield _error(f"reviewRating.{name}", _("it is missing beside the others."), _("Give all three or none."))
        elif not isinstance(rating[name], int) or isinstance(rating[name], bool):
            yield _error(f"reviewRating.{name}", _("it is no whole number."), _("Give the rating a whole number."))
    if any(not isinstance(rating.get(name), int) for name in NUMBERS):
        return
    if rating["worstRating"] != 1:
        yield _error("reviewRating.worstRating", _("the worst rating is not 1."), _("Count the scale from 1."))
    if not rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]:
        yield _error(
            "reviewRating.ratingValue",
            _("it is not between the worst and the best."),
            _("Mend the numbers of the scale."),
        )


def _claim(review: dict[str, Any]) -> Iterator[Finding]:
    claim = _object(review, "itemReviewed")
    if not claim:
        yield _warning("itemReviewed", _("nothing is told of the claim itself."), _("Say who made it, where and when."))
        return
    if claim.get("@type") != "Claim":
        yield _error("itemReviewed.@type", _("it is no Claim."), _("Write Claim."))
    yield from _maker(claim, us=_text(_object(review, "author"), "name"))
    if "datePublished" not in claim:
        yield _warning(
            "itemReviewed.datePublished",
            _("it is not said when the claim was made."),
            _("Give the day on which the article was published."),
        )
    for name in ("appearance", "firstAppearance"):
        works = claim.get(name)
        if not works:
            yield _warning(
                f"itemReviewed.{name}", _("it is not said where the claim was made."), _("Give the article's address.")
            )
        for work in works if isinstance(works, list) else [works] if works else []:
            if not _is_web(work.get("url") if isinstance(work, dict) else work):
                yield _error(f"itemReviewed.{name}", _("it is not a web address."), _("Give the article's address."))


def _maker(claim: dict[str, Any], us: str) -> Iterator[Finding]:
    maker = _object(claim, "author")
    mend = _("Say who made the claim, or give the article a publisher.")
    if not maker:
        yield _warning("itemReviewed.author", _("it is not said who made the claim."), mend)
    elif not _text(maker, "name"):
        yield _error("itemReviewed.author.name", _("whoever made the claim has no name."), mend)
    elif us and _text(maker, "name").casefold() == us.casefold():
        yield _error(
            "itemReviewed.author.name",
            _("we made the claim ourselves."),
            _("Give no ClaimReview for our own copy."),
        )


def _dates(review: dict[str, Any]) -> Iterator[Finding]:
    if "datePublished" not in review:
        yield _warning("datePublished", _("it is not said when we published."), _("Publish the verdict."))
    claim = _object(review, "itemReviewed")
    days = {
        "datePublished": review.get("datePublished"),
        "dateModified": review.get("dateModified"),
        "itemReviewed.datePublished": claim.get("datePublished"),
    }
    read = {name: _day(given) for name, given in days.items() if given is not None}
    for name, day in read.items():
        if day is None:
            yield _error(name, _("it is no date."), _("Write it as 2020-02-02."))
    made, published = read.get("itemReviewed.datePublished"), read.get("datePublished")
    if made and published and made > published:
        yield _warning(
            "itemReviewed.datePublished",
            _("the claim is dated after our verdict on it."),
            _("Look at the article's date."),
        )


def _error(name: str, problem: str, mend: str) -> Finding:
    return Finding(Level.ERROR, name, problem, mend)


def _warning(name: str, problem: str, mend: str) -> Finding:
    return Finding(Level.WARNING, name, problem, mend)


def _object(of: dict[str, Any], name: str) -> dict[str, Any]:
    held = of.get(name)
    return held if isinstance(held, dict) else {}


def _text(of: dict[str, Any], name: str) -> str:
    held = of.get(name)
    return held.strip() if isinstance(held, str) else ""


def _is_web(url: Any) -> bool:
    if not isinstance(url, str):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _day(text: Any) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except (TypeError, ValueError):
        return None
