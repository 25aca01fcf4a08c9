"""How two claims on file are related: the same claim, the same fact with another value, a later value, or not at all.

Two numbers that differ never make one claim, however alike the words. Values that are told differently and may both
hold ("more than 300" and 304) are neither a conflict nor the same claim. The rules are in `docs/matching.md`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.claim import (
    DateValue,
    Duration,
    ExtractedClaim,
    Kind,
    Modality,
    Quantity,
    Quotation,
    Ranking,
    Value,
)
from claims.extraction.lexicon.calendar import MONTHS
from claims.extraction.lexicon.numbers import HUNDRED, ONES, ORDINALS, SCALES, TENS

from .compare import Agreement, compare, converted, same_unit
from .days import days_of, later, overlap, short_date
from .meaning import measure_words
from .wording import date_words, duration_words, number_words
from .words import content, fold

ALIKE = 0.6
"""Share of trigrams, or of content words, from which words alone make two claims of one matter."""
WITHOUT_MEASURE = 0.5
"""Share of the other content words that two claims about one subject need where no measure says what is counted."""
WITH_MEASURE = 0.1
LOOKED_AT = 2000
"""Characters of a claim's words that are compared."""

_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")
_AS_OF = re.compile(r"(?i)\b(?:as of|as at|until|till|by|since) \W*$")
_OPEN_MODALITIES = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.BELIEVED})
_WORDS: dict[str, int] = {**ONES, **TENS, **ORDINALS, HUNDRED: 100, **{name: int(one) for name, one in SCALES.items()}}
_PEOPLE = frozenset({Kind.CASUALTY_COUNT, Kind.POPULATION})
_SHORTEST_QUOTE = 3
_LONGEST_NAME = 60


class Relation(StrEnum):
    SAME_CLAIM = "same_claim"
    OTHER_VALUE = "other_value"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Match:
    """`reason` says why in words, from the first claim's side: '12 here, 21 there'."""

    relation: Relation
    reason: str


def match(claim: ExtractedClaim, other: ExtractedClaim, similarity: float) -> Match | None:
    """The relation of `claim` to `other`, or None. `similarity` is that of their words by trigrams, 0 to 1."""
    if type(claim.value) is not type(other.value) or not _said_alike(claim, other):
        return None
    if claim.value is None or other.value is None:
        return _statements(claim, other)
    if isinstance(claim.value, Quotation) and isinstance(other.value, Quotation):
        return _quotations(claim.value, other.value)
    common = _common(claim, other)
    if common is None or not _of_one_matter(claim, other, common, similarity):
        return None
    return _values(claim, other, claim.value, other.value, common)


def _said_alike(claim: ExtractedClaim, other: ExtractedClaim) -> bool:
    """Both say so, or both deny it, or both plan it."""
    if claim.negated != other.negated:
        return False
    return claim.modality == other.modality or {claim.modality, other.modality} <= _OPEN_MODALITIES


def _statements(claim: ExtractedClaim, other: ExtractedClaim) -> Match | None:
    """Two sentences without a typed value: words decide, and numbers in them must be the same."""
    if claim.kind is not other.kind:
        return None
    mine, theirs = content(claim.text[:LOOKED_AT]), content(other.text[:LOOKED_AT])
    here, there = _numbers(claim.text), _numbers(other.text)
    if here != there:
        if mine == theirs and mine and not (here <= there or there <= here):
            told = f"{_listed(claim.text)} here, {_listed(other.text)} there"
            return Match(Relation.OTHER_VALUE, f"the same words but for the numbers: {told}")
        return None
    if _same_words(claim.text, other.text):
        return Match(Relation.SAME_CLAIM, "the same words")
    if len(mine | theirs) >= _SHORTEST_QUOTE and _share(mine, theirs) >= 0.8:
        return Match(Relation.SAME_CLAIM, "almost the same words, and no number that differs")
    return None


def _quotations(mine: Quotation, theirs: Quotation) -> Match | None:
    if not _compatible(mine.speaker, theirs.speaker) or not _same_words(mine.quote, theirs.quote):
        return None
    if len(_TOKEN.findall(mine.quote)) < _SHORTEST_QUOTE:
        return None
    by = mine.speaker or theirs.speaker
    return Match(Relation.SAME_CLAIM, f"the same quoted words{f', by {_short(by)}' if by else ''}")


