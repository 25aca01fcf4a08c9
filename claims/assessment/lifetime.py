"""What a life or a run rules out: nobody graduates before being born, no film is shown before its first day."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.extraction.claim import DateValue
from claims.extraction.lexicon import words

from .choose import met_name
from .days import days_of, later
from .mention import Mention
from .target import Target
from .wording import date_words
from .words import events_in

# What only the living do, in the folded words for events.
_LIVING = words("married divorced graduated elected left discovered won directed wrote starred visited founded")
_STARTS = words("born founded began released elected")
_ENDS = words("died ended left")
_ONE_DAY = words("married divorced graduated discovered")
_STRETCH = re.compile(r"(?i)\bbetween\b")
_OPENS = re.compile(r"(?:\(|-LRB-)\s*(?:born\s+)?$")
_DASH = re.compile(r"\s*(?:[-–—−]|--)\s*(?:died\s+)?")


@dataclass(frozen=True, slots=True)
class Ruled:
    """The date that rules the claim out, and the sentence that says so."""

    mention: Mention
    reason: str


def mark_lives(text: str, mentions: list[Mention]) -> None:
    """Marks two days in brackets, "(3 May 1942 - 9 June 1990)", as a birth and a death."""
    days = [m for m in mentions if not m.row and isinstance(m.value, DateValue) and len(m.value.edtf or "") == 10]
    for born, died in pairwise(days):
        if _OPENS.search(text[max(0, born.start - 12) : born.start]) and _DASH.fullmatch(text[born.end : died.start]):
            born.event, died.event = "born", "died"


def ends_of_stretches(target: Target, mentions: list[Mention]) -> list[Mention]:
    """Each stretch of time as the one end that the claim is about.

    "Ran from 2004 to 2008" gives 2004 for a claim of when it began, 2008 for when it ended; "(3 May 1942 - 9 June
    1990)" gives the day of birth or that of death. A claim of anything else is met by the whole stretch.
    """
    if not isinstance(target.value, DateValue):
        return mentions
    if target.events & _ONE_DAY:
        return [mention for mention in mentions if not _in_brackets(mention)]
    at = _end_wanted(target)
    if at is None:
        return mentions
    return [_at_end(mention, at) for mention in mentions]


def _in_brackets(mention: Mention) -> bool:
    """Whether it is a stretch of years in brackets, which tells a life or a run and no day in it."""
    value = mention.value
    return isinstance(value, DateValue) and "/" in (value.edtf or "") and mention.own.strip() == value.expression


def _end_wanted(target: Target) -> int | None:
    starts, ends = target.events & _STARTS, target.events & _ENDS
    return (0 if starts else 1) if bool(starts) != bool(ends) else None


def _at_end(mention: Mention, at: int) -> Mention:
    value = mention.value
    if not isinstance(value, DateValue) or not value.edtf or mention.row or _STRETCH.search(value.expression):
        return mention
    ends = value.edtf.split("/")
    if len(ends) != 2 or not all(days_of(end) for end in ends):
        return mention
    if _STRETCH.search(mention.own.partition(value.expression)[0][-12:]):
        return mention
    return replace(mention, value=replace(value, edtf=ends[at]))


def ruled_out(target: Target, mentions: list[Mention]) -> Ruled | None:
    """The date of a birth after the claimed day, or of a death before it, of the one who is said to have acted then."""
    value = target.value
    if not isinstance(value, DateValue) or not target.events & _LIVING:
        return None
    for mention in mentions:
        seen = mention.value
        if not isinstance(seen, DateValue) or not _same_life(target, mention):
            continue
        said = f"The claim is for {date_words(value.edtf or '')}, and the source gives"
        if "born" in mention.events and later(seen.edtf, value.edtf):
            return Ruled(mention, f"{said} {date_words(seen.edtf or '')} as the date of a birth.")
        if "died" in mention.events and later(value.edtf, seen.edtf) and not target.events & {"won", "wrote"}:
            return Ruled(mention, f"{said} {date_words(seen.edtf or '')} as the date of a death.")
    return None


def _same_life(target: Target, mention: Mention) -> bool:
    """Whether the dates are of the one who acts: named by the claim, or the doer of the claim's act in the sentence."""
    if met_name(target, [*mention.near, *mention.sentence]) is not None:
        return True
    return bool(target.events & _LIVING & events_in(mention.sentence_text)) and " by " in mention.sentence_text
