"""Time in office, told from mere duration: '12 years as mayor', 'her eight-year rule', 'has led it since 1994'."""

from datetime import date

from .claim import Comparator, Duration, Kind
from .date_parts import is_year, month_end, month_word
from .found import Found
from .lexicon import words
from .lexicon.calendar import MONTHS, UNIT_FORMS
from .lexicon.numbers import ORDINALS
from .tokens import Tok, Tokens

OFFICES = words(
    "office power presidency throne helm rule reign tenure premiership leadership chancellorship papacy government "
    "incumbency mayor president chairman chairwoman chairperson chair chief governor minister leader king queen "
    "secretary coach manager premier chancellor director head speaker ruler dictator pope senator boss mandate charge "
    "captain editor commander monarch sultan emperor ceo ambassador commissioner judge archbishop bishop dean "
    "principal treasurer justice mp congressman congresswoman representative councillor deputy parliament senate "
    "congress prosecutor attorney general chairmanship governorship job post role dictatorship"
)
# They name an office only with "as" or "of" before: "in the job", "head", "general" mean much else.
_WEAK = words("government head manager director run king queen job post role general chief deputy judge parliament")
_POSTS = words("seat post office job role position portfolio presidency government parliament general")
_HELD = words(
    "rule reign tenure premiership leadership incumbent dictatorship presidency chairmanship stewardship stint term "
    "terms chancellorship papacy governorship mandate incumbency"
)
_HELD_AS = words("career run spell stint")
_LED_PAST = words("ruled led governed headed chaired reigned coached captained managed presided")
_LED = _LED_PAST | words("leads rules governs heads chairs coaches manages steered run ran")
_NOT_OFFICE = words("sentence sentenced jail prison jailed war imprisonment sentences ban contract suspended behind")
_YEARS = words("year years decade decades month months term terms season seasons")
_SERVED = words("served serving serves")
_BREAKS = (Tok.DASH, Tok.COLON)


def is_tenure(tokens: Tokens, begin: int, end: int, first: int, limit: int) -> bool:
    """Whether the length of time is someone's time in office, told by words close by."""
    return _told_behind(tokens, end, limit) or _told_before(tokens, begin, end, first)


def _told_behind(tokens: Tokens, end: int, limit: int) -> bool:
    """'nearly three decades in power', '12 years as mayor', 'eight-year rule'."""
    low, kind = tokens.low, tokens.kind
    hyphen = kind[end - 2] is Tok.HYPHEN
    for k in range(end, min(limit, end + 6)):
        if kind[k] in (Tok.COMMA, Tok.DASH, Tok.COLON) and k > end:
            return False
        word = low[k]
        if word in _NOT_OFFICE or (word in ("since", "before", "after", "for", "who", "that", "and") and k > end):
            return False
        if word == "as" and any(low[m] in OFFICES for m in range(k + 1, min(k + 7, limit))):
            return True
        if word in ("in", "at", "on") and low[k + 1] in ("office", "power", "charge", "government", "parliament"):
            return True
        if word in ("in", "at", "on", "as") and any(
            low[m] in OFFICES and low[m] not in _WEAK for m in range(k + 1, min(k + 4, limit))
        ):
            return low[k + 1] in ("the", "his", "her", "its", "their") or low[k + 1] in OFFICES
        if (
            word in ("in", "on")
            and low[k + 1] in ("the", "his", "her")
            and low[k + 2] in ("job", "post", "role", "senate")
        ):
            return True
        if (
            word == "of"
            and low[k + 1] in ("rule", "leadership", "his", "her")
            and (low[k + 1] in ("rule", "leadership") or low[k + 2] in _HELD)
        ):
            return True
        if hyphen and word in _HELD:
            return True
        if hyphen and word in _HELD_AS:
            return low[k + 1] == "as" or (low[k + 1] == "in" and low[k + 2] in ("charge", "office", "power"))
    return False


def _told_before(tokens: Tokens, begin: int, end: int, first: int) -> bool:
    """'has been in power for 20 years', 'led the party for a decade', 'mayor for six years', 'served six years'."""
    low, kind = tokens.low, tokens.kind
    lead = low[begin - 1] if begin > first else ""
    if lead in _SERVED:
        return low[end] in ("as", "in") and not any(word in _NOT_OFFICE for word in low[end : end + 4])
    if lead not in ("for", "after", "during", "than", "over") and low[begin - 2] != "for":
        return False
    for k in range(begin - 1, max(first - 1, begin - 10), -1):
        word = low[k]
        if word in _NOT_OFFICE or kind[k] in _BREAKS or (kind[k] is Tok.COMMA and k < begin - 1):
            return False
        if word in _LED and lead != "than":
            if low[k - 1] in ("was", "were", "been", "being"):
                # "was led for 12 years by a baker", not "was run for two weeks".
                return low[end] == "by" and lead == "for" and k == begin - 2 and low[end - 1] in _YEARS
            return word not in ("run", "ran", "led", "managed") or low[k + 1] not in ("for", "to", "into", "by")
        if word in ("office", "power", "charge", "post") and low[k - 1] in ("in", "held"):
            return lead == "for" or kind[k + 1] is not Tok.WORD or begin - k < 4
        if word in _HELD and lead == "for":
            return True
        if lead == "for" and word in _POSTS and "held" in low[max(first, k - 4) : k]:
            return True
        if lead == "for" and word in OFFICES and word not in _POSTS and k == begin - 2:
            return any(low[m] in ("been", "was", "served", "as", "is", "were") for m in range(max(first, k - 5), k))
        if lead == "for" and word in _SERVED:
            return low[end] == "as" or any(low[m] in OFFICES for m in range(k + 1, begin))
    return False


