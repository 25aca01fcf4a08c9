"""The value in a quoted passage against the claim's, in the words of the desk. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from claims.admin.wording import claim_value
from claims.assessment import Assessment, Outcome, assess_passage
from claims.assessment.wording import value_words
from claims.models import Claim, Evidence
from claims.models.typed_value import extracted
from sources.models import Blob, Snapshot

MOST_NEW = 12
"""Quotes that one page reads for the first time, some 30 ms each; the others are told when it is shown again."""
MOST_KEPT = 2000


class _Place(NamedTuple):
    """A passage, and the content of a claim that it is held against: neither ever changes."""

    claim: int
    revision: int
    snapshot: int
    start: int
    end: int


_kept: dict[_Place, Assessment] = {}


@dataclass(frozen=True, slots=True)
class Compared:
    """`words` as "361 against more than 300 people: supports". `stance` is what that proposes, empty for nothing."""

    outcome: str
    words: str
    reason: str
    stance: str

    @property
    def stance_words(self) -> str:
        return str(Evidence.Stance(self.stance).label) if self.stance else ""


def compare_passage(claim: Claim, snapshot: Snapshot, start: int, end: int) -> Compared:
    """What a passage of a capture, whose text was read with it, says of the claim."""
    place = _Place(claim.pk, claim.revision, snapshot.pk, start, end)
    if place not in _kept:
        _keep(claim, place, snapshot, snapshot.blob.text)
    return _told(claim, _kept[place])


def compared_quotes(claim: Claim, rows: Iterable[Evidence]) -> dict[int, Compared]:
    """The same for the quotes that stand in their captures, by the key of the evidence, in one query at most."""
    places: dict[int, _Place] = {}
    captures: dict[_Place, Snapshot] = {}
    for row in rows:
        capture = row.quoted_snapshot
        if capture and row.start is not None and row.end is not None and not capture.blob.purged_for:
            places[row.pk] = _Place(claim.pk, claim.revision, capture.pk, row.start, row.end)
            captures[places[row.pk]] = capture
    new = [place for place in captures if place not in _kept][:MOST_NEW]
    texts = dict(
        Blob.objects.filter(pk__in={captures[place].blob_id for place in new}, purged_for="").values_list("pk", "text")
    )
    for place in new:
        text = texts.get(captures[place].blob_id)
        if text is not None:
            _keep(claim, place, captures[place], text)
    return {pk: _told(claim, _kept[place]) for pk, place in places.items() if place in _kept}


def _keep(claim: Claim, place: _Place, snapshot: Snapshot, text: str) -> None:
    found = assess_passage(
        extracted(claim), text, (place.start, place.end), snapshot.fetched_at, snapshot.blob.language or None
    )
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[place] = found


def _told(claim: Claim, found: Assessment) -> Compared:
    claimed = claim_value(claim) or claim.value_words
    stance = {Outcome.SUPPORTS: Evidence.Stance.SUPPORTS, Outcome.CONTRADICTS: Evidence.Stance.UNDERMINES}
    return Compared(
        outcome=found.outcome.value,
        words=_words(found, claimed),
        reason=found.reason,
        stance=str(stance.get(found.outcome, "")),
    )


def _words(found: Assessment, claimed: str) -> str:
    answers = {
        Outcome.SUPPORTS: _("supports"),
        Outcome.CONTRADICTS: _("contradicts"),
        Outcome.SUPERSEDED: _("a later figure"),
        Outcome.AMBIGUOUS: _("does not settle it"),
    }
    answer = answers.get(found.outcome)
    if answer is None:
        return _("Nothing here compares with the claim")
    if not found.observed:
        return _("Against %(claimed)s: %(answer)s") % {"claimed": claimed, "answer": answer}
    seen = value_words(found.observed, found.observed_comparator, found.observed_upper)
    return _("%(seen)s against %(claimed)s: %(answer)s") % {"seen": seen, "claimed": claimed, "answer": answer}
