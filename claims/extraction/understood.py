"""The noun that a number leaves out, since it was named before: 'Of these, 212 were shut', 'Latrines: 612'."""

from dataclasses import replace

from . import nouns
from .claim import Comparator, Kind, Quantity
from .found import Found
from .lexicon import words
from .lexicon.changes import NOUNS
from .lexicon.function_words import AUXILIARIES, COMMON_VERBS
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
_RATES = words("time point percent percentage basis game year") - {"game"}


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
            if one.rule == "quantity.count" and not value.unit:
                one = _filled(tokens, one, value, first, here, counted)
            unit = _unit(one)
            if unit and unit not in _RATES and (one.kind in _COUNTED or one.kind is Kind.MEASUREMENT):
                here = one
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
    if low[j] in _HUMAN and value.number == int(value.number):
        return replace(one, value=replace(value, unit="person"))
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
    if known is None or value.number != int(value.number) or known.kind is not Kind.COUNT:
        return one
    pointed = low[i - 1] in _POINTERS or (lead == "," and low[i - 2] in _POINTERS)
    subject = lead not in _NOT_COUNTED and (low[j] in AUXILIARIES or low[j] in COMMON_VERBS or low[j].endswith("ed"))
    opens = lead == "and" or tokens.kind[i - 1] is not Tok.WORD or value.comparator is not Comparator.EXACTLY
    losing = value.comparator is not Comparator.EXACTLY and lead.endswith("ing")
    wanted = (lead in _HAVE or losing) and tokens.kind[j] is not Tok.WORD
    more = lead in ("another", "further") or low[i] in ("another", "further")
    if pointed or more or (here is not None and ((subject and opens) or wanted)):
        return replace(one, value=replace(value, unit=_unit(known)))
    return one
