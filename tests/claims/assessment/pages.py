"""What the judge reads on a whole page, for tables of cases."""

from datetime import date

from claims.assessment import Assessment, Reading, assess
from claims.extraction import ExtractedClaim, extract_claims

TOLL = "By 20 May 2020 the fever had killed 659 people in Norvia."
WRITTEN = date(2020, 5, 20)


def claim_in(text: str, published: date | None = WRITTEN, kind: str | None = None) -> ExtractedClaim:
    """The most check-worthy claim with a value, of a kind where one is named."""
    found = [c for c in extract_claims(text, published) if c.value is not None and kind in (None, str(c.kind))]
    return max(found, key=lambda c: c.check_worthiness)


def judge(claim: str, source: str, published: date | None = WRITTEN, **more: object) -> Assessment:
    return assess(claim_in(claim, published), source, **more)  # type: ignore[arg-type]


def outcome(claim: str, source: str, **more: object) -> tuple[str, str | None]:
    result = judge(claim, source, **more)  # type: ignore[arg-type]
    return str(result.outcome), result.observed


def page_judged(claim: str, published: str, source: str, fetched: str) -> Assessment:
    """The judgement of the most check-worthy claim with a value, against a readable text fetched on a day."""
    found = [c for c in extract_claims(claim, date.fromisoformat(published)) if c.value is not None]
    return assess(max(found, key=lambda c: c.check_worthiness), source, date.fromisoformat(fetched))


def read_on(claim: str, days: tuple[str, str], source: str) -> tuple[str, str | None, str | None]:
    """Outcome, observed value and the day it holds for. `days` are those of publication and of fetching."""
    result = page_judged(claim, days[0], source, days[1])
    return str(result.outcome), result.observed, result.observed_as_of


def reading_of(result: Assessment) -> Reading:
    """The part of an assessment that a change is told by."""
    return Reading(
        result.outcome, result.observed, result.observed_as_of, result.observed_upper, result.observed_comparator,
        result.observed_scope, result.basis,
    )  # fmt: skip
