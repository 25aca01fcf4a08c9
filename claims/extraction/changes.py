"""Changes: 'rose by 3 percent to 4.1 percent', 'cut from 60 to 45', 'doubled', and ranges with their unit twice."""

from dataclasses import replace
from decimal import Decimal

from . import nouns
from .claim import QUANTITIES, Change, ChangeMode, Comparator, Direction, Kind, Quantity
from .found import Found
from .lexicon.changes import (
    ATTENDED,
    DOWN,
    FACTORS,
    FORESEEN,
    GATHERED,
    GATHERING,
    INFINITIVE,
    NOT_FACTORED,
    NOUNS,
    PLAIN_FACTORS,
    RATED,
    UP,
)
from .lexicon.function_words import DETERMINERS
from .moves import direction_near, way_of
from .ranges import carried, steps
from .scales import scale_of
from .tokens import Tok, Tokens

_APART = 8
_WHOLE = 100
_NEXT = 2
_BIG = 10**6
_SMALL = 1000
_MOVING = UP | DOWN
_SUBJECT_REACH = 14
_RATIOS = frozenset({Kind.PERCENTAGE, Kind.MONEY, Kind.MEASUREMENT})
_COMPARED = QUANTITIES - {Kind.AGE}


def tell(tokens: Tokens, found: list[Found], first: int, limit: int) -> list[Found]:
    """The same values with their changes marked, and 'X to Y' with its unit twice joined to a range."""
    told: list[Found] = []
    previous: Found | None = None
    for one in found:
        value = one.value
        if not isinstance(value, Quantity) or one.kind not in _COMPARED:
            told.append(one)
            continue
        lead = tokens.low[one.i - 1] if one.i > first else ""
        if previous is not None:
            linked = told[-1] is previous and previous.after == one.i - 1 and lead in ("to", "and", "-", "–", "—")
            if linked and previous.rule != "change.factor" and _comparable(previous, one):
                pair = _pair(tokens, previous, one, lead, first)
                if pair is not None:
                    told[-1:] = pair
                    previous = pair[-1]
                    continue
            beside = (
                told[-1] is not previous
                or one.i - previous.after <= (_NEXT + 2 if _per(previous) else _NEXT)
                or tokens.low[one.i - 2] in _MOVING
            )
            one = _same_unit(tokens, previous, one, lead, beside=beside)
        one = _single(tokens, _subject_unit(tokens, one, first), lead, first, limit, previous)
        told.append(one)
        previous = one
    return told


def _per(one: Found) -> bool:
    return isinstance(one.value, Quantity) and one.value.per is not None


def _same_unit(tokens: Tokens, previous: Found, one: Found, lead: str, *, beside: bool) -> Found:
    """'9,500 homes, down from 31,000': the other end of a change is counted in the same unit."""
    value, before = one.value, previous.value
    assert isinstance(value, Quantity)
    assert isinstance(before, Quantity)
    if value.unit or one.kind is not Kind.COUNT or one.i - previous.after >= _APART:
        return one
    if lead.endswith(("'s", "'", "’")) and one.i - previous.after <= 4 and previous.kind is not Kind.PERCENTAGE:
        # "22 shots to the visitors' five", "a population of 40 million to its neighbour's 12 million".
        return replace(one, kind=previous.kind, value=replace(value, unit=before.unit))
    if previous.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASUREMENT) and _elliptic(tokens, previous, one, value):
        return replace(one, kind=previous.kind, value=replace(value, unit=before.unit))
    if tokens.low[one.j] == "of" and tokens.low[one.j + 1] in ("them", "those", "these", "which"):
        return replace(one, value=replace(value, unit=before.unit)) if previous.kind is Kind.COUNT else one
    if lead not in ("from", "to") or not beside:
        return one
    if previous.rule == "change.factor":
        return one
    if previous.kind is Kind.PERCENTAGE:
        # "fell 3% to 4,120" leads to no percentage, "from 4.1% to 5" does.
        amount = before.change is not None and before.change.mode is ChangeMode.BY
        if (amount and before.unit == "percent") or value.number > _WHOLE:
            return one
        return replace(one, kind=Kind.PERCENTAGE, value=replace(value, unit="percent"))
    return replace(one, kind=previous.kind, value=replace(value, unit=before.unit))


def _elliptic(tokens: Tokens, previous: Found, one: Found, value: Quantity) -> bool:
    """'411 seats and the Conservatives 121', 'of which 84 fell', '1.5 million homes, 300,000 a year'."""
    low = tokens.low
    lead = low[one.i - 1]
    if lead in ("which", "these", "those", "them") and low[one.i - 2] == "of":
        return lead != "which" or tokens.kind[one.j] is Tok.WORD
    if previous.kind is not Kind.COUNT:
        return False
    if lead == "," and value.per is not None:
        return True
    if lead == "and" and low[one.j].endswith("ed") and one.i - previous.after <= _APART:
        # "34 trains were cancelled and 18 diverted".
        return True
    ends = tokens.kind[one.j] is not Tok.WORD or low[one.j] in ("and", "with")
    return ends and tokens.capital(one.i - 1) and tokens.kind[one.i - 1] is Tok.WORD


