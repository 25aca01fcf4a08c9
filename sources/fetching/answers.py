"""From an HTTP answer, or the lack of one, to the Response that the caller gets."""

import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from yarl import URL

from .exchange import Answer, unreachable
from .guard import check_url, shown
from .shapes import Failure, Outcome, Policy, Request, Response
from .walls import blocked, challenge, refresh, wrong_page

REDIRECTS = {301, 302, 303, 307, 308}
KEPT_HEADERS = (
    "age",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "etag",
    "expires",
    "last-modified",
    "link",
    "location",
    "retry-after",
    "server",
    "x-robots-tag",
)
LONGEST_WAIT = 30 * 24 * 3600.0
# Bytes that are no UTF-8, as aiohttp hands them over; browsers follow them percent-encoded.
_NO_UTF8 = re.compile(r"[\udc80-\udcff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)


def unmet(request: Request, final_url: str, answer: Answer) -> Failure | None:
    """Why this answer, which is no redirect, is not the page; None if it is, or says "not modified"."""
    status = answer.status
    if status == 304:
        if request.etag or request.last_modified:
            return None
        return unreachable("bad_answer", "it answers 304 to a plain request; try again later")
    html = "html" in answer.headers.get("Content-Type", "html").lower()
    if html and (wall := challenge(answer.body, answer.headers)):
        return wall
    if 200 <= status < 300:
        if not answer.body.strip():
            return unreachable("empty", "it answers with an empty page; try again later")
        return wrong_page(request.url, final_url, answer.body) if html else None
    if status in (404, 410):
        return Failure(Outcome.GONE, f"http_{status}", f"the server answers {status}; find its new URL")
    if 400 <= status < 500 and status != 408:
        return blocked(f"http_{status}", f"the server answers {status}, not to us; attach a saved copy")
    return unreachable(f"http_{status}", f"the server answers {status}; try again later")


def forward(url: URL, answer: Answer) -> str | None:
    """Where the answer sends its visitors, in its own words, by status or by a page that does nothing else; None if
    it is an end."""
    if answer.status in REDIRECTS:
        return answer.headers.get("Location", "")
    if answer.status != 200 or "html" not in answer.headers.get("Content-Type", "html").lower():
        return None
    to = refresh(answer.body)
    # A page that sends visitors back to itself waits for a script to do its work.
    return to if to and urljoin(str(url), to).partition("#")[0] != str(url) else None


def target(url: URL, location: str, policy: Policy) -> URL:
    """`location` as an address, past the guard. Raises Failure."""
    location = location.strip().replace(" ", "%20")
    if not location:
        raise unreachable("bad_redirect", "it redirects without saying where; try again later")
    try:
        joined = urljoin(str(url), _NO_UTF8.sub(lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", location))
    except ValueError:
        raise unreachable("bad_redirect", "it redirects to what is no web address; try again later") from None
    try:
        return check_url(joined, policy)
    except Failure as failure:
        problem = f"it redirects to {shown(joined)}: {failure.problem}"
        raise Failure(failure.outcome, failure.reason, problem) from None


def told(
    request: Request,
    final_url: str,
    permanent_url: str | None,
    answer: Answer,
    crawl_delay: float | None,
    elapsed: float,
) -> Response:
    """The Response to a page, or to "not modified"."""
    same = answer.status == 304
    outcome = Outcome.NOT_MODIFIED if same else Outcome.OK
    problem = "it has not changed." if same else "it was fetched."
    return _response(request, final_url, permanent_url, outcome, outcome, problem, answer, crawl_delay, elapsed)


def failed(
    request: Request,
    final_url: str,
    failure: Failure,
    answer: Answer | None = None,
    crawl_delay: float | None = None,
    elapsed: float = 0.0,
) -> Response:
    outcome, reason, problem = failure.outcome, failure.reason, f"{failure.problem}."
    return _response(request, final_url, None, outcome, reason, problem, answer, crawl_delay, elapsed)


def _response(
    request: Request,
    final_url: str,
    permanent_url: str | None,
    outcome: Outcome,
    reason: str,
    problem: str,
    answer: Answer | None,
    crawl_delay: float | None,
    elapsed: float,
) -> Response:
    sent = {} if answer is None else {k: v for k in KEPT_HEADERS if (v := answer.headers.get(k)) is not None}
    headers = {name: _clean(value) for name, value in sent.items()}
    content_type = headers.get("content-type", "")
    charset = _CHARSET.search(content_type)
    return Response(
        key=request.key,
        url=request.url,
        final_url=final_url,
        permanent_url=permanent_url,
        outcome=outcome,
        reason=str(reason),
        message=f"{shown(request.url)}: {problem}",
        status=None if answer is None else answer.status,
        headers=headers,
        body=answer.body if answer is not None and outcome is Outcome.OK else None,
        content_type=content_type.partition(";")[0].strip().lower(),
        charset=charset[1].lower() if charset else None,
        etag=_unaltered("etag", sent, headers),
        last_modified=_unaltered("last-modified", sent, headers),
        retry_after=None if answer is None else retry_after(answer.headers),
        crawl_delay=crawl_delay,
        fetched_at=dt.datetime.now(dt.UTC),
        elapsed=elapsed,
    )


def _clean(value: str) -> str:
    """A header as text: bytes that are no UTF-8, which aiohttp hands over as lone surrogates, become U+FFFD."""
    return _CONTROL.sub("", value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _unaltered(name: str, sent: dict[str, str], cleaned: dict[str, str]) -> str | None:
    """A validator is worth keeping only if it can be replayed as it was sent."""
    return cleaned.get(name) if cleaned.get(name) == sent.get(name) else None


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by Retry-After (a number of seconds or a date), at most 30 days."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return min(max((until - dt.datetime.now(dt.UTC)).total_seconds(), 0.0), LONGEST_WAIT)
