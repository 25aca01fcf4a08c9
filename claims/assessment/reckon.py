"""Values that follow from dates in the source by arithmetic: an age from a birth date, a term from its ends."""

import re
from datetime import date
from decimal import Decimal

from claims.extraction.claim import Comparator, DateValue, Duration, Kind, Quantity

from .days import age_on, days_of, inclusive_days, time_between
from .mention import Mention
from .target import Target

_BORN = re.compile(r"(?i)\b(?:born|birth|birthday)\b")
_STARTED = re.compile(r"(?i)\b(?:became|elected|appointed|took office|sworn in|inaugurated|assumed|began|started)\b")
# A length of time for which someone was or did something is a term too, whatever the reader called it.
_HELD = re.compile(
    r"(?i)\b(?:was|were|has been|had been|served|ruled|governed|led|held|"
    r"chaired|headed|reigned|sat|ran|worked as|acted as)\b"
)
_FROM = re.compile(r"(?i)\b(?:from|since)\s+$")
_UNTIL = re.compile(
    r"(?i)\b(?:until|till|to|through)\s+(?:(?:his|her|its|their)\s+(?:death|retirement|resignation|defeat|end)\s+in\s+)?$"
)
_MONTHS = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?/(\d{4})(?:-(0[1-9]|1[0-2]))?")
_DAYS = re.compile(r"P\d+D")
_ENDED = re.compile(r"(?i)\b(?:resign\w*|left|stepped down|retired?|ended|removed|ousted|died|replaced|took effect)\b")


def reckoned(target: Target, mentions: list[Mention]) -> list[Mention]:
    """Mentions worked out for an age or a tenure that the source does not state outright."""
    dated = [m for m in mentions if isinstance(m.value, DateValue)]
    if target.kind is Kind.AGE:
        return _ages(target, dated, _day_of_age(target, dated))
    if isinstance(target.value, Duration):
        held = target.kind is Kind.TENURE or _HELD.search(target.claim.text)
        return [*(_terms(target, dated) if held else ()), *_runs(target.value, dated)]
    return []


def _day_of_age(target: Target, dated: list[Mention]) -> str | None:
    """The day for which an age is claimed: the day of death where the claim tells of one, else its own date."""
    if "died" in target.events:
        return next((m.value.edtf for m in dated if isinstance(m.value, DateValue) and "died" in m.events), None)
    return target.as_of


def _runs(claimed: Duration, dated: list[Mention]) -> list[Mention]:
    """Stretches told by two years or two months alone: "from 2004 to 2008" is four years, give or take one.

    None is made where the claim is just that one off: from the end of the one year to the start of the other.
    """
    found = []
    for mention in dated:
        value = mention.value
        edtf = value.edtf or "" if isinstance(value, DateValue) else ""
        ends = _MONTHS.fullmatch(edtf)
        if ends is None or bool(ends[2]) != bool(ends[4]):
            continue
        years = int(ends[3]) - int(ends[1])
        months = 12 * years + int(ends[4]) - int(ends[2]) if ends[2] else 0
        if years < 1 or (not months and claimed.iso8601 in (f"P{years - 1}Y", f"P{years + 1}Y")):
            continue
        length = f"P{years}Y" if not ends[2] else "P" + f"{months // 12}Y" * (months > 11) + f"{months % 12}M"
        from_, to = edtf.split("/")
        run = Duration(length, Comparator.EXACTLY, mention.start, mention.end, from_, to)
        found.append(_from(mention, run, Kind.DURATION, None))
    return found


def _ages(target: Target, dated: list[Mention], day: str | None) -> list[Mention]:
    on = days_of(day)
    found = []
    for mention in dated:
        value = mention.value
        born = days_of(value.edtf) if isinstance(value, DateValue) else None
        if born is None or on is None or not (mention.event == "born" or _BORN.search(mention.own)):
            continue
        youngest, oldest = age_on(born[1], on[1]), age_on(born[0], on[1])
        if not 0 <= youngest <= oldest <= 130:
            continue
        unit = target.value.unit if isinstance(target.value, Quantity) else "year"
        between = youngest != oldest
        age = Quantity(
            Decimal(youngest), Comparator.BETWEEN if between else Comparator.EXACTLY, unit, mention.start, mention.end,
            Decimal(oldest) if between else None,
        )  # fmt: skip
        found.append(_from(mention, age, Kind.AGE, day))
    return found


def _terms(target: Target, dated: list[Mention]) -> list[Mention]:
    """Every term from a start to the first end after it, one that stands in the same sentence before any other."""
    dates = _days(dated)
    stretches = [pair for mention in dated for pair in _both_ends(mention)]
    starts = [(d, m) for d, m in dates if _bound(m, _FROM, _STARTED, _UNTIL)] + stretches[::2]
    ends = [(d, m) for d, m in dates if _bound(m, _UNTIL, _ENDED, _FROM)] + stretches[1::2]
    found = []
    for start, mention in starts:
        after = [(d, m) for d, m in ends if d > start]
        if not after:
            continue
        end = min(after, key=lambda pair: (pair[1].passage != mention.passage, pair[0]))[0]
        years, months, days = time_between(start, end)
        if _DAYS.fullmatch(target.value.iso8601 if isinstance(target.value, Duration) else ""):
            # A term told in days counts its first and its last day, as a rule; some count only one of them.
            for count in (inclusive_days(start, end), inclusive_days(start, end) - 1):
                whole = Duration(
                    f"P{count}D", Comparator.EXACTLY, mention.start, mention.end, start.isoformat(), end.isoformat()
                )
                found.append(_from(mention, whole, Kind.TENURE, None))
            continue
        parts = f"{years}Y" * bool(years) + f"{months}M" * bool(months) + f"{days}D" * bool(days)
        value = Duration(
            f"P{parts or '0D'}", Comparator.EXACTLY, mention.start, mention.end, start.isoformat(), end.isoformat()
        )
        found.append(_from(mention, value, Kind.TENURE, None))
    return found


def _both_ends(mention: Mention) -> list[tuple[date, Mention]]:
    """The first and the last day of a stretch of time told by two days."""
    edtf = mention.value.edtf if isinstance(mention.value, DateValue) else None
    ends = edtf.split("/") if edtf else []
    return [(date.fromisoformat(end), mention) for end in ends] if [len(end) for end in ends] == [10, 10] else []


def _bound(mention: Mention, lead: re.Pattern[str], event: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether a date is one end of a term: 'from' or 'until' before it, else the event in its own part."""
    before = _lead(mention)
    return bool(lead.search(before) or (event.search(mention.own) and not other.search(before)))


def _lead(mention: Mention) -> str:
    """The words of its own part before a date."""
    value = mention.value
    return mention.own.partition(value.expression)[0] if isinstance(value, DateValue) else ""


def _days(dated: list[Mention]) -> list[tuple[date, Mention]]:
    pairs = []
    for mention in dated:
        span = days_of(mention.value.edtf) if isinstance(mention.value, DateValue) else None
        if span is not None and not _both_ends(mention):
            pairs.append((span[0], mention))
    return pairs


def _from(mention: Mention, value: Quantity | Duration, kind: Kind, as_of: str | None) -> Mention:
    return Mention(
        value=value, kind=kind, start=mention.start, end=mention.end, passage=mention.passage, own=mention.own,
        words=mention.words, near=mention.near, sentence=mention.sentence, over=mention.over, world=False,
        as_of=as_of, dated="text" if as_of else None, row=mention.row, claim=mention.claim,
    )  # fmt: skip
