"""What stands in an article but belongs to its page: copyright, bylines, credits, links, sign-offs, datelines."""

import re

from .lexicon.pages import (
    ADDRESSES,
    ALONE,
    ANYWHERE,
    ANYWHERE_CUES,
    BRACKETED,
    DATELINE,
    DATELINE_ALONE,
    LINE,
    LINKS,
    PATHS,
    PHONE,
    PHONE_CUES,
    RATINGS,
    SHORT_PHONE,
    STREET,
    STREET_CUES,
    ZIP,
)
from .sentences import Sentence
from .tokens import Tok, Tokens

_SCAN = 400
_BULLETS = frozenset("•*·▪▫◦‣●○■□➤►▶✓✔→")
# A line that begins as furniture is furniture to its end, if no more than this follows.
# "2022-2023" is a stretch of time where a phone is spoken of, too.
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[ -](?:1[5-9]|20)\d\d")
_REST = 240
# A mark or figure that stands alone is nobody's byline; a page may have very many of them.
_LONE = frozenset(
    {
        Tok.QUOTE, Tok.APOSTROPHE, Tok.DASH, Tok.HYPHEN, Tok.STOP, Tok.COMMA, Tok.COLON, Tok.OPEN, Tok.CLOSE,
        Tok.PERCENT, Tok.NUMBER,
    }
)  # fmt: skip


def story(tokens: Tokens, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences that tell the story, each begun behind its dateline."""
    kept: list[Sentence] = []
    links = False
    page_line = -1
    page_end = 0
    for sentence in sentences:
        first, limit = sentence.first, sentence.limit
        if _is_mark(tokens, sentence):
            continue
        if sentence.line == page_line and tokens.end[limit - 1] - page_end < _REST:
            continue
        if limit - first == 1 and tokens.kind[first] in _LONE:
            if sentence.opens_line:
                links = links and tokens.kind[first] not in (Tok.STOP, Tok.QUOTE) and sentence.closes_line
            if not links:
                kept.append(sentence)
            continue
        if sentence.opens_line and sentence.closes_line and _is_subhead(tokens, first, limit):
            continue
        if sentence.opens_line:
            prose = tokens.kind[limit - 1] in (Tok.STOP, Tok.QUOTE) or not sentence.closes_line
            if LINKS.match(tokens.text[tokens.start[first] : tokens.end[limit - 1]][:80].lower()) and kept:
                links = True
                continue
            links = links and not prose
        if links or is_furniture(tokens, first, limit, opens_line=sentence.opens_line):
            if sentence.opens_line and not links and not _is_dateline(tokens, first, limit):
                page_line, page_end = sentence.line, tokens.end[limit - 1]
            continue
        if sentence.opens_line:
            sentence.first = min(dateline(tokens, sentence), limit - 1)
        sentence.first = _behind_mark(tokens, sentence)
        kept.append(sentence)
    return kept


def _is_mark(tokens: Tokens, sentence: Sentence) -> bool:
    """Whether nothing but the number of a list stands there, the '1.' of '1. The fee goes up'."""
    i = sentence.first
    if not sentence.opens_line or sentence.closes_line or sentence.limit != i + 2:
        return False
    return tokens.kind[i] is Tok.NUMBER and tokens.low[i + 1] == "." and len(tokens.low[i]) <= 2


def _is_subhead(tokens: Tokens, first: int, limit: int) -> bool:
    """Whether a line is a heading between dashes, '- Nobody is counting -'."""
    dashes = (Tok.HYPHEN, Tok.DASH)
    return tokens.kind[first] in dashes and tokens.kind[limit - 1] in dashes and 2 < limit - first < 16


def _is_dateline(tokens: Tokens, first: int, limit: int) -> bool:
    """Whether a sentence is a dateline with a full stop, 'OSLO, May 3.', behind which the story begins."""
    return bool(DATELINE_ALONE.fullmatch(tokens.text, tokens.start[first], tokens.end[limit - 1]))


def _behind_mark(tokens: Tokens, sentence: Sentence) -> int:
    """The token behind a bullet or the number of a list: '- ', '• ', '3) ', '(2) '."""
    kind, low = tokens.kind, tokens.low
    i, last = sentence.first, sentence.limit - 1
    if sentence.opens_line:
        while i < last and (kind[i] in (Tok.HYPHEN, Tok.DASH) or low[i] in _BULLETS) and not tokens.touches(i + 1):
            i += 1
        if i + 1 < last and kind[i + 1] is Tok.CLOSE and (kind[i] is Tok.NUMBER or len(low[i]) == 1):
            return i + 2
    if i + 2 < last and kind[i] is Tok.OPEN and kind[i + 1] is Tok.NUMBER and kind[i + 2] is Tok.CLOSE:
        return i + 3
    return i


def is_furniture(tokens: Tokens, first: int, limit: int, *, opens_line: bool) -> bool:
    """Whether the sentence of tokens first to limit belongs to the page, not to the story."""
    start, end = tokens.start[first], tokens.end[limit - 1]
    whole = tokens.text[start : min(end, start + _SCAN)]
    head = whole.lower()
    if opens_line and LINE.match(head):
        # "By Tuesday the river had risen" is a sentence; a byline has no verb and no full stop.
        return not (head.startswith("by ") and tokens.kind[limit - 1] == Tok.STOP and limit - first > 8)
    if end - start >= _SCAN:
        return False
    if limit - first < 24 and (ALONE.fullmatch(head) or DATELINE_ALONE.fullmatch(whole)):
        return True
    if not ANYWHERE_CUES.isdisjoint(tokens.low[first:limit]) and ANYWHERE.search(head):
        return True
    return tokens.kind[first:limit].count(Tok.NUMBER) > 2 and RATINGS.search(whole) is not None


def masked(tokens: Tokens, first: int, limit: int) -> list[tuple[int, int]]:
    """Character spans inside a sentence that carry no value: phone numbers, addresses, tickers, bracketed rates."""
    start, end = tokens.start[first], tokens.end[limit - 1]
    words = tokens.text[start : min(end, start + 5 * _SCAN)]
    spans: list[tuple[int, int]] = []
    if (
        not STREET_CUES.isdisjoint(tokens.low[first:limit])
        or Tok.IDENTIFIER in tokens.kind[first:limit]
        or ZIP.search(words)
    ):
        spans += [(start + m.start(), start + m.end()) for m in STREET.finditer(words)]
    if "(" in words or "[" in words or "<" in words:
        spans += [(start + m.start(), start + m.end()) for m in BRACKETED.finditer(words)]
    if "@" in words:
        spans += [(start + m.start(), start + m.end()) for m in ADDRESSES.finditer(words)]
    if "/" in words:
        spans += [(start + m.start(), start + m.end()) for m in PATHS.finditer(words)]
    if "+" in words or not PHONE_CUES.isdisjoint(tokens.low[first:limit]):
        numbers = (
            m for m in PHONE.finditer(words) if sum(c.isdigit() for c in m[0]) >= 7 and not _YEARS.fullmatch(m[0])
        )
        spans += [(start + m.start(), start + m.end()) for m in numbers]
        spans += [(start + m.start(1), start + m.end(1)) for m in SHORT_PHONE.finditer(words)]
    return spans


def dateline(tokens: Tokens, sentence: Sentence) -> int:
    """The token where the story begins behind a dateline such as 'PARIS, March 3 (Reuters) - '."""
    start = tokens.start[sentence.first]
    match = DATELINE.match(tokens.text, start, start + 120)
    if match is None:
        return sentence.first
    i = sentence.first
    while i < sentence.limit and tokens.start[i] < match.end():
        i += 1
    return i
