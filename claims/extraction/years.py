"""Years and longer: '2005', '1998-2005', '2018/19', 'the 1990s', 'the 19th century', '753 BC', 'FY24'."""

from .date_parts import Point, is_year
from .lexicon import words
from .lexicon.calendar import TENS_OF_YEARS, UNIT_FORMS
from .lexicon.function_words import EDGES
from .lexicon.identifiers import NAMERS
from .lexicon.numbers import ORDINAL_ENDINGS, ORDINALS
from .lexicon.units import UNITS
from .nouns import singular
from .tokens import Tok, Tokens

_NO_YEAR_AFTER = words(
    "than least nearly almost over approximately exactly some most number resolution article flight boeing route no"
)
_NO_YEAR_BEFORE = words("percent million billion per gmt utc hours hrs bst est edt cet local et pt am pm a.m. p.m.")
_BEFORE_OLD_YEAR = words("in since by until till from during before after circa year to of")
_LEADS_TO_YEAR = words(
    "in since until till from by through before after built founded born made painted erected dating"
)
_FISCAL = words("fiscal financial tax")
_MEASURED = words(
    "people troops soldiers men women children metres meters feet miles km kilometres tonnes tons "
    "workers jobs homes houses cases deaths dead residents students civilians members police officers "
    "firefighters"
)
# "below 2010 levels": a year's own.
_OF_A_YEAR = words("levels prices figures standards rates terms numbers elections results sales models olympics")
_HEAT = words("temperature temperatures highs lows degrees fahrenheit celsius mercury")
_ERAS = {"bc": -1, "bce": -1, "b.c.": -1, "b.c.e.": -1, "ad": 1, "a.d.": 1, "ce": 1}
_DASHES = (Tok.HYPHEN, Tok.DASH)


def from_year(tokens: Tokens, i: int, first: int, limit: int) -> Point | None:
    """'2005', '1998-2005', '1939–45' beginning at token i."""
    low, kind = tokens.low, tokens.kind
    if not _stands_as_year(tokens, i, first, limit):
        return None
    j = i + 1
    if low[j] in _ERAS:
        return era_year(tokens, i)
    if kind[j] in _DASHES and len(low[j]) < 3:
        last = _short_year(tokens, i, j + 1)
        if last is not None:
            return _fiscal_year(tokens, Point(i, j + 2, f"{low[i]}/{last}", "date.years"), first)
        if tokens.touches(j) and kind[j + 1] in (Tok.WORD, Tok.NUMBER) and tokens.touches(j + 1):
            return None if is_year(tokens, j + 1) else _hyphenated(tokens, i, j)
    return _fiscal_year(tokens, Point(i, j, low[i], "date.year"), first)


def _fiscal_year(tokens: Tokens, point: Point, first: int) -> Point:
    """The year with the words that make it a fiscal one, so that it is not taken for the calendar's."""
    low = tokens.low
    i, j = point.i, point.j
    if low[i - 1] in _FISCAL and i > first:
        return Point(i - 1, j, point.edtf, "date.fiscal")
    if low[i - 1] == "year" and low[i - 2] in _FISCAL and i - 1 > first:
        return Point(i - 2, j, point.edtf, "date.fiscal")
    if low[j] in _FISCAL and low[j + 1] == "year":
        return Point(i, j + 2, point.edtf, "date.fiscal")
    return point


def _hyphenated(tokens: Tokens, i: int, j: int) -> Point | None:
    """'the 2019-built ship' has a year, '2019-nCoV' and '2015-32' have none."""
    word = tokens.low[j + 1]
    return (
        Point(i, j, tokens.low[i], "date.year")
        if word in ("built", "style", "era", "born", "made", "vintage", "founded", "registered")
        else None
    )


