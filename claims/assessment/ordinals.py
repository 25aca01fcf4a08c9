"""The ordinals of a claim: "their fourth album" is not "their fifth album"."""

import re

from claims.extraction.lexicon.function_words import EDGES
from claims.extraction.lexicon.numbers import ORDINALS

from .mention import Mention
from .target import Target

_WORDS = "|".join(sorted(map(re.escape, ORDINALS), key=len, reverse=True))
_ORDINAL = re.compile(
    rf"(?i)\b(?:(\d{{1,3}})\s?(?:st|nd|rd|th)|({_WORDS}))"
    r"[\s-]+((?:[^\W\d_][\w'-]*\s+){0,4}[^\W\d_][\w'-]*)"
)
_NO_THINGS = frozenset({"time", "half", "century", "quarter", "day", "week", "month", "year", "place", "may", "june"})


def other_ordinal(target: Target, mention: Mention) -> str | None:
    """Where the source gives another ordinal for the same thing: "the 31st president" for "the 32nd president"."""
    if mention.row:
        return None
    mine = _ordinals(target.claim.text)
    theirs = _ordinals(mention.sentence_text) if mine else {}
    for thing, ranks in mine.items():
        others = theirs.get(thing)
        if others and not ranks & others:
            return f"The source says {_said(min(others))} {thing} where the claim says {_said(min(ranks))}."
    return None


def _said(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def _ordinals(text: str) -> dict[str, set[int]]:
    """The ordinals of each thing, by the words behind them up to the end of the phrase."""
    found: dict[str, set[int]] = {}
    for match in _ORDINAL.finditer(text):
        rank = int(match[1]) if match[1] else ORDINALS[match[2].casefold()]
        for word in match[3].split():
            if word.casefold() in EDGES or word[0].isupper():
                break
            thing = word.casefold()
            if len(thing) > 2 and thing not in _NO_THINGS and rank > 0:
                found.setdefault(thing, set()).add(rank)
    return found
