"""Whether a text is in English, told by its small words: enough for a single sentence, and for a bare table."""

import re
from collections import Counter
from dataclasses import dataclass

from claims.extraction.lexicon.given_names import FEMALE, MALE
from claims.extraction.lexicon.languages import COUNTED, ELIDED, ENGLISH, IN_NAMES, SMALL

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ][^\W\d_]+)*")
_ELISION = re.compile(r"([^\W\d_]+)['’](?=[^\W\d_])")
_TELLING = {name: small | COUNTED[name] for name, small in SMALL.items()}
_GIVEN = FEMALE | MALE
# What a page declares where it does not know, or has several.
_NO_LANGUAGE = {"", "und", "mul", "zxx", "mis"}
# A declared language gives way to this many English words, and twice those of any other language.
_PLAINLY = 3


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many words of a text speak for English, and for the likeliest other language."""

    english: int
    other: int
    language: str
    counted: bool


def not_english(text: str, declared: str | None = None) -> str | None:
    """A sentence that names the other language a text is in, or None where it is English or cannot be told.

    `declared` is what the page says of itself (BCP 47). It settles a text whose words tell nothing, and yields to
    a text that is plainly English, since templates are copied with the language of another page.
    """
    found = _counts(text)
    tag = (declared or "").replace("_", "-").split("-")[0].strip().casefold()
    if tag not in _NO_LANGUAGE and tag not in {"en", "eng"}:
        if found.english >= _PLAINLY and found.english > 2 * found.other:
            return None
        if found.other <= found.english:
            return f"The page says that it is not in English but in another language ({tag})."
        return f"The source is not in English; it seems to be {found.language}."
    if found.other > found.english and (found.other > 1 or found.counted):
        return f"The source is not in English; it seems to be {found.language}."
    return None


def _counts(text: str) -> _Counts:
    words = _WORD.findall(text)
    plain = [word.casefold() for word in words]
    telling = [folded for at, folded in enumerate(plain) if not _is_of_a_name(words, plain, at)]
    language, other = "", 0
    times = Counter(telling)
    for name, listed in _TELLING.items():
        hits = sum(times[word] for word in times.keys() & listed)
        if hits > other:
            language, other = name, hits
    elided = sum(_leans(word) for word in words)
    if elided and language in {"", "French", "Italian"}:
        language, other = language or "French", other + elided
    counted = language != "" and any(word in COUNTED[language] for word in telling)
    return _Counts(sum(word in ENGLISH[language] for word in telling), other, language, counted)


def _leans(word: str) -> bool:
    """Whether a word is an elided one and another: l'épidémie. D'Angelo and Côte d'Ivoire are names."""
    found = _ELISION.match(word)
    return found is not None and found[1].casefold() in ELIDED and word[found.end()].islower()


def _is_of_a_name(words: list[str], plain: list[str], at: int) -> bool:
    """Whether a particle stands in a name: between capitals, or itself with a capital before one."""
    if plain[at] in _GIVEN and words[at][0].isupper() and at + 1 < len(words) and words[at + 1][0].isupper():
        return True
    if plain[at] not in IN_NAMES or at + 1 == len(words):
        return False
    following = at + 1
    while following < len(words) and plain[following] in IN_NAMES:
        following += 1
    if following == len(words) or not words[following][0].isupper():
        return False
    if words[at][0].isupper():
        return True
    before = at - 1
    while before >= 0 and plain[before] in IN_NAMES:
        before -= 1
    if plain[at] in {"der", "den"}:
        # German nouns have capitals too: "die Zahl der Toten".
        return at > 0 and plain[at - 1] in {"van", "von"}
    return before >= 0 and words[before][0].isupper()
