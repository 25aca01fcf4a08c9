"""What a cell of a table holds: a date, or a number with the scale and unit that its headings give it."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from claims.extraction.claim import Comparator, Kind, Quantity
from claims.extraction.numbers import read_number
from claims.extraction.quantities import read_quantity
from claims.extraction.tokens import Tokens

from .lines import Dated, dates_in
from .rows import NUMERIC

_PLAIN = re.compile(r"[+\-−–]?\d[\d,]*(?:\.\d+)?\s?%?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_SCALE = re.compile(
    r"(?i)\b(?:in\s+|\()?(?P<word>thousand|million|billion)s?\b|\((?P<digits>1,?000)s?\)|"
    r"\(\s?[’']?000s?\)|(?<!\d)[’']000s?\b"
)
# Over a whole table only a heading that is about the unit gives the scale: "Values in million euros", "(thousands)".
_CAPTION_SCALE = re.compile(
    r"(?i)(?:^|\bin\s+|\()(?:[A-Z]{3}\s|[€$£]\s?)?(?P<word>thousand|million|billion)s?\b|\((?P<digits>1,?000)s?\)"
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALED = re.compile(r"(?i)million|billion|thousand|\d\s?(?:m|bn|k)\b|per\s+(?:million|thousand)")
_LARGE = Decimal(10) ** 7
_PERCENT = re.compile(r"(?i)%|\bper ?cent\b|\bpct\b")
_POINTS = re.compile(r"(?i)\b(?:percentage|per ?cent|%) ?points?\b|\bpp\b")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_AFTER_IN = re.compile(r"\b[Ii]n\s+([^,;:()]+)")
_BASE_YEAR = re.compile(r"\([^()]*=[^()]*\)")
_BESIDE_A_DATE = re.compile(r"[^\w]|(?i:\b(?:as of|as at|by|to|end of|the|on|week|ending)\b)")


def date_of(text: str, page_day: date | None) -> str | None:
    """The date (EDTF) that a cell is, where it is nothing else: '28 June 2020', '2018', 'Q2 2020'."""
    if _YEAR.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text):
        return None
    if len(text) > 40 or not any(c.isdigit() for c in text):
        return None
    dates = dates_in(text, 0, page_day)
    if len(dates) != 1:
        return None
    rest = text[: dates[0].start] + text[dates[0].end :]
    return dates[0].edtf if len(_BESIDE_A_DATE.sub("", rest)) <= 2 else None


@lru_cache(maxsize=2048)
def date_within(heading: str, page_day: date | None) -> str | None:
    """The one date that a heading names among other words: 'Deaths by 30 April 2020', 'Population, 2019'."""
    if not any(c.isdigit() for c in heading):
        return None
    found = {one.edtf for one in dates_in(_BASE_YEAR.sub(" ", heading), 0, page_day)}
    return found.pop() if len(found) == 1 else None


def dates_within(text: str, page_day: date | None) -> list[Dated]:
    """Every date in a cell of words: '1 May 2003 to 12 February 2015'."""
    return dates_in(text, 0, page_day)


def is_number(text: str) -> bool:
    """Whether a cell is a figure, with or without its unit and a note."""
    return bool(NUMERIC.match(text))


@lru_cache(maxsize=2048)
def unit_in(heading: str) -> str:
    """The unit, currency or 'percent' that a heading gives: 'Length (km)', 'Values in million US dollars'."""
    if _POINTS.search(heading):
        return "percentage point"
    if _PERCENT.search(heading):
        return "percent"
    tries = [*_IN_BRACKETS.findall(heading), *_AFTER_IN.findall(heading)]
    if len(heading.split()) <= 2:
        tries.append(heading)
    for words in tries:
        words = re.sub(r"(?i)\b(?:thousands?|millions?|billions?)(?: of)?\b|\b1,?000s?\b", " ", words).strip()
        if not words or any(c.isdigit() for c in words):
            continue
        tokens = Tokens(f"5 {words[:1].lower() + words[1:] if words[1:2].islower() else words}")
        found = read_quantity(tokens, 0, 0, tokens.count)
        if found is None and words in ("$", "€", "£", "¥", "US$"):
            tokens = Tokens(f"{words}5")
            found = read_quantity(tokens, len(tokens.low) and 1, 0, tokens.count)
        if found is not None and found.kind in (Kind.MONEY, Kind.MEASUREMENT) and isinstance(found.value, Quantity):
            return found.value.unit
    return ""


def quantity_of(text: str, start: int, headings: tuple[str, ...], captions: tuple[str, ...] = ()) -> Quantity | None:
    """The number that a cell begins with, scaled and given its unit by its headings, nearest first, or by what
    stands over the whole table.

    'Population (millions)' makes 32.96 that many millions, and 'Length (km)' makes 1,204 kilometres.
    """
    read = _read(text)
    if read is None:
        return None
    factor, told = _scaling(headings, captions)
    unit = read.unit or told
    if unit in ("percent", "percentage point") or read.number >= _LARGE or _SCALED.search(text):
        factor = 1
    return Quantity(
        read.number * factor, read.comparator, unit, read.start + start, read.end + start,
        None if read.upper is None else read.upper * factor, read.vague, read.per, read.basis, read.change,
    )  # fmt: skip


@lru_cache(maxsize=2048)
def _scaling(headings: tuple[str, ...], captions: tuple[str, ...]) -> tuple[int, str]:
    """By how much the headings scale a number, and the unit that they give it."""
    factors = chain(
        (_factor(words, _SCALE) for words in headings), (_factor(words, _CAPTION_SCALE) for words in captions)
    )
    units = map(unit_in, (*headings, *captions))
    return next((f for f in factors if f != 1), 1), next((u for u in units if u), "")


@lru_cache(maxsize=4096)
def _read(text: str) -> Quantity | None:
    if _GROUPED.fullmatch(text):
        return Quantity(Decimal(text.replace(",", "")), Comparator.EXACTLY, "", 0, len(text))
    tokens = Tokens(text)
    for i in range(tokens.count):
        found = read_quantity(tokens, i, 0, tokens.count)
        if found is not None and isinstance(found.value, Quantity):
            return found.value
        plain = read_number(tokens, i)
        if plain is not None:
            return Quantity(plain.value, Comparator.EXACTLY, "", tokens.start[plain.i], tokens.end[plain.j - 1])
    return None


@lru_cache(maxsize=1024)
def _factor(heading: str, pattern: re.Pattern[str]) -> int:
    found = pattern.search(heading)
    if found is None or re.search(r"(?i)\bper\s+(?:\w+\s+)?(?:thousand|million|billion|1,?000)", heading):
        return 1
    return _SCALES[found["word"].lower()] if found["word"] else 1000
