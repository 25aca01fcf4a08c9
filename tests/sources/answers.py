"""What the fetcher hands over, without a server."""

import datetime as dt

from django.utils import timezone

from sources.fetching import Outcome, Response
from sources.models import Source


def answer(source: Source, body: bytes, seconds: float = 0) -> Response:
    """An answer that came `seconds` from now."""
    return Response(
        key=source.pk,
        url=source.url,
        final_url=source.url,
        permanent_url=None,
        outcome=Outcome.OK,
        reason="ok",
        message="It was fetched.",
        status=200,
        headers={},
        body=body,
        content_type="text/html",
        charset=None,
        etag=None,
        last_modified=None,
        retry_after=None,
        crawl_delay=None,
        fetched_at=timezone.now() + dt.timedelta(seconds=seconds),
        elapsed=0.1,
    )
