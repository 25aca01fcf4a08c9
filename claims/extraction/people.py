"""Counts of people: what befell them, told by the words around the number; and populations."""

from dataclasses import replace

from .claim import Kind, Quantity
from .found import Found
from .lexicon import words
from .lexicon.function_words import DETERMINERS
from .lexicon.numbers import ONES
from .lexicon.people import (
    ADJECTIVES,
    DISEASE,
    INHABITANTS,
    NOUNS,
    PLACES_OF_PEOPLE,
    SUBJECT_VERBS,
    TOLL_NOUNS,
    TOLLS,
    VERBS,
    WEAK_VERBS,
)
from .nouns import person_noun, singular
from .tokens import Tok, Tokens

_BACK = 12
_AHEAD = 28
_BE = words(
    "is are was were be been being 're 's have has had get got gets getting feared left reported remain "
    "remains remained"
)
_STATES = frozenset(
    ["dead", "killed", "injured", "wounded", "missing", "hurt", "infected", "detained", "arrested", "displaced"]
)
_HUMAN = frozenset({"person", ""})


def measured(tokens: Tokens, found: Found, first: int, limit: int) -> Found:
    """The same count as a casualty count or population where the words about it say so."""
    value = found.value
    if found.kind is not Kind.COUNT or not isinstance(value, Quantity):
        return found
    low = tokens.low
    unit = value.unit
    human = person_noun(unit) or unit == "other"
    noun = low[found.noun] if found.noun >= 0 else ""
    if tokens.kind[found.noun - 1] is Tok.HYPHEN and found.noun >= 0 and unit != "person":
        return found
    if unit in ("dead", "missing", "homeless", "injured", "wounded"):
        return _casualty(found, value, ADJECTIVES.get(unit) or VERBS.get(unit, "killed"), "person")
    measure = _noun_measure(tokens, found, unit, first, limit)
    if measure is not None:
        kept = "person" if unit in ("life", "body", "corpse", "") else unit
        return _casualty(found, value, measure, kept)
    place = _population(tokens, found, first, unit, human)
    if place:
        return replace(found, kind=Kind.POPULATION, value=replace(value, unit="person"))
    if not human and unit not in ("", "other", "more", "case"):
        return found
    if unit == "" and noun:
        return found
    measure = _beside(tokens, found, human, limit) or _verb_before(tokens, found, first, human)
    if measure is None and human:
        measure = _verb_after(tokens, found, limit)
    if measure is None:
        if unit == "inhabitant" or (unit == "resident" and value.number >= 10000 and not value.vague):
            return replace(found, kind=Kind.POPULATION, value=replace(value, unit="person"))
        return replace(found, value=replace(value, unit="person")) if unit == "other" else found
    return _casualty(found, value, measure, "person" if unit in ("", "other", "more") else unit)


def _casualty(found: Found, value: Quantity, measure: str, unit: str) -> Found:
    rule = "people." + measure.replace(" ", "_")
    return replace(found, kind=Kind.CASUALTY_COUNT, value=replace(value, unit=unit), measure=measure, rule=rule)


