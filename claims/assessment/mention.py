"""Every typed value that a text states, with what it is about: the material the judge chooses from."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache, partial
from itertools import pairwise

from claims.extraction import extract_claims
from claims.extraction.claim import ChangeMode, DateValue, Duration, ExtractedClaim, Kind, Quantity, Value

from .bounds import bounded
from .cutoff import cutoff_in
from .former import is_former
from .lines import Line, holding
from .measures import basis_in, counted, is_change, measure_in
from .page import Page
from .rates import EVERY, rate_of
from .scope import Name, is_body, names_in, says_world
from .words import content, events_in

_BREAK = re.compile(r"[,;(–—]|\s-\s|\b(?:and|but|while|with|including|of whom|or|against)\b")
_SPEAKER = re.compile(r"(?i)\b(?:said|says|told|according to|reported by|source:?)\b")
_SAYS_BEFORE = re.compile(r"(?i)\b(?:according to|said|says)(?: the)?\s*$")
_NOT_HELD = re.compile(
    r"(?i)\b(?:(?:than|compared (?:with|to)|against|from|as) (?:in|on|for|at)|since|from|born|between|after|before)\s+"
    r"(?:the\s+)?(?:[A-Za-z]+\s+of\s+)?$"
)
# "659, up from 645 a day earlier": the day is that of the number it stands beside.
_EARLIER = re.compile(r"(?i)\b(?:earlier|before|previous|ago|yesterday)\b")
_RISEN = re.compile(
    r"(?i)\b(?:has|have|had) (?:now |since )?(?:risen|climbed|grown|gone up|increased|reached|passed)\b"
)
_HELD = re.compile(r"(?i)\b(?:as of|as at|by|until|up to)\s+(?:\w+\s+){0,2}$")
_GOES_ON = re.compile(
    r"\W*(?:It|They|This|That|These|(?:The|This|That|Its|Their) (?:[a-z]+ )?"
    r"(?:rates?|figures?|numbers?|toll|total|count|prices?|"
    r"share|amount|sum|value|level|average|cost|change|increase|decrease|rise|fall))\b"
)
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?:\s?([ap])\.?m\b|(?<=[:.]\d\d)(?![\d.%]))", re.IGNORECASE)
_OPEN = frozenset({"", "person"})
LOOK_BACK = 2000
"""Characters of its paragraph before a value that may say where it holds: more is another matter, and costs."""


@dataclass
class Mention:
    """A value in the source. `own` is the part of its passage about this value alone.

    `near`, `sentence` and `above` hold the names that say for whom or where it holds: in its own part, in the
    rest of its sentence before it, and over it (earlier sentences of the paragraph, headings, captions).
    A cell has the `labels` of its row and the `head` of its column; `total` tells that the row sums up the others,
    `attributes` that the table sets out what is known of one thing, `part_label` the narrowest place of the row.
    `per` is what the value is counted for, as `per_in` writes it. `around` has the words of its sentence
    before and after it, `line` the line that it stands in.
    `as_of` is the EDTF date it holds for and `dated` how that is known: text, heading, page, fetched or None.
    `event` is the event that its place alone tells: in "(3 May 1942 - 9 June 1990)" the first day is a birth.
    """

    value: Value
    kind: Kind
    start: int
    end: int
    passage: tuple[int, int]
    own: str
    words: str
    measure: str | None = None
    change: bool = False
    basis: str | None = None
    label: str | None = None
    near: list[Name] = field(default_factory=list)
    sentence: list[Name] = field(default_factory=list)
    over: Callable[[], list[list[Name]]] = list
    world: bool = False
    as_of: str | None = None
    dated: str | None = None
    row: bool = False
    sentence_text: str = ""
    value_text: str = ""
    claim: ExtractedClaim | None = None
    labels: tuple[str, ...] = ()
    head: str = ""
    total: bool = False
    attributes: bool = False
    part_label: str = ""
    per: str = ""
    around: tuple[str, str] = ("", "")
    line: Line | None = None
    event: str = ""

    @cached_property
    def above(self) -> list[list[Name]]:
        """The names over it, read when they are asked for: of most values on a page they never are."""
        return self.over()

    @cached_property
    def former(self) -> bool:
        """Whether the source names the value only as one that was given before."""
        return is_former(*self.around)

    @cached_property
    def clock(self) -> str | None:
        """The time of day (HH:MM) of the entry that it stands in."""
        return _clock(self.line)

    @cached_property
    def cutoff(self) -> str | None:
        """The time of day up to which it counts."""
        return cutoff_in(self.sentence_text)

    @cached_property
    def content(self) -> frozenset[str]:
        """Folded content words of its passage and the headings over it."""
        return content(self.words)

    @cached_property
    def events(self) -> frozenset[str]:
        """The kinds of event named in its own part."""
        return frozenset({self.event}) if self.event else events_in(self.own)


def fetched_edtf(fetched_at: date | datetime | None) -> str | None:
    """The day of fetching, in its own offset."""
    if isinstance(fetched_at, datetime):
        return fetched_at.date().isoformat()
    return fetched_at.isoformat() if fetched_at else None


def prose_mentions(page: Page, fetched: str | None) -> list[Mention]:
    """The values of the text's sentences, read by the extractor that reads articles."""
    claims = [c for c in extract_claims(page.prose(), page.day) if c.value is not None]
    mentions: list[Mention] = []
    group: list[ExtractedClaim] = []
    for claim in claims:
        if group and (
            claim.sentence != group[-1].sentence
            or claim.end < group[-1].start
            # The same words again are another sentence.
            or _value_start(claim) - _value_start(group[0]) >= len(claim.sentence)
        ):
            mentions += _of_sentence(page, group, fetched)
            group = []
        group.append(claim)
    if group:
        mentions += _of_sentence(page, group, fetched)
    return mentions


