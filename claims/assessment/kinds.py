"""Whether a value in a source is of the kind that a claim is about: the same measure, unit and rate."""

import re

from claims.extraction.claim import DateValue, Kind, Quantity

from .compare import same_unit
from .measures import measure_in
from .mention import Mention
from .target import Target
from .words import APART, content, fold

# Counted nouns that news uses for one another.
_NOUNS = {
    "nation": "country", "state": "country", "member state": "country", "member": "country", "inhabitant": "person",
    "resident": "person", "people": "person", "movie": "film", "automobile": "car", "aeroplane": "aircraft",
    "plane": "aircraft", "airplane": "aircraft", "pupil": "student", "worker": "employee",
}  # fmt: skip
# The ends of a life are the dates of nothing else.
_LIFE = frozenset({"born", "died"})
_OFTEN = {
    "watched": "view", "viewed": "view", "streamed": "stream", "downloaded": "download", "played": "play",
    "visited": "visit", "cited": "citation", "shared": "share", "sold": "copy",
}  # fmt: skip
_INFLATION = re.compile(r"(?i)\binflation\b")
_ON_A_YEAR = re.compile(
    r"(?i)\b(?:annual|yearly|year[- ]on[- ]year|on (?:the )?year|12[- ]months?|"
    r"a year (?:ago|earlier|before))\b"
)
_SHARES = frozenset({"percent", "percentage point"})


def same_thing(one: str, other: str) -> bool:
    """Whether two units or counted nouns are one: 'country' and 'member state' are."""
    return same_unit(_NOUNS.get(one, one), _NOUNS.get(other, other))


def same_kind(target: Target, mention: Mention) -> bool:
    """Whether a value can be set against the claim's: total with total, share with share, deaths with deaths."""
    value, seen = target.value, mention.value
    if type(value) is not type(seen):
        return False
    if isinstance(value, DateValue):
        if target.events and mention.events and mention.events <= _LIFE and not target.events & mention.events:
            return False
        return not (target.events & APART and mention.events & APART and not target.events & mention.events)
    if not isinstance(value, Quantity) or not isinstance(seen, Quantity):
        return True
    if target.change != mention.change and not _inflation(target, mention):
        return False
    yearly = {target.per, mention.per} == {"year", ""} and len(mention.as_of or "") == 4
    if target.per != mention.per and not yearly:
        return False
    if mention.row:
        return _in_a_table(target, mention, value, seen)
    if target.measure or mention.measure:
        if target.measure != mention.measure and target.measure != _beside(mention):
            return False
        percents = {value.unit, seen.unit} & _SHARES
        return value.unit == seen.unit if percents else True
    if not seen.unit:
        return fold(value.unit) in mention.content
    if value.unit == "person" and fold(seen.unit) in target.content:
        return True
    return same_thing(value.unit, seen.unit) or _as_often(value, seen, target.claim.text, mention.own)


def _as_often(value: Quantity, seen: Quantity, claimed: str, own: str) -> bool:
    """ "Watched 3 million times" and "3 million views" count one thing."""
    for times, noun, words in ((value, seen, claimed), (seen, value, own)):
        if times.unit == "time":
            return any(_OFTEN.get(word) == noun.unit for word in words.casefold().split())
    return False


def _beside(mention: Mention) -> str | None:
    """The measure that the two words straight after a number give: "treated 43 injured people"."""
    if not mention.value_text:
        return None
    after = mention.own.partition(mention.value_text)[2]
    return measure_in(" ".join(after.split()[:2]))


def _inflation(target: Target, mention: Mention) -> bool:
    """Inflation is the change of prices on a year: "Annual change (%)", but not "Monthly change (%)"."""
    if mention.change is False or not _INFLATION.search(target.claim.text):
        return False
    return bool(_ON_A_YEAR.search(mention.own)) and not re.search(r"(?i)\bmonthly\b", mention.own)


def _in_a_table(target: Target, mention: Mention, value: Quantity, seen: Quantity) -> bool:
    """A cell has its unit and measure from its headings; where they give none, its words must be the claim's."""
    if {value.unit, seen.unit} & _SHARES:
        return value.unit == seen.unit and (
            not target.measure or target.measure == mention.measure or _shares_words(target, mention)
        )
    told = content(mention.own)
    if target.measure and target.measure == mention.measure:
        return seen.unit in ("", "person", value.unit) or same_thing(value.unit, seen.unit)
    if target.measure or mention.measure:
        # "Admitted", "Tested": the heading is the claim's own verb, whatever the measure is called.
        head = content(mention.head) - target.keys
        return bool(head) and head <= target.content and seen.unit in ("", "person", value.unit)
    if seen.unit:
        return same_thing(value.unit, seen.unit)
    return (
        fold(value.unit) in mention.content
        or bool(told & target.plain)
        or (target.kind is not Kind.MONEY and bool(mention.content & target.plain))
    )


def _shares_words(target: Target, mention: Mention) -> bool:
    return bool(content(mention.own) & target.plain)
