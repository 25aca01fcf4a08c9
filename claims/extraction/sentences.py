"""Sentence edges over tokens. A line end is an edge, unless the line was only wrapped there."""

from dataclasses import dataclass

from .lexicon import words
from .tokens import Tok, Tokens

_ABBREVIATIONS = words(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl sen rep gov st jr sr rev hon pres supt insp det "
    "messrs adm no nos vs inc ltd corp co bros dept est approx ca fig vol jan feb mar apr jun jul aug "
    "sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd mt ft etc al cf rs "
    "sq avg min max ed eds pp v rt hosp pvt pte cllr amb cmdr cdr brig asst assoc univ dist fr mme mlle sgts "
    "gens profs drs reps sens"
)
# Before a number only: "Art. 5", "3 lb. 4 oz.", "c. 1950".
_BEFORE_NUMBER = words(
    "no nos art arts sec secs ch chap para paras fig figs vol pt reg lb lbs oz hr hrs yd yds ft in c ca p"
)
# American states as papers shorten them: "Calif. Gov. Ann Lee", "Sacramento, Calif. The law".
_STATES = words(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn "
    "tex va vt wash wis wyo"
)
_CLOSES_TOO = words("inc ltd corp co bros etc jr sr al")
_OPENERS = words(
    "the a an it he she they we i in on at but and this that these those his her their its there as "
    "for after when while if officials police mr mrs however meanwhile"
)
_GLUE = words(
    "the a an of to in on at by for from with and or than more over about nearly almost its his her "
    "their that which who is are was were be been has have had will least up between"
)

# No sentence of prose is longer; a longer run of tokens is cut, so that looking round a value costs little.
MAX_TOKENS = 160


@dataclass(slots=True)
class Sentence:
    """Tokens first to limit (excluded); `line` counts lines that hold any, `opens_line` tells whether it begins one."""

    first: int
    limit: int
    line: int
    opens_line: bool
    closes_line: bool = False


def split(tokens: Tokens) -> list[Sentence]:
    """The sentences of a text, in order. Line ends that only wrap a line are dropped from the tokens."""
    kind = tokens.kind
    wraps = {i for i, what in enumerate(kind) if what is Tok.NEWLINE and _wrapped(tokens, i)}
    if wraps:
        tokens.drop(wraps)
    found: list[Sentence] = []
    first = -1
    line = 0
    opens = True
    count = tokens.count
    i = 0
    newline, stop = Tok.NEWLINE, Tok.STOP
    while i < count:
        what = kind[i]
        if what is newline:
            if first >= 0:
                found.append(Sentence(first, i, line, opens, True))
                first = -1
                line += 1
            elif found:
                found[-1].closes_line = True
                line += found[-1].line == line
            opens = True
            i += 1
            continue
        if first < 0:
            first = i
        elif i - first >= MAX_TOKENS:
            found.append(Sentence(first, i, line, opens))
            first = i
            opens = False
        if what is stop and _ends(tokens, i):
            j = i + 1
            while kind[j] in (Tok.QUOTE, Tok.APOSTROPHE, Tok.CLOSE) and tokens.touches(j) and j < count:
                j += 1
            found.append(Sentence(first, j, line, opens))
            first = -1
            opens = False
            i = j
            continue
        if what is Tok.ACRONYM and _acronym_ends(tokens, i):
            found.append(Sentence(first, i + 1, line, opens))
            first = -1
            opens = False
        i += 1
    if first >= 0:
        found.append(Sentence(first, count, line, opens, closes_line=True))
    return found


def _wrapped(tokens: Tokens, i: int) -> bool:
    """Whether the line end at token i only wraps a sentence that goes on."""
    kind, low = tokens.kind, tokens.low
    if kind[i + 2] is Tok.CLOSE or (tokens.touches(i + 2) and "/" in low[i + 2 : i + 6]):
        # '2) Dry the rice', 'hv-tr/jkl'.
        return False
    if (kind[i + 1] != Tok.WORD and kind[i + 1] not in (Tok.NUMBER, Tok.CURRENCY)) or i == 0:
        return False
    if kind[i - 1] in (Tok.STOP, Tok.COLON, Tok.CLOSE, Tok.QUOTE):
        return False
    if kind[i + 1] == Tok.WORD and not tokens.capital(i + 1) and tokens.text[tokens.start[i + 1]].islower():
        return True
    return kind[i - 1] == Tok.COMMA or low[i - 1] in _GLUE


def _ends(tokens: Tokens, i: int) -> bool:
    """Whether the stop at token i ends its sentence."""
    kind, low, text = tokens.kind, tokens.low, tokens.text
    j = i + 1
    while kind[j] in (Tok.QUOTE, Tok.APOSTROPHE, Tok.CLOSE) and tokens.touches(j):
        j += 1
    following = kind[j]
    if following is Tok.END or following is Tok.NEWLINE:
        return True
    if following is Tok.STOP:
        return False
    spaced = tokens.start[j] > tokens.end[j - 1]
    if not spaced:
        # "said.He" is a typing slip of agencies; "example.com" is not.
        return (
            low[i] == "."
            and following == Tok.WORD
            and tokens.capital(j)
            and len(low[i - 1]) > 3
            and (low[i - 1].islower() and not tokens.capital(i - 1))
        )
    if low[i] != ".":
        if j > i + 1 and not tokens.capital(j):
            return False
        return not text[tokens.start[j]].islower()
    if text[tokens.start[j]].islower():
        return False
    if j > i + 1:
        return True
    previous = low[i - 1]
    if tokens.touches(i) and kind[i - 1] == Tok.WORD:
        if previous in _BEFORE_NUMBER and following is Tok.NUMBER and (previous != "in" or kind[i - 2] is Tok.NUMBER):
            return previous in ("no", "in") and not tokens.capital(i - 1) and kind[i - 2] is not Tok.NUMBER
        if tokens.capital(i - 1) and previous in _STATES:
            return kind[i - 2] is Tok.COMMA and low[j] in _OPENERS
        if previous in ("no", "nos"):
            return True
        if previous in _ABBREVIATIONS:
            if previous in ("sat", "sun", "mar", "may", "co", "al", "st", "ed", "min", "max", "mon", "est", "rep") and (
                not tokens.capital(i - 1)
            ):
                return following != Tok.NUMBER
            return previous in _CLOSES_TOO and low[j] in _OPENERS
        if len(previous) == 1 and tokens.capital(i - 1) and previous != "i":
            # "30 C. It fell", "a Ph.D. She left": not an initial.
            lone = kind[i - 2] in (Tok.NUMBER, Tok.GLYPH) or (kind[i - 2] is Tok.STOP and tokens.touches(i - 1))
            return lone and low[j] in _OPENERS
    return True


def _acronym_ends(tokens: Tokens, i: int) -> bool:
    """'... in the U.S. The bank': an acronym closes a sentence where a usual opener follows."""
    j = i + 1
    if tokens.kind[j] in (Tok.QUOTE, Tok.APOSTROPHE, Tok.CLOSE):
        j += 1
    if tokens.kind[j] != Tok.WORD or not tokens.capital(j):
        return False
    return tokens.low[j] in _OPENERS