def _noun_measure(tokens: Tokens, found: Found, unit: str, first: int, limit: int) -> str | None:
    """'304 deaths', 'claimed 304 lives', 'a death toll of 304', '14,000 confirmed cases'."""
    low = tokens.low
    if unit in TOLL_NOUNS:
        return NOUNS[unit]
    if unit == "life":
        near = {low[k] for k in range(max(first, found.i - 3), found.i)}
        return (
            "killed"
            if near & {"claimed", "cost", "claiming", "costing", "took", "taken", "claims", "lost"}
            or low[found.after] in ("lost", "were", "have")
            else None
        )
    if unit in ("body", "corpse"):
        later = tokens.low[found.after : found.after + 5]
        if later[0] in ("were", "had", "have", "was") and ("found" in later or "recovered" in later):
            return "killed"
        return "killed" if low[found.i - 1] in ("found", "recovered", "recovering", "retrieved", "of") else None
    if unit == "case":
        window = range(max(first, found.i - 12), min(limit, found.after + 8))
        return "infected" if any(low[k] in DISEASE and low[k] not in ("case", "cases") for k in window) else None
    if unit in ("", "person"):
        # "the death toll rose to 304", "deaths reached 304", "put the toll at 304".
        for k in range(found.i - 1, max(first - 1, found.i - 9), -1):
            if tokens.kind[k] in (Tok.COMMA, Tok.DASH, Tok.COLON) or low[k] in ("and", "but"):
                break
            if low[k - 1] == "of" and low[k - 2] in ("number", "total", "count", "tally") and low[k] in _STATES:
                return ADJECTIVES.get(low[k]) or VERBS[low[k]]
            if low[k] in TOLLS and (low[k] != "cases" or any(low[m] in DISEASE for m in range(max(first, k - 6), k))):
                return TOLLS[low[k]]
    return None


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
    if low[found.after] in ("inhabitants", "residents") or unit == "population":
        return True
    for k in range(i - 1, max(first - 1, i - 7), -1):
        if low[k] == "population":
            return True
        if tokens.kind[k] not in (Tok.WORD, Tok.HYPHEN) or low[k] in ("and", "but"):
            break
    return (
        low[found.after] in ("live", "lived")
        and low[found.after + 1] in ("in", "there", "on")
        and human
        and found.value.start >= 0
        and (isinstance(found.value, Quantity) and found.value.number >= 100000)
    )


def _beside(tokens: Tokens, found: Found, human: bool, limit: int) -> str | None:
    """'304 dead', '304 people dead', '12 missing', '5 wounded' straight after the number or its noun."""
    low = tokens.low
    k = found.after
    if k >= limit:
        return None
    word = low[k]
    if word in ("others", "more", "other", "still", "feared", "confirmed", "seriously", "critically", "now"):
        k += 1
        word = low[k]
        if low[k] in ("others", "people"):
            k += 1
            word = low[k]
    if word in ADJECTIVES and word not in ("critical", "ill", "sick"):
        return ADJECTIVES[word]
    suffered = word in VERBS and k < limit and (word not in WEAK_VERBS or human)
    if suffered and word in _FLIGHT and not _from_home(tokens, k, found):
        return None
    if suffered and (word in SUBJECT_VERBS or (word.endswith(("d", "n", "t")) and _participle(tokens, k, limit))):
        return VERBS[word]
    if word in ("taken", "held") and low[k + 1] in ("hostage", "captive", "prisoner"):
        return "abducted" if low[k + 1] == "hostage" else "detained"
    if word == "were" or word == "was" or word == "are":
        return _after_be(tokens, k + 1, limit)
    return None


def _from_home(tokens: Tokens, k: int, found: Found) -> bool:
    """Whether people who fled left their homes: told by what they fled, or by how many they are."""
    assert isinstance(found.value, Quantity)
    return found.value.number >= 1000 or any(word in _HOMES for word in tokens.low[k + 1 : k + 9])


_FLIGHT = frozenset({"fled", "flee", "flees", "fleeing"})
_HOMES = words(
    "home homes city country region fighting violence war area village villages town bombing shelling camps island "
    "province state persecution conflict border"
)


def _participle(tokens: Tokens, k: int, limit: int) -> bool:
    """'300 people killed in' is said of them; '300 soldiers killed 20 rebels' is not."""
    low, kind = tokens.low, tokens.kind
    after = k + 1
    if after >= limit or kind[after] in (Tok.STOP, Tok.COMMA, Tok.DASH, Tok.COLON, Tok.NEWLINE, Tok.CLOSE, Tok.QUOTE):
        return True
    if kind[after] is Tok.NUMBER:
        return False
    return (low[after] not in DETERMINERS and not tokens.capital(after)) or low[after] == "this"


def _after_be(tokens: Tokens, k: int, limit: int) -> str | None:
    low = tokens.low
    for m in range(k, min(limit, k + 9)):
        word = low[m]
        if word in VERBS:
            return VERBS[word]
        if word in ADJECTIVES:
            return ADJECTIVES[word]
        if tokens.kind[m] is not Tok.WORD or word in ("by", "in", "at", "when", "that", "on"):
            return None
    return None


