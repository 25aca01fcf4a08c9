"""Quotation marks in pairs: double or single, straight or curly, one inside another, over lines and paragraphs."""

from dataclasses import dataclass

from .tokens import Tok, Tokens

_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_MAX_TOKENS = 600
# How far a mark that closes a quotation is looked for behind the end of a line.
_AHEAD = 150


@dataclass(slots=True)
class Quote:
    """Tokens i to j inside the marks (j excluded), and who says it; `closed` unless it runs on into a paragraph."""

    i: int
    j: int
    speaker: str | None = None
    said: bool = False
    closed: bool = True


def pair(tokens: Tokens) -> list[Quote]:
    """Every quotation of the text, in order; what is quoted inside a quotation belongs to it."""
    kind, low = tokens.kind, tokens.low
    found: list[Quote] = []
    opened = -1
    nested = -1
    inner: Quote | None = None
    single = -1
    marks = (Tok.QUOTE, Tok.APOSTROPHE, Tok.NEWLINE)
    for i in range(tokens.count):
        what = kind[i]
        if what not in marks:
            continue
        if what is Tok.QUOTE:
            mark = low[i]
            if opened >= 0 and mark in _OPENS and low[opened] == mark and tokens.touches(i + 1) and nested < 0:
                nested = i
            elif nested >= 0 and mark in _CLOSES:
                # “... say “two million”, and ...”: what is quoted inside belongs to the whole.
                inner, nested = Quote(nested + 1, i), -1
            elif opened >= 0 and (mark in _CLOSES or (mark == "“" and low[opened] == "„") or mark == '"'):
                if 2 < i - opened < _MAX_TOKENS:
                    found.append(Quote(opened + 1, i))
                opened, inner = -1, None
            elif mark in _OPENS or (mark == '"' and _opens(tokens, i)):
                opened = i
        elif what is Tok.APOSTROPHE:
            if opened >= 0:
                continue
            if single < 0:
                if low[i] in ("'", "‘", "`", "‹") and _opens_single(tokens, i):
                    single = i
            elif low[i] != "‘" and _closes_single(tokens, i):
                doubled = bool(found) and found[-1].i > single
                if doubled and kind[i - 1] not in (Tok.STOP, Tok.COMMA, Tok.QUOTE):
                    single = -1
                    continue
                while found and found[-1].i > single:
                    found.pop()
                if 2 < i - single < _MAX_TOKENS:
                    found.append(Quote(single + 1, i))
                single = -1
        else:
            if opened >= 0 and _closes_later(tokens, i):
                continue
            if inner is not None:
                # The outer mark was never closed: the inner pair stands alone.
                found.append(inner)
            elif opened >= 0 and i - opened > 4 and (_goes_on(tokens, i) or _alone(tokens, opened, i)):
                # A quotation that runs over paragraphs has no closing mark until the last of them.
                found.append(Quote(opened + 1, i, closed=False))
            opened, nested, inner = -1, -1, None
            single = -1
    return found


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a straight mark can open: not behind a number ('a 27" screen') nor before a space."""
    return tokens.touches(i + 1) and not (tokens.kind[i - 1] is Tok.NUMBER and tokens.touches(i))


def _closes_later(tokens: Tokens, i: int) -> bool:
    """Whether the quotation open at the line end i closes on one of the next lines, each of them its own."""
    kind = tokens.kind
    if kind[i + 1] is Tok.NEWLINE:
        return False
    for k in range(i + 1, min(i + _AHEAD, tokens.count)):
        if kind[k] is Tok.NEWLINE and kind[k + 1] is Tok.NEWLINE:
            return False
        if kind[k] is Tok.QUOTE:
            mark = tokens.low[k]
            return mark in _CLOSES or (mark == '"' and tokens.touches(k) and not tokens.touches(k + 1)) or (
                mark == '"' and tokens.touches(k) and kind[k + 1] in (Tok.COMMA, Tok.STOP, Tok.NEWLINE, Tok.CLOSE)
            )  # fmt: skip
    return False


def _goes_on(tokens: Tokens, i: int) -> bool:
    while tokens.kind[i] is Tok.NEWLINE:
        i += 1
    return tokens.kind[i] is Tok.QUOTE and tokens.low[i] in '"“«'


def _alone(tokens: Tokens, opened: int, i: int) -> bool:
    """Whether a mark that nothing closes opens its line: the whole line is quoted then."""
    return i - opened > 8 and tokens.kind[opened - 1] in (Tok.NEWLINE, Tok.END)


def _opens_single(tokens: Tokens, i: int) -> bool:
    return (
        tokens.kind[i + 1] in (Tok.WORD, Tok.ACRONYM, Tok.NUMBER, Tok.QUOTE)
        and tokens.touches(i + 1)
        and not tokens.touches(i)
    )


def _closes_single(tokens: Tokens, i: int) -> bool:
    if not tokens.touches(i) or (tokens.touches(i + 1) and tokens.kind[i + 1] is Tok.WORD):
        return False
    before = tokens.kind[i - 1]
    if before in (Tok.STOP, Tok.COMMA, Tok.QUOTE):
        return True
    # "the workers' rights": after an s a mark may only be a possessive.
    return not tokens.low[i - 1].endswith("s") or tokens.kind[i + 1] in (Tok.STOP, Tok.COMMA, Tok.NEWLINE, Tok.END)
