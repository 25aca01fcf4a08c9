"""Which of several values a verdict is on, in words, where the claim's own words leave it open."""

from __future__ import annotations

import re

from claims.extraction.lexicon.calendar import MONTHS, WEEKDAYS
from claims.extraction.lexicon.numbers import HUNDRED, ONES, SCALES, TENS, VAGUE
from claims.models import Claim, PublicClaim
from claims.pages.value import in_words

_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+")
# "one" is a pronoun more often than a number, and "second" and "may" have other meanings too.
_NUMBERS = (frozenset(ONES) - {"one"}) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | {HUNDRED, "decades"}
_DAYS = (frozenset(MONTHS) | frozenset(WEEKDAYS)) - {"may", "march", "sun", "sat"}


def about(row: PublicClaim) -> str:
    """'more than 14,000 people infected' where the words hold another figure or date beside the value, else ''.

    Two claims can have the same words and differ in the value alone.
    """
    value = in_words(row.value)
    if not value or not _leaves_open(row):
        return ""
    if row.kind == Claim.Kind.CASUALTY_COUNT and row.measure and (row.value or {}).get("unit") == "person":
        return f"{value} {row.measure.replace('_', ' ')}"
    return value


def _leaves_open(row: PublicClaim) -> bool:
    marks = row.document.get("marks", {})
    span, value = marks.get("words"), marks.get("value")
    if span and value and span[0] <= value[0] < value[1] <= span[1]:
        before, after = row.sentence[span[0] : value[0]], row.sentence[value[1] : span[1]]
        return any(_is_figure(token) for token in _TOKEN.findall(f"{before} {after}"))
    return sum(_is_figure(token) for token in _TOKEN.findall(row.words)) > 1


def _is_figure(token: str) -> bool:
    folded = token.casefold()
    return token[0].isdigit() or folded in _NUMBERS or (folded in _DAYS and token[0].isupper())
