"""What a public row copies: of the article, of the sources of its evidence, and of the verdicts so far."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from claims.models import Article, Claim, Correction, Publication, Verdict, VerdictBasis
from claims.read_model.given import Act, Given
from sources.models import Snapshot, Source


def of_article(article: Article) -> dict[str, Any]:
    return {
        "article_title": article.title,
        "article_url": article.url,
        "publisher": publisher(article),
        "article_published_at": article.published_at,
    }


def publisher(of: Article | Source) -> str:
    return of.publisher.name if of.publisher else ""


def of_article_in_document(article: Article) -> dict[str, Any]:
    return {
        "article_published_date": article.published_date.isoformat() if article.published_date else None,
        "article_author": article.author,
    }


def position(claim: Claim) -> int:
    first = claim.occurrences.at_home().order_by("version_id", "start").values_list("start", flat=True).first()
    return first or 0


def marks(claim: Claim, verdict: Verdict) -> dict[str, list[int] | None]:
    """Where the claim's words and its value stand in `sentence`, in code points; null where they do not."""
    place = claim.occurrences.at_home().order_by("version_id", "start").first()
    marks: dict[str, list[int] | None] = {"words": None, "value": None}
    if place is None:
        return marks
    words = [place.start - place.sentence_start, place.end - place.sentence_start]
    if claim.sentence[words[0] : words[1]] == verdict.claim_words:
        marks["words"] = words
    if place.value_start is not None and place.value_end is not None:
        value = [place.value_start - place.sentence_start, place.value_end - place.sentence_start]
        if claim.value_words and claim.sentence[value[0] : value[1]] == claim.value_words:
            marks["value"] = value
    return marks


def evidence(verdict_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """What each of these verdicts rests on. Words of a capture that was taken down are left out."""
    rows = VerdictBasis.objects.filter(verdict__in=verdict_ids).order_by("pk")
    found: dict[int, list[dict[str, Any]]] = {verdict_id: [] for verdict_id in verdict_ids}
    for row in rows.select_related("evidence__source__publisher", "snapshot__blob").defer("snapshot__blob__text"):
        found[row.verdict_id].append(piece(row))
    return found


def piece(row: VerdictBasis) -> dict[str, Any]:
    """One piece of evidence, as readers are shown it."""
    return {
        "stance": row.stance,
        "quote": "" if row.snapshot and row.snapshot.blob.is_taken_down else row.quote,
        "note": row.evidence.note,
        "source": _source(row.evidence.source),
        "capture": _capture(row.snapshot) if row.snapshot else None,
    }


def replies(claim: Claim, verdict: Verdict) -> list[dict[str, str]]:
    """What the claimant let us quote, as far as it was noted before this verdict was given."""
    told = claim.contacts.exclude(quotable="").filter(replied_on__isnull=False, reply_noted_at__lte=verdict.decided_at)
    return [
        {"words": one.quotable, "on": one.replied_on.isoformat()}
        for one in told.order_by("replied_on", "pk")
        if one.replied_on
    ]


def reused(verdict: Verdict) -> dict[str, str] | None:
    """The claim whose verdict this one takes over, by its public id alone: its words may have to go one day."""
    return {"claim": verdict.reuses.claim.public_id} if verdict.reuses else None


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.public_id,
        "url": source.url,
        "title": source.title,
        "publisher": publisher(source),
        "kind": source.kind,
        "primary": source.primary,
        "interest": source.interest,
        "independence_group": source.independence_group,
    }


def _capture(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "fetched_at": snapshot.fetched_at.isoformat(),
        "sha256": snapshot.blob_id,
        "final_url": snapshot.final_url,
        "removed_at": snapshot.blob.purged_at.isoformat() if snapshot.blob.purged_at else None,
    }


def past(given: Given) -> dict[str, Any]:
    verdict, newest = given.verdict, given.newest
    return {
        "id": verdict.public_id,
        "rating": verdict.rating.code,
        "rating_label": verdict.rating.label,
        "rating_number": verdict.rating.number,
        "currency": verdict.currency,
        "as_of": verdict.as_of,
        "rationale": verdict.rationale,
        "decided_at": verdict.decided_at.isoformat(),
        "published_at": given.shown_from.isoformat(),
        "act": newest.act,
        "withdrawn": stop(newest) if newest.act == Act.WITHDRAWN else None,
    }


def stop(act: Publication) -> dict[str, str]:
    return {"at": act.effective_at.isoformat(), "reason": act.reason}


def corrections(claim: Claim, told: list[Given], now: datetime) -> list[dict[str, Any]]:
    """The notices so far; that of a verdict scheduled for later comes out with it."""
    shown_from = {one.verdict.pk: one.shown_from for one in told}
    notices = claim.corrections.filter(Q(new_verdict__isnull=True) | Q(new_verdict__in=shown_from), at__lte=now)
    return [
        # The notice of a verdict that was held back is as old as the day it came out.
        {"kind": one.kind, "notice": one.notice, "at": max(one.at, _from(one, shown_from)).isoformat()}
        for one in notices.order_by("-at", "-pk")
    ]


def _from(notice: Correction, shown_from: dict[int, datetime]) -> datetime:
    return shown_from.get(notice.new_verdict_id, notice.at) if notice.new_verdict_id else notice.at


def scale(verdict: Verdict) -> dict[str, int | None]:
    numbers = [number for number in verdict.rating.scale.ratings.values_list("number", flat=True) if number is not None]
    return {"worst": min(numbers, default=None), "best": max(numbers, default=None)}
