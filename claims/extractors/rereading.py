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
from claims.extraction.furniture import masked, story
from claims.extraction.modality import Saying, Signs, read_saying
from claims.extraction.persons import People
from claims.extraction.sentences import split
from claims.extraction.tokens import Tok, Tokens
from claims.extraction.worth import score

_EARLY = 8
_MOST_SENTENCES = 12
"""A quotation of more sentences is no quotation of the news."""


class Rereader:
    """One text, cut once into the sentences of its story. Offsets are code points of the text, ends excluded.

    What belongs to the page and not to the story (captions' credits, link lists) is in no sentence.
    """

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text
        self.published = published
        self.tokens = Tokens(text)
        self._parts = story(self.tokens, [one for one in split(self.tokens) if one.limit > one.first])
        self.sentences = [(self.tokens.start[one.first], self.tokens.end[one.limit - 1]) for one in self._parts]
        self._starts = [start for start, _ in self.sentences]

    def values(self, start: int, end: int) -> list[ExtractedClaim]:
        """The claims with a value that the rules read in these words: first in their sentence, then in them alone.

        Empty where the words stand in no single sentence.
        """
        at = self._at(start)
        if at < 0 or end > self.sentences[at][1]:
            return []
        first, last = self.sentences[at]
        within = [replace(self._moved(one, first), location=Location.BODY) for one in self._read(first, last)]
        found = [one for one in within if one.value and one.value.start < end and start < one.value.end]
        hidden = masked(self.tokens, self._parts[at].first, self._parts[at].limit)
        for one in (self._moved(one, start) for one in self._read(start, end)):
            if one.value and not any(a < one.value.end and one.value.start < b for a, b in hidden):
                saying = self._saying(at, one.value.start)
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
        """The words as a plain statement; None where they stand in no single sentence."""
        at = self._at(start)
        if at < 0 or end > self.sentences[at][1]:
            return None
        saying = self._saying(at, end)
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

    def _read(self, start: int, end: int) -> list[ExtractedClaim]:
        return extract_claims(self.text[start:end], self.published)

    def _moved(self, claim: ExtractedClaim, by: int) -> ExtractedClaim:
        value = claim.value and replace(claim.value, start=claim.value.start + by, end=claim.value.end + by)
        return replace(claim, start=claim.start + by, end=claim.end + by, value=value)

    def _saying(self, at: int, value_at: int) -> Saying:
        """How the whole sentence says it: "denies holding a million" is denied, whatever part of it was pointed at."""
        tokens, one = self.tokens, self._parts[at]
        token = bisect_right(tokens.start, value_at, one.first, one.limit) - 1
        signs = Signs(tokens, one.first, one.limit)
        return read_saying(tokens, one.first, one.limit, max(token, one.first), signs, People())
