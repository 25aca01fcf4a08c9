"""From a candidate claim to a published one by the reviewers' own verbs, with a capture kept without a network."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claims.models import Claim, Verdict
    from ledger.models import User

CAPTURED_AT = datetime(2020, 2, 2, 12, 0, tzinfo=UTC)
QUOTE = "By Sunday 34 people had been killed."
SOURCE = "https://relief.example/report"


def captured_source(url: str = SOURCE, quote: str = QUOTE, **details: Any) -> Any:
    """A source with one capture that holds `quote`."""
    from sources.models import Publisher
    from sources.snapshots import add_snapshot, add_source, keep_bytes

    publisher, _ = Publisher.objects.get_or_create(name=details.pop("publisher", "Relief Office"))
    source, is_new = add_source(url, actor=None, publisher=publisher, **details)
    if is_new:
        blob = keep_bytes(f"Report\n\n{quote}\n".encode(), "text/plain", url=url)
        add_snapshot(source, blob, fetched_at=CAPTURED_AT, final_url=url, status=200)
        source.save()
    return source


def taken(claim: Claim, person: User) -> Claim:
    from claims import review
    from claims.models import Claim

    if claim.status == Claim.Status.CANDIDATE:
        review.select(claim, person)
        claim.refresh_from_db()
    review.take(claim, person)
    claim.refresh_from_db()
    return claim


def publish(
    claim: Claim,
    person: User,
    rating: str = "accurate",
    *,
    notice: tuple[str, str] | None = None,
    not_before: datetime | None = None,
    source: dict[str, Any] | None = None,
    **draft: Any,
) -> Verdict:
    """The claim selected, taken, given evidence and a verdict, and published. `notice` is (kind, text)."""
    from claims import review
    from claims.models import Rating

    taken(claim, person)
    if not claim.evidence.live().exists():
        held = captured_source(**(source or {}))
        review.add_evidence(claim, person, held.url, quote=(source or {}).get("quote", QUOTE))
    details = {"as_of": "2020-02-02", "rationale": "The relief office counted 34 people that day.", **draft}
    if rating == "unproven":
        details.setdefault("unproven_reason", "single_interested_source")
    elif rating.endswith("inaccurate"):
        # The one source supports the claim.
        details.setdefault("stance_exception", "The source is mistaken.")
    review.save_draft(claim, person, review.Draft(rating=Rating.objects.in_use().get(code=rating), **details))
    verdict = review.publish(claim, person, notice=notice and review.Notice(*notice), not_before=not_before)
    claim.refresh_from_db()
    return verdict
