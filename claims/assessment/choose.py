"""Which of a source's values is the one that a claim is about."""

import re
from dataclasses import dataclass, replace

from claims.extraction.claim import DateValue, Direction, Duration, Kind, Quantity, Ranking, Value

from .compare import Agreement, compare, same_unit
from .cutoff import cutoff_words
from .days import days_of, later, overlap
from .kinds import same_kind
from .measures import PLAIN_BASES
from .mention import Mention
from .roles import ABOVE, OTHER, OWN, RELATED, SENTENCE, UNSAID, akin, elsewhere, row_scope, section_of_another
from .scope import WORLD, Name
from .target import MOVING, Target
from .words import APART, content, fold

_LIKE = 0.2
# A sentence that begins so goes on about what the page is about: "It sold ...", "The album sold ...".
_FALL = re.compile(r"(?i)\b(?:decrease|fall|decline|drop|reduction|loss)\b")
_ANAPHOR = re.compile(
    r"\W*(?:(?:It|He|She|They|This|That|These)\b|(?:The|Its|His|Her|Their) [a-z]|"
    # "On the review site Filmtally, the film holds ...": the opening says who counts, or when.
    r"(?:On|At|According to|As of|By|Since|After) [^.;]{0,80}?, (?:it|he|she|they|this|the|its|his|her|their) [a-z])"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen value; `problem` is the sentence that says why it settles nothing, or empty. `overtaken`: it is for
    a period that the day of the claim lies in, and one that agrees was for the period before."""

    mention: Mention
    problem: str = ""
    overtaken: bool = False


@dataclass(slots=True)
class _Candidate:
    mention: Mention
    scope: int
    likeness: float
    meant: bool
    definition: bool


def choose(target: Target, mentions: list[Mention], meant: tuple[int, int] | None) -> Choice | None:
    """The value for the same thing, measure, scope and date; a value for another scope or definition with the
    problem named; None where there is none. Values inside `meant`, the passage a person relied on, come first.
    """
    fitting = [m for m in mentions if same_kind(target, m) and not m.former]
    candidates = [_candidate(target, m, meant) for m in fitting]
    candidates = [c for c in candidates if c.scope > OTHER and (c.meant or _enough(target, c, mentions))]
    if not candidates:
        return None
    if target.worldwide and max(c.scope for c in candidates) <= UNSAID:
        _page_is_of_a_place(candidates)
    exact = [c for c in candidates if c.scope > RELATED and c.definition]
    if not exact:
        return _another(target, candidates)
    if target.cutoff and (cut := _cut_otherwise(target, exact)):
        return cut
    if any(c.meant for c in exact):
        exact = [c for c in exact if c.meant]
    named = [c for c in exact if c.scope >= ABOVE]
    return _by_date(target, _by_heading(target, named or exact))


def _by_heading(target: Target, candidates: list[_Candidate]) -> list[_Candidate]:
    """Of cells that no measure tells apart, those whose own headings have most of the claim's words."""
    if target.measure or not all(c.mention.row for c in candidates) or not isinstance(target.value, Quantity):
        return candidates
    shared = [len(content(c.mention.own) & target.plain) for c in candidates]
    return [c for c, count in zip(candidates, shared, strict=True) if count == max(shared)]


def _cut_otherwise(target: Target, candidates: list[_Candidate]) -> Choice | None:
    """A value of the claim's day that is cut off at another hour, where none is cut off at the claim's own."""
    chosen = _by_date(target, candidates).mention
    theirs = chosen.cutoff
    if theirs is None or theirs == target.cutoff or not overlap(chosen.as_of, target.as_of):
        return None
    if any(c.mention.cutoff in (None, target.cutoff) for c in candidates if overlap(c.mention.as_of, target.as_of)):
        return None
    hours = cutoff_words(theirs), cutoff_words(target.cutoff or "")
    problem = (
        f"The source counts up to {hours[0]}, the claim up to {hours[1]}, so the two cannot be set against each other."
    )
    return Choice(replace(chosen, basis=f"up to {hours[0]}"), problem)


def _page_is_of_a_place(candidates: list[_Candidate]) -> None:
    """On a page that gives its figures for a place, one that names none is for that place too."""
    if any(c.scope == RELATED for c in candidates):
        for candidate in candidates:
            candidate.scope = RELATED


def aligned(target: Target, mention: Mention) -> Value:
    """The value seen, counted in the claim's unit where measure or heading have shown that the two are one."""
    value, seen = target.value, mention.value
    if not isinstance(value, Quantity) or not isinstance(seen, Quantity):
        return seen
    if not same_unit(value.unit, seen.unit):
        seen = replace(seen, unit=value.unit)
    if mention.row and mention.change and value.change is not None and value.number > 0:
        # Under "Change" a fall has a minus sign.
        falls = bool(_FALL.search(mention.head)) != (seen.number < 0)
        same_way = falls == (value.change.direction is Direction.DOWN)
        seen = replace(seen, number=abs(seen.number) if same_way else -abs(seen.number))
    return seen


def _candidate(target: Target, mention: Mention, meant: tuple[int, int] | None) -> _Candidate:
    inside = meant is not None and meant[0] <= mention.start and mention.end <= meant[1]
    shared = len(target.content & mention.content)
    likeness = shared / len(target.content) if target.content else 0.0
    scope = _scope(target, mention)
    if inside and scope == OTHER:
        # A person chose this passage for the claim: what it says of no other place will do.
        scope = UNSAID if not target.worldwide and len(target.places) > 0 and not mention.row else OTHER
    return _Candidate(mention, scope, likeness, inside, _same_definition(target, mention))


def _enough(target: Target, candidate: _Candidate, mentions: list[Mention]) -> bool:
    """Whether it is about the same thing, where no measure or name says so: by the words shared."""
    if target.measure or len(mentions) <= 2:
        return True
    if not isinstance(target.value, Quantity) and candidate.scope >= ABOVE:
        return True
    return candidate.likeness >= _LIKE


def _same_definition(target: Target, mention: Mention) -> bool:
    one = None if target.basis in PLAIN_BASES else target.basis
    other = None if mention.basis in PLAIN_BASES else mention.basis
    return one == other


def _scope(target: Target, mention: Mention) -> int:
    if mention.row and isinstance(mention.value, Quantity):
        return row_scope(target, mention)
    if not target.places:
        return ABOVE if mention.world or mention.row else UNSAID
    if target.worldwide:
        return _world_scope(mention)
    if met_name(target, mention.near):
        return OWN
    if mention.world:
        # What a film took worldwide is the film's; the dead of the whole world are no country's.
        counted = isinstance(mention.value, Quantity) and mention.measure
        return OTHER if target.strict or counted else UNSAID
    if not mention.measure and not mention.row and _ANAPHOR.match(mention.sentence_text):
        return UNSAID
    near, sentence = _foreign(target, mention.near), _foreign(target, mention.sentence)
    if near and (mention.row or isinstance(mention.value, Quantity)):
        return RELATED if akin(target.keys, near) else OTHER
    if met_name(target, mention.sentence):
        return SENTENCE
    if sentence and isinstance(mention.value, Quantity):
        return RELATED if akin(target.keys, sentence) else OTHER
    for names in mention.above:
        if met_name(target, names):
            return ABOVE
        if section_of_another(target, names):
            return OTHER
    return elsewhere(target, mention.above)


def _world_scope(mention: Mention) -> int:
    if mention.world:
        return OWN
    named = [*mention.near, *mention.sentence]
    if named:
        return SENTENCE if all(name.key == WORLD for name in named) else RELATED
    for names in mention.above:
        return ABOVE if any(name.key == WORLD for name in names) else UNSAID
    return UNSAID


def _foreign(target: Target, names: list[Name]) -> list[Name]:
    """The names that put a value elsewhere: not a plain word of the claim that only begins the sentence."""
    mine = {fold(word) for key in target.keys for word in re.split(r"[\s-]+", key)}
    return [name for name in names if not (name.first and fold(name.words) in target.content - mine)]


def met_name(target: Target, names: list[Name]) -> Name | None:
    """The name that is one of the claim's places; for people and things a part of the name will do."""
    for name in names:
        if name.key in target.keys:
            return name
    if target.strict or (isinstance(target.value, Quantity) and target.measure):
        return None
    for name in names:
        words = set(name.key.split())
        if any(set(key.split()) <= words or words <= set(key.split()) for key in target.keys):
            return name
    return None


def _another(target: Target, candidates: list[_Candidate]) -> Choice | None:
    """Only values for another scope or definition: the nearest, with the difference named."""
    other = [c for c in candidates if c.scope > RELATED and not c.definition]
    if other:
        mention = _by_date(target, other).mention
        return Choice(
            mention,
            f"The source counts by another definition ({mention.basis or 'not ' + str(target.basis)}), "
            "so its figure cannot be set against the claim.",
        )
    mention = candidates[0].mention
    name = mention.near or mention.sentence or (mention.above[0] if mention.above else [])
    scope = name[0].words if name else "another scope"
    mine = "the whole world" if target.worldwide else target.places[0].words
    return Choice(mention, f"The source's figure is for {scope}, the claim's for {mine}.")


def _by_date(target: Target, candidates: list[_Candidate]) -> Choice:
    """Among values for the same scope: the one for the claim's date, else the latest before, else the first after."""
    if target.kind in MOVING and target.as_of and days_of(target.as_of):
        same = [c for c in candidates if overlap(c.mention.as_of, target.as_of)]
        before = [c for c in candidates if later(target.as_of, c.mention.as_of)]
        after = [c for c in candidates if later(c.mention.as_of, target.as_of)]
        undated = [c for c in candidates if days_of(c.mention.as_of) is None]
        if same and _overtaken(target, same, before):
            return replace(_one(target, same), overtaken=True)
        candidates = _last_entry(same) or undated or _beside(target, _latest(before), _earliest(after)) or candidates
    return _one(target, candidates)


def _overtaken(target: Target, same: list[_Candidate], before: list[_Candidate]) -> bool:
    """Whether the claim, of no date of its own, was right for the period before that in which it was made."""
    if target.named or any(_agreement(target, c) is Agreement.AGREES for c in same):
        return False
    long = all(len(c.mention.as_of or "") < 10 for c in same)
    return long and any(_agreement(target, c) is Agreement.AGREES for c in _latest_told(before))


def _latest_told(candidates: list[_Candidate]) -> list[_Candidate]:
    return [c for c in candidates if len(c.mention.as_of or "") < 10]


def _last_entry(candidates: list[_Candidate]) -> list[_Candidate]:
    """Of a live page's entries of one day, the last: an earlier one was overtaken by it."""
    clocks = [c.mention.clock for c in candidates if c.mention.clock]
    if len(clocks) < len(candidates):
        return candidates
    return [c for c in candidates if c.mention.clock == max(clocks)]


def _beside(target: Target, before: list[_Candidate], after: list[_Candidate]) -> list[_Candidate]:
    """Where nothing is told for the claim's own date: an earlier figure that fits or holds still; for a toll, or a
    claim that names its date, else a later one, since an earlier one could not settle it.
    """
    if not after or not before:
        return before or after
    if target.named or target.kind is Kind.CASUALTY_COUNT:
        fits = any(_agreement(target, c) is Agreement.AGREES for c in before)
        return before if fits else after
    return before


def _agreement(target: Target, candidate: _Candidate) -> Agreement:
    return compare(target.value, aligned(target, candidate.mention), target.value_words).agreement


def _latest(candidates: list[_Candidate]) -> list[_Candidate]:
    return _at_edge(candidates, latest=True)


def _earliest(candidates: list[_Candidate]) -> list[_Candidate]:
    return _at_edge(candidates, latest=False)


def _at_edge(candidates: list[_Candidate], *, latest: bool) -> list[_Candidate]:
    if not candidates:
        return []
    pick = max if latest else min
    days = [days_of(c.mention.as_of) for c in candidates]
    best = pick(span[0] for span in days if span is not None)
    return [c for c, span in zip(candidates, days, strict=True) if span is not None and span[0] == best]


def _one(target: Target, candidates: list[_Candidate]) -> Choice:
    """One of the values that are all for the same thing and date; where they differ in what they do to the
    claim and the words do not tell them apart, the problem is named.
    """
    if isinstance(target.value, DateValue):
        # A date that is told of the claim's own event goes before one that is told of none.
        candidates = [c for c in candidates if target.events & APART & c.mention.events] or candidates
    best = max(c.scope for c in candidates)
    candidates = [c for c in candidates if c.scope == best]
    ranked = sorted(
        candidates, key=lambda c: (-c.likeness, _is_loose(c.mention), -_own_likeness(target, c), c.mention.start)
    )
    if isinstance(target.value, DateValue | Duration | Ranking):
        # Several dates of one event are told at different precision or for different steps: one that agrees will do.
        for candidate in ranked:
            if _agreement(target, candidate) is Agreement.AGREES:
                return Choice(candidate.mention)
        return Choice(ranked[0].mention)
    top = _nearest_words(target, [c for c in ranked if c.likeness >= ranked[0].likeness - 0.15])
    verdicts = {_agreement(target, c) for c in top}
    if len(verdicts) <= 1:
        return Choice(top[0].mention)
    values = {(c.mention.value.number, c.mention.value.upper) for c in top if isinstance(c.mention.value, Quantity)}
    if len(values) == 1:
        return Choice(top[0].mention)
    agreeing = [c for c in top if _agreement(target, c) is Agreement.AGREES]
    if len({c.mention.passage for c in top}) > 1 and agreeing:
        return Choice(
            agreeing[0].mention,
            "The source states several values that cannot be told apart, and only some agree with the claim.",
        )
    return Choice((agreeing or top)[0].mention)


def _own_likeness(target: Target, candidate: _Candidate) -> int:
    """How many words of the claim stand in the value's own part."""
    return len(target.content & content(candidate.mention.own))


def _nearest_words(target: Target, candidates: list[_Candidate]) -> list[_Candidate]:
    """Of the sums and shares of one sentence those whose own part has most of the claim's words: "grossed 94 million
    against a budget of 30 million". Other numbers have a noun that says what they count.
    """
    bare = isinstance(target.value, Quantity) and (target.value.unit.isupper() or target.value.unit == "percent")
    if not bare or len({c.mention.passage for c in candidates}) > 1 or any(c.mention.row for c in candidates):
        return candidates
    # The subject is said once for all of them, so that its own name tells nothing.
    telling = target.content - {fold(word) for key in target.keys for word in key.split()}
    shared = [len(telling & content(c.mention.own)) for c in candidates]
    return [c for c, count in zip(candidates, shared, strict=True) if count == max(shared)]


def _is_loose(mention: Mention) -> bool:
    return isinstance(mention.value, Quantity) and (mention.value.vague or str(mention.value.comparator) != "exactly")
