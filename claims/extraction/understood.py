"""The noun that a number leaves out, since it was named before: 'Of these, 212 were shut', 'Latrines: 612'."""

from dataclasses import replace

from . import home_currency, nouns
from .claim import Comparator, Kind, Quantity
from .found import Found
from .lexicon import words
from .lexicon.changes import NOUNS, RATED
from .lexicon.function_words import AUXILIARIES, COMMON_VERBS, EDGES
from .tokens import Tok, Tokens

_COUNTED = frozenset({Kind.COUNT, Kind.CASUALTY_COUNT, Kind.POPULATION})
_POINTERS = words("these those them which whom")
_COMPARED = words("against versus than another further additional")
# Before these a number is a place on a scale, a time or a price.
_NOT_COUNTED = words("at by page to level age aged on until till since no number the")
# What only people do.
_HUMAN = words(
    "slept said told fled voted applied signed attended marched gathered queued died survived work worked live lived "
    "want wanted hold held joined"
)
_HAVE = words("need needs needed have has had want wanted wants got get gets")
_RATES = words("time point percent percentage basis year")
_TAKEN = words("won kept lost sold drew took bought")
_JOINTS = frozenset({",", "and", "or", "&"})
_PARENTS = words("father mother parent dad mum mom grandmother grandfather grandparent mama papa")
_SAID = words("said say says claimed claims estimated reported counted insisted")
_TOLD = words("number numbers figure figures toll total count tally it")
_SHARED = words("to by from of on into")
_WHEN_OR_WHERE = words("in on at from last this during")
_HOLDING = words("holding detaining jailing imprisoning interning arresting")
_BADLY = words("critically seriously severely badly gravely unconscious")
_REACHED = words("crossed topped exceeded surpassed passed reached hit crosses tops exceeds surpasses passes reaches")
_LEAST_REACHED = 1000
_VENUES = words("stadium stadiums arena ground hall venue theatre theater auditorium seats fans concert")
_INDIAN = words("crore crores lakh lakhs")
_PAID = words(
    "budget budgets cost costs costing worth grossed grossing gross collected collection collections earned earning "
    "spent revenue profit loss outlay loan loans fund funds fine price turnover sanctioned allocated paid salary debt"
)
_MOST_SEATS = 250_000
_LEAST_TOWN = 100
_NEAR = 12


def fill(tokens: Tokens, found: list[Found], first: int, counted: Found | None) -> tuple[list[Found], Found | None]:
    """The values with the nouns that their numbers leave out, and what was counted last, for the next sentence."""
    filled: list[Found] = []
    here: Found | None = None
    for one in found:
        value = one.value
        if isinstance(value, Quantity):
            if (
                one.kind is Kind.PERCENTAGE
                and filled
                and _unit(filled[-1]) == "point"
                and filled[-1].after == one.i - 1
            ):
                # "fell 1.6 points to 54.9 percent".
                points = filled[-1].value
                assert isinstance(points, Quantity)
                filled[-1] = replace(filled[-1], kind=Kind.PERCENTAGE, value=replace(points, unit="percentage point"))
            fathered = value.unit == "person" and tokens.low[one.i - 2] in _PARENTS and tokens.low[one.i - 1] == "of"
            if one.rule == "quantity.count" and (not value.unit or fathered):
                one = _filled(tokens, one, value, first, here, counted)
            unit = _unit(one)
            if unit and unit not in _RATES and (one.kind in _COUNTED or one.kind is Kind.MEASUREMENT):
                here = one
            if unit:
                one = _share(tokens, filled, one)
        filled.append(one)
    last = next((one for one in reversed(filled) if one.kind in _COUNTED and _unit(one) not in ("", *_RATES)), None)
    return filled, last or counted


def _unit(one: Found) -> str:
    return one.value.unit if isinstance(one.value, Quantity) else ""


