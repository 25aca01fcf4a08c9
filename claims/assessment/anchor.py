"""Finds a quoted passage again in a text: words and white space may differ a little, figures never.

The approach is that of the W3C Web Annotation text quote selector (exact, prefix, suffix), made strict where a
fact-checker needs it: every number, date, sign and word of negation or degree must be the same, in the same
order, with no other number between.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from claims.extraction.lexicon import words
from claims.extraction.lexicon.calendar import MONTHS, WEEKDAYS
from claims.extraction.lexicon.numbers import ONES, SCALES, TENS, VAGUE

_TOKEN = re.compile(r"\d+(?:[.,:/\-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%‰$€£¥₹½¼¾]|(?<![\w])[-−+](?=[\d$€£])")
_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(VAGUE) | {
    "hundred", "dozen", "half", "quarter", "third", "none", "zero", "both", "twice", "double", "triple",
    "first", "second", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last",
    "k", "m", "bn", "mn", "tn", "percent", "pc", "pct",
}  # fmt: skip
_DATE_WORDS = (frozenset(MONTHS) - {"may", "march", "mar", "sep"}) | frozenset(WEEKDAYS) - {"sun", "sat", "wed"} | {
    "today", "yesterday", "tomorrow",
}  # fmt: skip
_NEGATIONS = words("no not never without nor neither cannot denies denied")
_TURNING_WORDS = _NEGATIONS | words(
    "less fewer more over under above below nearly almost about "
    "least most up down rose fell increase decrease increased decreased"
)
_CAPITAL_MONTHS = frozenset({"May", "March", "Mar", "Sep"})
_ENOUGH = 0.75
_CLEAR = 0.08
# A quotation of so many words stands by itself; a shorter one needs a neighbour that is still there.
_LONG = 8
_CONTEXT_WORDS = 6


@dataclass(frozen=True, slots=True)
class Word:
    """A word or figure of a text: its folded form, whether it must be found unchanged, and where it stands."""

    key: str
    hard: bool
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words and figures of a text, without punctuation. '1,200' and '1200' fold to one."""
    found = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        first = raw[0]
        if first.isdigit():
            found.append(Word(_figure(raw), True, match.start(), match.end()))
            continue
        key = unicodedata.normalize("NFKC", raw).casefold().replace("’", "'")
        hard = (
            key in _NUMBER_WORDS
            or key in _DATE_WORDS
            or raw in _CAPITAL_MONTHS
            or key in _TURNING_WORDS
            or key.endswith("n't")
            or not first.isalpha()
        )
        if not hard and len(key) > 7:
            # "organised" and "organized", "reported" and "reports" are one word for this purpose.
            key = key[:6]
        found.append(Word(key, hard, match.start(), match.end()))
    return found


def _figure(raw: str) -> str:
    """A figure with grouping commas out: the decimal point and any other sign stay."""
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in raw)
    return re.sub(r",(?=\d{3}(?!\d))", "", digits)


def anchor(
    text: str, exact: str, prefix: str = "", suffix: str = "", near: int | None = None
) -> tuple[int, int] | None:
    """Where the passage `exact` stands in `text` (code points), or None where it is orphaned.

    Every figure, date, negation and word of degree must be there unchanged: "12 dead" is never found in
    "13 dead". `prefix` and `suffix` are words that stood on either side; where the passage is short they must
    be recognisable, and where it occurs several times they choose. `near` (an offset) decides between
    occurrences only where one is at least twice as near as any other. Where nothing decides, None.
    """
    quote = words_of(exact)
    if not quote:
        return None
    source = words_of(text)
    found = _literal(source, quote)
    if not found:
        found = _fuzzy(source, quote)
    best = _choose(source, found, len(quote), prefix, suffix, near)
    return None if best is None else _with_edges(text, exact, source, quote, best)


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    likeness: float


def _literal(source: list[Word], quote: list[Word]) -> list[_Hit]:
    keys = [word.key for word in quote]
    size = len(keys)
    head = keys[0]
    return [
        _Hit(i, i + size, 1.0)
        for i in range(len(source) - size + 1)
        if source[i].key == head and all(source[i + k].key == keys[k] for k in range(size))
    ]


def _fuzzy(source: list[Word], quote: list[Word]) -> list[_Hit]:
    """Windows of the source whose hard words are the quote's and whose soft ones are mostly the same."""
    if len(quote) < 4:
        return []
    hard_at = [i for i, word in enumerate(quote) if word.hard]
    return _around_figures(source, quote, hard_at) if hard_at else _sliding(source, quote)


def _around_figures(source: list[Word], quote: list[Word], hard_at: list[int]) -> list[_Hit]:
    wanted = [quote[i].key for i in hard_at]
    places = [i for i, word in enumerate(source) if word.hard]
    keys = [source[i].key for i in places]
    hits = []
    for n in range(len(places) - len(wanted) + 1):
        if keys[n : n + len(wanted)] != wanted:
            continue
        floor = places[n - 1] + 1 if n else 0
        after = n + len(wanted)
        ceiling = places[after] if after < len(places) else len(source)
        hit = _stretched(source, quote, hard_at, (places[n], places[after - 1]), floor, ceiling)
        if hit is not None:
            hits.append(hit)
    return hits


