"""What a source, or a claim, says is not so."""

from claims.extraction.claim import Modality

from .mention import Mention
from .outcome import Outcome

_FLIPPED = {Outcome.SUPPORTS: Outcome.CONTRADICTS, Outcome.CONTRADICTS: Outcome.SUPPORTS}


def denies(mention: Mention) -> bool:
    """Whether the source says that the value is not so: "did not open in 1931", "failed to sell 3,000 copies"."""
    claim = mention.claim
    return claim is not None and (claim.negated or claim.modality is Modality.DENIED) and not mention.row


def of_a_denial(outcome: Outcome, reason: str) -> tuple[Outcome, str]:
    """What a source does to a claim that says something is *not* so, from what it does to the plain claim.

    Only a plain yes or no turns round; whatever else was found is for a person.
    """
    flipped = _FLIPPED.get(outcome)
    if flipped is None:
        return Outcome.NOT_ASSESSED, f"The claim says that something is not so; that is for a person to check. {reason}"
    if flipped is Outcome.SUPPORTS:
        return flipped, f"The claim says that it is not so, and {_lower(reason)}"
    return flipped, f"The claim says that it is not so, but {_lower(reason)}"


def _lower(reason: str) -> str:
    return reason[0].lower() + reason[1:]
