"""Text to claims: tokens, sentences, values, and the sentence read round each value."""

from datetime import date, datetime

from . import (
    bases,
    changes,
    durations,
    furniture,
    names,
    occasions,
    people,
    quotations,
    scope,
    statements,
    tenures,
    titles,
    understood,
    worth,
)
from .claim import DateValue, ExtractedClaim, Kind, Location, Modality, Quotation, Value
from .clauses import Clauses
from .dateline import own_day
from .dates import STARTERS as DATE_STARTERS
from .dates import read_ago, read_date
from .found import Found
from .lexicon.calendar import TIME_UNITS
from .lexicon.changes import FACTORS
from .lexicon.numbers import FRACTIONS, ORDINALS
from .modality import Signs, read_saying
from .month_days import named_event
from .numbers import BIG_WORDS
from .numbers import STARTERS as NUMBER_STARTERS
from .persons import People
from .quantities import read_quantity
from .rankings import STARTERS as RANKING_STARTERS
from .rankings import read_ranking
from .sentences import Sentence, split
from .subjects import sentence_subject, subject
from .tense import Tense
from .tokens import Tok, Tokens

# Raised whenever a rule changes what is found, so that stored claims and observations can be told apart.
RULES_VERSION = 3

_STARTERS = DATE_STARTERS | NUMBER_STARTERS | RANKING_STARTERS | frozenset(FACTORS) | {"since", "from", "between"}
_START_KINDS = frozenset(
    {Tok.NUMBER, Tok.ISO_DATE, Tok.SLASHED_DATE, Tok.DECADE, Tok.FRACTION, Tok.GLYPH, Tok.IDENTIFIER, Tok.TIME}
)
_LENGTH_KINDS = frozenset({Tok.NUMBER, Tok.FRACTION, Tok.GLYPH, Tok.DECADE, Tok.TIME})
_ARTICLES = frozenset({"a", "an", "the"})
_COUNTED = frozenset({Kind.COUNT, Kind.CASUALTY_COUNT, Kind.POPULATION, Kind.PERCENTAGE})
_EARLY_SENTENCES = 8
_CAPTIONS = frozenset({"caption"})
_MANY_FIGURES = 12
_MOST_VALUES = 30
# No paragraph tells as much; the rest of a line that does is a table or a machine's.
_MOST_CLAIMS = 5000
# Articles begin a value only before these: "a million", "a week ago", "the 1990s", "the third quarter".
_AFTER_ARTICLE = (
    BIG_WORDS | frozenset(ORDINALS) | frozenset(FRACTIONS) | frozenset(TIME_UNITS) | {"few", "couple", "mile"}
)


def extract_claims(text: str, published: date | None = None) -> list[ExtractedClaim]:
    """The claims of an English text, in text order.

    `published` is the local day of publication, or an aware datetime whose own offset tells that day; without
    it a full date in the dateline stands in, and else words such as "Sunday" stay unresolved. Raises ValueError
    for a datetime without a zone.
    """
    if isinstance(published, datetime):
        if published.tzinfo is None:
            raise ValueError(f"published {published.isoformat()} has no time zone: give an aware datetime or a date")
        published = published.date()
    tokens = Tokens(text)
    return _Reader(tokens, published).read()