def _filled(
    tokens: Tokens, one: Found, value: Quantity, first: int, here: Found | None, counted: Found | None
) -> Found:  # fmt: skip
    low = tokens.low
    i, j = one.i, one.j
    lead = low[i - 1] if i > first else ""
    if lead == ":" and i - 2 >= first and nouns.plural(low[i - 2]):
        return replace(one, value=replace(value, unit=nouns.name(tokens, i - 2)))
    if lead == "of" and low[i - 2] in _PARENTS and value.number < 20:
        return replace(one, value=replace(value, unit="child"))
    if low[j] in _HUMAN and value.number == int(value.number):
        unit = _unit(here) if here is not None and nouns.person_noun(_unit(here)) else "person"
        return replace(one, value=replace(value, unit=unit))
    told = _by_itself(tokens, one, value, first)
    if told is not None:
        return told
    compared = (
        lead in _COMPARED
        or lead.endswith("'s")
        or "top" in low[max(first, i - 4) : i]
        or (lead in ("with", "to") and low[i - 2] == "compared")
    )
    changed = lead == "of" and low[i - 2] in NOUNS
    averaged = lead == "of" and low[i - 2] == "average"
    if here is not None and (compared or averaged or (changed and here.kind is not Kind.MEASUREMENT)):
        return replace(one, kind=here.kind, value=replace(value, unit=_unit(here)), measure=here.measure)
    known = here or counted
    if known is not None and _beside(tokens, one, value, here, known, first):
        unit = "person" if here is None and nouns.person_noun(_unit(known)) else _unit(known)
        return replace(one, kind=known.kind, value=replace(value, unit=unit), measure=known.measure)
    if known is None or value.number != int(value.number) or known.kind is not Kind.COUNT:
        return one
    pointed = low[i - 1] in _POINTERS or (lead == "," and low[i - 2] in _POINTERS)
    subject = lead not in _NOT_COUNTED and (low[j] in AUXILIARIES or low[j] in COMMON_VERBS or low[j].endswith("ed"))
    opens = lead == "and" or tokens.kind[i - 1] is not Tok.WORD or value.comparator is not Comparator.EXACTLY
    losing = value.comparator is not Comparator.EXACTLY and lead.endswith("ing")
    ended = tokens.kind[j] is not Tok.WORD or low[j] in EDGES
    wanted = (lead in _HAVE or losing) and tokens.kind[j] is not Tok.WORD
    thing = here is not None and not nouns.person_noun(_unit(here))
    wanted = (
        wanted or (lead in _TAKEN and ended and thing) or (lead == "of" and low[i - 2] in ("winner", "loser") and ended)
    )
    # "Nine sailors were tried. Two were acquitted."
    part = counted is not None and i == first and subject and _at_most(value, counted)
    more = lead in ("another", "further") or low[i] in ("another", "further")
    if pointed or more or part or (here is not None and ((subject and opens) or wanted)):
        return replace(one, value=replace(value, unit=_unit(known)))
    return one


def _at_most(value: Quantity, whole: Found) -> bool:
    return isinstance(whole.value, Quantity) and value.number <= whole.value.number


def _share(tokens: Tokens, filled: list[Found], last: Found) -> Found:
    """'4.1 and 4.5 percent', '20, 30 or 40 people': the unit behind the last number is that of all.

    The last one is given back, with the rise or fall that stands before the first.
    """
    joined = False
    given = last
    value = last.value
    for k in range(len(filled) - 1, -1, -1):
        one = filled[k]
        between = tokens.low[one.j : last.i]
        if not (isinstance(one.value, Quantity) and isinstance(value, Quantity)) or not between:
            break
        if len(between) == 2 and between[1] in ("and", "or") and last.after - last.j == 2 and last is given:
            # "300 confirmed and 40 suspected cases".
            between = between[tokens.kind[one.j] is Tok.WORD and between[0] not in EDGES :]
        if len(between) > 2:
            break
        if one.rule != "quantity.count" or one.value.unit or not _JOINTS.issuperset(between):
            break
        if tokens.low[one.i - 1] == "for" and one.value.number > value.number:
            # "a tent for eleven and nine litres of water".
            break
        if not joined and between == [","]:
            # "Of the 40, 12 were children."
            break
        filled[k] = replace(
            one, kind=last.kind, value=replace(one.value, unit=value.unit, per=value.per), measure=last.measure,
            rule=last.rule,
        )  # fmt: skip
        if one.value.change is not None and value.change is None and last is given:
            given = replace(given, value=replace(value, change=one.value.change))
        joined = True
        last = one
    return given


