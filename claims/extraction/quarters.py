"""Quarters, halves and seasons of a year: 'the third quarter of 2019', 'Q3', 'first-half profit', 'last summer'."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import Point, bare, is_year, stepped_year, year_after
from .lexicon.calendar import BUSINESS, QUARTER, SEASONS
from .lexicon.numbers import ORDINAL_ENDINGS, ORDINALS
from .tense import Tense
from .tokens import Tok, Tokens

_NEAR = 24
# Halves of a year as their months, which more readers of EDTF know than the codes 40 and 41.
_HALVES = {1: "{0}-01/{0}-06", 2: "{0}-07/{0}-12"}


def quarter_code(tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    """'Q3 2019', 'Q3', 'H1 of 2020', beginning at the code."""
    word = tokens.low[i]
    if len(word) != 2 or word[1] not in "1234" or (word[0] == "h" and word[1] > "2"):
        return None
    if word[0] == "q" and tokens.touches(i + 1) and tokens.kind[i + 1] is Tok.IDENTIFIER:
        return None
    return _of_year(tokens, i, i + 1, int(word[1]), word[0] == "h", limit, published, tense)


def year_quarter(tokens: Tokens, i: int) -> Point | None:
    """'2019 Q3', '2019-H1', beginning at the year."""
    k = i + 2 if tokens.kind[i + 1] is Tok.HYPHEN else i + 1
    word = tokens.low[k]
    if tokens.kind[k] is not Tok.IDENTIFIER or len(word) != 2 or word[0] not in "qh" or word[1] not in "1234":
        return None
    if word[0] == "q":
        return Point(i, k + 1, f"{tokens.low[i]}-{QUARTER + int(word[1])}", "date.quarter")
    return Point(i, k + 1, _HALVES[int(word[1])].format(tokens.low[i]), "date.quarter") if word[1] < "3" else None


def quarter_words(tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense) -> Point | None:
    """'third quarter of 2019', 'third-quarter', 'first half of last year', beginning at the ordinal."""
    low, kind = tokens.low, tokens.kind
    number, j = ORDINALS.get(low[i]), i + 1
    if kind[i] is Tok.NUMBER and low[j] in ORDINAL_ENDINGS and low[i].isdigit() and len(low[i]) == 1:
        number, j = int(low[i]), j + 1
    if kind[j] is Tok.HYPHEN:
        j += 1
    half = bare(low[j]) in ("half", "semester")
    if not number or not (half or bare(low[j]) == "quarter") or number > (2 if half else 4):
        return None
    return _of_year(tokens, i, j + 1, number, half, limit, published, tense)


def _of_year(
    tokens: Tokens, i: int, j: int, number: int, half: bool, limit: int, published: date | None, tense: Tense
) -> Point | None:
    code = _HALVES[number] if half else f"{{0}}-{QUARTER + number}"
    year = year_after(tokens, j) if tokens.kind[j] is not Tok.COMMA else None
    if year is None and tokens.low[j] in ("of", "in") and tokens.low[j + 1] == "fiscal" and is_year(tokens, j + 2):
        year = int(tokens.low[j + 2]), j + 3
    if year is not None and year[1] <= limit:
        return Point(i, year[1], code.format(f"{year[0]:04}"), "date.quarter")
    step = stepped_year(tokens, j)
    if step is not None and step[1] <= limit:
        edtf = code.format(f"{published.year + step[0]:04}") if published else None
        return Point(i, step[1], edtf, "date.quarter")
    # Without a year the same words tell of a match.
    if half or BUSINESS.isdisjoint(tokens.low[max(0, i - _NEAR) : min(limit, j + _NEAR)]):
        return None
    edtf = resolve.quarter(published, number, tense.at(i)) if published else None
    return Point(i, j, edtf, "date.quarter", loose=True)


def season(tokens: Tokens, begin: int, i: int, limit: int, published: date | None) -> Point | None:
    """'summer 2019', 'winter of 1962-63', 'the spring of last year', beginning at the season."""
    # "the Arab Spring of 2011" is no spring.
    if tokens.capital(i) and tokens.capital(i - 1) and tokens.kind[i - 1] is Tok.WORD and tokens.low[i - 1] != "the":
        return None
    code = SEASONS[tokens.low[i]]
    year = year_after(tokens, i + 1) if tokens.kind[i + 1] is not Tok.COMMA else None
    if year is not None and year[1] <= limit:
        j = year[1]
        span = tokens.kind[j] in (Tok.HYPHEN, Tok.DASH) and tokens.touches(j) and len(tokens.low[j + 1]) == 2
        j = j + 2 if span and tokens.kind[j + 1] is Tok.NUMBER else j
        return Point(begin, j, f"{year[0]:04}-{code}", "date.season")
    step = stepped_year(tokens, i + 1)
    if step is not None and step[1] <= limit and tokens.low[i] != "fall":
        edtf = f"{published.year + step[0]:04}-{code}" if published else None
        return Point(begin, step[1], edtf, "date.season")
    return None
