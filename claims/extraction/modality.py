"""What kind of saying a claim is (asserted, believed, denied ...), whether negated, and who says it."""

from bisect import bisect_left

from .attribution import SAID, attribution, reaches
from .claim import Modality
from .lexicon import words
from .lexicon.function_words import AUXILIARIES, PREPOSITIONS
from .lexicon.sayings import (
    AHEAD,
    ALLEGED,
    AVOIDED,
    BELIEVES,
    CLEARED,
    CONDITIONS,
    CONSIDERS,
    FAILED_TO,
    FALSE,
    LIES,
    NEGATES,
    NOT_MORE,
    NOT_OPEN,
    PLANS_TO,
    POSSIBLE,
)
from .lexicon.speech import DENIES
from .persons import People
from .tokens import Tok, Tokens

_BE = words("is are was were be been being 's 're")
_FINDS = words("evidence sign signs proof indication reason record suggestion hint trace report reports question")
_NOT = words(
    "isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't shouldn't "
    "mustn't needn't mightn't ain't"
)
# Every word that `read_saying` asks about.
_SIGNS = (
    DENIES | BELIEVES | ALLEGED | PLANS_TO | AHEAD | POSSIBLE | CONDITIONS | NEGATES | FAILED_TO | AVOIDED | FALSE
    | CLEARED | CONSIDERS | LIES | _NOT | words("would is are was were 's ruled true charged proposals proposal")
)  # fmt: skip
_BELIEVERS = words(
    "he she they we police officials doctors rescuers relatives residents experts investigators many some"
)
# "There is no truth in claims that 40 died".
_NO_TRUTH = words("truth basis substance such thing")
_ALLEGED_THEN = words("to of dead that killed missing")
_NEAR = 14


class Saying:
    """Modality, negation and claimant of a stretch of a sentence."""

    __slots__ = ("claimant", "modality", "negated")

    def __init__(self, modality: Modality, negated: bool, claimant: str | None) -> None:
        self.modality, self.negated, self.claimant = modality, negated, claimant


class Signs:
    """The words of one sentence that tell how it says things: found once, read for each claim.

    `said` are verbs of saying, `speakers` whom each of them names, once it has been asked; `open` is where an
    'if' or 'whether' stands, `false` whether the sentence calls what it tells false.
    """

    __slots__ = ("false", "first", "limit", "open", "quotes", "said", "signs", "speakers")

    def __init__(self, tokens: Tokens, first: int, limit: int) -> None:
        low, kind = tokens.low, tokens.kind
        word = Tok.WORD
        self.first, self.limit = first, limit
        self.signs = [k for k in range(first, limit) if low[k] in _SIGNS and kind[k] is word]
        self.quotes = [k for k in range(first, limit) if kind[k] is Tok.QUOTE]
        self.said = [k for k in range(first, limit) if low[k] in SAID]
        self.speakers: dict[int, str | None] = {}
        self.open = [k for k in self.signs if low[k] in CONDITIONS and _condition(tokens, k)]
        self.false = any(
            (low[k] in FALSE and low[k - 1] in _BE and low[k + 1] not in ("to", "about"))
            or (low[k] == "true" and low[k - 1] in ("not", "n't"))
            or (low[k] in LIES and low[k - 1] == "a" and low[k - 2] in _BE)
            for k in self.signs
        )


