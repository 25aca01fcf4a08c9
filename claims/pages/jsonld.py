"""ClaimReview, so that machines can read a verdict: https://schema.org/ClaimReview."""

from __future__ import annotations

import json
import re
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from claims.models import PublicClaim, Verdict
from claims.pages.about import about
from claims.pages.standing import standing
from claims.pages.text import web_address

_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_BODY = re.compile(
    r"\b(agency|associations?|authority|bank|board|bureau|campaigners|centre|center|commission|committee|company|"
    r"council|court|department|experts|government|group|institute|ministry|nations|news|office|officials|"
    r"organi[sz]ation|party|police|researchers|service|times|union|university|watch)\b",
    re.IGNORECASE,
)


def script_text(data: dict[str, Any]) -> SafeString:
    """JSON for a data block: no character in it can end the script element or open another."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def claim_review(row: PublicClaim) -> dict[str, Any]:
    """The ClaimReview of a row that has one: see `PublicClaim.has_claim_review`."""
    url = f"{settings.PUBLIC_URL}{row.get_absolute_url()}"
    zone = ZoneInfo(settings.NEWSROOM["zone"])
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": url,
        "url": url,
        "inLanguage": row.language,
        "datePublished": row.published_at.astimezone(zone).date().isoformat(),
        "dateModified": row.changed_at.astimezone(zone).date().isoformat(),
        "author": newsroom(),
        "claimReviewed": reviewed(row),
        "itemReviewed": _claim(row),
        "reviewRating": _rating(row),
        "reviewBody": row.rationale,
    }


def newsroom() -> dict[str, Any]:
    """Us, as author and publisher."""
    us: dict[str, Any] = {"@type": "Organization", "name": settings.NEWSROOM["name"], "url": settings.PUBLIC_URL}
    logo = settings.NEWSROOM["logo"]
    return us | {"logo": logo, "image": logo} if logo else us


def reviewed(row: PublicClaim) -> str:
    """The claim's words, the value that was checked where they hold several, and what about them where not the truth.

    'The toll rose from 17 to 25 [about: 25; checked: that it was said]'
    """
    value = about(row)
    notes = [_("about: %(about)s") % {"about": value}] if value else []
    if _tests_only_the_saying(row):
        notes.append(_("checked: that it was said"))
    return f"{row.words} [{'; '.join(notes)}]" if notes else row.words


def claimant(row: PublicClaim) -> str:
    """Who made the claim that was checked; that somebody said something is the publisher's own claim."""
    if _tests_only_the_saying(row):
        return row.publisher or row.claimant
    return row.claimant or row.publisher


def _tests_only_the_saying(row: PublicClaim) -> bool:
    return row.tests == Verdict.Tests.THAT_IT_WAS_SAID


def _rating(row: PublicClaim) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": standing(row)}
    scale = row.document.get("rating_scale", {})
    if row.rating_number is not None and scale.get("best") is not None:
        # Readers of ClaimReview count from 1; a newsroom's own scale may not.
        shift = 1 - scale["worst"]
        rating |= {"ratingValue": row.rating_number + shift, "bestRating": scale["best"] + shift, "worstRating": 1}
    return rating


def _claim(row: PublicClaim) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim"}
    author = _author(row)
    if author:
        claim["author"] = author
    published = row.document.get("article_published_date") or (
        row.article_published_at and row.article_published_at.date().isoformat()
    )
    if published:
        claim["datePublished"] = published
    address = web_address(row.article_url)
    if address:
        work: dict[str, Any] = {"@type": "NewsArticle", "url": address, "headline": row.article_title}
        if row.publisher:
            work["publisher"] = {"@type": "Organization", "name": row.publisher}
        claim["appearance"] = work
        # The first that is known: the article in which it was found.
        claim["firstAppearance"] = {"@type": work["@type"], "url": address}
    return claim


def _author(row: PublicClaim) -> dict[str, str] | None:
    """Who made the claim. A claimant's name like a person's is taken for a person's."""
    name = claimant(row)
    if not name:
        return None
    return {"@type": "Person" if name != row.publisher and _is_person(name) else "Organization", "name": name}


def _is_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and not _BODY.search(name)
