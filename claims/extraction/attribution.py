"""Who a sentence says has said what it says: 'X said that ...', '..., according to X', 'figures from X show'."""

from . import speakers
from .lexicon import words
from .lexicon.function_words import AUXILIARIES, COMMON_VERBS, PREPOSITIONS
from .lexicon.sayings import DOCUMENTS, HEARD, SAY_BASE, SHOWS
from .lexicon.speech import DENIES, GROUPS, QUOTES
from .nouns import singular
from .persons import People
from .tokens import Tok, Tokens

# Verbs whose object is a thing, a person or an order: what follows is not said by their subject.
_NO_CLAUSE = words(
    "called calls calling described describes describing agreed expressed expresses hopes hoped praised hailed "
    "condemned commended criticised criticized accused denounced welcomed blamed branded dubbed labelled labeled "
    "slammed blasted urged urges demanded demands asked asks continued continues promised promises pledged "
    "pledges vowed vows quoted cited posted posts read reads tell compared defended attacked ridiculed mocked "
    "touted hails praises slams condemns criticises criticizes accuses recommended wondered wonders informed "
    "reminded assured"
)
# They say it of somebody: "accused Smith of stealing 300 cars", "blamed rain for 300 deaths".
_OF = {"accused": "of", "accuses": "of", "blamed": "for", "blames": "for", "accuse": "of", "blame": "for"}
_BEFORE_NOUN = words("the a an of to its his her their been be is are was were this that no any these those such")
# Nouns as often as verbs.
_NOUNS_TOO = words("reports claims calls demands estimates comments posts promises hopes notes remarks fears states")
# "Wrote a book", "read the letter": nothing is said by it.
_WORKS = words("wrote writes write posted repeated repeats recalled revealed")
# Behind a comma they open an aside with a say of its own: "will fly to Oslo, a city of 700,000".
_ASIDE = words("a an who whose which where whom")
_CLOSES = (Tok.COMMA, Tok.QUOTE, Tok.APOSTROPHE)
_THAT = words("found finds find ruled rules heard")
_SPOKEN = (QUOTES | {"forecast", "forecasts", "expects", "projects", "reckons"}) - DENIES - _NO_CLAUSE
SAID = _SPOKEN | DENIES | SAY_BASE | SHOWS | frozenset(_OF) | {"according", "per", "heard"}


def attribution(
    tokens: Tokens, end: int, at: int, said: list[int], known: dict[int, str | None],
    first: int, limit: int, people: People,
) -> str | None:  # fmt: skip
    """Who has said the value at token `at` of the clause that ends before token `end`, in the sentence's words.

    "" where somebody has, though it is not clear who.
    `said` are the tokens of the sentence with a word of `SAID`, `known` the speakers of those asked before.
    """
    low, kind = tokens.low, tokens.kind
    for k in said:
        word = low[k]
        if kind[k] is not Tok.WORD or (k >= end and not _closing(tokens, k, limit)):
            continue
        if k not in known:
            known[k] = _speaker(tokens, k, first, limit, people)
        speaker = known[k]
        if speaker is None:
            continue
        if k < at and low[k - 1] in ("who", "which", "whose") and Tok.COMMA in kind[k:at]:
            continue
        if at < k and word in SHOWS and low[k + 1] == "that":
            # "drilled 36 holes and found that": it is found of what follows.
            continue
        if word in _OF and not (k < at and _OF[word] in low[k + 1 : at]):
            continue
        if word in ("put", "puts") and not (k < at and "at" in low[max(k, at - 3) : at + 1]):
            continue
        if word in DENIES and k < at and not reaches(tokens, k, at):
            continue
        return speaker
    return None


def _speaker(tokens: Tokens, k: int, first: int, limit: int, people: People) -> str | None:
    """The speaker of the word of saying at token k, if it is one there."""
    low, kind = tokens.low, tokens.kind
    word = low[k]
    if word == "according":
        return speakers.speaker_after(tokens, k + 2, limit, people) if low[k + 1] == "to" else None
    if word == "per":
        opens = (k == first and low[k + 1] in ("the", "a", "an", "its")) or (tokens.capital(k + 1) and k == first)
        return speakers.speaker_after(tokens, k + 1, limit, people) if opens else None
    before = low[k - 1] if k > first else ""
    if before in _BEFORE_NOUN or (word in _THAT and low[k + 1] != "that" and word != "found"):
        return None
    if word in _WORKS and low[k + 1] in ("the", "a", "an", "his", "her", "their", "about", "for", "it"):
        return None
    inverted = k > first and kind[k - 1] is Tok.COMMA and low[k + 1] in ("a", "an", "the")
    if word in _NOUNS_TOO and not inverted and not _one_before(tokens, k, first):
        return None
    if word in SAY_BASE and word not in QUOTES and not many_before(tokens, k, first):
        return None
    speaker = speakers.speaker_before(tokens, k, first, people)
    if speaker is None and kind[k - 1] in _CLOSES and word in QUOTES and kind[k + 1] is not Tok.NUMBER:
        speaker = speakers.speaker_after(tokens, k + 1, limit, people)
    if speaker is None:
        # Somebody says it, though it is not clear who.
        return "" if before in ("he", "she", "they", "it") and word in QUOTES else None
    if word == "heard" and not any(part in HEARD for part in speaker.lower().split()):
        return None
    if word in SHOWS and word not in QUOTES | SAY_BASE and word not in ("put", "puts"):
        documents = any(singular(part) in DOCUMENTS for part in speaker.lower().split())
        return speaker if documents or low[k + 1] == "that" else None
    return speaker


def many_before(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a plural subject stands before token k: 'officials believe', 'they also expect'."""
    low = tokens.low
    m = k - 1
    while m > first and (low[m].endswith("ly") or low[m] in ("also", "now", "still")):
        m -= 1
    word = low[m]
    return m >= first and (
        word in ("they", "we", "who", "police", "people", "media")
        or (singular(word) in GROUPS and singular(word) != word)
    )


def _one_before(tokens: Tokens, k: int, first: int) -> bool:
    """Whether a singular subject stands before token k: 'the ministry estimates', 'Berg claims'."""
    word = tokens.low[k - 1]
    if k <= first or word.endswith(("ed", "al", "ing")):
        return False
    if word in ("he", "she", "it", "who", "which", "also"):
        return True
    return (tokens.capital(k - 1) and (k - 1 > first or not tokens.capital(k))) or (
        word in GROUPS and singular(word) == word
    )


def _closing(tokens: Tokens, k: int, limit: int) -> bool:
    """Whether a verb of saying stands in a tail such as ', officials said on Monday.'"""
    return limit - k < 8 or tokens.low[k + 1] in PREPOSITIONS or tokens.low[k] in ("according", "said", "says")


def reaches(tokens: Tokens, k: int, at: int) -> bool:
    """Whether what the word at token k says of its clause still holds at the value: no new verb begins between."""
    low, kind = tokens.low, tokens.kind
    if low[k + 1] == "that":
        return True
    relative = "who" in low[k - 3 : k] or "which" in low[k - 3 : k]
    for m in range(k + 1, min(at, k + 40)):
        if kind[m] is Tok.COMMA and (
            relative or low[m + 1] in _ASIDE or low[m + 1].endswith("ing") or low[m + 2].endswith("ing")
        ):
            return False
        if low[m] in ("and", "but") and m + 1 < at:
            then = low[m + 1]
            if then in COMMON_VERBS or then in AUXILIARIES or (then.endswith("ed") and len(then) > 4):
                return False
            if low[m] == "but" and then in QUOTES:
                # "denies killing 12 but admits stealing 3"
                return False
    return True
