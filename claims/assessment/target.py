"""What to look for: the claim's value with its scope, measure and date, and what a quoted passage adds."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from claims.extraction.claim import QUANTITIES, ChangeMode, DateValue, Duration, ExtractedClaim, Kind, Quantity, Value

from .bounds import bounded
from .cutoff import cutoff_in
from .lines import dates_in
from .measures import basis_in, counted, is_change, measure_in
from .rates import EVERY, rate_of
from .scope import WORLD, WORLD_NAME, Name, is_body, names_in, says_world, scope_key
from .words import content, events_in, fold

# Figures that grow or move: one for a later date says nothing about an earlier one.
MOVING = QUANTITIES
_NAMED_BY = re.compile(
    r"(?i)\b(?:as (?:of|at)|by|up to|until|through|to|on|in|at|for|of|during)\s+(?:the\s+)?"
    r"(?:(?:start|beginning|middle|end|close) of\s+)?(?:(?:early|late|mid)[\s-])?$"
)
# "Norvia has 4.1 million people." gives its population.
_HAS_PEOPLE = re.compile(
    r"(?i)\b(?:has|have|had|is home to|is a \w+ of)\s+(?:[\w.,]+\s+){1,5}(?:people|inhabitants|residents)\W*$"
)
_BORN = re.compile(r"(?i)\bborn\b[^.;]{0,30}$")
# "..., officials said on Sunday" dates the saying, not the figure before it.
_SAID_ON = re.compile(
    r"(?i)\b(?:said|says|told|heard|learned|learnt|warned|added|stated|revealed|reported|announced|confirmed|wrote|"
    r"tweeted|according to|in a statement)\b[^.;]{0,40}$"
)
_OTHER_EVENT = re.compile(
    r"(?i),\s+(?:who|which|where|when|a|an|the|and|but)\b|;|—|–|--|\band (?:has|had|have|is|was|were|are)\b"
)
_APPOSITION = re.compile(r",\s+(?:a|an|the|its|one|home)\b[^,;.]{0,40}\b(?:of|with|to)\s+(?:[a-z]+\s+){0,3}$")


@dataclass(frozen=True)
class Target:
    """`places` are the scopes of which one must hold, most telling first; empty where the claim names none.

    `strict` tells that a place must be met whole ("Guinea" is not "Guinea-Bissau"); for people a part of the
    name will do. `as_of` is the EDTF date the claim is about; `named` that the claim names it itself.
    """

    claim: ExtractedClaim
    value: Value
    measure: str | None
    places: tuple[Name, ...]
    strict: bool
    as_of: str | None
    named: bool
    change: bool
    basis: str | None
    per: str = ""

    @property
    def kind(self) -> Kind:
        return self.claim.kind

    @cached_property
    def content(self) -> frozenset[str]:
        """Folded content words of the claim, its own value left out."""
        return content(self.claim.text.replace(self.value_words, " "))

    @cached_property
    def plain(self) -> frozenset[str]:
        """Folded content words of the claim that are written as plain words, not as names of places or people."""
        text = self.claim.text.replace(self.value_words, " ")
        named = {
            fold(word) for name in names_in(text) if not name.first for word in re.findall(r"[^\W\d_]+", name.words)
        }
        mine = {fold(word) for key in self.keys for word in re.split(r"[\s-]+", key)}
        return self.content - named - mine

    @cached_property
    def events(self) -> frozenset[str]:
        """The kinds of event that the claim names."""
        return events_in(self.claim.text)

    @cached_property
    def value_words(self) -> str:
        """The value as the claim writes it."""
        start = self.value.start - self.claim.start
        return self.claim.text[max(0, start) : max(0, self.value.end - self.claim.start)]

    @cached_property
    def cutoff(self) -> str | None:
        """The time of day up to which the claim counts, where it says so: 'as of noon on 20 May'."""
        return cutoff_in(self.claim.text)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The folded scopes."""
        return frozenset(name.key for name in self.places)

    @property
    def worldwide(self) -> bool:
        return bool(self.places) and self.places[0].key == WORLD

    def within(self, places: tuple[Name, ...]) -> "Target":
        """The same target for the scope that a quoted passage shows was meant."""
        return replace(self, places=places)


def target_of(claim: ExtractedClaim) -> Target | None:
    """What to look for, or None where the claim has no value to compare."""
    value = claim.value
    if value is None:
        return None
    measure = claim.measure or ("population" if claim.kind is Kind.POPULATION else None)
    start = max(0, value.start - claim.start)
    before, after = claim.text[:start], claim.text[max(0, value.end - claim.start) :]
    change = False
    basis = None
    per = ""
    if isinstance(value, Quantity):
        if measure is None:
            measure = counted(value.unit) or (measure_in(claim.text) if value.unit in ("", "person") else None)
        if measure is None and value.unit == "person" and _HAS_PEOPLE.search(claim.text):
            measure = "population"
        per = rate_of(value.per)
        change = value.per in EVERY or is_change(before, after, "")
        if value.change is not None:
            change = value.change.mode is not ChangeMode.TO
        basis = basis_in(value.basis or claim.text)
    if isinstance(value, DateValue):
        value = bounded(value, before)
    places, strict = _places(claim, before, after)
    as_of, named = own_date(claim)
    return Target(claim, value, measure, places, strict, as_of, named, change, basis, per)


def _places(claim: ExtractedClaim, before: str, after: str) -> tuple[tuple[Name, ...], bool]:
    """The scopes of the claim: for a count where it holds, else whom or what it is about."""
    counted = isinstance(claim.value, Quantity) and claim.kind is not Kind.AGE
    if counted:
        inside = _APPOSITION.search(before)
        if inside:
            names = names_in(before[: inside.start()])
            if names:
                return (names[-1],), True
        place = claim.place
        if place and (says_world(place) or scope_key(place) == WORLD):
            return (WORLD_NAME,), True
        named = names_in(place) if place else []
        if named:
            # "outside Norvia" is said before the place, and no part of its name.
            told = [n for n in names_in(claim.text) if n.words.endswith(named[0].words) and n.key != named[0].key]
            return ((told or named)[0],), True
        if says_world(claim.text):
            return (WORLD_NAME,), True
    subject = [n for n in names_in(claim.subject or "") if not is_body(n)]
    if subject and counted:
        return tuple(subject), False
    words = f"{before} . {after}" if isinstance(claim.value, DateValue | Duration) else claim.text
    by_key = {name.key: name for name in [*subject, *names_in(words)]}
    return tuple(by_key.values()), False


def own_date(claim: ExtractedClaim) -> tuple[str | None, bool]:
    """The EDTF date that a claim's value is about, and whether the claim names it itself ("as of 30 April").

    Else it is the day of publication. A date or a length of time is about no date: (None, False).
    """
    if claim.value is None or isinstance(claim.value, DateValue | Duration):
        return None, False
    text = claim.text
    value_at = max(0, claim.value.start - claim.start)
    if claim.kind is Kind.AGE:
        return claim.as_of, False
    for found in dates_in(text, 0, _day(claim.as_of)):
        if not _NAMED_BY.search(text[: found.start]) or _BORN.search(text[: found.start]):
            continue
        if found.start > value_at and _SAID_ON.search(text[value_at : found.start]):
            continue
        low, high = sorted((found.end, value_at))
        opens = not text[: found.start].strip() or _NAMED_BY.fullmatch(text[: found.start].lstrip())
        if opens or not _OTHER_EVENT.search(text[min(found.start, low) : max(high, found.start)]):
            return found.edtf, True
    return claim.as_of, False


def _day(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat(edtf) if edtf else None
    except ValueError:
        return None
