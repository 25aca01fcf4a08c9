"""What to look for: the claim's value with its scope, measure and date, and what a quoted passage adds."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from claims.extraction.claim import DateValue, Duration, ExtractedClaim, Kind, Quantity, Ranking, Value

from .measures import basis_in, is_change, measure_in
from .scope import WORLD, names_in, says_world, scope_key
from .words import content, events_in

_DATED = re.compile(r"(?i)\b(?:since|born|between|after)\s+(?:the\s+)?(?:[A-Za-z]+\s+of\s+)?$")
# Figures that grow or move: one for a later date says nothing about an earlier one.
MOVING = frozenset(
    {Kind.CASUALTY_COUNT, Kind.POPULATION, Kind.COUNT, Kind.MONEY, Kind.PERCENTAGE, Kind.MEASUREMENT, Kind.AGE}
)


@dataclass(frozen=True)
class Target:
    """`places` are the scope keys of which one must hold, most telling first; empty where the claim names none.

    `strict` tells that a place must be met whole ("Guinea" is not "Guinea-Bissau"); for people a part of the
    name will do. `as_of` is the EDTF date the claim is about; `named` that the claim names it itself.
    """

    claim: ExtractedClaim
    value: Value
    measure: str | None
    places: tuple[str, ...]
    strict: bool
    as_of: str | None
    named: bool
    change: bool
    basis: str | None

    @property
    def kind(self) -> Kind:
        return self.claim.kind

    @cached_property
    def content(self) -> frozenset[str]:
        """Folded content words of the claim, its own value left out."""
        return content(self.claim.text.replace(self.value_words, " "))

    @cached_property
    def events(self) -> frozenset[str]:
        return events_in(self.claim.text)

    @cached_property
    def value_words(self) -> str:
        """The value as the claim writes it."""
        start = self.value.start - self.claim.start
        return self.claim.text[max(0, start) : max(0, self.value.end - self.claim.start)]

    @property
    def worldwide(self) -> bool:
        return self.places[:1] == (WORLD,)

    def within(self, places: tuple[str, ...]) -> "Target":
        """The same target for the scope that a quoted passage shows was meant."""
        return replace(self, places=places)


def target_of(claim: ExtractedClaim) -> Target | None:
    """What to look for, or None where the claim has no value to compare."""
    value = claim.value
    if value is None:
        return None
    measure = claim.measure or ("population" if claim.kind is Kind.POPULATION else None)
    counted = isinstance(value, Quantity)
    if measure is None and isinstance(value, Quantity) and value.unit in ("", "person"):
        measure = measure_in(claim.text)
    places, strict = _places(claim, counted)
    as_of, named = _as_of(claim)
    start = value.start - claim.start
    change = False
    basis = None
    if isinstance(value, Quantity):
        before, after = claim.text[: max(0, start)], claim.text[max(0, value.end - claim.start) :]
        change = value.per is not None or is_change(before, after, "")
        if value.change is not None:
            change = str(value.change.mode) in ("by", "factor")
        basis = value.basis or basis_in(claim.text)
    return Target(claim, value, measure, places, strict, as_of, named, change, basis)


def _places(claim: ExtractedClaim, counted: bool) -> tuple[tuple[str, ...], bool]:
    place = claim.place
    if place:
        if says_world(place) or scope_key(place) == WORLD:
            return (WORLD,), True
        names = names_in(place)
        if names:
            return (names[0].key,), True
    if counted and says_world(claim.text):
        return (WORLD,), True
    value = claim.value
    subject = names_in(claim.subject) if claim.subject else []
    if subject and counted:
        return tuple(name.key for name in subject), False
    words = claim.text
    if value is not None and isinstance(value, DateValue | Ranking):
        start = max(0, value.start - claim.start)
        words = words[:start] + " . " + words[max(0, value.end - claim.start) :]
    names = subject + names_in(words)
    return tuple(dict.fromkeys(name.key for name in names)), False


def _as_of(claim: ExtractedClaim) -> tuple[str | None, bool]:
    """The date that the claim is about, and whether it names it."""
    if isinstance(claim.value, DateValue):
        return None, False
    if claim.event_date and not isinstance(claim.value, Duration):
        year = claim.event_date[:4]
        at = claim.text.find(year)
        if at < 0 or not _DATED.search(claim.text[max(0, at - 30) : at]):
            return claim.event_date, True
    return claim.as_of, False