def _stretched(
    source: list[Word], quote: list[Word], hard_at: list[int], core: tuple[int, int], floor: int, ceiling: int
) -> _Hit | None:
    """The best window about a run of figures that takes in no further figure."""
    before, after = hard_at[0], len(quote) - 1 - hard_at[-1]
    if core[1] - core[0] > 2 * (hard_at[-1] - hard_at[0]) + 4:
        return None
    best: _Hit | None = None
    for first in {max(floor, core[0] - before - slack) for slack in (-2, -1, 0, 1, 2) if before + slack >= 0}:
        for last in {min(ceiling, core[1] + 1 + after + slack) for slack in (-2, -1, 0, 1, 2) if after + slack >= 0}:
            likeness = _likeness(source[first:last], quote)
            if _turned(source, first, quote):
                continue
            if likeness >= _ENOUGH and (best is None or likeness > best.likeness):
                best = _Hit(first, last, likeness)
    return best


def _sliding(source: list[Word], quote: list[Word]) -> list[_Hit]:
    size = len(quote)
    bag = {word.key for word in quote}
    hits: list[_Hit] = []
    shared = 0
    for i, word in enumerate(source):
        shared += word.key in bag
        if i >= size:
            shared -= source[i - size].key in bag
        first = i - size + 1
        if first < 0 or shared < size * 0.6:
            continue
        window = source[first : i + 1]
        if any(word.hard for word in window) or _turned(source, first, quote):
            continue
        likeness = _likeness(window, quote)
        if likeness < _ENOUGH:
            continue
        if hits and hits[-1].last > first:
            if likeness > hits[-1].likeness:
                hits[-1] = _Hit(first, i + 1, likeness)
        else:
            hits.append(_Hit(first, i + 1, likeness))
    return hits


def _turned(source: list[Word], first: int, quote: list[Word]) -> bool:
    """Whether a negation that the quote does not begin with stands straight before the window."""
    before = source[first - 1].key if first else ""
    return (before in _NEGATIONS or before.endswith("n't")) and quote[0].key != before


def _likeness(window: list[Word], quote: list[Word]) -> float:
    matcher = SequenceMatcher(None, [w.key for w in window], [w.key for w in quote], autojunk=False)
    return matcher.ratio()


def _choose(source: list[Word], hits: list[_Hit], size: int, prefix: str, suffix: str, near: int | None) -> _Hit | None:
    """The one hit that the context allows, or None where there is none or nothing tells them apart."""
    if not hits:
        return None
    before = [w.key for w in words_of(prefix)][-_CONTEXT_WORDS:]
    after = [w.key for w in words_of(suffix)][:_CONTEXT_WORDS]
    context = [_context(source, hit, before, after) for hit in hits]
    if (before or after) and size < _LONG:
        kept = [(hit, score) for hit, score in zip(hits, context, strict=True) if score >= 0.34]
        hits, context = [hit for hit, _ in kept], [score for _, score in kept]
        if not hits:
            return None
    ranked = sorted(zip(hits, context, strict=True), key=lambda pair: pair[0].likeness + pair[1], reverse=True)
    if len(ranked) == 1 or _total(ranked[0]) - _total(ranked[1]) > _CLEAR:
        return ranked[0][0]
    if near is None:
        return None
    equal = [hit for hit, score in ranked if _total(ranked[0]) - _total((hit, score)) <= _CLEAR]
    by_distance = sorted(equal, key=lambda hit: abs(source[hit.first].start - near))
    nearest, second = (abs(source[hit.first].start - near) for hit in by_distance[:2])
    return by_distance[0] if nearest * 2 <= second and nearest < second else None


def _total(pair: tuple[_Hit, float]) -> float:
    return pair[0].likeness + pair[1]


def _context(source: list[Word], hit: _Hit, before: list[str], after: list[str]) -> float:
    """How much of the neighbourhood is still there, 0 to 1: the better of the two sides counts most."""
    sides = []
    if before:
        found = [w.key for w in source[max(0, hit.first - len(before)) : hit.first]]
        sides.append(SequenceMatcher(None, found, before, autojunk=False).ratio() if found else 0.0)
    if after:
        found = [w.key for w in source[hit.last : hit.last + len(after)]]
        sides.append(SequenceMatcher(None, found, after, autojunk=False).ratio() if found else 0.0)
    if not sides:
        return 0.0
    return 0.75 * max(sides) + 0.25 * min(sides)


def _with_edges(text: str, exact: str, source: list[Word], quote: list[Word], hit: _Hit) -> tuple[int, int]:
    """The hit's span with the quote's own opening and closing punctuation where the text has it too."""
    start, end = source[hit.first].start, source[hit.last - 1].end
    lead = exact[: quote[0].start]
    tail = exact[quote[-1].end :]
    if lead and text[max(0, start - len(lead)) : start] == lead:
        start -= len(lead)
    if tail and text[end : end + len(tail)] == tail:
        end += len(tail)
    return start, end
