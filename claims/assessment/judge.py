"""The judge: finds the value that a source states for what a claim is about, and says what it does to the claim.

Pure: a claim and a text in, an Assessment out. `docs/comparison-rules.md` has every rule in plain words.
"""

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from claims.extraction.claim import (
    Comparator,
    DateValue,
    Duration,
    ExtractedClaim,
    Kind,
    Quantity,
    Quotation,
    Ranking,
    decimal_text,
)

from .anchor import anchor
from .choose import Choice, aligned, choose, met_name
from .clash import clash, other_event
from .compare import Agreement, Comparison, compare, dimension
from .days import days_of, later
from .follow import follow
from .legible import illegible
from .lifetime import ends_of_stretches, mark_lives, ruled_out
from .listed import listed
from .measures import measure_in
from .mention import Mention, fetched_edtf, prose_mentions
from .negation import denies, of_a_denial
from .none_of import none_of
from .outcome import Assessment, Outcome
from .page import Page
from .ranks import ranked
from .reckon import reckoned
from .redefine import mark_redefined
from .roles import met_heading, other_heading
from .scope import WORLD
from .surroundings import surroundings
from .tables import table_mentions
from .target import MOVING, Target, target_of
from .titles import named_there
from .withdrawal import withdrawal
from .wording import date_words, value_words


def assess(
    claim: ExtractedClaim,
    source_text: str,
    fetched_at: date | datetime | None = None,
    quote: str = "",
    prefix: str = "",
    suffix: str = "",
    language: str | None = None,
) -> Assessment:
    """Judges a claim against the readable text of a source.

    `quote` (with the words before and after it) is what a person quoted from an earlier capture: where it
    still stands, the value is read there; where its figures have moved, it tells which row or sentence was
    meant. `fetched_at` stands in for a date where the page gives none. `language` is what the page declares
    of itself (BCP 47): a text in another language than English is not assessed.
    """
    target = target_of(claim)
    if target is None:
        return Assessment(Outcome.NOT_ASSESSED, "The claim has no number, date or quoted words that could be compared.")
    problem = illegible(source_text, language)
    if problem:
        return Assessment(Outcome.NOT_ASSESSED, problem)
    found = anchor(source_text, quote, prefix, suffix) if quote else None
    if isinstance(claim.value, Quotation):
        return _quotation(claim.value, source_text, found is not None)
    page, stated = _read(source_text, fetched_edtf(fetched_at))
    mentions = list(stated)
    if found is None and quote:
        hint = follow(page, quote, target)
        target, meant = hint.target, hint.passage
    else:
        meant = found
    found_at = found is not None
    mentions = ends_of_stretches(target, mentions)
    mentions += [*reckoned(target, mentions), *listed(target, mentions), *ranked(target, page)]
    result = _found(target, mentions, meant, page, found_at) or _missing(target, source_text, found_at)
    return _of_a_denial(claim, result)


def assess_passage(
    claim: ExtractedClaim,
    source_text: str,
    passage: tuple[int, int],
    fetched_at: date | datetime | None = None,
    language: str | None = None,
) -> Assessment:
    """Judges a claim against what one passage of a source says, wherever else its words or other values stand.

    `passage` is in code points of `source_text`. What stands around it tells for whom and when its values hold, and
    is read for nothing else. The answer has no offsets.
    """
    target = target_of(claim)
    if target is None:
        return Assessment(Outcome.NOT_ASSESSED, "The claim has no number, date or quoted words that could be compared.")
    around = surroundings(source_text, *passage)
    problem = illegible(around.text, language)
    if problem:
        return Assessment(Outcome.NOT_ASSESSED, problem)
    words = around.text[around.start : around.end]
    if isinstance(claim.value, Quotation):
        return replace(_quotation(claim.value, words, True, "passage"), span=None, passage=None)
    page, stated = _read(around.text, fetched_edtf(fetched_at))

    def inside(span: tuple[int, int] | None) -> bool:
        return span is not None and around.start <= span[0] and span[1] <= around.end

    mentions = ends_of_stretches(target, [one for one in stated if inside((one.start, one.end))])
    mentions += [*reckoned(target, mentions), *listed(target, mentions)]
    mentions += [one for one in ranked(target, page) if inside((one.start, one.end))]
    result = _found(target, mentions, None, page, True)
    # What is read of whole sentences alone is looked for on the page.
    if result is None or not (inside(result.span) or _meet(result.passage, (around.start, around.end))):
        return _trusted(target, mentions, page, (around.start, around.end))
    return replace(_of_a_denial(claim, result), span=None, passage=None)


