"""Counts of people: tolls, whom something befell, and populations."""

from dataclasses import replace

from .claim import Kind, Quantity
from .found import Found
from .harm import befallen, beside, told_within
from .lexicon import words
from .lexicon.people import (
    ACTS,
    ADJECTIVES,
    CAPTIVES,
    DISEASE,
    INHABITANTS,
    NOUNS,
    PLACES_OF_PEOPLE,
    STATES,
    TOLL_NOUNS,
    TOLLS,
    VERBS,
)
from .nouns import person_noun, singular
from .tokens import Tok, Tokens

_TURNS = words("and but per compared against than")
_ACTS_ON = words("part out up")
_SHELTERS = words("employs employed employ employing shelters sheltered sheltering hosts hosted hosting houses")
_FOUND = words("dug sighted found recovered pulled identified discovered retrieved exhumed buried brought washed")
_REACHES = words("rose risen climbed mounted stood grew went jumped raised rises climbs mounts stands reached hit")
# Nothing but people is arrested or deported, whatever the noun.
_ONLY_PEOPLE = words("arrested jailed convicted deported")
_HELD = words("including among included include includes")
_PLAIN = (Tok.WORD, Tok.HYPHEN, Tok.NUMBER, Tok.PERCENT)
_HUMAN = frozenset({"person", ""})
_LEADS = words("to from at past")
_COUNTS = words("number numbers total count tally toll")
_COUNTING = words("took taken claimed claim claims cost costs claiming costing taking lost saved")


def measured(tokens: Tokens, found: Found, first: int, limit: int) -> Found:
    """The same count as a casualty count or population where the words about it say so."""
    value = found.value
    if found.kind is not Kind.COUNT or not isinstance(value, Quantity):
        return found
    low = tokens.low
    state = low[found.j]
    if found.noun > found.j and state in STATES and tokens.kind[found.j + 1] is Tok.COMMA:
        # "thousands injured, officials said": what stands behind the comma is not counted.
        return replace(_casualty(found, value, STATES[state], "person"), after=found.j + 1)
    unit = value.unit
    if unit.endswith("ese") and len(unit) > 5:
        # "470,000 Sudanese"
        unit, value = "person", replace(value, unit="person")
        found = replace(found, value=value)
    human = person_noun(unit) or unit == "other"
    noun = low[found.noun] if found.noun >= 0 else ""
    if tokens.kind[found.noun - 1] is Tok.HYPHEN and found.noun >= 0 and unit != "person":
        return found
    if unit in ("dead", "missing", "homeless", "injured", "wounded"):
        return _casualty(found, value, ADJECTIVES.get(unit) or VERBS.get(unit, "killed"), "person")
    if human and found.noun > found.j:
        for k in range(found.j, found.noun):
            if low[k] in STATES:
                return _casualty(found, value, STATES[low[k]], unit)
    measure = _noun_measure(tokens, found, unit, first, limit)
    if measure is not None:
        kept = "person" if unit in ("life", "body", "corpse", "") else unit
        return _casualty(found, value, measure, kept)
    if _population(tokens, found, first, unit, human):
        return replace(found, kind=Kind.POPULATION, value=replace(value, unit="person"))
    if not human and unit not in ("", "other", "more", "case"):
        near = low[max(first, found.i - 2) : found.i]
        if low[found.after] in ("was", "were"):
            near = [*near, low[found.after + 1]]
        taken = next((VERBS[w] for w in near if VERBS.get(w) in _ONLY_PEOPLE), None)
        return _casualty(found, value, taken, unit) if taken and noun else found
    if unit == "" and noun:
        return found
    measure = befallen(tokens, found, first, limit, human=human)
    if measure is None and unit == "" and _acts(tokens, found, limit):
        return replace(found, value=replace(value, unit="person"))
    if measure is None:
        if unit == "inhabitant" or (unit == "resident" and _lives_there(tokens, found, first, value)):
            return replace(found, kind=Kind.POPULATION, value=replace(value, unit="person"))
        return replace(found, value=replace(value, unit="person")) if unit == "other" else found
    if unit == "" and low[found.after] in ADJECTIVES and found.after + 1 < limit and person_noun(low[found.after + 1]):
        unit = singular(low[found.after + 1])
    return _casualty(found, value, measure, "person" if unit in ("", "other", "more") else unit)


def _acts(tokens: Tokens, found: Found, limit: int) -> bool:
    """'120,000 had turned out', 'some 40 took part': only people do this."""
    low = tokens.low
    if low[found.i - 1] in _SHELTERS:
        return True
    k = found.after
    while k < min(limit, found.after + 3) and low[k] in ("had", "have", "has", "were", "are", "would", "will", "more"):
        k += 1
    return k < limit and (low[k] in ACTS or (low[k] in ("took", "take", "turned", "signed") and low[k + 1] in _ACTS_ON))


