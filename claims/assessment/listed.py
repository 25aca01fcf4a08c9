"""How many things a sentence lists with their years: "Red Tide (2005), Blue Harbour (2005) and No Return (2011)"."""

import re
from decimal import Decimal
from itertools import groupby, pairwise

from claims.extraction.claim import Comparator, DateValue, Kind, Quantity
from claims.extraction.lexicon import words
from claims.extraction.nouns import singular

from .days import days_of, overlap
from .mention import Mention
from .target import Target
from .words import events_in

_WORKS = words(
    "film movie book novel album song single record play show series game comedy drama documentary poem opera"
)
_YEAR = re.compile(r"\d{4}")
_LIST = re.compile(r"\s*(?:,|and|,\s*and|&)\s*(?:in\s+)?(?:again\s+in\s+)?")
_OPENS = re.compile(r"(?:\(|-LRB-)\s*$")


def listed(target: Target, mentions: list[Mention]) -> list[Mention]:
    """Counts made from the dates of a sentence, as far as it names them.

    "Was in two films in 2005" is met by the works that are dated to 2005 in brackets, "won four times" by the years
    in which it was won. A sentence with fewer than two such dates makes no count.
    """
    value = target.value
    if not isinstance(value, Quantity) or not value.unit:
        return []
    noun = singular(value.unit.split()[-1])
    if noun in _WORKS and target.named and days_of(target.as_of) is not None:
        return [count for dates in _by_sentence(mentions) if (count := _works(target, value, dates)) is not None]
    if noun == "time" and target.events:
        return [count for dates in _by_sentence(mentions) if (count := _times(target, value, dates)) is not None]
    return []


def _by_sentence(mentions: list[Mention]) -> list[list[Mention]]:
    dated = [m for m in mentions if isinstance(m.value, DateValue) and not m.row]
    return [list(group) for _, group in groupby(dated, key=lambda m: m.passage)]


def _works(target: Target, value: Quantity, dates: list[Mention]) -> Mention | None:
    bracketed = [m for m in dates if _in_brackets(m)]
    fitting = [m for m in bracketed if isinstance(m.value, DateValue) and overlap(m.value.edtf, target.as_of)]
    return _count(target, value, fitting) if len(bracketed) > 1 and fitting else None


def _times(target: Target, value: Quantity, dates: list[Mention]) -> Mention | None:
    years = [m for m in dates if isinstance(m.value, DateValue) and _YEAR.fullmatch(m.value.edtf or "")]
    if len(years) < 2 or not target.events & events_in(years[0].sentence_text):
        return None
    joined = (
        years[0].sentence_text[one.end - one.passage[0] : other.start - one.passage[0]]
        for one, other in pairwise(years)
    )
    return _count(target, value, years) if all(_LIST.fullmatch(gap) for gap in joined) else None


def _count(target: Target, value: Quantity, dates: list[Mention]) -> Mention:
    first, last = dates[0], dates[-1]
    number = Quantity(Decimal(len(dates)), Comparator.EXACTLY, value.unit, first.start, last.end)
    return Mention(
        value=number, kind=Kind.COUNT, start=first.start, end=last.end, passage=first.passage, own=first.sentence_text,
        words=first.words, near=first.near, sentence=first.sentence, over=first.over, as_of=target.as_of,
        dated="text", sentence_text=first.sentence_text,
    )  # fmt: skip


def _in_brackets(mention: Mention) -> bool:
    value = mention.value
    at = mention.start - mention.passage[0]
    return isinstance(value, DateValue) and bool(_OPENS.search(mention.sentence_text[max(0, at - 8) : at]))
