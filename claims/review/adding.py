"""Making a claim that no extractor found, from a passage that a person marked; and two of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from claims.assessment import goes_stale
from claims.extraction.claim import Kind, Location, Modality
from claims.extraction.worth import score
from claims.extractors import PERSON
from claims.models import Article, ArticleVersion, Claim, Occurrence, ReviewTask
from claims.models.occurrence import selectors
from claims.models.typed_value import columns, extracted, value_of
from claims.queue import open_task
from claims.review.anchoring import LONGEST_PASSAGE, Span, find_words, proposals, sentence_around
from claims.review.content import (
    apply,
    content_words,
    find_value,
    may_mend,
    not_in_sentence,
    plain,
    set_value_place,
)
from claims.review.merging import copy_evidence
from claims.review.rules import ReviewError, Status, lock_article, locked, require, save
from claims.review.triage import select
from claims.review.values import FIELDS, ContentError, Typed, content_of, read
from ledger.models import User, Verb, record

NEAR_THE_TOP = 1500
"""Characters of a text before which a claim stands early in it."""


class StandsAlreadyError(ReviewError):
    """The passage is a claim already: `claim`."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        super().__init__(_("These words are a claim already: “%(claim)s”. Correct that one.") % {"claim": claim})


def proposed(article: Article, version: ArticleVersion, start: int, end: int) -> list[Claim]:
    """What the extractor reads in a passage, as claims that are not saved; the last is a plain statement."""
    made = []
    for one in proposals(version.text, start, end, article.published_when()):
        claim = Claim(article=article, language=article.language, extractor=PERSON, **columns(one))
        claim.value_words = version.text[one.value.start : one.value.end] if one.value else ""
        made.append(claim)
    return made


def add_claim(
    article: Article,
    actor: User,
    version: ArticleVersion,
    start: int,
    end: int,
    fields: Typed,
    note: str = "",
    *,
    select_for: str = "",
) -> Claim:
    """Make a claim of the passage from `start` to `end` (code points) of a version; `fields` are as people write them.

    It is a candidate, or with `select_for` selected at once. Raises StandsAlreadyError for a passage that is one,
    ContentError with a message a field, ReviewError and PermissionDenied.
    """
    require(actor, "review_claim")
    with transaction.atomic():
        held = lock_article(article.pk)
        if version.article_id != held.pk:
            raise ReviewError(_("This text is not one of the article."))
        start, end = trimmed(version.text, start, end)
        claim, place = _made(held, actor, version, (start, end), fields)
        same = Occurrence.objects.filter(
            version=version, start=start, end=end, value_start=place.value_start, value_end=place.value_end
        )
        standing = same.exclude(claim__status=Claim.Status.MERGED).select_related("claim").first()
        if standing is not None:
            raise StandsAlreadyError(standing.claim)
        _write(claim, [place, *_later(held, place)])
        record(
            Verb.CLAIM_ADDED,
            "claim",
            claim.public_id,
            actor=actor,
            new={**_told(claim), "article": held.public_id, "version": version.number, "start": start, "end": end},
            reason=note,
        )
        return select(claim, actor, select_for, note=note) if select_for else claim


def split_claim(
    claim: Claim,
    actor: User,
    first: Typed,
    second: Typed,
    note: str = "",
    *,
    copy_sources: bool = False,
    seen_version: int | None = None,
) -> Claim:
    """Make two claims of one that says two things: it keeps `first`, and the new one, returned, says `second`.

    Both hold fields as `mend_claim` takes them, their `words` among them, which stand in the claim's sentence. With
    `copy_sources` the new one gets the claim's evidence too. A claim under check makes one that is to be checked.
    """
    require(actor, "review_claim")
    with locked(claim, seen_version) as fresh:
        may_mend(fresh, actor)
        if fresh.current_verdict_id:
            raise ReviewError(
                _(
                    "A verdict on this claim is published, and it is about all of it. Make a second claim from the "
                    "passage in the article, then take this one and publish a new verdict."
                )
            )
        home = fresh.occurrences.at_home().select_related("version").order_by("-version__number", "start").first()
        if home is None:
            raise ReviewError(_("The claim stands in no text of its article any more, so it cannot be split."))
        sentence = (home.sentence_start, home.sentence_end)
        old_words = fresh.words
        with _half("second"):
            span = _in_sentence(home, sentence, second)
            made, place = _made(fresh.article, actor, home.version, span, second)
        places = [place, *_alike(fresh, home, place)]
        with _half("first"):
            _in_sentence(home, sentence, first)
            old, new = apply(fresh, {name: held for name, held in first.items() if name != "value_at"})
        home.refresh_from_db()
        if _spots(home) == _spots(place):
            raise ReviewError(_("Both would be the same claim. Give each its own words or its own value."))
        if not new:
            save(fresh)
        _write(made, places)
        if fresh.status != Status.CANDIDATE:
            made.status, made.selection_reason = Status.SELECTED, fresh.selection_reason
            made.save(update_fields=["status", "selection_reason"])
            open_task(made, ReviewTask.Reason.SELECTED, note, actor=actor)
        copied = copy_evidence(list(fresh.evidence.live().select_related("source")), made) if copy_sources else []
        record(
            Verb.CLAIM_SPLIT,
            "claim",
            fresh.public_id,
            actor=actor,
            old={"words": old_words, **old},
            new={"words": fresh.words, **new, "other": made.public_id},
            reason=note,
        )
        record(
            Verb.CLAIM_SPLIT,
            "claim",
            made.public_id,
            actor=actor,
            new={**_told(made), "from": fresh.public_id, "evidence": len(copied)},
            reason=note,
        )
        return made