def _subject_unit(tokens: Tokens, one: Found, first: int) -> Found:
    """'The number of stores fell to 310', 'Cases rose by 14': the subject is what is counted."""
    value = one.value
    assert isinstance(value, Quantity)
    low = tokens.low
    if value.unit or one.kind is not Kind.COUNT or one.rule in ("change.factor", "quantity.factor"):
        return one
    if low[one.i - 1] == "of" and low[one.i - 2] in GATHERING and one.i - 2 >= first:
        return replace(one, value=replace(value, unit="person"))
    if low[one.i] in ("over", "above", "below", "under", "past") and nouns.plural(low[one.i - 1]) and one.i > first:
        # "drove claims over 150,000".
        noun = low[one.i - 1]
        if noun not in RATED and not nouns.person_noun(noun):
            return replace(one, value=replace(value, unit=nouns.name(tokens, one.i - 1)))
    if ATTENDED.intersection(low[one.j : one.j + 4]):
        return replace(one, value=replace(value, unit="person"))
    for k in range(one.i - 1, max(first - 1, one.i - _SUBJECT_REACH), -1):
        if tokens.kind[k] in (Tok.COLON, Tok.DASH, Tok.STOP) or low[k] in ("but", "while", "who"):
            return one
        if low[k] == "of" and low[k - 1] in ("number", "numbers", "total", "tally", "count") and k > first:
            m = k + 2 if low[k + 1] in DETERMINERS else k + 1
            head = nouns.counted(tokens, m, one.i, many=True)
            return one if head is None else replace(one, value=replace(value, unit=nouns.singular(low[head[1]])))
        if low[k] in GATHERED:
            return replace(one, value=replace(value, unit=GATHERED[low[k]])) if one.i - k <= 4 else one
        moved = (
            low[k] in UP or low[k] in DOWN or low[k] in ("stood", "totalled", "totaled", "numbered", "estimated", "put")
        )
        if moved and k > first and tokens.kind[k - 1] is Tok.WORD:
            m = _subject(tokens, k, first)
            noun = low[m]
            if m >= first and nouns.plural(noun) and noun not in RATED and one.i - k <= 4:
                return replace(one, value=replace(value, unit=nouns.singular(noun)))
    return one


def _subject(tokens: Tokens, verb: int, first: int) -> int:
    """The noun that is the subject of a verb: 'seats' of 'the seats in the constituencies rose'."""
    low = tokens.low
    m = verb - 2 if low[verb - 1] in ("have", "has", "had", "also", "was", "were", "is") else verb - 1
    for k in range(m, max(first, m - 6), -1):
        if low[k] in ("in", "of", "at", "for", "across", "on", "from", "among") and tokens.kind[k - 1] is Tok.WORD:
            return k - 1
        if tokens.kind[k] is not Tok.WORD:
            break
    return m


def _comparable(a: Found, b: Found) -> bool:
    assert isinstance(a.value, Quantity)
    assert isinstance(b.value, Quantity)
    return a.value.unit == b.value.unit or not a.value.unit or not b.value.unit


def _pair(tokens: Tokens, a: Found, b: Found, joint: str, first: int) -> list[Found] | None:
    one, two = a.value, b.value
    assert isinstance(one, Quantity)
    assert isinstance(two, Quantity)
    if one.upper is not None or two.upper is not None:
        return None
    before = tokens.low[a.i - 1] if a.i > first else ""
    unit = two.unit or one.unit
    if joint == "to" and before == "from":
        if two.unit == "" and one.number >= _BIG and two.number < _SMALL:
            # "from $4.7 billion to 5.4".
            two = replace(two, number=two.number * scale_of(one.number))
        way = direction_near(tokens, a.i - 1, first)
        if way is None and carried(tokens, a.i - 1, first):
            way = Direction.UP if two.number > one.number else Direction.DOWN
        if way is not None or two.number < one.number:
            turn = way or Direction.DOWN
            change = Change(turn, ChangeMode.TO, one.number, two.number)
            start = Change(turn, ChangeMode.FROM, one.number, two.number)
            kind = b.kind if not one.unit else a.kind
            return [
                replace(a, kind=kind, value=replace(one, unit=unit, change=start), measure=a.measure or b.measure),
                replace(
                    b,
                    kind=b.kind if two.unit else kind,
                    value=replace(two, unit=unit, change=change),
                    measure=b.measure or a.measure,
                ),
            ]
    if one.unit == "percent" and two.unit == "" and before not in ("from", "between"):
        # "firmed 0.6% to 10.82".
        return None
    if two.number <= one.number or (joint == "and" and before != "between"):
        return None
    if joint == "to" and before != "from" and steps(tokens, a.i, first, one.number, two.number):
        return None
    if joint == "to" and before == "to":
        return None
    begin = a.i - 1 if before in ("between", "from") else a.i
    joined = replace(
        two, number=one.number, upper=two.number, comparator=Comparator.BETWEEN, unit=unit, start=tokens.start[begin]
    )
    way = direction_near(tokens, begin, first)
    if way is not None and tokens.low[begin - 1] == "by":
        joined = replace(joined, change=Change(way, ChangeMode.BY))
    return [replace(b, value=joined, i=begin)]


