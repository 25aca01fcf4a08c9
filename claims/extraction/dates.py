"""Dates in words and digits, resolved against the day of publication into EDTF."""

from datetime import date

from . import calendar_math as resolve
from .claim import DateValue, Kind
from .found import Found
from .lexicon import words
from .lexicon.calendar import (
    DAY_PARTS,
    EARLY_LATE,
    MONTHS,
    RELATIVE_DAYS,
    SEASONS,
    SHORT_WEEKDAYS,
    TIME_UNITS,
    WEEKDAYS,
)
from .lexicon.identifiers import NAMED_EVENTS
from .lexicon.numbers import ORDINAL_ENDINGS, ORDINALS
from .nouns import singular
from .numbers import read_number
from .tokens import Tok, Tokens

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_STEPPED = frozenset({"week", "month", "year", "weekend", "decade", "century", "quarter", "night", "season"})
_BEFORE_YEAR = words(
    "in since by until till from of during after before for to and between through circa around year "
    "late early mid throughout election c summer winter spring autumn fall fiscal financial ending "
    "ended or mid- born pre post than around about the"
)
_BEFORE_OLD_YEAR = words("in since by until till from during before after circa year")
_FUTURE = words(
    "will 'll shall tomorrow upcoming forthcoming scheduled due slated poised plans planned planning "
    "intends set expected won't hopes aims"
)
STARTERS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SEASONS) | frozenset(RELATIVE_DAYS)
    | frozenset(_STEPS) | EARLY_LATE | {"earlier", "later", "the", "overnight", "mid", "turn", "fy", "ago"}
)  # fmt: skip


class Tense:
    """Which side of publication day the sentence's dates lie on: told by 'will', 'is due to' and the like."""

    __slots__ = ("first", "limit", "tokens")

    def __init__(self, tokens: Tokens, first: int, limit: int) -> None:
        self.tokens, self.first, self.limit = tokens, first, limit

    def future(self, i: int) -> bool:
        """Whether the clause about token i speaks of what is to come."""
        tokens = self.tokens
        low, kind = tokens.low, tokens.kind
        begin, end = i, i
        while begin > self.first and i - begin < 30 and not self._edge(begin - 1):
            begin -= 1
        while end < self.limit and end - i < 20 and not self._edge(end):
            end += 1
        for k in range(begin, end):
            word = low[k]
            if kind[k] != Tok.WORD:
                continue
            if word in _FUTURE:
                if word in ("set", "due", "expected", "scheduled", "planned", "slated", "poised"):
                    # "is due to meet", but not "was due to meet", which is past in a report.
                    if low[k - 1] in ("is", "are", "'s", "now", "also") or low[k - 2] in ("is", "are"):
                        return True
                    continue
                return True
            if word.endswith("'ll") or (word == "would" and low[k - 1] in ("he", "she", "they", "it", "which")):
                return True
            if (word in ("is", "are") and low[k + 1] == "to") or (word == "going" and low[k + 1] == "to"):
                return True
        return False

    def _edge(self, k: int) -> bool:
        tokens = self.tokens
        what = tokens.kind[k]
        if what == Tok.DASH or tokens.low[k] == ";":
            return True
        return what == Tok.COMMA and tokens.low[k + 1] in ("who", "which", "but", "while", "after", "where", "when")


