"""The same value, but the word beside it says the opposite: won and lost, approved and rejected, north and south."""

import re

from claims.extraction.claim import Direction, Quantity
from claims.extraction.lexicon import words

from .mention import Mention
from .target import Target
from .words import content, events_in, fold

# Each row holds two groups of which one excludes the other. Own list.
_OPPOSITES = tuple(
    (words(one), words(other))
    for one, other in (
        ("won win wins winning winner winners", "lost lose loses losing loser runner-up runners-up"),
        ("approved approves passed adopted accepted ratified backed", "rejected rejects refused vetoed blocked"),
        ("acquitted cleared exonerated innocent", "convicted guilty"),
        ("rose rises risen rising increased increase grew gained climbed",
         "fell falls fallen falling decreased decrease dropped declined decline shrank"),
        ("north northern", "south southern"),
        ("east eastern", "west western"),
        ("largest biggest greatest", "smallest tiniest"),
        ("highest", "lowest"),
        ("best", "worst"),
        ("oldest", "youngest newest"),
        ("longest", "shortest"),
        ("heaviest", "lightest"),
        ("fastest quickest", "slowest"),
        ("richest wealthiest", "poorest"),
        ("brother brothers", "sister sisters"),
        ("son sons", "daughter daughters"),
        ("father", "mother"),
        ("husband", "wife"),
        ("man men", "woman women"),
        ("boy boys", "girl girls"),
        ("male", "female"),
        ("opened opens", "closed closes shut"),
        ("hired appointed", "fired sacked dismissed"),
        ("joined", "left quit"),
        ("married", "divorced"),
        ("legalised legalized allowed permitted", "outlawed banned prohibited"),
        ("released launched premiered", "cancelled canceled scrapped shelved"),
        ("survived", "died killed"),
        ("professional", "amateur"),
        ("fiction fictional", "non-fiction nonfiction"),
        ("summer", "winter"),
        ("spring", "autumn"),
    )
)  # fmt: skip
# Of each row only one can be meant: "certified gold" is not "certified platinum". Own list.
_ONE_OF = tuple(
    words(row)
    for row in (
        "gold silver bronze platinum diamond",
        "goalkeeper defender midfielder striker forward quarterback pitcher",
        "soprano tenor baritone bass",
        "bachelor's master's doctorate",
    )
)
_WON = _OPPOSITES[0][0] | words("awarded received")
_NOMINATED = words("nominated shortlisted nomination nominee finalist")
_AWARD = re.compile(
    r"(?i)\bbest ((?:supporting |original |adapted |animated |foreign |new |male |female |leading )?"
    r"(?:actor|actress|director|picture|film|song|score|screenplay|album|artist|player|novel|series|comedy|drama|documentary|cinematography))\b"
)
_NEARLY = re.compile(
    r"(?i)\b(?:nearly|almost|came (?:close|near) to|narrowly (?:missed|failed to)|missed out on|fell short of)\s+"
    r"(?:the\s+)?([^\W\d_]+)"
)
_SIDE = re.compile(r"(?i)\b(before|after)\s+(?:(?:the|a|an|his|her|its|their)\s+)?([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def contrast(target: Target, mention: Mention) -> str | None:
    """The sentence that names the contrast, or None where the source says nothing to the contrary."""
    if mention.row:
        return None
    claimed, own = target.claim.text, mention.own
    mine, theirs = _words(claimed), _words(own)
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if mine & one and theirs & other and not mine & other and not _words(mention.sentence_text) & one:
                return _differs(own, other, claimed, one)
    for row in _ONE_OF:
        if mine & row and theirs & row and not mine & _words(mention.sentence_text) & row:
            return _differs(own, row, claimed, row)
    if mine & _WON and theirs & _NOMINATED and not theirs & _WON and not mine & _NOMINATED:
        return _differs(own, _NOMINATED, claimed, _WON)
    return (
        _direction(target, mention)
        or _best(claimed, mention.sentence_text)
        or _nearly(claimed, mention.sentence_text)
        or _side(claimed, own)
    )


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _differs(seen: str, theirs: frozenset[str], claimed: str, mine: frozenset[str]) -> str:
    return f'The source says "{_first(seen, theirs)}" where the claim says "{_first(claimed, mine)}".'


def _first(text: str, wanted: frozenset[str]) -> str:
    return next(match[0] for match in _WORD.finditer(text.casefold()) if match[0] in wanted)


def _direction(target: Target, mention: Mention) -> str | None:
    """ "Rose by two percent" against "fell by two percent"."""
    value, seen = target.value, mention.value
    if not isinstance(value, Quantity) or not isinstance(seen, Quantity) or not value.change or not seen.change:
        return None
    if value.change.direction is seen.change.direction:
        return None
    said = {Direction.UP: "rose", Direction.DOWN: "fell"}
    return f"The source says that it {said[seen.change.direction]}, the claim that it {said[value.change.direction]}."


def _best(claimed: str, seen: str) -> str | None:
    """ "Best actor" against "best director"."""
    mine, theirs = ({m[1].casefold() for m in _AWARD.finditer(text)} for text in (claimed, seen))
    if mine and theirs and not mine & theirs:
        return f'The source says "best {min(theirs)}" where the claim says "best {min(mine)}".'
    return None


def _nearly(claimed: str, seen: str) -> str | None:
    """ "Nearly won" against "won", and the other way round."""
    for short, full, who in ((claimed, seen, "claim"), (seen, claimed, "source")):
        missed = _NEARLY.search(short)
        if missed and events_in(missed[1]) & events_in(full) and not _NEARLY.search(full):
            return f'The {who} says "{missed[0]}", the {"source" if who == "claim" else "claim"} that it was so.'
    return None


def _side(claimed: str, seen: str) -> str | None:
    """ "Before the war" against "after the war"."""
    theirs = {fold(m[2]): m[1].casefold() for m in _SIDE.finditer(seen)}
    for found in _SIDE.finditer(claimed):
        other = theirs.get(fold(found[2]))
        if other and other != found[1].casefold() and content(found[2]):
            return f'The source says "{other}" where the claim says "{found[1].casefold()} {found[2]}".'
    return None
