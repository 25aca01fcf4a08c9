"""What a change in a source means for a claim, in one sentence for the reviewer."""

from claims.extraction.claim import ExtractedClaim, Kind, Quantity

from .change import Change, Reading, name_change
from .days import short_date, year_of
from .judge import MEASURE_WORDS
from .outcome import Outcome
from .target import own_date

_LONGEST = 80


def measure_words(claim: ExtractedClaim) -> str:
    """What the claim's value counts, as it stands before a figure: 'deaths', 'population', 'USD'; else empty."""
    if claim.kind is Kind.POPULATION:
        return "population"
    if claim.kind is Kind.AGE:
        return "age"
    if claim.measure:
        return MEASURE_WORDS.get(claim.measure, claim.measure.replace("_", " "))
    return claim.value.unit if claim.kind is Kind.MONEY and isinstance(claim.value, Quantity) else ""


def claim_words(claim: ExtractedClaim) -> str:
    """The claim's value in its own words and in quotation marks, else the claim; shortened."""
    words = claim.text
    if claim.value is not None:
        start = max(0, claim.value.start - claim.start)
        words = words[start : max(start, claim.value.end - claim.start)] or words
    words = " ".join(words.strip("\"“”'‘’ ").split())
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 3] + '...'}”"


def what_it_means(claim: ExtractedClaim, before: Reading, after: Reading) -> str:
    """One sentence on what the change from one reading to the next does to the claim.

    "“more than 300” still holds for 2 Feb; superseded." A figure restated for the same date says that the article may
    well have been right when it was written.
    """
    said = claim_words(claim)
    match name_change(before, after):
        case Change.SAME:
            return f"{said} stands on what it stood on."
        case Change.LATER_PERIOD:
            return _later(claim, said, before, after)
        case Change.REVISED:
            return f"{_fit(said, after)}; it may well have been right when it was written."
        case Change.REDEFINED if after.observed:
            return f"The two figures do not compare; {said} was written under the old way of counting."
        case Change.REDEFINED:
            return f"Which of them {said} is about is for you to say."
        case Change.WITHDRAWN:
            return f"{said} rests on a figure that its source has taken back."
        case Change.DISAPPEARED:
            return f"The page neither backs nor disputes {said} any more; our captures of it are kept."
    return f"{_fit(said, after)}."


def _later(claim: ExtractedClaim, said: str, before: Reading, after: Reading) -> str:
    if after.outcome == Outcome.SUPPORTS:
        return f"{said} agrees with the later figure too."
    if after.outcome == Outcome.CONTRADICTS:
        return f"{said} does not agree with the later figure."
    about = own_date(claim)[0] or before.observed_as_of
    day = f" for {short_date(about, year_of(after.observed_as_of))}" if about else ""
    if before.outcome == Outcome.CONTRADICTS:
        return f"{said} did not hold{day} either; superseded."
    if before.outcome == Outcome.SUPPORTS:
        return f"{said} still holds{day}; superseded."
    return f"{said} is about {day.removeprefix(' for ') or 'an earlier date'}; superseded."


def _fit(said: str, after: Reading) -> str:
    match after.outcome:
        case Outcome.SUPPORTS:
            return f"{said} agrees with the new figure too"
        case Outcome.CONTRADICTS:
            return f"{said} does not agree with the new figure"
        case Outcome.SUPERSEDED:
            return f"{said} is about an earlier date than the new figure"
    return f"Whether {said} agrees with the new figure is for you to say"