def _trusted(target: Target, mentions: list[Mention], page: Page, passage: tuple[int, int]) -> Assessment:
    """The value of a passage whose own words do not say that it is of what the claim is about; a person may know."""
    choice = choose(target, [m for m in mentions if not denies(m)], passage)
    if choice is None or choice.problem:
        return Assessment(
            Outcome.VALUE_MISSING,
            choice.problem if choice else f"The passage states no value for {_about(target)}.",
            quote_anchored=True,
        )
    reason = f"The passage gives {_said(choice.mention)}; its words do not say that it is for {_about(target)}."
    return replace(_seen(target, choice.mention, Outcome.AMBIGUOUS, reason, True), span=None, passage=None)


def _meet(one: tuple[int, int] | None, other: tuple[int, int]) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _of_a_denial(claim: ExtractedClaim, result: Assessment) -> Assessment:
    if not claim.negated:
        return result
    outcome, reason = of_a_denial(result.outcome, result.reason)
    return replace(result, outcome=outcome, reason=reason)


def _found(
    target: Target, mentions: list[Mention], meant: tuple[int, int] | None, page: Page, anchored: bool
) -> Assessment | None:
    """What the page says of the claim's value: in so many words, by denying it, or by what rules it out."""
    choice = choose(target, [m for m in mentions if not denies(m)], meant)
    if choice is not None:
        return _judged(target, choice, page, mentions, anchored)
    denied = choose(target, [m for m in mentions if denies(m)], meant)
    if denied is not None and _compared(target, denied.mention, page).agreement is Agreement.AGREES:
        reason = "The source says that it is not so."
        return _seen(target, denied.mention, Outcome.CONTRADICTS, reason, anchored)
    ruling = other_event(target, mentions) or ruled_out(target, mentions)
    if ruling is not None:
        return _seen(target, ruling.mention, Outcome.CONTRADICTS, ruling.reason, anchored)
    none = none_of(target, page)
    if none is not None:
        return Assessment(
            Outcome.SUPPORTS if none.agrees else Outcome.CONTRADICTS, none.reason, observed="0", span=none.span,
            passage=none.passage, observed_comparator="exactly", quote_anchored=anchored,
        )  # fmt: skip
    named = named_there(target, page)
    if named is not None:
        outcome = Outcome.SUPPORTS if named.agrees else Outcome.CONTRADICTS
        return Assessment(outcome, named.reason, passage=named.passage, quote_anchored=anchored)
    return None


@lru_cache(maxsize=8)
def _read(text: str, fetched: str | None) -> tuple[Page, tuple[Mention, ...]]:
    """A page and the values on it, in text order. Kept for the next claim: many claims rest on one source."""
    page = Page(text, fetched)
    mentions = [*prose_mentions(page, fetched), *table_mentions(page, fetched)]
    mentions.sort(key=lambda m: m.start)
    mark_redefined(page, mentions)
    mark_lives(text, mentions)
    return page, tuple(mentions)


def _quotation(value: Quotation, text: str, anchored: bool, where: str = "source") -> Assessment:
    words = value.quote.strip("\"“”'‘’ ,")
    span = anchor(text, words)
    if span is None:
        return Assessment(Outcome.VALUE_MISSING, f"The {where} does not have these words.", quote_anchored=anchored)
    return Assessment(
        Outcome.SUPPORTS,
        f"The {where} has these words.",
        span=span,
        passage=_sentence(text, span),
        quote_anchored=anchored,
    )


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return start, len(text) if end < 0 else end