def _value_start(claim: ExtractedClaim) -> int:
    return claim.start if claim.value is None else claim.value.start


def _of_sentence(page: Page, group: list[ExtractedClaim], fetched: str | None) -> list[Mention]:
    first = group[0]
    value = first.value
    assert value is not None
    start = page.text.rfind(first.sentence, 0, value.start + len(first.sentence))
    if start < 0 or start > value.start:
        start = first.start
    end = start + len(first.sentence)
    counted = [c for c in group if isinstance(c.value, Quantity | Duration)]
    parts = _parts(page.text, start, end, [c.value for c in counted if c.value is not None])
    dates = [c for c in group if isinstance(c.value, DateValue) and c.value.edtf]
    line = page.line_at(start)
    mentions: list[Mention] = []
    for claim in group:
        assert claim.value is not None
        if claim in counted:
            part = parts[counted.index(claim)]
        else:
            part = (
                (start, end) if not isinstance(claim.value, DateValue) else _about(page.text, claim.value, start, end)
            )
        mention = _mention(page, claim, part, (start, end), line)
        before = next((m for m in reversed(mentions) if isinstance(m.value, Quantity)), None)
        _lend(mention, before, parts[0] if parts else part, page.text)
        if isinstance(claim.value, Quantity):
            _date(mention, claim.value, dates, part, page, line, fetched)
        mentions.append(mention)
    return mentions


def _parts(text: str, start: int, end: int, values: list[Value]) -> list[tuple[int, int]]:
    """The sentence divided among its numbers, at the punctuation or 'and' nearest before the next number."""
    edges = [start]
    for one, other in pairwise(values):
        between = text[one.end : other.start]
        breaks = list(_BREAK.finditer(between))
        edges.append(one.end + breaks[-1].start() if breaks else other.start)
    edges.append(end)
    return list(pairwise(edges))


