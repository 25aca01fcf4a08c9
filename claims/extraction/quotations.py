"""Quotations and their speakers, over the whole text in one pass."""

from bisect import bisect_right
from dataclasses import dataclass

from . import names
from .lexicon.function_words import EDGES
from .lexicon.speech import QUOTES
from .names import People
from .sentences import Sentence
from .tokens import Tok, Tokens

_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_MAX_TOKENS = 600


@dataclass(slots=True)
class Quote:
    """Tokens i to j inside the marks (j excluded), and who says it."""

    i: int
    j: int
    speaker: str | None = None
    said: bool = False


def pair(tokens: Tokens) -> list[Quote]:
    """Every quotation of the text: double marks, or single ones where they open before a letter."""
    kind, low = tokens.kind, tokens.low
    found: list[Quote] = []
    opened = -1
    single = -1
    for i in range(tokens.count):
        what = kind[i]
        if what is Tok.QUOTE:
            mark = low[i]
            if opened >= 0 and (mark in _CLOSES or (mark == "“" and low[opened] == "„") or mark == '"'):
                if 2 < i - opened < _MAX_TOKENS:
                    found.append(Quote(opened + 1, i))
                opened = -1
            elif mark in _OPENS or mark == '"':
                opened = i
            single = -1
        elif what is Tok.APOSTROPHE and opened < 0:
            if single < 0:
                if low[i] in ("'", "‘", "`", "‹") and _opens_single(tokens, i):
                    single = i
            elif low[i] != "‘" and _closes_single(tokens, i):
                if 2 < i - single < _MAX_TOKENS:
                    found.append(Quote(single + 1, i))
                single = -1
        elif what is Tok.NEWLINE:
            if opened >= 0 and i - opened > 4 and _goes_on(tokens, i):
                # A quotation that runs over paragraphs has no closing mark until the last of them.
                found.append(Quote(opened + 1, i))
            opened = single = -1
    return found


def _goes_on(tokens: Tokens, i: int) -> bool:
    while tokens.kind[i] is Tok.NEWLINE:
        i += 1
    return tokens.kind[i] is Tok.QUOTE and tokens.low[i] in '"“«'


def _opens_single(tokens: Tokens, i: int) -> bool:
    return tokens.kind[i + 1] in (Tok.WORD, Tok.ACRONYM, Tok.NUMBER) and tokens.touches(i + 1) and not tokens.touches(i)


def _closes_single(tokens: Tokens, i: int) -> bool:
    if not tokens.touches(i) or (tokens.touches(i + 1) and tokens.kind[i + 1] is Tok.WORD):
        return False
    before = tokens.kind[i - 1]
    if before in (Tok.STOP, Tok.COMMA):
        return True
    # "the workers' rights": after an s a mark may only be a possessive.
    return not tokens.low[i - 1].endswith("s") or tokens.kind[i + 1] in (Tok.STOP, Tok.COMMA, Tok.NEWLINE, Tok.END)


def read_quotations(
    tokens: Tokens, sentences: list[Sentence], people_at: list[str | None], people: People
) -> list[Quote]:
    """The quotations that somebody is quoted as saying, each with its speaker where it is clear."""
    quotes = pair(tokens)
    if not quotes:
        return []
    firsts = [sentence.first for sentence in sentences]
    kept: list[Quote] = []
    previous: tuple[int, str | None] | None = None
    for index, quote in enumerate(quotes):
        begin = bisect_right(firsts, quote.i) - 1
        if begin < 0:
            continue
        if firsts[begin] == quote.i and begin > 0 and sentences[begin - 1].limit > quote.i - 1:
            begin -= 1
        finish = bisect_right(firsts, quote.j - 1) - 1
        people.last = _subject_before(people_at, begin)
        before = quotes[index - 1] if index else None
        later = quotes[index + 1] if index + 1 < len(quotes) else None
        # The line is the room in which an attribution is looked for.
        first, limit = sentences[begin].first, sentences[finish].limit
        while finish + 1 < len(sentences) and limit <= quote.j and sentences[finish + 1].line == sentences[finish].line:
            finish += 1
            limit = sentences[finish].limit
        _attribute(tokens, quote, first, limit, before, later, people)
        line = sentences[begin].line
        if not quote.said and previous is not None and previous[0] >= line - 1:
            same_line = previous[0] == line
            opens = quote.i - 1 <= sentences[begin].first and (sentences[begin].opens_line or same_line)
            if opens or (before is not None and same_line and before.said and _same_sentence(before, first)):
                quote.speaker, quote.said = previous[1], True
        if _worth_keeping(tokens, quote):
            kept.append(quote)
            if quote.said:
                previous = (sentences[finish].line, quote.speaker)
    return kept


