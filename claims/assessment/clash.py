"""Where the value is the same but what it is said of is not: another event, another sort of thing."""

import re
from dataclasses import dataclass

from claims.extraction.claim import DateValue
from claims.extraction.lexicon import words

from .agents import other_name
from .choose import met_name
from .companions import other_number
from .contrast import contrast
from .mention import Mention
from .ordinals import other_ordinal
from .target import Target
from .wording import date_words
from .words import APART, content, fold

_NATIONS = words(
    "american canadian british english scottish welsh irish french german italian spanish portuguese dutch belgian "
    "swiss austrian polish czech hungarian romanian bulgarian greek turkish russian ukrainian swedish norwegian "
    "danish finnish icelandic australian mexican brazilian argentine chilean indian pakistani chinese japanese "
    "korean vietnamese thai indonesian filipino malaysian israeli iranian iraqi egyptian nigerian kenyan"
)
_WORKS = words(
    "film movie book novel album song single play musical opera series sitcom soundtrack game "
    "magazine newspaper painting poem sculpture podcast band"
)
_SAME = {"movie": "film", "novel": "book", "single": "song", "sitcom": "series", "soundtrack": "album"}
_WORD = re.compile(r"[^\W\d_]+")
_EVENT_WORDS = {
    "born": "a birth", "died": "a death", "married": "a marriage", "divorced": "a divorce", "graduated": "a graduation",
    "founded": "a founding", "ended": "an end", "began": "a beginning", "released": "a release",
    "elected": "taking office", "left": "leaving office", "discovered": "a discovery",
}  # fmt: skip
_IS_A = re.compile(r"(?i)\b(?:is|was|are|were)\s+(?:an?|the)\b")
_YEAR = re.compile(r"\d{4}")
# What is done anew each year. Own list.
_DONE = frozenset(
    fold(word)
    for word in words(
        "scored won sold made produced built exported imported earned grossed spent signed recorded carried released "
        "published awarded caught planted"
    )
)
_BRACKETS = re.compile(r"\([^()]*\)|-LRB-.*?-RRB-")
_PHRASE_ENDS = re.compile(r"[.;]|\b(?:who|which|that|where|by|in|from|of|for|with|at|on)\b")
_ASIDE = re.compile(r",[^,]*,")
_MAX_SUBJECT = 6
_OF_YEAR = re.compile(r"(?i)\b(?:is|was)\s+an?\s+([12]\d{3})\s+[^\W\d]")


@dataclass(frozen=True, slots=True)
class Mixed:
    """The mention that has the claimed date for another event, and the sentence that says so."""

    mention: Mention
    reason: str


def other_event(target: Target, mentions: list[Mention]) -> Mixed | None:
    """Where the source gives the very date claimed, for the same subject, but as that of another event.

    "She graduated on 9 May 1971" against "born 9 May 1971": the source knows the day as her birth, so it speaks
    against the claim. Nothing follows where the source has no such date.
    """
    mine = target.events & APART
    if not mine or not isinstance(target.value, DateValue):
        return None
    for mention in mentions:
        theirs = mention.events & APART
        if (
            isinstance(mention.value, DateValue)
            and mention.value.edtf == target.value.edtf
            and theirs
            and not theirs & mine
            and met_name(target, [*mention.near, *mention.sentence]) is not None
        ):
            seen, said = (_EVENT_WORDS[min(events)] for events in (theirs, mine))
            day = date_words(mention.value.edtf or "")
            return Mixed(mention, f"The source gives {day} as the date of {seen}, not of {said}.")
    return None


def clash(target: Target, mention: Mention, mentions: list[Mention]) -> str | None:
    """What the source says to the contrary beside a value that agrees, or None where it says nothing of the kind."""
    return (
        other_sort(target, mention)
        or other_nation(target, mention)
        or contrast(target, mention)
        or other_name(target, mention)
        or other_ordinal(target, mention)
        or other_year(target, mention)
        or other_number(target, mention, mentions)
    )


def other_year(target: Target, mention: Mention) -> str | None:
    """ "Scored 12 goals in 2010" against "in 2011": what is done in a year is another figure each year."""
    mine, theirs = target.as_of or "", mention.as_of or ""
    if not target.named or mention.dated != "text" or not (_YEAR.fullmatch(mine) and _YEAR.fullmatch(theirs)):
        return None
    if mine == theirs or not content(target.claim.text) & content(mention.own) & _DONE:
        return None
    return f"The source gives the figure for {theirs}, the claim for {mine}."


def other_nation(target: Target, mention: Mention) -> str | None:
    """ "Is a Canadian actor" against "(born 18 September 1975) is an American actor"."""
    if mention.row:
        return None
    mine = _described(target.claim.text)
    theirs = _described(mention.sentence_text)
    if mine and theirs and not mine & theirs:
        return f"The source says {min(theirs).capitalize()} where the claim says {min(mine).capitalize()}."
    return None


def _described(text: str) -> set[str]:
    """The nations that a sentence gives its own subject: "Ivo Lang (born ...) is a Swiss actor"."""
    plain = _ASIDE.sub(" ", _BRACKETS.sub(" ", text))
    found = _IS_A.search(plain)
    if found is None or len(plain[: found.start()].split()) > _MAX_SUBJECT:
        return set()
    phrase = _PHRASE_ENDS.split(plain[found.end() :], maxsplit=1)[0]
    return _of_sort(phrase, _NATIONS)


def other_sort(target: Target, mention: Mention) -> str | None:
    """Where both say what a thing is, and differ: "a 1998 Danish film" against "a 1998 Danish book" or "a 1996 ..."."""
    claimed = target.claim.text
    if mention.row or not _IS_A.search(claimed) or not _IS_A.search(mention.sentence_text):
        return None
    years = _OF_YEAR.search(claimed), _OF_YEAR.search(mention.sentence_text)
    if years[0] and years[1] and years[0][1] != years[1][1]:
        return f"The source says {years[1][1]} where the claim says {years[0][1]}."
    if not isinstance(target.value, DateValue) or not _IS_A.search(mention.own):
        return None
    mine, theirs = _of_sort(claimed, _WORKS), _of_sort(mention.own, _WORKS)
    if mine and theirs and not mine & theirs:
        return f"The source says {min(theirs)} where the claim says {min(mine)}."
    return None


def _of_sort(text: str, sort: frozenset[str]) -> set[str]:
    """The words of one sort in a text."""
    return {_SAME.get(word, word) for word in _WORD.findall(text.casefold()) if word in sort}
