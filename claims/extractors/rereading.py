"""Reading again, by the rules, words that another extractor pointed at: for those that only propose.

A proposal's figure is never taken over. The rules read the proposed words themselves; a figure counts only as they
read it, with the modality that its whole sentence gives it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date

from claims.extraction import ExtractedClaim, extract_claims
from claims.extraction.claim import Kind, Location, Modality, Quotation, Value
from claims.extraction.furniture import is_furniture, masked
from claims.extraction.modality import Saying, read_saying
from claims.extraction.names import People
from claims.extraction.sentences import split
from claims.extraction.tokens import Tok, Tokens
from claims.extraction.worth import score

_EARLY = 8
_MOST_SENTENCES = 12
"""A quotation of more sentences is no quotation of the news."""


class Rereader:
    """One text, cut into sentences once. Offsets are code points of the text, ends excluded."""

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text
        self.published = published
        self.tokens = Tokens(text)
        self._parts = [one for one in split(self.tokens) if one.limit > one.first]
        self.sentences = [(self.tokens.start[one.first], self.tokens.end[one.limit - 1]) for one in self._parts]
        self._starts = [start for start, _ in self.sentences]

    def sentence(self, start: int, end: int) -> tuple[int, int] | None:
        """The sentence that holds the words from `start` to `end`; None where no single one does."""
        at = self._at(start)
        return self.sentences[at] if at >= 0 and end <= self.sentences[at][1] else None

    def values(self, start: int, end: int) -> list[ExtractedClaim]:
        """The claims with a value that the rules read in these words: first in their sentence, then in them alone.

        Empty where the words stand in no single sentence, or in one that belongs to the page, not to the story.
        """
        at = self._at(start)
        if at < 0 or end > self.sentences[at][1] or self._is_furniture(at):
            return []
        first, last = self.sentences[at]
        within = [replace(self._moved(one, first), location=Location.BODY) for one in self._read(first, last)]
        found = [one for one in within if one.value and one.value.start < end and start < one.value.end]
        hidden = masked(self.tokens, self._parts[at].first, self._parts[at].limit)
        for one in (self._moved(one, start) for one in self._read(start, end)):
            if one.value and not any(a < one.value.end and one.value.start < b for a, b in hidden):
                saying = self._saying(at, one.value.start, start, end)
                found.append(
                    replace(
                        one,
                        sentence=self.text[first:last],
                        claimant=saying.claimant,
                        modality=saying.modality,
                        negated=saying.negated,
                        location=Location.BODY,
                    )
                )
        return found

    def statement(self, start: int, end: int) -> ExtractedClaim | None:
        """The words as a plain statement; None where they stand in no single sentence of the story."""
        at = self._at(start)
        if at < 0 or end > self.sentences[at][1] or self._is_furniture(at):
            return None
        saying = self._saying(at, end, start, end)
        return self._claim(Kind.STATEMENT, None, start, end, self.sentences[at], saying, saying.claimant, at)

    def quotation(self, start: int, end: int, speaker: str | None) -> ExtractedClaim | None:
        """The words as quoted from `speaker`; None unless they stand between two quotation marks with none inside."""
        kind, tokens = self.tokens.kind, self.tokens
        i = bisect_right(tokens.start, start, 0, tokens.count) - 1
        j = bisect_right(tokens.start, end - 1, 0, tokens.count)
        if i < 1 or not (kind[i - 1] is Tok.QUOTE and kind[j] is Tok.QUOTE) or Tok.QUOTE in kind[i:j]:
            return None
        at, last = self._at(start), self._at(end - 1)
        if at < 0 or last - at >= _MOST_SENTENCES:
            return None
        around = (min(self.sentences[at][0], start), max(self.sentences[last][1], end))
        value = Quotation(self.text[start:end], speaker, start, end)
        saying = Saying(Modality.ATTRIBUTED, False, speaker)
        return self._claim(Kind.QUOTATION, value, *around, around, saying, speaker, at)

    def _claim(
        self, kind: Kind, value: Value | None, start: int, end: int, sentence: tuple[int, int], saying: Saying,
        subject: str | None, at: int,
    ) -> ExtractedClaim:  # fmt: skip
        worth, reasons = score(
            kind, value, None, saying.modality, Location.BODY, named=subject is not None,
            claimant=saying.claimant is not None, negated=saying.negated, early=at < _EARLY,
        )  # fmt: skip
        return ExtractedClaim(
            kind=kind,
            text=self.text[start:end],
            start=start,
            end=end,
            sentence=self.text[sentence[0] : sentence[1]],
            value=value,
            check_worthiness=worth,
            rule=str(kind),
            subject=subject if kind is Kind.QUOTATION else None,
            claimant=saying.claimant,
            as_of=self.published.isoformat()[:10] if self.published else None,
            modality=saying.modality,
            negated=saying.negated,
            worth_reasons=reasons,
        )

    def _at(self, start: int) -> int:
        """Which sentence holds the character at `start`; -1 for one between sentences."""
        at = bisect_right(self._starts, start) - 1
        return at if at >= 0 and start < self.sentences[at][1] else -1

    def _is_furniture(self, at: int) -> bool:
        one = self._parts[at]
        return is_furniture(self.tokens, one.first, one.limit, opens_line=one.opens_line)

    def _read(self, start: int, end: int) -> list[ExtractedClaim]:
        return extract_claims(self.text[start:end], self.published)

    def _moved(self, claim: ExtractedClaim, by: int) -> ExtractedClaim:
        value = claim.value and replace(claim.value, start=claim.value.start + by, end=claim.value.end + by)
        return replace(claim, start=claim.start + by, end=claim.end + by, value=value)

    def _saying(self, at: int, value_at: int, start: int, end: int) -> Saying:
        """How the sentence says the words: 'denies holding a million' is denied, whatever part of it was pointed at."""
        tokens, one = self.tokens, self._parts[at]
        token = bisect_right(tokens.start, value_at, one.first, one.limit) - 1
        return read_saying(tokens, one.first, one.limit, max(token, one.first), one.first, one.limit, People())
