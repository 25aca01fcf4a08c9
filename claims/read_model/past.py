"""A public row as readers had it at the end of a day. Nothing is written."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import Any

from claims.edtf_dates import bounds
from claims.models import PublicClaim, Verdict
from claims.read_model import document

NO_MARKS = {"words": None, "value": None}


def known_at(row: PublicClaim, until: datetime) -> PublicClaim | None:
    """`row`, a visible one, with the verdict, evidence and notices that stood at `until`; None where none stood yet.

    `state` is withdrawn where the verdict had been taken back by then. What was never shown to readers stays unknown:
    only the history that the row tells of is looked at. A copy that was taken down since is not brought back.
    """
    told = [one for one in row.document["history"] if datetime.fromisoformat(one["published_at"]) <= until]
    if not told:
        return None
    told.sort(key=lambda one: one["published_at"], reverse=True)
    shown = told[0]
    verdict = Verdict.objects.select_related("rating__scale", "reuses__claim", "claim").get(public_id=shown["id"])
    withdrawn = _by(shown.get("withdrawn"), until)
    then = copy(row)
    then.state = PublicClaim.State.WITHDRAWN if withdrawn else PublicClaim.State.PUBLISHED
    then.published_at = datetime.fromisoformat(shown["published_at"])
    then.verdict = verdict
    then.verdict_public_id = verdict.public_id
    then.words, then.value = verdict.claim_words, verdict.claim_value
    then.rating, then.rating_label = verdict.rating.code, verdict.rating.label
    then.rating_number = verdict.rating.number
    then.currency, then.tests, then.unproven_reason = verdict.currency, verdict.tests, verdict.unproven_reason
    then.as_of, then.rationale = verdict.as_of, verdict.rationale
    then.as_of_from, then.as_of_to = bounds(verdict.as_of)
    then.document = row.document | {
        "marks": row.document["marks"] if then.words == row.words and then.value == row.value else NO_MARKS,
        "evidence": document.evidence([verdict.pk])[verdict.pk],
        "replies": document.replies(verdict.claim, verdict),
        "reuses": document.reused(verdict),
        "history": [one | {"withdrawn": _by(one.get("withdrawn"), until)} for one in told],
        "corrections": [one for one in row.document["corrections"] if datetime.fromisoformat(one["at"]) <= until],
        "withdrawn": withdrawn,
        "rating_definition": verdict.rating.definition,
        "rating_scale": document.scale(verdict),
    }
    return then


def _by(stop: dict[str, Any] | None, until: datetime) -> dict[str, Any] | None:
    return stop if stop and datetime.fromisoformat(stop["at"]) <= until else None
