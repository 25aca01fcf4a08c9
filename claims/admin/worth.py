"""Why a claim is worth checking, in words: what speaks for it, and what against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.models import Claim

SHOWN = 4
"""The weightiest; the page of the claim gives them all."""

_WEIGHED = re.compile(r"^(.*) \(([+-])\d+(?:\.\d+)?\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Worth:
    speaks_for: str
    against: str


def worth(claim: Claim) -> Worth:
    """Its reasons without their weights: "counts people who came to harm (+0.45)" speaks for it."""
    speaks_for: list[str] = []
    against: list[str] = []
    for reason in map(str, claim.worth_reasons):
        weighed = _WEIGHED.match(reason)
        words, sign = weighed.groups() if weighed else (reason, "+")
        (against if sign == "-" else speaks_for).append(words)
    return Worth("; ".join(speaks_for[:SHOWN]), "; ".join(against[:SHOWN]))
