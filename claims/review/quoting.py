"""Quoting a capture: by words that are looked for in it, or by a passage that was picked in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.models import Evidence
from claims.models.occurrence import CONTEXT
from claims.review.evidence import is_stance, live_row, may_change_evidence
from claims.review.rules import ReviewError, locked, require, save
from ledger.models import User, Verb, record
from sources.models import Snapshot, Source

LONGEST_QUOTE = 2000
"""Characters of a passage that was picked: a quote is to be read, and compared."""


@dataclass(frozen=True, slots=True)
class Picked:
    """Words picked in the readable text of a capture, by offsets in code points.

    `exact`, `prefix` and `suffix` are what the person saw there, so that no offset that slipped quotes other words.
    """

    snapshot: int
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def requote(
    evidence: Evidence,
    actor: User,
    quote: str,
    *,
    snapshot: int | None = None,
    stance: str = "",
    note: str = "",
    seen_version: int | None = None,
) -> Evidence:
    """Quote words that are looked for in a capture, the newest if none is named, instead of those quoted before."""
    require(actor, "review_claim")
    if stance:
        is_stance(stance)
    with locked(evidence.claim, seen_version) as fresh:
        may_change_evidence(fresh, actor)
        row = live_row(evidence)
        if snapshot is None:
            snapshot = Source.objects.get(pk=evidence.source_id).latest_snapshot_id
        if snapshot is None:
            raise ReviewError(_("The source was not captured yet, so there is nothing to quote from."))
        capture = _capture(row, snapshot)
        old = _told(row)
        row.quote = _as_stored(quote).strip()
        # Words from before and after say nothing of words typed anew.
        row.prefix, row.suffix = ("", "") if row.quote != old["quote"] else (row.prefix, row.suffix)
        row.pin(capture)
        if row.quote and row.start is None:
            raise ReviewError(
                _(
                    "These words do not stand in the capture, or stand there more than once. Pick the passage in the "
                    "capture, or copy more of the words around it."
                )
            )
        row.stance = stance or row.stance
        row.save(update_fields=[*_QUOTE, "stance"])
        save(fresh)
        _record(row, fresh.public_id, actor, old, note)
        return row


def quote_passage(
    evidence: Evidence,
    actor: User,
    passage: Picked,
    *,
    stance: str = "",
    note: str = "",
    seen_version: int | None = None,
) -> Evidence:
    """Quote a passage where it was picked, even if the same words stand elsewhere too.

    An empty `stance` leaves the one there is. Raises ReviewError where the capture is of another source, was purged,
    or has other words at this place.
    """
    require(actor, "review_claim")
    if stance:
        is_stance(stance)
    with locked(evidence.claim, seen_version) as fresh:
        may_change_evidence(fresh, actor)
        row = live_row(evidence)
        snapshot = _capture(row, passage.snapshot)
        old = _told(row)
        text = snapshot.blob.text
        start, end = _place(text, passage)
        row.quote, row.start, row.end = text[start:end], start, end
        row.prefix, row.suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        row.quoted_snapshot = snapshot
        row.stance = stance or row.stance
        row.save(update_fields=[*_QUOTE, "stance"])
        save(fresh)
        _record(row, fresh.public_id, actor, old, note)
        return row


_QUOTE = ("quote", "prefix", "suffix", "start", "end", "quoted_snapshot")


def _capture(row: Evidence, key: int) -> Snapshot:
    """A capture of the source that can be quoted. Raises ReviewError."""
    snapshot = Snapshot.objects.select_related("blob").filter(pk=key, source=row.source_id).first()
    if snapshot is None:
        raise ReviewError(_("This capture is not one of this source. Open the capture again and pick there."))
    if snapshot.blob.purged_for:
        raise ReviewError(_("This capture was purged, so nothing of it can be quoted. Pick in another capture."))
    return snapshot


def _place(text: str, passage: Picked) -> tuple[int, int]:
    """Where the words stand without the white space around them. Raises ReviewError unless they stand there."""
    exact, prefix, suffix = (_as_stored(words) for words in (passage.exact, passage.prefix, passage.suffix))
    if not exact.strip():
        raise ReviewError(_("No words are picked. Select the passage in the text of the capture first."))
    if len(exact) > LONGEST_QUOTE:
        raise ReviewError(too_long(len(exact)))
    start, end = passage.start, passage.end
    stands = 0 <= start < end <= len(text) and text[start:end] == exact
    framed = text[:start].endswith(prefix) and text[end : end + len(suffix)] == suffix
    if not stands or not framed:
        raise ReviewError(_("The capture has other words at this place. Open it again and pick the passage anew."))
    return start + len(exact) - len(exact.lstrip()), end - (len(exact) - len(exact.rstrip()))


def too_long(length: int) -> str:
    """What is said of a passage of more than LONGEST_QUOTE characters."""
    return _("The passage has %(number)d characters; at most %(most)d are quoted. Pick the sentence that says it.") % {
        "number": length,
        "most": LONGEST_QUOTE,
    }


def _as_stored(words: str) -> str:
    """With line ends as captures have them: a browser sends CRLF."""
    return words.replace("\r\n", "\n")


def _told(row: Evidence) -> dict[str, object]:
    return {
        "quote": row.quote,
        "snapshot": row.quoted_snapshot_id,
        "start": row.start,
        "end": row.end,
        "stance": row.stance,
    }


def _record(row: Evidence, claim: str, actor: User, old: dict[str, object], note: str) -> None:
    record(
        Verb.EVIDENCE_REQUOTED,
        "claim",
        claim,
        actor=actor,
        old=old,
        new={"evidence": row.pk, **_told(row)},
        reason=note,
        snapshot_id=row.quoted_snapshot_id,
    )
