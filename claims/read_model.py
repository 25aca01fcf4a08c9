"""Writes PublicClaim: everything the public may see of a claim, in one row.

Called inside the transaction of a verb that publishes, withdraws, hides, holds or embargoes, and by the tick when a
scheduled verdict becomes due; the caller holds the article's row and then the claim's, so that no two write at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Func, JSONField, OuterRef, Q, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from claims.edtf_dates import bounds
from claims.models import Article, Claim, Publication, PublicClaim, Verdict
from sources.models import Snapshot, Source

Act = Publication.Act
SHOWN = {Act.PUBLISHED, Act.SCHEDULED}
STOPPED = {Act.HELD, Act.HIDDEN}
"""Acts that put a verdict out of sight without a word to readers, until it is released."""
STATE = {
    Act.HELD: PublicClaim.State.HELD,
    Act.HIDDEN: PublicClaim.State.HIDDEN,
    Act.WITHDRAWN: PublicClaim.State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict with the acts on its publication, oldest first."""

    verdict: Verdict
    acts: tuple[Publication, ...]

    @property
    def newest(self) -> Publication:
        return self.acts[-1]

    @property
    def shown_from(self) -> datetime:
        """When it was first given to readers: a later hold and release does not make it newer."""
        return next((act.effective_at for act in self.acts if act.act in SHOWN), self.newest.effective_at)

    @property
    def is_cancelled(self) -> bool:
        return self.newest.act == Act.CANCELLED

    @property
    def is_stopped(self) -> bool:
        return self.newest.act in STOPPED

    def is_pending(self, now: datetime) -> bool:
        """Scheduled, and its time has not come."""
        return self.newest.act in SHOWN and self.newest.effective_at > now


def given_out(claim: Claim) -> list[Given]:
    """The claim's verdicts that were given out for publication, newest first, cancelled ones left out."""
    verdicts = claim.verdicts.select_related("rating__scale", "author", "approver").order_by("-decided_at", "-pk")
    acts: dict[int, list[Publication]] = {}
    for act in Publication.objects.filter(verdict__claim=claim).order_by("at", "pk"):
        acts.setdefault(act.verdict_id, []).append(act)
    found = [Given(verdict, tuple(acts[verdict.pk])) for verdict in verdicts if verdict.pk in acts]
    return [one for one in found if not one.is_cancelled]


def standing(given: list[Given], now: datetime) -> Given | None:
    """The verdict that readers get, or would get if it were not stopped; before the first is due, that one."""
    begun = [one for one in given if not one.is_pending(now)]
    return next(iter(begun or given), None)


def pending(given: list[Given], now: datetime) -> Given | None:
    """The newest verdict whose time has not come."""
    return next((one for one in given if one.is_pending(now)), None)


def was_seen(claim: Claim, now: datetime) -> bool:
    """Whether readers ever saw a verdict on this claim."""
    row = PublicClaim.objects.filter(claim=claim).first()
    return row is not None and bool(_seen(row, now))


def refresh(claim: Claim) -> PublicClaim | None:
    """Bring the row of a claim up to date; None while no verdict of it was ever given out for publication.

    The claim and its article are read afresh, under the locks of the caller.
    """
    now = timezone.now()
    claim = Claim.objects.select_related("article__publisher").get(pk=claim.pk)
    before = PublicClaim.objects.filter(claim=claim).first()
    given = given_out(claim)
    shown = standing(given, now)
    if shown is None:
        _clear(before, now)
        return None
    seen = _seen(before, now) if before else []
    verdict, article = shown.verdict, claim.article
    told = [one for one in given if one.verdict.pk in seen or one == shown]
    as_of_from, as_of_to = bounds(verdict.as_of)
    state = STATE.get(Act(shown.newest.act), PublicClaim.State.PUBLISHED)
    withdrawn = _stop(shown.newest) if state == PublicClaim.State.WITHDRAWN else None
    row = {
        "public_id": claim.public_id,
        "article": article,
        "verdict": verdict,
        "verdict_state": state,
        "state": PublicClaim.State.HELD if article.legal_hold else state,
        "visible_from": max(filter(None, (shown.shown_from, article.embargo_until))),
        "published_at": shown.shown_from,
        "first_published_at": min(one.shown_from for one in told),
        "changed_at": now,
        "seen_verdicts": seen,
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
        **_of_article(article),
        "document": {
            **_of_article_in_document(article),
            "place": claim.place,
            "speaker": claim.speaker,
            "marks": _marks(claim, verdict),
            "evidence": _evidence(verdict),
            "history": [_past(one) for one in told if not one.is_stopped],
            "corrections": _corrections(claim, told, now),
            "withdrawn": withdrawn,
            "rating_definition": verdict.rating.definition,
            "rating_scale": _scale(verdict),
        },
    }
    return PublicClaim.objects.update_or_create(claim=claim, defaults=row)[0]


