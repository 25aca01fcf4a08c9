"""What the judge says of one claim against one text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What the source does to the claim. `docs/comparison-rules.md` says in plain words what each means."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    SUPERSEDED = "superseded"
    VALUE_MISSING = "value_missing"
    AMBIGUOUS = "ambiguous"
    NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One reading of a source for a claim.

    `observed` is a decimal string, an EDTF date or an ISO 8601 duration. `span` frames the value and `passage`
    the sentence or table row around it, both in code points of the source text. `observed_as_of` is the EDTF
    date the value holds for. `observed_scope` and `basis` are in the source's words.
    """

    outcome: Outcome
    reason: str
    observed: str | None = None
    span: tuple[int, int] | None = None
    passage: tuple[int, int] | None = None
    observed_as_of: str | None = None
    observed_upper: str | None = None
    observed_comparator: str | None = None
    observed_scope: str | None = None
    basis: str | None = None
    quote_anchored: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The object that `assess_claims` writes, without its id."""
        return {
            "outcome": str(self.outcome),
            "observed": self.observed,
            "span": None if self.span is None else list(self.span),
            "reason": self.reason,
            "observed_as_of": self.observed_as_of,
            "observed_upper": self.observed_upper,
            "observed_comparator": self.observed_comparator,
            "observed_scope": self.observed_scope,
        }
