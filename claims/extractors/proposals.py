"""What an extractor proposed, held against the text: each proposal is made anew from checked parts, or left out.

An extractor may be a language model that was handed a hostile article. Nothing it gives is trusted: not the offsets,
not the words, not the types of its fields.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Any, TypeVar

import isodate

from claims.edtf_dates import EdtfError, bounds
from claims.extraction.claim import (
    QUANTITIES,
    Change,
    ChangeMode,
    Comparator,
    DateValue,
    Direction,
    Duration,
    ExtractedClaim,
    Kind,
    Location,
    Modality,
    Quantity,
    Quotation,
    Ranking,
    Value,
)

MOST = 5000
"""Proposals of one extractor for one text that are looked at; no article makes as many claims."""

LONGEST_SENTENCE = 20_000
_LONGEST_FIELD = 500
_MOST_REASONS = 12
_LARGEST_POWER = 60
_TYPES: dict[Kind, tuple[type, ...]] = {
    **dict.fromkeys(QUANTITIES, (Quantity,)),
    Kind.AGE: (Quantity, Duration),
    Kind.DATE: (DateValue,),
    Kind.TENURE: (Duration,),
    Kind.DURATION: (Duration,),
    Kind.RANKING: (Ranking,),
    Kind.QUOTATION: (Quotation,),
    Kind.STATEMENT: (type(None),),
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, and which: two places of one value that overlap are one claim."""

    start: int
    end: int
    value: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is left of them, in text order; `dropped` counts the others by the reason."""

    claims: list[ExtractedClaim]
    dropped: dict[str, int]
    notes: tuple[str, ...] = ()


class _UnfitError(ValueError):
    """A proposal cannot be used; the message is the reason it is counted under."""


def judge(
    text: str, proposed: Iterable[object], standing: Iterable[Place] = (), notes: Iterable[str] = ()
) -> Proposals:
    """Those of `proposed` that hold against `text` and are not `standing` in it already."""
    dropped: Counter[str] = Counter()
    taken: defaultdict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in standing:
        taken[place.value].append(place)
    claims = []
    for number, one in enumerate(islice(proposed, MOST + 1)):
        try:
            if number == MOST:
                raise _UnfitError(f"more than {MOST} proposals")
            claim = _checked(text, one)
            place = place_of(claim)
            if any(place.start < other.end and other.start < place.end for other in taken[place.value]):
                raise _UnfitError("found already")
        except _UnfitError as reason:
            dropped[str(reason)] += 1
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
            dropped["a field is of the wrong form"] += 1
        else:
            taken[place.value].append(place)
            claims.append(claim)
    claims.sort(key=lambda claim: (claim.start, claim.end))
    return Proposals(claims, dict(dropped.most_common()), tuple(notes))


def place_of(claim: ExtractedClaim) -> Place:
    at = claim.value or claim
    return Place(at.start, at.end, bare(claim.value, claim.text))


def bare(value: Value | None, words: str) -> tuple[object, ...]:
    """The value without its bound and unit: one figure at one place is one claim, however it is read."""
    match value:
        case Quantity():
            return ("quantity", value.number, value.upper)
        case DateValue():
            return ("date", value.edtf)
        case Duration():
            return ("duration", value.iso8601)
        case Ranking():
            return ("ranking", value.rank)
        case Quotation():
            return ("quotation", _letters(value.quote))
    return ("statement", _letters(words))


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _checked(text: str, claim: object) -> ExtractedClaim:
    if not isinstance(claim, ExtractedClaim):
        raise _UnfitError("not a claim")
    start, end = _offset(claim.start), _offset(claim.end)
    if not 0 <= start < end <= len(text) or text[start:end] != claim.text:
        raise _UnfitError("its words do not stand in the text where it says")
    sentence = claim.sentence
    if not isinstance(sentence, str) or not end - start <= len(sentence) <= LONGEST_SENTENCE:
        raise _UnfitError("its sentence does not stand in the text around it")
    begins = text.rfind(sentence, max(0, end - len(sentence)), start + len(sentence))
    if begins < 0:
        raise _UnfitError("its sentence does not stand in the text around it")
    kind = Kind(claim.kind)
    if type(claim.value) not in _TYPES[kind]:
        raise _UnfitError("its value does not fit its kind")
    value = None if claim.value is None else _value(text, claim.value, begins, begins + len(sentence))
    worth = float(claim.check_worthiness)
    if not (math.isfinite(worth) and 0 <= worth <= 1):
        raise _UnfitError("its check-worthiness is not between 0 and 1")
    return ExtractedClaim(
        kind=kind,
        text=text[start:end],
        start=start,
        end=end,
        sentence=text[begins : begins + len(sentence)],
        value=value,
        check_worthiness=worth,
        rule=_words(claim.rule)[:100],
        measure=_maybe(claim.measure),
        subject=_maybe(claim.subject),
        claimant=_maybe(claim.claimant),
        as_of=_edtf(claim.as_of),
        event_date=_edtf(claim.event_date),
        place=_maybe(claim.place),
        modality=Modality(claim.modality),
        negated=_flag(claim.negated),
        location=Location(claim.location),
        worth_reasons=tuple(_words(reason) for reason in tuple(claim.worth_reasons)[:_MOST_REASONS]),
    )


def _value(text: str, value: Value, first: int, limit: int) -> Value:
    start, end = _offset(value.start), _offset(value.end)
    if not first <= start < end <= limit:
        raise _UnfitError("its value lies outside its sentence")
    match value:
        case Quantity():
            return _quantity(value, start, end)
        case DateValue():
            return DateValue(_edtf(value.edtf), text[start:end], start, end)
        case Duration():
            isodate.parse_duration(_words(value.iso8601))
            return replace(value, comparator=Comparator(value.comparator), from_=_edtf(value.from_), to=_edtf(value.to))
        case Ranking():
            return Ranking(_offset(value.rank), _words(value.scope), start, end, _flag(value.most_recent))
        case Quotation():
            if value.quote != text[start:end]:
                raise _UnfitError("its quoted words do not stand in the text where it says")
            return Quotation(text[start:end], _maybe(value.speaker), start, end)


def _quantity(value: Quantity, start: int, end: int) -> Quantity:
    number, upper = _number(value.number), None if value.upper is None else _number(value.upper)
    comparator = Comparator(value.comparator)
    if (upper is not None) != (comparator is Comparator.BETWEEN) or (upper is not None and upper < number):
        raise _UnfitError("its bounds do not fit each other")
    return Quantity(
        number=number,
        comparator=comparator,
        unit=_words(value.unit),
        start=start,
        end=end,
        upper=upper,
        vague=_flag(value.vague),
        per=_maybe(value.per),
        basis=_maybe(value.basis),
        change=None if value.change is None else _change(value.change),
    )


def _change(change: Change) -> Change:
    return Change(
        Direction(change.direction),
        ChangeMode(change.mode),
        None if change.from_ is None else _number(change.from_),
        None if change.to is None else _number(change.to),
    )


def _number(number: Any) -> Decimal:
    if not (isinstance(number, Decimal) and number.is_finite() and abs(number.adjusted()) < _LARGEST_POWER):
        raise _UnfitError("its number is no decimal number of a size that news has")
    return number


def _offset(number: Any) -> int:
    if type(number) is not int:
        raise _UnfitError("an offset or rank is no whole number")
    return number


def _flag(flag: Any) -> bool:
    if not isinstance(flag, bool):
        raise _UnfitError("a field is of the wrong form")
    return flag


def _words(words: Any) -> str:
    """Text that the database takes. A lone surrogate makes `encode` raise."""
    if not isinstance(words, str) or len(words) > _LONGEST_FIELD or "\x00" in words:
        raise _UnfitError("a field is of the wrong form")
    words.encode()
    return words


def _maybe(words: Any) -> str | None:
    return None if words is None else _words(words)


def _edtf(edtf: Any) -> str | None:
    if edtf is None:
        return None
    try:
        bounds(_words(edtf)[:60])
    except EdtfError:
        raise _UnfitError("a date is not written in EDTF") from None
    return _words(edtf)
