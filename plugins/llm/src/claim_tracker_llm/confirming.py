"""Which proposals hold: their words stand in the text, and the rules read the proposed value in them.

Nothing else of a proposal is taken over. A model that makes things up, or that an article talked into something, can
only point at words that are there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from claim_tracker_llm.prompt import KINDS
from claims.extraction.claim import DateValue, Duration, ExtractedClaim, Kind, Quantity, Ranking, Value
from claims.extractors import Rereader

NEAR = 600
"""Characters before and after a quotation in which its speaker is named."""

_FEWEST_WORDS = 4
_LONGEST = 5000
# Same length before and after, so that places stay places. Models write plain quotes, dashes and spaces for others.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\n\r\t", " "),
    }
)


class RefusedError(ValueError):
    """A proposal does not hold; the message is the reason it is counted under."""


class Confirming:
    """The proposals for one text, confirmed or refused one by one."""

    def __init__(self, rereader: Rereader) -> None:
        self.rereader = rereader
        self._plain = rereader.text.translate(_PLAIN)
        self._seen: Counter[tuple[str, str]] = Counter()

    def confirmed(self, proposal: Any, first: int, limit: int) -> ExtractedClaim:
        """The claim that a proposal for the part from `first` to `limit` points at. Raises RefusedError."""
        if not isinstance(proposal, dict) or proposal.get("kind") not in KINDS:
            raise RefusedError("it has not the form of a claim")
        words = _text(proposal.get("words"))
        value_words = _text(proposal.get("value_words"))
        start, end = self._place(words, value_words, first, limit)
        kind = proposal["kind"]
        claim: ExtractedClaim | None
        if kind == "quotation":
            claim = self._quotation(start, end, _text(proposal.get("speaker")))
        elif kind == "statement":
            if len(words.split()) < _FEWEST_WORDS:
                raise RefusedError("it is no whole statement")
            if any(one.kind is not Kind.DATE for one in self.rereader.values(start, end)):
                raise RefusedError("it is called a statement and holds a figure")
            claim = self.rereader.statement(start, end)
        else:
            claim = self._valued(start, end, value_words or words, _text(proposal.get("value")))
        if claim is None:
            raise RefusedError("its words stand in no single sentence of the story")
        return replace(claim, rule=f"llm.{claim.rule}")

    def _place(self, words: str, value_words: str, first: int, limit: int) -> tuple[int, int]:
        """Where the words stand; the next place if the same was proposed before."""
        if not words:
            raise RefusedError("it has no words")
        key = (words, value_words)
        at = first - 1
        for _ in range(self._seen[key] + 1):
            at = self._plain.find(words, at + 1, limit)
            if at < 0:
                raise RefusedError("its words do not stand in the text")
        self._seen[key] += 1
        return at, at + len(words)

    def _valued(self, start: int, end: int, value_words: str, told: str) -> ExtractedClaim:
        at = self._plain.find(value_words, start, end)
        if at < 0:
            raise RefusedError("the words of its value do not stand in its words")
        until = at + len(value_words)
        readings = [
            one
            for one in self.rereader.values(start, end)
            if one.value and one.value.start < until and at < one.value.end
        ]
        for one in readings:
            if one.value and told and _says(one.value, told):
                return one
        raise RefusedError("the rules read another value in its words" if readings else "the rules read no value in it")

    def _quotation(self, start: int, end: int, speaker: str) -> ExtractedClaim:
        near = self._plain[max(0, start - NEAR) : end + NEAR]
        if speaker and speaker not in near:
            raise RefusedError("its speaker is not named near it")
        claim = self.rereader.quotation(start, end, speaker or None)
        if claim is None:
            raise RefusedError("its words are not what stands between quotation marks")
        return claim


def _text(told: Any) -> str:
    return told.translate(_PLAIN).strip() if isinstance(told, str) and len(told) <= _LONGEST else ""


def _says(value: Value, told: str) -> bool:
    """Whether the plain form that the model gave is the value as the rules read it."""
    match value:
        case Quantity():
            low, _, high = told.replace(",", "").partition("-")
            return _number(low) == value.number and (not high or _number(high) == value.upper)
        case DateValue():
            return told == value.edtf
        case Duration():
            return told == value.iso8601
        case Ranking():
            return told == str(value.rank)
    return False


def _number(told: str) -> Decimal | None:
    try:
        number = Decimal(told.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