def _missing(target: Target, text: str, anchored: bool) -> Assessment:
    words = withdrawal(text)
    if words:
        return Assessment(
            Outcome.VALUE_MISSING, f"The source says that it is {words}, and states no value.", basis=words,
            quote_anchored=anchored,
        )  # fmt: skip
    return Assessment(
        Outcome.VALUE_MISSING, f"The source states no value for {_about(target)}.", quote_anchored=anchored
    )


MEASURE_WORDS = {
    "killed": "deaths", "infected": "infections", "injured": "people injured", "population": "population",
}  # fmt: skip


def _about(target: Target) -> str:
    what = MEASURE_WORDS.get(target.measure or "", f"people {target.measure}" if target.measure else "")
    if not what:
        value = target.value
        what = "this date" if isinstance(value, DateValue) else "this"
        if isinstance(value, Quantity) and value.unit:
            what = f"this number ({value.unit})"
    if target.worldwide:
        return f"{what} worldwide"
    return f"{what} ({target.places[0].words})" if target.places else what


def _compared(target: Target, mention: Mention, page: Page) -> Comparison:
    return compare(target.value, aligned(target, mention), target.value_words, page.text[mention.start : mention.end])


def _judged(target: Target, choice: Choice, page: Page, mentions: list[Mention], anchored: bool) -> Assessment:
    mention = choice.mention
    comparison = _compared(target, mention, page)
    if target.kind is Kind.AGE and comparison.agreement is Agreement.OPEN and _either_age(target, mention):
        comparison = Comparison(Agreement.AGREES, comparison.why.replace("may or may not be", "allows"))
    outcome, reason = _outcome(target, choice, comparison, page.stated)
    if outcome is Outcome.SUPPORTS:
        contrary = clash(target, mention, mentions)
        if contrary:
            outcome, reason = Outcome.CONTRADICTS, contrary
    return _seen(target, mention, outcome, reason, anchored)


def _seen(target: Target, mention: Mention, outcome: Outcome, reason: str, anchored: bool) -> Assessment:
    observed, upper, comparator = observed_text(mention)
    return Assessment(
        outcome=outcome,
        reason=reason,
        observed=observed,
        span=(mention.start, mention.end),
        passage=mention.passage,
        observed_as_of=None if mention.dated == "fetched" and _lasts(target) else mention.as_of,
        observed_upper=upper,
        observed_comparator=comparator,
        observed_scope=scope_words(target, mention),
        basis=mention.basis,
        quote_anchored=anchored,
    )


