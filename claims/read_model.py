"""Writes PublicClaim: everything the public may see of a claim, in one row.

Called inside the transaction of a verb that publishes, withdraws, hides, holds or embargoes, and by the tick when a
scheduled verdict becomes due.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from claims.edtf_dates import bounds
from claims.models import Claim, Publication, PublicClaim, Verdict
from sources.models import Snapshot, Source

SHOWN = {Publication.Act.PUBLISHED, Publication.Act.SCHEDULED}
TOLD = SHOWN | {Publication.Act.WITHDRAWN}
"""Acts that readers are told of in a claim's history: what is hidden or held is not in it."""


def newest_act(verdict: Verdict) -> Publication | None:
    return verdict.publications.order_by("-at", "-pk").first()


def refresh(claim: Claim) -> PublicClaim | None:
    """Bring the row of a claim up to date; None while no verdict of it was ever given out for publication."""
    now = timezone.now()
    verdicts = list(claim.verdicts.select_related("rating__scale", "author", "approver").order_by("-decided_at", "-pk"))
    acts = {verdict.pk: act for verdict in verdicts if (act := newest_act(verdict))}
    given_out = [verdict for verdict in verdicts if verdict.pk in acts]
    if not given_out:
        return None
    # A verdict scheduled for later does not take down the one that stands today.
    in_force = [one for one in given_out if not (acts[one.pk].act in SHOWN and acts[one.pk].effective_at > now)]
    verdict = (in_force or given_out)[0]
    act = acts[verdict.pk]
    article = claim.article
    first = Publication.objects.filter(verdict__claim=claim, act__in=SHOWN).order_by("effective_at").first()
    as_of_from, as_of_to = bounds(verdict.as_of)
    row = {
        "public_id": claim.public_id,
        "article": article,
        "verdict": verdict,
        "state": _state(act, article.legal_hold),
        "visible_from": max(filter(None, (_shown_from(verdict, act), article.embargo_until))),
        "published_at": _shown_from(verdict, act),
        "first_published_at": first.effective_at if first else act.effective_at,
        "changed_at": now,
        "words": verdict.claim_words,
        "sentence": claim.sentence,
        "kind": claim.kind,
        "language": verdict.language,
        "value": verdict.claim_value,
        "number": claim.number,
        "upper": claim.upper,
        "comparator": claim.comparator,
        "unit": claim.unit,
        "measure": claim.measure,
        "place": claim.place,
        "subject": claim.subject,
        "claimant": claim.claimant or claim.speaker,
        "position": _position(claim),
        "verdict_public_id": verdict.public_id,
        "rating": verdict.rating.code,
        "rating_label": verdict.rating.label,
        "rating_number": verdict.rating.number,
        "currency": verdict.currency,
        "tests": verdict.tests,
        "unproven_reason": verdict.unproven_reason,
        "as_of": verdict.as_of,
        "as_of_from": as_of_from,
        "as_of_to": as_of_to,
        "rationale": verdict.rationale,
        "article_public_id": article.public_id,
        "article_title": article.title,
        "article_url": article.url,
        "publisher": article.publisher.name if article.publisher else "",
        "article_published_at": article.published_at,
        "document": {
            "article_published_date": article.published_date.isoformat() if article.published_date else None,
            "article_author": article.author,
            "place": claim.place,
            "speaker": claim.speaker,
            "marks": _marks(claim, verdict),
            "evidence": _evidence(verdict),
            "history": [_past(one, acts[one.pk]) for one in in_force if acts[one.pk].act in TOLD],
            "corrections": _corrections(claim, in_force, now),
            "withdrawn": _stop(act) if act.act == Publication.Act.WITHDRAWN else None,
            "rating_definition": verdict.rating.definition,
            "rating_scale": _scale(verdict),
        },
    }
    return PublicClaim.objects.update_or_create(claim=claim, defaults=row)[0]


def refresh_article(article_id: int) -> None:
    """Bring every public row of an article up to date, after its hold, embargo, title or address changed."""
    for claim in Claim.objects.filter(article=article_id, public__isnull=False).select_related("article__publisher"):
        refresh(claim)


def due_for_refresh(now: datetime) -> list[int]:
    """Claims whose scheduled verdict has become due while an earlier one is still shown."""
    due = Publication.objects.filter(
        verdict=OuterRef("current_verdict"), act=Publication.Act.SCHEDULED, effective_at__lte=now
    )
    return list(
        Claim.objects.filter(Exists(due), public__isnull=False)
        .exclude(public__verdict=F("current_verdict"))
        .values_list("pk", flat=True)
    )


def _state(act: Publication, legal_hold: bool) -> PublicClaim.State:
    if legal_hold or act.act == Publication.Act.HELD:
        return PublicClaim.State.HELD
    return {
        Publication.Act.HIDDEN: PublicClaim.State.HIDDEN,
        Publication.Act.WITHDRAWN: PublicClaim.State.WITHDRAWN,
    }.get(Publication.Act(act.act), PublicClaim.State.PUBLISHED)


def _shown_from(verdict: Verdict, act: Publication) -> datetime:
    """When this verdict was first shown: a later hold and release does not make it newer."""
    first = verdict.publications.filter(act__in=SHOWN).order_by("at", "pk").first()
    return first.effective_at if first else act.effective_at


def _position(claim: Claim) -> int:
    first = claim.occurrences.order_by("version_id", "start").values_list("start", flat=True).first()
    return first or 0


def _marks(claim: Claim, verdict: Verdict) -> dict[str, list[int] | None]:
    """Where the claim's words and its value stand in `sentence`, in code points; null where they do not."""
    place = claim.occurrences.order_by("version_id", "start").first()
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


def _evidence(verdict: Verdict) -> list[dict[str, Any]]:
    rows = verdict.basis.select_related("evidence__source__publisher", "snapshot__blob").order_by("pk")
    return [
        {
            "stance": row.stance,
            "quote": row.quote,
            "note": row.evidence.note,
            "source": _source(row.evidence.source),
            "capture": _capture(row.snapshot) if row.snapshot else None,
        }
        for row in rows
    ]


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.public_id,
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher.name if source.publisher else "",
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
    }


def _past(verdict: Verdict, act: Publication) -> dict[str, Any]:
    return {
        "id": verdict.public_id,
        "rating": verdict.rating.code,
        "rating_label": verdict.rating.label,
        "rating_number": verdict.rating.number,
        "currency": verdict.currency,
        "as_of": verdict.as_of,
        "rationale": verdict.rationale,
        "decided_at": verdict.decided_at.isoformat(),
        "published_at": _shown_from(verdict, act).isoformat(),
        "act": act.act,
        "withdrawn": _stop(act) if act.act == Publication.Act.WITHDRAWN else None,
    }


def _stop(act: Publication) -> dict[str, str]:
    return {"at": act.effective_at.isoformat(), "reason": act.reason}


def _corrections(claim: Claim, in_force: list[Verdict], now: datetime) -> list[dict[str, Any]]:
    """The notices so far; that of a verdict scheduled for later comes out with it."""
    told = claim.corrections.filter(Q(new_verdict__isnull=True) | Q(new_verdict__in=in_force), at__lte=now)
    return [{"kind": one.kind, "notice": one.notice, "at": one.at.isoformat()} for one in told.order_by("-at", "-pk")]


def _scale(verdict: Verdict) -> dict[str, int | None]:
    numbers = [number for number in verdict.rating.scale.ratings.values_list("number", flat=True) if number is not None]
    return {"worst": min(numbers, default=None), "best": max(numbers, default=None)}
