"""Whether a text can be judged at all: English prose or figures, and not a wall in front of them."""

import re
from functools import lru_cache

from claims.extraction.lexicon.function_words import EDGES

from .english import not_english

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WALL = re.compile(
    r"(?i)\b(?:enable javascript|verify (?:that )?you are (?:a )?human|are you a robot|"
    r"checking your browser|just a moment|"
    r"subscribe to (?:continue|read)|subscribers? only|log ?in to (?:continue|read)|sign in to (?:continue|read)|"
    r"to continue reading|accept (?:all )?cookies|cookie (?:consent|preferences)|we value your privacy|"
    r"access denied|create a free account)\b"
)
_MANY = 25
_FEW_FUNCTION_WORDS = 0.08
_SHORT = 900


@lru_cache(maxsize=8)
def illegible(text: str, language: str | None = None) -> str | None:
    """A sentence that says why the text cannot be judged, or None where it can.

    `language` is what the page declares of itself (BCP 47).
    """
    if not text.strip():
        return "The source has no readable text; it may be a scan or an image."
    letters = [] if text.isascii() else [c for c in text if c.isalpha()]
    if letters and sum(c > "\u024f" and not "\u1e00" <= c <= "\u1eff" for c in letters) > len(letters) * 0.4:
        return "The source is not in English."
    other = not_english(text, language)
    if other:
        return other
    words = _WORD.findall(text.casefold())
    tabular = any(" | " in line for line in text.splitlines())
    if not tabular and len(words) >= _MANY and sum(w in EDGES for w in words) < len(words) * _FEW_FUNCTION_WORDS:
        return "The source does not read as English prose."
    if len(text) < _SHORT and _WALL.search(text):
        return "The source shows a page that asks for consent, a login or a check, not its text."
    return None