def read_saying(tokens: Tokens, begin: int, end: int, at: int, signs: Signs, people: People) -> Saying:
    """How the clause of tokens begin to end says the value at token `at` (at the limit: the sentence as a whole)."""
    low = tokens.low
    speaker = attribution(tokens, end, at, signs.said, signs.speakers, signs.first, signs.limit, people)
    whole = at >= signs.limit
    negated = signs.false
    denied = believed = planned = hypothetical = False
    for k in signs.signs[bisect_left(signs.signs, begin) : bisect_left(signs.signs, end)]:
        if signs.quotes and bisect_left(signs.quotes, k) % 2 and not bisect_left(signs.quotes, at) % 2:
            # What a quotation denies or plans says nothing of a value outside it.
            continue
        word = low[k]
        near = whole or k < at < k + _NEAR
        if word == "no" and low[k + 1] in _NO_TRUTH and (low[k + 1] != "such" or low[k + 2] in _NO_TRUTH):
            denied = denied or (k < at and reaches(tokens, k, at))
        elif word in NEGATES or word in _NOT:
            if tokens.capital(k) and tokens.capital(k + 1) and k != signs.first and not tokens.capital(k - 1):
                # Part of a name: "in No Return". In a headline the word before has a capital too.
                continue
            planned = planned or word == "won't"
            none = whole and word == "no"
            negated = negated or (_says_none(tokens, k, signs.first) if none else _negates(tokens, k, at, near, begin))
        elif word in DENIES:
            denied = denied or (k < at and reaches(tokens, k, at))
        elif word in POSSIBLE or word == "would":
            if tokens.capital(k) and k != signs.first:
                continue
            near = near or (at < k < at + 6 and not _parted(tokens, at, k))
            if word == "would" and speaker is not None and low[k + 1] != "have":
                planned = planned or near
            else:
                hypothetical = hypothetical or (near and word != "should")
        elif word in FAILED_TO or word in AVOIDED or word in CLEARED or word == "ruled":
            negated = negated or (k < at and _avoids(tokens, k) and reaches(tokens, k, at))
            planned = planned or (word == "set" and low[k + 1] == "to")
        else:
            believed = believed or _believed(tokens, k, at)
            planned = planned or _planned(tokens, k, at)
    for k in signs.open:
        # What an 'if' opens holds for both halves of its sentence, what a 'whether' opens for its own.
        hypothetical = hypothetical or (low[k] != "whether" and begin <= k < end) or (k < at < k + 2 * _NEAR)
    modality = Modality.ATTRIBUTED if speaker is not None else Modality.ASSERTED
    if denied:
        modality = Modality.DENIED
    elif believed:
        modality = Modality.BELIEVED
    elif hypothetical:
        modality = Modality.HYPOTHETICAL
    elif planned:
        modality = Modality.PLANNED
    return Saying(modality, negated, speaker or None)


def _condition(tokens: Tokens, k: int) -> bool:
    """Whether 'if' or its kin opens a condition: not 'thousands if not millions', 'as if', 'whether or not'."""
    low = tokens.low
    if low[k] in ("provided", "assuming"):
        return low[k + 1] == "that" or tokens.kind[k - 1] is Tok.COMMA
    return low[k + 1] not in ("not", "or", "any", "so") and low[k - 1] not in ("as", "even")


def _negates(tokens: Tokens, k: int, at: int, near: bool, begin: int) -> bool:
    """Whether the negation at token k says that the value at token `at` is not so."""
    low = tokens.low
    word, then = low[k], low[k + 1]
    if word in ("not", "no"):
        if then in NOT_MORE or (
            then in NOT_OPEN and any(low[m] in ("whether", "if", "how") for m in range(k + 1, k + 4))
        ):
            return False
        if word == "no" and then in _FINDS:
            return k < at
        if word == "no" and k < at and then != "longer" and at - k > 4:
            return then == "one" and at - k < 7
    elif low[k + 2] == "whether" and then in NOT_OPEN:
        return False
    if word in ("neither", "nor", "none", "nobody", "nothing"):
        return k < at and (at - k < 6 or k < begin + 2)
    if k < at:
        if "until" in low[k + 1 : at] or (word == "not" and _but(tokens, k, at)):
            # 'Did not open until 1931' and 'not in 1930 but in 1931' say that it was so in 1931.
            return False
        return near and reaches(tokens, k, at)
    # '300 people were not paid': behind the value, in its own clause.
    if word == "no" or k - at > 8 or at - begin > 4 or low[at - 1] in PREPOSITIONS or _parted(tokens, at, k):
        return False
    return word in _NOT or low[k - 1] in AUXILIARIES


def _but(tokens: Tokens, k: int, at: int) -> bool:
    """'Not in 1930 but in 1931', 'not 12 but 14': the value is what stands against the one that is denied."""
    low = tokens.low
    for m in range(at - 1, max(k, at - 4), -1):
        if low[m] == "but":
            return True
        if low[m] not in PREPOSITIONS and low[m] not in ("only", "rather", "the"):
            return False
    return False


