"""The same value, but another name in the same role: written by another, married to another, born somewhere else."""

import re
from dataclasses import dataclass

from claims.extraction.lexicon import words

from .mention import Mention
from .scope import Name, names_in
from .target import Target
from .words import content, fold
from .world import rank_of_place

# Verbs whose object is one, so that another name there is another fact. Own list.
_TAKES = frozenset(
    fold(word)
    for word in words(
        "won received joined married defeated beat portrayed attended acquired bought founded succeeded replaced "
        "established divorced killed discovered invented designed composed wrote directed produced edited starred "
        "starring hosted"
    )
)
# What one does to a work: one of them is not another.
_ACTS = frozenset(
    fold(word)
    for word in words("wrote directed produced edited composed designed painted starred hosted choreographed")
)
_WORKS = words("film novel book album song play opera musical series poem painting story comedy")
_BOTH = re.compile(r"\bby\s+(?:both|them|him|her|each other)\b")
_ARTICLES = r"(?:(?:the|a|an|his|her|its|their|to|actor|actress|singer|player|director|author)\s+){0,3}"
_VERBS = r"([^\W\d_]+(?:(?:,\s+|,?\s+and\s+)[^\W\d_]+)*)\s+"
_FILLER = r"(?:(?:in|on|during|solely|only|jointly)\s+(?:[\w,]+\s+){1,4})?"
_VERB = re.compile(_VERBS + _ARTICLES + "$")
_HEAD = re.compile(_VERBS + _FILLER + "$")
_BY = re.compile(r"\bby\s+(?:the\s+)?(?:[a-z][\w'-]*\s+){0,3}$")
_AT = re.compile(
    r"(?i)\b(in|at|on)\s+(?:the\s+)?(?:(?:city|town|village|television|channel|network|film|series)\s+(?:of\s+)?)?$"
)
_LIST = re.compile(r"[\s,]*(?:(?:and|&|with)\s+)?(?:the\s+)?")
_WORD = re.compile(r"[^\W\d_]+")
# Characters before a name that may say what it does there.
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True)
class _Role:
    """What stands beside a name: "by" or "of", and the folded verb."""

    how: str
    verb: str


def other_name(target: Target, mention: Mention) -> str | None:
    """The sentence that names the other one, or None where nothing speaks against the claim."""
    if mention.row:
        return None
    return _other_agent(target, mention) or _other_act(target, mention) or _other_place(target, mention)


def _other_agent(target: Target, mention: Mention) -> str | None:
    """ "Written by Ana Petrov" against "written by Tomas Reyes"."""
    mine = _roles(target.claim.text)
    theirs = _roles(mention.sentence_text) if mine else {}
    known = _words(names_in(mention.sentence_text)) if mine else set()
    for role, names in mine.items():
        others = theirs.get(role)
        if others is None or any(_met(name, others) for name in names):
            continue
        if (not others or role.how == "of") and any(_words([name]) & known for name in names):
            # "Written by both": whoever the sentence names may be meant.
            continue
        return f"The source names {others[0].words if others else 'others'} where the claim names {names[0].words}."
    return None


def _other_act(target: Target, mention: Mention) -> str | None:
    """ "Directed Red Tide" against "produced Red Tide": another act, of or on the very same one."""
    mine, theirs = _roles(target.claim.text), _roles(mention.sentence_text)
    said = content(mention.sentence_text)
    for role, names in mine.items():
        if role.verb not in _ACTS or role.verb in said or role in theirs:
            continue
        for other, others in theirs.items():
            if (
                other.how == role.how
                and other.verb in _ACTS - {role.verb}
                and any(_met(name, others) for name in names)
            ):
                return f'The source has {names[0].words} for another part than "{role.verb}".'
    return None


def _other_place(target: Target, mention: Mention) -> str | None:
    """ "Born in Luma" against "born in Estvar", where both dates are of the same event."""
    if not target.events & mention.events:
        return None
    mine, theirs = _places(target.claim.text), _places(mention.own)
    known = _words(names_in(mention.sentence_text))
    for how, name in mine:
        there = next((other for at, other in theirs if at == how), None)
        if (
            there is not None
            and not _words([name]) & known
            and not _words([there]) & _words(names_in(target.claim.text))
            and rank_of_place(name.key) == rank_of_place(there.key)
        ):
            return f"The source names {there.words} where the claim names {name.words}."
    return None


def _places(text: str) -> list[tuple[str, Name]]:
    found = []
    for name in names_in(text):
        at = _AT.search(text[max(0, name.start - _LOOK_BACK) : name.start])
        if at:
            found.append((at[1].casefold(), name))
    return found


def _roles(text: str) -> dict[_Role, list[Name]]:
    """Who or what stands beside each verb: "by" for the one who acts, "of" for what is acted on."""
    found: dict[_Role, list[Name]] = {}
    names = names_in(text)
    for i, name in enumerate(names):
        before = text[max(0, name.start - _LOOK_BACK) : name.start]
        by = _BY.search(before)
        head = _HEAD.search(before[: by.start()]) if by else _VERB.search(before)
        if head is None:
            continue
        group = [name]
        while i + len(group) < len(names) and _LIST.fullmatch(text[group[-1].end : names[i + len(group)].start]):
            group.append(names[i + len(group)])
        for verb in _WORD.findall(head[1]):
            folded = "wrote" if by and verb in _WORKS else fold(verb)
            if by or folded in _TAKES:
                found.setdefault(_Role("by" if by else "of", folded), []).extend(group)
    for both in _BOTH.finditer(text):
        head = _HEAD.search(text[max(0, both.start() - _LOOK_BACK) : both.start()])
        for verb in _WORD.findall(head[1]) if head else []:
            found.setdefault(_Role("by", fold(verb)), [])
    return found


def _met(name: Name, others: list[Name]) -> bool:
    """Whether one of the names has a word of this one: "Petrov" is "Ana Petrov"."""
    return any(_words([name]) & _words([other]) for other in others)


def _words(names: list[Name]) -> set[str]:
    return {word for name in names for word in name.key.split()}