def _single(tokens: Tokens, one: Found, lead: str, first: int, limit: int, previous: Found | None) -> Found:
    low = tokens.low
    value = one.value
    assert isinstance(value, Quantity)
    if value.change is not None:
        return one
    if low[one.after] in ("lower", "higher") and one.kind in _RATIOS and one.after < limit:
        return _changed(one, Direction.UP if low[one.after] == "higher" else Direction.DOWN, ChangeMode.BY)
    if one.kind is Kind.PERCENTAGE and low[one.after] in ("fewer", "less", "more") and one.after < limit:
        return _changed(one, Direction.UP if low[one.after] == "more" else Direction.DOWN, ChangeMode.BY)
    if low[one.after] in NOUNS and one.after < limit and one.kind in _RATIOS and lead != "to":
        return _changed(one, way_of(low[one.after]), ChangeMode.BY)
    way = direction_near(tokens, one.i, first)
    if lead in ("or", "(") and previous is not None and one.i - previous.after <= 3:
        before = previous.value
        assert isinstance(before, Quantity)
        if before.change is not None and before.change.mode is ChangeMode.BY:
            return _changed(one, before.change.direction, ChangeMode.BY)
    if way is None and lead in ("lost", "loses", "losing") and one.kind is Kind.PERCENTAGE:
        return _changed(one, Direction.DOWN, ChangeMode.BY)
    if way is None and previous is not None and one.i - previous.after <= 3:
        # "slid $1.14, or 1.3%, to $84.58": the verb stands before the first of them.
        before = previous.value
        assert isinstance(before, Quantity)
        led = before.change.mode is ChangeMode.TO and lead == "from" if before.change else False
        if before.change is not None and (led or before.change.mode is ChangeMode.BY):
            way = before.change.direction
    if way is None:
        return one
    if lead == "by":
        return _changed(one, way, ChangeMode.BY)
    if (
        lead == "to"
        or low[one.i] in ("below", "above")
        or (low[one.i] == "well" and low[one.i + 1] in ("below", "above"))
    ):
        return _changed(one, way, ChangeMode.TO)
    if lead == "from":
        return _changed(one, way, ChangeMode.FROM)
    return _changed(one, way, ChangeMode.BY) if _straight(tokens, one) else one


def _changed(one: Found, way: Direction, mode: ChangeMode) -> Found:
    value = one.value
    assert isinstance(value, Quantity)
    from_ = value.number if mode is ChangeMode.FROM else None
    to = value.number if mode is ChangeMode.TO else None
    return replace(one, value=replace(value, change=Change(way, mode, from_, to)))


def _straight(tokens: Tokens, one: Found) -> bool:
    """'fell 3 percent', 'a rise of 40': the verb or noun stands straight before; "raised $5m" is no rise."""
    low = tokens.low
    word = low[one.i - 1]
    if word == "of":
        return low[one.i - 2] in NOUNS
    if word in ("up", "down"):
        return True
    return (word in UP or word in DOWN) and (
        one.kind is Kind.PERCENTAGE
        or word not in ("raised", "raise", "raising", "cut", "gained", "gain", "added", "lifted", "lifts", "lift")
    )


def _foreseen(tokens: Tokens, i: int) -> bool:
    """'will double', 'is expected to triple'."""
    low = tokens.low
    return low[i - 1] in INFINITIVE or (low[i - 1] == "to" and low[i - 2] in FORESEEN)


def read_factor(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """'the price doubled', 'has tripled since': a factor of change told by the verb alone."""
    low = tokens.low
    factor = FACTORS.get(low[i])
    if (
        factor is None
        or low[i + 1] in ("down", "back", "over")
        or low[i - 1] in ("a", "the", "be", "being")
        or i == first
        or (low[i] in PLAIN_FACTORS and (not _foreseen(tokens, i) or low[i + 1] in NOT_FACTORED))
        or (low[i] in ("doubles", "triples", "halves") and (low[i - 1] not in ("and", "than") or i - 1 == first))
    ):
        return None
    way = way_of(low[i])
    value = Quantity(
        Decimal(factor), Comparator.EXACTLY, "", tokens.start[i], tokens.end[i], change=Change(way, ChangeMode.FACTOR)
    )
    begin = i
    if low[i - 1] in ("nearly", "almost", "roughly", "about"):
        sense = Comparator.NEARLY if low[i - 1] in ("nearly", "almost") else Comparator.ABOUT
        value = replace(value, comparator=sense, start=tokens.start[i - 1])
        begin = i - 1
    elif low[i - 2] == "more" and low[i - 1] == "than":
        value = replace(value, comparator=Comparator.MORE_THAN, start=tokens.start[i - 2])
        begin = i - 2
    return Found(Kind.COUNT, value, begin, i + 1, i + 1, "change.factor")
