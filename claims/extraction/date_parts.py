"""Parts that dates are read from: years, days and month names; and the point in time that they make."""

import re
from dataclasses import dataclass

from .claim import DateValue, Kind
from .found import Found
from .lexicon import words
from .lexicon.calendar import MONTHS
from .lexicon.numbers import ORDINAL_ENDINGS, ORDINALS
from .tokens import Tok, Tokens

MONTH_LEADS = words(
    "in since by until till from during last next this early late mid of after before between and to "
    "through for around throughout"
)
_IN_CALENDAR = re.compile(r"-?(?!0000)[0-9X]{4}(?![0-9X])")
# What a phrase ends before.
ENDED = (Tok.COMMA, Tok.STOP, Tok.CLOSE, Tok.END, Tok.NEWLINE, Tok.DASH, Tok.COLON, Tok.QUOTE)
_JOINS_YEAR = frozenset({",", "of", "in"})


@dataclass(slots=True)
class Point:
    """A date read from tokens i to j, j excluded. `loose` tells that its year or its week was left out."""

    i: int
    j: int
    edtf: str | None
    rule: str
    loose: bool = False

    def __post_init__(self) -> None:
        # What was reckoned past the first or the last year of the calendar is no date.
        if self.edtf is not None and not all(_IN_CALENDAR.match(part) for part in self.edtf.split("/")):
            self.edtf = None


def date_found(tokens: Tokens, point: Point) -> Found:
    start, end = tokens.start[point.i], tokens.end[point.j - 1]
    value = DateValue(point.edtf, tokens.text[start:end], start, end)
    return Found(Kind.DATE, value, point.i, point.j, point.j, point.rule)


def bare(word: str) -> str:
    """A folded word without its possessive ending: "sunday's" gives "sunday"."""
    return word.removesuffix("'s")


def is_year(tokens: Tokens, i: int) -> bool:
    """Four bare digits that may be a year."""
    word = tokens.low[i]
    return tokens.kind[i] is Tok.NUMBER and len(word) == 4 and word.isdigit() and "1000" <= word <= "2199"


def year_after(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """A year at token j, maybe after a comma, 'of' or 'in': the year and the next token."""
    k = j + 1 if tokens.low[j] in _JOINS_YEAR else j
    if not is_year(tokens, k):
        return None
    if k == j and tokens.low[j + 1] in ("people", "troops", "soldiers"):
        return None
    return int(tokens.low[k]), k + 1


def stepped_year(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """'last year', 'of this year' at token j: the step from the year of publication, and the next token."""
    low = tokens.low
    k = j + 1 if low[j] == "of" else j
    if low[k] in ("last", "this", "next") and bare(low[k + 1]) == "year":
        return {"last": -1, "this": 0, "next": 1}[low[k]], k + 2
    if k > j and low[k] == "the" and bare(low[k + 1]) == "year":
        return 0, k + 2
    return None


def day_number(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """A day of the month at token j: '3', '3rd', 'third'; its number and the next token."""
    word = tokens.low[j]
    if tokens.kind[j] is Tok.NUMBER and len(word) <= 2 and word.isdigit() and 1 <= int(word) <= 31:
        if tokens.low[j + 1] in ORDINAL_ENDINGS and tokens.touches(j + 1):
            return int(word), j + 2
        return int(word), j + 1
    number = ORDINALS.get(word)
    if number is not None and number <= 31:
        return number, j + 1
    return None


def month_word(tokens: Tokens, i: int) -> bool:
    """Whether token i names a month: 'may', 'march' and short forms only with a capital."""
    return tokens.low[i] in MONTHS and tokens.kind[i] is Tok.WORD and tokens.capital(i)


def month_end(tokens: Tokens, i: int) -> int:
    """The token after the month at token i, its full stop included where it is cut short."""
    stop = tokens.kind[i + 1] is Tok.STOP and tokens.low[i + 1] == "." and tokens.touches(i + 1)
    return i + 2 if stop and len(tokens.low[i]) <= 4 and tokens.low[i] not in ("may", "june", "july") else i + 1