def _same_sentence(before: Quote, first: int) -> bool:
    return before.j >= first


def _subject_before(people_at: list[str | None], at: int) -> str | None:
    """The person the sentence names first; else the one before it did."""
    for back in range(at, max(-1, at - 6), -1):
        if people_at[back] is not None:
            return people_at[back]
    return None


def _attribute(
    tokens: Tokens, quote: Quote, first: int, limit: int, before: Quote | None, later: Quote | None, people: People
) -> None:
    kind, low = tokens.kind, tokens.low
    # After: '..., Pompeo said', '... said Pompeo'.
    k = quote.j + 1
    if kind[k] is Tok.COMMA:
        k += 1
    comma = kind[quote.j - 1] in (Tok.COMMA, Tok.STOP) or kind[quote.j + 1] is Tok.COMMA
    stop = min(limit, k + 16)
    if later is not None:
        stop = min(stop, later.i - 1)
    if comma or low[k] in QUOTES:
        m = k
        while m < stop:
            if kind[m] is Tok.WORD and low[m] in QUOTES and not _noun(tokens, m):
                if m == k:
                    quote.speaker = names.speaker_after(tokens, m + 1, stop, people)
                else:
                    quote.speaker = names.speaker_before(tokens, m, k, people)
                quote.said = True
                if quote.speaker is None and m == k:
                    quote.said = False
                    break
                return
            if kind[m] in (Tok.STOP, Tok.COLON, Tok.DASH, Tok.NEWLINE) and not tokens.touches(m + 1):
                break
            if low[m] == "according" and low[m + 1] == "to":
                quote.speaker = names.speaker_after(tokens, m + 2, stop, people)
                quote.said = True
                return
            m += 1
    # Before, in the same sentence: 'Pompeo stressed that they "..."'.
    floor = first
    m = quote.i - 2
    while m >= floor and quote.i - m < 60:
        if kind[m] is Tok.WORD and low[m] in QUOTES and not _inside(before, m) and not _noun(tokens, m):
            speaker = names.speaker_before(tokens, m, first, people)
            if speaker is None and low[m - 1] in ("and", "also", "but", ","):
                speaker = people.last
            if speaker is not None or m == quote.i - 2 or kind[m + 1] in (Tok.COMMA, Tok.COLON):
                quote.speaker, quote.said = speaker or people.last, True
                return
        if low[m] == "according" and low[m + 1] == "to":
            quote.speaker = names.speaker_after(tokens, m + 2, quote.i - 1, people)
            quote.said = True
            return
        m -= 1


def _noun(tokens: Tokens, m: int) -> bool:
    """'the claims', 'a report', 'its calls': a noun that looks like a verb of saying."""
    before = tokens.low[m - 1]
    return before in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "of",
        "these",
        "those",
        "this",
    ) or before.endswith("'s")


def _inside(quote: Quote | None, m: int) -> bool:
    return quote is not None and quote.i <= m < quote.j


def _worth_keeping(tokens: Tokens, quote: Quote) -> bool:
    """Words somebody said: not a title of a work, a nickname or a word held at arm's length."""
    words = [k for k in range(quote.i, min(quote.j, quote.i + 12)) if tokens.kind[k] is Tok.WORD]
    if len(words) < 2:
        return False
    capitals = sum(tokens.capital(k) for k in words if tokens.low[k] not in EDGES)
    plain = sum(tokens.low[k] not in EDGES for k in words)
    if capitals == plain and len(words) < 9 and plain > 1 and not (quote.said and len(words) >= 5):
        return False
    if quote.said:
        return len(words) >= 2
    return len(words) >= 6