def _short_year(tokens: Tokens, i: int, k: int) -> str | None:
    """The year at token k, in four digits or two, that a stretch from the year at token i runs to."""
    start, word = tokens.low[i], tokens.low[k]
    if is_year(tokens, k):
        return word if word > start else None
    if tokens.kind[k] is not Tok.NUMBER or len(word) != 2 or not word.isdigit():
        return None
    if int(word) > int(start[2:]):
        # "2015-32" is rather a number of something than seventeen years.
        return start[:2] + word if int(word) - int(start[2:]) < 12 or start < "2000" else None
    return f"{int(start[:2]) + 1}00" if word == "00" and start.endswith("99") else None


def slashed_years(tokens: Tokens, i: int, first: int) -> Point | None:
    """'2018/19', 'the 2020/2021 season'."""
    one, _, two = tokens.low[i].partition("/")
    if len(one) != 4 or not "1000" <= one <= "2199" or len(two) == 3:
        return None
    last = one[: 4 - len(two)] + two
    if int(last) != int(one) + 1:
        return None
    return _fiscal_year(tokens, Point(i, i + 1, f"{one}/{last}", "date.years"), first)


def _stands_as_year(tokens: Tokens, i: int, first: int, limit: int) -> bool:
    """Whether four bare digits are a year where they stand."""
    low, kind = tokens.low, tokens.kind
    before = low[i - 1] if i > first else ""
    year = int(low[i])
    j = i + 1
    if kind[i - 1] is Tok.CURRENCY or kind[j] is Tok.PERCENT or low[j] in _NO_YEAR_BEFORE or low[j] in UNIT_FORMS:
        return False
    if (before == "." and low[i - 2] in ("c", "ca")) or (before == "than" and low[i - 2] in ("later", "earlier")):
        return True
    if before == "over" and kind[j] is Tok.WORD and singular(low[j]) == low[j] and low[j] not in EDGES:
        # "jailed over 2022 stabbing"
        return low[j] not in UNITS and low[j] not in _MEASURED
    if before in ("about", "around", "least"):
        # "until at least 2030", "in about 1850", "built around 1850".
        lead = low[i - 3] if low[i - 2] == "at" else low[i - 2]
        if lead in _LEADS_TO_YEAR:
            return not _counted_after(tokens, j, limit)
    if before in _NO_YEAR_AFTER or (before in NAMERS and tokens.capital(i - 1)):
        return False
    if before == "between" or (before == "and" and low[i - 3] == "between"):
        # "Between 1735 and 1814 the isles were free."
        one = i if before == "between" else i - 2
        two = one + 2
        if low[one + 1] == "and" and is_year(tokens, one) and is_year(tokens, two) and low[one] < low[two]:
            return kind[two + 1] is not Tok.PERCENT and not _counted_after(tokens, two + 1, limit)
    if kind[i - 1] is Tok.HYPHEN and tokens.touches(i):
        return low[i - 2] in ("mid", "pre", "post", "early", "late")
    if before in ("in", "since", "until", "till", "during", "by") and not _counted_after(tokens, j, limit):
        return True
    if before in ("in", "since", "until", "during") and 1900 <= year <= 2099:
        return True
    if kind[i - 1] is Tok.OPEN and (kind[j] is Tok.CLOSE or kind[j] in _DASHES):
        return True
    if kind[j] in _DASHES and is_year(tokens, j + 1) and 0 < int(low[j + 1]) - year < 150:
        return not tokens.touches(i)
    if not 1900 <= year <= 2099:
        return (before in _BEFORE_OLD_YEAR or low[j] in _ERAS) and not _counted_after(tokens, j, limit)
    if before in ("the", "a", "its", "his", "her", "their", "our") or before.endswith("'s"):
        return low[j] not in _MEASURED
    return not _counted_after(tokens, j, limit)


def _counted_after(tokens: Tokens, j: int, limit: int) -> bool:
    """Whether a plural noun or unit stands straight after, so that the digits count it."""
    if j >= limit or tokens.kind[j] is not Tok.WORD:
        return False
    word = tokens.low[j]
    if word in _OF_A_YEAR:
        return False
    if word in _MEASURED or word in UNITS:
        return True
    return singular(word) != word and not word.endswith("ings") and not tokens.capital(j)