@dataclass(frozen=True, slots=True)
class _Common:
    """What two claims share, in words, and whether a measure is among it."""

    names: list[str]
    kinds: list[str]
    measured: bool


def _common(claim: ExtractedClaim, other: ExtractedClaim) -> _Common | None:
    """None where something tells the two apart: another subject, place, measure, unit or event."""
    if not _compatible(claim.subject, other.subject) or not _compatible(claim.place, other.place):
        return None
    if (claim.measure or "") != (other.measure or "") or claim.kind is not other.kind:
        return None
    if claim.event_date and other.event_date and not overlap(claim.event_date, other.event_date):
        return None
    measured = bool(claim.measure) or claim.kind in {Kind.POPULATION, Kind.AGE}
    kinds, names = [], []
    if claim.subject and other.subject:
        kinds, names = ["subject"], [_short(claim.subject)]
    elif claim.place and other.place:
        kinds, names = ["place"], [_short(claim.place)]
    if measured:
        kinds.append("measure")
        names.insert(0, measure_words(claim))
    return _Common(names, kinds, measured)


def _of_one_matter(claim: ExtractedClaim, other: ExtractedClaim, common: _Common, similarity: float) -> bool:
    share = _share(_rest(claim, other), _rest(other, claim))
    if common.kinds in ([], ["measure"]):
        return similarity >= ALIKE and share >= ALIKE
    if common.measured:
        return share >= WITH_MEASURE
    return share >= WITHOUT_MEASURE


def _rest(claim: ExtractedClaim, other: ExtractedClaim) -> frozenset[str]:
    """The content words of a claim besides its value and the names that were compared already."""
    named = " ".join(filter(None, (claim.subject, claim.place, other.subject, other.place, claim.claimant)))
    return content(_without_value(claim)) - content(named[:LOOKED_AT])


def _values(claim: ExtractedClaim, other: ExtractedClaim, mine: Value, theirs: Value, common: _Common) -> Match | None:
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        if not _told_alike(mine, theirs):
            return None
        if claim.kind in _PEOPLE:
            # "304 deaths" and "304 people died" count the same.
            mine, theirs = _counted_as(mine, "person"), _counted_as(theirs, "person")
        if not same_unit(mine.unit, theirs.unit):
            return None
    if isinstance(mine, DateValue) and (_AS_OF.search(_before_value(claim)) or _AS_OF.search(_before_value(other))):
        # The day of another figure, not a fact of its own.
        return None
    if isinstance(mine, Ranking) and isinstance(theirs, Ranking) and content(mine.scope) != content(theirs.scope):
        return None
    what = f"same {' and '.join(common.kinds)} ({', '.join(common.names)})" if common.kinds else "the same words"
    told = f"{_told(mine)} here, {_told(theirs)} there"
    changes = isinstance(mine, Quantity | Duration)
    if changes and (later(claim.as_of, other.as_of) or later(other.as_of, claim.as_of)):
        days = f"as of {short_date(claim.as_of or '')} here, {short_date(other.as_of or '')} there"
        return Match(Relation.LATER, f"{what}, another day: {days}; {told}")
    when = f", {_when(claim.as_of, other.as_of)}" if changes else ""
    if _same_value(mine, theirs):
        return (
            Match(Relation.SAME_CLAIM, f"{what}{when}, same value: {_told(mine)}")
            if _numbers_agree(claim, other)
            else None
        )
    # Of dates and ranks: "304 deaths as of 2 February" and "361 deaths as of 3 February" are no conflict of days.
    if (changes or _numbers_agree(claim, other)) and _apart(claim, other, mine, theirs):
        return Match(Relation.OTHER_VALUE, f"{what}{when}; {told}")
    return None


def _told_alike(mine: Quantity, theirs: Quantity) -> bool:
    """Both a level or both the same way of changing, per the same, on the same basis as far as one is named."""
    return (
        _way(mine) == _way(theirs) and (mine.per or "") == (theirs.per or "") and _compatible(mine.basis, theirs.basis)
    )


def _way(value: Quantity) -> tuple[str, str] | None:
    """How a change is told; "fell to 11.8" gives a level, like "was 11.8"."""
    change = value.change
    return None if change is None or str(change.mode) == "to" else (str(change.direction), str(change.mode))


