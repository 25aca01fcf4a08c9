"""From a row of the read model to what a template shows. Templates decide nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.models import Claim, Correction, Evidence, PublicClaim, Rating, Verdict
from claims.pages.about import about
from claims.pages.marks import Mark, mark
from claims.pages.standing import standing, standing_of
from claims.pages.text import (
    day_words,
    marked,
    newsroom_day,
    paragraphs,
    sentence_parts,
    utc_minute,
    web_address,
    words_parts,
)
from claims.pages.value import in_words
from sources.models import Source


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in a list."""

    url: str
    language: str
    words: SafeString
    about: str
    mark: Mark
    standing: str
    value: str
    claimant: str
    article_title: str
    article_url: str
    publisher: str
    said_on: str
    published_on: str
    published_at: str


def claim_line(row: PublicClaim) -> ClaimLine:
    return ClaimLine(
        url=row.get_absolute_url(),
        language=row.language,
        words=marked(words_parts(row.sentence, row.document.get("marks", {}), row.words)),
        about=about(row),
        mark=row_mark(row),
        standing=standing(row),
        value=in_words(row.value),
        claimant=row.claimant,
        article_title=row.article_title,
        article_url=reverse("article", args=[row.article_public_id]),
        publisher=row.publisher,
        said_on=said_on(row),
        published_on=newsroom_day(row.published_at),
        published_at=row.published_at.isoformat(),
    )


def row_mark(row: PublicClaim) -> Mark:
    return _mark(row, row.rating_label, row.rating, row.rating_number)


def _mark(row: PublicClaim, label: str, code: str, number: int | None) -> Mark:
    scale = row.document.get("rating_scale", {})
    return mark(label, code, number, scale.get("worst"), scale.get("best"))


def legend(ratings: Iterable[Rating]) -> list[dict[str, Any]]:
    """The ratings of one scale with their marks and what they mean."""
    ratings = list(ratings)
    numbers = [one.number for one in ratings if one.number is not None]
    worst, best = min(numbers, default=None), max(numbers, default=None)
    return [
        {"code": one.code, "mark": mark(one.label, one.code, one.number, worst, best), "said": one.definition}
        for one in ratings
    ]


def counts(rows: Iterable[PublicClaim]) -> list[tuple[Mark, int]]:
    """How many claims have each rating, truest first, those without a number last."""
    rows = list(rows)
    seen = Counter(row_mark(row) for row in rows)
    order = {row_mark(row): -1 if row.rating_number is None else row.rating_number for row in rows}
    return sorted(seen.items(), key=lambda pair: (-order[pair[0]], pair[0].label))


def said_on(row: PublicClaim) -> str:
    """The date of the article, as its publisher dates it."""
    local = row.document.get("article_published_date")
    if local:
        return day_words(local)
    return newsroom_day(row.article_published_at) if row.article_published_at else ""


def claim_page(row: PublicClaim) -> dict[str, Any]:
    """Everything a claim's page shows. `row` comes with `with_review`."""
    document = row.document
    marks = document.get("marks", {})
    return {
        "line": claim_line(row),
        "sentence": marked(sentence_parts(row.sentence, marks, row.words)),
        "definition": document.get("rating_definition", ""),
        "rationale": paragraphs(row.rationale),
        "only_that_it_was_said": row.tests == Verdict.Tests.THAT_IT_WAS_SAID,
        "facts": _facts(row),
        "article_source": web_address(row.article_url),
        "article_author": document.get("article_author", ""),
        "evidence": [_evidence(one) for one in document.get("evidence", [])],
        "replies": [{**one, "on": day_words(one["on"])} for one in document.get("replies", [])],
        "replied": row.claimant or row.publisher or _("The author"),
        "reused": (document.get("reuses") or {}).get("claim", ""),
        "history": [_past(row, one) for one in document.get("history", [])],
        "corrections": [
            {
                **one,
                "label": Correction.Kind(one["kind"]).label,
                "on": newsroom_day(one["at"]),
                "notice": paragraphs(one["notice"]),
            }
            for one in document.get("corrections", [])
        ],
        "under_review": _under_review(row),
    }


def _under_review(row: PublicClaim) -> str:
    """Since when a person looks at a decided claim again; a machine casts no public doubt."""
    status = getattr(row, "claim_status", "")
    if status not in {Claim.Status.IN_REVIEW, Claim.Status.AWAITING_APPROVAL}:
        return ""
    since = getattr(row, "in_review_since", None)
    return _("since %(day)s") % {"day": newsroom_day(since)} if since else _("now")


def _facts(row: PublicClaim) -> list[tuple[str, str]]:
    """What was read out of the claim, as pairs of a name and words; only what there is."""
    pairs = [
        (_("Value checked"), in_words(row.value)),
        (_("What is counted"), row.measure.replace("_", " ")),
        (_("Where"), row.place),
        (_("Said by"), row.claimant),
        (_("Kind of claim"), str(Claim.Kind(row.kind).label)),
    ]
    return [(name, words) for name, words in pairs if words]


def _evidence(one: dict[str, Any]) -> dict[str, Any]:
    source, capture = one["source"], one["capture"]
    # Words that no capture of ours holds are not given out as the source's.
    seen = capture is not None and one.get("found") is not False
    return {
        "stance": one["stance"],
        "stance_label": str(Evidence.Stance(one["stance"]).label),
        "quote": one["quote"] if seen else "",
        "note": paragraphs(one["note"]),
        "title": source["title"] or source["url"],
        "url": web_address(source["url"]),
        "publisher": source["publisher"],
        "kind": str(Source.Kind(source["kind"]).label),
        "primary": source["primary"],
        "interest": source["interest"],
        "missing": _missing(one),
        "removed": utc_minute(capture["removed_at"]) if capture and capture.get("removed_at") else "",
        "captured": utc_minute(capture["fetched_at"]) if capture else "",
        "captured_at": capture["fetched_at"] if capture else "",
        "sha256": capture["sha256"] if capture else "",
    }


def _missing(one: dict[str, Any]) -> str:
    """Why the quoted words are not shown; empty where they are, or where none were quoted."""
    if one["capture"] is None:
        return _("Not captured: we hold no copy of this source.")
    if one.get("found") is False and one["quote"]:
        return _("Not captured: our copy of this source does not hold the words that were quoted from it.")
    return ""


def _past(row: PublicClaim, one: dict[str, Any]) -> dict[str, Any]:
    withdrawn = one.get("withdrawn")
    return {
        "mark": _mark(row, one["rating_label"], one["rating"], one.get("rating_number")),
        "standing": standing_of(row, one["rating_label"], one["as_of"], one["currency"]),
        "on": newsroom_day(one["published_at"]),
        "at": one["published_at"],
        "current": one["id"] == row.verdict_public_id,
        "rationale": paragraphs(one["rationale"]),
        "withdrawn": withdrawn and {"on": newsroom_day(withdrawn["at"]), "reason": withdrawn["reason"]},
    }