def refresh_article(article_id: int) -> None:
    """Bring every public row of an article up to date, after its hold, embargo, title or address changed.

    Two statements, however many claims it has; the caller holds the article's row.
    """
    article = Article.objects.select_related("publisher").get(pk=article_id)
    rows = PublicClaim.objects.filter(article=article)
    note_seen = Func(
        F("seen_verdicts"),
        F("verdict"),
        template="(SELECT array_agg(DISTINCT one) FROM unnest(array_append(%(expressions)s)) AS one)",
    )
    rows.visible().update(seen_verdicts=note_seen)
    until = article.embargo_until
    rows.update(
        state=Value(PublicClaim.State.HELD) if article.legal_hold else F("verdict_state"),
        visible_from=Greatest(F("published_at"), Value(until)) if until else F("published_at"),
        changed_at=timezone.now(),
        document=Func(
            F("document"),
            Value(_of_article_in_document(article), JSONField()),
            template="(%(expressions)s)",
            arg_joiner=" || ",
            output_field=JSONField(),
        ),
        **_of_article(article),
    )


def due_for_refresh(now: datetime) -> list[int]:
    """Claims with a scheduled verdict that has become due while an earlier one is still shown."""
    cancelled = Publication.objects.filter(verdict=OuterRef("verdict"), act=Act.CANCELLED)
    due = Publication.objects.filter(
        ~Exists(cancelled),
        verdict__claim=OuterRef("pk"),
        verdict__gt=OuterRef("public__verdict"),
        act=Act.SCHEDULED,
        effective_at__lte=now,
    )
    return list(Claim.objects.filter(Exists(due)).values_list("pk", flat=True))


def _seen(row: PublicClaim, now: datetime) -> list[int]:
    """The verdicts that readers could see at some time, the one they see now among them."""
    now_visible = row.state == PublicClaim.State.PUBLISHED and row.visible_from <= now
    return sorted({*row.seen_verdicts, row.verdict_id} if now_visible else set(row.seen_verdicts))


def _clear(row: PublicClaim | None, now: datetime) -> None:
    """Every verdict was cancelled before it was shown: there is nothing for readers, and never was."""
    if row is not None:
        row.verdict_state = row.state = PublicClaim.State.HELD
        row.changed_at = now
        row.save(update_fields=["verdict_state", "state", "changed_at"])


def _of_article(article: Article) -> dict[str, Any]:
    return {
        "article_title": article.title,
        "article_url": article.url,
        "publisher": article.publisher.name if article.publisher else "",
        "article_published_at": article.published_at,
    }


def _of_article_in_document(article: Article) -> dict[str, Any]:
    return {
        "article_published_date": article.published_date.isoformat() if article.published_date else None,
        "article_author": article.author,
    }


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


def _past(given: Given) -> dict[str, Any]:
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
        "withdrawn": _stop(newest) if newest.act == Act.WITHDRAWN else None,
    }


def _stop(act: Publication) -> dict[str, str]:
    return {"at": act.effective_at.isoformat(), "reason": act.reason}


def _corrections(claim: Claim, told: list[Given], now: datetime) -> list[dict[str, Any]]:
    """The notices so far; that of a verdict scheduled for later comes out with it."""
    verdicts = [one.verdict for one in told]
    notices = claim.corrections.filter(Q(new_verdict__isnull=True) | Q(new_verdict__in=verdicts), at__lte=now)
    return [
        {"kind": one.kind, "notice": one.notice, "at": one.at.isoformat()} for one in notices.order_by("-at", "-pk")
    ]


def _scale(verdict: Verdict) -> dict[str, int | None]:
    numbers = [number for number in verdict.rating.scale.ratings.values_list("number", flat=True) if number is not None]
    return {"worst": min(numbers, default=None), "best": max(numbers, default=None)}
