"""ClaimReview, so that machines can read a verdict: https://schema.org/ClaimReview."""

from __future__ import annotations

import json
import re
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from claims.models import PublicClaim
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
    url = f"{settings.PUBLIC_URL}{row.get_absolute_url()}"
    zone = ZoneInfo(settings.NEWSROOM["zone"])
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": url,
        "url": url,
        "inLanguage": row.language,
        "datePublished": row.published_at.astimezone(zone).date().isoformat(),
        "author": {"@type": "Organization", "name": settings.NEWSROOM["name"], "url": settings.PUBLIC_URL},
        "claimReviewed": _reviewed(row),
        "itemReviewed": _claim(row),
        "reviewRating": _rating(row),
        "reviewBody": row.rationale,
    }


def _reviewed(row: PublicClaim) -> str:
    """The claim's words, and the value that was checked where they hold several."""
    value = about(row)
    return f"{row.words} [{_('about: %(about)s') % {'about': value}}]" if value else row.words


def _rating(row: PublicClaim) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": standing(row)}
    scale = row.document.get("rating_scale", {})
    if row.rating_number is not None and scale.get("best") is not None:
        rating |= {"ratingValue": row.rating_number, "bestRating": scale["best"], "worstRating": scale["worst"]}
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
    return claim


def _author(row: PublicClaim) -> dict[str, str] | None:
    """Who made the claim: the claimant, else the publisher. A name like a person's is taken for a person's."""
    if not row.claimant:
        return {"@type": "Organization", "name": row.publisher} if row.publisher else None
    return {"@type": "Person" if _is_person(row.claimant) else "Organization", "name": row.claimant}


def _is_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and not _BODY.search(name)
