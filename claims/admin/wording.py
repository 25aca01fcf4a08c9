"""Values, dates and outcomes in the words of the desk."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from claims.assessment.wording import grouped, value_words
from claims.models import Claim, Observation
from claims.models.typed_value import public_value
from claims.pages.text import day_words
from claims.pages.value import in_words

LONGEST_COMPARED = 600
"""Words of a passage that are compared word by word; beyond it the two stand side by side unmarked."""


def claim_value(claim: Claim) -> str:
    """'more than 300 people'; empty for a claim without a value."""
    return in_words(public_value(claim))


def seen_value(observation: Observation | None) -> str:
    """'362', 'September 2016'; empty where nothing was read."""
    if observation is None or not observation.observed:
        return ""
    upper = None if observation.upper is None else str(observation.upper.normalize())
    return value_words(observation.observed, observation.comparator or None, upper)


def day(edtf: str) -> str:
    return day_words(edtf) if edtf else ""


def change_words(change: dict[str, Any] | None) -> str:
    """'down from 600 to 450', 'up by this'; empty where no change is told."""
    if not change:
        return ""
    way = {"up": _("up"), "down": _("down")}[change["direction"]]
    ends = [
        said % {"number": grouped(Decimal(change[end]))}
        for end, said in (("from", _("from %(number)s")), ("to", _("to %(number)s")))
        if change[end] is not None
    ]
    said = {"by": _("by this"), "factor": _("by this factor")}.get(change["mode"], "")
    return " ".join([way, *filter(None, [said]), *ends])


def facts(claim: Claim) -> list[tuple[str, str]]:
    """What the extractor read besides the words, as label and text; only what there is."""
    speaker = claim.claimant or claim.speaker
    pairs = [
        (_("Value"), claim_value(claim)),
        (_("Change"), change_words(claim.change)),
        (_("Measure"), claim.measure.replace("_", " ")),
        (_("Where"), claim.place),
        (_("About"), claim.subject),
        (_("Said by"), speaker),
        (_("How it is said"), claim.get_modality_display() if claim.modality != Claim.Modality.ASSERTED else ""),
        (_("Denied"), _("yes: the claim says that it is not so") if claim.negated else ""),
        (_("As of"), day(claim.as_of)),
        (_("Date of the event"), day(claim.event_date)),
        (_("Out of date from"), day(claim.goes_stale_on.isoformat()) if claim.goes_stale_on else ""),
    ]
    return [(label, text) for label, text in pairs if text]


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    changed: bool


def compared(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Both passages cut into pieces, those that differ marked, word by word."""
    before, after = re.findall(r"\s+|\w+|[^\w\s]", old), re.findall(r"\s+|\w+|[^\w\s]", new)
    if max(len(before), len(after)) > LONGEST_COMPARED:
        return [Piece(old, changed=False)], [Piece(new, changed=False)]
    left, right = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if a < b:
            left.append(Piece("".join(before[a:b]), kind != "equal"))
        if c < d:
            right.append(Piece("".join(after[c:d]), kind != "equal"))
    return left, right
