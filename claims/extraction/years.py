"""Years and longer: '2005', '1998-2005', 'the 1990s', 'Q3 2019', 'spring 2019'; and dates in digits with slashes."""

from . import calendar_math as resolve
from .date_parts import date_found, is_year, year_after
from .found import Found
from .lexicon import words
from .lexicon.calendar import SEASONS
from .lexicon.units import UNITS
from .nouns import singular
from .tokens import Tok, Tokens

_NO_YEAR_AFTER = words(
    "than least nearly almost over approximately exactly some most number resolution article flight boeing route no"
)
_BEFORE_OLD_YEAR = words("in since by until till from during before after circa year")
_MEASURED = words(
    "people troops soldiers men women children metres meters feet miles km kilometres tonnes tons "
    "workers jobs homes houses cases deaths dead residents students civilians members police officers "
    "firefighters"
)


def from_year(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    low, kind = tokens.low, tokens.kind
    if not _stands_as_year(tokens, i, first, limit):
        return None
    begin = i
    j = i + 1
    dash = kind[j] in (Tok.HYPHEN, Tok.DASH) and len(low[j]) == 1
    opened = low[i - 1] in ("from", "between")
    if dash or (opened and low[j] in ("to", "and", "until", "till", "through")):
        if is_year(tokens, j + 1) and low[j + 1] > low[i]:
            return date_found(tokens, begin, j + 2, f"{low[i]}/{low[j + 1]}", "date.years")
        short = low[j + 1]
        if (
            dash and kind[j + 1] == Tok.NUMBER and len(short) == 2 and int(short) > int(low[i][2:])
            if short.isdigit()
            else False
        ):
            return date_found(tokens, begin, j + 2, f"{low[i]}/{low[i][:2]}{short}", "date.years")
    if dash and tokens.touches(j) and kind[j + 1] in (Tok.WORD, Tok.NUMBER) and tokens.touches(j + 1):
        return None
    return date_found(tokens, begin, j, low[i], "date.year")


def _stands_as_year(tokens: Tokens, i: int, first: int, limit: int) -> bool:
    """Whether four bare digits are a year where they stand."""
    low, kind = tokens.low, tokens.kind
    before = low[i - 1] if i > first else ""
    year = int(low[i])
    j = i + 1
    if kind[i - 1] == Tok.CURRENCY or kind[j] == Tok.PERCENT or low[j] in ("percent", "million", "billion", "per"):
        return False
    if before in _NO_YEAR_AFTER:
        return False
    if kind[i - 1] == Tok.HYPHEN and tokens.touches(i):
        return low[i - 2] in ("mid", "pre", "post", "early", "late")
    if before in ("in", "since", "until", "till", "during", "by") and not _counted_after(tokens, j, limit):
        return True
    if before in ("in", "since", "until", "during") and 1900 <= year <= 2099:
        return True
    if not 1900 <= year <= 2099:
        return before in _BEFORE_OLD_YEAR and not _counted_after(tokens, j, limit)
    if kind[i - 1] == Tok.OPEN and kind[j] == Tok.CLOSE:
        return True
    if before in ("the", "a", "its", "his", "her", "their", "our") or before.endswith("'s"):
        return low[j] not in _MEASURED
    if before in ("about", "around", "up", "to", "of", "all") and _counted_after(tokens, j, limit):
        return False
    return not _counted_after(tokens, j, limit)


def _counted_after(tokens: Tokens, j: int, limit: int) -> bool:
    """Whether a plural noun or unit stands straight after, so that the digits count it."""
    if j >= limit or tokens.kind[j] != Tok.WORD:
        return False
    word = tokens.low[j]
    if word in _MEASURED or word in UNITS:
        return True
    return singular(word) != word and not word.endswith("ings") and not tokens.capital(j)


def decade(tokens: Tokens, i: int) -> Found | None:
    digits = "".join(c for c in tokens.low[i] if c.isdigit())
    if len(digits) == 4:
        if digits.endswith("00"):
            return date_found(tokens, i, i + 1, digits[:2] + "XX", "date.century")
        return date_found(tokens, i, i + 1, digits[:3] + "X", "date.decade")
    if len(digits) == 2 and (tokens.low[i][0] in "'’" or tokens.low[i - 1] == "the") and tokens.low[i + 1] != "and":
        return date_found(tokens, i, i + 1, ("19" if digits > "20" else "20") + digits[0] + "X", "date.decade")
    return None


def quarter(tokens: Tokens, i: int) -> Found | None:
    word = tokens.low[i]
    if len(word) != 2:
        return None
    year = year_after(tokens, i + 1)
    if year is None or tokens.kind[i + 1] == Tok.COMMA:
        return None
    number = int(word[1])
    if word[0] == "h" and number > 2:
        return None
    code = (32 if word[0] == "q" else 39) + number
    return date_found(tokens, i, year[1], f"{year[0]:04}-{code}", "date.quarter")


def slashed(tokens: Tokens, i: int) -> Found | None:
    """'25/12/2020' settles itself; '03/04/2020' stays unresolved, since writers differ."""
    one, two, year = tokens.low[i].split("/")
    if len(year) == 2:
        year = ("20" if int(year) < 50 else "19") + year
    a, b = int(one), int(two)
    edtf = None
    if a > 12 >= b and resolve.valid(int(year), b, a):
        edtf = f"{year}-{b:02}-{a:02}"
    elif (b > 12 >= a and resolve.valid(int(year), a, b)) or (a == b and resolve.valid(int(year), a, b)):
        edtf = f"{year}-{a:02}-{b:02}"
    elif (a > 12 and b > 12) or not a or not b:
        return None
    return date_found(tokens, i, i + 1, edtf, "date.slashed")


def from_season(tokens: Tokens, begin: int, i: int, limit: int) -> Found | None:
    year = year_after(tokens, i + 1)
    if year is None or tokens.kind[i + 1] == Tok.COMMA or year[1] > limit:
        return None
    return date_found(tokens, begin, year[1], f"{year[0]:04}-{SEASONS[tokens.low[i]]}", "date.season")