def _outcome(target: Target, choice: Choice, comparison: Comparison, page_date: str | None) -> tuple[Outcome, str]:
    mention = choice.mention
    why = comparison.why
    when = f", for {date_words(mention.as_of)}" if mention.as_of and mention.dated != "fetched" else ""
    if choice.problem:
        return Outcome.AMBIGUOUS, choice.problem
    agrees = comparison.agreement is Agreement.AGREES
    if comparison.agreement is Agreement.OPEN:
        return Outcome.AMBIGUOUS, f"The source cannot settle it: {why}."
    timed = target.kind in MOVING and target.as_of is not None and mention.as_of is not None
    if timed and mention.dated == "fetched" and _lasts(target):
        # How long or high a thing is does not move with the calendar.
        timed = False
    if timed and later(mention.as_of, target.as_of):
        assert mention.as_of is not None
        bare = isinstance(target.value, Quantity) and target.value.comparator in (
            Comparator.EXACTLY, Comparator.ABOUT, Comparator.NEARLY, Comparator.BETWEEN,
        )  # fmt: skip
        if agrees and (bare or mention.dated == "fetched"):
            return Outcome.SUPPORTS, f"The source has the figure for {date_words(mention.as_of)} too: {why}."
        dated = "when it was fetched, on" if mention.dated == "fetched" else "for a later date,"
        return (
            Outcome.SUPERSEDED,
            f"The source gives {_said(mention)} {dated} {date_words(mention.as_of)}; "
            f"the claim is about {date_words(target.as_of or '')}.",
        )
    early = timed and later(target.as_of, mention.as_of)
    if early and target.kind is Kind.CASUALTY_COUNT and not choice.mention.row and _long_before(mention, target):
        return (
            Outcome.AMBIGUOUS,
            f"The source gives {_said(mention)} for {date_words(mention.as_of or '')}, long before the claim: it "
            "may be of something else.",
        )
    if agrees:
        return Outcome.SUPPORTS, f"The source agrees: {why}{when}."
    if early and (target.named or target.kind is Kind.CASUALTY_COUNT):
        return (
            Outcome.AMBIGUOUS,
            f"The source gives {_said(mention)} only for an earlier date, {date_words(mention.as_of or '')}.",
        )
    if timed and not target.named and later(page_date, target.as_of) and mention.as_of != target.as_of:
        return (
            Outcome.SUPERSEDED,
            f"The source gives {_said(mention)} for {date_words(mention.as_of or '')}, on a page of a later date, "
            f"{date_words(page_date or '')}; the claim is about {date_words(target.as_of or '')}.",
        )
    if timed and choice.overtaken:
        return (
            Outcome.SUPERSEDED,
            f"The source gives {_said(mention)} for {date_words(mention.as_of or '')}, and a figure that agrees with "
            "the claim for the time before.",
        )
    return Outcome.CONTRADICTS, f"The source disagrees: {why}{when}."


def _lasts(target: Target) -> bool:
    """Whether the claim is of a length or an area, without a date of its own."""
    unit = target.value.unit if isinstance(target.value, Quantity) else ""
    lasting = target.kind is Kind.MEASUREMENT and dimension(unit) in ("metre", "square metre")
    return lasting and not target.named and not target.per and not target.change


def _either_age(target: Target, mention: Mention) -> bool:
    """From a birth year alone two ages are possible, and either will do."""
    value, seen = target.value, mention.value
    if not isinstance(value, Quantity) or not isinstance(seen, Quantity) or seen.upper is None:
        return False
    return seen.upper - seen.number == 1 and value.number in (seen.number, seen.upper)


def _long_before(mention: Mention, target: Target) -> bool:
    a, b = days_of(mention.as_of), days_of(target.as_of)
    return a is not None and b is not None and (b[0] - a[1]).days > 366


def _said(mention: Mention) -> str:
    observed, upper, comparator = observed_text(mention)
    return value_words(observed or "", comparator, upper)


def observed_text(mention: Mention) -> tuple[str | None, str | None, str | None]:
    """The value as the contract writes it: observed, upper, comparator."""
    value = mention.value
    match value:
        case Quantity():
            upper = None if value.upper is None else decimal_text(value.upper)
            return decimal_text(value.number), upper, str(value.comparator)
        case Duration():
            return value.iso8601, None, str(value.comparator)
        case DateValue():
            return value.edtf, None, None
        case Ranking():
            return str(value.rank), None, None
        case _:
            return None, None, None


def scope_words(target: Target, mention: Mention) -> str | None:
    """For whom or where the value holds, in the source's words."""
    if mention.row:
        told = met_heading(target, mention)
        if told or mention.world:
            return told or mention.label or WORLD
        elsewhere = other_heading(target, mention)
        if elsewhere:
            return elsewhere
        if mention.label and not measure_in(mention.label) and not mention.attributes and not target.places:
            return mention.label
    for names in (mention.near, mention.sentence, *mention.above):
        met = met_name(target, names)
        if met is not None:
            return met.words
    if mention.near:
        return mention.near[0].words if isinstance(mention.value, Quantity) else None
    return WORLD if mention.world else None