def _casualty(found: Found, value: Quantity, measure: str, unit: str) -> Found:
    rule = "people." + measure.replace(" ", "_")
    if unit != value.unit:
        value = replace(value, unit=unit)
    return Found(Kind.CASUALTY_COUNT, value, found.i, found.j, found.after, rule, measure, found.noun)


def _lives_there(tokens: Tokens, found: Found, first: int, value: Quantity) -> bool:
    """'has fewer than 400 residents', 'its 14,000 residents'."""
    before = tokens.low[found.i - 1] if found.i > first else ""
    return not value.vague and (before in ("has", "had", "with", "have") or (before == "its" and value.number >= 1000))


def _noun_measure(tokens: Tokens, found: Found, unit: str, first: int, limit: int) -> str | None:
    """'304 deaths', 'claimed 304 lives', 'a death toll of 304', '14,000 confirmed cases'."""
    low = tokens.low
    if unit in TOLL_NOUNS:
        return NOUNS[unit]
    if unit == "life":
        near = {low[k] for k in range(max(first, found.i - 4), found.i)}
        if "saved" in near:
            return None
        return "killed" if near & _COUNTING or "loss" in near or low[found.after] in ("lost", "were", "have") else None
    if unit in ("body", "corpse"):
        later = tokens.low[found.after : found.after + 5]
        if later[0] in ("were", "had", "have", "was") and not _FOUND.isdisjoint(later):
            return "killed"
        return "killed" if low[found.i - 1] in ("found", "recovered", "recovering", "retrieved", "of") else None
    if unit in CAPTIVES and low[found.i - 1] in ("hold", "holds", "holding", "house", "political"):
        return "detained"
    if unit in CAPTIVES and low[found.noun - 1] == "political":
        return "detained"
    if unit == "patient" and _in_hospital(tokens, found, first):
        return "hospitalised"
    if unit == "case":
        window = range(max(first, found.i - 12), min(limit, found.after + 8))
        return "infected" if any(low[k] in DISEASE and low[k] not in ("case", "cases") for k in window) else None
    if unit in ("", "person") and low[found.i - 1] == "of" and low[found.i - 2] == "loss":
        return "killed"
    if unit in ("", "person"):
        # "2,532 cases with 560 discharged": what stands straight behind a bare number goes first.
        told = beside(tokens, found, limit, human=False) if unit == "" else None
        return told or _toll_before(tokens, found, first) or _number_of(tokens, found, first)
    return None


def _in_hospital(tokens: Tokens, found: Found, first: int) -> bool:
    """'In hospitals there are 18,340 patients', 'hospitals are treating 90 patients'."""
    near = tokens.low[max(first, found.i - 6) : found.i]
    return ("hospitals" in near or "hospital" in near) and not {"discharged", "from"} & set(near)


def _toll_before(tokens: Tokens, found: Found, first: int) -> str | None:
    """'the death toll rose to 304', 'deaths reached 304', 'the number of the infected has reached 304'."""
    low, kind = tokens.low, tokens.kind
    crossed = False
    for k in range(found.i - 1, max(first - 1, found.i - 18), -1):
        word = low[k]
        if kind[k] in (Tok.COMMA, Tok.DASH, Tok.COLON) or word in ("and", "but", "who", "that"):
            return None
        crossed = crossed or kind[k] is Tok.NUMBER
        if word in STATES and (not crossed or low[found.i - 1] in _REACHES):
            lead = k - 1
            while lead > first and low[lead] in ("the", "people", "of", "those", "confirmed"):
                lead -= 1
            if lead < k - 1 and low[lead] in _COUNTS and (low[lead + 1] == "of"):
                return STATES[word]
            if word == "dead" and low[k - 1] == "the" and low[k + 1] in ("numbered", "number", "numbers"):
                return "killed"
        near = found.i - k < 9 or (word == "toll" and low[found.i - 2] in _REACHES)
        if word in TOLLS and near and (word != "cases" or _disease_near(tokens, k, first, found.i)):
            return TOLLS[word]
    return None


def _number_of(tokens: Tokens, found: Found, first: int) -> str | None:
    """'the number of climbers known to have died rose to 13', 'the number of pupils hurt fell to 17 from 23'."""
    low = tokens.low
    if low[found.i - 1] not in _LEADS and low[found.i - 1] not in _REACHES:
        return None
    for k in range(found.i - 3, max(first, found.i - 26), -1):
        if low[k] == "of" and low[k - 1] in _COUNTS and (person_noun(singular(low[k + 1])) or low[k + 1] == "those"):
            return told_within(tokens, k + 2, found.i)
    return None


