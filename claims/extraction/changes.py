"""Changes: 'rose by 3 percent to 4.1 percent', 'cut from 60 to 45', 'doubled', and ranges with their unit twice."""

from dataclasses import replace
from decimal import Decimal

from .claim import Change, ChangeMode, Comparator, Direction, Kind, Quantity
from .found import Found
from .lexicon import words
from .lexicon.changes import DOWN, FACTORS, NOUNS, UP
from .tokens import Tok, Tokens

_REACH = 7
# "shot down 26 drones", "set up 12 camps": no rise or fall.
_PHRASAL = words(
    "shot broke tracked hunted put set stepped gunned pulled torn tore turned blew blown rounded picked made ended "
    "signed lined backed held showed gave given opened blowing setting putting takes took shooting cleaned"
)
_COMPARED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENTAGE, Kind.MEASUREMENT, Kind.CASUALTY_COUNT, Kind.POPULATION})


def direction_near(tokens: Tokens, i: int, first: int) -> Direction | None:
    """The rise or fall told by a word shortly before token i of the same clause."""
    low, kind = tokens.low, tokens.kind
    for k in range(i - 1, max(first - 1, i - _REACH - 1), -1):
        word = low[k]
        if kind[k] in (Tok.DASH, Tok.COLON) or word in ("and", "but", "which", "that"):
            return None
        if kind[k] is not Tok.WORD:
            continue
        if (
            word in ("up", "lower")
            and low[k + 1] in ("to", "than")
            and low[k - 1] not in ("is", "was", "were", "are", "went", "edged")
        ):
            continue
        if word in ("up", "down") and low[k - 1] in _PHRASAL:
            continue
        if word in UP:
            return Direction.UP
        if word in DOWN:
            return Direction.DOWN
        if word in FACTORS:
            return Direction.DOWN if word == "halved" else Direction.UP
    return None


def tell(tokens: Tokens, found: list[Found], first: int, limit: int) -> list[Found]:
    """The same values with their changes marked, and 'X to Y' with its unit twice joined to a range."""
    told: list[Found] = []
    for one in found:
        value = one.value
        if not isinstance(value, Quantity) or one.kind not in _COMPARED:
            told.append(one)
            continue
        lead = tokens.low[one.i - 1] if one.i > first else ""
        previous = told[-1] if told else None
        if previous is not None and isinstance(previous.value, Quantity) and previous.kind in _COMPARED:
            linked = previous.after == one.i - 1 and lead in ("to", "and", "-", "–", "—")
            if linked and previous.rule != "change.factor" and _comparable(previous, one):
                pair = _pair(tokens, previous, one, lead, first)
                if pair is not None:
                    told[-1:] = pair
                    continue
            if lead in ("from", "to") and one.kind is Kind.COUNT and not value.unit and one.i - previous.after < 8:
                one = replace(one, kind=previous.kind, value=replace(value, unit=previous.value.unit))
                value = replace(value, unit=previous.value.unit)
        told.append(_single(tokens, one, value, lead, first, limit))
    return told


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
        way = direction_near(tokens, a.i - 1, first)
        if way is not None or two.number < one.number:
            turn = way or Direction.DOWN
            change = Change(turn, ChangeMode.TO, one.number, two.number)
            start = Change(turn, ChangeMode.FROM, one.number, two.number)
            kind = b.kind if not one.unit else a.kind
            return [
                replace(a, kind=kind, value=replace(one, unit=unit, change=start), measure=a.measure or b.measure),
                replace(b, value=replace(two, unit=unit, change=change), measure=b.measure or a.measure),
            ]
    if two.number <= one.number or (joint == "and" and before != "between"):
        return None
    if joint == "to" and (before == "by" or direction_near(tokens, a.i, first) is not None):
        return None
    begin = a.i - 1 if before in ("between", "from") else a.i
    joined = replace(
        two, number=one.number, upper=two.number, comparator=Comparator.BETWEEN, unit=unit, start=tokens.start[begin]
    )
    return [replace(b, value=joined, i=begin)]


def _single(tokens: Tokens, one: Found, value: Quantity, lead: str, first: int, limit: int) -> Found:
    low = tokens.low
    if low[one.after] in ("lower", "higher") and one.kind is Kind.PERCENTAGE and one.after < limit:
        turn = Direction.UP if low[one.after] == "higher" else Direction.DOWN
        return replace(one, value=replace(value, change=Change(turn, ChangeMode.BY)))
    if low[one.after] in NOUNS and one.after < limit and one.kind in (Kind.PERCENTAGE, Kind.MONEY):
        turn = Direction.UP if low[one.after] in UP else Direction.DOWN
        return replace(one, value=replace(value, change=Change(turn, ChangeMode.BY)))
    way = direction_near(tokens, one.i, first)
    if way is None:
        return one
    if lead == "by":
        mode = ChangeMode.BY
    elif lead == "to":
        mode = ChangeMode.TO
    elif lead == "from":
        mode = ChangeMode.FROM
    elif _straight(tokens, one):
        mode = ChangeMode.BY
    else:
        return one
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
        one.kind is Kind.PERCENTAGE or word not in ("raised", "raise", "raising", "cut", "gained", "gain", "added")
    )


def read_factor(tokens: Tokens, i: int, first: int, limit: int) -> Found | None:
    """'the price doubled', 'has tripled since': a factor of change told by the verb alone."""
    low = tokens.low
    factor = FACTORS.get(low[i])
    if (
        factor is None
        or low[i + 1] in ("down", "back", "over")
        or low[i - 1] in ("a", "the", "be", "being")
        or i == first
    ):
        return None
    way = Direction.DOWN if low[i] == "halved" else Direction.UP
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
