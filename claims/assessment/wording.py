"""Values in the words a reviewer reads: '305', 'more than 300', '2 February 2020', '28 years 10 months'."""

import re
from decimal import Decimal

from claims.extraction.claim import Comparator, decimal_text

_BEFORE = {
    Comparator.EXACTLY: "",
    Comparator.ABOUT: "about ",
    Comparator.NEARLY: "nearly ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_LEAST: "at least ",
    Comparator.LESS_THAN: "fewer than ",
    Comparator.AT_MOST: "at most ",
    Comparator.BETWEEN: "between ",
}
_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DECADE = re.compile(r"(\d{3})X")
_PART_OF_YEAR = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])")
# EDTF level 2, months 21 to 41: seasons, quarters and halves of a year.
_PARTS_OF_YEAR = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "first quarter of", "34": "second quarter of",
    "35": "third quarter of", "36": "fourth quarter of", "40": "first half of", "41": "second half of",
}  # fmt: skip
_PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def grouped(number: Decimal) -> str:
    """'198,668', '2.5', '32.96 million': a round number of millions is shorter with the word."""
    for scale, name in _SCALES:
        # Beyond 28 digits the context cannot divide; such a number is written out.
        if scale <= abs(number) < Decimal(10) ** 27 and number % (scale / 100) == 0:
            return f"{decimal_text(number / scale)} {name}"
    whole, _, decimals = decimal_text(number).partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = f"{int(whole.lstrip('-') or 0):,}"
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def number_words(number: Decimal, comparator: Comparator | str, upper: Decimal | None = None) -> str:
    """'more than 300', 'between 1,000,000 and 3,000,000'."""
    text = f"{_BEFORE[Comparator(comparator)]}{grouped(number)}"
    return f"{text} and {grouped(upper)}" if upper is not None else text


def date_words(edtf: str) -> str:
    """'2 February 2020', 'September 2016', '2016', '1990s', 'spring 2019'; other EDTF as it stands."""
    if edtf.startswith("../"):
        return f"{date_words(edtf[3:])} or before"
    if edtf.endswith("/.."):
        return f"{date_words(edtf[:-3])} or after"
    if decade := _DECADE.fullmatch(edtf):
        return f"{decade[1]}0s"
    if part := _PART_OF_YEAR.fullmatch(edtf):
        return f"{_PARTS_OF_YEAR[part[2]]} {part[1]}"
    match = _DAY.fullmatch(edtf)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return " to ".join(date_words(part) for part in edtf.split("/")) if "/" in edtf.strip("/.") else edtf
    if not match[2]:
        return match[1]
    month = _MONTH_NAMES[int(match[2]) - 1]
    return f"{int(match[3])} {month} {match[1]}" if match[3] else f"{month} {match[1]}"


def duration_words(iso8601: str, comparator: Comparator | str = Comparator.EXACTLY) -> str:
    """'nearly 30 years', '28 years 10 months'."""
    date_part, _, time_part = iso8601.partition("T")
    parts = [(n, _UNITS[u]) for n, u in _PARTS.findall(date_part)]
    parts += [(n, "minute" if u == "M" else _UNITS[u]) for n, u in _PARTS.findall(time_part)]
    text = " ".join(f"{n} {unit}{'' if n == '1' else 's'}" for n, unit in parts) or iso8601
    return f"{_BEFORE[Comparator(comparator)]}{text}"


def value_words(observed: str, comparator: str | None = None, upper: str | None = None) -> str:
    """An observed value as the contract writes it, in words: '305', '2016-09' as 'September 2016'."""
    if observed.startswith("P"):
        return duration_words(observed, comparator or Comparator.EXACTLY)
    if re.fullmatch(r"-?\d+(\.\d+)?", observed) and not (comparator is None and _DAY.fullmatch(observed)):
        return number_words(Decimal(observed), comparator or Comparator.EXACTLY, Decimal(upper) if upper else None)
    return date_words(observed)