def _about(text: str, value: Value, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence that a date belongs to: from the break before it to the break after it."""
    before = [
        m.end()
        for m in re.finditer(
            r"[;()]|,\s+(?:and|but|who|which|where)\b|-[LR]RB-|\s[-–—−]+\s|\band\b", text[start : value.start]
        )
    ]
    after = re.search(r"[;()]|,\s+(?:and|but|who|which|where)\b|-[LR]RB-|\s[-–—−]+\s|\band\b", text[value.end : end])
    return start + (before[-1] if before else 0), value.end + after.start() if after else end


def _mention(
    page: Page, claim: ExtractedClaim, part: tuple[int, int], passage: tuple[int, int], line: Line | None
) -> Mention:
    value = claim.value
    assert value is not None
    text = page.text
    own = text[part[0] : part[1]]
    lead = text[passage[0] : part[0]]
    above = [line.text for line in line.above] if line else []
    earlier = text[max(line.start, passage[0] - LOOK_BACK) : passage[0]] if line else ""
    measure = claim.measure or ("population" if claim.kind is Kind.POPULATION else None)
    quantity = value if isinstance(value, Quantity) else None
    if measure is None and quantity is not None and claim.kind in (Kind.COUNT, Kind.CASUALTY_COUNT):
        measure = counted(quantity.unit) or (measure_in(own) if quantity.unit in _OPEN else None)
        if measure is None and not quantity.unit:
            measure = next((m for m in map(measure_in, above) if m), None)
    change = False
    if quantity is not None:
        change = quantity.per in EVERY or is_change(
            text[passage[0] : value.start], text[value.end : passage[1]], text[passage[0] : passage[1]]
        )
        if quantity.change is not None:
            change = quantity.change.mode is not ChangeMode.TO
    return Mention(
        value=bounded(value, text[passage[0] : value.start]) if isinstance(value, DateValue) else value,
        kind=claim.kind,
        start=value.start,
        end=value.end,
        passage=passage,
        own=own,
        words=" ".join([_with_antecedent(text[passage[0] : passage[1]], earlier), *above]),
        measure=measure,
        change=change,
        basis=basis_in((quantity.basis if quantity else None) or own),
        near=_scoping(own),
        sentence=_scoping(lead),
        over=partial(_over, earlier, above),
        world=says_world(own),
        sentence_text=text[passage[0] : passage[1]],
        value_text=text[value.start : value.end],
        claim=claim,
        per=rate_of(quantity.per) if quantity else "",
        around=(text[passage[0] : value.start], text[value.end : passage[1]]),
        line=line,
    )


def _with_antecedent(sentence: str, earlier: str) -> str:
    """A sentence that goes on about what was said, with the sentence that said it: "The rate for March was ..."."""
    if not _GOES_ON.match(sentence):
        return sentence
    before = re.split(r"[.!?][”\"')]?\s+(?=[A-Z\d“\"])", earlier.strip())[-1]
    return f"{before} {sentence}"


def _clock(line: Line | None) -> str | None:
    """The time of day of a live page's entry, from the heading over it or the beginning of its own line."""
    for one in [line, *line.above[:1]] if line else []:
        found = _CLOCK.search(one.text if one is not line else one.text[:24])
        if found and (one is not line or found.start() < 14):
            hour = int(found[1]) % 12 + 12 * (found[3].casefold() == "p") if found[3] else int(found[1])
            return f"{hour:02}:{found[2] or '00'}"
    return None


def _over(earlier: str, headings: list[str]) -> list[list[Name]]:
    """The names over a value, nearest first: in earlier sentences of its paragraph, then in each heading."""
    return [names for names in (_scoping(earlier), *names_above(tuple(headings))) if names]


@lru_cache(maxsize=256)
def names_above(headings: tuple[str, ...]) -> list[list[Name]]:
    """The names in the headings over a value, nearest first. The last is the page's title, and heads no section."""
    groups = [*map(heading_names, headings[:-1])]
    groups += [[replace(name, lone=False) for name in heading_names(title)] for title in headings[-1:]]
    return [names for names in groups if names]


def heading_names(text: str) -> list[Name]:
    """The names in a heading."""
    return [name for name in names_in(text) if not is_body(name) or name.first]


def _scoping(text: str) -> list[Name]:
    """Names that may say where a figure holds: not the body that gives it or the one who says it."""
    kept = []
    for name in names_in(text):
        after, before = text[name.end : name.end + 12], text[max(0, name.start - 16) : name.start]
        if is_body(name) or _SPEAKER.match(after.strip()) or _SAYS_BEFORE.search(before):
            continue
        kept.append(name)
    return kept


def _lend(mention: Mention, before: Mention | None, first_part: tuple[int, int], text: str) -> None:
    """What a number takes over from the one before it in its sentence: '304 of them in China' are deaths too."""
    value = mention.value
    if before is None or not isinstance(value, Quantity):
        return
    if mention.measure is None and value.unit in _OPEN and isinstance(before.value, Quantity) and before.measure:
        mention.measure = before.measure
        mention.kind = before.kind
    if not mention.near and not mention.world and mention.start > first_part[1]:
        opening = text[first_part[0] : first_part[1]]
        mention.sentence = _scoping(opening)
        mention.world = says_world(opening) and not mention.sentence


def _date(
    mention: Mention,
    value: Quantity,
    dates: list[ExtractedClaim],
    part: tuple[int, int],
    page: Page,
    line: Line | None,
    fetched: str | None,
) -> None:
    """Gives the mention the date it holds for: named in its part or sentence, over it, by the page, or fetched."""
    named = [
        c.value
        for c in dates
        if isinstance(c.value, DateValue)
        and not _NOT_HELD.search(page.text[max(mention.passage[0], c.value.start - 20) : c.value.start])
        and (part[0] <= c.value.start < part[1] or not _EARLIER.search(c.value.expression))
    ]
    if _RISEN.search(page.text[mention.passage[0] : value.start]):
        # The day of what happened is not that of a toll which has risen since.
        named = [d for d in named if _HELD.search(page.text[max(mention.passage[0], d.start - 20) : d.start])]
    own = [d for d in named if part[0] <= d.start < part[1]]
    chosen = min(own or named, key=lambda d: abs(d.start - value.start), default=None)
    if chosen is not None:
        mention.as_of, mention.dated = chosen.edtf, "text"
        return
    date_from_above(mention, line, page, fetched)


def date_from_above(mention: Mention, line: Line | None, page: Page, fetched: str | None) -> None:
    """The date in the nearest heading, else the page's own, else the day it was fetched."""
    for head in line.above if line else []:
        if head.dates:
            mention.as_of, mention.dated = holding(head)[-1].edtf, "heading"
            return
    if page.stated:
        mention.as_of, mention.dated = page.stated, "page"
    elif fetched:
        mention.as_of, mention.dated = fetched, "fetched"


__all__ = ["Mention", "date_from_above", "fetched_edtf", "prose_mentions"]
