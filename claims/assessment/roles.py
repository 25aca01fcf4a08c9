"""What the headings of a row and a column are to a claim: its scope, another's, or only what the cell counts."""

import re
from enum import IntEnum
from functools import lru_cache

from claims.extraction.claim import Quantity

from .cells import unit_in
from .measures import basis_in, heading_measure, says_change
from .mention import Mention
from .rates import per_in
from .scope import WORLD, Name, names_in, scope_key
from .target import Target
from .words import content

# How a scope is known to be the claim's: in the value's own words down to not at all.
OWN, SENTENCE, ABOVE, UNSAID, RELATED, OTHER = 5, 4, 3, 2, 1, 0
_PLACED = re.compile(r"\b(?:in|of|for|from|across|outside|within)\s+(?:the\s+)?(?=[A-Z])")
_TOTAL_WORDS = re.compile(r"(?i)\b(?:grand |over|sub-?)?total\b|\(total\)|^all |\boverall\b")
# "Literacy (% of adults)" is a rate of the place, not a count of a part of its people.
_SHARE_OF = re.compile(
    r"(?i)(?:%|\bper ?cent(?:age)?\b|\bshare\b|\bper [\d,]+)\s+(?:of\s+)?(?:the\s+)?[a-z]+(?:\s[a-z]+)?"
)
_CODE = re.compile(r"[A-Z]{2,4}\d{0,2}|\d+")
# A heading with one of these is of a part of the people, unless the claim is of that part too.
_PARTS = re.compile(
    r"(?i)\b(?:women|men|males?|females?|child(?:ren)?|boys?|girls?|adults?|infants?|aged|"
    r"under \d+|over \d+|\d+\s?[-–]\s?\d+ years|urban|rural|civilians?|foreigners?|citizens|"
    r"non-residents?|health(?:care)? workers?|doctors|nurses|police)\b"
)


class Role(IntEnum):
    """MET: the claim's own scope. FOREIGN: another. PART: a part of the people. PLAIN: what is counted, or nothing."""

    PLAIN = 0
    MET = 1
    PART = 2
    FOREIGN = 3


def role(target: Target, heading: str) -> Role:
    """What one heading is to the claim."""
    if not heading:
        return Role.PLAIN
    key, names, counts = _read(heading)
    if key in target.keys or key.removesuffix(" total") in target.keys or key.removeprefix("total ") in target.keys:
        return Role.MET
    part = _PARTS.search(_SHARE_OF.sub(" ", heading))
    if part and not _PARTS.search(target.claim.text):
        return Role.PART
    if _CODE.fullmatch(heading):
        return Role.PLAIN
    if counts:
        if any(name.key in target.keys for name in names):
            return Role.MET
        placed = [name for name in names if _PLACED.search(heading[: name.start + 1])]
        return Role.FOREIGN if placed else Role.PLAIN
    if not target.strict and any(_part_of(target, name) for name in names):
        return Role.MET
    if content(heading) & target.plain:
        return Role.PLAIN
    if not names or _TOTAL_WORDS.search(heading):
        return Role.PLAIN
    return Role.FOREIGN


def _part_of(target: Target, name: Name) -> bool:
    """For people and things a part of the name will do."""
    if isinstance(target.value, Quantity) and target.measure:
        return False
    words = set(name.key.split())
    return any(set(key.split()) <= words or words <= set(key.split()) for key in target.keys)


@lru_cache(maxsize=4096)
def _read(heading: str) -> tuple[str, list[Name], bool]:
    """Its scope key, its names, and whether it says what is counted and not where."""
    counts = bool(
        heading_measure(heading) or says_change(heading) or unit_in(heading) or basis_in(heading) or per_in(heading)
    )
    return scope_key(heading), names_in(heading), counts


def row_scope(target: Target, mention: Mention) -> int:
    """How well the headings of a cell put it in the claim's scope."""
    if target.worldwide:
        return _world_scope(target, mention)
    roles = [role(target, label) for label in mention.labels]
    head = role(target, mention.head)
    if mention.attributes:
        roles = [Role.PLAIN if one is Role.FOREIGN and not _is_place(mention) else one for one in roles]
    every = [*roles, head]
    if Role.MET in every:
        return RELATED if Role.PART in every or _narrower(target, mention) else OWN
    if Role.FOREIGN in every:
        return RELATED if _akin(target, mention.near) else OTHER
    if Role.PART in every:
        return RELATED
    if not target.places:
        return UNSAID if mention.total is False else ABOVE
    if mention.world and not mention.total:
        return OTHER
    for names in mention.above:
        if any(name.key in target.keys or (not target.strict and _part_of(target, name)) for name in names):
            return ABOVE
        if section_of_another(target, names):
            return OTHER
    if mention.world or mention.total:
        return OTHER
    return elsewhere(target, mention.above)


def section_of_another(target: Target, names: list[Name]) -> bool:
    """Whether a heading is a place's name alone, and not that of the claim: what stands under it is not for the claim,
    whatever the page's title says.
    """
    counts_people = isinstance(target.value, Quantity) and target.measure is not None
    return counts_people and len(names) == 1 and names[0].start == 0 and names[0].lone


def elsewhere(target: Target, above: list[list[Name]]) -> int:
    """Where the headings over a value name places, and none of them the claim's, it is for another."""
    placed = any(not name.first for names in above for name in names)
    return OTHER if target.strict and placed else UNSAID


def _is_place(mention: Mention) -> bool:
    """Whether a label beside a bare figure is all there is to say whom it is for: 'Luma: 3' under 'Deaths'."""
    return mention.measure is not None and not any(heading_measure(label) for label in mention.labels)


def _narrower(target: Target, mention: Mention) -> bool:
    return bool(mention.part_label) and role(target, mention.part_label) is Role.FOREIGN


def _world_scope(target: Target, mention: Mention) -> int:
    if mention.world:
        return OWN
    named = [role(target, part) for part in (*mention.labels, mention.head)]
    if Role.FOREIGN in named or Role.PART in named:
        return RELATED
    for names in mention.above:
        if any(name.key == WORLD for name in names):
            return ABOVE
        return RELATED
    return UNSAID


def _akin(target: Target, names: list[Name]) -> bool:
    return akin(target.keys, names)


def akin(keys: frozenset[str], names: list[Name]) -> bool:
    """The same place with another qualifier: 'mainland china' or 'outside china' for 'china'."""
    for name in names:
        for place in keys:
            a, b = name.key.split(), place.split()
            if (
                a[-1:] == b[-1:]
                and a != b
                and {a[0], b[0]} & {"outside", "mainland", "rest", "metropolitan", "greater"}
            ):
                return True
    return False


def other_heading(target: Target, mention: Mention) -> str | None:
    """The row's or the column's heading that puts a cell elsewhere, in the source's words."""
    for heading in (*reversed(mention.labels), mention.head):
        if heading and role(target, heading) in (Role.FOREIGN, Role.PART):
            return heading
    return None


def met_heading(target: Target, mention: Mention) -> str | None:
    """The row's or the column's heading that is the claim's scope, in the source's words."""
    for heading in (*reversed(mention.labels), mention.head):
        if not heading or role(target, heading) is not Role.MET:
            continue
        _key, names, counts = _read(heading)
        own = next((name.words for name in names if name.key in target.keys), None)
        # "Deaths in Norvia" and "Norvia total" are for Norvia; "Halden bridge" is the bridge's whole name.
        return own if own and (counts or _TOTAL_WORDS.search(heading)) else heading
    return None
