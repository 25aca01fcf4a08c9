"""A source about the flood, and the steps of a review, each with what the next one needs."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from claims import review
from claims.models import (
    Claim,
    Evidence,
    PublicClaim,
    Rating,
    Verdict,
)
from claims.review import Draft, Notice
from sources.models import Snapshot
from sources.snapshots import add_snapshot, add_source, keep_bytes

PAGE = b"""<html lang="en"><head><title>Ministry: flood</title></head><body><article><h1>Flood in the delta</h1>
<p>As of 2 February 2020 the flood had killed 33 people in the Sarn delta, the ministry said.</p>
<p>The ministry publishes new figures each evening at six and asks people not to return yet.</p>
</article></body></html>"""
QUOTE = "As of 2 February 2020 the flood had killed 33 people in the Sarn delta"


def captured(url: str = "https://ministry.example/flood", body: bytes = PAGE) -> Snapshot:
    source, _ = add_source(url, actor=None)
    blob = keep_bytes(body, "text/html; charset=utf-8", url=url)
    with transaction.atomic():
        snapshot = add_snapshot(source, blob, fetched_at=timezone.now(), final_url=url, status=200)
        source.save()
    return snapshot


def rating(code: str) -> Rating:
    return Rating.objects.in_use().get(code=code)


def draft(code: str = "accurate", **changes) -> Draft:
    fields = {"rating": rating(code), "as_of": "2020-02-02", "rationale": "The ministry counted 33 that day."}
    if code.endswith("inaccurate"):
        # The one source supports the claim.
        fields["stance_exception"] = "The source is mistaken."
    return Draft(**{**fields, **changes})


def in_review(claim, person) -> Claim:
    review.select(claim, person, "harm")
    return review.take(claim, person)


def with_evidence(claim, person) -> Evidence:
    captured()
    in_review(claim, person)
    return review.add_evidence(claim, person, "https://ministry.example/flood", quote=QUOTE)


def published(claim, person) -> Verdict:
    with_evidence(claim, person)
    review.save_draft(claim, person, draft())
    return review.publish(claim, person)


def again(claim, person, code, text="New figures.", **options) -> Verdict:
    review.take(claim, person)
    review.save_draft(claim, person, draft(code, rationale=f"Rated {code}."))
    return review.publish(claim, person, notice=Notice("update", text), **options)


def in_hours(hours: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(hours=hours)


def public_history() -> list[str]:
    return [past["rating"] for past in PublicClaim.objects.get().document["history"]]