def _same_value(mine: Value, theirs: Value) -> bool:
    """One value, with the same bound: "more than 300" is not 300."""
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity):
        number = converted(theirs.number, theirs.unit, mine.unit)
        upper = None if theirs.upper is None else converted(theirs.upper, theirs.unit, mine.unit)
        return (mine.number, mine.upper, mine.comparator, mine.vague) == (
            number,
            upper,
            theirs.comparator,
            theirs.vague,
        )
    if isinstance(mine, DateValue) and isinstance(theirs, DateValue):
        return days_of(mine.edtf) is not None and days_of(mine.edtf) == days_of(theirs.edtf)
    if isinstance(mine, Duration) and isinstance(theirs, Duration):
        return (mine.iso8601, mine.comparator) == (theirs.iso8601, theirs.comparator)
    if isinstance(mine, Ranking) and isinstance(theirs, Ranking):
        return (mine.rank, mine.most_recent) == (theirs.rank, theirs.most_recent)
    return False


def _apart(claim: ExtractedClaim, other: ExtractedClaim, mine: Value, theirs: Value) -> bool:
    """Whether the two values cannot both hold, whichever of them is taken for the source."""
    here, there = _value_words(claim), _value_words(other)
    return (
        compare(mine, theirs, here, there).agreement is Agreement.DISAGREES
        and compare(theirs, mine, there, here).agreement is Agreement.DISAGREES
    )


def _numbers_agree(claim: ExtractedClaim, other: ExtractedClaim) -> bool:
    """Whether the numbers beside the value are the same, or one claim only names more of them."""
    here, there = _numbers(_without_value(claim)), _numbers(_without_value(other))
    return here <= there or there <= here


def _numbers(text: str) -> frozenset[str]:
    """The numbers and months that a text names: "twenty-one", "21" and "21st" are one."""
    found: list[str] = []
    tens = 0
    for token in _TOKEN.findall(text[:LOOKED_AT].casefold()):
        number = _WORDS.get(token)
        if tens and number is not None and 0 < number < 10:
            found[-1] = str(tens + number)
        elif token in MONTHS:
            found.append(f"month {MONTHS[token]}")
        elif number is not None:
            found.append(str(number))
        elif _DIGITS.fullmatch(token):
            found.append(token.replace(",", ""))
        tens = TENS.get(token, 0)
    return frozenset(found)


def _listed(text: str) -> str:
    return ", ".join(_DIGITS.findall(text[:LOOKED_AT])[:4]) or "in words"


def _without_value(claim: ExtractedClaim) -> str:
    value = claim.value
    if value is None or value.start < claim.start:
        return claim.text[:LOOKED_AT]
    start, end = value.start - claim.start, value.end - claim.start
    return f"{claim.text[:start][:LOOKED_AT]} {claim.text[end:][:LOOKED_AT]}"


def _before_value(claim: ExtractedClaim) -> str:
    value = claim.value
    return "" if value is None or value.start < claim.start else claim.text[: value.start - claim.start][-40:]


def _value_words(claim: ExtractedClaim) -> str:
    value = claim.value
    return (
        ""
        if value is None or value.start < claim.start
        else claim.text[value.start - claim.start :][: value.end - value.start]
    )


def _same_words(one: str, other: str) -> bool:
    """Equal but for case, accents, endings and punctuation."""
    return [fold(word) for word in _TOKEN.findall(one)] == [fold(word) for word in _TOKEN.findall(other)]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    both = one | other
    return len(one & other) / len(both) if both else 1.0


def _compatible(one: str | None, other: str | None) -> bool:
    """The same name, or one of the two is not given."""
    return not one or not other or _name(one) == _name(other)


def _name(text: str) -> str:
    folded = " ".join(fold(word) for word in _TOKEN.findall(text[:LOOKED_AT]))
    return re.sub(r"^(?:the|a|an) ", "", folded)


def _counted_as(value: Quantity, unit: str) -> Quantity:
    return Quantity(value.number, value.comparator, unit, value.start, value.end, value.upper, value.vague)


def _when(here: str | None, there: str | None) -> str:
    if not here or not there:
        return "no day named" if here == there else "a day named by one of them only"
    return "same day" if here == there else "dates that overlap"


def _told(value: Value) -> str:
    match value:
        case Quantity():
            return number_words(value.number, value.comparator, value.upper)
        case Duration():
            return duration_words(value.iso8601, value.comparator)
        case DateValue():
            return date_words(value.edtf) if value.edtf else value.expression
        case Ranking():
            return "last" if value.rank == -1 else f"number {value.rank}"
        case Quotation():
            return f"“{_short(value.quote)}”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 3]}..."