class _Reader:
    """One reading of one text: what is known so far of its sentences and people."""

    def __init__(self, tokens: Tokens, published: date | None) -> None:
        self.tokens = tokens
        self.published = published
        self.dated_by_line = False
        self.people = People()
        self.toll: Found | None = None
        self.counted: Found | None = None
        self.claims: list[tuple[int, ExtractedClaim]] = []
        self.line, self.line_from = -1, 0

    def read(self) -> list[ExtractedClaim]:
        tokens = self.tokens
        kept = furniture.story(tokens, [s for s in split(tokens) if s.limit > s.first])
        if self.published is None:
            self.published = own_day(tokens, kept)
            self.dated_by_line = self.published is not None
        self.as_of = self.published.isoformat() if self.published else None
        for index, sentence in enumerate(kept):
            # A lone mark or figure says nothing.
            if sentence.limit - sentence.first > 1 or tokens.kind[sentence.first] is Tok.WORD:
                names.learn(tokens, sentence.first, sentence.limit, self.people)
                self._sentence(sentence, index)
        self._quotations(kept)
        self.claims.sort(key=lambda pair: pair[0])
        return [claim for _, claim in self.claims]

    def _sentence(self, sentence: Sentence, index: int) -> None:
        tokens = self.tokens
        found = self._values(sentence)
        location = self._location(sentence, index)
        if not any(one.kind is not Kind.DATE for one in found) and statements.is_statement(tokens, sentence):
            self._statement(sentence, index)
        if not found:
            return
        reading = _Reading(tokens, sentence, found, index, location)
        for one in found:
            self._claim(one, reading)

    def _values(self, sentence: Sentence) -> list[Found]:
        """Every value of a sentence, left to right, none inside another but dates inside tenures."""
        tokens = self.tokens
        kind, low = tokens.kind, tokens.low
        first, limit = sentence.first, sentence.limit
        found: list[Found] = []
        # A run of figures is a table, a figure without a word a cell of one: no sentence.
        kinds = kind[first:limit]
        figures = kinds.count(Tok.NUMBER)
        if (figures > _MANY_FIGURES and figures * 3 > limit - first) or Tok.WORD not in kinds:
            return found
        if sentence.line != self.line:
            self.line, self.line_from = sentence.line, len(self.claims)
        elif len(self.claims) - self.line_from >= _MOST_CLAIMS:
            return found
        tense = Tense(tokens, first, limit, stand_in=self.dated_by_line)
        hidden: list[tuple[int, int]] | None = None
        past = first
        for i in [
            k for k in range(first, limit) if (low[k] in _STARTERS if kind[k] is Tok.WORD else kind[k] in _START_KINDS)
        ]:
            if i < past or (
                low[i] in _ARTICLES and low[i + 1] not in _AFTER_ARTICLE and kind[i + 1] not in _START_KINDS
            ):
                continue
            if hidden is None:
                hidden = furniture.masked(tokens, first, limit)
                if Tok.QUOTE in kinds or Tok.APOSTROPHE in kinds:
                    hidden += titles.titles(tokens, first, limit)
            if hidden and any(a <= tokens.start[i] < b for a, b in hidden):
                continue
            past = named_event(tokens, i)
            if past > i:
                continue
            if len(found) == _MOST_VALUES:
                break
            one = self._at(i, first, limit, tense)
            if one is not None and one.j <= limit:
                if not found or one.i >= found[-1].j or found[-1].rule == "tenure.since":
                    found.append(one)
                if one.rule != "tenure.since" and one.kind is not Kind.RANKING:
                    past = one.j
        if found:
            people.inherit(tokens, found, first, self.toll)
            self.toll = next((one for one in reversed(found) if one.kind is Kind.CASUALTY_COUNT), None)
            found = changes.tell(tokens, found, first, limit)
            found, self.counted = understood.fill(tokens, found, first, self.counted)
        return found

    def _at(self, i: int, first: int, limit: int, tense: Tense) -> Found | None:
        tokens = self.tokens
        what, word = tokens.kind[i], tokens.low[i]
        if word in FACTORS:
            return changes.read_factor(tokens, i, first, limit)
        if word in ("since", "from", "between"):
            return tenures.read_since(tokens, i, first, limit, self.published)
        # Dates come first: "the fourth of July" and "the 21st century" rank nothing.
        if what is not Tok.WORD or word in DATE_STARTERS:
            dated = read_date(tokens, i, first, limit, self.published, tense)
            if dated is not None:
                return dated
        if (what is Tok.WORD and word in RANKING_STARTERS) or what is Tok.NUMBER:
            ranked = read_ranking(tokens, i, first, limit)
            if ranked is not None:
                return ranked
        if what is Tok.WORD and word not in DATE_STARTERS and word not in NUMBER_STARTERS:
            return None
        if what is not Tok.WORD and what not in _LENGTH_KINDS:
            return None
        ago = read_ago(tokens, i, limit, self.published, tense)
        if ago is not None:
            return ago
        lasting = durations.read_duration(tokens, i, first, limit)
        if lasting is not None:
            return lasting
        quantity = read_quantity(tokens, i, first, limit)
        if quantity is None:
            return None
        return people.measured(tokens, quantity, first, limit)

    def _location(self, sentence: Sentence, index: int) -> Location:
        tokens = self.tokens
        if index == 0 and sentence.closes_line and tokens.kind[sentence.limit - 1] is not Tok.STOP:
            return Location.HEADLINE if tokens.kind[sentence.limit] is Tok.NEWLINE else Location.BODY
        # "Image caption,": the label before a picture's words was set aside with the datelines.
        label = tokens.low[max(0, sentence.first - 3) : sentence.first] if sentence.opens_line else []
        return Location.BODY if _CAPTIONS.isdisjoint(label) or not _same_line(tokens, sentence) else Location.CAPTION

    def _claim(self, one: Found, reading: "_Reading") -> None:
        tokens, clauses = self.tokens, reading.clauses
        j = max(one.j, one.after)
        wide = clauses.around(one.i, j)
        wide = min(wide[0], one.i), max(wide[1], one.j)
        own = clauses.own(one, *wide)
        own = min(own[0], one.i), max(own[1], one.j)
        saying = read_saying(tokens, *wide, one.i, reading.signs, self.people)
        place = None
        if one.kind is not Kind.DATE:
            # A rank holds in its own words alone; figures joined by "and" share what stands behind the last.
            around = own if one.kind is Kind.RANKING else wide
            place = scope.place(tokens, one.i if one.kind is Kind.RANKING else one.after, *around, one.i, reading.leads)
        joined = one.kind is Kind.RANKING and own[0] >= one.i
        behind = one.j if one.kind in _COUNTED else j
        about = subject(tokens, one.i, behind, wide[0], clauses, self.people, wide[0] if joined else own[0])
        held = occasions.as_of(tokens, one, reading.dates, *wide)
        value = bases.based(tokens, one, *wide, reading.bases, reading.found) if reading.bases else one.value
        self._add(
            kind=one.kind, value=value, at=one.value.start, start=tokens.start[own[0]],
            end=tokens.end[own[1] - 1], sentence=reading.words, rule=one.rule, measure=one.measure, subject=about,
            claimant=saying.claimant, event=occasions.event(tokens, one, reading.dates, held, own, wide), place=place,
            modality=saying.modality, negated=saying.negated, location=reading.location,
            early=reading.index < _EARLY_SENTENCES, held=held,
        )  # fmt: skip

    def _statement(self, sentence: Sentence, index: int) -> None:
        tokens = self.tokens
        first, limit = sentence.first, sentence.limit
        saying = read_saying(tokens, first, limit, limit, Signs(tokens, first, limit), self.people)
        start, end = tokens.start[first], tokens.end[limit - 1]
        about = sentence_subject(tokens, first, Clauses(tokens, first, limit, []), self.people)
        self._add(
            kind=Kind.STATEMENT, value=None, at=start, start=start, end=end,
            sentence=tokens.text[start:end], rule="statement", measure=None, subject=about,
            claimant=saying.claimant, event=None, place=None, modality=saying.modality, negated=saying.negated,
            location=Location.BODY, early=index < _EARLY_SENTENCES,
        )  # fmt: skip

    def _quotations(self, sentences: list[Sentence]) -> None:
        tokens = self.tokens
        at = 0
        for quote in quotations.read_quotations(tokens, sentences, self.people):
            while at + 1 < len(sentences) and sentences[at + 1].first <= quote.i:
                at += 1
            last = at
            while last + 1 < len(sentences) and sentences[last].limit < quote.j:
                last += 1
            begin = min(tokens.start[sentences[at].first], tokens.start[quote.i])
            finish = max(tokens.end[sentences[last].limit - 1], tokens.end[quote.j - 1])
            start, end = tokens.start[quote.i], tokens.end[quote.j - 1]
            if tokens.kind[quote.j - 1] is Tok.COMMA:
                end = tokens.end[quote.j - 2]
            value = Quotation(tokens.text[start:end], quote.speaker, start, end)
            self._add(
                kind=Kind.QUOTATION, value=value, at=start, start=begin, end=finish,
                sentence=tokens.text[begin:finish], rule="quotation", measure=None, subject=quote.speaker,
                claimant=quote.speaker, event=None, place=None, modality=Modality.ATTRIBUTED,
                negated=False, location=Location.BODY, early=at < _EARLY_SENTENCES,
            )  # fmt: skip

    def _add(
        self, *, kind: Kind, value: Value | None, at: int, start: int, end: int, sentence: str,
        rule: str, measure: str | None, subject: str | None, claimant: str | None, event: str | None,
        place: str | None, modality: Modality, negated: bool, location: Location, early: bool,
        held: Found | None = None,
    ) -> None:  # fmt: skip
        text = self.tokens.text
        as_of = held.value.edtf if held is not None and isinstance(held.value, DateValue) else self.as_of
        worthiness, reasons = worth.score(
            kind, value, measure, modality, location, named=bool(place or subject),
            claimant=claimant is not None, negated=negated, early=early,
        )  # fmt: skip
        self.claims.append(
            (
                at,
                ExtractedClaim(
                    kind=kind, text=text[start:end], start=start, end=end,
                    sentence=sentence, value=value, check_worthiness=worthiness, rule=rule,
                    measure=measure, subject=subject, claimant=claimant, as_of=as_of, event_date=event,
                    place=place, modality=modality, negated=negated, location=location, worth_reasons=reasons,
                ),
            )
        )  # fmt: skip


def _same_line(tokens: Tokens, sentence: Sentence) -> bool:
    return Tok.NEWLINE not in tokens.kind[max(0, sentence.first - 2) : sentence.first]


class _Reading:
    """What is found once in a sentence and read for each of its claims."""

    __slots__ = ("bases", "clauses", "dates", "found", "index", "leads", "location", "signs", "words")

    def __init__(self, tokens: Tokens, sentence: Sentence, found: list[Found], index: int, location: Location) -> None:
        first, limit = sentence.first, sentence.limit
        self.clauses = Clauses(tokens, first, limit, found)
        self.signs = Signs(tokens, first, limit)
        self.leads = scope.place_leads(tokens, first, limit)
        self.dates = [one for one in found if one.kind is Kind.DATE]
        self.bases = bases.cues(tokens, first, limit)
        self.found = found
        self.words = tokens.span(first, limit)
        self.index, self.location = index, location
