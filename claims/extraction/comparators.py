"""Bounds on a number from the words before and after it."""

from .claim import Comparator
from .lexicon import words
from .lexicon.comparators import ABBREVIATED, AFTER, BEFORE, LAST_WORDS, LONGEST
from .tokens import Tok, Tokens

# "over" and "under" with these before them are places or causes, not bounds.
_TAKES_OVER = frozenset({"took", "take", "takes", "taken", "taking", "all", "hand", "handed", "ruled", "row"})
# "edged up to 4.1 percent" tells where it went.
_MOVES = words(
    "edged went rose climbed crept ticked inched moved jumped pushed shot gone going go goes move moving creep came "
    "bounced sped is was are were back bringing brings brought taking takes picked"
)
_AFTER = frozenset(phrase[0] for phrase in AFTER)
_QUARREL = words(
    "jailed sued sues sue fined row charged arrest arrests arrested sacked quits probe strike protest protests anger "
    "fury fears questioned sentenced dispute lawsuit clash clashes probed investigated convicted guilty feud"
)
# "lied about 300 deaths": what was spoken of.
_TOLD_OF = words(
    "lied lie lying lies asked ask complained complaining complain warned worried concerned talked talking talk told "
    "tells spoke heard knew know knows wrote learned learnt concerns complaints questions information"
)
_PLACES = frozenset({"over", "above", "under", "below", "more", "less"})
_LOWEST = {Comparator.MORE_THAN: Comparator.AT_MOST, Comparator.LESS_THAN: Comparator.AT_LEAST}


def before(tokens: Tokens, i: int, first: int) -> tuple[Comparator, int] | None:
    """The comparator whose phrase ends just before token i, and the token where the phrase begins."""
    low = tokens.low
    k = i
    if low[k - 1] == "." and k - 2 >= first and low[k - 2] in ABBREVIATED:
        return BEFORE.get((low[k - 2],), Comparator.ABOUT), k - 2
    # "over the $5m", "about the 300": an article between bound and number is no bound; "another" is.
    if low[k - 1] not in LAST_WORDS and not (tokens.kind[k - 1] == Tok.HYPHEN and low[k - 2] == "near"):
        return None
    for length in range(min(LONGEST, k - first), 0, -1):
        phrase = tuple(low[k - length : k])
        sense = BEFORE.get(phrase)
        if sense is None:
            continue
        begin = k - length
        previous = low[begin - 1] if begin > first else ""
        if previous == "-" and length == 1:
            # "a six-under 65".
            return None
        if phrase == ("over",) and (previous in _TAKES_OVER or _about(tokens, begin, first)):
            return None
        if phrase == ("about",) and previous in _TOLD_OF:
            return None
        if phrase == ("up", "to") and previous in _MOVES:
            return None
        if phrase == ("near",) and tokens.kind[i] != Tok.NUMBER and low[i] in ("a", "one"):
            return None
        if previous in ("not", "no") and sense in _LOWEST and length == 1 and begin > first:
            return _LOWEST[sense], begin - 1
        # "up to around 40", "at least some 40", "well over": the outer bound is the one that counts.
        outer = before(tokens, begin, first) if begin > first else None
        if outer is not None and sense is Comparator.ABOUT and outer[0] is Comparator.EXACTLY:
            # "only about 850".
            return sense, outer[1]
        if outer is not None and (sense in (Comparator.ABOUT, Comparator.EXACTLY)):
            return outer
        if outer is not None and outer[0] is Comparator.EXACTLY:
            return sense, outer[1]
        return sense, begin
    return None


def _about(tokens: Tokens, k: int, first: int) -> bool:
    """Whether 'over' at token k gives the matter: 'jailed for years over a $3m haul'; "fined over $3m" bounds."""
    bounded = tokens.low[k - 1] in ("fined", "charged")
    return not bounded and not _QUARREL.isdisjoint(tokens.low[max(first, k - 8) : k])


def after(tokens: Tokens, j: int) -> tuple[Comparator, int] | None:
    """The comparator whose phrase begins at token j, and the token after the phrase."""
    low = tokens.low
    if tokens.kind[j] == Tok.HYPHEN and low[j + 1] in ("plus", "odd"):
        return AFTER[(low[j + 1],)], j + 2
    if low[j] == "+" and tokens.touches(j):
        return Comparator.AT_LEAST, j + 1
    if low[j] == "," and low[j + 1] == "give" and low[j + 2] == "or":
        return Comparator.ABOUT, j + 4
    if low[j] not in _AFTER:
        return None
    for length in (4, 3, 2, 1):
        sense = AFTER.get(tuple(low[j : j + length]))
        if sense is not None:
            # "650 recoveries and over 370 deaths" are two bounds.
            follows = tokens.kind[j + length] is Tok.NUMBER and low[j + length - 1] in _PLACES
            # "50 percent plus one".
            follows = follows or (low[j] == "plus" and (tokens.kind[j + 1] is Tok.NUMBER or low[j + 1] in ("one", "a")))
            return None if follows else (sense, j + length)
    return None