def era_year(tokens: Tokens, i: int) -> Point | None:
    """'753 BC', '79 AD', 'AD 79': the year nought is 1 BC, as in EDTF."""
    low, kind = tokens.low, tokens.kind
    if low[i] in ("ad", "a.d.") and tokens.capital(i) and kind[i + 1] is Tok.NUMBER and low[i + 1].isdigit():
        return Point(i, i + 2, f"{int(low[i + 1]):04}", "date.era") if int(low[i + 1]) < 2100 else None
    side = _ERAS.get(low[i + 1])
    digits = low[i].replace(",", "")
    if side is None or not tokens.capital(i + 1) or not digits.isdigit() or not 0 < int(digits) < 10000:
        return None
    year = int(digits)
    return Point(i, i + 2, f"-{year - 1:04}" if side < 0 and year > 1 else f"{year if side > 0 else 0:04}", "date.era")


def century(tokens: Tokens, i: int) -> Point | None:
    """'19th century', 'nineteenth-century', '5th century BC' beginning at its ordinal."""
    low, kind = tokens.low, tokens.kind
    j = i + 1
    rank = ORDINALS.get(low[i])
    if kind[i] is Tok.NUMBER:
        if low[j] not in ORDINAL_ENDINGS or not low[i].isdigit() or len(low[i]) > 2:
            return None
        rank, j = int(low[i]), j + 1
    elif low[i] == "twenty" and kind[j] is Tok.HYPHEN and low[j + 1] == "first":
        rank, j = 21, j + 2
    if kind[j] is Tok.HYPHEN:
        j += 1
    if rank is None or low[j] not in ("century", "centuries", "century's") or not 1 <= rank <= 22:
        return None
    if _ERAS.get(low[j + 1]) == -1:
        return Point(i, j + 2, f"-{rank - 1:02}XX", "date.century")
    return Point(i, j + 1, f"{rank - 1:02}XX", "date.century")


def decade(tokens: Tokens, i: int) -> Point | None:
    """'1990s', "the '90s", 'the 1800s'; not an age ('in her 60s') nor a temperature ('in the 60s')."""
    low = tokens.low
    digits = "".join(c for c in low[i] if c.isdigit())
    if len(digits) == 4:
        hundred = digits.endswith("00") and digits < "2000"
        return Point(i, i + 1, digits[:2] + "XX" if hundred else digits[:3] + "X", "date.decade")
    before = low[i - 1] if low[i - 1] not in ("early", "late", "mid") else low[i - 2]
    if tokens.kind[i - 1] is Tok.HYPHEN:
        before = low[i - 3] if low[i - 2] in ("early", "late", "mid") else ""
    if before == "and" and tokens.kind[i - 2] is Tok.DECADE and low[i - 3] in ("their", "his", "her", "early", "mid"):
        return None
    if len(digits) != 2 or not (low[i][0] in "'’" or before in ("the", "and")):
        return None
    if not _HEAT.isdisjoint(low[max(0, i - 12) : i + 6]):
        return None
    return Point(i, i + 1, f"{'19' if digits > '20' else '20'}{digits[0]}X", "date.decade")


def decade_word(tokens: Tokens, i: int) -> Point | None:
    """'the sixties', 'the late eighties'."""
    low = tokens.low
    before = low[i - 1] if low[i - 1] not in ("early", "late", "mid", "swinging", "roaring") else low[i - 2]
    if before != "the" or not _HEAT.isdisjoint(low[max(0, i - 12) : i + 6]):
        return None
    return Point(i, i + 1, f"19{TENS_OF_YEARS[low[i]] // 10}X", "date.decade")


def fiscal(tokens: Tokens, i: int) -> Point | None:
    """'FY24', 'FY2023': the year in which the fiscal year ends, as its owner names it."""
    digits = tokens.low[i][2:]
    if not digits.isdigit() or len(digits) not in (2, 4):
        return None
    return Point(i, i + 1, digits if len(digits) == 4 else f"20{digits}", "date.fiscal")
