"""What the fetcher takes and gives: plain values, no connection, no heavy import."""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Policy:
    """How to behave towards other people's servers. Times in seconds, sizes in bytes.

    `user_agent` names the product and a contact address, e.g. `ClaimTracker/1 (+mailto:desk@example.org)`.
    `allowed_addresses` are exceptions to the guard, as dialled: `127.0.0.1:8766`, `[::1]:8766`.
    `first_byte_timeout` is also the longest silence allowed in the middle of an answer.
    `total_timeout` is for one request with its redirects, time spent waiting in a queue not counted.
    `max_bytes` counts after decompression.
    `host_delay` is the pause between two requests to one host; a longer one in `host_delays`, which is by
    origin (`https://example.org:443`), or a longer Crawl-delay wins.
    `budget` is for a whole batch: what has not been answered by then is not yielded.
    """

    user_agent: str
    allowed_addresses: frozenset[str] = field(default_factory=frozenset)
    connect_timeout: float = 10.0
    first_byte_timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    max_url_length: int = 2000
    host_delay: float = 1.0
    host_delays: Mapping[str, float] = field(default_factory=dict)
    budget: float = 120.0
    obey_robots: bool = True
    max_parallel: int = 200


@dataclass(frozen=True, slots=True)
class Request:
    """One address to fetch. `key` is the caller's own id, handed back untouched.

    `etag` and `last_modified` are replayed exactly as the server once sent them.
    """

    key: Hashable
    url: str
    etag: str | None = None
    last_modified: str | None = None


class Outcome(StrEnum):
    OK = "ok"
    NOT_MODIFIED = "not_modified"
    GONE = "gone"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


class Failure(Exception):  # noqa: N818 (an answer that is not a page, caught inside this package)
    """Why a request ended without a page. `problem` completes "URL ...: " and says what to do."""

    def __init__(self, outcome: Outcome, reason: str, problem: str) -> None:
        super().__init__(problem)
        self.outcome = outcome
        self.reason = reason
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Response:
    """What came of one Request.

    `reason` is a code finer than the outcome:

    - ok, not_modified: the same word;
    - gone: `http_404`, `http_410`, `soft_404`, `redirected_home`;
    - blocked: `http_401` and other 4xx, `robots`, `robots_unavailable`, `challenge`, `consent_wall`,
      `login_wall`;
    - unreachable: `dns`, `connect`, `connect_timeout`, `tls`, `first_byte_timeout`, `total_timeout`,
      `disconnected`, `bad_answer`, `broken_body`, `bad_encoding`, `bad_redirect`, `empty`, `http_5xx`,
      `out_of_order` (a notice of maintenance or of an error, answered as a page),
      `host_down` (not tried: the host failed twice running in this batch);
    - refused: `bad_url`, `scheme`, `userinfo`, `port`, `inner_address`, `long_url`, `too_large`,
      `too_many_redirects`, `redirect_loop`, `long_headers`.

    `message` is one sentence that names the URL and what to do. `final_url` is the address that answered
    (or failed), without fragment. `permanent_url` is set when the way there was by 301 and 308 alone:
    the address to use from now on. `body` is decompressed, and None unless the outcome is ok.
    `charset` is what the Content-Type header claims. `crawl_delay` is what robots.txt asks for.
    `retry_after` and `elapsed` are seconds. `fetched_at` is aware, UTC.
    """

    key: Hashable
    url: str
    final_url: str
    permanent_url: str | None
    outcome: Outcome
    reason: str
    message: str
    status: int | None
    headers: dict[str, str]
    body: bytes | None
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    retry_after: float | None
    crawl_delay: float | None
    fetched_at: dt.datetime
    elapsed: float


@dataclass(frozen=True, slots=True)
class Readable:
    """The words of a page. `text` is normalised once, here: NFC, LF line ends, no trailing spaces, at most
    one empty line running, a table row as `cell | cell`. Detection, comparison and anchoring all use it.

    `kind` is html, pdf, text, json or csv. `language` is what the page claims (BCP 47), or None.
    `canonical_url` is the address that the page itself claims. `problem` is None, or a sentence that says
    why the text is missing or not to be trusted.
    """

    text: str
    kind: str
    title: str | None = None
    author: str | None = None
    site: str | None = None
    published: dt.date | None = None
    language: str | None = None
    canonical_url: str | None = None
    problem: str | None = None
