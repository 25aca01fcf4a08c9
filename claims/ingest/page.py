"""An article from its address: the page is fetched, and its main text and what it says of itself are read."""

from __future__ import annotations

from dataclasses import replace

from claims.ingest.details import Details, IngestError
from sources.addresses import AddressError, canonical_url
from sources.checking import policy
from sources.fetching import Outcome, fetch, readable


def fetch_article(url: str, *, patience: float | None = None) -> tuple[str, Details]:
    """Fetch a page and read its main text, title, author, site, date and language. Raises IngestError.

    `patience` is the longest wait in seconds where a person waits; without it the fetcher's own limits hold.
    """
    try:
        address = canonical_url(url)
    except AddressError as error:
        raise IngestError(str(error)) from error
    rules = policy()
    if patience:
        # The fetcher gives robots.txt and the page up to the total each.
        rules = replace(rules, total_timeout=patience / 2, budget=patience)
    response = fetch(address, rules)
    if response.outcome is not Outcome.OK or response.body is None:
        raise IngestError(response.message)
    page = readable(response.body, response.content_type, response.final_url, response.charset)
    if page.problem:
        raise IngestError(f"{address}: {page.problem}")
    if not page.text.strip():
        raise IngestError(f"{address} holds no article text. Paste the article's text instead.")
    found = Details(
        title=page.title or "",
        publisher=page.site or "",
        author=page.author or "",
        url=address,
        language=page.language or "",
        published=page.published,
    )
    return page.text, found.cut_to_fit()
