"""A source that says there were none: "made no short films", "failed to make any", "never made one"."""

import re
from dataclasses import dataclass

from claims.extraction.claim import Comparator, Quantity
from claims.extraction.lexicon.function_words import EDGES
from claims.extraction.nouns import singular

from .choose import met_name
from .mention import LOOK_BACK
from .page import Page
from .scope import names_in
from .target import Target
from .words import content, fold

_NONE = re.compile(
    r"(?i)\b(?:no|zero|(?:not|never|without|failed to|fails to|refused to|unable to)\b[^,.;]{0,40}?"
    r"\b(?:any|an?|one|a single)|\w+n't\b[^,.;]{0,40}?\bany)((?:\s+[^\W\d_][\w'-]*){1,5})"
)
_NOT_NONE = re.compile(
    r"(?i)\bno (?:more|less|fewer|longer|later|earlier|doubt|sooner|one|other|further|new|additional)\b"
)
# A word between that begins another phrase: "no prize for his films".
_PARTED = EDGES - frozenset({"of", "the", "his", "her", "its", "their"})
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_SENTENCE = re.compile(r"\S[^.!?\n]{0,2000}[.!?]?")
_ALLOW_NONE = frozenset({Comparator.LESS_THAN, Comparator.AT_MOST})
_LIKE = 0.3


@dataclass(frozen=True, slots=True)
class NoneOf:
    """Where the source says so: the words, the sentence, whether the claim allows it, and the reason."""

    span: tuple[int, int]
    passage: tuple[int, int]
    agrees: bool
    reason: str


def none_of(target: Target, page: Page) -> NoneOf | None:
    """Where the source says that there are none of what the claim counts."""
    value = target.value
    if not isinstance(value, Quantity) or not value.unit or target.change or target.measure:
        return None
    agrees = value.number == 0 or value.comparator in _ALLOW_NONE
    for found in _NONE.finditer(page.text):
        end = _end_of_unit(found, fold(value.unit.split()[-1]))
        if end is None or _NOT_NONE.match(found[0]):
            continue
        passage = _sentence_about(page.text, found.start())
        if _about(target, page.text[slice(*passage)]):
            words = page.text[found.start() : end]
            said = "the claim allows for none" if agrees else "the claim gives a number of them"
            return NoneOf((found.start(), end), passage, agrees, f'The source says "{words}"; {said}.')
    return None


def _end_of_unit(found: re.Match[str], unit: str) -> int | None:
    """Where the counted noun ends in the words after "no" or "any", or None where it does not follow."""
    for word in _WORD.finditer(found[1]):
        if fold(singular(word[0].casefold())) == unit:
            return found.start(1) + word.end()
        if word[0].casefold() in _PARTED:
            return None
    return None


def _about(target: Target, sentence: str) -> bool:
    """Whether a sentence is about what the claim is about: it names it, or names nothing else and shares words."""
    names = names_in(sentence)
    if met_name(target, names) is not None:
        return True
    if target.strict or any(not name.first for name in names):
        return False
    return len(target.content & content(sentence)) >= _LIKE * len(target.content)


def _sentence_about(text: str, at: int) -> tuple[int, int]:
    first = max(0, at - LOOK_BACK)
    start = max(text.rfind(mark, first, at) for mark in (". ", "! ", "? ", "\n"))
    found = _SENTENCE.search(text, max(first, start + 1))
    return found.span() if found else (at, len(text))
