"""Every ClaimReview in one file, in the shape that collections of fact-checks read: a DataFeed of schema.org.

It is written while the reader takes it, from rows that come as they are asked for: constant memory, however many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from claims.models import PublicClaim
from claims.pages.conditional import CACHE_CONTROL, etag_of
from claims.pages.jsonld import claim_review, newsroom
from claims.pages.text import utc_second

AT_A_TIME = 200
BUFFER = 64 * 1024
COMPARED = 200
"""How many of the last changes tell whether the feed is still the same: some are written down after later ones."""


@require_safe
def feed(request: HttpRequest) -> HttpResponseBase:
    now = timezone.now()
    times = _last_changes(now)
    newest = times[0] if times else None
    etag = etag_of((times, settings.OWN_NAMES, settings.DATA_LICENCE))
    modified = int(newest.timestamp()) if newest else None
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag, last_modified=modified)
    if response is None:
        body = iter(()) if request.method == "HEAD" else _feed(now, newest)
        response = StreamingHttpResponse(body, content_type="application/json")
    response.headers["ETag"] = etag
    if modified is not None:
        response.headers["Last-Modified"] = http_date(modified)
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _last_changes(now: datetime) -> list[datetime]:
    """When rows last changed, also those that went away, and when one last came out of an embargo; newest first."""
    changed = PublicClaim.objects.order_by("-changed_at").values_list("changed_at")[:COMPARED]
    came_out = PublicClaim.objects.filter(visible_from__lte=now).order_by("-visible_from").values_list("visible_from")
    return sorted((at for (at,) in changed.union(came_out[:1], all=True).order_by()), reverse=True)


def _feed(now: datetime, newest: datetime | None) -> Iterator[bytes]:
    held = bytearray(_head(newest).encode())
    between = b""
    for row in _rows(now):
        held += between + json.dumps(_item(row), ensure_ascii=False, separators=(",", ":")).encode()
        between = b",\n"
        if len(held) >= BUFFER:
            yield bytes(held)
            held.clear()
    yield bytes(held) + b"\n]}\n"


def _rows(now: datetime) -> Iterator[PublicClaim]:
    rows = PublicClaim.objects.visible(now).claim_reviewed().order_by().defer("search")
    # In a transaction, so that the database hands over rows as they are asked for and does not gather them all first.
    with transaction.atomic(savepoint=False):
        yield from rows.iterator(chunk_size=AT_A_TIME)


def _head(newest: datetime | None) -> str:
    """The feed up to its first element."""
    about: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "name": settings.NEWSROOM["name"],
        "url": f"{settings.PUBLIC_URL}{reverse('claim-review-feed')}",
        "sdPublisher": newsroom(),
    }
    if settings.DATA_LICENCE:
        about |= {"sdLicense": settings.DATA_LICENCE, "license": settings.DATA_LICENCE}
    if newest:
        about["dateModified"] = utc_second(newest)
    return f'{json.dumps(about, ensure_ascii=False)[:-1]}, "dataFeedElement": [\n'


def _item(row: PublicClaim) -> dict[str, Any]:
    review = claim_review(row)
    del review["@context"]
    return {
        "@type": "DataFeedItem",
        "url": review["url"],
        "dateCreated": utc_second(row.first_published_at),
        "dateModified": utc_second(row.changed_at),
        "item": [review],
    }
