"""What the judge says of the one claim in a sentence, for tables of cases."""

from claims.assessment import Assessment, assess
from claims.extraction import extract_claims


def judged(claim: str, source: str) -> Assessment:
    """The judgement of the most check-worthy claim with a value, neither text dated."""
    found = [c for c in extract_claims(claim) if c.value is not None]
    return assess(max(found, key=lambda c: c.check_worthiness), source)


def verdict(claim: str, source: str) -> str:
    return str(judged(claim, source).outcome)
