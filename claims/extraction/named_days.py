"""Days that carry a name: 'Christmas Day', 'Good Friday 2019', 'since Easter'."""

from datetime import date

from . import calendar_math as resolve
from .date_parts import ENDED, Point, is_year, stepped_year, year_after
from .lexicon.calendar import EASTER_DAYS, FEASTS, FIXED_DAYS, NTH_DAYS
from .lexicon.function_words import EDGES
from .tense import Tense, When
from .tokens import Tok, Tokens

_NAMED: dict[tuple[str, ...], tuple[int, ...] | int] = {**FIXED_DAYS, **EASTER_DAYS, **NTH_DAYS}
NAMED_STARTERS = frozenset(phrase[0] for phrase in _NAMED) | frozenset(FEASTS)
_FEAST_LEADS = frozenset({"on", "since", "before", "after", "until", "by", "at", "over"})


def named_day(tokens: Tokens, i: int, published: date | None, tense: Tense) -> Point | None:
    """'Christmas Day', 'Good Friday 2019', "New Year's Eve"."""
    low = tokens.low
    if not tokens.capital(i):
        return None
    phrase = next((p for n in (3, 2, 1) if (p := tuple(low[i : i + n])) in _NAMED), None)
    if phrase is None:
        phrase, j = FEASTS.get(low[i]), i + 1
        alone = tokens.kind[j] in ENDED or low[j] in EDGES or is_year(tokens, j)
        if phrase is None or low[i - 1] not in _FEAST_LEADS or not alone:
            return None
    else:
        j = i + len(phrase)
    if len(phrase) == 1 and any(tokens.capital(k) and tokens.kind[k] is Tok.WORD for k in (i - 1, j)):
        return None
    year = year_after(tokens, j)
    step = stepped_year(tokens, j)
    if year is None and step is not None and published is not None:
        year = published.year + step[0], step[1]
    if year is not None:
        edtf: str | None = _named(phrase, year[0]).isoformat()
        return Point(i, year[1], edtf, "date.named_day")
    edtf = nearest_named(phrase, published, tense.at(i)) if published is not None else None
    return Point(i, j, edtf, "date.named_day", loose=True)


def nearest_named(phrase: tuple[str, ...], published: date, when: When) -> str | None:
    if not 1 < published.year < 9999:
        return None
    return resolve.nearest([_named(phrase, published.year + n) for n in (-1, 0, 1)], published, when)


def _named(phrase: tuple[str, ...], year: int) -> date:
    if phrase in FIXED_DAYS:
        return date(year, *FIXED_DAYS[phrase])
    if phrase in EASTER_DAYS:
        return date.fromordinal(resolve.easter(year).toordinal() + EASTER_DAYS[phrase])
    month, weekday, nth, more = NTH_DAYS[phrase]
    return date.fromordinal(resolve.nth_weekday(year, month, weekday, nth).toordinal() + more)
