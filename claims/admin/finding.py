"""How a claim was found, in words: by which extractor, by which of its rules, and why it is worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.extractors import PERSON, RULES
from claims.models import Claim

# By the first word of a rule's name. docs/extraction.md tells more of each.
_RULES = {
    "people": gettext_lazy("a number of people, with what happened to them"),
    "quantity": gettext_lazy("a number, with what it counts or measures"),
    "change": gettext_lazy("a change, told by a factor: doubled, halved"),
    "age": gettext_lazy("how old somebody is"),
    "date": gettext_lazy("a date, in the calendar or counted from the day of publication"),
    "duration": gettext_lazy("a length of time"),
    "tenure": gettext_lazy("how long somebody has held an office"),
    "ranking": gettext_lazy("a place among others: first, largest, last"),
    "quotation": gettext_lazy("words between quotation marks, with their speaker"),
    "statement": gettext_lazy("a plain sentence that states something, without a value"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    by: str
    rule: str
    rule_says: str
    worth: Decimal
    reasons: list[str]


def finding(claim: Claim) -> Finding:
    """Claims that another extractor proposed and the rules confirmed have its name before the rule's: llm.date.day."""
    own = claim.rule.removeprefix(f"{claim.extractor}.")
    said = _RULES.get(own.partition(".")[0], "")
    if said and claim.extractor != RULES and own != claim.rule:
        said = _("%(rule)s; the extractor %(name)s pointed at the words") % {
            "rule": said,
            "name": claim.extractor,
        }
    return Finding(
        by=_by(claim),
        rule=claim.rule,
        rule_says=str(said),
        worth=claim.check_worthiness,
        reasons=[str(reason) for reason in claim.worth_reasons],
    )


def _by(claim: Claim) -> str:
    if claim.extractor == PERSON:
        return _("%(name)s, who marked it in the article") % {"name": claim.created_by or _("somebody")}
    return _("the built-in rules") if claim.extractor == RULES else _("the extractor %s") % claim.extractor
