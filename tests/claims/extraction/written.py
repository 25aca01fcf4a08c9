"""Numbers and days as writers write them: the other way round from what the extractor does."""

# ruff: noqa: SIM905 - a word list is prose.

from datetime import date
from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "x x twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, *, british: bool) -> str:
    """A number below a billion in words; `british` puts "and" before what is below a hundred."""
    for scale, name in ((10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if british and 0 < rest < 100 else " "
            words = f"{in_words(number // scale, british=british)} {name}"
            return words + (joint + in_words(rest, british=british) if rest else "")
    if number >= 100:
        rest = number % 100
        words = f"{_ONES[number // 100]} hundred"
        return words + ((" and " if british else " ") + in_words(rest, british=british) if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


WHOLE = {
    "plain digits": str,
    "commas": lambda n: f"{n:,}",
    "no-break spaces": lambda n: f"{n:,}".replace(",", "\u00a0"),
    "narrow spaces": lambda n: f"{n:,}".replace(",", "\u202f"),
    "thin spaces": lambda n: f"{n:,}".replace(",", "\u2009"),
    "american words": lambda n: in_words(n, british=False),
    "british words": lambda n: in_words(n, british=True),
}
# What stands before the number, the comparator it makes, and what stands after its noun.
BOUNDS = [
    ("", "exactly", ""), ("more than ", "more_than", ""), ("over ", "more_than", ""), ("at least ", "at_least", ""),
    ("no fewer than ", "at_least", ""), ("fewer than ", "less_than", ""), ("less than ", "less_than", ""),
    ("up to ", "at_most", ""), ("as many as ", "at_most", ""), ("no more than ", "at_most", ""),
    ("about ", "about", ""), ("around ", "about", ""), ("some ", "about", ""), ("roughly ", "about", ""),
    ("an estimated ", "about", ""), ("nearly ", "nearly", ""), ("almost ", "nearly", ""), ("close to ", "nearly", ""),
    ("", "at_least", " or more"),
]  # fmt: skip
SUFFIXES = {
    "m": 6, "mn": 6, "bn": 9, "tn": 12, "k": 3, " million": 6, " billion": 9, " trillion": 12, " thousand": 3,
}  # fmt: skip
CURRENCIES = {
    "${}": "USD", "£{}": "GBP", "€{}": "EUR", "¥{}": "JPY", "₹{}": "INR", "US${}": "USD", "A${}": "AUD", "C${}": "CAD",
    "{} dollars": "USD", "{} pounds": "GBP", "{} euros": "EUR", "{} yen": "JPY", "USD {}": "USD", "EUR {}": "EUR",
    "{} US dollars": "USD", "{} Australian dollars": "AUD",
}  # fmt: skip
MEASURES = {
    "{} km": "kilometre", "{} kilometres": "kilometre", "{}km": "kilometre", "{} kg": "kilogram", "{} metres": "metre",
    "{} miles": "mile", "{} tonnes": "tonne", "{}%": "percent", "{} percent": "percent", "{} per cent": "percent",
    "{} percentage points": "percentage point", "{} litres": "litre", "{} mph": "mile per hour",
    "{} megawatts": "megawatt",
}  # fmt: skip


def in_full(number: Decimal) -> str:
    """A decimal with commas between its thousands."""
    return f"{number:,f}"


def _nth(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


# The function gives the day in its style, or None where the style cannot say it without doubt.
DAYS = {
    "3 March 2020": lambda d: f"{d.day} {d:%B} {d.year}",
    "March 3, 2020": lambda d: f"{d:%B} {d.day}, {d.year}",
    "March 3 2020": lambda d: f"{d:%B} {d.day} {d.year}",
    "3 Mar 2020": lambda d: f"{d.day} {d:%b} {d.year}",
    "Mar. 3, 2020": lambda d: f"{d:%b}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    "3rd March 2020": lambda d: f"{_nth(d.day)} {d:%B} {d.year}",
    "March 3rd, 2020": lambda d: f"{d:%B} {_nth(d.day)}, {d.year}",
    "the 3rd of March 2020": lambda d: f"the {_nth(d.day)} of {d:%B} {d.year}",
    "Tuesday, March 3, 2020": lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    "Tuesday 3 March 2020": lambda d: f"{d:%A} {d.day} {d:%B} {d.year}",
    "Tuesday, 3 March 2020": lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    "2020-03-03": date.isoformat,
    "23/03/2020": lambda d: f"{d:%d/%m/%Y}" if d.day > 12 else None,
    "03/23/2020": lambda d: f"{d:%m/%d/%Y}" if d.day > 12 else None,
}