def trimmed(text: str, start: int, end: int) -> Span:
    """The passage without white space at its ends. Raises ReviewError where it is none that a claim is made of."""
    if not 0 <= start < end <= len(text):
        raise ReviewError(_("This passage does not lie in the text. Mark it again."))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start >= end:
        raise ReviewError(_("These are no words. Mark the words that make the claim."))
    if end - start > LONGEST_PASSAGE:
        raise ReviewError(
            _("The passage has %(number)d characters, and a claim at most %(most)d. Mark less.")
            % {"number": end - start, "most": LONGEST_PASSAGE}
        )
    return start, end


def _made(
    article: Article, actor: User, version: ArticleVersion, span: Span, fields: Typed
) -> tuple[Claim, Occurrence]:
    """A claim of this passage and its place, neither written yet."""
    text = version.text
    typed = {**content_of(Claim(comparator=Claim.Comparator.EXACTLY)), **fields}
    sentence = sentence_around(text, *span)
    held = read(typed)
    claim = Claim(
        article=article,
        language=article.language,
        created_by=actor,
        extractor=PERSON,
        words=text[span[0] : span[1]],
        sentence=text[sentence[0] : sentence[1]],
        **held,
    )
    value_words = content_words(held, str(typed.get("value_words") or "").strip())
    near = typed.get("value_at")
    value = find_value(text, value_words, near if isinstance(near, int) else span[0], span, sentence)
    if value_words and value is None:
        name = "quote" if claim.value_type == "quotation" else "value_words"
        raise ContentError({name: not_in_sentence()})
    place = Occurrence(
        version=version,
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        value_start=value[0] if value else None,
        value_end=value[1] if value else None,
        **selectors(text, *span),
    )
    set_value_place(claim, place)
    if claim.value_type == "quotation":
        claim.quote = claim.value_words
    worth, reasons = score(
        Kind(claim.kind), value_of(claim), claim.measure or None, Modality(claim.modality), Location.BODY,
        named=bool(claim.place or claim.subject), claimant=bool(claim.claimant), negated=claim.negated,
        early=span[0] < NEAR_THE_TOP,
    )  # fmt: skip
    claim.check_worthiness, claim.worth_reasons = Decimal(str(worth)), list(reasons)
    return claim, place


def _write(claim: Claim, places: list[Occurrence]) -> None:
    """Insert a new claim with the day on which it goes stale, and its places."""
    stale = goes_stale(extracted(claim))
    claim.goes_stale_on = stale.day if stale else None
    claim.stale_revision = claim.revision
    claim.save()
    for place in places:
        place.claim = claim
    Occurrence.objects.bulk_create(places)


def _later(article: Article, place: Occurrence) -> list[Occurrence]:
    """The same place in the newest text, where the passage was marked in an older one and its sentence still stands."""
    newest = article.current_version
    if newest is None or newest.number <= place.version.number:
        return []
    sentence = place.version.text[place.sentence_start : place.sentence_end]
    at = newest.text.find(sentence)
    return [place.moved_to(newest, at - place.sentence_start)] if at >= 0 else []


def _alike(claim: Claim, home: Occurrence, place: Occurrence) -> list[Occurrence]:
    """Places of a part of a claim in the other texts of the article, where the claim stands there in the same words."""
    others = claim.occurrences.at_home().exclude(pk=home.pk).filter(exact=home.exact).select_related("version")
    sentence = home.version.text[home.sentence_start : home.sentence_end]
    return [
        place.moved_to(other.version, other.sentence_start - home.sentence_start)
        for other in others
        if other.version.text[other.sentence_start : other.sentence_end] == sentence
    ]


def _in_sentence(home: Occurrence, sentence: Span, typed: Typed) -> Span:
    """Where a half's words stand in the sentence of the claim."""
    found = find_words(home.version.text, str(typed.get("words") or ""), home.start, sentence)
    if found is None:
        raise ContentError(
            {
                "words": _(
                    "These words do not stand in the sentence of the claim. Copy them from it, as they stand there."
                )
            }
        )
    return found


@contextmanager
def _half(name: str) -> Iterator[None]:
    """Says which half a ContentError is about."""
    try:
        yield
    except ContentError as error:
        error.half = name
        raise


def _spots(place: Occurrence) -> tuple[int | None, ...]:
    return place.start, place.end, place.value_start, place.value_end


def _told(claim: Claim) -> dict[str, Any]:
    """What an Event says of a new claim: what is not empty of its content."""
    held = {name: plain(getattr(claim, name)) for name in FIELDS}
    return {name: value for name, value in held.items() if value not in {None, "", False}}