def _by_itself(tokens: Tokens, one: Found, value: Quantity, first: int) -> Found | None:
    """A noun that the words about the number give: 'with 71 aboard', 'a budget of 40 crore', 'capacity of 60,000'."""
    low = tokens.low
    i, j = one.i, one.j
    if low[j] == "aboard" or (low[j] == "on" and low[j + 1] == "board"):
        return replace(one, value=replace(value, unit="person"))
    near = low[max(first, i - _NEAR) : i]
    if low[j - 1] in _INDIAN and not (_PAID.isdisjoint(near) and _PAID.isdisjoint(low[j : j + 3])):
        return replace(
            one, kind=Kind.MONEY, value=replace(value, unit=home_currency.rupee(tokens.text)), rule="quantity.money"
        )
    if low[i - 1] == "," and low[j : j + 2] == ["in", "all"] and nouns.plural(low[i - 2]):
        # "The doses, 4.1 million in all".
        return replace(one, value=replace(value, unit=nouns.name(tokens, i - 2)))
    verb = i if low[i] in _REACHED else i - 1
    if low[verb] in _REACHED and value.number >= _LEAST_REACHED and _closed(tokens, j):
        who = _subject(tokens, verb, first)
        return one if who < 0 else replace(one, value=replace(value, unit=nouns.name(tokens, who)))
    if low[i - 1] in _HOLDING and value.number >= (1 if low[i - 1] != "holding" else 1000) and _closed(tokens, j):
        return replace(one, kind=Kind.CASUALTY_COUNT, value=replace(value, unit="person"), measure="detained")
    if low[i - 1] == "of" and low[i - 2] == "capacity" and _LEAST_TOWN <= value.number <= _MOST_SEATS:
        around = low[max(first, i - 2 * _NEAR) : j + _NEAR]
        return None if _VENUES.isdisjoint(around) else replace(one, value=replace(value, unit="person"))
    return None


def _subject(tokens: Tokens, verb: int, first: int) -> int:
    """The plural that a verb tells of, 'users topped 3 million', or -1 where it is one of rates and prices."""
    for k in range(verb - 1, max(first - 1, verb - 7), -1):
        word = tokens.low[k]
        if tokens.kind[k] is not Tok.WORD:
            return -1
        if word not in EDGES and nouns.plural(word):
            return -1 if word in RATED or (tokens.capital(k) and k > first) else k
    return -1


def _closed(tokens: Tokens, j: int) -> bool:
    return tokens.kind[j] is not Tok.WORD or tokens.low[j] in _WHEN_OR_WHERE


def _beside(tokens: Tokens, one: Found, value: Quantity, here: Found | None, known: Found, first: int) -> bool:
    """Whether the number counts what a number before it counts, of people killed or held as well."""
    low = tokens.low
    i, j = one.i, one.j
    lead, following = low[i - 1], low[j]
    ended = tokens.kind[j] is not Tok.WORD or following in EDGES
    if lead == "anything" and value.comparator is not Comparator.EXACTLY and ended:
        return True
    if known.kind is Kind.POPULATION and lead in ("had", "has") and ended and value.number >= _LEAST_TOWN:
        return tokens.kind[j] is not Tok.WORD or following in _WHEN_OR_WHERE
    bounded = value.comparator is not Comparator.EXACTLY
    if known.kind is not Kind.POPULATION and ended and not _TOLD.isdisjoint(low[max(first, i - 5) : i]):
        if bounded and lead == "at":
            return True
        if here is None and lead in ("is", "was") and low[i - 2] in _TOLD and known.kind is Kind.COUNT:
            return low[i - 2] != "it" and value.number >= _LEAST_TOWN
    if here is not None and lead == "," and following == "with":
        # "615 litres, 1,730 with the seats folded".
        return True
    if here is None or here.kind is Kind.MEASUREMENT or value.number != int(value.number):
        return False
    if bounded and ended and lead in _SAID:
        return True
    if following in ("more", "fewer", "less"):
        after = low[j + 1]
        return tokens.kind[j + 1] is not Tok.WORD or after in EDGES or after.endswith("ing")
    if following in _BADLY and here.kind is Kind.CASUALTY_COUNT:
        return True
    if lead == "or" and following == "and":
        return True
    if following == "short" and low[j + 1] == "of":
        return True
    if following == "of" and low[here.after] == "of" and lead == "and":
        # "14 counts of fraud and two of perjury".
        return True
    if lead in (",", "and") and following in _WHEN_OR_WHERE:
        # "700 boats in May, 300 in June".
        return True
    gap = low[here.after : i]
    if lead == "with" == low[here.i - 1] and ended and len(gap) <= _NEAR and "and" in gap:
        return True
    return lead in _SHARED and lead == low[here.i - 1] and ended and len(gap) <= 4 and "and" in gap
