"""Correcting what a claim says. What was published stays as it was: a verdict has its own copy of words and value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from claims.assessment import goes_stale
from claims.extraction.claim import decimal_text
from claims.messages import send_after_commit
from claims.models import Claim, Occurrence
from claims.models.occurrence import selectors
from claims.models.typed_value import extracted
from claims.review.anchoring import Span, find_words, sentence_around
from claims.review.rules import ReviewError, Status, is_theirs, locked, require, save
from claims.review.values import FIELDS, ContentError, Typed, content_of, read
from ledger.models import User, Verb, record

MENDABLE = frozenset({Status.CANDIDATE, Status.SELECTED, Status.IN_REVIEW, Status.DECIDED})

ASSESSED_AT_ONCE = 50
"""Evidence that is compared anew at once; more of it waits for the tick."""


def mend_claim(claim: Claim, actor: User, changes: Typed, note: str = "", seen_version: int | None = None) -> Claim:
    """Correct what a claim says: `changes` holds any of FIELDS, as people write them; the others stay.

    New words must stand in the article; the claim's places follow them. Its evidence is compared anew. Nothing is
    recorded where nothing changed. Raises ContentError with a message a field, ReviewError and PermissionDenied.
    """
    require(actor, "review_claim")
    with locked(claim, seen_version) as fresh:
        may_mend(fresh, actor)
        old, new = apply(fresh, changes)
        if new:
            record(Verb.CLAIM_MENDED, "claim", fresh.public_id, actor=actor, old=old, new=new, reason=note)
        return fresh


def may_mend(claim: Claim, actor: User) -> None:
    """Raise ReviewError unless the content of the locked claim may be changed, and by this person."""
    if claim.status == Status.AWAITING_APPROVAL:
        raise ReviewError(_("Its verdict waits for approval. Have it returned to its author, then correct the claim."))
    if claim.status not in MENDABLE:
        raise ReviewError(
            _("A claim that is “%(now)s” is kept as it is. Only its history is read.")
            % {"now": claim.get_status_display()}
        )
    is_theirs(claim, actor)


def apply(claim: Claim, changes: Typed) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write the changes to a locked claim and its places. Returns what they changed, as it was and as it is.

    Both are empty, and nothing is written, where all of it stood there already.
    """
    unknown = sorted(set(changes) - set(FIELDS))
    if unknown:
        raise ReviewError(_("These are no fields of a claim: %(names)s.") % {"names": ", ".join(unknown)})
    before = content_of(claim)
    typed = {**before, **changes}
    columns = read(typed)
    was = {name: getattr(claim, name) for name in {*FIELDS, "sentence", "change"}}
    written = set(columns) | {"words", "sentence", "value_words", "value_start"}
    for name, held in columns.items():
        setattr(claim, name, held)
    words = str(typed["words"]).strip()
    value_words = content_words(columns, str(typed["value_words"]).strip())
    places: list[Occurrence] = []
    if words != was["words"] or value_words != was["value_words"]:
        places = _anchor(claim, words, value_words)
    changed = sorted(name for name, held in was.items() if getattr(claim, name) != held)
    if not changed:
        return {}, {}
    claim.revision += 1
    stale = goes_stale(extracted(claim))
    claim.goes_stale_on = stale.day if stale else None
    claim.stale_revision = claim.revision
    save(claim, *sorted(written), "revision", "goes_stale_on", "stale_revision")
    for place in places:
        place.save()
    for key in claim.evidence.behind(0).values_list("pk", flat=True).order_by("pk")[:ASSESSED_AT_ONCE]:
        send_after_commit("claims.tasks.assess_evidence", key)
    return {name: plain(was[name]) for name in changed}, {name: plain(getattr(claim, name)) for name in changed}


def content_words(columns: dict[str, Any], typed: str) -> str:
    """The words that say the value: of a quotation, the quoted ones themselves; of no value, none."""
    if columns["value_type"] == "quotation":
        return str(columns["quote"])
    return typed if columns["value_type"] else ""


def plain(held: object) -> object:
    """A field as an Event keeps it."""
    if isinstance(held, Decimal):
        return decimal_text(held)
    return held.isoformat() if isinstance(held, date) else held


def _anchor(claim: Claim, words: str, value_words: str) -> list[Occurrence]:
    """Set the claim's words, its value's words and its sentence; returns its places moved there, not yet saved."""
    rows = list(claim.occurrences.at_home().select_related("version").order_by("-version__number", "start"))
    if not words:
        raise ContentError({"words": _("Give the words of the claim.")})
    if not rows:
        raise ReviewError(_("The claim stands in no text of its article any more, so its words are kept as they are."))
    first, *others = rows
    found = _found(first, words)
    if found is None:
        raise ContentError(
            {"words": _("These words do not stand in the article. Copy them from its text, as they stand there.")}
        )
    old_words, text = claim.words, first.version.text
    value = _move(first, found, value_words)
    if value_words and value is None:
        name = "quote" if claim.value_type == "quotation" else "value_words"
        raise ContentError({name: not_in_sentence()})
    claim.words, claim.sentence = first.exact, text[first.sentence_start : first.sentence_end]
    set_value_place(claim, first)
    if claim.value_type == "quotation":
        claim.quote = claim.value_words
    moved = [first]
    for other in others:
        there = _found(other, claim.words) if other.exact == old_words else None
        if there is not None:
            _move(other, there, claim.value_words)
            moved.append(other)
    return moved


def not_in_sentence() -> str:
    return _("These words do not stand in the sentence of the claim. Copy them from it, as they stand there.")


def _found(place: Occurrence, words: str) -> Span | None:
    """Where the words stand now: in the sentence of this place, else anywhere in its text."""
    text = place.version.text
    within = (place.sentence_start, place.sentence_end)
    return find_words(text, words, place.start, within) or find_words(text, words, place.start)


def _move(place: Occurrence, found: Span, value_words: str) -> Span | None:
    """Set a place to other words of its text. Returns where the value's words stand in their sentence."""
    text = place.version.text
    if not (place.sentence_start <= found[0] and found[1] <= place.sentence_end):
        place.sentence_start, place.sentence_end = sentence_around(text, *found)
    near = place.value_start
    if near is None or not found[0] <= near < found[1]:
        near = found[0]
    value = find_value(text, value_words, near, found, (place.sentence_start, place.sentence_end))
    place.value_start, place.value_end = value or (None, None)
    for name, held in selectors(text, *found).items():
        setattr(place, name, held)
    return value


def find_value(text: str, value_words: str, near: int, words: Span, sentence: Span) -> Span | None:
    """Where the words of a value stand: in those of the claim, else in its sentence."""
    return find_words(text, value_words, near, words) or find_words(text, value_words, near, sentence)


def set_value_place(claim: Claim, place: Occurrence) -> None:
    """The claim's own note of where its value stands: within its words, or nowhere."""
    claim.value_words, claim.value_start = "", None
    if place.value_start is None or place.value_end is None:
        return
    claim.value_words = place.version.text[place.value_start : place.value_end]
    if place.start <= place.value_start and place.value_end <= place.end:
        claim.value_start = place.value_start - place.start