def _says_none(tokens: Tokens, k: int, first: int) -> bool:
    """'No cases have been confirmed', 'has reported no deaths': a sentence without a figure that says of none."""
    low, kind = tokens.low, tokens.kind
    then = low[k + 1]
    if low[k] != "no" or kind[k + 1] is not Tok.WORD or then in NOT_MORE or then in _FINDS:
        return False
    # In an aside or a second clause it says nothing of the first.
    return not any(kind[m] in (Tok.COMMA, Tok.COLON, Tok.DASH) or low[m] in ("and", "with") for m in range(first, k))


def _parted(tokens: Tokens, at: int, k: int) -> bool:
    """Whether another clause begins between the value and token k."""
    kind, low = tokens.kind, tokens.low
    return any(
        kind[m] in (Tok.COMMA, Tok.DASH, Tok.QUOTE) or low[m] in ("and", "but", "who", "which", "that")
        for m in range(at + 1, k)
    )


def _avoids(tokens: Tokens, k: int) -> bool:
    """'failed to', 'has yet to', 'avoided paying', 'abandoned plans to', 'ruled out'."""
    low = tokens.low
    word, then = low[k], low[k + 1]
    if word == "ruled":
        return then == "out"
    if word in CLEARED:
        return then == "of"
    if word in FAILED_TO:
        return then == "to" and (word != "yet" or low[k - 1] in AUXILIARIES)
    return then.endswith("ing") or (then in ("plans", "a", "its", "his", "her", "their") and "to" in low[k + 1 : k + 5]
                                    and "plan" in low[k + 1] + low[k + 2])  # fmt: skip


def _believed(tokens: Tokens, k: int, at: int) -> bool:
    low = tokens.low
    word, before, then = low[k], low[k - 1], low[k + 1]
    if word in ALLEGED and before in _BE and (then in _ALLEGED_THEN or word in BELIEVES):
        # "is said to", "it is said that"; not "was said by".
        return word != "said" or then == "to" or (then == "that" and low[k - 2] == "it")
    if word == "charged":
        return then == "with" and low[k + 2].endswith("ing") and k < at < k + 8
    if word in ("feared", "believed", "thought") and before in _BELIEVERS and k < at:
        return True
    if word not in BELIEVES or before in ("less", "more", "un", "as"):
        return False
    if word.endswith("ly") and word != "likely":
        return True
    if word == "unconfirmed":
        return k < at
    if word in ("believe", "believes", "think", "thinks", "suspect", "suspects", "fears"):
        return k < at and before not in ("the", "his", "her", "their", "its", "a")
    return then in ("to", "that", "have", "has", "killed", "dead") or before in _BE or word in ("likely", "probably")


def _planned(tokens: Tokens, k: int, at: int) -> bool:
    low = tokens.low
    word, then = low[k], low[k + 1]
    if word in AHEAD:
        if word in ("will", "'ll", "shall"):
            if k < at and not reaches(tokens, k, at):
                return False
            if tokens.capital(k) and tokens.kind[k - 1] is Tok.WORD:
                return False
            return k < at or (k < at + 12 and not _parted(tokens, at, k))
        if k < at and reaches(tokens, k, at):
            return True
    if word in CONSIDERS:
        return k < at and reaches(tokens, k, at) and (low[k - 1] in _BE or low[k - 2] in _BE)
    if then == "for" and word in ("plan", "plans", "proposal", "proposals"):
        return k < at < k + _NEAR
    if word == "expected" and low[k - 1] in ("had", "have", "has"):
        return k < at
    if then == "to" or (then == "for" and word in ("due", "scheduled", "slated", "set")):
        if k < at and not reaches(tokens, k, at):
            return False
        if word in PLANS_TO:
            return k < at or (low[k - 1] in _BE and k - at < 9 and not _parted(tokens, at, k))
        # 'is to open', 'were to meet': not 'it is to blame'.
        return word in ("is", "are", "was", "were", "'s") and low[k + 2] not in ("blame", "be") and (
            low[k + 2] not in ("the", "a") and not tokens.capital(k + 2)
        )  # fmt: skip
    return False
