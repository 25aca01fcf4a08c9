"""What kind of saying a claim is (asserted, believed, denied ...), whether negated, and who says it."""

from bisect import bisect_left

from . import speakers
from .claim import Modality
from .lexicon import words
from .lexicon.function_words import PREPOSITIONS
from .lexicon.speech import BELIEVES, DENIES, IFS, NEGATES, PLANS, QUOTES
from .persons import People
from .tokens import Tok, Tokens

# Verbs whose object is a thing, a person or an order: what follows is not said by their subject.
_NO_CLAUSE = words(
    "called calls calling described describes describing agreed expressed expresses hopes hoped "
    "praised hailed condemned commended criticised criticized accused denounced welcomed blamed "
    "branded dubbed labelled labeled slammed blasted urged urges demanded demands asked asks "
    "continued continues promised promises pledged pledges vowed vows quoted cited posted posts read "
    "reads tell"
)
_BEFORE_NOUN = words("the a an of to its his her their been be is are")
_SURE_PLANS = words("will 'll shall plans intends aims scheduled upcoming")
_SPOKEN = QUOTES - DENIES - _NO_CLAUSE
_SAID = _SPOKEN | DENIES | {"according"}
# Every word that `read_saying` asks about, but for those that end in "n't".
_SIGNS = DENIES | BELIEVES | PLANS | IFS | NEGATES | words("would yet failed refused refuses declined is are 's")


class Saying:
    """Modality, negation and claimant of a stretch of a sentence."""

    __slots__ = ("claimant", "modality", "negated")

    def __init__(self, modality: Modality, negated: bool, claimant: str | None) -> None:
        self.modality, self.negated, self.claimant = modality, negated, claimant


class Signs:
    """The words of one sentence that tell how it says things: found once, read for each claim.

    `said` are verbs of saying, `speakers` whom each of them names, once it has been asked.
    """

    __slots__ = ("first", "limit", "said", "signs", "speakers")

    def __init__(self, tokens: Tokens, first: int, limit: int) -> None:
        low = tokens.low
        self.first, self.limit = first, limit
        self.signs = [k for k in range(first, limit) if low[k] in _SIGNS or low[k].endswith("n't")]
        self.said = [k for k in range(first, limit) if low[k] in _SAID]
        self.speakers: dict[int, str | None] = {}


def read_saying(tokens: Tokens, begin: int, end: int, at: int, signs: Signs, people: People) -> Saying:
    """How the clause of tokens begin to end says the value at token `at`."""
    low, kind, first = tokens.low, tokens.kind, signs.first
    claimant = attribution(tokens, begin, end, signs, people)
    modality = Modality.ATTRIBUTED if claimant is not None else Modality.ASSERTED
    negated = False
    denied = believed = planned = hypothetical = False
    for k in signs.signs[bisect_left(signs.signs, begin) : bisect_left(signs.signs, end)]:
        word = low[k]
        if kind[k] is not Tok.WORD:
            continue
        if word in DENIES and k < at:
            denied = True
        elif word in BELIEVES and not (word == "likely" and low[k - 1] == "less"):
            if low[k + 1] in ("to", "that", "have", "has", "killed", "dead") or low[k - 1] in (
                "is", "are", "was", "were", "been", "be",
            ) or word.endswith("ly"):  # fmt: skip
                believed = True
        elif word in PLANS:
            if word in _SURE_PLANS or low[k + 1] == "to":
                planned = planned or word != "will" or k < at + 12
        elif word == "would" and claimant is not None:
            planned = True
        elif word in IFS:
            if tokens.capital(k) and k != first:
                continue
            hypothetical = hypothetical or (k < at and at - k < 14 and word != "should")
        elif word.endswith("n't") or word in NEGATES:
            if word == "no" and low[k + 1] in ("fewer", "less", "more", "later"):
                continue
            if word == "not" and low[k + 1] in ("only", "just", "least", "less", "fewer", "more"):
                continue
            if word in ("without", "neither", "nor", "none", "no") and not (k < at and at - k < 4):
                continue
            negated = negated or (k < at and at - k < 12)
        elif (word == "yet" and low[k + 1] == "to" and low[k - 1] in ("has", "have", "had", "is", "are")) or (
            word in ("failed", "refused", "refuses", "declined") and low[k + 1] == "to" and k < at
        ):
            negated = True
        elif word in ("is", "are", "'s") and low[k + 1] in ("to", "due", "set", "expected", "scheduled", "planning"):
            planned = True
    if denied:
        modality = Modality.DENIED
    elif believed:
        modality = Modality.BELIEVED
    elif hypothetical and not planned:
        modality = Modality.HYPOTHETICAL
    elif planned:
        modality = Modality.PLANNED
    return Saying(modality, negated, claimant)


def attribution(tokens: Tokens, begin: int, end: int, signs: Signs, people: People) -> str | None:
    """Who the sentence says has said this: 'X said that ...', '..., according to X', '..., X said'."""
    low, kind, first, limit = tokens.low, tokens.kind, signs.first, signs.limit
    for k in signs.said:
        word = low[k]
        if kind[k] is not Tok.WORD:
            continue
        if word == "according" and low[k + 1] == "to":
            return speakers.speaker_after(tokens, k + 2, limit, people)
        if word in _SPOKEN or word in DENIES:
            before = low[k - 1] if k > first else ""
            if before in _BEFORE_NOUN:
                continue
            if begin <= k < end or k < begin or _closing(tokens, k, limit):
                if k not in signs.speakers:
                    speaker = speakers.speaker_before(tokens, k, first, people)
                    if speaker is None and kind[k - 1] in (Tok.COMMA, Tok.QUOTE):
                        speaker = speakers.speaker_after(tokens, k + 1, limit, people)
                    signs.speakers[k] = speaker
                speaker = signs.speakers[k]
                if speaker is not None:
                    return speaker
    return None


def _closing(tokens: Tokens, k: int, limit: int) -> bool:
    """Whether a verb of saying stands in a tail such as ', officials said on Monday.'"""
    return limit - k < 8 or tokens.low[k + 1] in PREPOSITIONS