def _disease_near(tokens: Tokens, k: int, first: int, i: int) -> bool:
    return any(tokens.low[m] in DISEASE for m in range(max(first, k - 6), i) if m != k)


def _population(tokens: Tokens, found: Found, first: int, unit: str, human: bool) -> bool:
    """'a country of 33 million', 'home to 9,000 people', 'a population of 2 million'."""
    low = tokens.low
    i = found.i
    if unit not in _HUMAN and unit not in INHABITANTS:
        return False
    lead = low[i - 1] if i > first else ""
    if lead in ("of", "to", "with"):
        for k in range(i - 2, max(first - 1, i - 6), -1):
            if singular(low[k]) in PLACES_OF_PEOPLE:
                return low[k] != "home" or lead == "to"
            if tokens.kind[k] is not Tok.WORD or low[k] in ("of", "and"):
                break
    if low[found.after] == "inhabitants" or unit == "population":
        return True
    reach = 14 if lead in ("to", "at", "reached", "of", "from", "by") and unit in _HUMAN else 7
    for k in range(i - 1, max(first - 1, i - reach), -1):
        if low[k] == "population":
            return tokens.kind[k - 1] is not Tok.NUMBER
        turns = low[k] in _TURNS and low[k + 1] != "cent"
        if tokens.kind[k] not in _PLAIN or turns or (reach == 7 and tokens.kind[k] is Tok.NUMBER):
            break
    return (
        low[found.after] in ("live", "lived")
        and low[found.after + 1] in ("in", "there", "on")
        and human
        and isinstance(found.value, Quantity)
        and found.value.number >= 100000
    )


def _listed(tokens: Tokens, one: Found) -> bool:
    """'317 deaths, followed by Bern with 286 and Basel (235)': the later ones of a list name only their place."""
    behind = tokens.kind[one.after]
    if tokens.kind[one.i - 1] is Tok.OPEN:
        return behind is Tok.CLOSE and tokens.capital(one.i - 2)
    return tokens.low[one.i - 1] == "with" and tokens.capital(one.i - 2)


def _unit_of(whole: Found) -> str:
    return whole.value.unit if isinstance(whole.value, Quantity) and whole.value.unit == "case" else "person"


def inherit(tokens: Tokens, found: list[Found], first: int, before: Found | None) -> None:
    """'killing 17 people, including five children', '611 of them in the capital': a part shares its whole's measure.

    `before` is the last toll of the sentence before, which "Of them, ..." takes up.
    """
    while tokens.kind[first] in (Tok.QUOTE, Tok.APOSTROPHE):
        first += 1
    opens = tokens.low[first] == "of" and tokens.low[first + 1] in ("them", "those", "these", "whom")
    whole = before if opens else None
    low = tokens.low
    named = low[first + 2] if low[first : first + 2] == ["of", "the"] and tokens.kind[first + 3] is Tok.COMMA else ""
    for index, one in enumerate(found):
        value = one.value
        if one.kind is Kind.CASUALTY_COUNT:
            whole = one
            continue
        if one.kind is not Kind.COUNT or not isinstance(value, Quantity):
            continue
        if named in STATES and whole is None and (not value.unit or person_noun(value.unit)):
            # "Of the dead, 22 were women."
            found[index] = whole = _casualty(one, value, STATES[named], value.unit or "person")
        if whole is None:
            continue
        them = low[one.j] == "of" and low[one.j + 1] in ("them", "whom")
        if them and whole in found[:index] and whole.i > one.i - 40:
            value = replace(value, unit="")
        if value.unit and not person_noun(value.unit):
            continue
        between = low[whole.after : one.i] if whole in found[:index] else []
        part = named in STATES or (len(between) <= 4 and not _HELD.isdisjoint(between))
        bare = not value.unit
        counted = bare and (
            them
            or low[one.after : one.after + 2] in (["of", "those"], ["of", "these"])
            or (opens and whole is before)
            or (one.i > first and low[one.i - 1] in ("against", "from") and len(between) <= 12)
            or (low[one.i - 1] in ("to", "with") and low[one.i - 2] in ("compared", "down", "up"))
            or (low[one.i - 2 : one.i] == ["of", "which"])
            or (whole in found[:index] and len(between) <= 6 and _listed(tokens, one))
            or (low[one.after] == "in" and between and len(between) <= 8 and low[one.i - 1] in ("and", ","))
        )
        if part or counted:
            found[index] = whole = _casualty(one, value, whole.measure or "killed", value.unit or _unit_of(whole))