def _verb_before(tokens: Tokens, found: Found, first: int, human: bool) -> str | None:
    """'has killed more than 300', 'hospitalised over 40', 'the arrest of 12', 'killing at least nine'."""
    low, kind = tokens.low, tokens.kind
    i = found.i
    for k in range(i - 1, max(first - 1, i - _BACK), -1):
        word = low[k]
        if kind[k] in (Tok.DASH, Tok.COLON, Tok.STOP) or word in (
            "but",
            "while",
            "after",
            "who",
            "that",
            "which",
            "where",
        ):
            return None
        if kind[k] is Tok.COMMA and i - k > 1:
            return None
        if kind[k] is Tok.NUMBER and k < i - 2:
            return None
        if word in VERBS:
            if word in WEAK_VERBS and not human:
                return None
            if word in SUBJECT_VERBS or i - k > 4:
                return None
            if k + 1 < i and low[k - 1] in _BE and low[k + 1] in ("in", "by", "on", "at", "when", "during"):
                return None
            return VERBS[word]
        if word == "of" and singular(low[k - 1]) in NOUNS and k == i - 1:
            name = singular(low[k - 1])
            if name in ("life", "body", "corpse"):
                return "killed" if human else None
            if name in ("survivor", "recovery", "refugee", "hostage", "prisoner"):
                continue
            return NOUNS[name]
        if word in ("and", "or") and (k < i - 3 or low[k - 1] in VERBS):
            return None
    return None


def _verb_after(tokens: Tokens, found: Found, limit: int) -> str | None:
    """'300 people were killed', 'a million Uighurs ... are believed to have been incarcerated'."""
    low, kind = tokens.low, tokens.kind
    passive = False
    relative = False
    k = found.after
    stop = min(limit, k + _AHEAD)
    while k < stop:
        word = low[k]
        what = kind[k]
        if what is Tok.DASH or what is Tok.COLON or (what is Tok.STOP):
            return None
        if what is Tok.COMMA and low[k + 1] in ("including", "among", "most", "many", "mostly") and not passive:
            k += 2
            while k < stop and kind[k] is not Tok.COMMA:
                k += 1
            k += 1
            if k < stop and (low[k] in SUBJECT_VERBS or low[k] in _BE):
                continue
            return None
        if what is Tok.COMMA and (passive or low[k + 1] in ONES):
            return None
        if what == Tok.NUMBER and not passive:
            return None
        if word in ("who", "that", "which") and k == found.after:
            relative = True
        elif word in ("but", "while", "after", "when", "because"):
            return None
        elif word in _BE or word == "'ve":
            passive = True
        elif word in VERBS and (passive or word in SUBJECT_VERBS or relative):
            if word in SUBJECT_VERBS and not passive and k - found.after > 12:
                return None
            if word in _FLIGHT and not _from_home(tokens, k, found):
                return None
            return VERBS[word]
        elif word in ("forced", "driven") and passive and "homes" in low[k : k + 6]:
            return "displaced"
        elif word in ADJECTIVES and passive and word != "critical":
            return ADJECTIVES[word]
        elif passive and word in ("by", "in", "at", "on", "for", "with", "into", "the"):
            return None
        k += 1
    return None


def inherit(tokens: Tokens, found: list[Found]) -> None:
    """'killing 17 people, including five children': the part shares the measure of the whole."""
    for index in range(1, len(found)):
        one, whole = found[index], found[index - 1]
        value = one.value
        if one.kind is not Kind.COUNT or whole.kind is not Kind.CASUALTY_COUNT or not isinstance(value, Quantity):
            continue
        between = tokens.low[whole.after : one.i]
        if (
            len(between) <= 4
            and ("including" in between or "among" in between)
            and (not value.unit or person_noun(value.unit))
        ):
            found[index] = _casualty(one, value, whole.measure or "killed", value.unit or "person")