def read_date(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """The date that begins at token i of the sentence, or None."""
    kind, low = tokens.kind, tokens.low
    what, word = kind[i], low[i]
    if what == Tok.WORD:
        if word in MONTHS:
            return _from_month(tokens, i, limit, published, tense)
        if word in WEEKDAYS:
            return _from_weekday(tokens, i, limit, published, tense, None, i)
        if word in RELATIVE_DAYS:
            return _relative_day(tokens, i, published)
        if word in _STEPS:
            return _from_step(tokens, i, i, limit, published, tense)
        if word in SEASONS:
            return _from_season(tokens, i, i, limit)
        if word in EARLY_LATE:
            return _early(tokens, i, first, limit, published, tense)
        if word in ("earlier", "later") and low[i + 1] in _STEPS:
            return _from_step(tokens, i, i + 1, limit, published, tense)
        if word == "overnight":
            return None
        if word == "the":
            return _from_the(tokens, i, limit, published, tense)
        return None
    if what == Tok.ISO_DATE:
        year, month, number = word.split("-")
        if resolve.valid(int(year), int(month), int(number)):
            return _found(tokens, i, i + 1, word, "date.iso")
        return None
    if what == Tok.SLASHED_DATE:
        return _slashed(tokens, i)
    if what == Tok.DECADE:
        return _decade(tokens, i)
    if what == Tok.NUMBER:
        return _from_digits(tokens, i, first, limit, published, tense)
    if what == Tok.IDENTIFIER and len(word) in (2, 6) and word[0] in "qh" and word[1] in "1234":
        return _quarter(tokens, i)
    return None


def named_event(tokens: Tokens, i: int) -> int:
    """The token after the day of a named event ('the September 11 attacks') at token i, or i itself."""
    if _month_word(tokens, i):
        day = _day_number(tokens, i + 1)
        if day is not None and tokens.low[day[1]] in NAMED_EVENTS:
            return day[1]
    day = _day_number(tokens, i)
    if day is not None and _month_word(tokens, day[1]) and tokens.low[day[1] + 1] in NAMED_EVENTS:
        return day[1] + 1
    return i


def _found(tokens: Tokens, i: int, j: int, edtf: str | None, rule: str) -> Found:
    start, end = tokens.start[i], tokens.end[j - 1]
    return Found(Kind.DATE, DateValue(edtf, tokens.text[start:end], start, end), i, j, j, rule)


def is_year(tokens: Tokens, i: int) -> bool:
    """Four bare digits that may be a year."""
    word = tokens.low[i]
    return tokens.kind[i] == Tok.NUMBER and len(word) == 4 and word.isdigit() and "1000" <= word <= "2199"


def _year_after(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """A year at token j, maybe after a comma or 'of': the year and the next token."""
    if tokens.kind[j] == Tok.COMMA and is_year(tokens, j + 1):
        return int(tokens.low[j + 1]), j + 2
    if tokens.low[j] == "of" and is_year(tokens, j + 1):
        return int(tokens.low[j + 1]), j + 2
    if is_year(tokens, j) and tokens.low[j + 1] not in ("people", "troops", "soldiers"):
        return int(tokens.low[j]), j + 1
    return None


def _day_number(tokens: Tokens, j: int) -> tuple[int, int] | None:
    """A day of the month at token j: '3', '3rd', 'third'; its number and the next token."""
    word = tokens.low[j]
    if tokens.kind[j] == Tok.NUMBER and word.isdigit() and 1 <= int(word) <= 31 and len(word) <= 2:
        if tokens.low[j + 1] in ORDINAL_ENDINGS and tokens.touches(j + 1):
            return int(word), j + 2
        return int(word), j + 1
    return None


def _month_word(tokens: Tokens, i: int) -> bool:
    """Whether token i names a month: 'may', 'march' and short forms only with a capital."""
    return tokens.low[i] in MONTHS and tokens.capital(i) and tokens.kind[i] == Tok.WORD


def _from_month(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, begin: int = -1
) -> Found | None:
    low, kind = tokens.low, tokens.kind
    begin = i if begin < 0 else begin
    if not _month_word(tokens, i):
        return None
    word = low[i]
    j = i + 1
    if kind[j] == Tok.STOP and len(word) <= 4 and low[j] == "." and tokens.touches(j) and word != "may":
        j += 1
    month = MONTHS[word]
    day = _day_number(tokens, j)
    if (day is not None and kind[day[1]] in (Tok.PERCENT, Tok.TIME)) or (
        day and low[day[1]] in ("percent", "per", "million", "billion")
    ):
        day = None
    if day is not None and day[1] <= limit:
        return _month_and_day(tokens, begin, month, day[0], day[1], limit, published, tense)
    year = _year_after(tokens, j)
    if year is not None and year[1] <= limit:
        edtf: str | None = f"{year[0]:04}-{month:02}"
        ranged = _month_range(tokens, begin, i, year, month)
        return ranged or _found(tokens, begin, year[1], edtf, "date.month")
    if len(word) <= 4 and word not in ("may", "june", "july", "sept"):
        return None
    # A bare "March" or "May" wants a word before it that only a date takes.
    if word in ("may", "march", "august") and low[begin - 1] not in _MONTH_LEADS and not _month_word(tokens, begin - 2):
        return None
    if low[begin - 1] in ("theresa", "brian", "elaine", "mrs", "ms", "mr") or low[j] in ("violets",):
        return None
    if tokens.capital(begin - 1) and kind[begin - 1] == Tok.WORD and low[begin - 1] not in _MONTH_LEADS:
        return None
    edtf = resolve.month(published, month, future=tense.future(i), step=None) if published else None
    return _found(tokens, begin, j, edtf, "date.month")


_MONTH_LEADS = words(
    "in since by until till from during last next this early late mid of after before between and to "
    "through for every each"
)


def _month_and_day(
    tokens: Tokens, begin: int, month: int, number: int, j: int, limit: int, published: date | None, tense: Tense
) -> Found | None:
    low, kind = tokens.low, tokens.kind
    year = _year_after(tokens, j)
    last: tuple[int, int] | None = None
    if kind[j] in (Tok.HYPHEN, Tok.DASH) or low[j] in ("to", "and"):
        last = _day_number(tokens, j + 1)
        if last is not None and (last[0] <= number or (low[j] == "and" and last[0] != number + 1)):
            last = None
        if last is not None:
            year = _year_after(tokens, last[1])
    end = year[1] if year else last[1] if last else j
    if year is not None:
        first = f"{year[0]:04}-{month:02}-{number:02}" if resolve.valid(year[0], month, number) else None
    elif not resolve.valid(2000, month, number):
        return None
    else:
        first = resolve.month_day(published, month, number, future=tense.future(begin)) if published else None
    if year is not None and first is None:
        return None
    if last is not None and first is not None:
        return _found(tokens, begin, end, f"{first}/{first[:8]}{last[0]:02}", "date.days")
    return _found(tokens, begin, end, first, "date.day")


def _month_range(tokens: Tokens, begin: int, i: int, year: tuple[int, int], month: int) -> Found | None:
    return None


def _from_weekday(
    tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense, step: str | None, begin: int
) -> Found | None:
    low, kind = tokens.low, tokens.kind
    if not tokens.capital(i):
        return None
    word = low[i]
    j = i + 1
    if word in SHORT_WEEKDAYS and not (kind[j] in (Tok.COMMA, Tok.STOP) and _month_word(tokens, j + 1)):
        return None
    if low[j] in ("times", "telegraph", "mirror", "express", "post", "school", "service") and tokens.capital(j):
        return None
    # "Sunday, March 3" and "Sunday 3 March" are one date, and the fuller one.
    k = j + 1 if kind[j] in (Tok.COMMA, Tok.STOP) else j
    if _month_word(tokens, k) and _day_number(tokens, k + 1):
        return _from_month(tokens, k, limit, published, tense, begin)
    day = _day_number(tokens, k)
    if day is not None and _month_word(tokens, day[1]) and k < limit:
        return _day_month(tokens, begin, day, limit, published, tense)
    edtf = None
    if published is not None:
        edtf = resolve.weekday(published, WEEKDAYS[word], future=tense.future(i), step=step)
    return _found(tokens, begin, _day_part(tokens, j), edtf, "date.weekday")


def _day_part(tokens: Tokens, j: int) -> int:
    return j + 1 if tokens.low[j] in DAY_PARTS else j


def _relative_day(tokens: Tokens, i: int, published: date | None) -> Found | None:
    low = tokens.low
    if low[i] == "today" and (low[i + 1] in ("'s",) or low[i - 1] in ("usa", "of")):
        return None
    edtf = resolve.relative_day(published, RELATIVE_DAYS[low[i]]) if published else None
    return _found(tokens, i, _day_part(tokens, i + 1), edtf, "date.relative_day")


def _from_step(tokens: Tokens, begin: int, i: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'last year', 'this month', 'next Tuesday', 'last March', 'this spring'."""
    low = tokens.low
    step = _STEPS[low[i]]
    word = low[i + 1]
    name = {-1: "last", 0: "this", 1: "next"}[step]
    if word in ("past", "coming") and low[i] == "this":
        word = low[i + 2]
        i += 1
    if word in _STEPPED:
        if low[i - 1] in ("the", "over") and low[i] in ("past",):
            return None
        if word == "season":
            return None
        edtf = resolve.stepped(published, word, step) if published else None
        if word == "night" and step == -1 and published is not None:
            edtf = resolve.relative_day(published, -1)
        if low[i] in ("previous", "current") and published is not None and low[i] == "previous":
            edtf = None
        return _found(tokens, begin, i + 2, edtf, "date.step")
    if word in WEEKDAYS and low[i] in ("last", "next", "this", "past", "coming"):
        return _from_weekday(tokens, i + 1, limit, published, tense, name if name != "this" else None, begin)
    if word in MONTHS and tokens.capital(i + 1) and low[i] in ("last", "next", "this"):
        j = i + 2
        if _day_number(tokens, j) or is_year(tokens, j):
            return _from_month(tokens, i + 1, limit, published, tense)
        edtf = resolve.month(published, MONTHS[word], future=False, step=name) if published else None
        return _found(tokens, begin, j, edtf, "date.step_month")
    if word in SEASONS and (word != "fall" or low[i] in ("last", "this", "next")):
        if word == "fall" and low[i + 2] in ("in", "of"):
            return None
        edtf = f"{published.year + step:04}-{SEASONS[word]}" if published else None
        return _found(tokens, begin, i + 2, edtf, "date.season")
    return None


def _from_season(tokens: Tokens, begin: int, i: int, limit: int) -> Found | None:
    year = _year_after(tokens, i + 1)
    if year is None or tokens.kind[i + 1] == Tok.COMMA or year[1] > limit:
        return None
    return _found(tokens, begin, year[1], f"{year[0]:04}-{SEASONS[tokens.low[i]]}", "date.season")


def _early(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'late 2016', 'early March', 'mid-1990s', 'late last year', 'early in 2016'."""
    low, kind = tokens.low, tokens.kind
    j = i + 1
    if kind[j] == Tok.HYPHEN:
        j += 1
    if low[j] == "in":
        j += 1
    if low[j] == "the" and kind[j + 1] == Tok.DECADE:
        j += 1
    if j >= limit:
        return None
    inner: Found | None = None
    if is_year(tokens, j):
        inner = _found(tokens, j, j + 1, low[j], "date.year")
    elif kind[j] == Tok.DECADE:
        inner = _decade(tokens, j)
    elif low[j] in MONTHS:
        inner = _from_month(tokens, j, limit, published, tense, j if low[j - 1] in _MONTH_LEADS else -1)
    elif low[j] in ("last", "this", "next"):
        inner = _from_step(tokens, j, j, limit, published, tense)
    if inner is None or not isinstance(inner.value, DateValue):
        return None
    return _found(tokens, i, inner.j, inner.value.edtf, "date.early_late")


def _from_the(tokens: Tokens, i: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'the 1990s', 'the third quarter of 2019', 'the 19th century', 'the end of 2019'."""
    low, kind = tokens.low, tokens.kind
    j = i + 1
    if kind[j] == Tok.DECADE:
        inner = _decade(tokens, j)
        return (
            None
            if inner is None or not isinstance(inner.value, DateValue)
            else _found(tokens, i, j + 1, inner.value.edtf, "date.decade")
        )
    rank = ORDINALS.get(low[j])
    k = j + 1
    if rank is None and kind[j] == Tok.NUMBER and low[k] in ORDINAL_ENDINGS and low[j].isdigit() and len(low[j]) <= 2:
        rank = int(low[j])
        k += 1
    if rank is None or k >= limit:
        return None
    if low[k] == "century" and 1 <= rank <= 21:
        return _found(tokens, i, k + 1, f"{rank - 1:02}XX", "date.century")
    if low[k] in ("quarter", "half"):
        year = _year_after(tokens, k + 1)
        if year is None and low[k + 1] == "of" and low[k + 2] in ("last", "this", "next") and low[k + 3] == "year":
            if published is None:
                return _found(tokens, i, k + 4, None, "date.quarter")
            year = published.year + _STEPS[low[k + 2]], k + 4
        if year is not None and year[1] <= limit and rank <= (4 if low[k] == "quarter" else 2):
            code = (32 if low[k] == "quarter" else 39) + rank
            return _found(tokens, i, year[1], f"{year[0]:04}-{code}", "date.quarter")
        return None
    # "the 3rd of March 2020"
    if kind[j] == Tok.NUMBER and low[k] == "of" and _month_word(tokens, k + 1):
        return _day_month(tokens, i, (rank, k + 1), limit, published, tense)
    return None


def _quarter(tokens: Tokens, i: int) -> Found | None:
    word = tokens.low[i]
    if len(word) != 2:
        return None
    year = _year_after(tokens, i + 1)
    if year is None or tokens.kind[i + 1] == Tok.COMMA:
        return None
    number = int(word[1])
    if word[0] == "h" and number > 2:
        return None
    code = (32 if word[0] == "q" else 39) + number
    return _found(tokens, i, year[1], f"{year[0]:04}-{code}", "date.quarter")


def _slashed(tokens: Tokens, i: int) -> Found | None:
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
    return _found(tokens, i, i + 1, edtf, "date.slashed")


def _decade(tokens: Tokens, i: int) -> Found | None:
    digits = "".join(c for c in tokens.low[i] if c.isdigit())
    if len(digits) == 4:
        if digits.endswith("00"):
            return _found(tokens, i, i + 1, digits[:2] + "XX", "date.century")
        return _found(tokens, i, i + 1, digits[:3] + "X", "date.decade")
    if len(digits) == 2 and (tokens.low[i][0] in "'’" or tokens.low[i - 1] == "the") and tokens.low[i + 1] != "and":
        return _found(tokens, i, i + 1, ("19" if digits > "20" else "20") + digits[0] + "X", "date.decade")
    return None


def _day_month(
    tokens: Tokens, begin: int, day: tuple[int, int], limit: int, published: date | None, tense: Tense
) -> Found | None:
    """'3 March', '3rd March 2020', the month being at token day[1]."""
    low, kind = tokens.low, tokens.kind
    month = MONTHS[low[day[1]]]
    j = day[1] + 1
    if kind[j] == Tok.STOP and len(low[day[1]]) <= 4 and tokens.touches(j) and is_year(tokens, j + 1):
        j += 1
    year = _year_after(tokens, j)
    if year is not None:
        if not resolve.valid(year[0], month, day[0]):
            return None
        return _found(tokens, begin, year[1], f"{year[0]:04}-{month:02}-{day[0]:02}", "date.day")
    if not resolve.valid(2000, month, day[0]):
        return None
    edtf = resolve.month_day(published, month, day[0], future=tense.future(begin)) if published else None
    return _found(tokens, begin, j, edtf, "date.day")


def _from_digits(tokens: Tokens, i: int, first: int, limit: int, published: date | None, tense: Tense) -> Found | None:
    """'3 March 2020', '3rd of March', '2005', '1998-2005', '2018-19', 'three years ago' in digits."""
    low, kind = tokens.low, tokens.kind
    day = _day_number(tokens, i)
    if day is not None:
        j = day[1]
        if low[j] == "of" and j > i + 1 and _month_word(tokens, j + 1):
            j += 1
        if kind[j] in (Tok.HYPHEN, Tok.DASH) or low[j] in ("to", "and"):
            second = _day_number(tokens, j + 1)
            if second is not None and second[0] > day[0] and _month_word(tokens, second[1]):
                inner = _day_month(tokens, i, second, limit, published, tense)
                if inner is not None and isinstance(inner.value, DateValue) and inner.value.edtf:
                    edtf = f"{inner.value.edtf[:8]}{day[0]:02}/{inner.value.edtf}"
                    return _found(tokens, i, inner.j, edtf, "date.days")
                return inner
        if _month_word(tokens, j) and j < limit:
            return _day_month(tokens, i, (day[0], j), limit, published, tense)
        return None
    if is_year(tokens, i):
        return _from_year(tokens, i, first, limit)
    return None


def _from_year(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    low, kind = tokens.low, tokens.kind
    if not _stands_as_year(tokens, i, first, limit):
        return None
    begin = i
    j = i + 1
    dash = kind[j] in (Tok.HYPHEN, Tok.DASH) and len(low[j]) == 1
    opened = low[i - 1] in ("from", "between")
    if dash or (opened and low[j] in ("to", "and", "until", "till", "through")):
        if is_year(tokens, j + 1) and low[j + 1] > low[i]:
            return _found(tokens, begin, j + 2, f"{low[i]}/{low[j + 1]}", "date.years")
        short = low[j + 1]
        if (
            dash and kind[j + 1] == Tok.NUMBER and len(short) == 2 and int(short) > int(low[i][2:])
            if short.isdigit()
            else False
        ):
            return _found(tokens, begin, j + 2, f"{low[i]}/{low[i][:2]}{short}", "date.years")
    if dash and tokens.touches(j) and kind[j + 1] in (Tok.WORD, Tok.NUMBER) and tokens.touches(j + 1):
        return None
    return _found(tokens, begin, j, low[i], "date.year")


def _stands_as_year(tokens: Tokens, i: int, first: int, limit: int) -> bool:
    """Whether four bare digits are a year where they stand."""
    low, kind = tokens.low, tokens.kind
    before = low[i - 1] if i > first else ""
    year = int(low[i])
    j = i + 1
    if kind[i - 1] == Tok.CURRENCY or kind[j] == Tok.PERCENT or low[j] in ("percent", "million", "billion", "per"):
        return False
    if before in ("than", "least", "nearly", "almost", "over", "approximately", "exactly", "some", "most") or before in (
        "number", "resolution", "article", "flight", "boeing", "route", "no",
    ):  # fmt: skip
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


_MEASURED = words(
    "people troops soldiers men women children metres meters feet miles km kilometres tonnes tons "
    "workers jobs homes houses cases deaths dead residents students civilians members police officers "
    "firefighters"
)


def _counted_after(tokens: Tokens, j: int, limit: int) -> bool:
    """Whether a plural noun or unit stands straight after, so that the digits count it."""
    from .lexicon.units import UNITS

    if j >= limit or tokens.kind[j] != Tok.WORD:
        return False
    word = tokens.low[j]
    if word in _MEASURED or word in UNITS:
        return True
    return singular(word) != word and not word.endswith("ings") and not tokens.capital(j)


def read_ago(tokens: Tokens, i: int, limit: int, published: date | None) -> Found | None:
    """'two weeks ago', 'a year earlier', '10 days ago', 'a decade ago' beginning at a number or article."""
    low = tokens.low
    number = None
    if low[i] in ("a", "an", "one") and singular(low[i + 1]) in TIME_UNITS:
        count, j = 1, i + 1
    else:
        number = read_number(tokens, i)
        if number is None or number.vague or number.value != int(number.value) or number.value > 10**5:
            return None
        count, j = int(number.value), number.j
    unit = singular(low[j])
    unit = "century" if unit == "centurie" else unit
    if unit not in TIME_UNITS or j >= limit:
        return None
    if low[j + 1] == "ago":
        edtf = resolve.ago(published, unit, count) if published else None
        return _found(tokens, i, j + 2, edtf, "date.ago")
    return None