def read_since(tokens: Tokens, i: int, first: int, limit: int, published: date | None) -> Found | None:
    """'has led the party since May 1994', 'president from 1998 to 2006': a tenure with its dates."""
    low = tokens.low
    start = _moment(tokens, i + 1)
    if start is None or not _holds_office(tokens, i, first):
        return None
    if low[i - 1] in UNIT_FORMS or (tokens.kind[i - 1] is Tok.COMMA and low[i - 2] in UNIT_FORMS):
        # "for eight years, from 1998 to 2006": the length of time has these as its ends.
        return None
    j = start[2]
    until: tuple[int, int, int] | None = None
    if low[i] in ("from", "between"):
        until = _until(tokens, i, j)
        if until is None:
            return None
        j = until[2]
    if j > limit or (until is None and published is None):
        return None
    last = until or (published.year, published.month, 0) if published else until
    if last is None:
        return None
    years, months = last[0] - start[0], 0
    if start[1] and last[1]:
        years, months = divmod(years * 12 + last[1] - start[1], 12)
    if years < 0 or (not years and not months):
        return None
    value = Duration(
        f"P{f'{years}Y' if years else ''}{f'{months}M' if months else ''}", Comparator.ABOUT, tokens.start[i],
        tokens.end[j - 1], from_=_edtf(start), to=None if until is None else _edtf(until),
    )  # fmt: skip
    return Found(Kind.TENURE, value, i, j, j, "tenure.since")


def _until(tokens: Tokens, i: int, j: int) -> tuple[int, int, int] | None:
    """The end, at token j, of what begins with the 'from' or 'between' at token i."""
    low = tokens.low
    if low[j] not in ("to", "until", "till", "through", "and") or (low[j] == "and") != (low[i] == "between"):
        return None
    return _moment(tokens, j + 1)


def ends_behind(tokens: Tokens, j: int, limit: int) -> tuple[str | None, str | None]:
    """The start and end of a length of time that stand behind it: 'for eight years, from 1998 to 2006'."""
    i = j + 1 if tokens.kind[j] is Tok.COMMA else j
    start = _moment(tokens, i + 1) if tokens.low[i] in ("from", "between", "since") and i + 1 < limit else None
    if start is None:
        return None, None
    until = _until(tokens, i, start[2])
    return _edtf(start), None if until is None or until[2] > limit else _edtf(until)


def _edtf(moment: tuple[int, int, int]) -> str:
    return f"{moment[0]:04}-{moment[1]:02}" if moment[1] else f"{moment[0]:04}"


def _moment(tokens: Tokens, i: int) -> tuple[int, int, int] | None:
    """A year, or a month and its year, at token i: year, month (0 where none), and the next token."""
    if is_year(tokens, i):
        return int(tokens.low[i]), 0, i + 1
    if month_word(tokens, i):
        k = month_end(tokens, i)
        if is_year(tokens, k):
            return int(tokens.low[k]), MONTHS[tokens.low[i]], k + 1
    return None


def _holds_office(tokens: Tokens, i: int, first: int) -> bool:
    """Whether the words before token i say that someone led or held an office."""
    low = tokens.low
    for k in range(i - 1, max(first - 1, i - 10), -1):
        if tokens.kind[k] in _BREAKS or low[k] in ("but", "while"):
            return False
        if low[k] in _LED_PAST:
            return low[k - 1] not in ("was", "were") and low[k + 1] not in ("to", "by")
        if low[k] in ("power", "office", "charge") and low[k - 1] == "in":
            return True
        if low[k] in ("term", "terms") and not _SERVED.isdisjoint(low[max(first, k - 4) : k]):
            return _NOT_OFFICE.isdisjoint(low[max(first, k - 3) : i])
        if low[k] in OFFICES and (low[k - 1] in ORDINALS or low[k - 1] in ("last", "only", "next")):
            return False
        if low[k] in OFFICES and low[k] not in _WEAK - {"chief", "deputy"}:
            return low[i - 1] in OFFICES or any(
                low[m] in ("been", "was", "served", "as", "in", "held", "is") for m in range(max(first, k - 5), k)
            )
    return False
