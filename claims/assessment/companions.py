"""The other numbers of a claim: "70 percent, from more than 60 reviews" rests on both."""

import re
from functools import lru_cache

from claims.extraction import extract_claims
from claims.extraction.claim import Kind, Quantity

from .compare import Agreement, compare
from .kinds import same_thing
from .mention import Mention
from .target import Target
from .wording import number_words

_FIGURE = re.compile(r"\d")
_COUNTED = frozenset({Kind.COUNT, Kind.PERCENTAGE, Kind.MONEY, Kind.MEASUREMENT})


def other_number(target: Target, mention: Mention, mentions: list[Mention]) -> str | None:
    """Where the sentence with the claim's value gives another number for the claim's second one."""
    if mention.row or target.measure or not _FIGURE.search(target.claim.text.replace(target.value_words, " ")):
        return None
    beside = [
        m for m in mentions
        if m.passage == mention.passage and m is not mention and isinstance(m.value, Quantity) and m.measure is None
    ]  # fmt: skip
    if not beside:
        return None
    for value in _numbers(target.claim.text):
        if value.unit == getattr(target.value, "unit", None) or not value.unit:
            continue
        same = [m.value for m in beside if isinstance(m.value, Quantity) and same_thing(value.unit, m.value.unit)]
        if same and all(compare(value, seen).agreement is Agreement.DISAGREES for seen in same):
            seen = same[0]
            said = number_words(seen.number, seen.comparator, seen.upper)
            mine = number_words(value.number, value.comparator, value.upper)
            return f"The source gives {said} ({value.unit}) beside it, the claim {mine}."
    return None


@lru_cache(maxsize=64)
def _numbers(text: str) -> tuple[Quantity, ...]:
    """The plain counts, shares, sums and measures in a text."""
    return tuple(
        claim.value
        for claim in extract_claims(text)
        if isinstance(claim.value, Quantity) and claim.kind in _COUNTED and not claim.measure and not claim.value.change
    )
